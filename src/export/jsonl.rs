//! JSON Lines: `statements.jsonl`, one statement a line, verbatim; the record that later commands read.

use super::{Export, Views};
use crate::error::Warning;
use crate::record::StatementRecord;
use serde::Serialize;
use std::io::{Result, Write};

/// `statements.jsonl`
#[derive(Debug)]
pub struct StatementsJsonl;

/// The statement's own record, then what is known of its article; a missing value is `null`.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    statement: &'a StatementRecord,
    article: &'a str,
    article_id: &'a str,
    lang: Option<&'a str>,
    date: Option<&'a str>,
    outlet: Option<&'a str>,
    title: Option<&'a str>,
    url: Option<&'a str>,
}

impl Export for StatementsJsonl {
    fn file_name(&self) -> &'static str {
        "statements.jsonl"
    }

    fn write(&self, views: &Views<'_>, out: &mut dyn Write) -> Result<Vec<Warning>> {
        for (article, statement) in views.corpus.statements() {
            let line = Line {
                statement,
                article: &article.hash,
                article_id: &article.id,
                lang: article.lang.as_deref(),
                date: article.date.as_deref(),
                outlet: article.outlet.as_deref(),
                title: article.title.as_deref(),
                url: article.url.as_deref(),
            };
            serde_json::to_writer(&mut *out, &line)?;
            out.write_all(b"\n")?;
        }
        Ok(Vec::new())
    }
}
