//! Sentences in the article's own voice that link people, countries and resources.

use super::grammar::Grammar;
use super::target::{is_conditional, is_negated, quantity, targets};
use super::{Attribution, Statement, StatementKind};
use crate::mention::{Kind, Mention};
use crate::text::{Sentence, Span};

/// A `narrated` statement of the sentence, where it names at least two of people, countries and resources.
pub fn narrated(g: &Grammar<'_>, sentence: &Sentence, number: usize) -> Option<Statement> {
    let end = g.trim_end(sentence.first, sentence.end);
    if end <= sentence.first || sentence.heading {
        return None;
    }
    // a sentence that opens with a quotation is somebody's words, whoever's they are
    if g.opens_quote(sentence.first) || g.count_quoted(sentence.first, end) * 2 > end - sentence.first {
        return None;
    }
    let linked = |m: &Mention| matches!(m.kind, Kind::Person | Kind::Country | Kind::Resource);
    if !g.mentions.within(sentence.first, end).any(linked) {
        return None;
    }
    let targets = targets(g, &[(sentence.first, end)], None);
    let linked = targets.iter().filter(|(id, _)| ["person:", "country:", "resource:"].iter().any(|p| id.starts_with(p))).count();
    (linked >= 2).then(|| in_own_voice(g, sentence, number, end, targets))
}

/// The sentence up to `end` as a statement of the article itself.
pub fn in_own_voice(g: &Grammar<'_>, sentence: &Sentence, number: usize, end: usize, targets: Vec<(String, Vec<Span>)>) -> Statement {
    let content = [(sentence.first, end)];
    Statement {
        kind: StatementKind::Narrated,
        content: vec![g.doc.span(sentence.first, end)],
        cue: Vec::new(),
        act: String::new(),
        source: Vec::new(),
        speaker: None,
        joint_speakers: Vec::new(),
        role: None,
        speaks_for: None,
        attribution: Attribution::Outlet,
        addressee: None,
        paragraph: sentence.paragraph,
        sentence: u32::try_from(number).unwrap_or(u32::MAX),
        negated: is_negated(g, &content),
        conditional: is_conditional(g, &content),
        quantity: quantity(g, &content),
        said: None,
        rule: "narrated",
        confidence: 0.6,
        nested_in: None,
        targets,
    }
}
