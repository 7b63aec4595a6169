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
pub struct KnowledgeGraph<'c, N, T> {
    graph: DiGraph<N, Link<T>>,
    ids: Map<&'c str, NodeIndex>,
}

/// What is kept of an edge. There are some millions of them: what its ends tell is not kept.
#[derive(Debug)]
pub struct Link<T> {
    /// What it says.
    pub relation: Relation,
    /// What was counted for it.
    pub detail: T,
}

/// An edge with its ends.
#[derive(Debug)]
pub struct Edge<'g, T> {
    /// Id of the node it starts from.
    pub source: &'g str,
    /// Id of the node it ends at.
    pub target: &'g str,
    /// What it says.
    pub relation: Relation,
    /// What was counted for it.
    pub detail: &'g T,
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
    pub(crate) fn new(nodes: Vec<(&'c str, N)>, edges: impl IntoIterator<Item = (&'c str, &'c str, Relation, T)>) -> Self {
        let mut graph = KnowledgeGraph::of_nodes(nodes);
        for (source, target, relation, detail) in edges {
            if let (Some(from), Some(to)) = (graph.number(source), graph.number(target)) {
                graph.connect([(from, to, relation, detail)]);
            }
        }
        graph
    }

    /// A graph of `nodes`, each with its id, in the order of the ids, and without edges.
    pub(crate) fn of_nodes(nodes: Vec<(&'c str, N)>) -> Self {
        let mut graph = DiGraph::with_capacity(nodes.len(), 0);
        let mut ids: Map<&'c str, NodeIndex> = Map::default();
        ids.reserve_exact(nodes.len());
        for (id, node) in nodes {
            ids.insert(id, graph.add_node(node));
        }
        KnowledgeGraph { graph, ids }
    }

    /// Adds edges, in the order of their ends and relations.
    pub(crate) fn connect(&mut self, edges: impl IntoIterator<Item = (NodeIndex, NodeIndex, Relation, T)>) {
        let edges = edges.into_iter();
        self.graph.reserve_edges(edges.size_hint().0);
        for (from, to, relation, detail) in edges {
            self.graph.add_edge(from, to, Link { relation, detail });
        }
    }

    /// The number of the node with this id.
    pub(crate) fn number(&self, id: &str) -> Option<NodeIndex> {
        self.ids.get(id).copied()
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
    pub fn edges(&self) -> impl Iterator<Item = Edge<'_, T>> {
        self.graph.edge_references().filter_map(|edge| {
            let (source, _) = self.ids.get_index(edge.source().index())?;
            let (target, _) = self.ids.get_index(edge.target().index())?;
            let Link { relation, detail } = edge.weight();
            Some(Edge { source, target, relation: *relation, detail })
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
    pub fn petgraph(&self) -> &DiGraph<N, Link<T>> {
        &self.graph
    }
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod resolve_tests;
#[cfg(test)]
mod tests;
