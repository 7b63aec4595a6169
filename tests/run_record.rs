//! `run.json`: it says how the files beside it were made, and nothing that is not a function of input and options.

use assert_cmd::Command;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A folder with articles in two formats, a bad line, and a file that is no article.
fn desk() -> TempDir {
    let desk = TempDir::new().expect("a temporary folder");
    let put = |name: &str, text: &str| fs::write(desk.path().join(name), text).expect("a file");
    fs::create_dir(desk.path().join("news")).expect("a folder");
    put("news/a.txt", "Helen Prior said that Germany would buy the lithium.\n");
    put("news/b.jsonl", "{\"text\": \"“We will sell more copper to them,” Rosa Delgado said.\"}\n{\"title\": \"no text\"}\n");
    put("news/photo.png", "");
    put("other.txt", "Owen Tasker said that Chile would sell more copper to them.\n");
    desk
}

fn build(folder: &Path, args: &[&str]) -> i32 {
    let mut command = Command::cargo_bin("newsgraph").expect("the binary");
    let output = command.current_dir(folder).arg("build").args(args).output().expect("the binary runs");
    output.status.code().expect("an exit code")
}

fn record(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(folder.join("run.json")).expect("run.json")).expect("JSON")
}

#[test]
fn it_says_how_the_files_were_made() {
    let desk = desk();
    assert_eq!(build(desk.path(), &["news", "--outlet", "The Harbour Post", "--groups", "-o", "out"]), 1);
    let run = record(&desk.path().join("out"));
    assert_eq!(run["newsgraph"], env!("CARGO_PKG_VERSION"));
    assert_eq!(run["command"], "build");
    let options = &run["options"];
    assert_eq!(options["paths"], json!(["news"]));
    assert_eq!(options["outlet"], "The Harbour Post");
    assert_eq!(options["groups"], true);
    assert_eq!(options["raw"], false);
    assert!(["lang", "date", "data"].iter().all(|name| options.get(name) == Some(&Value::Null)), "{options}");
    let size = |name: &str| fs::metadata(desk.path().join(name)).expect("a file").len();
    let bytes = size("news/a.txt") + size("news/b.jsonl");
    assert_eq!(run["input"], json!({ "files": { "text": 1, "json-lines": 1 }, "passed_over": 1, "bytes": bytes }));
    assert_eq!(run["articles"], 2);
    assert_eq!(run["statements"]["indirect"], 1);
    assert_eq!(run["statements"]["direct"], 1);
    assert_eq!(run["warnings"], json!({ "no-text": 1, "passed-over": 1 }));
}

#[test]
fn its_checksums_are_those_of_all_files_beside_it() {
    let desk = desk();
    build(desk.path(), &["news", "-o", "out"]);
    let run = record(&desk.path().join("out"));
    let mut names: Vec<String> = fs::read_dir(desk.path().join("out"))
        .expect("the output")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .filter(|name| name != "run.json")
        .collect();
    names.sort();
    let files = run["files"].as_object().expect("the files");
    assert_eq!(files.keys().collect::<Vec<_>>(), names.iter().collect::<Vec<_>>());
    for (name, sha256) in files {
        let bytes = fs::read(desk.path().join("out").join(name)).expect("a file");
        let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(*sha256, hash, "{name}");
    }
}

#[test]
fn its_counts_are_those_of_the_files() {
    let desk = desk();
    build(desk.path(), &["news", "other.txt", "-o", "out"]);
    let run = record(&desk.path().join("out"));
    for name in ["graph.graphml", "statements.graphml"] {
        let xml = fs::read_to_string(desk.path().join("out").join(name)).expect("a graph");
        let count = |tag: &str| xml.matches(tag).count();
        assert_eq!(run["graphs"][name], json!({ "nodes": count("<node "), "edges": count("<edge ") }), "{name}");
    }
    let statements: u64 = run["statements"].as_object().expect("kinds").values().map(|n| n.as_u64().expect("a number")).sum();
    let lines = fs::read_to_string(desk.path().join("out/statements.jsonl")).expect("the statements");
    assert_eq!(statements, lines.lines().count() as u64);
    assert!(statements >= 3);
}

#[test]
fn it_depends_on_input_and_options_alone() {
    let desk = desk();
    let bytes = |args: &[&str], output: &str| {
        build(desk.path(), args);
        fs::read(desk.path().join(output).join("run.json")).expect("run.json")
    };
    let first = bytes(&["news", "other.txt", "--jobs", "1", "-o", "one"], "one");
    assert_eq!(first, bytes(&["other.txt", "news", "--jobs", "8", "--quiet", "-o", "two"], "two"));
    assert_eq!(first, bytes(&["news", "other.txt", "--verbose", "-o", "one"], "one"));
    assert_ne!(first, bytes(&["news", "other.txt", "--raw", "-o", "one"], "one"));
    assert_ne!(first, bytes(&["news", "-o", "one"], "one"));
    let chosen = bytes(&["news", "--formats", "graphml,csv", "-o", "three"], "three");
    assert_eq!(chosen, bytes(&["news", "--formats", "csv", "--formats", "graphml,csv", "-o", "four"], "four"));
}

#[test]
fn it_lists_the_files_that_were_asked_for() {
    let desk = desk();
    build(desk.path(), &["news", "--formats", "csv", "-o", "news/out"]);
    let run = record(&desk.path().join("news/out"));
    let files: Vec<&String> = run["files"].as_object().expect("files").keys().collect();
    assert_eq!(files, ["edges.csv", "nodes.csv", "statements.csv", "statements.jsonl"]);
    assert_eq!((&run["graphs"], &run["options"]["formats"]), (&json!({}), &json!(["csv"])));
    let mut there: Vec<_> =
        fs::read_dir(desk.path().join("news/out")).expect("a folder").map(|e| e.expect("an entry").file_name()).collect();
    there.sort();
    assert_eq!(there, ["edges.csv", "nodes.csv", "run.json", "statements.csv", "statements.jsonl"]);
    // it is no article without its graph either
    build(desk.path(), &["news", "-o", "again"]);
    assert_eq!(record(&desk.path().join("again"))["input"]["files"], run["input"]["files"]);
}

#[test]
fn it_is_no_article() {
    let desk = desk();
    assert_eq!(build(desk.path(), &["other.txt", "-o", "news/out"]), 0);
    fs::remove_file(desk.path().join("news/photo.png")).expect("a file");
    fs::write(desk.path().join("news/b.jsonl"), "{\"text\": \"“We will sell more copper to them,” Rosa Delgado said.\"}\n")
        .expect("a file");
    // an output in the folder of the articles is passed over without a word
    assert_eq!(build(desk.path(), &["news", "-o", "out"]), 0);
    assert_eq!(record(&desk.path().join("out"))["input"]["passed_over"], 0);
}
