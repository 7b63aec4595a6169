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

/// A directed graph whose nodes are found by their id. Nodes come in the order of their ids; edges in the
/// order of source, target and relation. There is one edge at most for the three.
#[derive(Debug)]
pub struct KnowledgeGraph<'c, N, T> {
    graph: DiGraph<N, Edge<'c, T>>,
    ids: Map<&'c str, NodeIndex>,
}

/// One edge. There are some millions of them: what can be made of its ends is not kept.
#[derive(Debug)]
pub struct Edge<'c, T> {
    /// Id of the node it starts from.
    pub source: &'c str,
    /// Id of the node it ends at.
    pub target: &'c str,
    /// What it says.
    pub relation: Relation,
    /// What was counted for it.
    pub detail: T,
}

impl<T> Edge<'_, T> {
    /// Its id: `source--relation--target`, a valid XML name token.
    pub fn id(&self) -> String {
        format!("{}--{}--{}", self.source, self.relation.name(), self.target)
    }
}

impl<'c, N, T> KnowledgeGraph<'c, N, T> {
    /// A graph of `nodes`, each with its id, and `edges` (source, target, relation, detail), both sorted.
    /// An edge to what is no node is left out.
    pub(crate) fn new(
        nodes: impl IntoIterator<Item = (&'c str, N)>,
        edges: impl IntoIterator<Item = (&'c str, &'c str, Relation, T)>,
    ) -> Self {
        let mut graph = DiGraph::new();
        let mut ids: Map<&'c str, NodeIndex> = Map::default();
        for (id, node) in nodes {
            let index = graph.add_node(node);
            ids.insert(id, index);
        }
        for (source, target, relation, detail) in edges {
            if let (Some(from), Some(to)) = (ids.get(source), ids.get(target)) {
                graph.add_edge(*from, *to, Edge { source, target, relation, detail });
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
        self.ids.keys().copied().zip(self.graph.node_weights())
    }

    /// The edges in the order of source, target and relation.
    pub fn edges(&self) -> impl Iterator<Item = &Edge<'c, T>> {
        self.graph.edge_weights()
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
    pub fn petgraph(&self) -> &DiGraph<N, Edge<'c, T>> {
        &self.graph
    }
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod resolve_tests;
#[cfg(test)]
mod tests;
