//! The stage `statements`: each statement with its parts marked and its speaker's candidates; each refused cue and
//! quotation with the reason.

use super::frame::{Mark, frame};
use super::paint;
use crate::pipeline::Replay;
use crate::record::StatementRecord;
use crate::statement::{Attribution, Statement, StatementKind};
use crate::text::Span;
use crate::trace::{Origin, Step};
use std::fmt::Write;

/// A candidate for a speaker or addressee: its id, where it comes from, and why it is not the one.
type Candidate<'r> = (&'r str, Origin, Option<&'static str>);

/// Candidates after this many are counted, not shown.
const CANDIDATES: usize = 6;

/// Sentence by sentence, what is said in it and what was refused; or one statement alone.
pub(super) fn statements(out: &mut String, replay: &Replay<'_>, width: usize, only: Option<usize>) -> std::fmt::Result {
    if let Some(index) = only {
        return statement(out, replay, index, width);
    }
    for (number, sentence) in replay.doc.sentences.iter().enumerate() {
        let own: Vec<usize> = (0..replay.statements.len()).filter(|&i| replay.statements[i].sentence as usize == number).collect();
        for &index in &own {
            statement(out, replay, index, width)?;
        }
        let span = replay.doc.span(sentence.first, sentence.end);
        let refused: Vec<(Span, String)> = refused(replay, span);
        if own.is_empty() {
            let inside = replay.statements.iter().any(|s| s.content.iter().any(|c| c.overlaps(span)));
            writeln!(out)?;
            let marks: Vec<Mark> = refused.iter().map(|(span, _)| Mark { span: *span, sign: '^', style: paint::OTHER }).collect();
            frame(out, replay.doc.text, span, number + 1, &marks, width)?;
            let why = if sentence.heading {
                "a headline or dateline: no statement is looked for"
            } else if inside {
                "part of the statement before"
            } else if refused.is_empty() {
                "no statement: no word that tells of speaking, and no two of people, countries and resources"
            } else {
                "no statement"
            };
            line(out, &paint::dim(why))?;
        }
        for (span, why_not) in refused {
            let words = span.slice(replay.doc.text);
            line(out, &format!("{} {}", paint::painted(paint::OTHER, &shortened(words)), paint::dim(&why_not)))?;
        }
    }
    Ok(())
}

/// The numbers of the sentences that the statement stands in, from 0.
pub(super) fn sentences_of(replay: &Replay<'_>, index: usize) -> Vec<usize> {
    let statement = &replay.statements[index];
    let parts = statement.content.iter().chain(&statement.cue).chain(&statement.source);
    let touches = |span: Span| parts.clone().any(|part| part.overlaps(span));
    let doc = replay.doc;
    doc.sentences.iter().enumerate().filter(|(_, s)| touches(doc.span(s.first, s.end))).map(|(number, _)| number).collect()
}

/// One statement: its sentences with content, cue and source marked, then what is known of it.
fn statement(out: &mut String, replay: &Replay<'_>, index: usize, width: usize) -> std::fmt::Result {
    let (found, record) = (&replay.statements[index], &replay.record.statements[index]);
    let marked = |spans: &[Span], sign, style| spans.iter().map(|&span| Mark { span, sign, style }).collect::<Vec<_>>();
    let mut marks = marked(&found.content, '=', paint::CONTENT);
    marks.extend(marked(&found.source, '~', paint::SOURCE));
    marks.extend(marked(&found.cue, '^', paint::CUE));
    writeln!(out)?;
    for number in sentences_of(replay, index) {
        let sentence = replay.doc.sentences[number];
        frame(out, replay.doc.text, replay.doc.span(sentence.first, sentence.end), number + 1, &marks, width)?;
    }
    line(out, &format!("{} {}", paint::bold(record.kind.name()), paint::dim(&record.id)))?;
    field(out, "content", &format!("{} by the rule {}", paint::painted(paint::CONTENT, "="), found.rule))?;
    cue(out, found, record)?;
    speaker(out, replay, found, record)?;
    if let Some(addressee) = &found.addressee {
        field(out, "addressee", addressee)?;
    }
    let targets = if record.targets.is_empty() { "none".to_owned() } else { record.targets.join(", ") };
    field(out, "targets", &targets)?;
    let mut more: Vec<String> = Vec::new();
    more.extend(found.negated.then(|| "negated".to_owned()));
    more.extend(found.conditional.then(|| "conditional".to_owned()));
    more.extend(record.quantity.iter().map(|q| format!("quantity {q}")));
    more.extend(record.said_from.iter().zip(&record.said_to).map(|(from, to)| format!("said {from}/{to}")));
    more.extend(record.nested_in.iter().map(|id| format!("part of {id}")));
    if more.is_empty() { Ok(()) } else { field(out, "also", &more.join(", ")) }
}

fn cue(out: &mut String, found: &Statement, record: &StatementRecord) -> std::fmt::Result {
    let Some(text) = &record.cue_text else {
        return field(out, "cue", if found.kind == StatementKind::Narrated { "none: the article's own voice" } else { "none" });
    };
    let act = if found.act.is_empty() { String::new() } else { format!(", act {}", found.act) };
    let sign = paint::painted(paint::CUE, "^");
    field(out, "cue", &format!("{sign} {}{act}", text.replace(char::is_whitespace, " ")))
}

fn speaker(out: &mut String, replay: &Replay<'_>, found: &Statement, record: &StatementRecord) -> std::fmt::Result {
    let id = record.speaker.as_deref().unwrap_or("unknown");
    let label = record.speaker_label.as_ref().map(|l| format!(" {}", paint::dim(l))).unwrap_or_default();
    let sign = if found.source.is_empty() { String::new() } else { format!("{} ", paint::painted(paint::SOURCE, "~")) };
    field(out, "speaker", &format!("{sign}{}{label}, {}", paint::bold(id), how(record.attribution)))?;
    if !record.joint_speakers.is_empty() {
        field(out, "of whom", &record.joint_speakers.join(", "))?;
    }
    let candidates = candidates(replay, found);
    let (shown, more) = candidates.split_at(candidates.len().min(CANDIDATES));
    for (id, origin, why_not) in shown {
        let from = match origin {
            Origin::Source => "in the source".to_owned(),
            Origin::Apposition => "in an apposition to the source".to_owned(),
            Origin::Sentence(number) => format!("in sentence {}", number + 1),
            Origin::NamedBefore => "named last before it".to_owned(),
            Origin::Role => "the only one to whom the article gives this role".to_owned(),
        };
        let verdict = match why_not {
            None => format!("+ {id} {}", paint::dim(&from)),
            Some(why_not) => paint::dim(&format!("- {id} {from}: {why_not}")),
        };
        line(out, &format!("            {verdict}"))?;
    }
    if !more.is_empty() {
        line(out, &format!("            {}", paint::dim(&format!("and {} more", more.len()))))?;
    }
    if let Some(role) = &record.role {
        let of = record.speaks_for.as_ref().map(|id| format!(", speaks for {id}")).unwrap_or_default();
        field(out, "role", &format!("{role}{of}"))?;
    }
    Ok(())
}

/// How the speaker was found, in words.
fn how(attribution: Attribution) -> &'static str {
    match attribution {
        Attribution::Name => "named",
        Attribution::Title => "by a role that the article gives to one person",
        Attribution::Epithet => "by an office, resolved to a person spoken of before",
        Attribution::Pronoun => "by a pronoun",
        Attribution::DroppedSubject => "by no word: the sentence leaves its subject out",
        Attribution::CarriedOver => "carried over from the statement before",
        Attribution::Group => "an unnamed or joint source",
        Attribution::Outlet => "the article's own voice",
        Attribution::Unknown => "nothing decides",
    }
}

/// The candidates for the speaker of a statement, each once.
fn candidates<'r>(replay: &'r Replay<'_>, found: &Statement) -> Vec<Candidate<'r>> {
    let is_own = |step: &Step| *step == Step::Statement { at: found.begins() };
    let Some(end) = replay.steps.iter().position(is_own) else { return Vec::new() };
    let steps = &replay.steps[..end];
    let from = steps.iter().rposition(|step| matches!(step, Step::Statement { .. })).map_or(0, |i| i + 1);
    let mut out: Vec<Candidate<'r>> = Vec::new();
    for step in steps[from..].iter().take_while(|step| **step != Step::Addressee) {
        let Step::Candidate { id, origin, why_not } = step else { continue };
        match out.iter_mut().find(|(known, _, _)| known == id) {
            // the reason that comes last decided
            Some(known) if known.2.is_some() && why_not.is_none() => *known = (id, *origin, *why_not),
            Some(_) => {}
            None => out.push((id, *origin, *why_not)),
        }
    }
    out
}

/// Cues and quotations of the sentence that make no statement, with the reason.
fn refused(replay: &Replay<'_>, sentence: Span) -> Vec<(Span, String)> {
    let used = |span: Span| replay.statements.iter().any(|s| s.cue.iter().any(|c| c.overlaps(span)));
    let said = |span: Span| replay.statements.iter().any(|s| s.content.iter().any(|c| c.overlaps(span)));
    let mut out: Vec<(Span, String)> = Vec::new();
    for step in &replay.steps {
        let (span, why_not) = match step {
            Step::Cue { span, cue, why_not } if !used(*span) => (*span, format!("(cue {}): {why_not}", replay.pack.cue(*cue).lemma)),
            Step::Quotation { span, why_not } if !said(*span) => (*span, (*why_not).to_owned()),
            _ => continue,
        };
        if sentence.contains(span) && !out.iter().any(|(known, _)| *known == span) {
            out.push((span, why_not));
        }
    }
    // quotations that nothing asked about
    let doc = replay.doc;
    for quote in doc.quotes.iter().filter(|q| q.depth == 0) {
        let span = doc.span(quote.open, quote.end);
        let told = out.iter().any(|(known, _)| *known == span);
        if sentence.contains(span) && !said(span) && !told {
            out.push((span, "no cue takes it, and it is no sentence of its own".to_owned()));
        }
    }
    out.sort_by_key(|(span, _)| *span);
    out
}

/// The first and last words of a long stretch.
fn shortened(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    if words.len() <= 8 {
        return words.join(" ");
    }
    format!("{} … {}", words[..4].join(" "), words[words.len() - 3..].join(" "))
}

fn field(out: &mut String, name: &str, value: &str) -> std::fmt::Result {
    line(out, &format!("  {} {value}", paint::dim(&format!("{name:<9}"))))
}

fn line(out: &mut String, text: &str) -> std::fmt::Result {
    writeln!(out, "       {text}")
}
