//! A document as a list: every element and text in reading order, so that whatever an element holds is a range.

use dom_query::{Document, NodeData, NodeId};
use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use std::ops::Range;

/// An element, or a text.
pub(super) struct Node {
    /// Index of the element that holds it; 0 holds itself.
    pub parent: usize,
    /// One past the index of the last node in it.
    pub end: usize,
    /// Where it stands in the document that it was made from.
    pub id: NodeId,
    /// The name of the element; empty for a text.
    pub name: LocalName,
    /// The text; empty for an element.
    pub text: StrTendril,
    attributes: Vec<(LocalName, StrTendril)>,
}

impl Node {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| &**known == name).map(|(_, value)| value.as_ref())
    }

    /// Whether it is an element of one of these names.
    pub fn is(&self, names: &[&str]) -> bool {
        names.contains(&self.name.as_ref())
    }
}

/// Nodes in reading order; the first one holds all others.
pub(super) struct Tree {
    pub nodes: Vec<Node>,
}

impl Tree {
    /// Lists the nodes of a document.
    pub fn new(document: &Document) -> Tree {
        let mut nodes: Vec<Node> = Vec::new();
        // elements whose content is being listed
        let mut open: Vec<usize> = Vec::new();
        let root = document.tree.root();
        let mut next = Some(root);
        while let Some(node) = next {
            let listed = node.query(|n| match &n.data {
                NodeData::Text { contents } => Some((LocalName::default(), StrTendril::from_slice(contents), Vec::new())),
                NodeData::Element(e) => {
                    let attributes = e.attrs.iter().map(|a| (a.name.local.clone(), StrTendril::from_slice(&a.value))).collect();
                    Some((e.name.local.clone(), StrTendril::new(), attributes))
                }
                NodeData::Document | NodeData::Fragment => Some((LocalName::from("#root"), StrTendril::new(), Vec::new())),
                _ => None,
            });
            let index = nodes.len();
            if let Some((name, text, attributes)) = listed.flatten() {
                let parent = open.last().copied().unwrap_or(0);
                nodes.push(Node { parent, end: index + 1, id: node.id, name, text, attributes });
                if let Some(child) = node.first_child() {
                    open.push(index);
                    next = Some(child);
                    continue;
                }
            }
            let mut at = node;
            next = loop {
                if open.is_empty() {
                    break None;
                }
                if let Some(sibling) = at.next_sibling() {
                    break Some(sibling);
                }
                let Some(parent) = at.parent() else { break None };
                if let Some(closed) = open.pop() {
                    nodes[closed].end = nodes.len();
                }
                at = parent;
            };
        }
        Tree { nodes }
    }

    /// The children of a node.
    pub fn children(&self, of: usize) -> impl Iterator<Item = usize> + '_ {
        self.chain(of + 1, self.nodes[of].end)
    }

    /// What follows a node in the same element.
    pub fn siblings_after(&self, of: usize) -> impl Iterator<Item = usize> + '_ {
        self.chain(self.nodes[of].end, self.nodes[self.nodes[of].parent].end)
    }

    fn chain(&self, first: usize, end: usize) -> impl Iterator<Item = usize> + '_ {
        let within = move |at: &usize| *at < end;
        std::iter::successors(Some(first).filter(within), move |&at| Some(self.nodes[at].end).filter(within))
    }

    /// The nodes that hold it, the nearest first.
    pub fn holders(&self, of: usize) -> impl Iterator<Item = usize> + '_ {
        let mut at = of;
        std::iter::from_fn(move || {
            let parent = self.nodes[at].parent;
            (parent != at).then(|| {
                at = parent;
                parent
            })
        })
    }

    /// What is in a node, without itself.
    pub fn inside(&self, node: usize) -> Range<usize> {
        node + 1..self.nodes[node].end
    }

    /// The first character in a node that is no white space.
    pub fn first_character(&self, node: usize) -> Option<char> {
        self.inside(node).take(20).find_map(|inner| self.nodes[inner].text.trim_start().chars().next())
    }

    /// All text in a node, with white space as single spaces.
    pub fn text(&self, node: usize) -> String {
        let mut text = String::new();
        for inner in &self.nodes[node..self.nodes[node].end] {
            text.push_str(&inner.text);
            if !inner.name.is_empty() {
                text.push(' ');
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Counts over ranges of nodes, in constant time each.
pub(super) struct Counts {
    words: Vec<u32>,
    linked: Vec<u32>,
}

impl Counts {
    /// Counts the words of the nodes that are not cut away.
    pub fn new(tree: &Tree, cut: &[bool]) -> Counts {
        let mut counts = Counts { words: vec![0], linked: vec![0] };
        let (mut words, mut linked) = (0, 0);
        // up to which node a cut or a link reaches
        let (mut cut_until, mut link_until) = (0, 0);
        for (at, node) in tree.nodes.iter().enumerate() {
            if cut[at] {
                cut_until = cut_until.max(node.end);
            }
            if node.is(&["a"]) && node.attribute("href").is_some_and(|to| !to.starts_with('#')) {
                link_until = link_until.max(node.end);
            }
            if at >= cut_until {
                let here = u32::try_from(word_count(&node.text)).unwrap_or(u32::MAX);
                words += here;
                linked += if at < link_until { here } else { 0 };
            }
            counts.words.push(words);
            counts.linked.push(linked);
        }
        counts
    }

    /// Words in a range of nodes.
    pub fn words(&self, range: Range<usize>) -> u32 {
        self.words[range.end] - self.words[range.start]
    }

    /// Words in links to other pages.
    pub fn linked(&self, range: Range<usize>) -> u32 {
        self.linked[range.end] - self.linked[range.start]
    }
}

/// Stretches between white space that hold a letter or digit.
pub(super) fn word_count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}
