//! Sentences in the article's own voice that link people, countries and resources.

use super::grammar::Grammar;
use super::target::{is_conditional, is_negated, quantity, targets};
use super::{Attribution, Statement, StatementKind};
use crate::text::Sentence;

/// A `narrated` statement of the sentence, where it names at least two of people, countries and resources.
pub fn narrated(g: &Grammar<'_>, sentence: &Sentence, number: u32) -> Option<Statement> {
    let end = g.trim_end(sentence.first, sentence.end);
    if end <= sentence.first || sentence.heading {
        return None;
    }
    // a sentence that opens with a quotation is somebody's words, whoever's they are
    let quoted = (sentence.first..end).filter(|&i| g.quote_at(i).is_some()).count();
    if g.opens_quote(sentence.first) || quoted * 2 > end - sentence.first {
        return None;
    }
    let content = [(sentence.first, end)];
    let targets = targets(g, &content, None);
    let linked = targets.iter().filter(|(id, _)| ["person:", "country:", "resource:"].iter().any(|p| id.starts_with(p))).count();
    (linked >= 2).then(|| Statement {
        kind: StatementKind::Narrated,
        content: vec![g.doc.span(sentence.first, end)],
        cue: Vec::new(),
        act: String::new(),
        source: Vec::new(),
        speaker: None,
        role: None,
        speaks_for: None,
        attribution: Attribution::Outlet,
        addressee: None,
        paragraph: sentence.paragraph,
        sentence: number,
        negated: is_negated(g, &content),
        conditional: is_conditional(g, &content),
        quantity: quantity(g, &content),
        said: None,
        rule: "narrated",
        confidence: 0.6,
        nested_in: None,
        targets,
    })
}
