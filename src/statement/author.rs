//! Who speaks in a document: "a report by the bank", "il comunicato della questura", "Berg's letter".

use super::discourse::Discourse;
use super::grammar::Grammar;
use super::phrase::{Phrase, agent_of, noun_phrase_end};
use crate::mention::{Kind, Mention};
use crate::pack::{Class, RoleClass};
use crate::text::TokenKind;

/// How many sentences before "the report" its author may have been told.
const REACH: usize = 8;
/// How many sentences before "the statement" somebody may have spoken in it.
const NEAR: usize = 3;

/// The words of who gave out the document that heads `phrase`, in sentence number `sentence` or, for a bare "the report", in one
/// before; `None` where the phrase is no document or nobody is told.
pub(super) fn author(g: &Grammar<'_>, phrase: Phrase, sentence: usize) -> Option<Phrase> {
    let limit = g.doc.sentences.get(sentence)?.end;
    let head = head(g, phrase)?;
    let bare = g.is_definite_article(phrase.first) && head + 1 == phrase.end;
    told(g, phrase.first, head, phrase.end, limit).or_else(|| if bare { told_before(g, head, sentence) } else { None })
}

/// "“…,” Tom Hale said in a statement. “…,” | the statement | added": whoever spoke last, where he did so in the document, and nobody else is
/// named between.
pub(super) fn issued_by_last<'d>(g: &Grammar<'_>, discourse: &'d Discourse, phrase: Phrase, sentence: usize) -> Option<&'d str> {
    let bare =
        |head: &usize| g.is_definite_article(phrase.first) || *head == phrase.first && *head > 0 && g.is(head - 1, Class::FusedArticle);
    let head = head(g, phrase).filter(|head| head + 1 == phrase.end).filter(bare)?;
    let word = g.token(head)?.word;
    let (id, number) = discourse.spoke_last().filter(|(_, number)| (1..=NEAR).contains(&(sentence - number)))?;
    let told = g.doc.sentences.get(number)?;
    let same = |i: &usize| g.token(*i).is_some_and(|t| t.word == word) && g.quote_at(*i).is_none();
    let at = (told.first + 1..told.end).find(same)?;
    // "in a written statement", "in una nota"
    let led = |i: usize| g.is(i, Class::Indefinite) && i > told.first && g.is(i - 1, Class::PlacePreposition);
    let article = (at.saturating_sub(3).max(told.first)..at).any(led) || at == told.first + 2 && g.is(told.first + 1, Class::Indefinite);
    let body = |m: &&Mention| matches!(m.kind, Kind::Person | Kind::Organisation) && g.quote_at(m.first).is_none();
    let named = g.mentions.within(told.first, at).filter(body).last();
    (article && named.is_none_or(|m| m.id == id)).then_some(id)
}

/// "the letter from Tom Hale, in which | he | wrote", "Hale's speech, in which he said": whoever wrote or spoke it, where the phrase is the
/// pronoun.
pub(super) fn author_within(g: &Grammar<'_>, phrase: Phrase) -> Option<Phrase> {
    let pronoun = phrase.end == phrase.first + 1 && g.is(phrase.first, Class::SubjectPronoun) && phrase.first > 5;
    let relative = phrase.first.checked_sub(1).filter(|&r| pronoun && g.is(r, Class::Relative) && g.is(r - 1, Class::Preposition))?;
    let end = relative - 1 - usize::from(g.mark(relative - 2, ','));
    let written = |i: usize| g.is_document(i) || g.is(i, Class::Words);
    let person = |m: &&Mention| m.kind == Kind::Person;
    // "from Tom Hale", "from his wife", "from the mayor, Tom Hale"
    let opens = |first: usize| {
        let opener =
            (end.saturating_sub(8)..first).rev().find(|&i| !g.is_determiner(i) && g.mentions.role_at(i).is_none() && !g.mark(i, ','));
        let opener =
            opener.filter(|&p| p > 0 && g.is(p, Class::Preposition) && !g.is_any(p, &[Class::To, Class::TopicPreposition, Class::Of]));
        opener.is_some_and(|p| written(p - 1))
    };
    let by = g.mentions.covering(end - 1).filter(person).filter(|m| opens(m.first));
    let relation = g.mentions.role_at(end - 1).filter(|r| r.class != RoleClass::Body && r.end == end && opens(r.first));
    if let Some(role) = relation.filter(|_| by.is_none()) {
        let first = (end.saturating_sub(4)..role.first).rev().take_while(|&i| g.is_determiner(i)).last().unwrap_or(role.first);
        return Some(Phrase { first, end });
    }
    let owner = || g.mentions.covering(end.checked_sub(3)?).filter(person).filter(|m| m.end + 2 == end && g.is_possessive_suffix(m.end));
    let name = by.or_else(|| owner().filter(|_| written(end - 1)))?;
    Some(Phrase { first: name.first, end: name.end })
}

/// The document that heads the phrase, before whatever a preposition opens.
fn head(g: &Grammar<'_>, phrase: Phrase) -> Option<usize> {
    let document = |i: &usize| g.is_document(*i);
    let stop = (phrase.first..phrase.end).find(|&i| i > phrase.first && g.is_any(i, &[Class::Preposition, Class::Of, Class::Coordinator]));
    let nouns = phrase.first..stop.unwrap_or(phrase.end);
    let free = |i: &usize| g.mentions.covering(*i).is_none() && g.mentions.role_at(*i).is_none();
    // the last noun in "the election survey", the first in "il rapporto annuale"
    if g.pack.bare_clause { nouns.last().filter(|i| document(i) && free(i)) } else { nouns.into_iter().find(document).filter(free) }
}

/// Who is told beside the document at `head`, in a phrase from `first` to `end`.
fn told(g: &Grammar<'_>, first: usize, head: usize, end: usize, limit: usize) -> Option<Phrase> {
    owner(g, first, head).or_else(|| behind_preposition(g, head, end, limit)).or_else(|| agent(g, end, limit))
}

/// "Berg's letter", "the group's latest report".
fn owner(g: &Grammar<'_>, first: usize, head: usize) -> Option<Phrase> {
    let suffix = (first + 1..head).find(|&i| g.is_possessive_suffix(i))?;
    let phrase = Phrase { first, end: suffix };
    // "last week's survey", "Norland's report"
    let time = [Class::TimeWord, Class::TimeNoun, Class::Weekday, Class::Month];
    let place = |m: &Mention| matches!(m.kind, Kind::Place | Kind::Country);
    let speaks = (first..suffix).any(|i| g.mentions.role_at(i).is_some() || g.mentions.covering(i).is_some());
    (speaks && !g.is_any(suffix - 1, &time) && !g.mentions.covering(suffix - 1).is_some_and(place)).then_some(phrase)
}

/// "a report by the bank", "an article in the Tribune", "il comunicato della questura".
fn behind_preposition(g: &Grammar<'_>, head: usize, end: usize, limit: usize) -> Option<Phrase> {
    let noun = |i: usize| g.kind(i) == Some(TokenKind::Word) && !g.is(i, Class::Preposition) && g.mentions.covering(i).is_none();
    // "il rapporto annuale di"
    let at = if g.pack.drops_subject && noun(head + 1) { head + 2 } else { head + 1 };
    let opens = g.is(at, Class::By) || g.is(at, if g.pack.bare_clause { Class::PlacePreposition } else { Class::Of });
    // "“…,” reads a statement | by Tom Hale": behind its verb the phrase ends before it
    let end = if at == end && opens { limit } else { end };
    let mut first = at + 1;
    while g.is_determiner(first) || g.mentions.role_at(first).is_none() && g.is(first, Class::BeforeName) {
        first += 1;
    }
    let body = |m: &Mention| matches!(m.kind, Kind::Person | Kind::Organisation) && m.first == first;
    let role = g.mentions.role_at(first).filter(|r| r.class != RoleClass::Title);
    let named = g.mentions.covering(first).filter(|m| body(m));
    if !opens || at >= end || named.is_none() && role.is_none() {
        return None;
    }
    let end = match named {
        Some(m) if g.is(m.end, Class::Coordinator) => end,
        Some(m) if !g.is_possessive_suffix(m.end) => m.end,
        _ => noun_phrase_end(g, first, end),
    };
    Some(Phrase { first: at + 1, end: end.max(at + 2) })
}

/// "a report released Monday by the bank", "lo studio, condotto dall'istituto": the participle stands at `end`, behind a comma there,
/// or is the last word before.
fn agent(g: &Grammar<'_>, end: usize, limit: usize) -> Option<Phrase> {
    let behind = if g.mark(end, ',') { end + 1 } else { end };
    let first = agent_of(g, behind).or_else(|| agent_of(g, end.checked_sub(1)?))?;
    let agent = Phrase { first, end: noun_phrase_end(g, first, limit) };
    let body = |m: &Mention| matches!(m.kind, Kind::Person | Kind::Organisation | Kind::Country) && m.rule != "demonym";
    (agent.end > first && g.mentions.within(first, agent.end).any(body)).then_some(agent)
}

/// Who was told as the author where the same document was last spoken of.
fn told_before(g: &Grammar<'_>, head: usize, sentence: usize) -> Option<Phrase> {
    let word = g.token(head)?.word;
    let from = sentence.saturating_sub(REACH);
    let reach = g.doc.sentences.get(from..sentence)?.iter().rev();
    reach.flat_map(|s| (s.first..s.end).rev().map(move |i| (i, s.end))).find_map(|(i, limit)| {
        let same = g.token(i).is_some_and(|t| t.word == word && t.kind == TokenKind::Word) && g.quote_at(i).is_none();
        let mut first = i;
        while same && first > 0 && i - first < 6 && g.kind(first - 1) == Some(TokenKind::Word) && !g.is_determiner(first) {
            first -= 1;
        }
        if same { told(g, first, i, noun_phrase_end(g, first, limit).max(i + 1), limit) } else { None }
    })
}
