//! What `network.html` shows, as JSON. Lists that hold many are written without names of fields, to be short.

use crate::export::{Views, svg};
use crate::graph::{ArticleRow, Links, NodeKind, Relation};
use crate::pack::Map;
use crate::record::StatementRecord;
use crate::statement::StatementKind;
use serde::{Serialize, Serializer};

/// Most nodes and edges of the page: with more, a browser is slow and a reader sees nothing.
const MOST_NODES: usize = 3_000;
const MOST_EDGES: usize = 15_000;
/// Most bytes of passages. The statements behind them are listed without.
const MOST_TEXT: usize = 24_000_000;

/// All that the scripts of the page read.
#[derive(Serialize)]
pub(super) struct Data<'v> {
    title: &'static str,
    about: String,
    maker: &'static str,
    /// Numbers of all nodes, edges and statements, also of those that are not shown.
    all: [usize; 3],
    kinds: Vec<Named>,
    relations: Vec<Named>,
    forms: Vec<Named>,
    nodes: Vec<Node<'v>>,
    edges: Vec<Edge>,
    articles: Vec<Article<'v>>,
    statements: Vec<Statement<'v>>,
}

/// A kind of node, a relation or a kind of statement.
#[derive(Serialize)]
struct Named {
    name: &'static str,
    label: String,
    colour: Option<String>,
}

/// Label, kind, x, y, diameter, weighted degree, quoted in, named in, other names, roles.
struct Node<'v>(&'v str, usize, f64, f64, f64, u64, u64, u64, &'v [&'v str], Vec<&'v str>);

/// Source, target, relation.
struct Edge(usize, usize, usize);

/// Title, outlet, date, first and last day, address.
struct Article<'v>(&'v ArticleRow);

/// Kind, article, speaker (a node, or what the text calls it), role, passage, nodes, edges.
struct Statement<'v> {
    kind: usize,
    article: usize,
    speaker: Speaker<'v>,
    role: Option<&'v str>,
    passage: &'v [(u8, String)],
    nodes: Vec<usize>,
    edges: Vec<usize>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Speaker<'v> {
    Node(usize),
    Called(&'v str),
    Unknown(Option<()>),
}

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (self.0, self.1, self.2, self.3, self.4, self.5, self.6, self.7, self.8, &self.9).serialize(to)
    }
}

impl Serialize for Edge {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (self.0, self.1, self.2).serialize(to)
    }
}

impl Serialize for Article<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let row = self.0;
        let days = row.days.as_ref().map(|(from, to)| (from, to));
        (&row.title, &row.outlet, &row.date, days.map(|(from, _)| from), days.map(|(_, to)| to), &row.url).serialize(to)
    }
}

impl Serialize for Statement<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (self.kind, self.article, &self.speaker, self.role, self.passage, &self.nodes, &self.edges).serialize(to)
    }
}

/// The relations of the entity graph, in the order of the legend.
const RELATIONS: [Relation; 4] = [Relation::SaidAbout, Relation::Addressed, Relation::SpeaksFor, Relation::MentionedWith];

impl<'v> Data<'v> {
    /// The heaviest part of the graph, with the statements that link it.
    pub(super) fn new(views: &'v Views<'_>) -> Data<'v> {
        let chosen = Chosen::new(views);
        let graph = &views.entities;
        let looks = views.look().nodes();
        let mut nodes: Vec<Node<'_>> = Vec::with_capacity(chosen.nodes.len());
        let all: Vec<_> = graph.nodes().map(|(_, node)| node).collect();
        for number in &chosen.nodes {
            let (node, look) = (all[*number], &looks[*number]);
            nodes.push(Node(
                &node.facts.label,
                node.facts.kind as usize,
                look.x,
                look.y,
                look.size,
                look.degree,
                node.counts.said,
                node.counts.named,
                &node.facts.aliases,
                node.counts.roles().collect(),
            ));
        }
        let mut articles = Vec::new();
        let mut statements = Vec::new();
        let mut text = 0;
        for article in views.corpus.articles() {
            let before = statements.len();
            for (number, statement) in article.statements.iter().enumerate() {
                let passage = article.passages.get(number).map_or(&[][..], |passage| &passage.stretches);
                let Some(mut found) = chosen.statement(statement, articles.len()) else { continue };
                text += passage.iter().map(|(_, stretch)| stretch.len()).sum::<usize>();
                if text <= MOST_TEXT {
                    found.passage = passage;
                }
                statements.push(found);
            }
            if statements.len() > before {
                articles.push(Article(article));
            }
        }
        Data {
            title: svg::TITLE,
            about: svg::subtitle(views.corpus),
            maker: svg::MAKER,
            all: [graph.node_count(), graph.edge_count(), views.corpus.statement_count()],
            kinds: NodeKind::ALL
                .iter()
                .map(|kind| Named { name: kind.name(), label: svg::plural(*kind).to_owned(), colour: Some(kind.colour().hex()) })
                .collect(),
            relations: RELATIONS
                .iter()
                .map(|relation| Named { name: relation.name(), label: relation.label().to_owned(), colour: None })
                .collect(),
            forms: StatementKind::ALL
                .iter()
                .map(|kind| Named { name: kind.name(), label: kind.name().replace('_', " "), colour: None })
                .collect(),
            nodes,
            edges: chosen.edges,
            articles,
            statements,
        }
    }
}

/// The part of the graph that is shown.
struct Chosen<'v> {
    views: &'v Views<'v>,
    /// Numbers of nodes in the graph, in order.
    nodes: Vec<usize>,
    /// The place of each node of the graph among those that are shown.
    place: Vec<Option<usize>>,
    edges: Vec<Edge>,
    /// The place of an edge, by the places of its ends and its relation.
    edge_place: Map<(usize, usize, Relation), usize>,
}

impl<'v> Chosen<'v> {
    fn new(views: &'v Views<'_>) -> Chosen<'v> {
        let graph = &views.entities;
        let mut nodes = svg::heaviest(graph);
        nodes.truncate(MOST_NODES);
        nodes.sort_unstable();
        let place = svg::places(&nodes, graph.node_count());
        let ends =
            |edge: &petgraph::graph::Edge<crate::graph::Link<_>>| Some((place[edge.source().index()]?, place[edge.target().index()]?));
        let mut heaviest: Vec<(u64, (usize, usize), Relation)> = Vec::new();
        for edge in graph.petgraph().raw_edges() {
            if let Some(ends) = ends(edge) {
                heaviest.push((edge.weight.detail.weight(), ends, edge.weight.relation));
            }
        }
        heaviest.sort_by_key(|(weight, _, _)| std::cmp::Reverse(*weight));
        heaviest.truncate(MOST_EDGES);
        heaviest.sort_unstable_by_key(|(_, ends, relation)| (*ends, *relation));
        let mut edges = Vec::with_capacity(heaviest.len());
        let mut edge_place = Map::default();
        for (_, (from, to), relation) in heaviest {
            if let Some(number) = RELATIONS.iter().position(|known| *known == relation) {
                edge_place.insert((from, to, relation), edges.len());
                edges.push(Edge(from, to, number));
            }
        }
        Chosen { views, nodes, place, edges, edge_place }
    }

    fn node(&self, id: &str) -> Option<usize> {
        self.views.entities.index(id).and_then(|number| self.place[number])
    }

    /// The statement without its passage; `None` where it is of or about nothing that is shown.
    fn statement<'s>(&self, statement: &'s StatementRecord, article: usize) -> Option<Statement<'s>> {
        // what is no node of the graph is not found in it: groups, for instance, if they were left out
        let links = Links { with_groups: true };
        let nodes: Vec<usize> = links.nodes(statement).into_iter().filter_map(|id| self.node(id)).collect();
        if nodes.is_empty() {
            return None;
        }
        let edges = links
            .edges(statement)
            .into_iter()
            .filter_map(|(source, target, relation)| self.edge_place.get(&(self.node(source)?, self.node(target)?, relation)).copied());
        let called = statement.speaker_label.as_deref().or(statement.source_text.as_deref());
        let speaker = match links.speaker(statement).and_then(|id| self.node(id)) {
            Some(node) => Speaker::Node(node),
            None if statement.kind == StatementKind::Narrated => Speaker::Unknown(None),
            None => called.map_or(Speaker::Unknown(None), Speaker::Called),
        };
        let kind = statement.kind as usize;
        Some(Statement { kind, article, speaker, role: statement.role.as_deref(), passage: &[], nodes, edges: edges.collect() })
    }
}
