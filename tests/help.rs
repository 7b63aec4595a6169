//! Help, completions, manual pages and version: they know every command, and every command has an example.

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// What the command prints; it must run without a word on standard error.
fn stdout(folder: &Path, args: &[&str]) -> String {
    let mut command = Command::cargo_bin("newsgraph").expect("the binary");
    let output = command.current_dir(folder).args(args).output().expect("the binary runs");
    assert_eq!(output.status.code(), Some(0), "{args:?}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
    String::from_utf8(output.stdout).expect("stdout is UTF-8")
}

fn desk() -> TempDir {
    TempDir::new().expect("a temporary folder")
}

/// The subcommands, as the help of the program lists them.
fn commands(folder: &Path) -> Vec<String> {
    let help = stdout(folder, &["--help"]);
    let lists = help.lines().skip_while(|line| *line != "Make:").take_while(|line| *line != "Options:");
    let commands: Vec<String> =
        lists.filter(|line| line.starts_with("  ")).filter_map(|line| Some(line.split_whitespace().next()?.to_owned())).collect();
    assert!(commands.len() >= 5, "{help}");
    commands
}

#[test]
fn help_has_an_example() {
    let desk = desk();
    let top = stdout(desk.path(), &["--help"]);
    assert!(top.contains("Example:\n  newsgraph "), "{top}");
    assert!(top.contains("Exit codes:"), "{top}");
    for command in commands(desk.path()) {
        for form in ["--help", "-h"] {
            let help = stdout(desk.path(), &[&command, form]);
            let example = format!("Example:\n  newsgraph {command} ");
            assert!(help.contains(&example), "{command} {form} has no example: {help}");
        }
    }
}

#[test]
fn completions_know_every_command_and_option() {
    let desk = desk();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = stdout(desk.path(), &["completions", shell]);
        for word in commands(desk.path()).iter().map(String::as_str).chain(["outlet", "recall-only"]) {
            assert!(script.contains(word), "{shell}: no {word}");
        }
    }
    fs::write(desk.path().join("completions.bash"), stdout(desk.path(), &["completions", "bash"])).expect("a file");
    Command::new("bash").current_dir(desk.path()).args(["-n", "completions.bash"]).assert().success();
}

#[test]
fn there_is_a_manual_page_for_every_command() {
    let desk = desk();
    assert_eq!(stdout(desk.path(), &["man", "--dir", "deep/man1"]), "");
    let pages = desk.path().join("deep/man1");
    let entries = fs::read_dir(&pages).expect("the folder");
    let mut written: Vec<String> = entries.map(|e| e.expect("an entry").file_name().into_string().expect("UTF-8")).collect();
    written.sort();
    let mut expected: Vec<String> = commands(desk.path()).iter().map(|name| format!("newsgraph-{name}.1")).collect();
    expected.push("newsgraph.1".to_owned());
    expected.sort();
    assert_eq!(written, expected);
    let page = fs::read_to_string(pages.join("newsgraph.1")).expect("a page");
    assert_eq!(stdout(desk.path(), &["man"]), page);
    assert!(page.contains(".TH newsgraph 1") && !page.contains("newsgraph\\-help(1)"), "{page}");
    let build = fs::read_to_string(pages.join("newsgraph-build.1")).expect("a page");
    let explain = fs::read_to_string(pages.join("newsgraph-explain.1")).expect("a page");
    let synopsis = explain.split(".SH SYNOPSIS\n").nth(1).and_then(|rest| rest.lines().next()).expect("a synopsis");
    let plain = synopsis.replace("\\fB", "").replace("\\fI", "").replace("\\fR", "").replace('\\', "");
    assert!(plain.starts_with("newsgraph explain [OPTIONS] (<PATH>... | --text <TEXT>)"), "{synopsis}");
    assert!(build.contains("Folder to write into") && build.contains("run.json"), "{build}");
}

#[test]
fn version() {
    assert_eq!(stdout(desk().path(), &["--version"]), format!("newsgraph {}\n", env!("CARGO_PKG_VERSION")));
}
