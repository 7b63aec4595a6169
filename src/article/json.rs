//! JSON: one object, an array of objects, an object that holds such an array, or several of these one after the other.

use super::fields::{Item, Naming, Place, Record};
use super::format::{Items, Reading};
use super::jsonl::{Fault, fault, read_object};
use super::object::Keys;
use super::plain::read_text;
use super::source::Source;
use crate::error::Warning;
use serde::de::{DeserializeOwned, IgnoredAny};
use std::collections::VecDeque;

/// Keys under which an object keeps an array of articles.
pub(super) const ARRAYS: &[&str] = &["articles", "data", "items", "results", "docs", "documents", "stories", "entries", "posts"];

/// The articles of a file, which is read as a whole.
pub(super) fn read<'a>(mut source: Source, reading: Reading<'a>) -> Items<'a> {
    let mut items = Vec::new();
    let Some(text) = read_text(&mut source, None, &mut items) else { return Box::new(items.into_iter()) };
    let values = Values {
        name: source.name,
        naming: reading.naming(),
        text,
        at: 0,
        place: Place::START,
        inside: Vec::new(),
        behind_value: false,
        keys: Keys::default(),
        records: 0,
        pending: items.into(),
        ended: false,
    };
    Box::new(values)
}

struct Values<'a> {
    name: String,
    naming: Naming<'a>,
    text: String,
    /// Where the next value begins, in bytes.
    at: usize,
    /// The last value, to count lines and columns on from.
    place: Place,
    /// What the values stand in, from the outside.
    inside: Vec<Container>,
    /// Whether the last thing read in the container was a value, behind which a comma must stand.
    behind_value: bool,
    keys: Keys,
    records: usize,
    pending: VecDeque<Item>,
    ended: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Container {
    Array,
    Object,
}

impl Iterator for Values<'_> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        while self.pending.is_empty() && !self.ended {
            if let Err(problem) = self.step() {
                self.ended = true;
                self.pending.push_back(Item::Problem(problem));
            }
        }
        self.pending.pop_front()
    }
}

impl Values<'_> {
    /// Reads one value, or a sign between values.
    fn step(&mut self) -> Result<(), Warning> {
        let rest = self.text[self.at..].trim_start();
        self.at = self.text.len() - rest.len();
        let next = rest.bytes().next();
        let closes = matches!(next, None | Some(b',' | b']' | b'}'));
        if self.behind_value && !closes && !self.inside.is_empty() {
            let place = self.place.at(&self.text, self.at).of(&self.name);
            let message = "a comma is missing before this; what follows is read as if there were one. See that nothing was lost";
            self.pending.push_back(Item::Problem(Warning::new(place, "malformed-json", message)));
        }
        self.behind_value = false;
        match (next, self.inside.last()) {
            (None, None) => {
                self.ended = true;
                if self.records == 0 {
                    let message = "it holds no article; nothing was read from it";
                    self.pending.push_back(Item::Problem(Warning::new(&self.name, "no-article", message)));
                } else {
                    self.pending.extend(self.naming.missing(&self.name, &self.keys.0).map(Item::Problem));
                }
            }
            (Some(b','), Some(_)) => self.at += 1,
            (Some(b']'), Some(Container::Array)) | (Some(b'}'), Some(Container::Object)) => {
                self.at += 1;
                self.inside.pop();
                self.behind_value = true;
            }
            (Some(b'['), None) => {
                self.at += 1;
                self.inside.push(Container::Array);
            }
            (Some(b'{'), None) if self.holds_array() => {
                self.at += 1;
                self.inside.push(Container::Object);
            }
            (_, Some(Container::Object)) => self.key()?,
            _ => self.article()?,
        }
        Ok(())
    }

    /// A key of the outer object, and its value, unless that is the array of articles.
    fn key(&mut self) -> Result<(), Warning> {
        let (key, length) = self.value::<String>(self.at)?;
        let rest = self.text[self.at + length..].trim_start();
        let Some(value) = rest.strip_prefix(':').map(str::trim_start) else {
            return Err(self.broken(self.text.len() - rest.len(), "expected `:`"));
        };
        self.at = self.text.len() - value.len();
        if ARRAYS.contains(&key.as_str()) && value.starts_with('[') {
            self.at += 1;
            self.inside.push(Container::Array);
        } else {
            self.at += self.value::<IgnoredAny>(self.at)?.1;
            self.behind_value = true;
        }
        Ok(())
    }

    /// An object that is an article, in an array or alone.
    fn article(&mut self) -> Result<(), Warning> {
        let start = self.at;
        let (_, length) = self.value::<IgnoredAny>(start)?;
        self.at = start + length;
        self.behind_value = true;
        self.records += 1;
        let mut place = self.place.at(&self.text, start);
        let record = Record::in_file(&self.name, place.line, self.records);
        let json = &self.text[start..self.at];
        let (kind, message) = match read_object(json, record, self.naming, &mut self.keys) {
            Ok(record) => {
                self.pending.push_back(Item::Record(record));
                return Ok(());
            }
            Err(Fault::NoText(keys)) => {
                self.pending.push_back(Item::Problem(self.naming.no_text(&place.of(&self.name), &keys.0, "the object is left out")));
                return Ok(());
            }
            Err(Fault::EmptyText) => ("empty", "its text is empty; the object is left out".to_owned()),
            Err(Fault::Json { line, column, what }) => {
                let before: usize = json.split_inclusive('\n').take(line - 1).map(str::len).sum();
                let column = json[before..].char_indices().nth(column - 1).map_or(json.len(), |(at, _)| before + at);
                let place = place.at(&self.text, start + column).of(&self.name);
                let message = format!("not a JSON object with the fields of an article: {what}; it is left out");
                self.pending.push_back(Item::Problem(Warning::new(place, "malformed-json", message)));
                return Ok(());
            }
        };
        self.pending.push_back(Item::Problem(Warning::new(place.of(&self.name), kind, message)));
        Ok(())
    }

    /// The value that begins at `at`, and its length in bytes.
    fn value<T: DeserializeOwned>(&self, at: usize) -> Result<(T, usize), Warning> {
        let rest = &self.text[at..];
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<T>();
        match values.next() {
            Some(Ok(value)) => Ok((value, values.byte_offset())),
            Some(Err(e)) => {
                let before: usize = rest.split_inclusive('\n').take(e.line().saturating_sub(1)).map(str::len).sum();
                let mut offset = (before + e.column().saturating_sub(1)).min(rest.len());
                while !rest.is_char_boundary(offset) {
                    offset -= 1;
                }
                let Fault::Json { what, .. } = fault(rest, &e) else { return Err(self.broken(at + offset, "no value")) };
                Err(self.broken(at + offset, &what))
            }
            None => Err(self.broken(self.text.len(), "the file ends in the midst of a value")),
        }
    }

    fn broken(&self, at: usize, what: &str) -> Warning {
        let mut last = self.place;
        let place = last.at(&self.text, at).of(&self.name);
        let message = format!("not JSON: {what}; nothing from here on was read. Mend the file, or save it anew");
        Warning::new(place, "malformed-json", message)
    }

    /// Whether the object here is no article but holds an array of them.
    fn holds_array(&self) -> bool {
        let mut at = self.at + 1;
        while let Ok((key, length)) = self.value::<String>(at) {
            let Some(value) = self.text[at + length..].trim_start().strip_prefix(':').map(str::trim_start) else { return false };
            if ARRAYS.contains(&key.as_str()) && value.starts_with('[') {
                return true;
            }
            at = self.text.len() - value.len();
            let Ok((_, length)) = self.value::<IgnoredAny>(at) else { return false };
            let Some(next) = self.text[at + length..].trim_start().strip_prefix(',') else { return false };
            at = self.text.len() - next.len();
        }
        false
    }
}
