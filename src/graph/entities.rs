//! The entity graph: people, countries, resources and organisations, linked by what was said.

use super::facts::Facts;
use super::{Column, Corpus, Coverage, Edge, KnowledgeGraph, Labels, NodeKind, Relation, Tally, Value};
use crate::record::StatementRecord;
use crate::statement::StatementKind;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A node of the entity graph.
#[derive(Debug)]
pub struct EntityNode<'c> {
    /// Its names, and its row of the tables.
    pub facts: Facts<'c>,
    /// What was counted for it.
    pub counts: NodeCounts<'c>,
}

/// What is counted for a node.
#[derive(Debug, Default)]
pub struct NodeCounts<'c> {
    /// Statements of which it is the speaker, or one of joint speakers.
    pub said: u64,
    /// Statements of a speaker, known or not, whose content names it.
    pub about: u64,
    /// The same and narrated ones.
    pub named: u64,
    /// The articles of all these, and of those that are addressed to it or said for it.
    pub coverage: Coverage<'c>,
    roles: BTreeMap<&'c str, u64>,
    speaks_for: BTreeMap<&'c str, u64>,
}

impl<'c> NodeCounts<'c> {
    /// The roles that the articles give to it, the most frequent first.
    pub fn roles(&self) -> impl Iterator<Item = &'c str> {
        by_count(&self.roles)
    }
}

/// The entity graph.
pub type EntityView<'c> = KnowledgeGraph<'c, EntityNode<'c>, Tally<'c>>;

/// Counts the entity graph. Unnamed and joint speakers (`group:`) are nodes only `with_groups`.
pub fn entity_graph<'c>(corpus: &'c Corpus, labels: &Labels<'c>, with_groups: bool) -> EntityView<'c> {
    let mut counts = Counts { links: Links { with_groups }, nodes: BTreeMap::new(), edges: BTreeMap::new() };
    for (article, statement) in corpus.statements() {
        counts.add_nodes(article, statement);
        counts.add_edges(article, statement);
    }
    let nodes = counts.nodes.into_iter().filter_map(|(id, counts)| {
        let facts = Facts::new(id, NodeKind::of(id)?, labels);
        Some((id, EntityNode { facts, counts }))
    });
    let edges = counts.edges.into_iter().map(|((source, target, relation), tally)| (source, target, relation, tally));
    KnowledgeGraph::new(nodes.collect(), edges)
}

struct Counts<'c> {
    links: Links,
    nodes: BTreeMap<&'c str, NodeCounts<'c>>,
    edges: BTreeMap<(&'c str, &'c str, Relation), Tally<'c>>,
}

/// Which nodes and edges a statement counts for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Links {
    /// Whether unnamed and joint speakers are nodes.
    pub with_groups: bool,
}

impl Links {
    fn is_node(self, id: &str) -> bool {
        NodeKind::of(id).is_some_and(|kind| kind.is_named() || (self.with_groups && kind == NodeKind::Group))
    }

    /// The speaker, where it is a node; the article's own voice is none.
    pub(crate) fn speaker(self, statement: &StatementRecord) -> Option<&str> {
        let narrated = statement.kind == StatementKind::Narrated;
        statement.speaker.as_deref().filter(|id| !narrated && self.is_node(id))
    }

    /// The speaker and those whom a joint source names, as far as they are nodes, each once.
    fn speakers(self, statement: &StatementRecord) -> BTreeSet<&str> {
        let joint = statement.joint_speakers.iter().map(|id| &**id).filter(|id| self.is_node(id));
        joint.chain(self.speaker(statement)).collect()
    }

    fn targets(self, statement: &StatementRecord) -> BTreeSet<&str> {
        statement.targets.iter().map(|id| &**id).filter(|id| self.is_node(id)).collect()
    }

    /// All nodes that the statement counts for.
    pub(crate) fn nodes(self, statement: &StatementRecord) -> BTreeSet<&str> {
        let mut all = self.targets(statement);
        let others = [&statement.addressee, &statement.speaks_for];
        all.extend(others.into_iter().filter_map(|id| id.as_deref().filter(|id| self.is_node(id))));
        all.extend(self.speakers(statement));
        all
    }

    /// All edges that the statement counts for: source, target and relation.
    pub(crate) fn edges(self, statement: &StatementRecord) -> Vec<(&str, &str, Relation)> {
        let targets = self.targets(statement);
        let mut found = Vec::new();
        for speaker in self.speakers(statement) {
            let about = targets.iter().filter(|id| NodeKind::of(id).is_some_and(NodeKind::is_named));
            found.extend(about.map(|target| (speaker, *target, Relation::SaidAbout)));
            let addressee = statement.addressee.as_deref().filter(|id| self.is_node(id));
            found.extend(addressee.map(|target| (speaker, target, Relation::Addressed)));
            let body =
                statement.speaks_for.as_deref().filter(|id| matches!(NodeKind::of(id), Some(NodeKind::Country | NodeKind::Organisation)));
            if NodeKind::of(speaker) == Some(NodeKind::Person) {
                found.extend(body.map(|target| (speaker, target, Relation::SpeaksFor)));
            }
        }
        let named: Vec<&str> = targets.into_iter().filter(|id| NodeKind::of(id).is_some_and(NodeKind::is_named)).collect();
        for (i, smaller) in named.iter().enumerate() {
            found.extend(named[i + 1..].iter().map(|larger| (*smaller, *larger, Relation::MentionedWith)));
        }
        found.retain(|(source, target, _)| source != target);
        found
    }
}

impl<'c> Counts<'c> {
    fn add_nodes(&mut self, article: &'c super::ArticleRow, statement: &'c StatementRecord) {
        for speaker in self.links.speakers(statement) {
            let node = self.nodes.entry(speaker).or_default();
            node.said += 1;
            if NodeKind::of(speaker) == Some(NodeKind::Person) && self.links.speaker(statement) == Some(speaker) {
                let role = statement.role.as_deref().filter(|role| !role.trim().is_empty());
                role.into_iter().for_each(|role| *node.roles.entry(role).or_default() += 1);
                let body = statement.speaks_for.as_deref();
                body.into_iter().for_each(|body| *node.speaks_for.entry(body).or_default() += 1);
            }
        }
        let targets = self.links.targets(statement);
        for id in self.links.nodes(statement) {
            let node = self.nodes.entry(id).or_default();
            node.coverage.add(article);
            if targets.contains(id) {
                node.named += 1;
                node.about += u64::from(statement.kind != StatementKind::Narrated);
            }
        }
    }

    fn add_edges(&mut self, article: &'c super::ArticleRow, statement: &'c StatementRecord) {
        for edge in self.links.edges(statement) {
            self.edges.entry(edge).or_default().add(article, statement);
        }
    }
}

/// The most frequent first, equal ones in the order of the alphabet.
fn by_count<'a, 'c>(counts: &'a BTreeMap<&'c str, u64>) -> impl Iterator<Item = &'c str> + use<'a, 'c> {
    let mut sorted: Vec<(Reverse<u64>, &str)> = counts.iter().map(|(k, n)| (Reverse(*n), *k)).collect();
    sorted.sort();
    sorted.into_iter().map(|(_, key)| key)
}

/// The columns of nodes, without the id.
pub fn entity_node_columns<'c>() -> Vec<Column<EntityNode<'c>>> {
    vec![
        Column::text("label", |n| Value::text(&n.facts.label)),
        Column::text("kind", |n| Value::text(n.facts.kind.name())),
        Column::list("aliases", |n| Value::list(n.facts.aliases.iter().copied())),
        Column::int("n_said", |n| Some(Value::Int(n.counts.said))),
        Column::int("n_about", |n| Some(Value::Int(n.counts.about))),
        Column::int("n_named", |n| Some(Value::Int(n.counts.named))),
        Column::int("n_articles", |n| Some(Value::Int(n.counts.coverage.articles))),
        Column::int("n_outlets", |n| Some(Value::Int(n.counts.coverage.outlets.len() as u64))),
        Column::text("first", |n| Value::text(n.counts.coverage.first.unwrap_or(""))),
        Column::text("last", |n| Value::text(n.counts.coverage.last.unwrap_or(""))),
        Column::list("roles", |n| Value::list(n.counts.roles())),
        Column::list("speaks_for", |n| Value::list(by_count(&n.counts.speaks_for))),
        Column::text("iso2", |n| n.facts.get("iso2")),
        Column::text("iso3", |n| n.facts.get("iso3")),
        Column::text("region", |n| n.facts.get("region")),
        Column::text("status", |n| n.facts.get("status")),
        Column::list("families", |n| n.facts.get("families")),
        Column::text("hs", |n| n.facts.get("hs")),
        Column::text("class", |n| n.facts.get("class")),
        Column::text("country", |n| n.facts.get("country")),
        Column::list("members", |n| n.facts.get("members")),
    ]
}

/// The columns of edges, without the ids of their ends.
pub fn entity_edge_columns<'g, 'c: 'g>() -> Vec<Column<Edge<'g, Tally<'c>>>> {
    fn count(edge: &Edge<'_, Tally<'_>>, kind: StatementKind) -> Option<Value<'static>> {
        Some(Value::Int(edge.detail.count(kind)))
    }
    vec![
        Column::text("edge_id", |e| Value::text(e.id())),
        Column::text("label", |e| Value::text(e.relation.label())),
        Column::text("relation", |e| Value::text(e.relation.name())),
        Column::double("weight", |e| Some(Value::Double(e.detail.weight() as f64))),
        Column::bool("symmetric", |e| Some(Value::Bool(e.relation.is_symmetric()))),
        Column::int("n_direct", |e| count(e, StatementKind::Direct)),
        Column::int("n_mixed", |e| count(e, StatementKind::Mixed)),
        Column::int("n_indirect", |e| count(e, StatementKind::Indirect)),
        Column::int("n_reported", |e| count(e, StatementKind::Reported)),
        Column::int("n_free_indirect", |e| count(e, StatementKind::FreeIndirect)),
        Column::int("n_narrated", |e| count(e, StatementKind::Narrated)),
        Column::int("n_articles", |e| Some(Value::Int(e.detail.coverage.articles))),
        Column::int("n_outlets", |e| Some(Value::Int(e.detail.coverage.outlets.len() as u64))),
        Column::text("first", |e| Value::text(e.detail.coverage.first.unwrap_or(""))),
        Column::text("last", |e| Value::text(e.detail.coverage.last.unwrap_or(""))),
        Column::list("statement_ids", |e| Value::list(e.detail.statement_ids.iter().copied())),
        Column::int("more", |e| Some(Value::Int(e.detail.more()))),
    ]
}
