//! Annotated texts to learn from: JSON Lines with entities, or CoNLL columns.

use crate::article::read_file;
use crate::error::{Error, Result};
use crate::mention::Kind;
use crate::pack::{Map, none_of};
use crate::pipeline::short_hash;
use crate::text::Span;
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::BTreeSet;
use std::path::Path;

/// What the type of a corpus counts as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeMap {
    /// As the corpus has it.
    pub from: String,
    /// What it is here.
    pub to: Kind,
}

/// The kinds a name can be learnt as.
pub const KINDS: [Kind; 4] = [Kind::Person, Kind::Organisation, Kind::Country, Kind::Place];

impl std::str::FromStr for TypeMap {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<TypeMap, String> {
        let known = || KINDS.map(Kind::name).join(", ");
        let (from, to) = text.split_once('=').ok_or_else(|| format!("expected TYPE=KIND; a kind is one of {}", known()))?;
        let to = KINDS.into_iter().find(|k| k.name() == to).ok_or_else(|| format!("no kind `{to}`; there are {}", known()))?;
        Ok(TypeMap { from: from.to_owned(), to })
    }
}

/// A text and its names.
#[derive(Debug, Default, Clone)]
pub struct Annotated {
    /// The text.
    pub text: String,
    /// The names, as bytes of the text, in order; none within another.
    pub names: Vec<(Span, Kind)>,
}

/// Everything read, and what it counts.
#[derive(Debug, Default)]
pub struct Corpus {
    /// In the order of the files; a text that stands there several times with the same names is there once.
    pub texts: Vec<Annotated>,
    /// How many names each type of the corpus has, and what it counts as.
    pub types: Map<String, (usize, Option<Kind>)>,
    /// How many texts were left out because they were there already.
    pub repeated: usize,
    /// Hashes of the texts with their names.
    known: BTreeSet<String>,
}

/// What is wrong with a file: `line` or `line:column`, and what it is.
type Fault = (String, String);

#[derive(Deserialize)]
struct JsonText {
    text: String,
    entities: Vec<JsonName>,
}

#[derive(Deserialize)]
struct JsonName {
    start: usize,
    end: usize,
    #[serde(alias = "type")]
    kind: String,
}

/// A corpus in columns that does not say where articles end is cut after this many sentences.
const SENTENCES: usize = 20;

/// What stands before the type in a label: IOB, IOBES and BILOU.
const MARKS: [&str; 6] = ["B", "I", "E", "S", "L", "U"];

impl Corpus {
    /// Reads a file, or standard input where the path is `-`: JSON Lines where its name ends in `.jsonl` or its first line
    /// is an object, else columns. It may be packed as `.gz` or `.zst`.
    ///
    /// # Errors
    /// What is not as it must be, and where.
    pub fn read(&mut self, path: &Path, maps: &[TypeMap]) -> Result<()> {
        let place = || path.display().to_string();
        let error = |message: &str| Error::Data { place: place(), message: message.to_owned() };
        if path.is_dir() {
            return Err(error("a folder; name the files in it"));
        }
        let bytes = read_file(path).map_err(|problem| Error::Data { place: problem.place, message: problem.message })?;
        let text =
            String::from_utf8(bytes).map_err(|_| error("not UTF-8; convert it, for instance with `iconv -f WINDOWS-1252 -t UTF-8`"))?;
        let name = place().to_lowercase();
        let unpacked = name.trim_end_matches(".gz").trim_end_matches(".zst");
        let is_object = |line: &str| line.starts_with('{') && serde_json::from_str::<IgnoredAny>(line).is_ok();
        let lines = unpacked.ends_with(".jsonl") || unpacked.ends_with(".ndjson") || text.lines().next().is_some_and(is_object);
        let before = self.texts.len() + self.repeated;
        let read = if lines { self.read_json(&text, maps) } else { self.read_columns(&text, maps) };
        read.map_err(|(at, message)| Error::Data { place: format!("{}:{at}", path.display()), message })?;
        if self.texts.len() + self.repeated == before {
            return Err(error("it has no text; give JSON Lines with `text` and `entities`, or CoNLL columns"));
        }
        Ok(())
    }

    /// Whether every type that is mapped is one of the texts.
    ///
    /// # Errors
    /// The first one that is not, with those that are.
    pub fn check_maps(&self, maps: &[TypeMap]) -> std::result::Result<(), String> {
        for (number, map) in maps.iter().enumerate() {
            if let Some(other) = maps[..number].iter().find(|other| other.from == map.from) {
                return Err(format!("--map says twice what {} counts as: {} and {}", map.from, other.to.name(), map.to.name()));
            }
            if !self.types.contains_key(&map.from) {
                let types = self.types.keys().map(String::as_str);
                return Err(format!("--map: {}", none_of("type", &map.from, types)));
            }
        }
        Ok(())
    }

    fn kind(&mut self, name: &str, maps: &[TypeMap]) -> Option<Kind> {
        let mapped = maps.iter().find(|m| m.from == name).map(|m| m.to);
        let kind = mapped.or_else(|| KINDS.into_iter().find(|k| k.name() == name));
        self.types.entry(name.to_owned()).or_insert((0, kind)).0 += 1;
        kind
    }

    fn read_json(&mut self, file: &str, maps: &[TypeMap]) -> std::result::Result<(), Fault> {
        for (number, line) in (1..).zip(file.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            let row: JsonText = serde_json::from_str(line).map_err(|error| {
                // of the line that was read, which is always its first
                let told = error.to_string();
                let fault = told.rsplit_once(" at line ").map_or(told.as_str(), |(fault, _)| fault);
                let place = format!("{number}:{}", error.column().max(1));
                (place, format!("{fault}; a line is {{\"text\", \"entities\": [{{\"start\", \"end\", \"kind\"}}, ...]}}"))
            })?;
            let mut offsets: Vec<usize> = row.text.char_indices().map(|(at, _)| at).collect();
            offsets.push(row.text.len());
            let mut names = Vec::new();
            for name in &row.entities {
                let (Some(&start), Some(&end)) = (offsets.get(name.start), offsets.get(name.end)) else {
                    return Err((
                        number.to_string(),
                        format!("an entity ends at {}, behind the text; offsets are Unicode code points", name.end),
                    ));
                };
                if start >= end {
                    return Err((
                        number.to_string(),
                        format!("an entity from {} to {} has no text; `end` is one past the last", name.start, name.end),
                    ));
                }
                if let Some(kind) = self.kind(&name.kind, maps) {
                    names.push((Span::new(start, end), kind));
                }
            }
            self.push(row.text, names);
        }
        Ok(())
    }

    fn push(&mut self, text: String, mut names: Vec<(Span, Kind)>) {
        // of names within each other the longest counts
        names.sort_by_key(|(span, _)| (span.start, usize::MAX - span.end));
        let mut end = 0;
        names.retain(|(span, _)| {
            span.start >= end && {
                end = span.end;
                true
            }
        });
        // held-out texts must not be among those that are learnt from
        if self.known.insert(short_hash([text.as_str(), &format!("{names:?}")])) {
            self.texts.push(Annotated { text, names });
        } else {
            self.repeated += 1;
        }
    }

    /// CoNLL: a token a line, the word in its first column (the second where the first one numbers the words of each
    /// sentence) and the label, such as `B-PER`, in its last; an empty line ends a sentence, `-DOCSTART-` or `# newdoc`
    /// begins an article.
    fn read_columns(&mut self, file: &str, maps: &[TypeMap]) -> std::result::Result<(), Fault> {
        let begins_article = |line: &str| line.starts_with("-DOCSTART-") || line.starts_with("# newdoc");
        let marked = file.lines().any(begins_article);
        let width = file.lines().filter(|line| !line.starts_with('#') && !begins_article(line)).map(|line| columns(line).len());
        let width = width.max().unwrap_or_default();
        let numbered = is_numbered(file, width);
        let mut text = String::new();
        let mut names: Vec<(Span, Kind)> = Vec::new();
        let mut open: Option<String> = None;
        let mut sentences = 0;
        for (number, line) in (1..).zip(file.lines()) {
            let article = begins_article(line);
            if article || !marked && sentences == SENTENCES {
                if !text.is_empty() {
                    self.push(std::mem::take(&mut text), std::mem::take(&mut names));
                }
                sentences = 0;
                open = None;
            }
            let columns = columns(line);
            if article || is_comment(&columns, width) {
                continue;
            }
            if columns.is_empty() {
                if !text.is_empty() && !text.ends_with('\n') {
                    text.push('\n');
                    sentences += 1;
                }
                open = None;
                continue;
            }
            // "1-2" has the words 1 and 2 in one, "1.1" is none of the text
            if numbered && columns[0].contains(['-', '.']) {
                continue;
            }
            let word = if numbered { columns[1] } else { columns[0] };
            let label = columns.last().copied().filter(|_| columns.len() > usize::from(numbered) + 1);
            let label = label
                .ok_or_else(|| (number.to_string(), "a line has a word and, in its last column, a label such as B-PER or O".to_owned()))?;
            if needs_space(&text, word) {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(word);
            let Some((mark, name)) = label.split_once('-') else {
                if label != "O" {
                    return Err((number.to_string(), format!("no label `{label}`; a label is O, or B- or I- and a type")));
                }
                open = None;
                continue;
            };
            if !MARKS.contains(&mark) {
                return Err((number.to_string(), format!("no label `{label}`; a label is O, or B- or I- and a type")));
            }
            let goes_on = matches!(mark, "I" | "E" | "L") && open.as_deref() == Some(name);
            if goes_on {
                let mapped = maps.iter().any(|m| m.from == name) || KINDS.iter().any(|k| k.name() == name);
                if let Some((span, _)) = names.last_mut().filter(|_| mapped) {
                    span.end = text.len();
                }
            } else if let Some(kind) = self.kind(name, maps) {
                names.push((Span::new(start, text.len()), kind));
            }
            open = Some(name.to_owned());
        }
        if !text.is_empty() {
            self.push(text, names);
        }
        Ok(())
    }
}

fn columns(line: &str) -> Vec<&str> {
    line.split(['\t', ' ']).filter(|column| !column.is_empty() && *column != "\r").collect()
}

/// Whether a line is a comment and not the word `#`, which has as many columns as others and a label.
fn is_comment(columns: &[&str], width: usize) -> bool {
    let Some(first) = columns.first().filter(|first| first.starts_with('#')) else { return false };
    let label = columns.last().is_some_and(|label| *label == "O" || label.split_once('-').is_some_and(|(mark, _)| MARKS.contains(&mark)));
    *first == "#" && !(columns.len() == width && label)
}

/// Whether the first column numbers the words of each sentence, from 0 or 1 on, as in CoNLL-U: in every sentence of the file.
fn is_numbered(file: &str, width: usize) -> bool {
    let mut next: Option<usize> = None;
    let mut words = 0;
    for line in file.lines() {
        let columns = columns(line);
        if is_comment(&columns, width) || line.starts_with("-DOCSTART-") {
            continue;
        }
        let Some(first) = columns.first() else {
            next = None;
            continue;
        };
        if columns.len() < 3 {
            return false;
        }
        // "1-2" and "1.1" stand between the words
        if let Some((number, _)) = first.split_once(['-', '.'])
            && number.bytes().all(|b| b.is_ascii_digit())
        {
            continue;
        }
        let Ok(number) = first.parse::<usize>() else { return false };
        if !next.map_or(number <= 1, |next| number == next) {
            return false;
        }
        next = Some(number + 1);
        words += 1;
    }
    words > 0
}

/// Whether a space belongs between the text and the word: not before a closing mark or behind an opening one or an elision.
fn needs_space(text: &str, word: &str) -> bool {
    let closes = matches!(word.chars().next(), Some(',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '»' | '”' | '’' | '\''));
    !(text.is_empty() || closes || text.ends_with(['\n', '(', '[', '«', '“', '’', '\'']))
}
