//! What one record of a file says of its article, as written, and the article that is made of it.

use super::encoding::Note;
use super::header::language_order;
use super::markup::plain;
use super::written_date::{DayOrder, NoOrder, WrittenDate, read_date};
use super::{Article, PartialDate};
use crate::error::Warning;
use crate::pack::{Field, FieldNames, Packs, fold_name};
use std::str::FromStr;

/// `--map field=column`: where a file keeps a field, if not under one of the usual names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldMap {
    /// The field.
    pub field: Field,
    /// The name of the column, key or element.
    pub column: String,
}

impl FromStr for FieldMap {
    type Err = String;

    fn from_str(text: &str) -> Result<FieldMap, String> {
        let known: Vec<&str> = Field::NAMES.iter().map(|(name, _)| *name).collect();
        let expected = format!("expected FIELD=COLUMN, where FIELD is one of {}", known.join(", "));
        let (field, column) = text.split_once('=').ok_or(&expected)?;
        let field = Field::from_name(field.trim()).ok_or(&expected)?;
        let column = column.trim().to_owned();
        if column.is_empty() { Err(expected) } else { Ok(FieldMap { field, column }) }
    }
}

/// How the fields of an article are found in a record.
#[derive(Clone, Copy)]
pub(super) struct Naming<'a> {
    pub(super) names: &'a FieldNames,
    pub(super) maps: &'a [FieldMap],
}

impl Naming<'_> {
    /// The field that a column holds and its rank; of two columns of one field, the lower rank goes first.
    pub(super) fn get(&self, column: &str) -> Option<(Field, usize)> {
        let column = column.trim();
        let mapped = self.maps.iter().position(|m| m.column == column);
        let mapped = mapped.or_else(|| self.maps.iter().position(|m| fold_name(&m.column) == fold_name(column)));
        match mapped {
            Some(rank) => Some((self.maps[rank].field, rank)),
            None => self.names.get(column).map(|(field, rank)| (field, rank + self.maps.len())),
        }
    }

    /// The field that `--map` says is kept inside an object, under the names that lead to it with points between: `when.day`.
    pub(super) fn inside(&self, path: &str) -> Option<(Field, usize)> {
        let rank = self.maps.iter().position(|m| m.column == path);
        let rank = rank.or_else(|| self.maps.iter().position(|m| is_path(&m.column, path)))?;
        Some((self.maps[rank].field, rank))
    }

    /// Whether a map may name a field inside an object.
    pub(super) fn looks_inside(&self) -> bool {
        self.maps.iter().any(|m| m.column.contains('.'))
    }

    /// A warning for the mapped columns that a file does not have.
    pub(super) fn missing(&self, file: &str, columns: &[String]) -> Option<Warning> {
        let has = |map: &&FieldMap| columns.iter().any(|c| fold_name(c) == fold_name(&map.column));
        let missing: Vec<String> = self.maps.iter().filter(|m| !has(m)).map(|m| format!("`{}`", m.column)).collect();
        (!missing.is_empty()).then(|| {
            let message = format!("has no {}, which --map names; it has {}", missing.join(", "), listed(columns));
            Warning::new(file, "no-column", message)
        })
    }

    /// A warning for a file none of whose columns holds the text.
    pub(super) fn no_text(&self, place: &str, columns: &[String], consequence: &str) -> Warning {
        let mapped: Vec<String> = self.maps.iter().filter(|m| m.field == Field::Text).map(|m| format!("`{}`", m.column)).collect();
        let (missing, way_out) = if mapped.is_empty() {
            ("no `text`, nor another field known to hold the text".to_owned(), "say which one is the text with --map text=NAME")
        } else {
            let missing = format!("no {}, which --map names, nor another field known to hold the text", mapped.join(", "));
            (missing, "name one of these with --map text=NAME")
        };
        let message = format!("{missing}; {consequence}. It has {}; {way_out}", listed(columns));
        Warning::new(place, "no-text", message)
    }
}

/// Whether two paths have the same names, however these are spelt.
fn is_path(one: &str, other: &str) -> bool {
    one.split('.').map(fold_name).eq(other.split('.').map(fold_name))
}

fn listed(columns: &[String]) -> String {
    let shown: Vec<String> = columns.iter().take(40).map(|c| format!("`{}`", c.chars().take(60).collect::<String>())).collect();
    let more = columns.len().saturating_sub(shown.len());
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
}

/// What comes out of a file.
pub(super) enum Item {
    /// What is said of one article.
    Record(Box<Record>),
    /// Something that could not be read.
    Problem(Warning),
    /// The file's encoding had to be guessed.
    Guessed {
        /// What it is read as.
        encoding: &'static encoding_rs::Encoding,
        /// `file:line:column` of the first character that shows it.
        place: String,
    },
}

impl Item {
    /// What is to be said of a decoding that began at `line` of `name` with these bytes.
    pub(super) fn of_note(note: Note, name: &str, line: usize, bytes: &[u8]) -> Item {
        match note {
            Note::Guessed { encoding, first } => Item::Guessed { encoding, place: place_of(name, line, &bytes[..first]) },
            Note::Damaged { first, count } => {
                let place = place_of(name, line, &bytes[..first]);
                let message =
                    format!("not UTF-8 here; {count} faulty byte(s) are read as \u{fffd}. Look at the file, or save it anew as UTF-8");
                Item::Problem(Warning::new(place, "not-utf-8", message))
            }
        }
    }
}

/// `name:line:column` of the end of `before`, which begins at `line`; the column counts characters.
pub(super) fn place_of(name: &str, line: usize, before: &[u8]) -> String {
    let line = line + before.iter().filter(|b| **b == b'\n').count();
    let last = before.rsplit(|b| *b == b'\n').next().unwrap_or_default();
    format!("{name}:{line}:{}", String::from_utf8_lossy(last).chars().count() + 1)
}

/// A place in a text that is read from its beginning to its end; so that places of many records cost one reading of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    at: usize,
    /// Line, from 1.
    pub(super) line: usize,
    column: usize,
}

impl Place {
    /// The beginning.
    pub(super) const START: Place = Place { at: 0, line: 1, column: 1 };

    /// The place at this byte, which is not before the last one.
    pub(super) fn at(&mut self, text: &str, byte: usize) -> Place {
        let between = &text[self.at..byte];
        match between.rfind('\n') {
            Some(end) => {
                self.line += between.matches('\n').count();
                self.column = between[end + 1..].chars().count() + 1;
            }
            None => self.column += between.chars().count(),
        }
        self.at = byte;
        *self
    }

    /// `name:line:column`.
    pub(super) fn of(self, name: &str) -> String {
        format!("{name}:{}:{}", self.line, self.column)
    }
}

/// What to do about a date.
const ISO: &str = "Write YYYY-MM-DD";

/// One article as its file writes it.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// `file` or `file:line`, for messages.
    pub(super) place: String,
    /// Id of an article that has none of its own.
    pub(super) fallback_id: String,
    /// The date, where the reader knows it already.
    pub(super) date: Option<PartialDate>,
    values: [Option<(usize, String)>; Field::NAMES.len()],
}

impl Record {
    /// An article that is a file.
    pub(super) fn of_file(name: &str) -> Record {
        Record { place: name.to_owned(), fallback_id: name.to_owned(), ..Record::default() }
    }

    /// A record in a file: the line (from 1) where it begins, its number in the file.
    pub(super) fn in_file(name: &str, line: usize, number: usize) -> Record {
        Record { place: format!("{name}:{line}"), fallback_id: format!("{name}#{number}"), ..Record::default() }
    }

    /// Keeps a value that is not blank, unless one with a lower rank is there.
    pub(super) fn set(&mut self, field: Field, rank: usize, value: String) {
        let slot = &mut self.values[field as usize];
        if !value.trim().is_empty() && slot.as_ref().is_none_or(|(known, _)| rank < *known) {
            *slot = Some((rank, value));
        }
    }

    /// Keeps a value of a table or of JSON, whose texts may be HTML.
    pub(super) fn set_written(&mut self, field: Field, rank: usize, value: String) {
        self.set(field, rank, if field == Field::Text { plain(value) } else { value });
    }

    /// Keeps a value, if there is one and none yet.
    pub(super) fn fill(&mut self, field: Field, value: Option<String>) {
        if let Some(value) = value {
            self.set(field, usize::MAX, value);
        }
    }

    /// What is known of a field.
    pub(super) fn get(&self, field: Field) -> Option<&str> {
        self.values[field as usize].as_ref().map(|(_, value)| value.as_str())
    }

    /// The article; a date that cannot be read is left out, and said. `order` says whether the day or the month comes
    /// first where it could be either.
    pub(super) fn into_article(mut self, packs: &Packs, order: Result<DayOrder, NoOrder>) -> (Article, Option<Warning>) {
        let mut warning = None;
        let mut date = self.date;
        if let (None, Some(written)) = (date, self.get(Field::Date)) {
            let mut read = read_date(written, packs, order.ok());
            if read == WrittenDate::Ambiguous && order != Err(NoOrder::Both) {
                let language = language_order(self.get(Field::Text).unwrap_or_default(), self.get(Field::Lang), packs);
                read = read_date(written, packs, language);
            }
            let fault = match read {
                WrittenDate::Known(known) => {
                    date = Some(known);
                    None
                }
                WrittenDate::Ambiguous => Some(match order {
                    Err(NoOrder::ReadOnce) => (
                        "may have the day or the month first",
                        "Write YYYY-MM-DD, or save the input as a file and give that: its other dates may tell",
                    ),
                    Err(NoOrder::Both) => ("may have the day or the month first, and the file has dates of both kinds", ISO),
                    _ => ("may have the day or the month first, and no other date of the file tells", ISO),
                }),
                WrittenDate::Unreadable => Some(("is no date that can be read", ISO)),
            };
            warning = fault.map(|(fault, way_out)| {
                let message = format!("the date `{}` {fault}; the article is read without a date. {way_out}", written.trim());
                Warning::new(format!("{}:1", self.place), "date", message)
            });
        }
        let mut take = |field: Field| self.values[field as usize].take().map(|(_, value)| value);
        let article = Article {
            id: take(Field::Id).unwrap_or(self.fallback_id),
            text: take(Field::Text).unwrap_or_default(),
            lang: take(Field::Lang),
            date,
            outlet: take(Field::Outlet),
            title: take(Field::Title),
            url: take(Field::Url),
            place: self.place,
        };
        (article, warning)
    }
}
