//! Classes and ids of elements as words, and the table of those that name a page's furniture.

use super::tree::Node;
use indexmap::IndexMap;
use serde::Deserialize;
use std::sync::LazyLock;

/// The words that pages use in classes and ids.
const WORDS: &str = include_str!("../../../data/web_pages.csv");

/// A row of the table.
#[derive(Deserialize)]
pub(super) struct Row {
    /// `furniture`; `wall` before an article; `later` for times of a change.
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
pub(super) type ClassWords = IndexMap<String, u32>;

/// The table by kinds.
pub(super) struct Lists {
    pub furniture: ClassWords,
    pub wall: ClassWords,
    pub later: ClassWords,
}

pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists { furniture: ClassWords::new(), wall: ClassWords::new(), later: ClassWords::new() };
    // a test holds the table to its shape
    for row in rows().flatten() {
        let list = match row.kind.as_str() {
            "wall" => &mut lists.wall,
            "later" => &mut lists.later,
            _ => &mut lists.furniture,
        };
        list.insert(row.word, row.at_most.unwrap_or(u32::MAX));
    }
    lists
});

/// The classes and the id of an element, each as its words in lower case; those that tell what an element has or is
/// (`has-sidebar`) are left out.
pub(super) fn class_words(node: &Node) -> impl Iterator<Item = Vec<String>> + '_ {
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

/// The bound of the first of these words, or of two or three of them in a row, that is listed.
pub(super) fn matches(list: &ClassWords, words: &[String]) -> Option<u32> {
    (0..words.len()).find_map(|at| {
        let mut phrase = String::new();
        words[at..].iter().take(3).find_map(|word| {
            phrase.push_str(if phrase.is_empty() { "" } else { " " });
            phrase.push_str(word);
            list.get(&phrase).copied()
        })
    })
}
