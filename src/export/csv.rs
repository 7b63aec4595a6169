//! CSV: `nodes.csv` and `edges.csv` as Gephi's tables, `statements.csv` for spreadsheets and data tools.

use super::clean::{gephi_cell, guard_formula};
use super::{Export, Views};
use crate::error::Warning;
use crate::graph::{ArticleRow, Column, StatementNode, Value, entity_edge_columns, entity_node_columns};
use crate::record::StatementRecord;
use std::borrow::Cow;
use std::io::{Result, Write};

/// `nodes.csv`: the nodes of the entity graph.
#[derive(Debug)]
pub struct NodesCsv;

impl Export for NodesCsv {
    fn file_name(&self) -> &'static str {
        "nodes.csv"
    }

    fn write(&self, views: &Views<'_>, out: &mut dyn Write) -> Result<Vec<Warning>> {
        let columns = entity_node_columns();
        let mut csv = writer(out);
        csv.write_record(["Id", "Label"].into_iter().chain(gephi_header(&columns, &["label"])))?;
        for (id, node) in views.entities.nodes() {
            let label = gephi_cell(&text(&columns, "label", node));
            let cells = gephi_cells(&columns, &["label"], node);
            csv.write_record([id.to_owned(), label].into_iter().chain(cells))?;
        }
        csv.flush()?;
        Ok(Vec::new())
    }
}

/// `edges.csv`: the edges of the entity graph.
#[derive(Debug)]
pub struct EdgesCsv;

/// Columns of edges that stand first, under Gephi's names.
const EDGE_FIRST: [&str; 4] = ["edge_id", "label", "relation", "weight"];

impl Export for EdgesCsv {
    fn file_name(&self) -> &'static str {
        "edges.csv"
    }

    fn write(&self, views: &Views<'_>, out: &mut dyn Write) -> Result<Vec<Warning>> {
        let columns = entity_edge_columns();
        let mut csv = writer(out);
        let first = ["Source", "Target", "Type", "Kind", "Id", "Label", "Weight"];
        csv.write_record(first.into_iter().chain(gephi_header(&columns, &EDGE_FIRST)))?;
        for row in views.entities.edges() {
            let own = |name| text(&columns, name, row.edge).into_owned();
            let first = [
                row.source.to_owned(),
                row.target.to_owned(),
                "Directed".to_owned(),
                own("relation"),
                own("edge_id"),
                own("label"),
                own("weight"),
            ];
            csv.write_record(first.into_iter().chain(gephi_cells(&columns, &EDGE_FIRST, row.edge)))?;
        }
        csv.flush()?;
        Ok(Vec::new())
    }
}

/// RFC 4180: comma, quotes where needed, CRLF.
fn writer(out: &mut dyn Write) -> csv::Writer<&mut dyn Write> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out)
}

/// The text of the column with this name; empty where it is missing.
fn text<'a, T>(columns: &[Column<T>], name: &str, item: &'a T) -> Cow<'a, str> {
    let column = columns.iter().find(|column| column.name == name);
    column.and_then(|column| column.value(item)).map(Value::write).unwrap_or_default()
}

/// The names of the columns but for those in `but`. `first` stands for `last` too: [`gephi_header`].
fn gephi_names<T>(columns: &[Column<T>], but: &[&str]) -> impl Iterator<Item = &'static str> {
    columns.iter().map(|column| column.name).filter(|name| !but.contains(name) && *name != "last")
}

/// The header of these columns. `first` and `last` become one column `dates`: Gephi turns a column of dates
/// into timestamps, and then refuses the second file.
fn gephi_header<T>(columns: &[Column<T>], but: &[&str]) -> impl Iterator<Item = &'static str> {
    gephi_names(columns, but).map(|name| if name == "first" { "dates" } else { name })
}

fn gephi_cells<T>(columns: &[Column<T>], but: &[&str], item: &T) -> Vec<String> {
    gephi_names(columns, but)
        .map(|name| match name {
            "first" => {
                let (first, last) = (text(columns, "first", item), text(columns, "last", item));
                if first.is_empty() { String::new() } else { format!("{first}/{last}") }
            }
            _ => gephi_cell(&text(columns, name, item)),
        })
        .collect()
}

/// `statements.csv`: every statement with its article.
#[derive(Debug)]
pub struct StatementsCsv {
    /// Whether texts stay as they are where a spreadsheet would take them for a formula.
    pub raw: bool,
}

/// Longest cell and most rows, the header among them, that a spreadsheet holds.
const LONGEST_CELL: usize = 32_767;
const MOST_ROWS: usize = 1_048_576;

/// One row: a statement, its article, and what its speaker is called.
struct Row<'c> {
    article: &'c ArticleRow,
    statement: &'c StatementRecord,
    speaker_label: String,
}

/// Columns whose text comes from the articles, and can be anything.
const FROM_ARTICLES: [&str; 10] = ["article_id", "outlet", "url", "title", "lang", "speaker_label", "source", "role", "cue", "text"];
/// Likewise; an amount may begin with its sign.
const QUANTITY: &str = "quantity";

impl Export for StatementsCsv {
    fn file_name(&self) -> &'static str {
        "statements.csv"
    }

    fn write(&self, views: &Views<'_>, out: &mut dyn Write) -> Result<Vec<Warning>> {
        let columns = statement_columns();
        let mut csv = writer(out);
        csv.write_record(columns.iter().map(|column| column.name))?;
        let (mut rows, mut long) = (1, 0);
        for (article, statement) in views.corpus.statements() {
            let row = Row { article, statement, speaker_label: speaker_label(views, statement) };
            for column in &columns {
                let mut cell = column.value(&row).map(Value::write).unwrap_or_default();
                if !self.raw && (column.name == QUANTITY || FROM_ARTICLES.contains(&column.name)) {
                    cell = guard_formula(cell);
                }
                long += usize::from(cell.len() > LONGEST_CELL && cell.chars().count() > LONGEST_CELL);
                csv.write_field(cell.as_bytes())?;
            }
            csv.write_record(None::<&[u8]>)?;
            rows += 1;
        }
        csv.flush()?;
        Ok(too_large(self.file_name(), rows, long))
    }
}

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

/// The speaker's name in the article; for others than people, that of the node.
fn speaker_label(views: &Views<'_>, statement: &StatementRecord) -> String {
    let of_node = || {
        let node = views.statements.get(statement.speaker.as_deref()?)?;
        Some(node.facts()?.label.clone())
    };
    statement.speaker_label.clone().or_else(of_node).unwrap_or_default()
}

fn statement_columns<'c>() -> Vec<Column<Row<'c>>> {
    vec![
        Column::text("id", |r| Value::text(&r.statement.id)),
        Column::text("article", |r| Value::text(&r.article.hash)),
        Column::text("article_id", |r| Value::text(&r.article.id)),
        Column::text("outlet", |r| Value::optional(r.article.outlet.as_ref())),
        Column::text("published", |r| Value::optional(r.article.date.as_ref())),
        Column::text("url", |r| Value::optional(r.article.url.as_ref())),
        Column::text("title", |r| Value::optional(r.article.title.as_ref())),
        Column::text("lang", |r| Value::optional(r.article.lang.as_ref())),
        Column::int("paragraph", |r| Some(Value::Int(r.statement.paragraph.into()))),
        Column::int("sentence", |r| Some(Value::Int(r.statement.sentence.into()))),
        Column::text("kind", |r| Value::text(r.statement.kind.name())),
        Column::text("speaker", |r| Value::optional(r.statement.speaker.as_ref())),
        Column::text("speaker_label", |r| Value::text(&r.speaker_label)),
        Column::text("source", |r| Value::optional(r.statement.source_text.as_ref())),
        Column::text("role", |r| Value::optional(r.statement.role.as_ref())),
        Column::text("speaks_for", |r| Value::optional(r.statement.speaks_for.as_ref())),
        Column::text("attribution", |r| Value::text(r.statement.attribution.name())),
        Column::text("cue", |r| Value::optional(r.statement.cue_text.as_ref())),
        Column::text("act", |r| Value::optional(r.statement.act.as_ref())),
        Column::text("text", |r| Value::text(&r.statement.text)),
        Column::text("addressee", |r| Value::optional(r.statement.addressee.as_ref())),
        Column::text("targets", |r| Value::list(&r.statement.targets)),
        Column::bool("negated", |r| Some(Value::Bool(r.statement.negated))),
        Column::bool("conditional", |r| Some(Value::Bool(r.statement.conditional))),
        Column::text(QUANTITY, |r| Value::optional(r.statement.quantity.as_ref())),
        Column::text("said_from", |r| Value::optional(r.statement.said_from.as_ref())),
        Column::text("said_to", |r| Value::optional(r.statement.said_to.as_ref())),
        Column::text("date_precision", |r| Value::text(r.statement.date_precision?.name())),
        Column::text("content_spans", |r| StatementNode::spans(&r.statement.content)),
        Column::text("cue_spans", |r| StatementNode::spans(&r.statement.cue_spans)),
        Column::text("source_spans", |r| StatementNode::spans(&r.statement.source_spans)),
        Column::text("target_spans", |r| {
            let spans = &r.statement.target_spans;
            let json = (!spans.is_empty()).then(|| serde_json::to_string(spans).ok()).flatten();
            Value::text(json?)
        }),
        Column::text("nested_in", |r| Value::optional(r.statement.nested_in.as_ref())),
        Column::text("rule", |r| Value::text(&r.statement.rule)),
        Column::double("confidence", |r| Some(Value::Double(r.statement.confidence))),
    ]
}

#[cfg(test)]
#[path = "csv_tests.rs"]
mod tests;
