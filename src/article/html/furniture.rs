//! Which parts of a page are not its article, by the names of elements, attributes and classes.

use super::class::{LISTS, class_words, matches};
use super::tree::{Counts, Node, Tree};
use indexmap::IndexSet;

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
