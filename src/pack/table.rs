//! CSV tables, row by row: a row of the user's folder replaces the built-in row of its key, and every cell knows its place.

use super::cells::Records;
use super::fault::{Faults, Place, did_you_mean, none_of};
use super::layout::Table;
use super::separator::{declared_separator, separator};
use super::source::{DataFile, Layers};
use super::world::Map;
use std::borrow::Cow;
use std::sync::Arc;

/// A row. Its cells are in the order of the columns of its [`Table`].
#[derive(Debug, Clone)]
pub struct Row<'f> {
    file: &'f DataFile,
    table: &'static Table,
    /// Where each column of the table stands in the file; `NOWHERE` for one that is left out.
    order: Arc<[usize]>,
    record: Vec<Cow<'f, str>>,
    separator: u8,
    /// Byte and line at which the record begins.
    start: (usize, usize),
}

const NOWHERE: usize = usize::MAX;

impl<'f> Row<'f> {
    /// Its cells.
    pub fn cells<const N: usize>(&self) -> [&str; N] {
        debug_assert_eq!(N, self.table.columns.len(), "{}", self.table.name);
        std::array::from_fn(|i| self.cell(i))
    }

    /// The cell in column `column` of the table.
    pub fn cell(&self, column: usize) -> &str {
        self.record.get(self.order[column]).map_or("", |cell| cell)
    }

    /// Its key: the cells that name the row, joined with spaces. `remove.csv` and `known_gaps.csv` name it so.
    pub fn key(&self) -> String {
        (0..self.table.key).map(|i| self.cell(i)).collect::<Vec<_>>().join(" ")
    }

    /// Where the cell in column `column` of the table stands.
    pub fn place(&self, column: usize) -> Place {
        match self.order[column] {
            NOWHERE => self.beginning(),
            number => self.cell_place(number),
        }
    }

    /// Where its first cell stands: for what is said of the row as a whole.
    pub fn beginning(&self) -> Place {
        self.cell_place(0)
    }

    /// The line it begins on, from 1.
    pub fn line(&self) -> usize {
        self.start.1
    }

    /// Whether it belongs to the user's folder.
    pub fn is_overlay(&self) -> bool {
        self.file.overlay
    }

    /// Path of its file, as a message names it.
    pub fn origin(&self) -> &'f str {
        &self.file.origin
    }

    /// Notes that the cell in column `column` of the table is not as it must be.
    pub fn fault(&self, column: usize, message: impl Into<String>, faults: &mut Faults) {
        faults.add(self.place(column), message);
    }

    /// Notes a cell that is empty and must not be.
    pub fn needs(&self, column: usize, faults: &mut Faults) {
        if self.cell(column).is_empty() {
            self.fault(column, format!("`{}` is empty", self.table.columns[column]), faults);
        }
    }

    /// What the cell names; a fault where it is none of `names`.
    pub fn choice<T: Copy>(&self, column: usize, names: &[(&'static str, T)], faults: &mut Faults) -> Option<T> {
        let cell = self.cell(column);
        let found = names.iter().find(|(name, _)| *name == cell).map(|(_, value)| *value);
        if found.is_none() {
            self.fault(column, none_of(self.table.columns[column], cell, names.iter().map(|(name, _)| *name)), faults);
        }
        found
    }

    /// The number of the cell that begins with a mark that is never closed: it takes in all that stands behind it.
    fn never_closed(&self) -> Option<usize> {
        let mut at = self.start.0;
        (0..self.record.len()).find(|_| {
            let (length, open) = cell(&self.file.text[at..], self.separator);
            at += length;
            open
        })
    }

    /// The place of cell `number` in the file, found by reading the record again: only faults ask for it.
    fn cell_place(&self, number: usize) -> Place {
        let text = &self.file.text;
        let start = self.start.0;
        let mut at = start;
        for _ in 0..number {
            at += cell(&text[at..], self.separator).0;
        }
        let line_start = text[..at].rfind('\n').map_or(0, |n| n + 1);
        Place {
            file: self.file.origin.clone(),
            line: self.line() + text[start..at].matches('\n').count(),
            column: text[line_start..at].chars().count() + 1,
        }
    }
}

/// Bytes of the cell at the beginning of `rest`, with the separator behind it; and whether a mark in it is never closed.
fn cell(rest: &str, separator: u8) -> (usize, bool) {
    // a mark inside a cell that does not begin with one is a letter like others
    let in_quotes = rest.starts_with('"');
    let mut open = false;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'"' if in_quotes => open = !open,
            byte if byte == separator && !open => return (at + 1, false),
            b'\n' if !open => return (at, false),
            _ => {}
        }
    }
    (rest.len(), open)
}

/// Calls `each` on every row that counts: built-in rows, in the place of some of them the row of the overlay
/// with the same key, without those taken away, and then the other rows of the overlay.
pub fn each_of_layers(table: &'static Table, layers: &Layers<'_>, faults: &mut Faults, mut each: impl FnMut(&Row<'_>, &mut Faults)) {
    let mut overlay: Map<String, Row<'_>> = Map::default();
    if let Some(file) = &layers.overlay {
        each_row(table, file, faults, |row, _| {
            overlay.insert(row.key(), row.clone());
        });
    }
    let mut used = vec![false; overlay.len()];
    if let Some(file) = &layers.built_in {
        let plain = overlay.is_empty() && layers.removed.is_none();
        each_row(table, file, faults, |row, faults| {
            if plain {
                return each(row, faults);
            }
            let key = row.key();
            if layers.is_removed(&key) {
                return;
            }
            match overlay.get_full(&key) {
                Some((index, _, own)) => {
                    used[index] = true;
                    each(own, faults);
                }
                None => each(row, faults),
            }
        });
    }
    for (row, _) in overlay.values().zip(used).filter(|(_, used)| !used) {
        each(row, faults);
    }
}

/// Calls `each` on every row of one file; what does not fit the table is a fault and left out. Rows of a user without
/// anything in them, as spreadsheets leave them, are passed over.
pub fn each_row<'f>(table: &'static Table, file: &'f DataFile, faults: &mut Faults, mut each: impl FnMut(&Row<'f>, &mut Faults)) {
    let header = file.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let declared = declared_separator(header).filter(|_| file.overlay);
    let separator = declared.unwrap_or_else(|| separator(header, |name| table.columns.contains(&name)));
    let mut records = Records::new(&file.text, separator);
    let mut row = Row { file, table, order: Arc::from([]), record: Vec::new(), separator, start: (0, 1) };
    let mut width = None;
    let mut is_declaration = declared.is_some();
    while let Some(start) = records.read(&mut row.record) {
        if std::mem::take(&mut is_declaration) {
            continue;
        }
        row.start = start;
        if records.at_end()
            && let Some(number) = row.never_closed()
        {
            let message = "this cell begins with a \" that is never closed; a \" inside a cell is written twice";
            return faults.add(row.cell_place(number), message);
        }
        match width {
            None => {
                let Some(order) = read_header(&row, faults) else { return };
                width = Some(row.record.len());
                row.order = order;
            }
            Some(_) if file.overlay && row.record.iter().all(|cell| cell.trim().is_empty()) => {}
            Some(width) if row.record.len() == width => each(&row, faults),
            Some(width) => {
                faults.add(row.cell_place(width.min(row.record.len())), wrong_width(row.record.len(), width, row.separator));
            }
        }
    }
    if width.is_none() {
        faults.add(Place::in_text(&file.origin, "", 0), format!("the file is empty; its first row must be `{}`", table.columns.join(",")));
    }
}

fn wrong_width(cells: usize, header: usize, separator: u8) -> String {
    let name = match separator {
        b';' => "semicolon",
        b'\t' => "tab",
        b'|' => "bar",
        _ => "comma",
    };
    let hint = if cells > header {
        format!("a cell that holds a {name} stands in double quotes")
    } else {
        format!("an empty cell needs its {name} too")
    };
    format!("this row has {cells} cells, the header has {header}; {hint}")
}

/// Where each column of the table stands, read from the header row.
fn read_header(row: &Row<'_>, faults: &mut Faults) -> Option<Arc<[usize]>> {
    let columns = row.table.columns;
    let given: Vec<&str> = row.record.iter().map(|cell| cell.trim()).collect();
    let known = columns.join(",");
    let mut fits = true;
    for (number, name) in given.iter().enumerate() {
        if !columns.contains(name) {
            let near = did_you_mean(name, columns.iter().copied());
            faults.add(row.cell_place(number), format!("no column is called `{name}`; the columns are {known}{near}"));
            fits = false;
        } else if given[..number].contains(name) {
            faults.add(row.cell_place(number), format!("the column `{name}` is there twice"));
            fits = false;
        }
    }
    let mut order = Vec::with_capacity(columns.len());
    for column in columns {
        match given.iter().position(|name| name == column) {
            Some(at) => order.push(at),
            None if row.table.optional.contains(column) => order.push(NOWHERE),
            None => {
                faults.add(row.beginning(), format!("the column `{column}` is missing; the columns are {known}"));
                fits = false;
            }
        }
    }
    fits.then(|| order.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::layout::ROLES;

    fn file(text: &str) -> DataFile {
        DataFile { origin: "f.csv".to_owned(), text: text.to_owned().into(), overlay: true }
    }

    #[test]
    fn a_place_is_where_the_cell_begins() {
        let text = "form,gender,number,class\r\n\r\n\"a \"\"b\"\", c\",é,5\" x,z\r\n\n\nplain,m,s,\"person\"\n\"two\nlines\",m,s,last";
        let file = file(text);
        let mut faults = Faults::default();
        let mut places = Vec::new();
        each_row(&ROLES, &file, &mut faults, |row, _| {
            places.extend((0..4).map(|column| (row.cell(column).to_owned(), row.place(column).to_string())));
        });
        assert!(faults.is_empty());
        let expected = [
            ("a \"b\", c", "f.csv:3:1"),
            ("é", "f.csv:3:14"),
            ("5\" x", "f.csv:3:16"),
            ("z", "f.csv:3:21"),
            ("plain", "f.csv:6:1"),
            ("m", "f.csv:6:7"),
            ("s", "f.csv:6:9"),
            ("person", "f.csv:6:11"),
            ("two\nlines", "f.csv:7:1"),
            ("m", "f.csv:8:8"),
            ("s", "f.csv:8:10"),
            ("last", "f.csv:8:12"),
        ];
        assert_eq!(places, expected.map(|(cell, place)| (cell.to_owned(), place.to_owned())));
    }

    #[test]
    fn columns_may_stand_in_any_order_and_some_be_left_out() {
        let file = file("label,id\nGlim ore,glim-ore\n");
        let mut faults = Faults::default();
        let mut rows = Vec::new();
        each_row(&crate::pack::layout::RESOURCES, &file, &mut faults, |row, _| rows.push(row.cells::<5>().map(str::to_owned)));
        assert_eq!(rows, [["glim-ore", "", "", "", "Glim ore"].map(str::to_owned)]);
        assert!(faults.is_empty());
    }
}
