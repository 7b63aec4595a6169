//! Annotated texts to learn from: JSON Lines with entities, or CoNLL columns.

use crate::error::{Error, Result};
use crate::mention::Kind;
use crate::pack::Map;
use crate::text::Span;
use serde::Deserialize;
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
    /// In the order of the files.
    pub texts: Vec<Annotated>,
    /// How many names each type of the corpus has, and what it counts as.
    pub types: Map<String, (usize, Option<Kind>)>,
}

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

impl Corpus {
    /// Reads a file: JSON Lines where its name ends in `.jsonl`, else columns.
    ///
    /// # Errors
    /// What is not as it must be, and where.
    pub fn read(&mut self, path: &Path, maps: &[TypeMap]) -> Result<()> {
        let hint = "; give a file of JSON Lines or CoNLL columns, in UTF-8";
        let text = std::fs::read_to_string(path).map_err(|cause| Error::File { path: path.into(), cause, hint })?;
        let before = self.texts.len();
        let lines = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("jsonl"));
        let read = if lines { self.read_json(&text, maps) } else { self.read_columns(&text, maps) };
        read.map_err(|(line, message)| Error::Data { place: format!("{}:{line}", path.display()), message })?;
        if self.texts.len() == before {
            let message = "it has no text; give JSON Lines with `text` and `entities`, or CoNLL columns".to_owned();
            return Err(Error::Data { place: path.display().to_string(), message });
        }
        Ok(())
    }

    fn kind(&mut self, name: &str, maps: &[TypeMap]) -> Option<Kind> {
        let mapped = maps.iter().find(|m| m.from == name).map(|m| m.to);
        let kind = mapped.or_else(|| KINDS.into_iter().find(|k| k.name() == name));
        self.types.entry(name.to_owned()).or_insert((0, kind)).0 += 1;
        kind
    }

    fn read_json(&mut self, file: &str, maps: &[TypeMap]) -> std::result::Result<(), (usize, String)> {
        for (number, line) in (1..).zip(file.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            let row: JsonText = serde_json::from_str(line).map_err(|error| {
                (number, format!("{error}; a line is {{\"text\", \"entities\": [{{\"start\", \"end\", \"kind\"}}, ...]}}"))
            })?;
            let mut offsets: Vec<usize> = row.text.char_indices().map(|(at, _)| at).collect();
            offsets.push(row.text.len());
            let mut names = Vec::new();
            for name in &row.entities {
                let (Some(&start), Some(&end)) = (offsets.get(name.start), offsets.get(name.end)) else {
                    return Err((number, format!("an entity ends at {}, behind the text; offsets are Unicode code points", name.end)));
                };
                if start >= end {
                    return Err((number, format!("an entity from {} to {} has no text; `end` is one past the last", name.start, name.end)));
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
        self.texts.push(Annotated { text, names });
    }

    /// CoNLL: a token a line, the word in its first column (the second where the first is a number) and the label, such
    /// as `B-PER`, in its last; an empty line ends a sentence, `-DOCSTART-` or `# newdoc` begins an article.
    fn read_columns(&mut self, file: &str, maps: &[TypeMap]) -> std::result::Result<(), (usize, String)> {
        let marked = file.lines().any(|line| line.starts_with("-DOCSTART-") || line.starts_with("# newdoc"));
        let mut text = String::new();
        let mut names: Vec<(Span, Kind)> = Vec::new();
        let mut open: Option<String> = None;
        let mut sentences = 0;
        for (number, line) in (1..).zip(file.lines()) {
            let article = line.starts_with("-DOCSTART-") || line.starts_with("# newdoc");
            if article || !marked && sentences == SENTENCES {
                if !text.is_empty() {
                    self.push(std::mem::take(&mut text), std::mem::take(&mut names));
                }
                sentences = 0;
                open = None;
            }
            if article || line.starts_with("# ") {
                continue;
            }
            if line.trim().is_empty() {
                if !text.is_empty() && !text.ends_with('\n') {
                    text.push('\n');
                    sentences += 1;
                }
                open = None;
                continue;
            }
            let columns: Vec<&str> = line.split(['\t', ' ']).filter(|c| !c.is_empty()).collect();
            let word = if columns.len() > 2 && columns[0].bytes().all(|b| b.is_ascii_digit()) { columns[1] } else { columns[0] };
            let label = columns.last().copied().filter(|_| columns.len() > 1);
            let label =
                label.ok_or_else(|| (number, "a line has a word and, in its last column, a label such as B-PER or O".to_owned()))?;
            if needs_space(&text, word) {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(word);
            let Some((mark, name)) = label.split_once('-') else {
                if label != "O" {
                    return Err((number, format!("no label `{label}`; a label is O, or B- or I- and a type")));
                }
                open = None;
                continue;
            };
            if !matches!(mark, "B" | "I" | "E" | "S" | "L" | "U") {
                return Err((number, format!("no label `{label}`; a label is O, or B- or I- and a type")));
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

/// Whether a space belongs between the text and the word: not before a closing mark or behind an opening one or an elision.
fn needs_space(text: &str, word: &str) -> bool {
    let closes = matches!(word.chars().next(), Some(',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '»' | '”' | '’' | '\''));
    !(text.is_empty() || closes || text.ends_with(['\n', '(', '[', '«', '“', '’', '\'']))
}
