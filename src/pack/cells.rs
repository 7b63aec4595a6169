//! The records of a table, read in place: a cell is a stretch of the file, unless it has a doubled mark in it.

use std::borrow::Cow;

/// The records of a text, one after another.
pub(super) struct Records<'f> {
    text: &'f str,
    separator: u8,
    /// The first byte that is not read yet.
    at: usize,
    /// The line it stands on, from 1.
    line: usize,
}

impl<'f> Records<'f> {
    pub(super) fn new(text: &'f str, separator: u8) -> Records<'f> {
        Records { text, separator, at: 0, line: 1 }
    }

    /// Whether everything is read.
    pub(super) fn at_end(&self) -> bool {
        self.at == self.text.len()
    }

    /// Puts the cells of the next record into `cells`, in place of what is there; blank lines before it are passed over. Where
    /// it begins: its byte and its line. `None` at the end.
    pub(super) fn read(&mut self, cells: &mut Vec<Cow<'f, str>>) -> Option<(usize, usize)> {
        cells.clear();
        let bytes = self.text.as_bytes();
        while let Some(byte @ (b'\n' | b'\r')) = bytes.get(self.at) {
            self.line += usize::from(*byte == b'\n');
            self.at += 1;
        }
        let start = (self.at, self.line);
        if self.at_end() {
            return None;
        }
        loop {
            let cell = if bytes.get(self.at) == Some(&b'"') { self.quoted() } else { self.plain() };
            cells.push(cell);
            // what ended the cell belongs to the record
            let Some(byte) = bytes.get(self.at) else { return Some(start) };
            self.at += 1;
            if *byte != self.separator {
                self.line += usize::from(*byte == b'\n');
                return Some(start);
            }
        }
    }

    /// What stands before the next separator or line break.
    fn plain(&mut self) -> Cow<'f, str> {
        let rest = &self.text[self.at..];
        let separator = self.separator;
        let len = rest.bytes().position(|byte| byte == separator || byte == b'\n' || byte == b'\r').unwrap_or(rest.len());
        self.at += len;
        Cow::Borrowed(&rest[..len])
    }

    /// A cell in marks: separators and line breaks are letters in it, and a mark is written twice. What stands behind the mark
    /// that closes it is a part of it.
    fn quoted(&mut self) -> Cow<'f, str> {
        self.at += 1;
        let mut cell = self.stretch();
        while self.text[self.at..].starts_with('"') {
            self.at += 1;
            cell.to_mut().push('"');
            let more = self.stretch();
            cell.to_mut().push_str(&more);
        }
        let behind = self.plain();
        if !behind.is_empty() {
            cell.to_mut().push_str(&behind);
        }
        cell
    }

    /// What stands before the next mark, which is passed over.
    fn stretch(&mut self) -> Cow<'f, str> {
        let rest = &self.text[self.at..];
        let len = rest.find('"').unwrap_or(rest.len());
        self.line += rest[..len].bytes().filter(|byte| *byte == b'\n').count();
        self.at = self.text.len().min(self.at + len + 1);
        Cow::Borrowed(&rest[..len])
    }
}

#[cfg(test)]
mod tests {
    use super::Records;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn reads_as_others_do(text in "[a,;\"\n\ré]{0,24}") {
            let mut others = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
            let others: Vec<Vec<String>> = others.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
            let mut records = Records::new(&text, b',');
            let mut cells = Vec::new();
            for other in others {
                let start = records.read(&mut cells);
                prop_assert_eq!(&cells, &other);
                let (start, line) = start.unwrap();
                prop_assert_eq!(line, 1 + text[..start].matches('\n').count());
            }
            prop_assert_eq!(records.read(&mut cells), None);
            prop_assert!(records.at_end());
        }
    }
}
