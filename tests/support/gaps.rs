//! `tests/known_gaps.csv`: rows of the data whose example the program does not get right yet.
//!
//! A row that is listed must fail and every other row must pass, so the list only shrinks:
//! `SHRINK_KNOWN_GAPS=1 cargo test` takes out the rows that have begun to pass. Nothing adds any.

use super::{csv_rows, root};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Mutex;

/// What names one example: the data file, its row and the column that was tried.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Example {
    /// Path below `data/`.
    pub file: String,
    /// What identifies the row.
    pub row: String,
    /// The column.
    pub column: &'static str,
}

/// The outcomes of all examples of one file.
#[derive(Debug)]
pub struct Outcomes {
    file: String,
    passed: Vec<Example>,
    /// With what came out instead.
    failed: Vec<(Example, String)>,
}

type Key = [String; 3];

const COLUMNS: [&str; 3] = ["file", "row", "column"];

/// Tests of one binary run side by side; only one at a time may rewrite the list.
static LIST: Mutex<()> = Mutex::new(());

impl Outcomes {
    /// No outcome yet for `file`, a path below `data/`.
    pub fn of(file: String) -> Self {
        Outcomes { file, passed: Vec::new(), failed: Vec::new() }
    }

    /// Notes one outcome; an error says what came out instead.
    pub fn note(&mut self, row: &str, column: &'static str, outcome: Result<(), String>) {
        let example = Example { file: self.file.clone(), row: row.to_owned(), column };
        match outcome {
            Ok(()) => self.passed.push(example),
            Err(what) => self.failed.push((example, what)),
        }
    }

    /// What is wrong where an example fails that is not listed, or one is listed that passes or does not exist.
    pub fn complaint(self) -> Option<String> {
        let _one_at_a_time = LIST.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut listed = listed(&self.file);
        let mut new = Vec::new();
        for (example, what) in &self.failed {
            if listed.remove(&key(example)).is_none() {
                new.push(csv_line(&[&example.file, &example.row, example.column, what]));
            }
        }
        let total = self.passed.len() + self.failed.len();
        eprintln!("{}: {} of {total} examples fail", self.file, self.failed.len());
        let mut complaints = Vec::new();
        if !new.is_empty() {
            complaints.push(format!("{} examples fail that are not in tests/known_gaps.csv:\n{}", new.len(), new.concat()));
        }
        if !listed.is_empty() {
            let passing: Vec<String> = listed.keys().map(|key| format!("{}\n", key.join(" | "))).collect();
            if std::env::var_os("SHRINK_KNOWN_GAPS").is_some() {
                take_out(&listed);
                eprintln!("{}: {} rows taken out of tests/known_gaps.csv", self.file, passing.len());
            } else {
                complaints.push(format!(
                    "{} rows of tests/known_gaps.csv pass now, or are no longer in the data; \
                     take them out with SHRINK_KNOWN_GAPS=1 cargo test:\n{}",
                    passing.len(),
                    passing.concat()
                ));
            }
        }
        (!complaints.is_empty()).then(|| complaints.join("\n"))
    }
}

fn path() -> PathBuf {
    root().join("tests/known_gaps.csv")
}

fn key(example: &Example) -> Key {
    [example.file.clone(), example.row.clone(), example.column.to_owned()]
}

/// The listed examples of one data file, with their reasons.
fn listed(file: &str) -> BTreeMap<Key, String> {
    let text = std::fs::read_to_string(path()).expect("tests/known_gaps.csv");
    let mut listed = BTreeMap::new();
    for ([of, row, column], [reason]) in csv_rows(&text, COLUMNS).into_iter().zip(csv_rows(&text, ["reason"])) {
        if of == file {
            assert!(!reason.trim().is_empty(), "tests/known_gaps.csv: {of} | {row} | {column}: no reason is given");
            let twice = listed.insert([of, row, column], reason);
            assert!(twice.is_none(), "tests/known_gaps.csv lists a row of {file} twice");
        }
    }
    listed
}

fn take_out(gone: &BTreeMap<Key, String>) {
    let text = std::fs::read_to_string(path()).expect("tests/known_gaps.csv");
    let mut kept = csv_line(&[COLUMNS[0], COLUMNS[1], COLUMNS[2], "reason"]);
    for row in csv_rows(&text, [COLUMNS[0], COLUMNS[1], COLUMNS[2], "reason"]) {
        let [file, name, column, reason] = &row;
        if !gone.contains_key(&[file.clone(), name.clone(), column.clone()]) {
            kept += &csv_line(&[file, name, column, reason]);
        }
    }
    std::fs::write(path(), kept).expect("tests/known_gaps.csv can be written");
}

fn csv_line(cells: &[&str]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells).expect("writing to memory");
    String::from_utf8(writer.into_inner().expect("writing to memory")).expect("UTF-8 in, UTF-8 out")
}
