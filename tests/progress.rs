//! The progress bar: on a terminal, for work that takes more than a second, and nowhere else.

#![cfg(target_os = "linux")]

use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// What a shell command prints on a terminal of its own, which `script` (util-linux) makes. `$N` is the binary.
fn on_a_terminal(command: &str) -> String {
    let desk = TempDir::new().expect("a temporary folder");
    let mut script = Command::new("script");
    script.args(["--quiet", "--return", "--command", command, "/dev/null"]).current_dir(desk.path());
    script.env("N", assert_cmd::cargo::cargo_bin("newsgraph")).env("TERM", "xterm").env("SHELL", "/bin/sh");
    let output = script.stdin(std::process::Stdio::null()).output().expect("`script` of util-linux runs");
    String::from_utf8(output.stdout).expect("UTF-8")
}

const ARTICLE: &str = "Helen Prior said that Germany would buy the lithium.";
/// What stands before everything that the bar draws anew.
const CLEAR: &str = "\r\u{1b}[2K";

#[test]
fn long_work_shows_a_bar_that_warnings_do_not_garble() {
    let seen = on_a_terminal(&format!("(sleep 3; echo '{{\"title\": 1}}'; echo '{{\"text\": \"{ARTICLE}\"}}') | \"$N\" build -"));
    let (bar, said) = seen.split_once("newsgraph: -:1:").expect("a warning");
    assert!(bar.contains("reading ") || bar.contains("loading the language data "), "{seen:?}");
    assert!(bar.ends_with(CLEAR), "the bar is cleared before the warning: {seen:?}");
    assert!(said.contains("newsgraph: 1 article, 1 statement (1 indirect)\r\n"), "{seen:?}");
    assert!(seen.ends_with("run.json\r\n"), "nothing of the bar is left: {seen:?}");
}

#[test]
fn a_bar_over_files_shows_share_articles_rate_and_time_left() {
    // several batches and far more than a second, on a fast machine too
    let articles = if cfg!(debug_assertions) { 4_000 } else { 40_000 };
    let line = format!("{{\"text\": \"{}\"}}", format!("{ARTICLE} ").repeat(20));
    let seen = on_a_terminal(&format!("yes '{line}' | head -n {articles} > long.jsonl; \"$N\" extract long.jsonl > found.jsonl"));
    let shown = seen.split(CLEAR).find(|line| line.contains("articles, ")).unwrap_or_else(|| panic!("no bar: {seen:?}"));
    assert!(shown.contains('%') && shown.contains("/s, ") && shown.contains(" left"), "{shown:?}");
    assert!(!seen.contains("  0 articles"), "{seen:?}");
}

#[test]
fn short_work_and_quiet_work_show_none() {
    for _ in 0..3 {
        let start = Instant::now();
        let short = on_a_terminal(&format!("echo '{ARTICLE}' | \"$N\" extract - > found.jsonl"));
        // on a busy machine even short work may take more than a second
        assert!(short.is_empty() || start.elapsed() > Duration::from_secs(1), "{short:?}");
    }
    let quiet = on_a_terminal(&format!("(sleep 2; echo '{ARTICLE}') | \"$N\" build - --quiet"));
    assert_eq!(quiet, "");
}

#[test]
fn what_is_no_terminal_shows_none() {
    let seen = on_a_terminal(&format!("(sleep 2; echo '{ARTICLE}') | \"$N\" build - 2> said; cat said"));
    assert!(seen.starts_with("newsgraph: 1 article"), "{seen:?}");
    assert!(!seen.contains('\u{1b}'), "{seen:?}");
}
