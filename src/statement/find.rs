//! One document to its statements.

use super::content::{Clauses, Draft, Range};
use super::cue::find_cues;
use super::discourse::{Asked, Discourse};
use super::free_indirect::add_free_indirect;
use super::grammar::Grammar;
use super::joint::joint_speakers;
use super::narrated::narrated;
use super::role::named_in;
use super::speaker::{Resolved, addressee, leads_from_another, names_person, resolve, tells_whose_words, whom_clitic};
use super::target::{is_conditional, is_negated, quantity, targets};
use super::{Attribution, Statement, StatementKind, time};
use crate::article::PartialDate;
use crate::entity::People;
use crate::pack::{Class, Slot};
use crate::text::{Quote, Sentence, Span, TokenKind};
use crate::trace::Step;
use std::collections::BTreeMap;

/// All statements of the document, in order of their sentences.
pub fn find_statements(g: &Grammar<'_>, people: &People, published: Option<PartialDate>) -> Vec<Statement> {
    let mut out: Vec<Statement> = Vec::new();
    let mut discourse = Discourse::default();
    // a cue that ended the sentence before in a colon
    let mut pending: Option<(Draft, Resolved)> = None;
    // where a paragraph of somebody's words without marks ends
    let mut block_end = 0;
    for (number, sentence) in g.doc.sentences.iter().enumerate() {
        let block = pending.as_ref().and_then(|(leading, resolved)| block_behind(g, leading, resolved, number));
        if sentence.first < block_end || sentence.heading && block.is_none() {
            continue;
        }
        let clauses = Clauses::new(g, sentence, find_cues(g, sentence));
        let drafts = clauses.drafts();
        if let Some(block) = block.filter(|_| drafts.is_empty())
            && let Some((leading, resolved)) = pending.take()
        {
            let draft = Draft { content: vec![block], rule: "paragraph-behind-colon", ..leading };
            out.extend(finish(g, people, &mut discourse, draft, resolved, sentence, number, published));
            block_end = block.1;
            continue;
        }
        let before = out.len();
        let leads = clauses.before_colon(&drafts);
        discourse.note_sentence(g, people, sentence, number, clauses.main_speaker());
        discourse.note_addressed(g, people, sentence, number);
        if clauses.narrator_speaks() {
            discourse.end_turn();
        }
        give_opening_quotation(g, &mut out, &discourse, sentence, number);
        if let Some(draft) = clauses.points_back(&drafts).filter(|_| pending.is_none())
            && let Some(content) = said_before(g, &mut out, number)
        {
            let draft = Draft { content, ..draft };
            let resolved = resolve(g, people, &discourse, &draft, number);
            out.extend(finish(g, people, &mut discourse, draft, resolved, sentence, number, published));
        }
        let mut opened = pending.take();
        let led = |d: &Draft| d.topic && d.content.last().is_some_and(|c| c.1 + 1 >= sentence.end) && g.is_quotation(sentence.end);
        for draft in drafts {
            // "ha annunciato il ritiro:" before a paragraph in marks: its words are what was said
            if leads.is_some() && led(&draft) {
                continue;
            }
            let opens = draft.content.first().is_some_and(|c| c.0 == sentence.first);
            let question = |at: usize| at > 0 && g.mark(at - 1, '?') && g.quote_at(at - 1).is_none() && g.opens_quote(at);
            discourse.note_narrator_asks(draft.cue.is_none() && opens && question(sentence.first));
            let names = |r: &Resolved| r.id.as_deref().is_some_and(|id| names_person(g, &draft.content, 0, id));
            let leader = opened.take().filter(|(leading, r)| leading.cue.is_some() || !names(r));
            let (draft, resolved) = match leader {
                Some((leading, resolved)) if draft.cue.is_none() => (Draft { content: draft.content, ..leading }, resolved),
                // "Rossi è soddisfatta:", and in the next paragraph "«Bene», ha detto."
                Some((_, leader)) if draft.source.is_none() && opens && leader.id.is_some() && !names(&leader) => {
                    (draft, Resolved { attribution: Attribution::DroppedSubject, role: None, ..leader })
                }
                _ if draft.cue.is_none() && extend_previous(g, &draft, &mut out, sentence, number) => continue,
                _ => {
                    let resolved = resolve(g, people, &discourse, &draft, number);
                    (draft, resolved)
                }
            };
            // a topic of nobody is no statement
            if draft.topic && draft.source.is_none() && resolved.id.is_none() {
                continue;
            }
            let open = draft.content.first().map(|c| c.0).filter(|_| draft.cue.is_some() && out.len() == before);
            out.extend(finish(g, people, &mut discourse, draft, resolved, sentence, number, published));
            if let Some(open) = open {
                join_paragraphs(g, &mut out, open);
            }
        }
        pending = leads.map(|draft| {
            let resolved = resolve(g, people, &discourse, &draft, number);
            (draft, resolved)
        });
        if out.len() == before && pending.is_none() {
            out.extend(narrated(g, sentence, number));
        }
    }
    add_free_indirect(g, &mut out);
    set_nesting(&mut out);
    carry_joint_speakers(&mut out);
    out
}

/// So many tokens may stand between a cue and the colon of a block: "ha detto al figlio:", "ha dichiarato oggi che:".
const CUE_TO_COLON: usize = 4;

/// "Rossi ha dichiarato:", and a paragraph without marks behind it: somebody's words, from its first word to its last. None where
/// nothing in it is in the first or second person, or where the words before the colon tell more than who speaks, or name nobody.
fn block_behind(g: &Grammar<'_>, leading: &Draft, resolved: &Resolved, number: usize) -> Option<Range> {
    let sentence = &g.doc.sentences[number];
    let colon = sentence.first.checked_sub(1).filter(|&i| g.mark(i, ':'))?;
    let next = g.doc.tokens[colon].paragraph + 1 == sentence.paragraph;
    let same = g.doc.sentences[number..].iter().take_while(|s| s.paragraph == sentence.paragraph);
    let end = same.last().map_or(sentence.end, |s| s.end);
    let words = g.kind(sentence.first) == Some(TokenKind::Word) && g.count_quoted(sentence.first, end) == 0;
    let end = g.trim_end(sentence.first, end);
    let cue = leading.cue.filter(|c| c.slot == Slot::Finite || c.slot == Slot::Participle)?;
    let from = leading.source.filter(|s| s.first >= cue.end).map_or(cue.end, |s| s.end);
    let small = |i: usize| {
        let opens = g.is_any(i, &[Class::To, Class::Preposition, Class::Complementiser, Class::AfterCueComplementiser]);
        g.is_adverb(i) || opens || i > from && (g.is_any(i - 1, &[Class::To, Class::Preposition]))
    };
    let says = colon <= from + CUE_TO_COLON && (from..colon).all(small);
    let first_person = || {
        (sentence.first..end).any(|i| g.is(i, Class::FirstPerson) && g.token(i).is_some_and(|t| t.end - t.start > 1 || t.is_capitalised()))
    };
    let speaks = leading.source.is_some() && leading.content.is_empty() && resolved.id.is_some() && first_person();
    (next && words && says && speaks && end > sentence.first + 3).then_some((sentence.first, end))
}

/// A quotation that opens a paragraph, and of which nothing before tells whose it is, is the words of the person whom the
/// sentence behind it is about.
fn give_opening_quotation(g: &Grammar<'_>, out: &mut [Statement], discourse: &Discourse, sentence: &Sentence, number: usize) {
    let Some(statement) = out.last_mut().filter(|s| s.rule == "standing-quotation" && s.sentence as usize + 1 == number) else { return };
    let same = statement.paragraph == sentence.paragraph;
    let opens = number < 2 || g.doc.sentences[number - 2].paragraph != sentence.paragraph;
    let not_his = |speaker: &str| {
        let mut named = named_in(g, number, usize::MAX).peekable();
        // "Anna Berg lives here. ¶ “We have closed.” Tom Hale shrugged.": not hers
        let shrugs = same && opens && named.peek().is_some() && named.all(|m| m.id != speaker);
        // "“We have closed.” ¶ That was the message from Tom Hale."
        shrugs || sentence.paragraph - statement.paragraph <= 1 && tells_whose_words(g, number, speaker)
    };
    let carried = statement.attribution == Attribution::CarriedOver;
    if carried && statement.speaker.as_deref().is_some_and(not_his) {
        statement.speaker = None;
        statement.attribution = Attribution::Unknown;
    }
    // where clauses need no complementiser, one that opens its paragraph: behind another sentence it may be of whoever is named there
    if statement.speaker.is_none()
        && same
        && (opens || !g.pack.bare_clause)
        && let Some(person) = discourse.person_of(number)
    {
        statement.speaker = Some(person.to_owned());
        statement.attribution = Attribution::CarriedOver;
        statement.targets.retain(|(id, _)| id != person);
    }
}

/// What the sentence before says, where no cue stands in it: its quotation, else all of it. The statement without a cue
/// that it made is taken out.
fn said_before(g: &Grammar<'_>, out: &mut Vec<Statement>, number: usize) -> Option<Vec<Range>> {
    let before = g.doc.sentences.get(number.checked_sub(1)?).filter(|s| !s.heading)?;
    let end = g.trim_end(before.first, before.end);
    let own = out.iter().rev().take_while(|s| s.sentence as usize + 1 == number).count();
    let first = out.len() - own;
    if out[first..].iter().any(|s| !s.cue.is_empty())
        || end <= before.first + 2
        || g.doc.tokens[before.first].paragraph + 1 < g.doc.tokens[before.end].paragraph
    {
        return None;
    }
    out.truncate(first);
    // "BARI, 21 GEN - «Il porto è chiuso». Lo ha detto": a place and a date stand before the quotation
    let quoted = end.checked_sub(1).and_then(|last| g.quote_at(last)).filter(|q| q.end == end && q.open > before.first);
    let dateline =
        |q: &&Quote| g.kind(q.open - 1) == Some(TokenKind::Dash) && (before.first..q.open).any(|i| g.kind(i) == Some(TokenKind::Number));
    let start = quoted.filter(dateline).map_or(before.first, |q| q.open);
    Some(vec![(start, end)])
}

/// A quotation that follows a quoted statement at once, in the same paragraph, belongs to it; so does one in the next paragraph,
/// behind a clause that ends in a colon ("he said that the price was too high:").
fn extend_previous(g: &Grammar<'_>, draft: &Draft, out: &mut [Statement], sentence: &Sentence, number: usize) -> bool {
    let near = |s: &&mut Statement| s.paragraph == sentence.paragraph && number - s.sentence as usize <= 1;
    let quoted = |s: &&mut Statement| matches!(s.kind, StatementKind::Direct | StatementKind::Mixed);
    // "«…», dice Rossi. Di parere contrario la moglie: «…»": words that tell of somebody lead to it
    if draft.source.is_some() || draft.rule == "colon-without-cue" && leads_from_another(g, draft, number) {
        return false;
    }
    let colon = sentence.first.checked_sub(1).filter(|&i| g.mark(i, ':')).map(|i| g.doc.tokens[i].start);
    let leads = |s: &&mut Statement| {
        let behind = number - s.sentence as usize == 1 && s.content.last().map(|c| c.end) == colon;
        behind && colon.is_some() && s.kind == StatementKind::Indirect && s.rule != "according-to"
    };
    if let Some(led) = out.last_mut().filter(leads) {
        led.kind = StatementKind::Mixed;
        add_content(g, led, draft);
        return true;
    }
    let Some(last) = out.iter_mut().rev().take_while(near).find(quoted) else { return false };
    let behind = last.content.last().is_none_or(|c| c.end <= g.doc.tokens[draft.content[0].0].start);
    if !behind {
        return false;
    }
    add_content(g, last, draft);
    true
}

/// `“We tried.` and in the next paragraph `“It was late,” Hale said`: the paragraphs of a quotation that is not closed before the one
/// that opens at `open` are part of the last statement.
fn join_paragraphs(g: &Grammar<'_>, out: &mut Vec<Statement>, open: usize) {
    let mut open = open;
    while let Some(quote) = open.checked_sub(1).and_then(|last| g.quote_at(last)).filter(|q| q.continues && q.end == open) {
        let span = g.doc.span(quote.open, quote.end);
        let [.., before, last] = &mut out[..] else { return };
        let same = g.opens_quote(open) && g.doc.tokens[open].span().slice(g.doc.text) == g.doc.tokens[quote.open].span().slice(g.doc.text);
        if before.rule != "standing-quotation" || before.content != [span] || !same {
            return;
        }
        last.content.insert(0, span);
        let later = std::mem::replace(&mut last.targets, std::mem::take(&mut before.targets));
        last.targets.retain(|(id, _)| last.speaker.as_ref() != Some(id));
        add_targets(last, later);
        out.remove(out.len() - 2);
        open = quote.open;
    }
}

/// Adds what the draft takes, and whom and what it names, to the statement.
fn add_content(g: &Grammar<'_>, statement: &mut Statement, draft: &Draft) {
    statement.content.extend(draft.content.iter().map(|c| g.doc.span(c.0, c.1)));
    let later = targets(g, &draft.content, statement.speaker.as_deref());
    add_targets(statement, later);
}

/// Adds whom and what further content names to the statement.
fn add_targets(statement: &mut Statement, later: Vec<(String, Vec<Span>)>) {
    for (id, spans) in later {
        match statement.targets.iter_mut().find(|(known, _)| *known == id) {
            Some((_, own)) => own.extend(spans),
            None => statement.targets.push((id, spans)),
        }
    }
}

/// The statement of a draft whose speaker is resolved, and remembered from here on.
#[allow(clippy::too_many_arguments, reason = "everything that is known of one statement")]
fn finish(
    g: &Grammar<'_>,
    people: &People,
    discourse: &mut Discourse,
    draft: Draft,
    resolved: Resolved,
    sentence: &Sentence,
    number: usize,
    published: Option<PartialDate>,
) -> Option<Statement> {
    let to = draft.addressee.and_then(|p| addressee(g, people, discourse, p, number));
    // nobody is told what he says himself: where no word names the speaker, it is somebody else
    let inferred = matches!(resolved.attribution, Attribution::DroppedSubject | Attribution::CarriedOver | Attribution::Pronoun);
    let resolved = if inferred && to.is_some() && to == resolved.id {
        Resolved { id: None, attribution: Attribution::Unknown, role: None, speaks_for: None }
    } else {
        resolved
    };
    let addressee = to.filter(|a| Some(a) != resolved.id.as_ref());
    if let Some(id) = &resolved.id {
        discourse.note_speaker(g, people, id, &draft, sentence.paragraph, number);
    } else if let Some(pronoun) = draft.source.and_then(|p| g.pronoun_ending(p.first, p.end)).filter(|p| !p.plural) {
        discourse.note_lost(pronoun.gender, number);
    }
    if draft.cue.is_some_and(|c| g.pack.cue(c.cue).act == "ask") {
        // "Rossi è uscito. Un amico gli ha chiesto se"
        let whom = addressee.clone().or_else(|| whom_clitic(g, discourse, &draft, number, resolved.id.as_deref()));
        // not "What hurt was when a young man asked Hale why. “I was angry,” she said"
        let cue = draft.cue.map_or(sentence.first, |c| c.first);
        let main = !(sentence.first + 1..cue).any(|i| g.is_any(i, &[Class::Subordinator, Class::Relative]));
        // "“Is it late?” Berg asked Hale. “Yes,” he said"
        let marks = draft.content.last().and_then(|c| g.quote_at(c.1.checked_sub(1)?)).filter(|q| g.mark(q.inner_end() - 1, '?'));
        let question = (draft.rule == "question" || marks.is_some()) && main;
        discourse.note_question(Asked { sentence: number, by: resolved.id.clone(), whom, question });
    }
    let (kind, content) = form(g, &draft);
    let spans: Vec<Span> = content.iter().map(|c| g.doc.span(c.0, c.1)).collect();
    if spans.is_empty() {
        return None;
    }
    let named = targets(g, &content, resolved.id.as_deref());
    let cue = draft.cue;
    let said = published.and_then(|date| time::said(g, sentence, &content, cue.as_ref(), date));
    let joint = draft.source.filter(|_| resolved.attribution == Attribution::Group).map_or_else(Vec::new, |p| joint_speakers(g, p));
    let confidence = match resolved.attribution {
        Attribution::Name | Attribution::Title => draft.confidence,
        Attribution::Group | Attribution::Unknown => draft.confidence * 0.95,
        _ => draft.confidence * 0.85,
    };
    let statement = Statement {
        kind,
        content: spans,
        cue: cue.map(|c| g.doc.span(c.first, c.end)).into_iter().collect(),
        act: cue.map(|c| g.pack.cue(c.cue).act.clone()).unwrap_or_default(),
        source: draft.source.map(|p| g.doc.span(p.first, p.end)).into_iter().collect(),
        speaker: resolved.id,
        joint_speakers: joint,
        role: resolved.role,
        speaks_for: resolved.speaks_for,
        attribution: resolved.attribution,
        addressee,
        targets: named,
        paragraph: sentence.paragraph,
        sentence: u32::try_from(number).unwrap_or(u32::MAX),
        negated: is_negated(g, &content),
        conditional: is_conditional(g, &content),
        quantity: quantity(g, &content),
        said,
        rule: draft.rule,
        confidence: (confidence * 100.0).round() / 100.0,
        nested_in: None,
    };
    g.note(|| Step::Statement { at: statement.begins() });
    Some(statement)
}

/// The kind that the quotation marks make of the content, and the content without a leading preposition where all the rest is quoted.
fn form(g: &Grammar<'_>, draft: &Draft) -> (StatementKind, Vec<Range>) {
    let mut content = draft.content.clone();
    for range in &mut content {
        while range.1 > range.0 + 1
            && (g.mark(range.1 - 1, ',') || g.kind(range.1 - 1) == Some(crate::text::TokenKind::Dash))
            && g.quote_at(range.1 - 1).is_none()
        {
            range.1 -= 1;
        }
        while range.1 > range.0 + 1
            && (g.mark(range.0, ',') || g.mark(range.0, ':') || g.kind(range.0) == Some(crate::text::TokenKind::Dash))
            && g.quote_at(range.0).is_none()
        {
            range.0 += 1;
        }
    }
    content.sort_unstable();
    let is_quoted = |i: usize| g.quote_at(i).is_some();
    if let Some(first) = content.first_mut() {
        let leading = g.is(first.0, Class::InfinitiveMarker) && first.1 > first.0 + 1;
        if leading && (first.0 + 1..first.1).all(is_quoted) {
            first.0 += 1;
        }
    }
    let (mut quoted, mut plain) = (0, 0);
    for &(first, end) in &content {
        for at in first..end {
            if is_quoted(at) {
                quoted += 1;
            } else if !matches!(g.kind(at), Some(crate::text::TokenKind::Punct | crate::text::TokenKind::Dash)) {
                plain += 1;
            }
        }
    }
    let kind = match (quoted, plain) {
        (0, _) if draft.topic => StatementKind::Reported,
        (0, _) => StatementKind::Indirect,
        (_, 0) => StatementKind::Direct,
        _ => StatementKind::Mixed,
    };
    (kind, content)
}

/// "Rossi e Verdi hanno accettato. Hanno aggiunto che": whoever speaks jointly is named where they speak first.
fn carry_joint_speakers(statements: &mut [Statement]) {
    let mut known: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for statement in statements {
        let Some(id) = statement.speaker.as_ref().filter(|id| id.starts_with("group:")) else { continue };
        if !statement.joint_speakers.is_empty() {
            known.insert(id.clone(), statement.joint_speakers.clone());
        } else if statement.attribution != Attribution::Group
            && let Some(joint) = known.get(id)
        {
            statement.joint_speakers.clone_from(joint);
        }
    }
}

/// How many sentences the content of a statement may lie before or behind one that is nested in it.
const NESTING_REACH: u32 = 3;

fn set_nesting(statements: &mut [Statement]) {
    for i in 0..statements.len() {
        let Some(first) = statements[i].content.first().copied() else { continue };
        // statements come in the order of their sentences, and content reaches over few of them
        let near = |k: &usize| statements[*k].sentence.abs_diff(statements[i].sentence) <= NESTING_REACH;
        let before = (0..i).rev().take_while(near);
        let outer = before
            .chain((i + 1..statements.len()).take_while(near))
            .filter(|&k| statements[k].kind != StatementKind::Narrated)
            .filter(|&k| statements[k].content.iter().any(|c| c.contains(first) && *c != first))
            .min_by_key(|&k| statements[k].content.iter().filter(|c| c.contains(first)).map(|c| c.end - c.start).min());
        statements[i].nested_in = outer;
    }
}
