//! What a corpus and its graph hold, in a few numbers.

use super::{Corpus, EntityNode, EntityView, NodeKind};
use crate::statement::StatementKind;
use std::cmp::Reverse;

/// How many of the most quoted and the most named are listed.
const TOP: usize = 5;

/// A few numbers, and the most quoted and most named.
#[derive(Debug, PartialEq, Eq)]
pub struct Summary {
    /// Number of articles.
    pub articles: usize,
    /// Number of statements of each kind, in the order of [`StatementKind::ALL`].
    pub by_kind: [usize; StatementKind::ALL.len()],
    /// People with the most statements: label and number.
    pub quoted: Vec<(String, u64)>,
    /// Countries that the most statements name, narrated ones too.
    pub countries: Vec<(String, u64)>,
    /// Resources likewise.
    pub resources: Vec<(String, u64)>,
}

impl Summary {
    /// Counts the corpus, and ranks the nodes of its entity graph.
    pub fn new(corpus: &Corpus, graph: &EntityView<'_>) -> Summary {
        let mut by_kind = [0; StatementKind::ALL.len()];
        for (_, statement) in corpus.statements() {
            by_kind[statement.kind as usize] += 1;
        }
        Summary {
            articles: corpus.articles().len(),
            by_kind,
            quoted: top(graph, NodeKind::Person, |node| node.counts.said),
            countries: top(graph, NodeKind::Country, |node| node.counts.named),
            resources: top(graph, NodeKind::Resource, |node| node.counts.named),
        }
    }
}

/// The nodes of a kind with the highest counts above 0; equal ones in the order of their ids.
fn top(graph: &EntityView<'_>, kind: NodeKind, count: fn(&EntityNode<'_>) -> u64) -> Vec<(String, u64)> {
    let of_kind = graph.nodes().filter(|(_, node)| node.facts.kind == kind && count(node) > 0);
    let mut sorted: Vec<&EntityNode<'_>> = of_kind.map(|(_, node)| node).collect();
    sorted.sort_by_key(|node| Reverse(count(node)));
    sorted.truncate(TOP);
    sorted.iter().map(|node| (node.facts.label.clone(), count(node))).collect()
}

/// A number of things in words: `1 edge`, `0 edges`.
pub fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

impl std::fmt::Display for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let statements: usize = self.by_kind.iter().sum();
        let kinds = StatementKind::ALL.iter().zip(self.by_kind).filter(|(_, n)| *n > 0);
        let kinds: Vec<String> = kinds.map(|(kind, n)| format!("{n} {}", kind.name())).collect();
        write!(f, "{}, {}", counted(self.articles, "article"), counted(statements, "statement"))?;
        if !kinds.is_empty() {
            write!(f, " ({})", kinds.join(", "))?;
        }
        let lists = [("most quoted", &self.quoted), ("countries", &self.countries), ("resources", &self.resources)];
        for (name, list) in lists {
            if !list.is_empty() {
                let items: Vec<String> = list.iter().map(|(label, n)| format!("{label} {n}")).collect();
                write!(f, "\n  {name}: {}", items.join(", "))?;
            }
        }
        Ok(())
    }
}
