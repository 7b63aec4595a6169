//! `output/sample` is what `build` makes of the sample articles: every file, byte for byte.

mod support;

use assert_cmd::Command;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use support::root;
use tempfile::TempDir;

const ARTICLES: &str = "data/articles";
const SAMPLE: &str = "output/sample";

#[test]
fn output_sample_is_what_build_makes_of_the_sample_articles() {
    let fresh = TempDir::new().expect("a temporary folder");
    let mut command = Command::cargo_bin("newsgraph").expect("the binary");
    // from the root, as a reader of the README runs it: the paths in the files are relative
    command.current_dir(root()).args(["build", ARTICLES, "-o"]).arg(fresh.path()).assert().code(0);

    let made = files(fresh.path());
    let kept = files(&root().join(SAMPLE));
    let mut wrong: Vec<String> = Vec::new();
    for (name, bytes) in &made {
        match kept.get(name) {
            None => wrong.push(format!("{SAMPLE}/{name} is missing")),
            Some(old) if old != bytes => wrong.push(format!("{SAMPLE}/{name} differs{}", first_difference(old, bytes))),
            Some(_) => {}
        }
    }
    wrong.extend(
        kept.keys().filter(|name| !made.contains_key(*name)).map(|name| format!("{SAMPLE}/{name} is not written by `build`; delete it")),
    );
    assert!(
        wrong.is_empty(),
        "{}\nTo make it anew, run from the root of the repository: cargo run -- build {ARTICLES} -o {SAMPLE}\nand read `git diff {SAMPLE}/statements.csv`.",
        wrong.join("\n")
    );
}

/// The files of the folder by name.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    entries
        .map(|entry| entry.expect("a folder entry"))
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).expect("a file")))
        .collect()
}

/// The first line that differs, old and new; of a binary file, nothing.
fn first_difference(old: &[u8], new: &[u8]) -> String {
    let (Ok(old), Ok(new)) = (std::str::from_utf8(old), std::str::from_utf8(new)) else { return String::new() };
    let (mut old, mut new) = (old.lines(), new.lines());
    let mut number = 1;
    loop {
        match (old.next(), new.next()) {
            (a, b) if a == b && a.is_some() => number += 1,
            (a, b) => {
                let short = |line: Option<&str>| line.map_or_else(|| "nothing".to_owned(), |l| l.chars().take(200).collect());
                return format!(" from line {number} on\n  kept: {}\n  made: {}", short(a), short(b));
            }
        }
    }
}
