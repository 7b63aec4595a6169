//! Readers that go away: a closed standard output ends a run without a word, a closed standard error stops nothing.

#![cfg(unix)]

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const GOOD: &str = "Helen Prior said that Germany would buy the lithium.\n";

/// A folder with as many articles as give more output than a pipe holds, and bad lines between them.
fn desk() -> TempDir {
    let desk = TempDir::new().expect("a temporary folder");
    let line = format!("{{\"text\": {}}}\n{{\"title\": \"no text\"}}\n", serde_json::json!(GOOD.repeat(3)));
    fs::write(desk.path().join("many.jsonl"), line.repeat(60)).expect("a file");
    let gold = (0..2000).map(|n| format!("{{\"id\": {n}, \"text\": \"A ship.\", \"statements\": [{{\"content\": [[0, 6]]}}]}}\n"));
    fs::write(desk.path().join("gold.jsonl"), gold.collect::<String>()).expect("a file");
    desk
}

fn newsgraph(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("newsgraph"));
    command.args(args).current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let desk = desk();
    for args in [
        &["extract", "many.jsonl", "--quiet"][..],
        &["evaluate", "gold.jsonl", "--predictions", "gold.jsonl", "--misses", "9999"],
        &["completions", "zsh"],
        &["man"],
    ] {
        let mut child = newsgraph(desk.path(), args).spawn().expect("the binary runs");
        let mut out = child.stdout.take().expect("its standard output");
        out.read_exact(&mut [0; 4]).expect("it prints");
        drop(out);
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
    }
}

#[test]
fn nobody_listening_to_the_warnings_stops_nothing() {
    let desk = desk();
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let status = newsgraph(desk.path(), &["build", "many.jsonl"]).stderr(writer).status().expect("the binary runs");
    assert_eq!(status.code(), Some(1));
    assert!(desk.path().join("output/run.json").is_file());
}

/// `/dev/full` is a disk without room.
#[cfg(target_os = "linux")]
#[test]
fn output_without_room_is_an_error() {
    let desk = desk();
    for args in [&["extract", "many.jsonl", "--quiet"][..], &["man"]] {
        let full = File::options().write(true).open("/dev/full").expect("/dev/full");
        let output = newsgraph(desk.path(), args).stdout(full).output().expect("the binary runs");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(stderr.starts_with("newsgraph: standard output could not be written: No space left on device"), "{args:?}: {stderr}");
    }
}

/// A folder that the system lets nobody write to, not even its administrator.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_to() {
    let desk = desk();
    let output = newsgraph(desk.path(), &["build", "many.jsonl", "-o", "/proc/self/fd"]).output().expect("the binary runs");
    assert_eq!(output.status.code(), Some(2));
    let stderr = String::from_utf8_lossy(&output.stderr);
    let said = stderr.starts_with("newsgraph: /proc/self/fd: could not be written: ") && stderr.contains("name another folder with -o");
    assert!(said && stderr.lines().count() == 1, "{stderr}");
}
