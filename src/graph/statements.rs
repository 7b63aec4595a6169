//! The full statement graph: statements are nodes between speakers, targets, articles and outlets.

use super::facts::Facts;
use super::{ArticleRow, Column, Corpus, Edge, KnowledgeGraph, Labels, NodeKind, Relation, Value};
use crate::record::StatementRecord;
use petgraph::graph::NodeIndex;
use std::collections::BTreeSet;

/// A statement with the article it stands in.
#[derive(Debug, Clone, Copy)]
pub struct StatementNode<'c> {
    /// The article.
    pub article: &'c ArticleRow,
    /// The statement.
    pub statement: &'c StatementRecord,
}

/// A node of the statement graph.
#[derive(Debug)]
pub enum StatementViewNode<'c> {
    /// A statement.
    Statement(StatementNode<'c>),
    /// An article.
    Article(&'c ArticleRow),
    /// Anything else: a person, a country, an outlet, …
    Entity(Box<Facts<'c>>),
}

/// The full statement graph.
pub type StatementView<'c> = KnowledgeGraph<'c, StatementViewNode<'c>, ()>;

/// Makes the statement graph: speaker, or each of joint ones, –said→ statement –about→ target, –addressed_to→ addressee,
/// –reported_in→ article –published_by→ outlet.
pub fn statement_graph<'c>(corpus: &'c Corpus, labels: &Labels<'c>) -> StatementView<'c> {
    let mut nodes: Vec<(&str, StatementViewNode<'c>)> = Vec::with_capacity(corpus.articles().len() + corpus.statement_count());
    let mut others: BTreeSet<&str> = BTreeSet::new();
    for article in corpus.articles() {
        nodes.push((&article.hash, StatementViewNode::Article(article)));
        others.extend(article.outlet_id.as_deref());
    }
    for (article, statement) in corpus.statements() {
        nodes.push((&statement.id, StatementViewNode::Statement(StatementNode { article, statement })));
        others.extend(
            [&statement.speaker, &statement.addressee]
                .into_iter()
                .flatten()
                .chain(&statement.targets)
                .chain(&statement.joint_speakers)
                .map(|id| &**id),
        );
    }
    nodes.sort_by_key(|(id, _)| *id);
    nodes.dedup_by_key(|(id, _)| *id);
    others.retain(|id| nodes.binary_search_by_key(id, |(known, _)| *known).is_err());
    nodes.extend(others.into_iter().filter_map(|id| {
        let facts = Facts::new(id, NodeKind::of(id)?, labels);
        Some((id, StatementViewNode::Entity(Box::new(facts))))
    }));
    nodes.sort_by_key(|(id, _)| *id);
    let mut graph = KnowledgeGraph::of_nodes(nodes);
    let edges = edges(corpus, &graph);
    graph.connect(edges.into_iter().map(|(source, target, relation)| (source, target, relation, ())));
    graph
}

/// The edges between the nodes of the graph, each once, as numbers: in the order of the nodes.
fn edges(corpus: &Corpus, graph: &StatementView<'_>) -> Vec<(NodeIndex, NodeIndex, Relation)> {
    let mut edges = Vec::new();
    let mut add = |source: &str, target: &str, relation| {
        edges.extend(graph.number(source).zip(graph.number(target)).map(|(source, target)| (source, target, relation)));
    };
    for article in corpus.articles() {
        article.outlet_id.iter().for_each(|outlet| add(&article.hash, outlet, Relation::PublishedBy));
    }
    for (article, statement) in corpus.statements() {
        let id = &statement.id;
        add(id, &article.hash, Relation::ReportedIn);
        statement.speaker.iter().chain(&statement.joint_speakers).for_each(|speaker| add(speaker, id, Relation::Said));
        statement.targets.iter().for_each(|target| add(id, target, Relation::About));
        statement.addressee.iter().for_each(|addressee| add(id, addressee, Relation::AddressedTo));
    }
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// Longest label of a statement, in code points.
const LABEL_LENGTH: usize = 60;

/// The first words of a text, on one line.
fn shorten(text: &str) -> String {
    let mut short = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        length += word.chars().count() + 1;
        if length > LABEL_LENGTH && !short.is_empty() {
            short.push_str(" …");
            return short;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

impl<'c> StatementNode<'c> {
    /// The stretches `[[first, one past the last], …]` as JSON, in code points.
    pub fn spans(spans: &[[usize; 2]]) -> Option<Value<'static>> {
        let stretches: Vec<String> = spans.iter().map(|[s, e]| format!("[{s},{e}]")).collect();
        (!stretches.is_empty()).then(|| Value::Text(format!("[{}]", stretches.join(",")).into()))
    }

    fn attribution(&self) -> Option<Value<'c>> {
        Value::text(self.statement.attribution.name())
    }
}

impl<'c> StatementViewNode<'c> {
    fn label(&self) -> Option<Value<'_>> {
        match self {
            // the first words of its text
            StatementViewNode::Statement(node) => Value::text(shorten(&node.statement.text)).or_else(|| Value::text(&*node.statement.id)),
            StatementViewNode::Article(article) => {
                let title = article.title.as_deref().filter(|title| !title.trim().is_empty());
                Value::text(title.unwrap_or(&article.id)).or_else(|| Value::text(&article.hash))
            }
            StatementViewNode::Entity(facts) => Value::text(&facts.label),
        }
    }

    fn kind(&self) -> NodeKind {
        match self {
            StatementViewNode::Statement(_) => NodeKind::Statement,
            StatementViewNode::Article(_) => NodeKind::Article,
            StatementViewNode::Entity(facts) => facts.kind,
        }
    }

    /// Names and row of the tables, for what is neither statement nor article.
    pub fn facts(&self) -> Option<&Facts<'c>> {
        if let StatementViewNode::Entity(facts) = self { Some(facts) } else { None }
    }

    fn fact(&self, name: &str) -> Option<Value<'c>> {
        self.facts().and_then(|facts| facts.get(name))
    }

    fn article(&self) -> Option<&'c ArticleRow> {
        if let StatementViewNode::Article(article) = self { Some(article) } else { None }
    }

    fn node(&self) -> Option<StatementNode<'c>> {
        if let StatementViewNode::Statement(node) = self { Some(*node) } else { None }
    }

    fn statement(&self) -> Option<&'c StatementRecord> {
        self.node().map(|node| node.statement)
    }
}

/// The columns of nodes, without the id. Those of a statement have the names of `statements.csv`,
/// but for its kind, which is `statement_kind`.
pub fn statement_node_columns<'c>() -> Vec<Column<StatementViewNode<'c>>> {
    vec![
        Column::text("label", |n| n.label()),
        Column::text("kind", |n| Value::text(n.kind().name())),
        Column::list("aliases", |n| Value::list(n.facts()?.aliases.iter().copied())),
        Column::text("iso2", |n| n.fact("iso2")),
        Column::text("iso3", |n| n.fact("iso3")),
        Column::text("region", |n| n.fact("region")),
        Column::text("status", |n| n.fact("status")),
        Column::list("families", |n| n.fact("families")),
        Column::text("hs", |n| n.fact("hs")),
        Column::text("class", |n| n.fact("class")),
        Column::text("country", |n| n.fact("country")),
        Column::list("members", |n| n.fact("members")),
        Column::text("article_id", |n| Value::text(&n.article()?.id)),
        Column::text("lang", |n| Value::optional(n.article()?.lang.as_ref())),
        Column::text("published", |n| {
            let article = n.article().or_else(|| n.node().map(|node| node.article))?;
            Value::optional(article.date.as_ref())
        }),
        Column::text("title", |n| Value::optional(n.article()?.title.as_ref())),
        Column::text("url", |n| Value::optional(n.article()?.url.as_ref())),
        Column::text("statement_kind", |n| Value::text(n.statement()?.kind.name())),
        Column::text("text", |n| Value::text(&n.statement()?.text)),
        Column::int("paragraph", |n| Some(Value::Int(n.statement()?.paragraph.into()))),
        Column::int("sentence", |n| Some(Value::Int(n.statement()?.sentence.into()))),
        Column::text("content_spans", |n| StatementNode::spans(&n.statement()?.content)),
        Column::text("source", |n| Value::optional(n.statement()?.source_text.as_ref())),
        Column::text("role", |n| Value::optional(n.statement()?.role.as_ref())),
        Column::text("speaks_for", |n| Value::optional(n.statement()?.speaks_for.as_ref())),
        Column::text("attribution", |n| n.node()?.attribution()),
        Column::text("cue", |n| Value::optional(n.statement()?.cue_text.as_ref())),
        Column::text("act", |n| Value::optional(n.statement()?.act.as_ref())),
        Column::bool("negated", |n| Some(Value::Bool(n.statement()?.negated))),
        Column::bool("conditional", |n| Some(Value::Bool(n.statement()?.conditional))),
        Column::text("quantity", |n| Value::optional(n.statement()?.quantity.as_ref())),
        Column::text("said_from", |n| Value::optional(n.statement()?.said_from.as_ref())),
        Column::text("said_to", |n| Value::optional(n.statement()?.said_to.as_ref())),
        Column::text("date_precision", |n| Value::text(n.statement()?.date_precision?.name())),
        Column::text("nested_in", |n| Value::optional(n.statement()?.nested_in.as_ref())),
        Column::text("rule", |n| Value::text(&*n.statement()?.rule)),
        Column::double("confidence", |n| Some(Value::Double(n.statement()?.confidence))),
    ]
}

/// The columns of edges, without the ids of their ends.
pub fn statement_edge_columns<'g>() -> Vec<Column<Edge<'g, ()>>> {
    vec![
        Column::text("edge_id", |e| Value::text(e.id())),
        Column::text("label", |e| Value::text(e.relation.label())),
        Column::text("relation", |e| Value::text(e.relation.name())),
    ]
}
