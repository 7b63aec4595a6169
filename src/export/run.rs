//! `run.json`: which newsgraph, options and input a folder of files was made with, and what they hold.
//!
//! Nothing in it depends on the clock, the machine, the user or the number of threads.

use super::{Views, WrittenFile};
use crate::article::InputCounts;
use crate::graph::KnowledgeGraph;
use crate::statement::StatementKind;
use serde::Serialize;
use std::collections::BTreeMap;

/// The record of one run of `build`; `O` are its options.
#[derive(Debug, Serialize)]
pub struct RunRecord<O> {
    /// Version of the program.
    pub newsgraph: &'static str,
    /// The command.
    pub command: &'static str,
    /// Its options, those that can change the output.
    pub options: O,
    /// What was read.
    pub input: InputCounts,
    /// Number of articles, each of them counted once.
    pub articles: usize,
    /// Number of statements by kind.
    pub statements: BTreeMap<&'static str, usize>,
    /// The graphs that were written, by the name of their file.
    pub graphs: BTreeMap<&'static str, GraphSize>,
    /// Number of warnings by kind.
    pub warnings: BTreeMap<&'static str, usize>,
    /// SHA-256 of the files beside it, in hexadecimal, by name.
    pub files: BTreeMap<&'static str, String>,
}

/// How big a graph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct GraphSize {
    /// Number of nodes.
    pub nodes: usize,
    /// Number of edges.
    pub edges: usize,
}

impl GraphSize {
    /// The size of a graph.
    pub fn of<N, T>(graph: &KnowledgeGraph<'_, N, T>) -> GraphSize {
        GraphSize { nodes: graph.node_count(), edges: graph.edge_count() }
    }
}

impl<O> RunRecord<O> {
    /// The record of files that were made of `views`.
    pub fn new(
        command: &'static str,
        options: O,
        input: InputCounts,
        views: &Views<'_>,
        warnings: &BTreeMap<&'static str, usize>,
        files: &[WrittenFile],
    ) -> RunRecord<O> {
        let mut statements: BTreeMap<&str, usize> = StatementKind::ALL.iter().map(|kind| (kind.name(), 0)).collect();
        for (_, statement) in views.corpus.statements() {
            *statements.entry(statement.kind.name()).or_default() += 1;
        }
        RunRecord {
            newsgraph: env!("CARGO_PKG_VERSION"),
            command,
            options,
            input,
            articles: views.corpus.articles().len(),
            statements,
            graphs: files.iter().filter_map(|file| Some((file.name, file.size?))).collect(),
            warnings: warnings.clone(),
            files: files.iter().map(|file| (file.name, file.sha256.clone())).collect(),
        }
    }
}
