//! The sample articles with marks under the words of every statement, held against reviewed snapshots in `tests/snapshots`.
//!
//! A snapshot says what the program does, not what is right. On a mismatch the test fails and writes the new listing
//! beside the old one as `.snap.new` (with `INSTA_UPDATE=no`, nothing): read the difference, then rename it. After a
//! change that moves many, `INSTA_UPDATE=always cargo test --test golden` replaces them all; read `git diff`.

mod support;

use newsgraph::article::{Input, Inputs};
use newsgraph::pipeline::{Options, analyse};
use newsgraph::record::ArticleRecord;
use support::frame::frame;
use support::{PACKS, root};

#[test]
fn sample_articles_read_as_reviewed() {
    let mut names = Vec::new();
    for input in Inputs::open(&[root().join("data/articles")], &PACKS) {
        let article = match input {
            Input::Article(article) => *article,
            Input::Problem(warning) => panic!("{warning}"),
        };
        let (record, warnings) = analyse(&PACKS, &Options::default(), article);
        assert!(warnings.is_empty(), "{}: {warnings:?}", record.id);
        let name = snapshot_name(&record);
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name.as_str(), frame(&record));
        });
        names.push(name);
    }
    every_snapshot_has_an_article(&names);
}

/// The file name of the article without its ending, or the id that the article brings along.
fn snapshot_name(record: &ArticleRecord) -> String {
    let file = record.id.rsplit('/').next().expect("at least one part");
    file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned()
}

fn every_snapshot_has_an_article(names: &[String]) {
    for path in support::files_below(&root().join("tests/snapshots"), "snap") {
        let name = path.file_stem().expect("a name").to_string_lossy();
        assert!(names.iter().any(|n| *n == name), "{} belongs to no sample article; delete it", path.display());
    }
}
