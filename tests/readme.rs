//! What the README and `output/README.md` show is true: its transcripts are run, and the record it prints is what `extract` finds.
//!
//! `TRYCMD=overwrite cargo test --test readme` writes what is printed now into both. Read the difference.

use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What the commands of the README read. They run in a copy, so that what they write is not left in the project.
const COPIED: [&str; 2] = ["data", "tests"];

/// Documents with transcripts, and what each is called in the copy.
#[cfg(unix)]
const DOCUMENTS: [(&str, &str); 2] = [("README.md", "README.md"), ("output/README.md", "output.md")];

#[cfg(unix)]
#[test]
fn transcripts_of_the_readme_are_true() {
    let desk = TempDir::new().expect("a temporary folder");
    for folder in COPIED {
        copy(&root().join(folder), &desk.path().join(folder));
    }
    // the only test here that needs a current folder
    std::env::set_current_dir(desk.path()).expect("the copy");
    for (document, name) in DOCUMENTS {
        let copied = desk.path().join(name);
        fs::copy(root().join(document), &copied).expect("the document");
        let cases = trycmd::TestCases::new();
        cases.register_bin("cat", Path::new("/bin/cat"));
        cases.case(&copied);
        cases.run();
        if std::env::var_os("TRYCMD").is_some_and(|mode| mode == "overwrite") {
            let printed = fs::read_to_string(&copied).expect("the document");
            fs::write(root().join(document), without_checksums(&printed)).expect("the document can be written");
        }
    }
}

/// `[..]` for every checksum: they change with every change of the output, and tell a reader nothing.
fn without_checksums(text: &str) -> String {
    let is_checksum = |part: &str| part.len() == 64 && part.bytes().all(|b| b.is_ascii_hexdigit());
    text.split('"').map(|part| if is_checksum(part) { "[..]" } else { part }).collect::<Vec<_>>().join("\"")
}

/// Of the shortened record: its text up to the ellipsis, each of its mentions, each of its statements, and all else as it is.
#[test]
fn the_record_of_the_readme_is_what_extract_finds() {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    let block = readme.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a block of JSON");
    let shown: Value = serde_json::from_str(block).expect("the block is JSON");
    let id = shown["id"].as_str().expect("an id");
    let text = fs::read_to_string(root().join(id)).expect("the article");
    let mut command = assert_cmd::Command::cargo_bin("newsgraph").expect("the binary");
    let output = command.current_dir(root()).args(["extract", id]).output().expect("the binary runs");
    let found: Value = serde_json::from_slice(&output.stdout).expect("a record");

    let fields = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(fields(&shown), fields(&found));
    for (name, value) in shown.as_object().expect("an object") {
        match value {
            Value::Array(items) => {
                let all = found[name].as_array().expect("a list");
                for item in items {
                    assert!(all.contains(item), "README: {item} is not among the {name} found");
                }
            }
            Value::String(shown) if name == "text" => {
                assert!(text.starts_with(shown.strip_suffix('…').expect("a shortened text").trim_end()), "{shown}");
            }
            value => assert_eq!(*value, found[name], "README: {name}"),
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder of the project") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file of the project");
        }
    }
}
