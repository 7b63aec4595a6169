//! Gives every input of `tests/fuzz/corpus` to its fuzz target: seeds, and inputs that once went wrong.

#[path = "fuzz/targets.rs"]
mod targets;

use std::path::Path;
use targets::{TARGETS, run};

/// Runs the target `name` on every file of its corpus.
fn replay(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{name} has no corpus");
    for file in files {
        // shown where the test fails
        println!("{}", file.display());
        run(name, &std::fs::read(&file).expect("a file"));
    }
    run(name, b"");
}

#[test]
fn readers() {
    replay("readers");
}

#[test]
fn text() {
    replay("text");
}

#[test]
fn quotations() {
    replay("quotations");
}

#[test]
fn extraction() {
    replay("extraction");
}

#[test]
fn packs() {
    replay("packs");
}

#[test]
fn writers() {
    replay("writers");
}

#[test]
fn every_target_is_replayed_and_run() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
    let here = include_str!("fuzz_corpus.rs");
    for (name, _) in TARGETS {
        assert!(here.contains(&format!("replay(\"{name}\")")), "{name}");
        assert!(folder.join("run").join(format!("{name}.rs")).is_file(), "{name}");
    }
}
