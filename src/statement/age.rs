//! Ages: "Anna Berg, 45, came. The 45-year-old said".

use super::grammar::Grammar;
use super::phrase::Phrase;
use crate::mention::{Kind, Mention};
use crate::text::TokenKind;
use std::collections::BTreeMap;

/// Whoever the text gives an age first.
struct Aged<'g> {
    id: &'g str,
    /// The first token of that mention.
    first: usize,
    /// The same of the first mention of somebody else of this age.
    other: Option<usize>,
}

/// The ages that an article gives to people.
#[derive(Default)]
pub(super) struct Ages<'g> {
    of_age: BTreeMap<&'g str, Aged<'g>>,
    /// All ages that it gives to each id.
    of_id: BTreeMap<&'g str, Vec<&'g str>>,
}

impl<'g> Ages<'g> {
    /// Those of the article.
    pub(super) fn find(g: &Grammar<'g>) -> Self {
        let mut ages = Ages::default();
        for person in g.mentions.list.iter().filter(|m| m.kind == Kind::Person) {
            let Some(age) = age_beside(g, person) else { continue };
            let aged = ages.of_age.entry(age).or_insert(Aged { id: &person.id, first: person.first, other: None });
            if aged.id != person.id {
                aged.other.get_or_insert(person.first);
            }
            let told = ages.of_id.entry(&person.id).or_default();
            if !told.contains(&age) {
                told.push(age);
            }
        }
        ages
    }
}

/// "il 38enne", "the 45-year-old": the digits of the age that the phrase calls somebody by, in which no other noun stands.
pub(super) fn called_by_age<'g>(g: &Grammar<'g>, phrase: Phrase) -> Option<&'g str> {
    let last = phrase.end.checked_sub(1).filter(|last| (phrase.first..*last).all(|i| g.is_determiner(i)))?;
    age_in(g, last)
}

/// The digits of the word at `at`, where it ends as a word for somebody of that age does.
fn age_in<'g>(g: &Grammar<'g>, at: usize) -> Option<&'g str> {
    let word = g.doc.word(at);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (age, rest) = word.split_at(digits);
    ((1..=3).contains(&digits) && g.pack.age_suffixes.iter().any(|s| s == rest)).then_some(age)
}

/// "Anna Berg, 45, …", "la 45enne Anna Berg": the age that the text gives beside this mention.
fn age_beside<'g>(g: &Grammar<'g>, person: &Mention) -> Option<&'g str> {
    let opens = g.mark(person.end, ',') || g.mark(person.end, '(');
    let behind = Some(person.end + 1).filter(|&i| opens && g.kind(i) == Some(TokenKind::Number)).map(|i| g.doc.word(i));
    behind.or_else(|| age_in(g, person.first.checked_sub(1)?))
}

/// The only person of this age named before token `until`.
pub(super) fn only_one_aged(g: &Grammar<'_>, age: &str, until: usize) -> Option<String> {
    let aged = g.ages().of_age.get(age)?;
    (aged.first < until && aged.other.is_none_or(|other| other >= until)).then(|| aged.id.to_owned())
}

/// Whether the text gives the person with this id another age.
pub(super) fn is_aged_otherwise(g: &Grammar<'_>, id: &str, age: &str) -> bool {
    g.ages().of_id.get(id).is_some_and(|told| told.iter().any(|other| *other != age))
}
