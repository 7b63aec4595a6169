//! JSON Lines: an article a line.

use super::encoding::Charset;
use super::fields::{Item, Naming, Record};
use super::format::{Items, Reading};
use super::object::{Keys, ObjectSeed};
use super::source::Source;
use crate::error::Warning;
use crate::pack::Field;
use serde::de::DeserializeSeed;
use std::collections::VecDeque;

/// The articles of a file, line by line.
pub(super) fn read<'a>(source: Source, reading: Reading<'a>) -> Items<'a> {
    Box::new(Lines {
        source,
        naming: reading.naming(),
        charset: Charset::default(),
        keys: Keys::default(),
        number: 0,
        blank: true,
        bytes: Vec::new(),
        pending: VecDeque::new(),
        ended: false,
    })
}

struct Lines<'a> {
    source: Source,
    naming: Naming<'a>,
    charset: Charset,
    keys: Keys,
    number: usize,
    /// Whether all lines so far were blank.
    blank: bool,
    bytes: Vec<u8>,
    pending: VecDeque<Item>,
    ended: bool,
}

impl Iterator for Lines<'_> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(item) = self.pending.pop_front() {
                return Some(item);
            }
            if self.ended {
                return None;
            }
            self.bytes.clear();
            match self.source.read_line(&mut self.bytes, self.number + 1) {
                Ok(0) => {
                    self.ended = true;
                    let name = &self.source.name;
                    if self.blank {
                        self.pending.push_back(Item::Problem(self.source.empty()));
                    } else {
                        self.pending.extend(self.naming.missing(name, &self.keys.0).map(Item::Problem));
                    }
                }
                Ok(_) => {
                    self.number += 1;
                    self.read_line();
                }
                Err(problem) => {
                    self.ended = true;
                    self.pending.push_back(Item::Problem(problem));
                }
            }
        }
    }
}

impl Lines<'_> {
    fn read_line(&mut self) {
        let ahead = if std::str::from_utf8(&self.bytes).is_ok() { Vec::new() } else { self.source.ahead() };
        let (text, note) = self.charset.decode(&self.bytes, &ahead);
        if let Some(note) = note {
            self.pending.push_back(Item::of_note(note, &self.source.name, self.number, &self.bytes));
        }
        let line = text.trim();
        if line.is_empty() {
            return;
        }
        self.blank = false;
        let record = Record::in_file(&self.source.name, self.number, self.number);
        let object = read_object(line, record, self.naming, &mut self.keys);
        self.pending.push_back(match object {
            Ok(record) => Item::Record(record),
            Err(Fault::NoText(keys)) => {
                let place = format!("{}:{}:1", self.source.name, self.number);
                Item::Problem(self.naming.no_text(&place, &keys.0, "the line is left out"))
            }
            Err(Fault::EmptyText) => {
                let place = format!("{}:{}:1", self.source.name, self.number);
                Item::Problem(Warning::new(place, "empty", "`text` is empty; the line is left out"))
            }
            Err(Fault::Json { column, what, .. }) => {
                let place = format!("{}:{}:{column}", self.source.name, self.number);
                let message = format!("not a JSON object with the fields of an article: {what}; the line is left out");
                Item::Problem(Warning::new(place, "malformed-json", message))
            }
        });
    }
}

/// Why an object gives no article.
pub(super) enum Fault {
    /// It has none of the fields that hold the text, but these.
    NoText(Keys),
    /// It has one, but it is blank.
    EmptyText,
    /// It is not JSON, or no object.
    Json {
        /// Line in the JSON text, from 1.
        line: usize,
        /// Column in code points, from 1.
        column: usize,
        /// What is wrong.
        what: String,
    },
}

/// Reads one object.
pub(super) fn read_object(json: &str, mut record: Record, naming: Naming<'_>, keys: &mut Keys) -> Result<Box<Record>, Fault> {
    let read = |record: &mut Record, keys: &mut Keys, strict: bool| {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        ObjectSeed { naming, record, keys, strict }.deserialize(&mut deserializer)?;
        deserializer.end()
    };
    read(&mut record, keys, false).map_err(|e| fault(json, &e))?;
    if record.get(Field::Text).is_some() {
        return Ok(Box::new(record));
    }
    let mut own_keys = Keys::default();
    // a text that is no string is an error with its place
    read(&mut record, &mut own_keys, true).map_err(|e| fault(json, &e))?;
    let named = own_keys.0.iter().any(|key| naming.get(key).is_some_and(|(field, _)| field == Field::Text));
    Err(if named { Fault::EmptyText } else { Fault::NoText(own_keys) })
}

/// What serde says, with its column in code points.
pub(super) fn fault(json: &str, error: &serde_json::Error) -> Fault {
    let what = error.to_string();
    let what = what.split(" at line ").next().unwrap_or(&what).to_owned();
    let line = error.line().max(1);
    let text = json.split('\n').nth(line - 1).unwrap_or_default();
    let column = text.get(..error.column().saturating_sub(1)).map_or(error.column(), |s| s.chars().count() + 1);
    Fault::Json { line, column, what }
}
