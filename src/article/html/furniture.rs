//! Which parts of a page are not its article, by the names of elements, attributes and classes.

use super::tree::{Counts, Node, Tree};
use indexmap::{IndexMap, IndexSet};
use serde::Deserialize;
use std::sync::LazyLock;

/// The words that pages use in classes and ids.
const WORDS: &str = include_str!("../../../data/web_pages.csv");

/// A row of the table.
#[derive(Deserialize)]
pub(super) struct Row {
    /// `furniture` or `wall`.
    pub kind: String,
    /// One to three words of a class or id.
    pub word: String,
    at_most: Option<u32>,
}

/// The rows of the table.
pub(super) fn rows() -> impl Iterator<Item = Result<Row, csv::Error>> {
    csv::Reader::from_reader(WORDS.as_bytes()).into_deserialize()
}

/// Words of classes, each with the number of words outside links that an element named so holds at most: one that holds
/// more is not what its name says.
type ClassWords = IndexMap<String, u32>;

struct Lists {
    furniture: ClassWords,
    wall: ClassWords,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists { furniture: ClassWords::new(), wall: ClassWords::new() };
    // a test holds the table to its shape
    for row in rows().flatten() {
        let list = if row.kind == "wall" { &mut lists.wall } else { &mut lists.furniture };
        list.insert(row.word, row.at_most.unwrap_or(u32::MAX));
    }
    lists
});

/// Elements that never hold running text of the article.
const NEVER: &[&str] = &[
    "head",
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "embed",
    "svg",
    "math",
    "canvas",
    "audio",
    "video",
    "picture",
    "map",
    "button",
    "input",
    "select",
    "textarea",
    "label",
    "progress",
    "meter",
    "dialog",
    "nav",
    "footer",
    "aside",
    "menu",
    "figcaption",
    "del",
    "rp",
    "rt",
    "title",
    "desc",
    "frameset",
];
const ROLES: &[&str] = &[
    "navigation",
    "banner",
    "contentinfo",
    "complementary",
    "search",
    "dialog",
    "alertdialog",
    "alert",
    "menu",
    "menubar",
    "toolbar",
    "tablist",
    "tooltip",
    "button",
    "form",
];
/// A cell with more words than this is text, not data.
const CELL: u32 = 30;

/// By what furniture is known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Signs {
    /// Elements, attributes and classes.
    All,
    /// Elements and attributes alone: for pages whose classes mislead.
    Elements,
}

/// For each node, whether the page's furniture begins there; what is in it is cut away with it. `title` is the element
/// of the headline, which is never cut.
pub(super) fn find_furniture(tree: &Tree, title: Option<usize>, signs: Signs) -> Vec<bool> {
    let mut cut = vec![false; tree.nodes.len()];
    let counts = Counts::new(tree, &cut);
    let holds_text = find_set_text(tree, &counts);
    let mut lists = IndexSet::new();
    let mut at = 0;
    while at < tree.nodes.len() {
        let node = &tree.nodes[at];
        let holds_title = title.is_some_and(|title| at <= title && title < node.end);
        let frame = node.is(&["#root", "html", "body", "main"]) || is_text_of_article(node);
        let furniture = !node.name.is_empty()
            && !holds_title
            && !frame
            && (is_never_text(tree, at, &counts, &holds_text)
                || is_hidden(node)
                || (signs == Signs::All && has_furniture_class(node, &counts, at))
                || is_teaser(tree, at, &counts, &mut lists));
        if furniture {
            cut[at] = true;
            at = node.end;
        } else {
            at += 1;
        }
    }
    cut
}

/// Whether a class or id says that the page is a wall before an article, or an error.
pub(super) fn has_wall_class(node: &Node) -> bool {
    class_words(node).any(|words| matches(&LISTS.wall, &words).is_some())
}

/// For each node, whether a quotation set apart, or a table's cell with running text, stands in it.
fn find_set_text(tree: &Tree, counts: &Counts) -> Vec<bool> {
    let mut holds = vec![false; tree.nodes.len()];
    for (at, node) in tree.nodes.iter().enumerate() {
        if node.is(&["blockquote"]) || (node.is(&["td", "th"]) && counts.words(tree.inside(at)) > CELL) {
            // what holds one that is marked is marked as well
            for holder in tree.holders(at) {
                if std::mem::replace(&mut holds[holder], true) {
                    break;
                }
            }
        }
    }
    holds
}

fn is_never_text(tree: &Tree, at: usize, counts: &Counts, holds_text: &[bool]) -> bool {
    let node = &tree.nodes[at];
    let inside = || tree.inside(at);
    match node.name.as_ref() {
        "header" => {
            !tree.holders(at).any(|h| tree.nodes[h].is(&["article", "main"])) && counts.linked(inside()) * 2 > counts.words(inside())
        }
        "figure" | "table" => !holds_text[at],
        "time" => !tree.holders(at).any(|h| tree.nodes[h].is(&["p"])),
        // the mark of a note
        "sup" => inside().take(AHEAD).any(|i| tree.nodes[i].is(&["a"])) || tree.nodes[node.parent].is(&["a"]),
        name => NEVER.contains(&name) || name.starts_with("amp-"),
    }
}

fn is_hidden(node: &Node) -> bool {
    let style = || node.attribute("style").map(|s| s.replace(' ', "").to_ascii_lowercase());
    node.attribute("hidden").is_some()
        || node.attribute("aria-hidden") == Some("true")
        || node.attribute("aria-modal") == Some("true")
        || node.attribute("layout") == Some("nodisplay")
        || node.attribute("role").is_some_and(|role| ROLES.contains(&role))
        || style().is_some_and(|s| s.contains("display:none") || s.contains("visibility:hidden"))
}

/// Whether class, id or property say that the element is the text of an article and nothing else: `article-body`.
pub(super) fn is_text_of_article(node: &Node) -> bool {
    const OF: &[&str] = &["article", "story", "post", "entry", "news"];
    const TEXT: &[&str] = &["body", "content", "text"];
    node.attribute("itemprop") == Some("articleBody")
        || class_words(node).any(|w| w.len() == 2 && OF.contains(&w[0].as_str()) && TEXT.contains(&w[1].as_str()))
}

fn has_furniture_class(node: &Node, counts: &Counts, at: usize) -> bool {
    class_words(node)
        .any(|words| matches(&LISTS.furniture, &words).is_some_and(|most| counts.words(at..node.end) - counts.linked(at..node.end) <= most))
}

/// The classes and the id of an element, each as its words in lower case; those that tell what an element has or is
/// (`has-sidebar`) are left out.
fn class_words(node: &Node) -> impl Iterator<Item = Vec<String>> + '_ {
    const STATES: &[&str] = &["has", "no", "is", "with", "without", "not"];
    ["class", "id"].into_iter().filter_map(|name| node.attribute(name)).flat_map(str::split_whitespace).take(60).filter_map(|class| {
        let words = words_of_class(class);
        (!words.first().is_some_and(|first| STATES.contains(&first.as_str()))).then_some(words)
    })
}

/// `c-inlineRelated__label` is `c`, `inline`, `related`, `label`.
fn words_of_class(class: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_lower = false;
    for c in class.chars().take(100) {
        let begins = c.is_uppercase() && after_lower;
        if begins || !c.is_alphanumeric() {
            words.push(String::new());
        }
        if c.is_alphanumeric() {
            words.last_mut().into_iter().for_each(|word| word.extend(c.to_lowercase()));
        }
        after_lower = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

fn matches(list: &ClassWords, words: &[String]) -> Option<u32> {
    (0..words.len()).find_map(|at| {
        let mut phrase = String::new();
        words[at..].iter().take(3).find_map(|word| {
            phrase.push_str(if phrase.is_empty() { "" } else { " " });
            phrase.push_str(word);
            list.get(&phrase).copied()
        })
    })
}

/// A teaser holds fewer words than this.
const TEASER: u32 = 70;

/// Nodes of a teaser up to its headline.
const AHEAD: usize = 60;
/// How far a teaser looks for another one among the elements that follow it.
const NEARBY: usize = 5;

/// Whether it is one of several alike elements, each a headline that leads to another page, perhaps with a few words.
/// `lists` holds the elements in which such were found.
fn is_teaser(tree: &Tree, at: usize, counts: &Counts, lists: &mut IndexSet<usize>) -> bool {
    let alike = |node: usize| {
        let n = &tree.nodes[node];
        n.is(&["article", "li", "div", "section", "a"]) && counts.words(node..n.end) < TEASER && leads_elsewhere(tree, node, counts)
    };
    let node = &tree.nodes[at];
    if !alike(at) {
        return false;
    }
    let mut following = tree.siblings_after(at).filter(|&other| !tree.nodes[other].name.is_empty()).take(NEARBY);
    if !lists.contains(&node.parent) && following.any(|other| tree.nodes[other].name == node.name && alike(other)) {
        lists.insert(node.parent);
    }
    lists.contains(&node.parent)
}

/// Whether the first heading in it is a link to another page, or it is a link itself with a heading in it.
fn leads_elsewhere(tree: &Tree, node: usize, counts: &Counts) -> bool {
    let heading = tree.inside(node).take(AHEAD).find(|&i| tree.nodes[i].is(&["h2", "h3", "h4", "h5"]));
    heading.is_some_and(|h| {
        let within = h..tree.nodes[h].end;
        let words = counts.words(within.clone());
        words > 0 && counts.linked(within) * 10 >= words * 8
    })
}
