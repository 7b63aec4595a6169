//! What several tests share: the built-in packs, one text through the pipeline, the project's own files.

#![allow(dead_code, reason = "every test file uses a part of it")]

pub mod laws;

use newsgraph::article::Article;
use newsgraph::pack::{DataSource, Packs};
use newsgraph::pipeline::{Options, analyse};
use newsgraph::record::ArticleRecord;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The built-in data.
pub static PACKS: LazyLock<Packs> = LazyLock::new(|| Packs::load(&DataSource::embedded()).expect("the built-in data can be read"));

/// The root of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// An article of `text` in the language `lang`; where there is none, the language is detected.
pub fn article(id: &str, text: &str, lang: Option<&str>) -> Article {
    Article {
        id: id.to_owned(),
        place: id.to_owned(),
        text: text.to_owned(),
        lang: lang.map(str::to_owned),
        date: None,
        outlet: None,
        title: None,
        url: None,
    }
}

/// What the pipeline finds in `text`.
pub fn read(text: &str, lang: Option<&str>) -> ArticleRecord {
    analyse(&PACKS, &Options::default(), article("test", text, lang)).0
}

/// The sample articles, sorted by name.
pub fn sample_articles() -> Vec<PathBuf> {
    files_below(&root().join("data/articles"), "txt")
}

/// All files with this ending in `folder` and below, sorted.
pub fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.expect("a folder entry").path();
        if path.is_dir() {
            files.extend(files_below(&path, ending));
        } else if path.extension().is_some_and(|e| e == ending) {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// A data file, `relative` to `data/`, as text.
pub fn data_file(relative: &str) -> String {
    let path = root().join("data").join(relative);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The rows of a CSV text, each as the cells of the named columns.
pub fn csv_rows<const N: usize>(text: &str, columns: [&str; N]) -> Vec<[String; N]> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let at = columns.map(|name| header.iter().position(|h| h == name).unwrap_or_else(|| panic!("no column `{name}`")));
    reader.records().map(|row| row.expect("a row as long as the header")).map(|row| at.map(|i| row[i].to_owned())).collect()
}
