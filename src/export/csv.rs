//! CSV: `nodes.csv` and `edges.csv` as Gephi's tables, `statements.csv` for spreadsheets and data tools.

use super::clean::{gephi_cell, guard_formula};
use super::statement_row::{statement_columns, statement_rows};
use super::{Export, TableStyle, Views};
use crate::error::Warning;
use crate::graph::{Column, Value, entity_edge_columns, entity_node_columns};
use std::borrow::Cow;
use std::io::{Result, Write};

/// The name of the table of nodes.
pub const NODES_FILE: &str = "nodes.csv";

/// `nodes.csv`: the nodes of the entity graph.
#[derive(Debug)]
pub struct NodesCsv {
    /// How it is written.
    pub style: TableStyle,
}

/// Columns of nodes that stand first, under Gephi's names.
const NODE_FIRST: [&str; 1] = ["label"];

impl Export for NodesCsv {
    fn file_name(&self) -> &'static str {
        NODES_FILE
    }

    fn write(&self, views: &Views<'_>, out: &mut dyn Write) -> Result<Vec<Warning>> {
        let columns = entity_node_columns();
        let table = GephiTable::new(&columns, &NODE_FIRST, self.style);
        let mut csv = self.style.writer(out)?;
        csv.write_record(["Id", "Label"].into_iter().chain(table.header()))?;
        for (id, node) in views.entities.nodes() {
            csv.write_field(id)?;
            table.write(node, &mut csv)?;
        }
        csv.flush()?;
        Ok(Vec::new())
    }
}

/// `edges.csv`: the edges of the entity graph.
#[derive(Debug)]
pub struct EdgesCsv {
    /// How it is written.
    pub style: TableStyle,
}

/// Columns of edges that stand first, under Gephi's names.
const EDGE_FIRST: [&str; 4] = ["relation", "edge_id", "label", "weight"];

impl Export for EdgesCsv {
    fn file_name(&self) -> &'static str {
        "edges.csv"
    }

    fn write(&self, views: &Views<'_>, out: &mut dyn Write) -> Result<Vec<Warning>> {
        let columns = entity_edge_columns();
        let table = GephiTable::new(&columns, &EDGE_FIRST, self.style);
        let mut csv = self.style.writer(out)?;
        csv.write_record(["Source", "Target", "Type", "Kind", "Id", "Label", "Weight"].into_iter().chain(table.header()))?;
        for edge in views.entities.edges() {
            for cell in [edge.source, edge.target, "Directed"] {
                csv.write_field(cell)?;
            }
            table.write(&edge, &mut csv)?;
        }
        csv.flush()?;
        Ok(Vec::new())
    }
}

/// The columns of one of Gephi's tables in their order.
struct GephiTable<'k, T> {
    /// Those that stand first, under Gephi's names.
    first: Vec<&'k Column<T>>,
    rest: Vec<&'k Column<T>>,
    /// What ends the column `dates`, which `first` begins: Gephi turns a column of dates into timestamps, and then
    /// refuses the second file.
    last: Option<&'k Column<T>>,
    style: TableStyle,
}

impl<'k, T> GephiTable<'k, T> {
    fn new(columns: &'k [Column<T>], first: &[&str], style: TableStyle) -> Self {
        let named = |name: &str| columns.iter().find(|column| column.name == name);
        GephiTable {
            first: first.iter().filter_map(|name| named(name)).collect(),
            rest: columns.iter().filter(|column| !first.contains(&column.name) && column.name != "last").collect(),
            last: named("last"),
            style,
        }
    }

    /// The names of the columns behind those that stand first.
    fn header(&self) -> impl Iterator<Item = &'static str> {
        self.rest.iter().map(|column| if column.name == "first" { "dates" } else { column.name })
    }

    /// Writes the cells, and the end of the record.
    fn write(&self, item: &T, csv: &mut csv::Writer<&mut dyn Write>) -> Result<()> {
        for column in &self.first {
            csv.write_field(&*self.cell(column, item))?;
        }
        for column in &self.rest {
            let mut cell = self.cell(column, item);
            if let ("first", false, Some(last)) = (column.name, cell.is_empty(), self.last) {
                cell = Cow::Owned(format!("{cell}/{}", self.cell(last, item)));
            }
            csv.write_field(&*cell)?;
        }
        csv.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Texts are guarded only in a table for spreadsheets: Gephi would show the sign.
    fn cell<'a>(&self, column: &Column<T>, item: &'a T) -> Cow<'a, str> {
        let value = match column.value(item) {
            Some(value @ (Value::Text(_) | Value::List(_))) => Value::text(gephi_cell(&value.write())),
            value => value,
        };
        TableStyle { raw: self.style.raw || !self.style.byte_order_mark, ..self.style }.cell(value)
    }
}

impl TableStyle {
    /// RFC 4180 but for the separator: quotes where needed, CRLF.
    fn writer<'o>(&self, out: &'o mut dyn Write) -> Result<csv::Writer<&'o mut dyn Write>> {
        if self.byte_order_mark {
            out.write_all("\u{feff}".as_bytes())?;
        }
        Ok(csv::WriterBuilder::new().delimiter(self.separator).terminator(csv::Terminator::CRLF).from_writer(out))
    }

    /// A cell of a table for spreadsheets: texts guarded, doubles with the decimal sign of the locale.
    fn cell<'a>(&self, value: Option<Value<'a>>) -> Cow<'a, str> {
        match value {
            None => Cow::Borrowed(""),
            Some(value @ (Value::Text(_) | Value::List(_))) if !self.raw => guard_formula(value.write()),
            Some(value @ Value::Double(_)) if self.decimal_comma => Cow::Owned(value.write().replace('.', ",")),
            Some(value) => value.write(),
        }
    }
}

/// `statements.csv`: every statement with its article.
#[derive(Debug)]
pub struct StatementsCsv {
    /// How it is written.
    pub style: TableStyle,
}

/// Longest cell and most rows, the header among them, that a spreadsheet holds.
pub(super) const LONGEST_CELL: usize = 32_767;
pub(super) const MOST_ROWS: usize = 1_048_576;

impl Export for StatementsCsv {
    fn file_name(&self) -> &'static str {
        "statements.csv"
    }

    fn write(&self, views: &Views<'_>, out: &mut dyn Write) -> Result<Vec<Warning>> {
        let columns = statement_columns();
        let mut csv = self.style.writer(out)?;
        csv.write_record(columns.iter().map(|column| column.name))?;
        let (mut rows, mut long) = (1, 0);
        for row in statement_rows(views) {
            for column in &columns {
                let cell = self.style.cell(column.value(&row));
                long += usize::from(is_too_long(&cell));
                csv.write_field(cell.as_bytes())?;
            }
            csv.write_record(None::<&[u8]>)?;
            rows += 1;
        }
        csv.flush()?;
        Ok(too_large(self.file_name(), rows, long))
    }
}

/// Whether a spreadsheet, which counts in UTF-16, cuts the text.
pub(super) fn is_too_long(text: &str) -> bool {
    text.len() > LONGEST_CELL && text.encode_utf16().count() > LONGEST_CELL
}

/// Warnings on a table of so many rows and with so many cells that are too long.
fn too_large(file: &str, rows: usize, long: usize) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if long > 0 {
        let message =
            format!("{long} cells are longer than {LONGEST_CELL} characters; a spreadsheet cuts them. statements.jsonl has them whole");
        warnings.push(Warning::new(file, "long-cell", message));
    }
    if rows > MOST_ROWS {
        let message =
            format!("{rows} rows; a spreadsheet shows the first {MOST_ROWS}. Build from fewer articles, or read the file with a data tool");
        warnings.push(Warning::new(file, "many-rows", message));
    }
    warnings
}

#[cfg(test)]
#[path = "csv_tests.rs"]
mod tests;
