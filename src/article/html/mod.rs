//! Web pages: the article in them, and what they say of it.
//!
//! A page is parsed within bounds (`parse`), listed in reading order (`tree`), and rid of its furniture by the names of
//! elements and classes (`furniture`, `class`). `main_text` finds the element of the article and its paragraphs, which `render`
//! writes. `metadata`, `json_ld` and `published` read what the page says of the article. Nothing here opens a file or a
//! connection.

mod charset;
mod class;
mod date;
mod furniture;
mod json_ld;
mod main_text;
mod metadata;
mod parse;
mod published;
mod render;
#[cfg(test)]
mod tests;
mod tree;

pub use charset::declared_charset;

use super::PartialDate;
use furniture::{Signs, find_furniture, has_wall_class};
use json_ld::JsonLd;
use main_text::{MainText, find_main_text, running_words};
use metadata::Metadata;
use tree::Tree;

/// What a web page says of its article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The headline that the page shows; where it shows none, the one that it gives to machines.
    pub title: Option<String>,
    /// The day of publication, in the time zone in which the page gives it; never that of a later change.
    pub date: Option<PartialDate>,
    /// The name of the outlet. Never made of the page's address.
    pub outlet: Option<String>,
    /// The language tag, `it` or `en-GB`.
    pub lang: Option<String>,
    /// The canonical address.
    pub url: Option<String>,
    /// The headline and the paragraphs, with blank lines between them.
    pub text: String,
}

/// A page that does not say that it is an article must hold so many words of running text to be one.
const UNSAID: usize = 25;
/// A page that does must hold so many.
const SAID: usize = 12;

/// The article of a page; `None` where there is no running text, as on front pages, log-in walls and error pages.
pub fn read_page(html: &str) -> Option<Page> {
    let document = parse::parse(html);
    let tree = Tree::new(&document);
    let metadata = Metadata::read(&tree);
    let enough = if metadata.is_article { SAID } else { UNSAID };
    let find = |signs| find_main_text(document.clone(), &tree, &find_furniture(&tree, metadata.heading, signs), &metadata);
    let mut found = find(Signs::All);
    if running_words(&found.paragraphs) < enough {
        found = find(Signs::Elements);
    }
    let MainText { paragraphs, element } = found;
    if metadata.is_front || (!metadata.is_article && (metadata.is_other || is_wall(&tree, element))) {
        return None;
    }
    let words = running_words(&paragraphs);
    let mut paragraphs: Vec<String> = paragraphs.into_iter().map(|p| p.text).collect();
    if words < enough {
        // pages that are only put together in the browser
        paragraphs = JsonLd::read(&tree).body.filter(|body| tree::word_count(body) >= enough).map(|body| lines(&body))?;
    }
    if let Some(title) = &metadata.title {
        paragraphs.insert(0, title.clone());
    }
    Some(Page {
        title: metadata.title,
        date: metadata.date,
        outlet: metadata.outlet,
        lang: metadata.lang,
        url: metadata.url,
        text: paragraphs.join("\n\n"),
    })
}

/// The text of an HTML fragment, such as the content of an entry in a feed: its paragraphs with blank lines between them.
pub fn fragment_text(html: &str) -> String {
    let tree = Tree::new(&parse::parse(html));
    let cut: Vec<bool> =
        tree.nodes.iter().map(|node| node.is(&["script", "style", "noscript", "template", "figcaption", "title"])).collect();
    let paragraphs = render::render(&tree, 0..tree.nodes.len(), &cut);
    paragraphs.into_iter().map(|p| p.text).collect::<Vec<_>>().join("\n\n")
}

/// Whether the page asks for a password, or the text stands in something that calls itself a wall or an error.
fn is_wall(tree: &Tree, element: usize) -> bool {
    let password = tree.nodes.iter().any(|node| node.is(&["input"]) && node.attribute("type") == Some("password"));
    password || std::iter::once(element).chain(tree.holders(element)).any(|at| has_wall_class(&tree.nodes[at]))
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
