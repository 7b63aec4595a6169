//! Web pages of `tests/pages`: what is read of them, against `NAME.txt` and `expected.csv`, which were written by hand.
//!
//! `cargo test --test pages -- --nocapture` prints precision and recall of words for each page.

mod support;

use encoding_rs::{Encoding, UTF_8};
use newsgraph::article::html::{Page, declared_charset, read_page};
use support::{csv_rows, files_below, root};

/// Of the words of each page, this share must be right, and this share found; of all pages in the mean, `MEAN` of both.
const PRECISION: f64 = 0.98;
const RECALL: f64 = 0.90;
const MEAN: f64 = 0.98;

fn page_file(name: &str) -> String {
    let bytes = std::fs::read(root().join("tests/pages").join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
    let by_mark = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding);
    let declared = declared_charset(&bytes).and_then(|label| Encoding::for_label(label.as_bytes()));
    by_mark.or(declared).unwrap_or(UTF_8).decode(&bytes).0.into_owned()
}

fn read(name: &str) -> Option<Page> {
    read_page(&page_file(&format!("{name}.html")))
}

fn expected_text(name: &str) -> String {
    std::fs::read_to_string(root().join("tests/pages").join(format!("{name}.txt"))).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn expected() -> Vec<[String; 6]> {
    let table = std::fs::read_to_string(root().join("tests/pages/expected.csv")).expect("a table");
    csv_rows(&table, ["page", "title", "date", "outlet", "lang", "url"])
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// How many words two texts share, whatever their order.
fn shared(found: &[String], wanted: &[String]) -> usize {
    let (mut found, mut wanted) = (found.to_vec(), wanted.to_vec());
    found.sort();
    wanted.sort();
    let mut rest = wanted.as_slice();
    let mut count = 0;
    for word in &found {
        while rest.first().is_some_and(|first| first < word) {
            rest = &rest[1..];
        }
        if rest.first() == Some(word) {
            count += 1;
            rest = &rest[1..];
        }
    }
    count
}

#[test]
fn main_text_is_found() {
    let mut failures = Vec::new();
    let mut sums = (0.0, 0.0, 0.0);
    for [name, ..] in expected().iter().filter(|row| !row[0].starts_with("none-")) {
        let Some(page) = read(name) else {
            failures.push(format!("{name}: no article"));
            continue;
        };
        let wanted = expected_text(name);
        let (found_words, wanted_words) = (words(&page.text), words(&wanted));
        let count = shared(&found_words, &wanted_words) as f64;
        let (precision, recall) = (count / found_words.len() as f64, count / wanted_words.len() as f64);
        sums = (sums.0 + precision, sums.1 + recall, sums.2 + 1.0);
        println!("{name:<16} precision {precision:.3}  recall {recall:.3}");
        if precision < PRECISION || recall < RECALL {
            failures.push(format!("{name}: precision {precision:.3}, recall {recall:.3} in\n{}", page.text));
        }
        // whatever holds words of a speaker must be there to the letter
        let found: Vec<&str> = page.text.split("\n\n").collect();
        for paragraph in wanted.trim_end().split("\n\n").filter(|p| p.contains(['“', '”', '«', '»', '"', '‘'])) {
            if !found.contains(&paragraph) {
                failures.push(format!("{name}: not there to the letter: {paragraph}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
    let (precision, recall) = (sums.0 / sums.2, sums.1 / sums.2);
    println!("{:<16} precision {precision:.3}  recall {recall:.3}", "mean");
    assert!(precision >= MEAN && recall >= MEAN, "precision {precision:.3}, recall {recall:.3}");
}

#[test]
fn metadata_are_read() {
    let mut failures = Vec::new();
    for row in expected().iter().filter(|row| !row[0].starts_with("none-")) {
        let Some(page) = read(&row[0]) else { continue };
        let date = page.date.map(|date| date.to_string());
        let found = [page.title, date, page.outlet, page.lang, page.url].map(Option::unwrap_or_default);
        for (field, (found, wanted)) in ["title", "date", "outlet", "lang", "url"].iter().zip(found.iter().zip(&row[1..])) {
            if found != wanted {
                failures.push(format!("{}: {field} is `{found}`, not `{wanted}`", row[0]));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn pages_without_an_article_give_none() {
    let names: Vec<String> = expected().into_iter().map(|[name, ..]| name).filter(|name| name.starts_with("none-")).collect();
    assert!(names.len() >= 4);
    for name in names {
        if let Some(page) = read(&name) {
            panic!("{name}: {}", page.text);
        }
    }
}

#[test]
fn every_page_has_its_row() {
    let rows: Vec<String> = expected().into_iter().map(|[name, ..]| name).collect();
    let files = files_below(&root().join("tests/pages"), "html");
    let names: Vec<String> = files.iter().map(|f| f.file_stem().expect("a name").to_string_lossy().into_owned()).collect();
    assert_eq!(rows, names);
}
