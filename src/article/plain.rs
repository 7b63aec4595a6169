//! Plain text: an article a file; its title, date and outlet are read from its first lines.

use super::encoding::{Charset, Note, is_binary};
use super::fields::{Item, Record};
use super::format::{Items, READABLE, Reading};
use super::header::Header;
use super::source::Source;
use crate::error::Warning;
use crate::pack::Field;

/// The article of a file.
pub(super) fn read<'a>(mut source: Source, reading: Reading<'a>) -> Items<'a> {
    let mut items = Vec::new();
    if let Some(text) = read_text(&mut source, None, &mut items) {
        let mut record = Record::of_file(&source.name);
        record.fill_from_header(Header::read(&text, reading.packs));
        record.set(Field::Text, 0, text);
        items.push(Item::Record(Box::new(record)));
    }
    Box::new(items.into_iter())
}

/// Reads and decodes a whole file, whose encoding may be declared; what is to be said of it goes to `items`, and `None`
/// comes out where there is no text.
pub(super) fn read_text(source: &mut Source, label: Option<&[u8]>, items: &mut Vec<Item>) -> Option<String> {
    let mut read = |items: &mut Vec<Item>| {
        let bytes = source.read_whole()?;
        // places need the bytes, which decoding takes
        let kept = if std::str::from_utf8(&bytes).is_err() { bytes.clone() } else { Vec::new() };
        let (text, note) = Charset::declared(label).decode_whole(bytes);
        if text.trim().is_empty() {
            return Err(source.empty());
        }
        if matches!(note, Some(Note::Guessed { .. })) && is_binary(&text) {
            let message = format!("a binary file; it is left out. newsgraph reads {READABLE}");
            return Err(Warning::new(&source.name, "binary", message));
        }
        items.extend(note.map(|note| Item::of_note(note, &source.name, 1, &kept)));
        Ok(text)
    };
    match read(items) {
        Ok(text) => Some(text),
        Err(problem) => {
            items.push(Item::Problem(problem));
            None
        }
    }
}

impl Record {
    /// Takes from the header of a text what the record does not say.
    pub(super) fn fill_from_header(&mut self, header: Header) {
        self.fill(Field::Title, header.title);
        self.fill(Field::Outlet, header.outlet);
        if self.get(Field::Date).is_none() {
            self.date = self.date.or(header.date);
            if self.date.is_none() {
                self.fill(Field::Date, header.ambiguous);
            }
        }
    }
}
