//! Ages: "Anna Berg, 45, came. The 45-year-old said".

use super::grammar::Grammar;
use super::phrase::Phrase;
use crate::mention::{Kind, Mention};
use crate::text::TokenKind;

/// "il 38enne", "the 45-year-old": the digits of the age that the phrase calls somebody by, in which no other noun stands.
pub(super) fn called_by_age<'g>(g: &'g Grammar<'_>, phrase: Phrase) -> Option<&'g str> {
    let last = phrase.end.checked_sub(1).filter(|last| (phrase.first..*last).all(|i| g.is_determiner(i)))?;
    age_in(g.doc.word(last))
}

/// The digits with which a longer word begins.
fn age_in(word: &str) -> Option<&str> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (age, rest) = word.split_at(digits);
    ((1..=3).contains(&digits) && rest.contains(char::is_alphabetic)).then_some(age)
}

/// "Anna Berg, 45, …", "la 45enne Anna Berg": the age that the text gives beside this mention.
fn age_beside<'g>(g: &'g Grammar<'_>, person: &Mention) -> Option<&'g str> {
    let opens = g.mark(person.end, ',') || g.mark(person.end, '(');
    let behind = Some(person.end + 1).filter(|&i| opens && g.kind(i) == Some(TokenKind::Number)).map(|i| g.doc.word(i));
    behind.or_else(|| person.first.checked_sub(1).and_then(|i| age_in(g.doc.word(i))))
}

/// The only person of this age named before token `until`.
pub(super) fn only_one_aged(g: &Grammar<'_>, age: &str, until: usize) -> Option<String> {
    let before = g.mentions.list.iter().take_while(|m| m.first < until);
    let mut aged = before.filter(|m| m.kind == Kind::Person && age_beside(g, m) == Some(age));
    let first = aged.next()?;
    aged.all(|m| m.id == first.id).then(|| first.id.clone())
}

/// Whether the text gives the person with this id another age.
pub(super) fn is_aged_otherwise(g: &Grammar<'_>, id: &str, age: &str) -> bool {
    g.mentions.list.iter().filter(|m| m.id == id).any(|m| age_beside(g, m).is_some_and(|other| other != age))
}
