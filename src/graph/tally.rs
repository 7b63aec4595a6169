//! Counting: statements by kind, articles, outlets, first and last day.

use super::corpus::ArticleRow;
use crate::record::StatementRecord;
use crate::statement::StatementKind;
use std::collections::BTreeSet;

/// How many statement ids an edge lists; the others are counted.
pub const MOST_STATEMENT_IDS: usize = 20;

/// The articles and outlets that something stands in, and when they were published.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Coverage<'c> {
    /// Number of articles.
    pub articles: u64,
    /// Ids of the outlets.
    pub outlets: BTreeSet<&'c str>,
    /// First day on which one of the articles can have been published, `YYYY-MM-DD`; `None` where no article has a date.
    pub first: Option<&'c str>,
    /// Last such day.
    pub last: Option<&'c str>,
    last_article: Option<&'c str>,
}

impl<'c> Coverage<'c> {
    /// Counts an article; all calls for one article must come one after the other.
    pub fn add(&mut self, article: &'c ArticleRow) {
        if self.last_article == Some(&article.hash) {
            return;
        }
        self.last_article = Some(&article.hash);
        self.articles += 1;
        self.outlets.extend(article.outlet_id.as_deref());
        if let Some((from, to)) = &article.days {
            self.first = Some(self.first.map_or(from.as_str(), |first| first.min(from)));
            self.last = Some(self.last.map_or(to.as_str(), |last| last.max(to)));
        }
    }
}

/// What is counted for an edge of the entity graph.
#[derive(Debug, Default, Clone)]
pub struct Tally<'c> {
    /// Statements of each kind, in the order of [`StatementKind::ALL`].
    pub by_kind: [u64; StatementKind::ALL.len()],
    /// The articles they stand in.
    pub coverage: Coverage<'c>,
    /// Ids of the first statements, at most [`MOST_STATEMENT_IDS`].
    pub statement_ids: Vec<&'c str>,
}

impl<'c> Tally<'c> {
    /// Counts a statement; statements must come in the order of the corpus, each once.
    pub fn add(&mut self, article: &'c ArticleRow, statement: &'c StatementRecord) {
        self.by_kind[statement.kind as usize] += 1;
        self.coverage.add(article);
        if self.statement_ids.len() < MOST_STATEMENT_IDS {
            self.statement_ids.push(&statement.id);
        }
    }

    /// Number of statements.
    pub fn weight(&self) -> u64 {
        self.by_kind.iter().sum()
    }

    /// Number of statements of one kind.
    pub fn count(&self, kind: StatementKind) -> u64 {
        self.by_kind[kind as usize]
    }

    /// Number of statements whose ids are not listed.
    pub fn more(&self) -> u64 {
        self.weight() - self.statement_ids.len() as u64
    }
}
