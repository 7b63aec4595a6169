//! The stage `mentions`: what was taken for a name of whom, what was weighed, and who the people are.

use super::frame::{Mark, frame};
use super::paint;
use crate::mention::Mention;
use crate::pipeline::Replay;
use crate::text::Span;
use crate::trace::{Evidence, Step};
use std::fmt::Write;

/// Every sentence with its mentions marked, and each mention's reasons; then the people with their roles.
pub(super) fn mentions(out: &mut String, replay: &Replay<'_>, width: usize, shown: impl Fn(usize) -> bool) -> std::fmt::Result {
    let doc = replay.doc;
    for (number, sentence) in doc.sentences.iter().enumerate().filter(|(number, _)| shown(*number)) {
        let span = doc.span(sentence.first, sentence.end);
        let own: Vec<&Mention> = replay.mentions.within(sentence.first, sentence.end).collect();
        let marks: Vec<Mark> = own.iter().map(|m| Mark { span: doc.span(m.first, m.end), sign: '^', style: paint::OTHER }).collect();
        writeln!(out)?;
        frame(out, doc.text, span, number + 1, &marks, width)?;
        for mention in &own {
            let at = doc.span(mention.first, mention.end);
            let also = mention.stands_for.as_ref().filter(|id| **id != mention.id).map(|id| format!(", can stand for {id}"));
            writeln!(
                out,
                "       {} {}{} {}",
                paint::painted(paint::OTHER, at.slice(doc.text)),
                mention.id,
                also.unwrap_or_default(),
                paint::dim(&format!("by {}{}", mention.rule, reasons(evidence_of(replay, at))))
            )?;
        }
        for (at, evidence, verdict) in names(replay) {
            if span.contains(at) && !own.iter().any(|m| doc.span(m.first, m.end).overlaps(at)) {
                let text = at.slice(doc.text);
                writeln!(out, "       {text} {}", paint::dim(&format!("taken for {verdict}{}", reasons(evidence))))?;
            }
        }
    }
    people(out, replay)
}

fn people(out: &mut String, replay: &Replay<'_>) -> std::fmt::Result {
    if replay.people.list.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", paint::dim("people of the article"))?;
    for person in &replay.people.list {
        let roles: Vec<String> = person
            .roles
            .iter()
            .map(|r| if r.of.is_empty() { r.text.clone() } else { format!("{} (for {})", r.text, r.of.join(", ")) })
            .collect();
        let roles = if roles.is_empty() { "no role given".to_owned() } else { roles.join("; ") };
        writeln!(out, "       {} {}: {roles}", person.id, paint::dim(&person.name))?;
    }
    Ok(())
}

/// The capitalised words that were weighed.
fn names<'r>(replay: &'r Replay<'_>) -> impl Iterator<Item = (Span, &'r [Evidence], &'r str)> {
    replay.steps.iter().filter_map(|step| match step {
        Step::Name { span, evidence, verdict } => Some((*span, evidence.as_slice(), verdict.as_str())),
        _ => None,
    })
}

/// What was weighed for the mention at `at`; nothing for one of the gazetteers.
fn evidence_of<'r>(replay: &'r Replay<'_>, at: Span) -> &'r [Evidence] {
    names(replay).find(|(span, _, verdict)| span.overlaps(at) && *verdict != "a listed name").map_or(&[], |(_, evidence, _)| evidence)
}

/// `: person +4 a given name opens it, organisation -2 …`; empty for nothing.
fn reasons(evidence: &[Evidence]) -> String {
    if evidence.is_empty() {
        return String::new();
    }
    let one = |e: &Evidence| format!("{} {:+} {}", e.reading, e.weight, e.what);
    format!(": {}", evidence.iter().map(one).collect::<Vec<_>>().join(", "))
}
