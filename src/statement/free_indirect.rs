//! Free indirect speech: a sentence without a cue that is plainly the words of the speaker around it.

use super::content::Range;
use super::grammar::Grammar;
use super::target::{is_conditional, is_negated, quantity, targets};
use super::{Attribution, Statement, StatementKind};
use crate::text::Sentence;

/// Fewer quoted tokens than this, the marks among them, are a scare quote rather than a speaker's words.
const QUOTED: usize = 5;

/// Adds the sentences that quote in part, without a cue, between two statements of one speaker. Only these are safe:
/// without words in quotation marks nothing tells them from the narrator's.
pub fn add_free_indirect(g: &Grammar<'_>, statements: &mut Vec<Statement>) {
    let mut found: Vec<(usize, Statement)> = Vec::new();
    for (number, sentence) in g.doc.sentences.iter().enumerate().skip(1) {
        let end = g.trim_end(sentence.first, sentence.end);
        if sentence.heading || end <= sentence.first || !quotes_in_part(g, sentence, end) {
            continue;
        }
        let at = statements.partition_point(|s| (s.sentence as usize) < number);
        let own = statements[at..].iter().take_while(|s| s.sentence as usize == number).count();
        let narrated = statements[at..at + own].iter().all(|s| s.kind == StatementKind::Narrated);
        let before = at.checked_sub(1).map(|i| &statements[i]).filter(|s| s.sentence as usize + 1 == number);
        let behind = statements.get(at + own).filter(|s| s.sentence as usize == number + 1 && s.paragraph == sentence.paragraph);
        let (Some(before), Some(behind), true) = (before, behind, narrated) else { continue };
        let speaker = before.speaker.clone().filter(|id| behind.speaker.as_ref() == Some(id) && !id.starts_with("group:"));
        if let Some(speaker) = speaker {
            found.push((at, free_indirect(g, sentence, number, end, speaker, before)));
        }
    }
    for (at, statement) in found.into_iter().rev() {
        let own = statements[at..].iter().take_while(|s| s.sentence == statement.sentence).count();
        statements.splice(at..at + own, [statement]);
    }
}

/// Whether part of the sentence, but not its beginning, stands between quotation marks.
fn quotes_in_part(g: &Grammar<'_>, sentence: &Sentence, end: usize) -> bool {
    let quoted = (sentence.first..end).filter(|&i| g.quote_at(i).is_some()).count();
    !g.opens_quote(sentence.first) && quoted >= QUOTED && quoted < end - sentence.first
}

fn free_indirect(g: &Grammar<'_>, sentence: &Sentence, number: usize, end: usize, speaker: String, before: &Statement) -> Statement {
    let content: [Range; 1] = [(sentence.first, end)];
    Statement {
        kind: StatementKind::FreeIndirect,
        content: vec![g.doc.span(sentence.first, end)],
        cue: Vec::new(),
        act: String::new(),
        source: Vec::new(),
        role: before.role.clone(),
        speaks_for: before.speaks_for.clone(),
        attribution: Attribution::CarriedOver,
        addressee: None,
        targets: targets(g, &content, Some(&speaker)),
        speaker: Some(speaker),
        paragraph: sentence.paragraph,
        sentence: u32::try_from(number).unwrap_or(u32::MAX),
        negated: is_negated(g, &content),
        conditional: is_conditional(g, &content),
        quantity: quantity(g, &content),
        said: None,
        rule: "free-indirect",
        confidence: 0.5,
        nested_in: None,
    }
}
