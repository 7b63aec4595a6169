//! Paths to a stream of articles: files, folders (recursive, sorted), `-` for standard input.

use super::header::Header;
use super::html::read_page;
use super::{Article, jsonl};
use crate::error::Warning;
use crate::pack::Packs;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// File endings that are read from folders, and how.
const TEXT: &[&str] = &["txt", "text"];
const HTML: &[&str] = &["html", "htm", "xhtml"];
const JSON_LINES: &[&str] = &["jsonl", "ndjson"];

/// One thing that comes out of the stream.
#[derive(Debug)]
pub enum Input {
    /// An article.
    Article(Box<Article>),
    /// Something that could not be read; the stream goes on.
    Problem(Warning),
}

/// The articles of the paths, in order.
pub struct Inputs<'p> {
    packs: &'p Packs,
    files: std::vec::IntoIter<PathBuf>,
    lines: Option<Lines>,
    pending: Vec<Input>,
}

/// A JSON Lines file that is being read.
struct Lines {
    name: String,
    reader: Box<dyn BufRead>,
    number: usize,
}

impl<'p> Inputs<'p> {
    /// Lists the files of `paths`; folders are walked in sorted order. What is missing or not understood becomes a problem in the stream.
    pub fn open(paths: &[PathBuf], packs: &'p Packs) -> Inputs<'p> {
        let mut files = Vec::new();
        let mut pending = Vec::new();
        for path in paths {
            if path.as_os_str() == "-" || path.is_file() {
                files.push(path.clone());
            } else if path.is_dir() {
                let before = files.len();
                let mut skipped = 0;
                for entry in WalkDir::new(path).sort_by_file_name() {
                    match entry {
                        Ok(entry) if entry.file_type().is_file() => {
                            let hidden = entry.file_name().to_string_lossy().starts_with('.');
                            if is_own_output(entry.path()) {
                                continue;
                            }
                            if is_one_of(entry.path(), TEXT) || is_one_of(entry.path(), HTML) || is_one_of(entry.path(), JSON_LINES) {
                                files.push(entry.into_path());
                            } else if !hidden {
                                skipped += 1;
                            }
                        }
                        Ok(_) => {}
                        Err(e) => {
                            let place = e.path().unwrap_or(path).display().to_string();
                            pending.push(Input::Problem(Warning::new(
                                place,
                                "unreadable",
                                format!("cannot be read: {e}; check its permissions"),
                            )));
                        }
                    }
                }
                if skipped > 0 {
                    let message = format!(
                        "{skipped} files that are neither .txt nor .jsonl were passed over; name a file itself to read it as plain text"
                    );
                    pending.push(Input::Problem(Warning::new(path.display().to_string(), "passed-over", message)));
                }
                if files.len() == before {
                    pending.push(Input::Problem(Warning::new(
                        path.display().to_string(),
                        "no-article",
                        "the folder holds no .txt or .jsonl file; nothing was read from it",
                    )));
                }
            } else {
                pending.push(Input::Problem(Warning::new(
                    path.display().to_string(),
                    "missing",
                    "there is no such file or folder; check the path",
                )));
            }
        }
        pending.reverse();
        Inputs { packs, files: files.into_iter(), lines: None, pending }
    }

    fn next_line(&mut self) -> Option<Input> {
        let lines = self.lines.as_mut()?;
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            match lines.reader.read_until(b'\n', &mut bytes) {
                Ok(0) => {
                    if lines.number == 0 {
                        let name = lines.name.clone();
                        self.lines = None;
                        return Some(Input::Problem(Warning::new(name, "empty", "the file is empty; nothing was read from it")));
                    }
                    self.lines = None;
                    return None;
                }
                Ok(_) => {}
                Err(e) => {
                    let name = lines.name.clone();
                    self.lines = None;
                    return Some(Input::Problem(Warning::new(name, "unreadable", format!("cannot be read: {e}"))));
                }
            }
            lines.number += 1;
            let line = match std::str::from_utf8(&bytes) {
                Ok(line) => line.trim_start_matches('\u{feff}').trim(),
                Err(e) => {
                    let column = String::from_utf8_lossy(&bytes[..e.valid_up_to()]).chars().count() + 1;
                    return Some(Input::Problem(not_utf8(&format!("{}:{}:{column}", lines.name, lines.number), "the line is left out")));
                }
            };
            if line.is_empty() {
                continue;
            }
            return Some(match jsonl::read_line(&lines.name, lines.number, line) {
                Ok((article, warning)) => {
                    let article = Input::Article(Box::new(article));
                    match warning {
                        Some(warning) => {
                            self.pending.push(article);
                            Input::Problem(warning)
                        }
                        None => article,
                    }
                }
                Err(warning) => Input::Problem(warning),
            });
        }
    }

    fn open_file(&mut self, path: &Path) -> Option<Input> {
        let name = path.display().to_string();
        let unreadable =
            |e: &std::io::Error| Some(Input::Problem(Warning::new(name.clone(), "unreadable", format!("cannot be read: {e}"))));
        let mut reader: Box<dyn BufRead> = if name == "-" {
            Box::new(BufReader::new(std::io::stdin()))
        } else {
            match File::open(path) {
                Ok(file) => Box::new(BufReader::new(file)),
                Err(e) => return unreadable(&e),
            }
        };
        let json = if name == "-" {
            match reader.fill_buf() {
                Ok(start) => {
                    start.strip_prefix("\u{feff}".as_bytes()).unwrap_or(start).iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'{')
                }
                Err(e) => return unreadable(&e),
            }
        } else {
            is_one_of(path, JSON_LINES)
        };
        if json {
            self.lines = Some(Lines { name, reader, number: 0 });
            return self.next_line();
        }
        let mut bytes = Vec::new();
        if let Err(e) = reader.read_to_end(&mut bytes) {
            return unreadable(&e);
        }
        if is_one_of(path, HTML) {
            return Some(match read_html(&name, bytes) {
                Ok(article) => Input::Article(Box::new(article)),
                Err(warning) => Input::Problem(warning),
            });
        }
        Some(match read_text(&name, bytes, self.packs) {
            Ok(article) => Input::Article(Box::new(article)),
            Err(warning) => Input::Problem(warning),
        })
    }
}

impl Iterator for Inputs<'_> {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        loop {
            if let Some(input) = self.pending.pop() {
                return Some(input);
            }
            if self.lines.is_some() {
                if let Some(input) = self.next_line() {
                    return Some(input);
                }
                continue;
            }
            let path = self.files.next()?;
            if let Some(input) = self.open_file(&path) {
                return Some(input);
            }
        }
    }
}

/// What `build` writes, beside its graph; none of it is an article.
const OWN_OUTPUT: &[&str] = &["graph.graphml", "statements.graphml", "nodes.csv", "edges.csv", "statements.csv", "statements.jsonl"];

/// Whether the file is the output of an earlier run.
fn is_own_output(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| OWN_OUTPUT.contains(&name)) && path.with_file_name(OWN_OUTPUT[0]).exists()
}

fn is_one_of(path: &Path, endings: &[&str]) -> bool {
    path.extension().and_then(|e| e.to_str()).is_some_and(|e| endings.iter().any(|known| known.eq_ignore_ascii_case(e)))
}

fn not_utf8(place: &str, consequence: &str) -> Warning {
    Warning::new(place, "not-utf-8", format!("not UTF-8; {consequence}. Convert it, for instance with `iconv -f WINDOWS-1252 -t UTF-8`"))
}

/// The article of a web page in UTF-8.
fn read_html(name: &str, bytes: Vec<u8>) -> Result<Article, Warning> {
    let html = String::from_utf8(bytes).map_err(|_| not_utf8(name, "the file is left out"))?;
    let Some(page) = read_page(&html) else {
        return Err(Warning::new(name, "no-article", "the page holds no article; the file is left out"));
    };
    Ok(Article {
        id: name.to_owned(),
        place: name.to_owned(),
        text: page.text,
        lang: page.lang,
        date: page.date,
        outlet: page.outlet,
        title: page.title,
        url: page.url,
    })
}

/// A plain text is one article; its title, date and outlet are read from its first lines.
fn read_text(name: &str, bytes: Vec<u8>, packs: &Packs) -> Result<Article, Warning> {
    if bytes.iter().take(8_000).any(|b| *b == 0) {
        return Err(Warning::new(name, "binary", "a binary file; it is left out. newsgraph reads plain text and JSON Lines"));
    }
    let text = String::from_utf8(bytes).map_err(|e| {
        let valid = e.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(&e.as_bytes()[..valid]).into_owned();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
        not_utf8(&format!("{name}:{line}:{column}"), "the file is left out")
    })?;
    if text.trim().is_empty() {
        return Err(Warning::new(name, "empty", "the file is empty; nothing was read from it"));
    }
    let header = Header::read(&text, packs);
    Ok(Article {
        id: name.to_owned(),
        place: name.to_owned(),
        text,
        lang: None,
        date: header.date,
        outlet: header.outlet,
        title: header.title,
        url: None,
    })
}
