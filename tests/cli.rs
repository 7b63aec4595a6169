//! The command as its users meet it: bad input is named with its place and a way out, and stops nothing else.

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A good article, and what of it must be found.
const GOOD: &str = "Helen Prior said that Germany would buy the lithium.\n";
const FOUND: &str = "Germany would buy the lithium";

/// An empty folder to work in.
struct Desk(TempDir);

/// How a run ended.
struct Run {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Desk {
    fn new() -> Desk {
        Desk(TempDir::new().expect("a temporary folder"))
    }

    /// A desk with a good article on it.
    fn with_article() -> Desk {
        let desk = Desk::new();
        desk.put("good.txt", GOOD);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn put(&self, name: &str, contents: impl AsRef<[u8]>) {
        fs::write(self.path(name), contents).expect("a file in the temporary folder");
    }

    /// Runs the command in the folder, so that messages name paths as they are given here.
    fn run(&self, args: &[&str]) -> Run {
        self.run_with_stdin(args, "")
    }

    fn run_with_stdin(&self, args: &[&str], stdin: &str) -> Run {
        let mut command = Command::cargo_bin("newsgraph").expect("the binary");
        let output = command.current_dir(self.0.path()).args(args).write_stdin(stdin).output().expect("the binary runs");
        Run {
            code: output.status.code().expect("an exit code"),
            stdout: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
        }
    }
}

impl Run {
    /// The exit code, and everything that must be said on stderr.
    fn expect(&self, code: i32, parts: &[&str]) -> &Run {
        assert_eq!(self.code, code, "stderr: {}", self.stderr);
        for part in parts {
            assert!(self.stderr.contains(part), "`{part}` is not in stderr: {}", self.stderr);
        }
        self
    }

    /// Exit code 0 and nothing to look at.
    fn fine(&self) -> &Run {
        self.expect(0, &[])
    }

    /// Nothing on stdout.
    fn silent(&self) -> &Run {
        assert_eq!(self.stdout, "");
        self
    }

    /// The articles on stdout.
    fn articles(&self) -> Vec<serde_json::Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).expect("an article a line")).collect()
    }

    /// One article on stdout, the good one.
    fn good_went_through(&self) {
        let articles = self.articles();
        assert_eq!(articles.len(), 1, "{}", self.stdout);
        assert_eq!(articles[0]["statements"][0]["text"], FOUND);
    }
}

/// Every file of a folder with its bytes.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.path().is_file())
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).expect("a file")))
        .collect();
    files.sort();
    files
}

// ---- input that cannot be read -----------------------------------------------------------------------

/// A bad file beside a good one is a warning (1); alone it is a run that could not be (2).
fn bad_file(name: &str, contents: Option<&[u8]>, parts: &[&str]) {
    let desk = Desk::with_article();
    if let Some(contents) = contents {
        desk.put(name, contents);
    }
    desk.run(&["extract", name, "good.txt"]).expect(1, parts).good_went_through();
    desk.run(&["extract", "good.txt", name]).expect(1, parts).good_went_through();
    desk.run(&["extract", name]).expect(2, parts).expect(2, &["no article was read", "give files of articles"]).silent();
    desk.run(&["build", name, "good.txt"]).expect(1, parts);
    assert!(desk.path("output/graph.graphml").is_file());
}

#[test]
fn a_missing_path() {
    bad_file("nowhere.txt", None, &["nowhere.txt: ", "there is no such file or folder", "check the path"]);
}

#[test]
fn an_empty_file() {
    bad_file("empty.txt", Some(b""), &["empty.txt: ", "the file is empty", "nothing was read from it"]);
    bad_file("blank.txt", Some(b" \n\n"), &["blank.txt: ", "the file is empty"]);
    bad_file("empty.jsonl", Some(b""), &["empty.jsonl: ", "the file is empty"]);
}

#[test]
fn a_binary_file() {
    bad_file("ship.txt", Some(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), &["ship.txt: ", "a binary file", "newsgraph reads .txt, "]);
}

#[test]
fn damaged_utf_8() {
    // a lone byte between sound characters; the column counts characters
    let text = [GOOD.as_bytes(), "Il caffè è già ".as_bytes(), b"\xff.\n"].concat();
    let desk = Desk::new();
    desk.put("damaged.txt", text);
    let run = desk.run(&["extract", "damaged.txt"]);
    run.expect(1, &["damaged.txt:2:16: ", "not UTF-8 here", "1 faulty byte(s)"]);
    assert_eq!(run.articles()[0]["text"], format!("{GOOD}Il caffè è già \u{fffd}.\n"));
}

#[test]
fn a_malformed_json_line() {
    let parts = ["broken.jsonl:2:9: ", "not a JSON object", "expected `:`", "the line is left out"];
    bad_file("broken.jsonl", Some(b"\n{\"text\" \"A ship\"}\n"), &parts);
    bad_file("open.jsonl", Some(b"{\"text\": \"A ship\n"), &["open.jsonl:1:16: ", "EOF"]);
    // columns count characters
    bad_file("wide.jsonl", Some("{\"text\": \"caffè\" x}\n".as_bytes()), &["wide.jsonl:1:18: "]);
    // the value that is no string
    bad_file("number.jsonl", Some(b"{\"text\": 7}\n"), &["number.jsonl:1:10: ", "invalid type", "the line is left out"]);
}

#[test]
fn a_json_line_without_text() {
    bad_file("title.jsonl", Some(b"{\"title\": \"A ship\"}\n"), &["title.jsonl:1:1: ", "no `text`", "the line is left out"]);
    bad_file("void.jsonl", Some(b"{\"text\": \"  \"}\n"), &["void.jsonl:1:1: ", "`text` is empty", "the line is left out"]);
}

#[test]
fn bad_lines_stop_no_other_line() {
    let desk = Desk::new();
    let good = serde_json::json!({ "id": "a", "text": GOOD }).to_string();
    let last = serde_json::json!({ "id": "b", "text": GOOD }).to_string();
    desk.put("mixed.jsonl", format!("{good}\n{{\"title\": \"no text\"}}\n\n{{]\n{last}"));
    let run = desk.run(&["extract", "mixed.jsonl"]);
    run.expect(1, &["mixed.jsonl:2:1: ", "mixed.jsonl:4:2: "]);
    let ids: Vec<String> = run.articles().iter().map(|a| a["id"].as_str().expect("an id").to_owned()).collect();
    assert_eq!(ids, ["a", "b"]);
}

#[test]
fn a_json_line_with_a_bad_date_is_read_without_it() {
    let desk = Desk::new();
    desk.put("date.jsonl", serde_json::json!({ "text": GOOD, "date": "3/4/2025" }).to_string());
    let run = desk.run(&["extract", "date.jsonl"]);
    run.expect(1, &["date.jsonl:1:1: ", "`3/4/2025`", "YYYY-MM-DD", "read without a date"]).good_went_through();
    assert!(run.articles()[0]["date"].is_null());
}

/// Fifty megabytes, of which the article is a small part: what is not asked for is not held against a file.
#[test]
fn a_file_of_fifty_megabytes() {
    let desk = Desk::new();
    let rest = "x".repeat(50 << 20);
    desk.put("large.csv", format!("text,notes\n{},{rest}\n", GOOD.trim_end()));
    desk.run(&["extract", "large.csv"]).fine().good_went_through();
    desk.put("large.html", format!("<html><body><!-- {rest} --><nav><a href='/'>Home</a></nav></body></html>"));
    desk.run(&["extract", "large.html"]).expect(2, &["large.html: the page holds no article", "no article was read"]).silent();
    desk.put("large.jsonl", format!("{{\"notes\": \"{rest}\"}}\n{{\"text\": \"{}\"}}\n", GOOD.trim_end()));
    desk.run(&["extract", "large.jsonl"]).expect(1, &["large.jsonl:1:1: no `text`", "--map text=NAME"]).good_went_through();
}

#[test]
fn a_folder_without_articles() {
    let desk = Desk::with_article();
    fs::create_dir(desk.path("attic")).expect("a folder");
    desk.put("attic/photo.png", b"\x89PNG");
    desk.run(&["extract", "attic"]).expect(2, &["attic: ", "holds no file that is read", "no article was read"]).silent();
    desk.run(&["extract", "attic", "good.txt"]).expect(1, &["attic: ", "1 .png was passed over"]).good_went_through();
}

#[test]
fn no_path_at_all() {
    Desk::new().run(&["extract"]).expect(2, &["<PATH>", "--help"]).silent();
}

// ---- options -----------------------------------------------------------------------------------------

#[test]
fn an_unknown_language() {
    let desk = Desk::with_article();
    for command in ["extract", "build"] {
        let run = desk.run(&[command, "good.txt", "--lang", "tlh"]);
        run.expect(2, &["no language pack `tlh`", "en, it", "data/languages/tlh", "--data"]).silent();
    }
    assert!(!desk.path("output").exists());
}

#[test]
fn an_article_in_a_language_without_a_pack() {
    let desk = Desk::with_article();
    desk.put("far.jsonl", serde_json::json!({ "text": "“Ha’!” said somebody.", "lang": "tlh" }).to_string());
    let run = desk.run(&["extract", "far.jsonl", "good.txt"]);
    run.expect(1, &["far.jsonl:1: ", "no language pack for `tlh`", "--lang"]);
    assert_eq!(run.articles().len(), 2);
}

#[test]
fn a_bad_date() {
    let desk = Desk::with_article();
    for date in ["yesterday", "2025-02-30", "2025-13", "25-01-01"] {
        desk.run(&["extract", "good.txt", "--date", date]).expect(2, &["--date", date, "YYYY-MM-DD"]).silent();
    }
}

#[test]
fn a_date_and_an_outlet_for_articles_that_give_none() {
    let desk = Desk::with_article();
    let run = desk.run(&["extract", "good.txt", "--date", "2025-03", "--outlet", "The Harbour Post"]);
    run.fine().good_went_through();
    assert_eq!(run.articles()[0]["date"], "2025-03");
    assert_eq!(run.articles()[0]["outlet"], "The Harbour Post");
}

#[test]
fn a_data_folder_that_is_not_there() {
    let desk = Desk::with_article();
    desk.run(&["extract", "good.txt", "--data", "nowhere"]).expect(2, &["nowhere: ", "not a folder", "--data takes a folder"]).silent();
}

#[test]
fn a_data_folder_with_a_bad_row() {
    let desk = Desk::with_article();
    fs::create_dir_all(desk.path("mine/languages/en")).expect("a folder");
    desk.put("mine/languages/en/resources.csv", "id,form\nunobtainium,unobtainium\n");
    let parts = ["resources.csv:2:1: ", "`unobtainium`", "not in resources.csv", "newsgraph check --data mine"];
    desk.run(&["extract", "good.txt", "--data", "mine"]).expect(2, &parts).silent();
}

// ---- output ------------------------------------------------------------------------------------------

#[test]
fn an_output_folder_that_cannot_be_made() {
    // below a file nobody can make a folder, root neither
    let desk = Desk::with_article();
    desk.put("file", "");
    let parts = ["file/out: ", "could not be written", "name another folder with -o"];
    desk.run(&["build", "good.txt", "-o", "file/out"]).expect(2, &parts).silent();
    desk.run(&["build", "good.txt", "-o", "file"]).expect(2, &["file: could not be written", "a file stands where"]).silent();
}

#[test]
fn a_build_that_reads_nothing_leaves_no_folder() {
    let desk = Desk::new();
    desk.run(&["build", "nowhere.txt", "-o", "deep/out"]).expect(2, &["nowhere.txt: "]);
    assert!(!desk.path("deep").exists());
}

#[test]
fn a_build_that_fails_leaves_the_old_output_whole() {
    let desk = Desk::with_article();
    desk.run(&["build", "good.txt", "-o", "out"]).fine();
    let before = contents(&desk.path("out"));
    assert_eq!(before.len(), 7);
    desk.put("other.txt", "Rosa Delgado said that Chile would sell more copper.\n");

    desk.run(&["build", "nowhere.txt", "-o", "out"]).expect(2, &[]);
    assert_eq!(contents(&desk.path("out")), before);

    fs::remove_file(desk.path("out/statements.csv")).expect("a file");
    fs::create_dir(desk.path("out/statements.csv")).expect("a folder");
    let rest = contents(&desk.path("out"));
    desk.run(&["build", "other.txt", "-o", "out"]).expect(2, &["out/statements.csv: could not be written", "remove it"]);
    assert_eq!(contents(&desk.path("out")), rest);
}

/// A file may grow no larger than a limit that some of the six files exceed: as on a full disk, writing fails midway.
#[cfg(target_os = "linux")]
#[test]
fn a_build_that_fails_midway_leaves_the_old_output_whole() {
    let desk = Desk::with_article();
    desk.run(&["build", "good.txt", "-o", "out"]).fine();
    let before = contents(&desk.path("out"));
    let long: String = (0..4000).map(|n| format!("Helen Prior said that Germany would buy {n} tonnes of lithium.\n\n")).collect();
    desk.put("long.txt", long);
    let binary = assert_cmd::cargo::cargo_bin("newsgraph");
    let mut shell = Command::new("sh");
    shell.current_dir(desk.0.path()).args(["-c", "trap '' XFSZ; ulimit -f 200; exec \"$@\"", "sh"]);
    let output = shell.arg(binary).args(["build", "long.txt", "-o", "out"]).output().expect("a shell");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains("out/") && stderr.contains("the files that were there are unchanged"), "{stderr}");
    assert_eq!(contents(&desk.path("out")), before);
}

#[test]
fn an_earlier_output_is_not_read_as_articles() {
    let desk = Desk::new();
    fs::create_dir(desk.path("news")).expect("a folder");
    desk.put("news/good.txt", GOOD);
    desk.run(&["build", "news", "-o", "news/out"]).fine();
    let first = fs::read(desk.path("news/out/statements.csv")).expect("the statements");
    desk.run(&["build", "news", "-o", "news/out"]).fine();
    assert_eq!(first, fs::read(desk.path("news/out/statements.csv")).expect("the statements"));
}

// ---- standard input ----------------------------------------------------------------------------------

#[test]
fn standard_input_as_text() {
    let desk = Desk::new();
    desk.run_with_stdin(&["extract", "-"], GOOD).fine().good_went_through();
    desk.run_with_stdin(&["build", "-"], GOOD).fine();
    assert!(desk.path("output/graph.graphml").is_file());
}

#[test]
fn standard_input_as_json_lines() {
    let desk = Desk::new();
    let lines = format!("{}\n{}\n", serde_json::json!({ "text": GOOD, "id": 7 }), serde_json::json!({ "text": GOOD }));
    let run = desk.run_with_stdin(&["extract", "-"], &lines);
    run.fine();
    let ids: Vec<String> = run.articles().iter().map(|a| a["id"].as_str().expect("an id").to_owned()).collect();
    assert_eq!(ids, ["7", "-#2"]);
    desk.run_with_stdin(&["extract", "-"], "{\"text\": 7}\n").expect(2, &["-:1:10: ", "no article was read"]);
}

#[test]
fn standard_input_that_is_empty() {
    Desk::new().run_with_stdin(&["extract", "-"], "").expect(2, &["-: standard input is empty", "no article was read"]).silent();
}

#[test]
fn json_lines_on_stdin_may_begin_with_a_byte_order_mark() {
    let desk = Desk::new();
    let run = desk
        .run_with_stdin(&["extract", "-"], "\u{feff}{\"id\": \"x\", \"text\": \"Helen Prior said that Germany would buy the lithium.\"}\n");
    run.expect(0, &[]);
    assert!(run.stdout.starts_with("{\"id\":\"x\""), "{}", run.stdout);
}
