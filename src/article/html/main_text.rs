//! Which element of a page holds the article, and which of its paragraphs are the article's own.

use super::furniture::is_text_of_article;
use super::metadata::{Metadata, overlap, same_title};
use super::parse::parse;
use super::render::{Kind, Paragraph, render};
use super::tree::{Tree, word_count};
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use indexmap::IndexSet;

/// The attribute that tells, in what the extractor returns, which node of the page an element was.
pub(super) const MARK: &str = "data-newsgraph-node";
/// The share of the text found by the extractor that the element of the article must hold.
const MOST: f64 = 0.85;
/// Elements and texts of the largest page that the extractor is run on, and bytes of its text.
const NODES: usize = 20_000;
const BYTES: usize = 2_000_000;
/// Words of a label before a link: "Read also".
const LABEL: usize = 4;

/// The headline's own paragraph is not among them; `None` where there is no text at all.
pub(super) struct MainText {
    /// Paragraphs of the article, in order.
    pub paragraphs: Vec<Paragraph>,
    /// The element that holds them.
    pub element: usize,
}

/// Finds the paragraphs of the article. `document` is what `tree` was made of; `cut` tells where the page's furniture is.
pub(super) fn find_main_text(document: Document, tree: &Tree, cut: &[bool], metadata: &Metadata) -> MainText {
    let all = render(tree, 0..tree.nodes.len(), cut);
    let element = if is_small(tree, cut) { find_element(document, tree, cut) } else { widest_article(tree, cut) }.unwrap_or(0);
    let element = first_of_several(tree, element, metadata.heading).unwrap_or(element);
    let range = element..tree.nodes[element].end;
    let headline = headline(&all, tree, metadata);
    let after = headline.map_or(0, |at| all[at].at + 1);
    // what stands between headline and text: the summary, beside names, dates and buttons
    let first = all.iter().position(|p| range.contains(&p.at) && p.at >= after && is_running(p) && !is_links(p));
    let mut paragraphs = Vec::new();
    for (number, paragraph) in all.into_iter().enumerate() {
        let before = first.is_none_or(|first| number < first);
        let in_text = range.contains(&paragraph.at);
        let summary = before && headline.is_some_and(|h| number > h) && (is_running(&paragraph) || is_description(&paragraph, metadata));
        let subheading = before && in_text && paragraph.kind == Kind::Heading && first.is_some_and(|first| number + 1 == first);
        let wanted = summary || subheading || (in_text && !before);
        let title = Some(number) == headline || (paragraph.kind == Kind::Heading && is_title(&paragraph, metadata));
        if !wanted || title {
            continue;
        }
        if is_links(&paragraph) {
            // and the words that lead to it
            paragraphs.pop_if(|label: &mut Paragraph| label.words <= LABEL && !is_running(label));
        } else {
            paragraphs.push(paragraph);
        }
    }
    while paragraphs.pop_if(|last| !is_running(last)).is_some() {}
    MainText { paragraphs: without_repeats(paragraphs), element }
}

/// Whether the page is within the bounds of the extractor, whose time can grow with the square of a page's size.
fn is_small(tree: &Tree, cut: &[bool]) -> bool {
    let (mut nodes, mut bytes, mut escaped, mut at) = (0, 0, 0, 0);
    while at < tree.nodes.len() {
        if cut[at] {
            at = tree.nodes[at].end;
            continue;
        }
        nodes += 1;
        bytes += tree.nodes[at].text.len();
        escaped += tree.nodes[at].text.chars().filter(|c| matches!(c, '&' | '<' | '>' | '\u{a0}')).count();
        at += 1;
    }
    nodes <= NODES && bytes <= BYTES && escaped <= NODES
}

/// The first element that calls itself the text of an article, else the first `<article>` or `<main>`.
fn widest_article(tree: &Tree, cut: &[bool]) -> Option<usize> {
    let kept = |at: &usize| !cut[*at] && !tree.holders(*at).any(|holder| cut[holder]);
    let first = |test: &dyn Fn(&usize) -> bool| (0..tree.nodes.len()).filter(test).take(50).find(kept);
    first(&|at| is_text_of_article(&tree.nodes[*at]))
        .or_else(|| first(&|at| tree.nodes[*at].is(&["article"])))
        .or_else(|| first(&|at| tree.nodes[*at].is(&["main"])))
}

/// Runs the extractor and finds the smallest element that holds most of what it found.
fn find_element(document: Document, tree: &Tree, cut: &[bool]) -> Option<usize> {
    let mut at = 0;
    while at < tree.nodes.len() {
        let node = &tree.nodes[at];
        let in_document = NodeRef::new(node.id, &document.tree);
        if cut[at] {
            in_document.remove_from_parent();
            at = node.end;
            continue;
        }
        if !node.name.is_empty() && !node.is(&["#root"]) {
            in_document.set_attr(MARK, &at.to_string());
        }
        at += 1;
    }
    let config = Config { disable_json_ld: true, ..Config::default() };
    let found = Readability::with_document(document, None, Some(config)).ok()?.parse().ok()?;
    let found = Tree::new(&parse(&found.content));
    let mut words = vec![0_usize; tree.nodes.len()];
    for (at, node) in found.nodes.iter().enumerate().filter(|(_, node)| !node.text.is_empty()) {
        let mark = found.holders(at).find_map(|h| found.nodes[h].attribute(MARK)?.parse::<usize>().ok());
        if let Some(count) = mark.and_then(|mark| words.get_mut(mark)) {
            *count += word_count(&node.text);
        }
    }
    // what each element holds in all
    for at in (1..tree.nodes.len()).rev() {
        words[tree.nodes[at].parent] += words[at];
    }
    let enough = words[0] as f64 * MOST;
    if words[0] == 0 {
        return None;
    }
    let mut element = 0;
    while let Some(child) = tree.children(element).find(|&child| words[child] as f64 >= enough) {
        element = child;
    }
    Some(element)
}

/// The article that the headline stands in, where the page holds several with a headline each, one after the other.
fn first_of_several(tree: &Tree, element: usize, heading: Option<usize>) -> Option<usize> {
    let article = tree.holders(heading?).find(|&holder| tree.nodes[holder].is(&["article"]))?;
    let range = article..tree.nodes[article].end;
    let another = tree
        .inside(element)
        .any(|at| tree.nodes[at].is(&["h1"]) && !range.contains(&at) && tree.holders(at).any(|holder| tree.nodes[holder].is(&["article"])));
    (another && tree.inside(element).contains(&article)).then_some(article)
}

/// The number of the paragraph that is the headline.
fn headline(all: &[Paragraph], tree: &Tree, metadata: &Metadata) -> Option<usize> {
    if let Some(heading) = metadata.heading {
        let range = heading..tree.nodes[heading].end;
        return all.iter().position(|p| range.contains(&p.at));
    }
    all.iter().position(|p| is_title(p, metadata))
}

fn is_title(paragraph: &Paragraph, metadata: &Metadata) -> bool {
    metadata.title.as_deref().is_some_and(|title| same_title(title, &paragraph.text))
}

/// Whether it is what the page says of itself elsewhere.
fn is_description(paragraph: &Paragraph, metadata: &Metadata) -> bool {
    const ALIKE: f64 = 0.6;
    metadata.description.as_deref().is_some_and(|description| overlap(description, &paragraph.text) > ALIKE)
}

/// Whether it is running text: it ends as a sentence ends, or is long.
pub(super) fn is_running(paragraph: &Paragraph) -> bool {
    const LONG: usize = 25;
    let end = paragraph.text.trim_end_matches(|c: char| matches!(c, ')' | ']' | '\'' | '’') || c.is_whitespace());
    let stops = end.ends_with(['.', '!', '?', '…', ':', ';', '”', '»', '"', '›', '“']);
    paragraph.kind != Kind::Heading && ((stops && paragraph.words >= 2) || paragraph.words >= LONG) || is_summary(paragraph, stops)
}

/// Some pages write the summary of an article as a heading.
fn is_summary(paragraph: &Paragraph, stops: bool) -> bool {
    paragraph.kind == Kind::Heading && stops && paragraph.words >= 8
}

/// Whether most of it is a link to somewhere else.
fn is_links(paragraph: &Paragraph) -> bool {
    const BESIDE: usize = 8;
    let beside = paragraph.words - paragraph.linked;
    paragraph.linked * 100 >= paragraph.words * 65 && beside < BESIDE
}

/// Leaves out paragraphs that stand there twice, and quotations set apart that the running text holds too.
fn without_repeats(paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    const SHORT: usize = 5;
    const PULLED: usize = 3;
    const QUOTES: usize = 40;
    let plain = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let running: String = paragraphs.iter().filter(|p| p.kind == Kind::Text).map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n");
    let mut seen = IndexSet::new();
    let mut quotes = 0;
    paragraphs
        .into_iter()
        .filter(|p| {
            quotes += usize::from(p.kind == Kind::Quote);
            let repeated = p.words >= SHORT && !seen.insert(p.text.clone());
            let pulled = p.kind == Kind::Quote && quotes <= QUOTES && p.words >= PULLED && running.contains(&plain(&p.text));
            !repeated && !pulled
        })
        .collect()
}

/// Words of running text.
pub(super) fn running_words(paragraphs: &[Paragraph]) -> usize {
    paragraphs.iter().filter(|p| is_running(p)).map(|p| p.words).sum()
}
