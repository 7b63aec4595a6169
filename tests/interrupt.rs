//! Runs that are ended from outside, by a signal to a real process: the old output stays whole, and nothing is left behind.

#![cfg(target_os = "linux")]

use std::fs;
use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const GOOD: &str = "Helen Prior said that Germany would buy the lithium.\n";
const HIDDEN: &str = ".newsgraph-build.tmp";

/// The command in `folder`, with the signals as a shell gives them to it, whatever the tests run in.
fn newsgraph(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new("env");
    command.arg("--default-signal=INT,TERM,HUP").arg(assert_cmd::cargo::cargo_bin("newsgraph")).args(args);
    command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A `build` that waits for its input.
fn waiting(folder: &Path) -> (Child, ChildStdin) {
    let mut child = newsgraph(folder, &["build", "-", "-o", "out"]).stdin(Stdio::piped()).spawn().expect("the binary runs");
    let mut input = child.stdin.take().expect("its standard input");
    input.write_all(b"{").expect("it reads");
    wait_for(&folder.join("out").join(HIDDEN).join(".lock"));
    (child, input)
}

fn wait_for(path: &Path) {
    let start = Instant::now();
    while !path.exists() {
        assert!(start.elapsed() < Duration::from_secs(60), "{} does not come to be", path.display());
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn signal(child: &Child, name: &str) {
    let status = Command::new("kill").arg(format!("-{name}")).arg(child.id().to_string()).status().expect("kill");
    assert!(status.success(), "the run ended before the signal");
}

fn end(child: Child) -> (ExitStatus, String) {
    let output = child.wait_with_output().expect("it ends");
    (output.status, String::from_utf8(output.stderr).expect("stderr is UTF-8"))
}

fn run(folder: &Path, args: &[&str]) -> (ExitStatus, String) {
    end(newsgraph(folder, args).spawn().expect("the binary runs"))
}

/// A folder with an article and the output that was made of it.
fn desk() -> (TempDir, Vec<(PathBuf, Vec<u8>)>) {
    let desk = TempDir::new().expect("a temporary folder");
    fs::write(desk.path().join("good.txt"), GOOD).expect("a file");
    let (status, stderr) = run(desk.path(), &["build", "good.txt", "-o", "out"]);
    assert_eq!(status.code(), Some(0), "{stderr}");
    let files = contents(&desk.path().join("out"));
    assert_eq!(files.len(), 7);
    (desk, files)
}

/// Everything in a folder, hidden files and folders too, with its bytes.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found: Vec<_> = fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| (path.clone(), if path.is_dir() { Vec::new() } else { fs::read(path).expect("a file") }))
        .collect();
    found.sort();
    found
}

#[test]
fn a_signal_while_reading_leaves_the_old_output_whole() {
    let (desk, before) = desk();
    for name in ["INT", "TERM", "HUP"] {
        let (child, _input) = waiting(desk.path());
        signal(&child, name);
        let (status, stderr) = end(child);
        assert_eq!(status.code(), Some(130), "{stderr}");
        assert_eq!(stderr, "newsgraph: interrupted; nothing was written, and the files that were there are unchanged\n");
        assert_eq!(contents(&desk.path().join("out")), before);
    }
}

#[test]
fn a_signal_while_writing_leaves_the_old_output_whole() {
    let (desk, before) = desk();
    let long: String = (0..2000).map(|n| format!("Helen Prior said that Germany would buy {n} tonnes of lithium.\n\n")).collect();
    fs::write(desk.path().join("long.txt"), long).expect("a file");
    let child = newsgraph(desk.path(), &["build", "long.txt", "-o", "out"]).spawn().expect("the binary runs");
    wait_for(&desk.path().join("out").join(HIDDEN).join(".statements.graphml.tmp"));
    signal(&child, "INT");
    let (status, stderr) = end(child);
    assert_eq!(status.code(), Some(130), "{stderr}");
    assert!(stderr.ends_with("newsgraph: interrupted; nothing was written, and the files that were there are unchanged\n"), "{stderr}");
    assert_eq!(contents(&desk.path().join("out")), before);
}

#[test]
fn an_interrupted_run_leaves_no_new_folder() {
    let desk = TempDir::new().expect("a temporary folder");
    let (child, _input) = waiting(desk.path());
    signal(&child, "INT");
    assert_eq!(end(child).0.code(), Some(130));
    assert!(contents(desk.path()).is_empty());
}

#[test]
fn an_interrupted_extract_says_so() {
    let desk = TempDir::new().expect("a temporary folder");
    let mut child = newsgraph(desk.path(), &["extract", "-", "--verbose"]).stdin(Stdio::piped()).spawn().expect("the binary runs");
    let input = child.stdin.take();
    // the handler stands before the language data is loaded
    let mut stderr = std::io::BufReader::new(child.stderr.take().expect("its standard error"));
    let mut line = String::new();
    std::io::BufRead::read_line(&mut stderr, &mut line).expect("a line");
    assert!(line.contains("loading the language data took"), "{line}");
    signal(&child, "INT");
    let mut rest = String::new();
    std::io::Read::read_to_string(&mut stderr, &mut rest).expect("text");
    assert_eq!(rest, "newsgraph: interrupted\n");
    assert_eq!(end(child).0.code(), Some(130));
    drop(input);
}

#[test]
fn what_a_killed_run_left_is_cleared_away_by_the_next() {
    let (desk, before) = desk();
    let (child, _input) = waiting(desk.path());
    signal(&child, "KILL");
    assert_eq!(end(child).0.signal(), Some(9));
    let hidden = desk.path().join("out").join(HIDDEN);
    fs::write(hidden.join(".statements.jsonl.tmp"), "half of a stat").expect("a file");
    assert!(run(desk.path(), &["extract", "out"]).1.contains("nothing but what newsgraph has written"), "what is left is no article");

    let (status, stderr) = run(desk.path(), &["build", "good.txt", "-o", "out"]);
    assert_eq!(status.code(), Some(0), "{stderr}");
    assert_eq!(contents(&desk.path().join("out")), before);
}

#[test]
fn two_runs_do_not_write_into_one_folder() {
    let (desk, before) = desk();
    let (child, mut input) = waiting(desk.path());
    let (status, stderr) = run(desk.path(), &["build", "good.txt", "-o", "out"]);
    assert_eq!(status.code(), Some(2), "{stderr}");
    assert_eq!(
        stderr,
        "newsgraph: out: could not be written: another newsgraph is writing into this folder; wait for it to end, or name another folder with -o\n"
    );
    // the first one is not disturbed
    writeln!(input, "\"text\": {}}}", serde_json::json!(GOOD)).expect("it reads");
    drop(input);
    let (status, stderr) = end(child);
    assert_eq!(status.code(), Some(0), "{stderr}");
    let after = contents(&desk.path().join("out"));
    let names = |files: &[(PathBuf, Vec<u8>)]| files.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    assert_eq!(names(&after), names(&before));
}

/// The hidden folder is cleared away only where it is one: what a link leads to may be somebody else's.
#[test]
fn a_link_in_place_of_the_hidden_folder_is_not_followed() {
    let (desk, _) = desk();
    let other = desk.path().join("other");
    fs::create_dir(&other).expect("a folder");
    fs::write(other.join("precious.txt"), "precious").expect("a file");
    std::os::unix::fs::symlink(&other, desk.path().join("out").join(HIDDEN)).expect("a link");
    let (status, stderr) = run(desk.path(), &["build", "good.txt", "-o", "out"]);
    assert_eq!(status.code(), Some(2), "{stderr}");
    assert!(stderr.contains("out/.newsgraph-build.tmp: could not be written: no folder") && stderr.contains("remove it"), "{stderr}");
    assert!(other.join("precious.txt").exists());
}
