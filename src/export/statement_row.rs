//! A statement as a row of a table, with its article.

use super::Views;
use crate::graph::{ArticleRow, Column, StatementNode, Value};
use crate::record::StatementRecord;

/// One row: a statement and its article.
pub(super) struct Row<'c> {
    article: &'c ArticleRow,
    statement: &'c StatementRecord,
}

/// The rows in the order of the corpus.
pub(super) fn statement_rows<'v>(views: &'v Views<'_>) -> impl Iterator<Item = Row<'v>> {
    views.corpus.statements().map(|(article, statement)| Row { article, statement })
}

/// The columns of a row.
pub(super) fn statement_columns<'c>() -> Vec<Column<Row<'c>>> {
    vec![
        Column::text("id", |r| Value::text(&*r.statement.id)),
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
        Column::text("speaker_label", |r| Value::optional(r.statement.speaker_label.as_ref())),
        Column::list("joint_speakers", |r| Value::list(r.statement.joint_speakers.iter().map(|id| &**id))),
        Column::text("source", |r| Value::optional(r.statement.source_text.as_ref())),
        Column::text("role", |r| Value::optional(r.statement.role.as_ref())),
        Column::text("speaks_for", |r| Value::optional(r.statement.speaks_for.as_ref())),
        Column::text("attribution", |r| Value::text(r.statement.attribution.name())),
        Column::text("cue", |r| Value::optional(r.statement.cue_text.as_ref())),
        Column::text("act", |r| Value::optional(r.statement.act.as_ref())),
        Column::text("text", |r| Value::text(&r.statement.text)),
        Column::text("addressee", |r| Value::optional(r.statement.addressee.as_ref())),
        Column::list("targets", |r| Value::list(r.statement.targets.iter().map(|id| &**id))),
        Column::bool("negated", |r| Some(Value::Bool(r.statement.negated))),
        Column::bool("conditional", |r| Some(Value::Bool(r.statement.conditional))),
        Column::text("quantity", |r| Value::optional(r.statement.quantity.as_ref())),
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
        Column::text("rule", |r| Value::text(&*r.statement.rule)),
        Column::double("confidence", |r| Some(Value::Double(r.statement.confidence))),
    ]
}
