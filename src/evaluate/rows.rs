//! Gold and predictions as they are read: JSON Lines, an article a line, offsets in code points.

use crate::error::{Error, Result};
use crate::pack::Map;
use crate::record::ArticleRecord;
use serde::{Deserialize, Deserializer};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// One article of the gold or of the predictions.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Row {
    /// Its id.
    pub id: Id,
    /// The text that offsets refer to; predictions need none.
    pub text: Option<String>,
    /// Its statements.
    #[serde(default, deserialize_with = "or_empty")]
    pub statements: Vec<Statement>,
    /// Its mentions.
    #[serde(default, deserialize_with = "or_empty")]
    pub entities: Vec<Entity>,
}

/// The id of an article: a text, or a number, which stands for its digits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "serde_json::Value")]
pub struct Id(pub String);

impl TryFrom<serde_json::Value> for Id {
    type Error = &'static str;

    fn try_from(value: serde_json::Value) -> std::result::Result<Id, &'static str> {
        match value {
            serde_json::Value::String(id) => Ok(Id(id)),
            serde_json::Value::Number(id) => Ok(Id(id.to_string())),
            _ => Err("`id` must be a text or a number"),
        }
    }
}

/// One statement. A field that is `None` is absent; one that is `Some(None)` is there and `null`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Statement {
    /// How it is told.
    #[serde(default, deserialize_with = "present")]
    pub kind: Option<Option<String>>,
    /// What was said: each contiguous stretch.
    #[serde(default, deserialize_with = "or_empty")]
    pub content: Vec<[usize; 2]>,
    /// The words that name the speaker.
    pub source: Option<[usize; 2]>,
    /// All stretches of them.
    #[serde(default, deserialize_with = "or_empty")]
    pub source_spans: Vec<[usize; 2]>,
    /// Canonical id of the speaker.
    #[serde(default, deserialize_with = "present")]
    pub speaker: Option<Option<String>>,
    /// Canonical ids of what the content names.
    #[serde(default, deserialize_with = "present")]
    pub targets: Option<Option<Vec<String>>>,
    /// Whether it is neither missed nor wrong.
    pub optional: Option<bool>,
}

impl Statement {
    /// Its kind, where it has one.
    pub fn kind(&self) -> Option<&str> {
        self.kind.as_ref()?.as_deref()
    }

    /// The canonical id of its speaker, where it has one.
    pub fn speaker(&self) -> Option<&str> {
        self.speaker.as_ref()?.as_deref()
    }

    /// The canonical ids of its targets.
    pub fn targets(&self) -> &[String] {
        self.targets.as_ref().and_then(Option::as_deref).unwrap_or_default()
    }

    /// The words that name its speaker.
    pub fn source(&self) -> &[[usize; 2]] {
        if self.source_spans.is_empty() { self.source.as_slice() } else { &self.source_spans }
    }
}

/// One mention.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Entity {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// What it names.
    #[serde(default, deserialize_with = "present")]
    pub kind: Option<Option<String>>,
    /// What it names, in gold that has no `kind`.
    #[serde(rename = "type")]
    pub other_kind: Option<String>,
    /// Canonical id.
    pub id: Option<String>,
}

impl Entity {
    /// Its kind in the gold.
    pub fn gold_kind(&self) -> Option<&str> {
        self.kind.as_ref().unwrap_or(&self.other_kind).as_deref()
    }

    /// Its kind in predictions.
    pub fn kind(&self) -> Option<&str> {
        self.kind.as_ref()?.as_deref()
    }
}

impl From<ArticleRecord> for Row {
    /// What is scored of an article; its text is left behind.
    fn from(record: ArticleRecord) -> Row {
        let statements = record.statements.into_iter().map(|s| Statement {
            kind: Some(Some(s.kind.name().to_owned())),
            content: s.content,
            source: s.source,
            source_spans: s.source_spans,
            speaker: Some(s.speaker.as_deref().map(str::to_owned)),
            targets: Some(Some(s.targets.iter().map(|id| id.to_string()).collect())),
            optional: None,
        });
        let entities = record.entities.into_iter().map(|e| Entity {
            start: e.start,
            end: e.end,
            kind: Some(Some(e.kind.into_owned())),
            other_kind: None,
            id: Some(e.id),
        });
        Row { id: Id(record.id), text: None, statements: statements.collect(), entities: entities.collect() }
    }
}

/// Tells `null` from an absent field.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> std::result::Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

/// Reads `null` as an empty list.
fn or_empty<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> std::result::Result<Vec<T>, D::Error> {
    Option::deserialize(from).map(Option::unwrap_or_default)
}

/// Reads a file of rows, by id in the order of the file.
///
/// # Errors
/// The place where the file cannot be read, is not UTF-8, holds a line that is no row, an id a second time
/// or a statement without content.
pub fn load(path: &Path) -> Result<Map<Id, Row>> {
    read_rows(path, |_| None)
}

/// Reads a gold file: as [`load`] does, and every row must have a text.
///
/// # Errors
/// As [`load`], and the place of a row without text.
pub fn load_gold(path: &Path) -> Result<Map<Id, Row>> {
    read_rows(path, |row| row.text.is_none().then_some("the object has no `text`; offsets refer to it"))
}

fn read_rows(path: &Path, objection: impl Fn(&Row) -> Option<&'static str>) -> Result<Map<Id, Row>> {
    let unreadable = |e: std::io::Error| Error::Data {
        place: path.display().to_string(),
        message: format!("cannot be read: {e}; give a file of JSON Lines"),
    };
    let mut reader = BufReader::new(File::open(path).map_err(unreadable)?);
    let mut rows = Map::default();
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        if reader.read_until(b'\n', &mut bytes).map_err(unreadable)? == 0 {
            break;
        }
        let place = format!("{}:{number}", path.display());
        let at = |column: usize, message: String| Error::Data { place: format!("{place}:{column}"), message };
        let line = std::str::from_utf8(&bytes).map_err(|e| {
            let column = String::from_utf8_lossy(&bytes[..e.valid_up_to()]).chars().count() + 1;
            at(column, "not UTF-8. Convert it, for instance with `iconv -f WINDOWS-1252 -t UTF-8`".to_owned())
        })?;
        if line.trim().is_empty() {
            continue;
        }
        let row: Row = serde_json::from_str(line).map_err(|e| {
            // serde counts bytes of its own single line
            let column = line.get(..e.column().saturating_sub(1)).map_or(e.column(), |s| s.chars().count() + 1);
            let what = e.to_string();
            at(column, format!("not an article with its statements and entities: {}", what.split(" at line ").next().unwrap_or(&what)))
        })?;
        let objection = match row.statements.iter().any(|s| s.content.is_empty()) {
            true => Some("a statement without content; `content` must be a list of [start, end]"),
            false => objection(&row),
        };
        if let Some(message) = objection {
            return Err(Error::Data { place, message: message.to_owned() });
        }
        if rows.contains_key(&row.id) {
            return Err(Error::Data { place, message: format!("id `{}` occurs twice; every article needs its own", row.id.0) });
        }
        rows.insert(row.id.clone(), row);
    }
    Ok(rows)
}
