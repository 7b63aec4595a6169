//! XLSX: `newsgraph.xlsx`, a workbook with the sheets statements, nodes and edges. Texts are texts there, never formulas.

use super::clean::xml_characters;
use super::csv::{LONGEST_CELL, MOST_ROWS, is_too_long};
use super::statement_row::{statement_columns, statement_rows};
use super::{Export, GraphSize, Views};
use crate::error::Warning;
use crate::graph::{Column, Value, entity_edge_columns, entity_node_columns};
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, Url, Workbook, Worksheet, XlsxError};
use std::borrow::Cow;
use std::fmt::Display;
use std::io::{Error, Result, Write};
use std::panic::{self, AssertUnwindSafe};
use unicode_width::UnicodeWidthStr;

/// `newsgraph.xlsx`: statements, nodes and edges for spreadsheets.
#[derive(Debug)]
pub struct Xlsx;

/// Columns that hold dates, where these are whole.
const DATES: [&str; 5] = ["published", "said_from", "said_to", "first", "last"];
/// The column that holds addresses of articles.
const ADDRESS: &str = "url";
/// Columns of statements that stand first: those that people read. Ids and offsets stand last on every sheet.
const READ_FIRST: [&str; 11] =
    ["published", "outlet", "speaker_label", "role", "kind", "cue", "text", "targets", "said_from", "title", ADDRESS];
/// Columns whose texts are broken into lines.
const WRAPPED: [&str; 2] = ["text", "title"];
/// Most links on a sheet, and the longest one.
const MOST_LINKS: usize = 65_530;
const LONGEST_LINK: usize = 2_000;
/// Widths of columns, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=40;
const WRAPPED_WIDTH: usize = 70;
/// Height of a line in points, and most lines that a row shows. Not every spreadsheet makes rows high enough by itself.
const LINE: f64 = 15.0;
const MOST_LINES: usize = 20;

impl Export for Xlsx {
    fn file_name(&self) -> &'static str {
        "newsgraph.xlsx"
    }

    fn size(&self, views: &Views<'_>) -> Option<GraphSize> {
        Some(GraphSize::of(&views.entities))
    }

    fn write(&self, views: &Views<'_>, out: &mut dyn Write) -> Result<Vec<Warning>> {
        let (bytes, warnings) = guarded(|| workbook(views))?;
        out.write_all(&bytes)?;
        Ok(warnings)
    }
}

/// The library keeps rows in temporary files rather than in memory, and panics where one can no longer be written to. That is
/// an error like any other, said in words.
fn guarded<T>(make: impl FnOnce() -> std::result::Result<T, XlsxError>) -> Result<T> {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let made = panic::catch_unwind(AssertUnwindSafe(make));
    panic::set_hook(hook);
    let temporary = |cause: &dyn Display| {
        let folder = std::env::temp_dir();
        Error::other(format!("{cause} (temporary files are made in {}; TMPDIR names another folder)", folder.display()))
    };
    match made {
        Ok(Err(XlsxError::TempFileError(_, cause))) => Err(temporary(&cause)),
        Ok(made) => made.map_err(Error::other),
        Err(panic) => {
            let said = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
            Err(temporary(&said.unwrap_or("a temporary file could not be written")))
        }
    }
}

fn workbook(views: &Views<'_>) -> std::result::Result<(Vec<u8>, Vec<Warning>), XlsxError> {
    let mut workbook = Workbook::new();
    // not the clock's: the same graph gives the same bytes
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let mut warnings = Vec::new();

    let columns = statement_columns();
    let (mut first, rest): (Vec<_>, Vec<_>) = columns.iter().partition(|column| READ_FIRST.contains(&column.name));
    first.sort_by_key(|column| READ_FIRST.iter().position(|name| *name == column.name));
    first.extend(rest);
    let mut sheet = Sheet::new(workbook.add_worksheet_with_low_memory()?, "statements", &[], first, &[])?;
    for row in statement_rows(views) {
        sheet.row(&[], &row, &[])?;
    }
    warnings.extend(sheet.finish()?);

    let columns = entity_node_columns();
    let mut sheet = Sheet::new(workbook.add_worksheet_with_low_memory()?, "nodes", &[], columns.iter().collect(), &["id"])?;
    for (id, node) in views.entities.nodes() {
        sheet.row(&[], node, &[id])?;
    }
    warnings.extend(sheet.finish()?);

    let columns = entity_edge_columns();
    let counts = columns.iter().filter(|column| !["edge_id", "label"].contains(&column.name)).collect();
    let (names, ids) = (["source_label", "label", "target_label"], ["source", "target", "edge_id"]);
    let mut sheet = Sheet::new(workbook.add_worksheet_with_low_memory()?, "edges", &names, counts, &ids)?;
    let label = |id| views.entities.get(id).map_or(id, |node| node.facts.label.as_str());
    for edge in views.entities.edges() {
        let ends = [label(edge.source), edge.relation.label(), label(edge.target)];
        sheet.row(&ends, &edge, &[edge.source, edge.target, &edge.id()])?;
    }
    warnings.extend(sheet.finish()?);

    Ok((workbook.save_to_buffer()?, warnings))
}

/// A sheet whose rows are written one after the other.
struct Sheet<'w, 'k, T> {
    sheet: &'w mut Worksheet,
    name: &'static str,
    columns: Vec<&'k Column<T>>,
    /// Width of each column so far, in characters.
    widths: Vec<usize>,
    wrapped: Vec<bool>,
    /// Lines of the row that is being written.
    lines: usize,
    /// Rows there should be, the header among them.
    rows: usize,
    long: usize,
    links: usize,
    plain: Format,
    wrap: Format,
    date: Format,
    link: Format,
}

type Done = std::result::Result<(), XlsxError>;

impl<'w, 'k, T> Sheet<'w, 'k, T> {
    /// A sheet with a header: columns of text in front, then `columns`, then columns of text again.
    fn new(
        sheet: &'w mut Worksheet,
        name: &'static str,
        front: &[&str],
        columns: Vec<&'k Column<T>>,
        back: &[&str],
    ) -> std::result::Result<Self, XlsxError> {
        let top = Format::new().set_align(FormatAlign::Top);
        let header = Format::new().set_bold().set_background_color(Color::RGB(0xE7_E6E6)).set_align(FormatAlign::Top);
        sheet.set_name(name)?;
        let names: Vec<&str> = front.iter().copied().chain(columns.iter().map(|column| column.name)).chain(back.iter().copied()).collect();
        for (at, name) in (0..).zip(&names) {
            sheet.write_string_with_format(0, at, *name, &header)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        Ok(Sheet {
            sheet,
            name,
            columns,
            // room for the sign of the filter
            widths: names.iter().map(|name| name.len() + 3).collect(),
            wrapped: names.iter().map(|name| WRAPPED.contains(name)).collect(),
            lines: 1,
            rows: 1,
            long: 0,
            links: 0,
            wrap: top.clone().set_text_wrap(),
            // as the dates that are texts: a month, a year
            date: top.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            link: top.clone().set_hyperlink(),
            plain: top,
        })
    }

    fn row(&mut self, front: &[&str], item: &T, back: &[&str]) -> Done {
        self.rows += 1;
        let Some(row) = u32::try_from(self.rows - 1).ok().filter(|_| self.rows <= MOST_ROWS) else { return Ok(()) };
        self.lines = 1;
        let behind = front.len() + self.columns.len();
        for (at, text) in front.iter().enumerate().chain((behind..).zip(back)) {
            self.text(row, at as u16, text)?;
        }
        for i in 0..self.columns.len() {
            let column = self.columns[i];
            let at = (front.len() + i) as u16;
            match column.value(item) {
                None => {}
                Some(Value::Int(count)) => self.number(row, at, count as f64)?,
                Some(Value::Double(measure)) => self.number(row, at, measure)?,
                // yes and no as texts: some spreadsheets make formulas of what the format has for them
                Some(value @ (Value::Text(_) | Value::List(_) | Value::Bool(_))) => {
                    let text = value.write();
                    match date(&text).filter(|_| DATES.contains(&column.name)) {
                        Some(date) => {
                            self.widen(at, text.len());
                            self.sheet.write_datetime_with_format(row, at, &date, &self.date)?;
                        }
                        None if column.name == ADDRESS => self.address(row, at, &text)?,
                        None => self.text(row, at, &text)?,
                    }
                }
            }
        }
        if self.lines > 1 {
            self.sheet.set_row_height(row, LINE * self.lines.min(MOST_LINES) as f64)?;
        }
        Ok(())
    }

    fn number(&mut self, row: u32, at: u16, number: f64) -> Done {
        self.sheet.write_number_with_format(row, at, number, &self.plain)?;
        Ok(())
    }

    /// A text, always as a text; one that is longer than a cell is cut.
    fn text(&mut self, row: u32, at: u16, text: &str) -> Done {
        let text = xml_characters(text);
        // a bare carriage return would become an escape that few programs read
        let text = if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text };
        let text = if is_too_long(&text) {
            self.long += 1;
            cut(&text)
        } else {
            &text
        };
        self.widen(at, text.chars().take(*WIDTHS.end()).count());
        let format = if self.wrapped[usize::from(at)] {
            self.lines = self.lines.max(lines(text));
            &self.wrap
        } else {
            &self.plain
        };
        self.sheet.write_string_with_format(row, at, text, format)?;
        Ok(())
    }

    /// A link where the text is an address of the web. Others stay texts: an address of another kind could start a program.
    fn address(&mut self, row: u32, at: u16, text: &str) -> Done {
        let of_web = ["https://", "http://"].iter().any(|scheme| text.get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme)));
        let plain = text.len() <= LONGEST_LINK && !text.chars().any(|c| c.is_whitespace() || c.is_control() || c == '"');
        if !of_web || !plain || self.links == MOST_LINKS {
            return self.text(row, at, text);
        }
        self.links += 1;
        self.widen(at, text.len());
        self.sheet.write_url_with_format(row, at, Url::new(text), &self.link)?;
        Ok(())
    }

    fn widen(&mut self, at: u16, characters: usize) {
        let width = &mut self.widths[usize::from(at)];
        *width = (*width).max(characters);
    }

    /// Sets widths and filters. What comes back is worth a warning.
    fn finish(self) -> std::result::Result<Vec<Warning>, XlsxError> {
        for ((at, width), wrapped) in (0..).zip(&self.widths).zip(&self.wrapped) {
            let width = if *wrapped { WRAPPED_WIDTH } else { (*width).clamp(*WIDTHS.start(), *WIDTHS.end()) };
            self.sheet.set_column_width(at, width as f64 + 1.0)?;
        }
        let last_row = self.rows.min(MOST_ROWS) - 1;
        self.sheet.autofilter(0, 0, last_row as u32, self.widths.len() as u16 - 1)?;
        Ok(left_out(self.name, self.rows, self.long))
    }
}

/// Warnings on what of so many rows, and cells that are too long, is not in the workbook. The place is said by who writes it.
fn left_out(sheet: &str, rows: usize, long: usize) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if long > 0 {
        let message = format!(
            "sheet {sheet}: {long} texts are longer than {LONGEST_CELL} characters, and cut there. statements.jsonl has them whole"
        );
        warnings.push(Warning::new("", "long-cell", message));
    }
    if rows > MOST_ROWS {
        let message = format!(
            "sheet {sheet}: {rows} rows, of which it holds the first {MOST_ROWS}, as a spreadsheet does. Build from fewer articles; \
             --formats csv has all rows"
        );
        warnings.push(Warning::new("", "many-rows", message));
    }
    warnings
}

/// In how many lines a text stands that is broken between words.
fn lines(text: &str) -> usize {
    // words that do not fit leave a gap at the end of a line
    text.lines().map(|line| line.width().div_ceil(WRAPPED_WIDTH - 6).max(1)).sum()
}

/// As much of the text as a cell holds.
fn cut(text: &str) -> &str {
    let mut length = 0;
    let end = text.char_indices().find(|(_, c)| {
        length += c.len_utf16();
        length > LONGEST_CELL
    });
    &text[..end.map_or(text.len(), |(at, _)| at)]
}

/// A whole date of the days that spreadsheets know.
fn date(text: &str) -> Option<ExcelDateTime> {
    let whole = text.len() == 10 && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    // before March 1900, spreadsheets count days in two ways
    (whole && text > "1900-03-01").then(|| ExcelDateTime::parse_from_str(text).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_days_are_dates() {
        for text in ["2025", "2025-03", "1815-06-18", "1900-02-28", "2025-02-30x", "no date at", "0025-01-01"] {
            assert!(date(text).is_none(), "{text}");
        }
        assert!(date("2025-03-01").is_some());
    }

    #[test]
    fn what_is_left_out_is_said() {
        assert_eq!(left_out("edges", MOST_ROWS, 0), []);
        let said: Vec<String> = left_out("edges", MOST_ROWS + 1, 2).into_iter().map(|warning| warning.message).collect();
        assert!(said[0].starts_with("sheet edges: 2 texts are longer than 32767"), "{said:?}");
        assert!(said[1].starts_with("sheet edges: 1048577 rows, of which it holds the first 1048576"), "{said:?}");
    }

    #[test]
    fn a_temporary_file_that_cannot_be_written_is_said() {
        let said = |made: Result<()>| made.unwrap_err().to_string();
        for full in [said(guarded(|| panic!("cannot write"))), said(guarded(|| std::panic::panic_any("cannot write".to_owned())))] {
            assert!(full.starts_with("cannot write (temporary files are made in "), "{full}");
        }
        let missing = said(guarded(|| Err(XlsxError::TempFileError("gone".into(), Error::other("no folder")))));
        assert!(missing.starts_with("no folder (temporary files are made in "), "{missing}");
        assert_eq!(said(guarded(|| Err(XlsxError::CustomError("else".into())))), "else");
        assert!(guarded(|| Ok(())).is_ok());
    }

    #[test]
    fn rows_are_as_high_as_their_text() {
        assert_eq!([lines(""), lines("one line"), lines("two\nlines"), lines(&"word ".repeat(20))], [0, 1, 2, 2]);
    }

    #[test]
    fn a_cell_is_cut_between_characters() {
        let text = "😀".repeat(20_000);
        assert!(is_too_long(&text));
        assert_eq!(cut(&text).encode_utf16().count(), LONGEST_CELL - 1);
        assert_eq!(cut("short"), "short");
    }
}
