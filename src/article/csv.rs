//! Tables: an article a row under a header; commas, semicolons, tabs or bars between the cells.
//!
//! Rows are cut here and not by a reader of whole files, since a row that is broken must cost no other row: a quotation
//! mark that is never closed would swallow the rest of the file.

use super::encoding::Charset;
use super::fields::{Item, Naming, Record, place_of};
use super::format::{Items, Reading};
use super::source::Source;
use crate::error::Warning;
use crate::pack::{Field, declared_separator, has_separator, header_names, separator};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::collections::VecDeque;

/// A row of more bytes than this is one with a quotation mark that is never closed.
const LONGEST_ROW: usize = 4 << 20;

/// The articles of a file, row by row.
pub(super) fn read<'a>(source: Source, reading: Reading<'a>) -> Items<'a> {
    Box::new(Rows {
        lines: Lines { source, ready: VecDeque::new(), number: 0, failed: None },
        naming: reading.naming(),
        charset: Charset::default(),
        header: None,
        rows: 0,
        pending: VecDeque::new(),
        ended: false,
    })
}

/// Whether a line names the text of an article and something else of it, between separators.
pub(super) fn is_header(line: &[u8], naming: Naming<'_>) -> bool {
    // every plain text is asked this, and few first lines look like a header
    let Ok(line) = std::str::from_utf8(line) else { return false };
    if line.len() > 2_000 || !has_separator(line) {
        return false;
    }
    let separator = separator(line, |name| naming.get(name).is_some());
    let fields: Vec<Field> = header_names(line, separator).filter_map(|name| naming.get(name)).map(|(field, _)| field).collect();
    fields.contains(&Field::Text) && fields.iter().any(|field| *field != Field::Text)
}

struct Rows<'a> {
    lines: Lines,
    naming: Naming<'a>,
    charset: Charset,
    header: Option<Header>,
    rows: usize,
    pending: VecDeque<Item>,
    ended: bool,
}

struct Header {
    separator: u8,
    /// The field of each column, and its rank.
    fields: Vec<Option<(Field, usize)>>,
}

impl Iterator for Rows<'_> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        while self.pending.is_empty() && !self.ended {
            if self.header.is_none() {
                self.read_header();
            } else {
                self.read_row();
            }
        }
        self.pending.pop_front()
    }
}

impl Rows<'_> {
    fn say(&mut self, place: String, kind: &'static str, message: impl Into<String>) {
        self.pending.push_back(Item::Problem(Warning::new(place, kind, message)));
    }

    /// Nothing more is read.
    fn end(&mut self) {
        self.ended = true;
        self.pending.extend(self.lines.failed.take().map(Item::Problem));
    }

    fn decode(&mut self, line: usize, bytes: &[u8]) -> String {
        let ahead = if std::str::from_utf8(bytes).is_ok() { Vec::new() } else { self.lines.source.ahead() };
        let (text, note) = self.charset.decode(bytes, &ahead);
        if let Some(note) = note {
            self.pending.push_back(Item::of_note(note, &self.lines.source.name, line, bytes));
        }
        text.into_owned()
    }

    fn read_header(&mut self) {
        let mut given = None;
        let (line, text) = loop {
            let Some((line, bytes)) = self.lines.next() else {
                if self.lines.failed.is_none() {
                    self.pending.push_back(Item::Problem(self.lines.source.empty()));
                }
                return self.end();
            };
            let text = self.decode(line, &bytes);
            if let Some(separator) = declared_separator(&text) {
                given = Some(separator);
            } else if !text.trim().is_empty() {
                break (line, text);
            }
        };
        let separator = given.unwrap_or_else(|| separator(text.trim_end(), |name| self.naming.get(name).is_some()));
        // a header may go on over several lines
        self.lines.put_back(line, text.into_bytes());
        let row = self.lines.row(separator);
        let columns: Vec<String> = row.cells.iter().map(|c| String::from_utf8_lossy(c).trim().to_owned()).collect();
        let fields: Vec<Option<(Field, usize)>> = columns.iter().map(|c| self.naming.get(c)).collect();
        let name = self.lines.source.name.clone();
        let missing = self.naming.missing(&name, &columns);
        if fields.iter().flatten().any(|(field, _)| *field == Field::Text) {
            self.pending.extend(missing.map(Item::Problem));
            self.header = Some(Header { separator, fields });
        } else {
            let consequence = "the table is left out";
            self.pending.push_back(Item::Problem(self.naming.no_text(&format!("{name}:{}:1", row.line), &columns, consequence)));
            self.end();
        }
    }

    fn read_row(&mut self) {
        let Some(header) = &self.header else { return };
        let (separator, expected) = (header.separator, header.fields.len());
        let row = self.lines.row(separator);
        let name = self.lines.source.name.clone();
        if row.lines.is_empty() {
            if self.rows == 0 && self.lines.failed.is_none() {
                self.say(name, "no-article", "a header without rows; nothing was read from it");
            }
            return self.end();
        }
        if row.cells.iter().all(|c| c.trim_ascii().is_empty()) {
            return;
        }
        self.rows += 1;
        let raw = row.lines.concat();
        let fault = quote_fault(&raw, separator);
        let place = |at: usize| place_of(&name, row.line, &raw[..at]);
        if fault.is_some_and(|(_, what)| what == NEVER_CLOSED) && self.lines.failed.is_some() && self.lines.ready.is_empty() {
            // the row was cut with the file, which is said
            return self.end();
        }
        if let Some((at, what)) = fault {
            self.say(place(at), "quotes", format!("{what}; the row is left out. A \" inside a cell is written twice"));
            return self.lines.resume(row, separator, expected);
        }
        if row.cells.len() != expected {
            let message = format!("the row has {} cells, the header has {expected}; the row is left out", row.cells.len());
            self.say(place(0), "cells", message);
            return self.lines.resume(row, separator, expected);
        }
        let mut record = Record::in_file(&name, row.line, self.rows);
        for (column, cell) in row.cells.iter().enumerate() {
            if let Some((field, rank)) = self.header.as_ref().and_then(|h| h.fields[column]) {
                let text = self.decode(row.line, cell);
                record.set_written(field, rank, text);
            }
        }
        if record.get(Field::Text).is_none() {
            return self.say(place(0), "empty", "the row has no text; it is left out");
        }
        self.pending.push_back(Item::Record(Box::new(record)));
    }
}

/// The lines of a file; some may be put back.
struct Lines {
    source: Source,
    ready: VecDeque<(usize, Vec<u8>)>,
    number: usize,
    failed: Option<Warning>,
}

/// One row as it stands in the file.
struct Row {
    /// Line on which it begins, from 1.
    line: usize,
    /// Its lines; none at the end of the file.
    lines: Vec<Vec<u8>>,
    cells: Vec<Vec<u8>>,
}

impl Lines {
    fn next(&mut self) -> Option<(usize, Vec<u8>)> {
        if let Some(line) = self.ready.pop_front() {
            return Some(line);
        }
        if self.failed.is_some() {
            return None;
        }
        let mut bytes = Vec::new();
        match self.source.read_line(&mut bytes, self.number + 1) {
            Ok(0) => None,
            Ok(_) => {
                self.number += 1;
                Some((self.number, bytes))
            }
            Err(problem) => {
                self.failed = Some(problem);
                None
            }
        }
    }

    fn put_back(&mut self, number: usize, bytes: Vec<u8>) {
        self.ready.push_front((number, bytes));
    }

    /// The next row, over as many lines as its quotation marks ask for.
    fn row(&mut self, separator: u8) -> Row {
        let mut reader = RowReader::new(separator);
        let mut row = Row { line: self.number + 1, lines: Vec::new(), cells: Vec::new() };
        let mut size = 0;
        while size < LONGEST_ROW {
            let Some((number, bytes)) = self.next() else { break };
            if row.lines.is_empty() {
                if bytes.trim_ascii().is_empty() {
                    continue;
                }
                row.line = number;
            }
            size += bytes.len();
            let complete = reader.feed(&bytes);
            row.lines.push(bytes);
            if complete {
                row.cells = reader.cells();
                return row;
            }
        }
        reader.feed(b"");
        row.cells = reader.cells();
        row
    }

    /// Behind a broken row of several lines: goes on with its second line, if that is a sound row by itself. Then the
    /// first line alone was broken, and a quotation mark in it drew the others in.
    fn resume(&mut self, row: Row, separator: u8, expected: usize) {
        let sound = |line: &Vec<u8>| {
            let mut reader = RowReader::new(separator);
            reader.feed(line) && reader.cells().len() == expected && quote_fault(line, separator).is_none()
        };
        let Some(first) = row.lines.iter().skip(1).position(sound) else { return };
        for (i, line) in row.lines.into_iter().enumerate().skip(first + 1).rev() {
            self.put_back(row.line + i, line);
        }
    }
}

/// Cuts one row into cells, line by line.
struct RowReader {
    reader: Reader,
    output: Vec<u8>,
    written: usize,
    ends: Vec<usize>,
    count: usize,
}

impl RowReader {
    fn new(separator: u8) -> RowReader {
        let reader = ReaderBuilder::new().delimiter(separator).build();
        RowReader { reader, output: vec![0; 1024], written: 0, ends: vec![0; 32], count: 0 }
    }

    /// Takes a line with its end, or nothing at the end of the file; whether the row is complete.
    fn feed(&mut self, mut line: &[u8]) -> bool {
        loop {
            let (result, read, written, ends) =
                self.reader.read_record(line, &mut self.output[self.written..], &mut self.ends[self.count..]);
            line = &line[read..];
            self.written += written;
            self.count += ends;
            match result {
                ReadRecordResult::InputEmpty => return false,
                ReadRecordResult::OutputFull => self.output.resize(self.output.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record | ReadRecordResult::End => return true,
            }
        }
    }

    fn cells(&self) -> Vec<Vec<u8>> {
        let starts = std::iter::once(&0).chain(&self.ends);
        self.ends[..self.count].iter().zip(starts).map(|(end, start)| self.output[*start..*end].to_vec()).collect()
    }
}

const NEVER_CLOSED: &str = "a cell begins with a \" that is never closed";

/// Where the quotation marks of a row are not as they must be: byte and what is wrong.
fn quote_fault(raw: &[u8], separator: u8) -> Option<(usize, &'static str)> {
    let mut at = 0;
    while at < raw.len() {
        if raw[at] == b'"' {
            let open = at;
            loop {
                at += 1;
                at += raw[at..].iter().position(|b| *b == b'"').unwrap_or(raw.len() - at);
                match raw.get(at + 1) {
                    _ if at >= raw.len() => return Some((open, NEVER_CLOSED)),
                    Some(b'"') => at += 1,
                    None | Some(b'\r' | b'\n') => return None,
                    Some(next) if *next == separator => break,
                    // the mark that seems to close the cell opens one of another row
                    Some(_) if raw[open..at].contains(&b'\n') => return Some((open, NEVER_CLOSED)),
                    Some(_) => return Some((at, "a \" stands inside a cell that begins with one")),
                }
            }
            at += 2;
        } else {
            match raw[at..].iter().position(|b| *b == separator) {
                Some(next) => at += next + 1,
                None => return None,
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_of_quotes_have_their_place() {
        assert_eq!(quote_fault(b"a,\"b \"\"c\"\" d\",e\n", b','), None);
        assert_eq!(quote_fault(b"a,5\" pipe,c\n", b','), None);
        assert_eq!(quote_fault(b"\"a\"\r\n", b','), None);
        assert_eq!(quote_fault(b"\"\"\n", b','), None);
        assert_eq!(quote_fault(b"a,\"b\nc,d\n", b',').map(|f| f.0), Some(2));
        assert_eq!(quote_fault(b"\"he said \"no\" twice\",b\n", b',').map(|f| f.0), Some(9));
        assert_eq!(quote_fault(b"a;\"b\";\"", b';').map(|f| f.0), Some(6));
    }
}
