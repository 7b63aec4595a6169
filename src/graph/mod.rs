//! The graph: nodes and edges counted from statements. Statements are the record, every graph is a view of them.
//!
//! [`CorpusBuilder`] collects the records of articles, in any order; the [`Corpus`] made of them is in a
//! fixed order. [`entity_graph`] and [`statement_graph`] are its two views: a [`KnowledgeGraph`] each, with
//! the [`Column`]s that an exporter writes for their nodes and edges.

mod column;
mod corpus;
mod curation;
mod entities;
mod facts;
mod kind;
mod label;
mod layout;
mod listing;
mod look;
mod passage;
mod person_name;
mod resolve;
mod statements;
mod summary;
mod tally;

pub use column::{Column, LIST_SEPARATOR, Value, ValueType};
pub use corpus::{ArticleRow, Corpus, CorpusBuilder};
pub use curation::{Curation, Decision, Verdict};
pub(crate) use entities::Links;
pub use entities::{EntityNode, EntityView, NodeCounts, entity_edge_columns, entity_graph, entity_node_columns};
pub use facts::Facts;
pub use kind::{NodeKind, Relation};
pub use label::Labels;
pub use listing::write_entities;
pub use look::{Colour, Look, NodeLook};
pub use passage::{Passage, part};
pub use resolve::{Doubt, Join, Resolution, resolve, without_effect};
pub use statements::{StatementNode, StatementView, StatementViewNode, statement_edge_columns, statement_graph, statement_node_columns};
pub use summary::{Summary, counted};
pub use tally::{Coverage, MOST_STATEMENT_IDS, Tally};

use crate::pack::Map;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

/// A directed graph whose nodes are found by their id. Nodes come in the order of their ids; edges in the
/// order of source, target and relation. There is one edge at most for the three.
#[derive(Debug)]
pub struct KnowledgeGraph<N, T> {
    graph: DiGraph<N, Edge<T>>,
    ids: Map<String, NodeIndex>,
}

/// One edge: its id is made of its ends and its relation.
#[derive(Debug)]
pub struct Edge<T> {
    /// `source--relation--target`, a valid XML name token.
    pub id: String,
    /// What it says.
    pub relation: Relation,
    /// What was counted for it.
    pub detail: T,
}

/// An edge with the ids of its ends.
#[derive(Debug)]
pub struct EdgeRow<'g, T> {
    /// Id of the node it starts from.
    pub source: &'g str,
    /// Id of the node it ends at.
    pub target: &'g str,
    /// The edge.
    pub edge: &'g Edge<T>,
}

impl<N, T> KnowledgeGraph<N, T> {
    /// A graph of `nodes`, each with its id, and `edges` (source, target, relation, detail), both sorted.
    /// An edge to what is no node is left out.
    pub(crate) fn new(
        nodes: impl IntoIterator<Item = (String, N)>,
        edges: impl IntoIterator<Item = (String, String, Relation, T)>,
    ) -> Self {
        let mut graph = DiGraph::new();
        let mut ids: Map<String, NodeIndex> = Map::default();
        for (id, node) in nodes {
            let index = graph.add_node(node);
            ids.insert(id, index);
        }
        for (source, target, relation, detail) in edges {
            if let (Some(from), Some(to)) = (ids.get(&source), ids.get(&target)) {
                let id = format!("{source}--{}--{target}", relation.name());
                graph.add_edge(*from, *to, Edge { id, relation, detail });
            }
        }
        KnowledgeGraph { graph, ids }
    }

    /// The node with this id.
    pub fn get(&self, id: &str) -> Option<&N> {
        self.ids.get(id).and_then(|index| self.graph.node_weight(*index))
    }

    /// The place of the node with this id in the order of [`Self::nodes`].
    pub fn index(&self, id: &str) -> Option<usize> {
        self.ids.get_index_of(id)
    }

    /// The nodes with their ids, in the order of the ids.
    pub fn nodes(&self) -> impl Iterator<Item = (&str, &N)> {
        self.ids.keys().map(String::as_str).zip(self.graph.node_weights())
    }

    /// The edges in the order of source, target and relation.
    pub fn edges(&self) -> impl Iterator<Item = EdgeRow<'_, T>> {
        self.graph.edge_references().filter_map(|edge| {
            let (source, _) = self.ids.get_index(edge.source().index())?;
            let (target, _) = self.ids.get_index(edge.target().index())?;
            Some(EdgeRow { source, target, edge: edge.weight() })
        })
    }

    /// Number of nodes.
    pub fn node_count(&self) -> usize {
        self.graph.node_count()
    }

    /// Number of edges.
    pub fn edge_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// The graph itself, for algorithms.
    pub fn petgraph(&self) -> &DiGraph<N, Edge<T>> {
        &self.graph
    }
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod resolve_tests;
#[cfg(test)]
mod tests;
