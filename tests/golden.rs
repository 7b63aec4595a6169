//! The sample articles as `newsgraph explain` shows them, held against reviewed snapshots in `tests/snapshots`: marks under
//! the words of every statement, why this speaker, and why no statement.
//!
//! A snapshot says what the program does, not what is right. On a mismatch the test fails and writes the new listing
//! beside the old one as `.snap.new` (with `INSTA_UPDATE=no`, nothing): read the difference, then rename it. After a
//! change that moves many, `INSTA_UPDATE=always cargo test --test golden` replaces them all; read `git diff`.

mod support;

use newsgraph::article::{Input, Inputs};
use newsgraph::explain::{Question, Stage, explain};
use newsgraph::pipeline::{Options, replay};
use support::{PACKS, root};

#[test]
fn sample_articles_read_as_reviewed() {
    let mut names = Vec::new();
    for input in Inputs::open(&["data/articles".into()], &PACKS, &[]) {
        let article = match input {
            Input::Article(article) => *article,
            Input::Problem(warning) => panic!("{warning}"),
        };
        let name = snapshot_name(&article.id);
        let question = Question { stage: Stage::Statements, statement: None, width: 100 };
        let (text, warnings) = replay(&PACKS, &Options::default(), article, |replay| explain(&replay, question));
        assert!(warnings.is_empty(), "{name}: {warnings:?}");
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name.as_str(), anstream::adapter::strip_str(&text).to_string());
        });
        names.push(name);
    }
    every_snapshot_has_an_article(&names);
}

/// The file name of the article without its ending, or the id that the article brings along.
fn snapshot_name(id: &str) -> String {
    let file = id.rsplit('/').next().expect("at least one part");
    file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned()
}

fn every_snapshot_has_an_article(names: &[String]) {
    for path in support::files_below(&root().join("tests/snapshots"), "snap") {
        let name = path.file_stem().expect("a name").to_string_lossy();
        assert!(names.iter().any(|n| *n == name), "{} belongs to no sample article; delete it", path.display());
    }
}
