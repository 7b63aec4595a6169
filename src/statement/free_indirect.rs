//! Free indirect speech: a sentence without a cue that is plainly the words of the speaker around it.

use super::grammar::Grammar;
use super::narrated::in_own_voice;
use super::target::targets;
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
    let quoted = g.count_quoted(sentence.first, end);
    !g.opens_quote(sentence.first) && quoted >= QUOTED && quoted < end - sentence.first
}

fn free_indirect(g: &Grammar<'_>, sentence: &Sentence, number: usize, end: usize, speaker: String, before: &Statement) -> Statement {
    let targets = targets(g, &[(sentence.first, end)], Some(&speaker));
    Statement {
        kind: StatementKind::FreeIndirect,
        speaker: Some(speaker),
        role: before.role.clone(),
        speaks_for: before.speaks_for.clone(),
        attribution: Attribution::CarriedOver,
        rule: "free-indirect",
        confidence: 0.5,
        ..in_own_voice(g, sentence, number, end, targets)
    }
}
