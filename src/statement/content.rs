//! What a cue takes: where its content begins and ends.

use super::cue::{CueGroup, Voice};
use super::grammar::Grammar;
use super::phrase::{Phrase, apposition_end, noun_phrase_before, noun_phrase_end};
use crate::pack::{Class, Frame, PartOfSpeech, Slot};
use crate::text::{Sentence, TokenKind};

/// Tokens `[first, end)`.
pub type Range = (usize, usize);

/// A statement as tokens, before it is known who speaks.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The cue; none for a quotation that stands alone.
    pub cue: Option<CueGroup>,
    /// Each contiguous stretch of the content.
    pub content: Vec<Range>,
    /// The subject, where the sentence has one.
    pub source: Option<Phrase>,
    /// An apposition to it.
    pub apposition: Option<Range>,
    /// Whether the subject is shared with an earlier verb of the sentence.
    pub shared: bool,
    /// To whom it was said.
    pub addressee: Option<Phrase>,
    /// Whether only a topic is told.
    pub topic: bool,
    /// The rule that found it.
    pub rule: &'static str,
    /// How far it can be trusted.
    pub confidence: f64,
}

/// The cues of one sentence with what they take.
pub struct Clauses<'g, 'a> {
    g: &'g Grammar<'a>,
    sentence: &'g Sentence,
    /// One past the sentence's last word.
    end: usize,
    cues: Vec<CueGroup>,
}

/// The subject of a verb.
#[derive(Debug, Clone, Copy)]
struct Subject {
    phrase: Phrase,
    apposition: Option<Range>,
    shared: bool,
}

impl<'g, 'a> Clauses<'g, 'a> {
    /// Prepares the sentence.
    pub fn new(g: &'g Grammar<'a>, sentence: &'g Sentence, cues: Vec<CueGroup>) -> Self {
        Clauses { g, sentence, end: g.trim_end(sentence.first, sentence.end), cues }
    }

    /// All statements of the sentence, in the order of their cues. Content of one is no content of another,
    /// except where a statement is nested in it.
    pub fn drafts(&self) -> Vec<Draft> {
        let mut drafts: Vec<Draft> = Vec::new();
        for index in 0..self.cues.len() {
            let cue = self.cues[index];
            let of_preposition = index > 0
                && self.cues[index - 1].end == cue.first
                && self.g.pack.cue(self.cues[index - 1].cue).pos == PartOfSpeech::Preposition;
            if of_preposition {
                continue;
            }
            let inside = drafts.iter().any(|d| d.content.iter().any(|c| c.0 <= cue.head && cue.head < c.1));
            if inside && self.g.quote_at(cue.head).is_none() && !self.nested_allowed(&cue) {
                continue;
            }
            let taken = drafts
                .iter()
                .flat_map(|d| d.content.iter().map(|c| c.1))
                .chain(drafts.iter().filter_map(|d| d.cue.map(|c| c.end)))
                .filter(|e| *e <= cue.first)
                .max();
            if let Some(draft) = self.attach(index, taken.unwrap_or(self.sentence.first), &drafts) {
                let clash = draft.content.iter().any(|c| drafts.iter().any(|d| d.content.iter().any(|o| c.0 < o.1 && o.0 < c.1)));
                if draft.content.iter().all(|c| c.0 < c.1) && (!clash || inside) {
                    drafts.push(draft);
                }
            }
        }
        self.standing_quotes(&mut drafts);
        drafts
    }

    fn nested_allowed(&self, cue: &CueGroup) -> bool {
        // a finite statement inside another is annotated, but only its clearest form is safe
        matches!(cue.slot, Slot::Finite | Slot::Participle) && self.g.is(cue.end, Class::Complementiser)
    }

    fn attach(&self, index: usize, from: usize, drafts: &[Draft]) -> Option<Draft> {
        let cue = self.cues[index];
        match self.g.pack.cue(cue.cue).pos {
            PartOfSpeech::Verb => {
                if self.g.quote_at(cue.head).is_some() {
                    return self.between_dashes(cue);
                }
                if cue.voice == Voice::Passive {
                    return self.passive(index, from);
                }
                self.verb(index, from, drafts)
            }
            PartOfSpeech::Preposition => self.preposition(index, from),
            PartOfSpeech::Noun => self.noun(index),
        }
    }

    fn frame(&self, cue: &CueGroup, frame: Frame) -> bool {
        self.g.pack.cue(cue.cue).frames.has(frame)
    }

    // ---- subjects ---------------------------------------------------------------------------------

    /// The subject before the verb group, an antecedent of a relative pronoun among them.
    fn subject_before(&self, first: usize, from: usize) -> Option<Subject> {
        let g = self.g;
        let mut first = first;
        while first > from && g.is_adverb(first - 1) && !g.is(first - 1, Class::Relative) && g.mentions.covering(first - 1).is_none() {
            first -= 1;
        }
        let prev = first.checked_sub(1).filter(|p| *p >= from)?;
        let plain = |phrase| Subject { phrase, apposition: None, shared: false };
        if g.is_any(prev, &[Class::Relative, Class::Complementiser]) {
            let mut before = prev;
            while before > from && (g.mark(before - 1, ',') || g.is_any(before - 1, &[Class::Article, Class::Preposition])) {
                before -= 1;
            }
            return self.antecedent(before, from).map(plain);
        }
        if g.mark(prev, ',') || g.kind(prev) == Some(TokenKind::Dash) {
            // appositions, participles or a relative clause between the name and this mark: the nearest phrase that
            // holds a person, else the farthest
            let mut found: Option<Subject> = None;
            let outside = (from..prev).rev().take(60).take_while(|&c| g.quote_at(c).is_none());
            for comma in outside.filter(|&c| g.mark(c, ',') || g.kind(c) == Some(TokenKind::Dash)) {
                let relative = g.is_any(comma + 1, &[Class::Relative, Class::Preposition, Class::Subordinator, Class::ParentheticalOpener])
                    || g.is_gerund(comma + 1)
                    || g.is(comma + 1, Class::Participle);
                let plain = !(comma + 1..prev).any(|i| g.is_finite(i) || g.kind(i) == Some(TokenKind::Quote))
                    && !g.is_any(comma + 1, &[Class::Coordinator, Class::Adversative]);
                let aside = prev - comma <= 3
                    && (comma + 1..prev)
                        .all(|i| g.is_adverb(i) || g.is_any(i, &[Class::Adversative, Class::Subordinator, Class::Coordinator]));
                if !plain && !relative && !aside {
                    if found.is_some() {
                        break;
                    }
                    continue;
                }
                let Some(phrase) = self.phrase_ending(comma, from) else { continue };
                let subject = Subject { phrase, apposition: plain.then_some((comma + 1, prev)), shared: false };
                if self.holds_person(phrase) {
                    return Some(subject);
                }
                if self.names_somebody(phrase) || found.is_none() && g.is_determiner(phrase.first) {
                    found = Some(subject);
                }
            }
            if found.is_some() {
                return found;
            }
            // a stray comma between subject and verb
            let alone = self.phrase_ending(prev, from).filter(|p| p.first == from && self.names_somebody(*p));
            if alone.is_some() && g.mark(prev, ',') && from == self.sentence.first && !g.pack.bare_clause {
                return alone.map(|phrase| Subject { phrase, apposition: None, shared: false });
            }
            return None;
        }
        self.phrase_ending(first, from).map(plain)
    }

    /// Whether a person, who is no complement, or a subject pronoun is in the phrase.
    fn holds_person(&self, phrase: Phrase) -> bool {
        let g = self.g;
        let free = |m: &crate::mention::Mention| {
            m.kind == crate::mention::Kind::Person && !(m.first > phrase.first && g.is(m.first - 1, Class::Preposition))
        };
        g.mentions.within(phrase.first, phrase.end).any(free) || g.is(phrase.end - 1, Class::SubjectPronoun)
    }

    /// Whether a noun for a speaker heads the phrase.
    fn holds_speaking_role(&self, phrase: Phrase) -> bool {
        (phrase.first..phrase.end.min(phrase.first + 3)).any(|i| self.g.mentions.role_at(i).is_some())
    }

    /// What a relative pronoun behind `end` points to: the last name or role before it, else the whole noun phrase.
    fn antecedent(&self, end: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        let Some(whole) = self.phrase_ending(end, from) else {
            let mention = g.mentions.covering(end.checked_sub(1)?).filter(|m| m.first >= from)?;
            return Some(Phrase { first: mention.first, end });
        };
        let preposition = (whole.first..end).rev().find(|&i| g.is(i, Class::Preposition) && g.mentions.covering(i).is_none());
        let last = preposition.map(|p| Phrase { first: p + 1, end });
        let noun_cue =
            |i: usize| g.token(i).and_then(|t| g.pack.info(t.word)).is_some_and(|info| info.cues.iter().any(|c| c.1 == Slot::Noun));
        let head_named = g.mentions.role_at(whole.first).is_some()
            || noun_cue(whole.first)
            || noun_cue(whole.first + 1)
            || g.mentions.role_at(whole.first + 1).is_some()
            || g.mentions.covering(whole.first).is_some();
        Some(last.filter(|l| !head_named && self.names_somebody(*l)).unwrap_or(whole))
    }

    /// A noun phrase that ends at `end` and can be a speaker, with the name that is an apposition to it.
    fn phrase_ending(&self, end: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        let phrase = noun_phrase_before(g, end, from)?;
        let plural = g.pack.bare_clause && g.token(phrase.end - 1).is_some_and(|t| t.span().slice(g.doc.text).ends_with('s'));
        let nominal = g.is_determiner(phrase.first)
            || self.names_somebody(phrase)
            || plural
            || g.kind(phrase.first) == Some(TokenKind::Number)
            || !g.pack.bare_clause;
        (phrase.end == end && nominal && self.can_speak(phrase)).then_some(phrase)
    }

    /// Whether the phrase has a head that can speak: not only a time, a number or a demonstrative.
    fn can_speak(&self, phrase: Phrase) -> bool {
        let g = self.g;
        let words = (phrase.first..phrase.end)
            .filter(|&i| g.kind(i) == Some(TokenKind::Word) && !g.is_determiner(i) && !g.is_any(i, &[Class::Of, Class::Preposition]));
        let mut any = false;
        if g.is_any(phrase.first, &[Class::Clitic, Class::ReflexiveClitic])
            && !g.is(phrase.first, Class::Article)
            && !g.token(phrase.first).is_some_and(|t| t.is_capitalised())
        {
            return false;
        }
        for at in words {
            if !any && g.is(at, Class::TimeNoun) && g.mentions.role_at(at).is_none() {
                return false;
            }
            if g.is_any(at, &[Class::Weekday, Class::Month, Class::TimeWord, Class::FirstPerson]) && g.mentions.covering(at).is_none() {
                return false;
            }
            any = true;
        }
        any || phrase.end == phrase.first + 1
            && g.is(phrase.first, Class::Determiner)
            && !g.is_any(phrase.first, &[Class::Possessive, Class::Article])
    }

    /// The subject of the sentence's first finite verb before `before`.
    fn main_subject(&self, before: usize) -> Option<Subject> {
        let g = self.g;
        let verb = (self.sentence.first..before).find(|&i| g.quote_at(i).is_none() && g.is_finite(i))?;
        let mut first = verb;
        while first > self.sentence.first
            && (g.is_any(first - 1, &[Class::Clitic, Class::ReflexiveClitic, Class::Negation]) || g.is_adverb(first - 1))
            && !g.is(first - 1, Class::Article)
        {
            first -= 1;
        }
        if let Some(subject) = self.subject_before(first, self.sentence.first) {
            return Some(Subject { shared: true, ..subject });
        }
        // behind its verb: "è intervenuto anche il ministro Rossi, sostenendo che"
        if !g.is(verb, Class::Be) {
            return None;
        }
        let mut at = verb + 1;
        while at < before && (g.is(at, Class::Participle) || g.is_adverb(at)) {
            at += 1;
        }
        let end = noun_phrase_end(g, at, before);
        let phrase = Phrase { first: at, end };
        let person = g.mentions.within(at, end).any(|m| m.kind == crate::mention::Kind::Person);
        (person && at > verb + 1).then_some(Subject { phrase, apposition: None, shared: true })
    }

    /// The subject of a cue verb: before it, or shared with an earlier verb of the sentence.
    fn subject(&self, cue: &CueGroup, from: usize, drafts: &[Draft]) -> Option<Subject> {
        let g = self.g;
        let gerund = cue.slot == Slot::Gerund;
        if !gerund && let Some(subject) = self.subject_before(cue.first, from) {
            return Some(subject);
        }
        if gerund && cue.first > from && !g.mark(cue.first - 1, ',') && !g.closes_quote(cue.first - 1) {
            // "critics saying that": the noun before it
            let subject = self.antecedent(cue.first, from).map(|phrase| Subject { phrase, apposition: None, shared: false });
            if let Some(subject) = subject.filter(|s| self.names_somebody(s.phrase) && g.pack.bare_clause) {
                return Some(subject);
            }
        }
        let is_verb = |c: &CueGroup| g.pack.cue(c.cue).pos == PartOfSpeech::Verb && c.voice == Voice::Active;
        let nested = |c: &CueGroup| drafts.iter().any(|d| d.content.iter().any(|r| r.0 <= c.head && c.head < r.1));
        let earlier = drafts.iter().rev().find(|d| d.cue.is_some_and(|c| c.head < cue.head && is_verb(&c) && !nested(&c)));
        if let Some(draft) = earlier {
            return draft.source.map(|phrase| Subject { phrase, apposition: draft.apposition, shared: true });
        }
        self.main_subject(cue.first)
    }

    /// The subject behind the verb ("ha detto ieri il ministro"), with what was passed over: adverbs, times, addressees.
    /// Returns the phrase and one past the end of what belongs to it, appositions included.
    fn subject_after(&self, cue: &CueGroup) -> Option<(Subject, usize, Option<Phrase>)> {
        let (at, addressee) = self.skip_light(cue.end, self.limit_after(cue.end));
        let limit = self.limit_after(at);
        let end = noun_phrase_end(self.g, at, limit);
        let phrase = Phrase { first: at, end };
        if end == at || !self.can_speak(phrase) || !self.opens_speaker(at) {
            return None;
        }
        let mut stop = end;
        let mut phrase = phrase;
        // "X e Y": a second speaker
        if self.g.is(stop, Class::Coordinator) {
            let more = noun_phrase_end(self.g, stop + 1, limit);
            let named = (stop + 1..more).any(|i| self.g.mentions.covering(i).is_some_and(|m| m.kind == crate::mention::Kind::Person));
            if named && !self.g.is_finite(more) {
                stop = more;
                phrase.end = more;
            }
        }
        let apposition =
            apposition_end(self.g, stop, self.end).filter(|e| *e == self.end || !self.g.opens_quote(stop + 1)).map(|e| (stop + 1, e));
        let apposition = apposition.filter(|a| self.is_description(*a));
        if let Some(a) = apposition {
            stop = a.1;
        }
        Some((Subject { phrase, apposition, shared: false }, stop, addressee))
    }

    /// An apposition that describes a person: it holds a role, a name or an age, and opens with none of the words of a new clause.
    fn is_description(&self, range: Range) -> bool {
        (range.0..range.1.min(range.0 + 6)).any(|i| self.g.mentions.role_at(i).is_some())
            || self.g.kind(range.0) == Some(TokenKind::Number) && range.1 - range.0 <= 3
            || self.g.mentions.covering(range.0).is_some_and(|m| m.kind == crate::mention::Kind::Person)
    }

    fn opens_speaker(&self, at: usize) -> bool {
        let g = self.g;
        g.is_determiner(at)
            || g.is(at, Class::SubjectPronoun)
            || g.token(at).is_some_and(|t| t.is_capitalised())
            || g.mentions.covering(at).is_some()
            || g.mentions.role_at(at).is_some()
    }

    /// Where a phrase behind a verb must end: at a mark that divides clauses or opens a quotation.
    fn limit_after(&self, from: usize) -> usize {
        (from..self.end)
            .find(|&i| {
                self.g.is_hard_stop(i)
                    || self.g.kind(i) == Some(TokenKind::Dash)
                    || self.g.opens_quote(i) && self.g.quote_at(i).is_some_and(|q| q.end - q.open > 6)
            })
            .unwrap_or(self.end)
    }

    /// Passes over adverbs, times and addressees behind a verb.
    fn skip_light(&self, from: usize, limit: usize) -> (usize, Option<Phrase>) {
        let g = self.g;
        let mut at = from;
        let mut addressee = None;
        while at < limit {
            if g.is_adverb(at)
                || g.is_any(at, &[Class::TimeWord, Class::Weekday])
                || g.kind(at) == Some(TokenKind::Number) && g.is(at + 1, Class::Month)
            {
                at += 1;
                continue;
            }
            if g.is(at, Class::Month) || g.kind(at) == Some(TokenKind::Number) && at > from {
                at += 1;
                continue;
            }
            let article = usize::from(g.is(at, Class::Article));
            if g.is(at + article, Class::Weekday) {
                at += article + 1;
                continue;
            }
            if g.is(at, Class::To) && !g.is_infinitive(at + 1) {
                let end = noun_phrase_end(g, at + 1, limit);
                if end > at + 1 {
                    if addressee.is_none() {
                        addressee = Some(Phrase { first: at + 1, end });
                    }
                    at = end;
                    continue;
                }
            }
            let opener = g.is_any(at, &[Class::Of, Class::To, Class::By, Class::ParentheticalOpener, Class::AfterCueComplementiser]);
            if g.is(at, Class::Preposition) && !opener {
                // "in a statement", "on Monday", "su Facebook"
                let end = noun_phrase_end(g, at + 1, limit);
                if end > at + 1 && end - at <= 8 {
                    at = end;
                    continue;
                }
            }
            break;
        }
        (at, addressee)
    }

    // ---- content ----------------------------------------------------------------------------------

    /// Where a clause that begins at `start` ends: with the sentence, or where a later cue of the same speaker,
    /// or a new clause with a speaker of its own, begins.
    fn clause_end(&self, start: usize, index: usize) -> usize {
        let g = self.g;
        let stop = self.mark_end(start);
        for cue in self.cues.iter().skip(index + 1).filter(|c| c.first > start) {
            if g.quote_at(cue.head).is_some() || g.pack.cue(cue.cue).pos != PartOfSpeech::Verb {
                continue;
            }
            let before = cue.first - 1;
            if before < start {
                continue;
            }
            let joined = g.is_any(before, &[Class::Coordinator, Class::Adversative])
                || g.mark(before, ',')
                || g.kind(before) == Some(TokenKind::Dash)
                || g.closes_quote(before) && before > start && g.mark(before - 1, ',');
            if joined && cue.voice == Voice::Active {
                let mut cut = if g.closes_quote(before) { before + 1 } else { before };
                while cut > start && (g.mark(cut - 1, ',') || g.is_any(cut - 1, &[Class::Coordinator, Class::Adversative])) {
                    cut -= 1;
                }
                return cut.min(stop);
            }
            if let Some(subject) = self.subject_before(cue.first, start + 1) {
                let opener = subject.phrase.first - 1;
                let leads = g.opens_quote(cue.end)
                    || (g.mark(cue.end, ',') || g.mark(cue.end, ':')) && g.opens_quote(cue.end + 1)
                    || g.is(cue.end, Class::Complementiser);
                let clause = leads && g.mark(opener, ',') && opener > start
                    || (g.is_any(opener, &[Class::Subordinator, Class::Adversative, Class::Coordinator])
                        && opener > start
                        && g.mark(opener - 1, ','))
                    || g.mark(opener, ';');
                if clause {
                    let mut cut = opener;
                    while cut > start && (g.mark(cut - 1, ',') || g.mark(cut - 1, ';')) {
                        cut -= 1;
                    }
                    return cut.min(stop);
                }
            }
        }
        stop
    }

    /// The first semicolon outside quotations, or colon before no quotation, behind `start`; else the sentence's end.
    fn mark_end(&self, start: usize) -> usize {
        let g = self.g;
        let divides = |i: usize| g.mark(i, ';') || g.mark(i, ':') && !g.opens_quote(i + 1) && g.pack.drops_subject;
        (start + 1..self.end).find(|&i| g.quote_at(i).is_none() && divides(i)).unwrap_or(self.end)
    }

    /// Where a topic that begins at `start` ends: before a comma, dash, subordinate clause, or a further verb.
    fn topic_end(&self, start: usize, index: usize) -> usize {
        let g = self.g;
        let limit = self.clause_end(start, index);
        let mut at = start;
        while at < limit {
            if let Some(q) = g.quote_at(at) {
                at = q.end;
                if q.closed && g.mark(q.end - 2, ',') {
                    break;
                }
                continue;
            }
            // a relative clause belongs to the topic, up to its comma
            if g.mark(at, ',') && at > start && g.is(at + 1, Class::Relative) && !g.is(at + 1, Class::Question) {
                at += 2;
                continue;
            }
            let mut next = at + 1;
            while g.is_adverb(next) || g.is_any(next, &[Class::ReflexiveClitic, Class::Negation]) {
                next += 1;
            }
            let further_verb = g.is(at, Class::Coordinator) && g.is_finite(next);
            let stop = g.mark(at, ',')
                || further_verb
                || g.is_hard_stop(at)
                || g.kind(at) == Some(TokenKind::Dash)
                || at > start && g.is(at, Class::Subordinator) && !g.is_any(at, &[Class::Preposition, Class::Relative, Class::Adverb])
                || g.is_any(at, &[Class::Adversative])
                || at > start && g.is_gerund(at) && !g.pack.bare_clause;
            if stop {
                break;
            }
            at += 1;
        }
        at
    }

    /// The quotation that opens at `at` and the ones that follow it at once, up to `limit`; `None` where none opens.
    fn quotes_from(&self, at: usize, limit: usize) -> Option<(Vec<Range>, usize)> {
        let g = self.g;
        let mut ranges = Vec::new();
        let mut next = at;
        while next < limit && g.opens_quote(next) {
            let end = g.quote_at(next)?.end;
            ranges.push((next, end));
            next = end;
            let comma = usize::from(
                g.mark(next, ',') || g.kind(next) == Some(TokenKind::Punct) && g.token(next).is_some_and(|t| t.is_terminator()),
            );
            if g.opens_quote(next + comma) {
                next += comma;
            }
        }
        (!ranges.is_empty()).then_some((ranges, next))
    }

    fn draft(
        &self,
        cue: CueGroup,
        content: Vec<Range>,
        subject: Option<Subject>,
        addressee: Option<Phrase>,
        rule: &'static str,
        confidence: f64,
    ) -> Draft {
        Draft {
            cue: Some(cue),
            content,
            source: subject.map(|s| s.phrase),
            apposition: subject.and_then(|s| s.apposition),
            shared: subject.is_some_and(|s| s.shared),
            addressee,
            topic: false,
            rule,
            confidence,
        }
    }

    /// `“… – ha detto X – …”`: the cue between dashes inside the marks.
    fn between_dashes(&self, cue: CueGroup) -> Option<Draft> {
        let g = self.g;
        let quote = g.quote_at(cue.head)?;
        let open = (quote.inner_start()..cue.first).rev().find(|&i| g.kind(i) == Some(TokenKind::Dash))?;
        let close = (cue.end..quote.end).find(|&i| g.kind(i) == Some(TokenKind::Dash));
        let subject = if open + 1 == cue.first {
            self.subject_after(&CueGroup { ..cue }).map(|s| s.0)
        } else {
            self.subject_before(cue.first, open + 1)
        };
        let mut content = vec![(quote.open, g.trim_end_inside(quote.open, open))];
        if let Some(close) = close.filter(|c| c + 1 < quote.end) {
            let from = if g.mark(close + 1, ',') || g.mark(close + 1, '.') { close + 2 } else { close + 1 };
            if from < quote.end && (from + 1 != quote.end) {
                content.push((from, quote.end));
            }
        }
        Some(self.draft(cue, content, subject, None, "cue-between-dashes", 0.95))
    }

    fn verb(&self, index: usize, from: usize, drafts: &[Draft]) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let quote_frame = self.frame(&cue, Frame::Quote);
        let before = self.subject_before(cue.first, from).filter(|s| self.holds_person(s.phrase) || !self.is_inverted(&cue, from));
        let left = before.map_or(cue.first, |s| s.phrase.first);
        // 1. a quotation ends right before the segment of subject and verb
        if quote_frame && let Some(draft) = self.after_quotation(index, from, before, left) {
            return Some(draft);
        }
        if let Some(draft) = self.as_parenthesis(index, from, before, left) {
            return Some(draft);
        }
        if before.is_none()
            && self.is_inverted(&cue, from)
            && let Some(draft) = self.parenthetical(index, from, None, cue.first)
        {
            return Some(draft);
        }
        let subject = self.subject(&cue, from, drafts);
        // 2. what stands behind the verb
        if let Some(draft) = self.behind(index, subject) {
            return Some(draft);
        }
        // 3. the clause before, where subject and verb are a parenthesis
        if (quote_frame || self.frame(&cue, Frame::Clause) || self.frame(&cue, Frame::Bare))
            && let Some(draft) = self.parenthetical(index, from, before, left)
        {
            return Some(draft);
        }
        // 4. a predicate: "si è detto favorevole a …"
        if self.frame(&cue, Frame::Predicate) {
            let mut at = cue.end;
            while g.is_adverb(at) {
                at += 1;
            }
            let predicate = g.kind(at) == Some(TokenKind::Word)
                && !g.is_any(at, &[Class::Preposition, Class::Coordinator, Class::Article, Class::Complementiser]);
            if predicate && at < self.end {
                let end = self.clause_end(at, index);
                return Some(self.draft(cue, vec![(at, end)], subject, None, "predicate", 0.8));
            }
        }
        // 5. a topic
        self.topic(index, subject)
    }

    /// `“…”, ha detto X` and `“…,” X said`, with what goes on behind it.
    fn after_quotation(&self, index: usize, from: usize, before: Option<Subject>, left: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        if cue.slot == Slot::Gerund {
            return None;
        }
        let mut close = left.checked_sub(1)?;
        if g.mark(close, ',') || g.kind(close) == Some(TokenKind::Dash) {
            close = close.checked_sub(1)?;
        }
        if close < from || !g.closes_quote(close) {
            return None;
        }
        let quote = g.quote_at(close)?;
        let divided = close + 1 < left
            || g.token(quote.inner_end().saturating_sub(1)).is_some_and(|t| t.kind == TokenKind::Punct)
            || quote.open == self.sentence.first;
        if !divided && quote.end - quote.open < 8 {
            return None;
        }
        let inverted = if before.is_none() { self.subject_after(&cue) } else { None };
        let mut stop = inverted.map_or_else(|| self.skip_light(cue.end, self.limit_after(cue.end)).0, |i| i.1);
        let addressee = inverted.and_then(|i| i.2).or_else(|| self.object_addressee(&cue, before.is_some()).map(|a| a.0));
        // `"A" said that B`: the quotation is not its content
        if before.is_some() && g.is(cue.end, Class::Complementiser) && !g.mark(left - 1, ',') {
            return None;
        }
        // unquoted words before a partial quotation belong to the content
        let start = self.content_start(from, quote.open);
        let mut content = vec![(start, quote.end)];
        while g.mark(stop, ',') || g.kind(stop) == Some(TokenKind::Dash) || g.mark(stop, ':') || g.mark(stop, '.') {
            stop += 1;
        }
        if let Some((more, _)) = self.quotes_from(stop, self.sentence.end) {
            content.extend(more);
        }
        let subject = before.or(inverted.map(|i| i.0));
        Some(self.draft(cue, content, subject, addressee, "quotation-before-cue", 0.95))
    }

    /// Where content that ends in a quotation begins: at the quotation, or, where unquoted words lead into it
    /// without a colon, with their clause.
    fn content_start(&self, from: usize, quote: usize) -> usize {
        let g = self.g;
        if quote <= from {
            return quote;
        }
        let mut start = from;
        // behind "clause: “…”" only the quotation is the content
        if let Some(quotation) = quote.checked_sub(1).and_then(|i| g.quote_at(i)).filter(|q| q.end == quote && q.open > from)
            && g.mark(quotation.open - 1, ':')
        {
            return quotation.open;
        }
        if let Some(colon) = (from..quote).rev().find(|&i| g.mark(i, ':') || g.mark(i, ';'))
            && g.quote_at(colon).is_none()
            && (g.opens_quote(quote) || g.mark(colon, ';'))
        {
            start = colon + 1;
        }
        while start < quote
            && (g.is_any(start, &[Class::Coordinator, Class::Adversative])
                || g.mark(start, ',')
                || g.kind(start) == Some(TokenKind::Dash)
                || g.token(start).is_some_and(|t| t.is_terminator()))
        {
            start += 1;
        }
        // an earlier quotation of the same run of quoted sentences
        if g.opens_quote(start) {
            return start;
        }
        if start < quote && (self.g.has_finite(start, quote) || quote - start <= 8) { start } else { quote }
    }

    /// The addressee as an object behind the verb: "told reporters".
    fn object_addressee(&self, cue: &CueGroup, has_subject: bool) -> Option<(Phrase, usize)> {
        if !self.frame(cue, Frame::AddresseeObject) && !self.frame(cue, Frame::ObjectInfinitive) || !has_subject {
            return None;
        }
        let g = self.g;
        let at = cue.end;
        if g.is_any(at, &[Class::Complementiser, Class::Preposition, Class::InfinitiveMarker]) {
            return None;
        }
        let limit = self.limit_after(at);
        if g.is(at, Class::OtherPronoun)
            || g.is(at, Class::FirstPerson)
            || g.is(at, Class::Possessive) && !g.kind(at + 1).is_some_and(|k| k == TokenKind::Word && g.mentions.role_at(at + 1).is_some())
        {
            return Some((Phrase { first: at, end: at + 1 }, at + 1));
        }
        let end = noun_phrase_end(g, at, limit);
        (end > at).then_some((Phrase { first: at, end }, end))
    }

    /// Complementiser, colon, quotation, infinitive, question or bare clause behind the verb.
    fn behind(&self, index: usize, subject: Option<Subject>) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let limit = self.end;
        let (mut at, mut addressee) = self.skip_light(cue.end, self.limit_after(cue.end));
        let mut subject = subject;
        let object = self.object_addressee(&cue, subject.is_some());
        if let Some((phrase, end)) = object {
            addressee = Some(phrase);
            at = self.skip_light(end, self.limit_after(end)).0;
        }
        // an inverted subject: "ha detto il ministro che", "così ha detto X: “…”"
        if subject.is_none()
            && at < limit
            && !g.opens_quote(at)
            && !g.is_any(at, &[Class::Complementiser, Class::InfinitiveMarker])
            && !g.mark(at, ':')
            && let Some((found, end, to)) = self.subject_after(&cue)
        {
            let next = self.skip_light(end, limit).0;
            let leads = g.mark(next, ':')
                || g.is(next, Class::Complementiser) && self.frame(&cue, Frame::Clause)
                || g.mark(next, ',') && g.opens_quote(next + 1);
            if leads && self.names_somebody(found.phrase) {
                subject = Some(found);
                addressee = addressee.or(to);
                at = next;
            }
        }
        // an inserted phrase between commas: "ha detto, parlando ai giornalisti, che"
        if g.mark(at, ',') && !g.opens_quote(at + 1) {
            let close = (at + 1..limit.min(at + 20)).find(|&i| g.mark(i, ',') || g.opens_quote(i));
            if let Some(close) = close.filter(|c| g.mark(*c, ',')) {
                let leads = g.is(close + 1, Class::Complementiser) && self.frame(&cue, Frame::Clause)
                    || g.opens_quote(close + 1)
                    || g.is(close + 1, Class::InfinitiveMarker) && g.is_infinitive(close + 2) && self.frame(&cue, Frame::Infinitive);
                let cue_inside = self.cues.iter().any(|c| at < c.first && c.first < close);
                if leads
                    && !cue_inside
                    && (!g.has_finite(at + 1, close)
                        || g.is_any(at + 1, &[Class::ParentheticalOpener, Class::Subordinator, Class::Preposition]))
                {
                    at = close + 1;
                }
            }
        }
        if at >= self.sentence.end {
            return None;
        }
        let how = g.is(at, Class::AfterCueComplementiser) && (g.has_finite(at + 1, self.end) || g.opens_quote(at + 1)) && at <= cue.end + 8;
        if self.frame(&cue, Frame::Clause) && (g.is(at, Class::Complementiser) || how) && !g.opens_quote(at) {
            let start = at + 1;
            let mut end = self.clause_end(start, index);
            if subject.is_some_and(|s| self.in_relative_clause(&s, &cue)) {
                end = self.resumption(start, end);
            }
            return (end > start).then(|| self.draft(cue, vec![(start, end)], subject, addressee, "clause", 0.9));
        }
        let infinitive = g.is(at, Class::InfinitiveMarker) && g.is_infinitive(at + 1);
        if !infinitive
            && (self.frame(&cue, Frame::Quote) || self.frame(&cue, Frame::Clause) || self.frame(&cue, Frame::Topic))
            && let Some(draft) = self.colon_or_quotation(index, at, subject, addressee)
        {
            return Some(draft);
        }
        if self.frame(&cue, Frame::Infinitive) || self.frame(&cue, Frame::ObjectInfinitive) {
            let negation = usize::from(g.is(at + 1, Class::Negation));
            let mut adverbs = at + 1 + negation;
            while g.is_adverb(adverbs) || g.is_any(adverbs, &[Class::Clitic, Class::ReflexiveClitic]) {
                adverbs += 1;
            }
            let whole = self.frame(&cue, Frame::Infinitive) || object.is_some() || addressee.is_some();
            if g.is(at, Class::InfinitiveMarker) && g.opens_quote(at + 1) && whole {
                // "dice di «agire per conto di tutti»"
                let end = self.topic_end(at, index);
                return Some(self.draft(cue, vec![(at, end)], subject, addressee, "infinitive", 0.85));
            }
            if g.is(at, Class::InfinitiveMarker) && g.is_infinitive(adverbs) && whole {
                let end = self.clause_end(at, index);
                return Some(self.draft(cue, vec![(at, end)], subject, addressee, "infinitive", 0.85));
            }
        }
        if self.frame(&cue, Frame::Question) && g.is(at, Class::Question) {
            let end = self.clause_end(at + 1, index);
            let conditional = g.is(at, Class::ConditionalOpener);
            let start = if conditional { at + 1 } else { at };
            return Some(self.draft(cue, vec![(start, end)], subject, addressee, "question", 0.8));
        }
        if self.frame(&cue, Frame::Bare) && g.pack.bare_clause && subject.is_some() {
            let opens = !g.is_any(at, &[Class::Preposition, Class::Coordinator])
                || g.is(at, Class::Subordinator)
                || at == cue.end
                    && g.is(at, Class::Preposition)
                    && g.has_finite(at + 1, self.end)
                    && (at..self.end.min(at + 8)).any(|i| g.mark(i, ','));
            let starts = g.kind(at).is_some_and(|k| matches!(k, TokenKind::Word | TokenKind::Number)) || g.opens_quote(at);
            if opens && starts {
                let end = self.clause_end(at, index);
                let plain = self.frame(&cue, Frame::Quote) && end - at >= 4 && at == cue.end;
                if (g.has_finite(at, end) || plain) && (!g.is_finite(at) || g.is_determiner(at)) {
                    return Some(self.draft(cue, vec![(at, end)], subject, addressee, "bare-clause", 0.85));
                }
            }
        }
        None
    }

    /// Whether a relative pronoun stands between subject and verb.
    fn in_relative_clause(&self, subject: &Subject, cue: &CueGroup) -> bool {
        let end = subject.phrase.end;
        end < cue.first && (end..cue.first).take(3).any(|i| self.g.is_any(i, &[Class::Relative, Class::Complementiser]))
    }

    /// Where the main clause goes on after a relative clause: at a comma with a finite verb behind it.
    fn resumption(&self, start: usize, end: usize) -> usize {
        let g = self.g;
        (start + 1..end)
            .find(|&i| {
                let mut next = i + 1;
                while g.is_adverb(next)
                    || g.is_any(next, &[Class::Clitic, Class::ReflexiveClitic, Class::Negation]) && !g.is(next, Class::Article)
                {
                    next += 1;
                }
                g.mark(i, ',') && g.quote_at(i).is_none() && g.is_finite(next)
            })
            .unwrap_or(end)
    }

    fn names_somebody(&self, phrase: Phrase) -> bool {
        (phrase.first..phrase.end).any(|i| {
            self.g.mentions.covering(i).is_some()
                || self.g.mentions.role_at(i).is_some()
                || self.g.is(i, Class::SubjectPronoun)
                || i > self.sentence.first && self.g.token(i).is_some_and(|t| t.is_capitalised())
        })
    }

    /// `X ha detto: “…”`, `X ha detto “…”`, `X said, “…”`; also a topic before a colon and a quotation.
    fn colon_or_quotation(&self, index: usize, at: usize, subject: Option<Subject>, addressee: Option<Phrase>) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        // up to the first quotation or colon, with neither a verb nor a further cue between
        let mut open = at;
        while open < self.end && !g.opens_quote(open) && !g.mark(open, ':') {
            let passes = g.kind(open) != Some(TokenKind::Punct) || g.mark(open, ',') || g.mark(open, '(') || g.mark(open, ')');
            let far = open > at + 14;
            if !passes
                || far
                || g.is_finite(open)
                || self.cues.iter().any(|c| c.first == open && c.head != cue.head && g.pack.cue(c.cue).pos == PartOfSpeech::Verb)
            {
                return None;
            }
            open += 1;
        }
        if open >= self.end {
            return None;
        }
        let colon = g.mark(open, ':');
        let start = if colon { open + 1 } else { open };
        if let Some((ranges, next)) = self.quotes_from(start, self.sentence.end) {
            if !colon && open > at && !g.mark(open - 1, ',') {
                // words between verb and quotation without a mark: only a topic verb takes them
                let complement =
                    g.is_any(open - 1, &[Class::Of, Class::Preposition, Class::InfinitiveMarker, Class::Article, Class::Complementiser]);
                if complement || open > at + 3 {
                    return None;
                }
            }
            let mut content = ranges;
            // the quotation is the beginning of a clause that goes on unquoted
            let goes_on = !colon
                && g.kind(next) == Some(TokenKind::Word)
                && !g.is_any(next, &[Class::Coordinator, Class::Adversative, Class::Subordinator])
                && !self.cues.iter().any(|c| c.first == next && g.pack.cue(c.cue).pos == PartOfSpeech::Verb);
            if goes_on {
                let end = self.topic_end(next, index);
                if let Some(last) = content.last_mut() {
                    last.1 = end.max(last.1);
                }
            }
            return Some(self.draft(cue, content, subject, addressee, if colon { "colon-quotation" } else { "quotation-after-cue" }, 0.95));
        }
        if colon && open == at && start < self.end && self.frame(&cue, Frame::Quote) && self.names_or_drops(subject) {
            return Some(self.draft(cue, vec![(start, self.end)], subject, addressee, "colon-clause", 0.8));
        }
        None
    }

    /// `…, said X,`: behind a comma, with a name and the end of the parenthesis behind it.
    fn is_inverted(&self, cue: &CueGroup, from: usize) -> bool {
        let g = self.g;
        let comma = cue.first.checked_sub(1).is_some_and(|p| p > from && (g.mark(p, ',') || g.kind(p) == Some(TokenKind::Dash)));
        if !comma || cue.slot == Slot::Gerund || self.frame(cue, Frame::AddresseeObject) && g.pack.bare_clause {
            return false;
        }
        self.subject_after(cue).is_some_and(|(subject, end, _)| {
            let stop = self.skip_light(end, self.limit_after(end)).0;
            let closes = stop >= self.end
                || g.mark(stop, ',')
                || g.is_hard_stop(stop)
                || g.kind(stop) == Some(TokenKind::Dash)
                || g.is(stop, Class::Relative);
            closes
                && subject.phrase.first == cue.end
                && (self.holds_person(subject.phrase) || self.holds_speaking_role(subject.phrase))
                && !g.has_finite(subject.phrase.first, subject.phrase.end)
        })
    }

    /// `As X told Y, …`, `…, come ha detto X, …`: the whole sentence around the parenthesis.
    fn as_parenthesis(&self, index: usize, from: usize, before: Option<Subject>, left: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let opener = left.checked_sub(1).filter(|o| *o >= from && g.is(*o, Class::ParentheticalOpener))?;
        let at_edge =
            opener == self.sentence.first || g.mark(opener - 1, ',') || opener > from && g.is_any(opener - 1, &[Class::Coordinator]);
        if !at_edge || !self.frame(&cue, Frame::Clause) {
            return None;
        }
        let inverted = if before.is_none() { self.subject_after(&cue) } else { None };
        let subject = before.or(inverted.map(|i| i.0))?;
        let mut stop = inverted.map_or(cue.end, |i| i.1);
        let mut addressee = inverted.and_then(|i| i.2);
        if let Some((phrase, end)) = self.object_addressee(&cue, before.is_some()) {
            addressee = Some(phrase);
            stop = end;
        }
        let stop = self.skip_light(stop, self.limit_after(stop)).0;
        if !self.names_somebody(subject.phrase) || !(g.mark(stop, ',') || stop >= self.end) {
            return None;
        }
        self.around(index, opener, stop, Some(subject), addressee, from, "as-said")
    }

    /// The clause around a parenthesis `[opener, stop)`: what stands before it, and what follows behind a comma.
    #[allow(clippy::too_many_arguments, reason = "the parts of one draft")]
    fn around(
        &self,
        index: usize,
        opener: usize,
        stop: usize,
        subject: Option<Subject>,
        addressee: Option<Phrase>,
        from: usize,
        rule: &'static str,
    ) -> Option<Draft> {
        let g = self.g;
        let mut content = Vec::new();
        let mut before = opener;
        while before > from && (g.mark(before - 1, ',') || g.kind(before - 1) == Some(TokenKind::Dash)) {
            before -= 1;
        }
        if before > from {
            let start = self.content_start(from, before);
            if start < before {
                content.push((start, before));
            }
        }
        let complete = content.iter().any(|c| g.has_finite(c.0, c.1));
        if g.mark(stop, ',') && stop + 1 < self.end && !complete {
            content.push((stop + 1, self.clause_end(stop + 1, index)));
        }
        let whole = content.iter().any(|c| g.has_finite(c.0, c.1) || (c.0..c.1).any(|i| g.opens_quote(i)));
        whole.then(|| self.draft(self.cues[index], content, subject, addressee, rule, 0.8))
    }

    fn names_or_drops(&self, subject: Option<Subject>) -> bool {
        subject.map_or(self.g.pack.drops_subject, |s| self.names_somebody(s.phrase))
    }

    /// `The plan has failed, X said`, `The plan, X said, has failed`.
    fn parenthetical(&self, index: usize, from: usize, before: Option<Subject>, left: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let mark = left.checked_sub(1).filter(|m| *m > from)?;
        if !(g.mark(mark, ',') || g.kind(mark) == Some(TokenKind::Dash)) || cue.slot == Slot::Gerund {
            return None;
        }
        // "X l'aveva detto": what was said is the pronoun
        if (cue.first..cue.head).any(|i| g.is(i, Class::Clitic) && !g.is(i, Class::ReflexiveClitic)) {
            return None;
        }
        let inverted = if before.is_none() { self.subject_after(&cue) } else { None };
        let subject = before.or(inverted.map(|i| i.0));
        let mut stop = inverted.map_or(cue.end, |i| i.1);
        let mut addressee = inverted.and_then(|i| i.2);
        if let Some((phrase, end)) = self.object_addressee(&cue, before.is_some()) {
            addressee = Some(phrase);
            stop = end;
        }
        let (after, to) = self.skip_light(stop, self.limit_after(stop));
        addressee = addressee.or(to);
        let closes = after >= self.end
            || g.mark(after, ',')
            || inverted.is_some() && g.is(after, Class::Relative)
            || g.kind(after) == Some(TokenKind::Dash)
            || g.is_hard_stop(after);
        let bare_form = cue.first == cue.head;
        if !closes || subject.is_none() && !g.pack.drops_subject || bare_form && subject.is_some_and(|s| !self.names_somebody(s.phrase)) {
            return None;
        }
        let mut mark = mark;
        while mark > from && (g.mark(mark - 1, ',') || g.kind(mark - 1) == Some(TokenKind::Dash)) {
            mark -= 1;
        }
        let start = self.content_start(from, mark);
        // a connector before the parenthesis is no content: "Ma, dicono i medici, …"
        let connector = (start..mark)
            .all(|i| g.is_adverb(i) || g.is_any(i, &[Class::Coordinator, Class::Adversative, Class::Subordinator, Class::Opener]));
        let mut content = if start >= mark || connector { Vec::new() } else { vec![(start, mark)] };
        let rest = after + 1;
        let clause_before = !content.is_empty() && g.has_finite(start, mark) && mark - start > 3 && !g.is_finite(rest);
        if rest < self.end && after < self.end {
            let new_clause = self.cues.iter().any(|c| c.first > after && c.first <= rest + 2)
                || g.is_any(rest, &[Class::Coordinator, Class::Subordinator, Class::Adversative, Class::Relative])
                || g.is_gerund(rest);
            if (!new_clause || content.is_empty()) && !clause_before {
                content.push((rest, self.clause_end(rest, index)));
            }
        }
        let whole = content.iter().any(|c| g.has_finite(c.0, c.1)) || content.iter().any(|c| (c.0..c.1).any(|i| g.opens_quote(i)));
        whole.then(|| self.draft(cue, content, subject, addressee, "parenthetical", 0.85))
    }

    /// `X ha criticato il piano`: the topic as a noun phrase, with or without a preposition.
    fn topic(&self, index: usize, subject: Option<Subject>) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let direct = self.frame(&cue, Frame::Topic);
        let subject = subject?;
        if g.pack.drops_subject && cue.first == cue.head && !subject.shared && !self.names_somebody(subject.phrase) {
            return None;
        }
        let mut at = cue.end;
        while g.is_adverb(at) || g.is(at, Class::TimeWord) {
            at += 1;
        }
        let preposition = g.is_any(at, &[Class::Preposition, Class::Of]);
        if preposition && self.frame(&cue, Frame::About) && g.opens_quote(at + 1) {
            // "ha parlato di «ministri in ostaggio»"
            let (content, _) = self.quotes_from(at + 1, self.sentence.end)?;
            return Some(self.draft(cue, content, Some(subject), None, "quotation-after-cue", 0.8));
        }
        if direct
            && !preposition
            && at < self.end
            && !g.is_hard_stop(at)
            && !g.mark(at, ',')
            && !g.is_any(at, &[Class::Coordinator, Class::Subordinator, Class::Adversative])
        {
            let mut end = self.topic_end(at, index);
            if self.in_relative_clause(&subject, &cue) {
                end = (at + 1..end)
                    .find(|&i| {
                        g.quote_at(i).is_none()
                            && g.is_finite(i)
                            && !g.is_any(
                                i - 1,
                                &[Class::Relative, Class::Complementiser, Class::Clitic, Class::ReflexiveClitic, Class::Negation],
                            )
                    })
                    .unwrap_or(end);
            }
            if end > at {
                let mut draft = self.draft(cue, vec![(at, end)], Some(subject), None, "topic", 0.7);
                draft.topic = true;
                return Some(draft);
            }
        }
        None
    }

    /// `Il piano è stato annunciato dal ministro`, `La notizia è stata confermata da X`.
    fn passive(&self, index: usize, from: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let (at, _) = self.skip_light(cue.end, self.limit_after(cue.end));
        if !g.is(at, Class::By) {
            return None;
        }
        let end = noun_phrase_end(g, at + 1, self.limit_after(at + 1));
        let agent = Phrase { first: at + 1, end };
        if end == at + 1 || !self.names_somebody(agent) {
            return None;
        }
        if !self.frame(&cue, Frame::Topic) && !self.frame(&cue, Frame::Quote) {
            return None;
        }
        let opener = cue.first.checked_sub(1).filter(|o| *o >= self.sentence.first && g.is(*o, Class::ParentheticalOpener));
        if let Some(opener) = opener {
            return self.around(
                index,
                opener,
                end,
                Some(Subject { phrase: agent, apposition: None, shared: false }),
                None,
                from,
                "as-said",
            );
        }
        let subject = self.subject_before(cue.first, self.sentence.first)?;
        let mut draft = self.draft(
            cue,
            vec![(subject.phrase.first, subject.phrase.end)],
            Some(Subject { phrase: agent, apposition: None, shared: false }),
            None,
            "passive",
            0.7,
        );
        draft.topic = true;
        Some(draft)
    }

    /// `Secondo X, …`, `…, according to X`.
    fn preposition(&self, index: usize, from: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let limit = self.limit_after(cue.end);
        if g.is(cue.end, Class::Relative) || g.is(cue.end, Class::Article) && g.is(cue.end + 1, Class::Relative) {
            return self.according_to_which(index, from);
        }
        // "secondo quanto riferito da X", "stando a quanto dice X"
        let verb = self.cues.get(index + 1).filter(|v| v.first == cue.end && g.pack.cue(v.cue).pos == PartOfSpeech::Verb);
        let named_at = match verb {
            Some(v) if v.voice == Voice::Passive => self.skip_light(v.end, limit).0 + 1,
            Some(v) => self.skip_light(v.end, limit).0,
            None => cue.end,
        };
        let end = noun_phrase_end(g, named_at, limit);
        let phrase = Phrase { first: named_at, end };
        if end <= named_at || !self.can_speak(phrase) {
            return None;
        }
        let named = self.names_somebody(phrase);
        let before = cue.first.checked_sub(1).filter(|b| *b >= self.sentence.first);
        let after_relative = before.is_some_and(|b| {
            let mut at = b;
            while at > self.sentence.first && (g.mark(at, ',') || g.is_adverb(at)) {
                at -= 1;
            }
            g.is_any(at, &[Class::Relative, Class::Complementiser])
        });
        // a word that is also a common preposition needs a name; one that means much else also the edge of a clause
        let ambiguous = g.is(cue.head, Class::Preposition) && cue.end == cue.head + 1;
        let edge_only = self.frame(&cue, Frame::Edge);
        let at_edge = before.is_none_or(|b| {
            g.mark(b, ',')
                || g.closes_quote(b)
                || g.kind(b) == Some(TokenKind::Dash)
                || g.is_any(b, &[Class::Complementiser, Class::Adversative, Class::Coordinator, Class::Adverb])
        });
        let opens_clause = at_edge && before.is_some_and(|b| g.mark(b, ',')) && !g.has_finite(from, cue.first) && cue.first - from <= 8;
        let starts =
            before.is_none() || cue.first == from || after_relative || opens_clause || before.is_some_and(|b| g.is(b, Class::Adversative));
        let nominal = g.is_determiner(cue.end) || g.token(cue.end).is_some_and(|t| t.is_capitalised());
        let head = (named_at..end).find(|&i| !g.is_determiner(i));
        let head_speaks = head.is_some_and(|h| {
            g.mentions.role_at(h).is_some()
                || g.mentions.covering(h).is_some_and(|m| m.kind != crate::mention::Kind::Resource && m.kind != crate::mention::Kind::Place)
        });
        if ambiguous && (!named || !nominal || edge_only && (!at_edge || !head_speaks)) {
            return None;
        }
        let mut stop = end;
        let mut apposition = None;
        if let Some(close) = apposition_end(g, end, self.end).filter(|c| self.is_description((end + 1, *c))) {
            apposition = Some((end + 1, close));
            stop = close;
        }
        if g.mark(stop, ',') && g.is(stop + 1, Class::Relative) {
            // "secondo X, che dirige l'agenzia, …"
            stop = (stop + 2..self.end).find(|&i| g.mark(i, ',')).unwrap_or(stop);
        }
        let subject = Some(Subject { phrase, apposition, shared: false });
        if starts || at_edge && !g.mark(stop, ',') && stop < self.end && !g.mark(cue.first.saturating_sub(1), ',') {
            // in front: what follows is the content
            let comma = g.mark(stop, ',') || g.mark(stop, ':');
            if edge_only && !comma && !g.opens_quote(stop) && before.is_some() {
                return None;
            }
            let start = if comma { stop + 1 } else { stop };
            let clause = self.clause_end(start, index);
            if clause > start
                && (g.has_finite(start, clause) || (start..clause).any(|i| g.opens_quote(i)) || !ambiguous && clause - start >= 4)
            {
                return Some(self.draft(cue, vec![(start, clause)], subject, None, "according-to", 0.85));
            }
            return None;
        }
        // behind or in the middle of the clause
        let mut left_end = cue.first;
        while left_end > from && (g.mark(left_end - 1, ',') || g.kind(left_end - 1) == Some(TokenKind::Dash)) {
            left_end -= 1;
        }
        let start = self.content_start(from, left_end);
        if start >= left_end {
            return None;
        }
        let mut content = vec![(start, left_end)];
        if g.mark(stop, ',') && stop + 1 < self.end && (!g.has_finite(start, left_end) || left_end - start <= 3) {
            content.push((stop + 1, self.clause_end(stop + 1, index)));
        }
        let clause = content.iter().any(|c| g.has_finite(c.0, c.1) || (c.0..c.1).any(|i| g.opens_quote(i)))
            || !ambiguous && content.iter().any(|c| c.1 - c.0 >= 4);
        clause.then(|| self.draft(cue, content, subject, None, "according-to", 0.85))
    }

    /// `…, secondo cui …`, `…, according to whom …`: the antecedent speaks.
    fn according_to_which(&self, index: usize, from: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let mut before = cue.first;
        while before > from && g.mark(before - 1, ',') {
            before -= 1;
        }
        let phrase = self.antecedent(before, from)?;
        let start = if g.is(cue.end, Class::Article) { cue.end + 2 } else { cue.end + 1 };
        let end = self.resumption(start, self.clause_end(start, index));
        let subject = Subject { phrase, apposition: None, shared: false };
        (self.names_somebody(phrase) && g.has_finite(start, end))
            .then(|| self.draft(cue, vec![(start, end)], Some(subject), None, "according-to", 0.75))
    }

    /// `l'appello di X a Y a …`, `X's claim that …`.
    fn noun(&self, index: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let limit = self.limit_after(cue.end);
        let mut at = cue.end;
        let mut source = None;
        // X's claim, his claim
        let possessive = cue.first.checked_sub(1).filter(|p| *p >= self.sentence.first);
        if let Some(before) = possessive
            && let Some(owner) = g.mentions.covering(before.saturating_sub(1)).filter(|m| m.end == before && g.is_possessive_suffix(before))
        {
            source = Some(Phrase { first: owner.first, end: owner.end });
        }
        if source.is_none() && g.is(at, Class::Of) {
            // the speaker is the name behind "of", up to the addressee
            let end = noun_phrase_end(g, at + 1, limit);
            if end > at + 1 {
                source = Some(Phrase { first: at + 1, end });
                at = end;
            }
        }
        let source = source.filter(|s| self.names_somebody(*s))?;
        let mut addressee = None;
        if g.is(at, Class::To) && !g.is_infinitive(at + 1) {
            let end = noun_phrase_end(g, at + 1, limit);
            if end > at + 1 {
                addressee = Some(Phrase { first: at + 1, end });
                at = end;
            }
        }
        let subject = Some(Subject { phrase: source, apposition: None, shared: false });
        if self.frame(&cue, Frame::Infinitive) && g.is(at, Class::InfinitiveMarker) && g.is_infinitive(at + 1) {
            let end = self.topic_end(at, index);
            let mut draft = self.draft(cue, vec![(at, end)], subject, addressee, "noun-infinitive", 0.75);
            draft.topic = true;
            return Some(draft);
        }
        if self.frame(&cue, Frame::Clause) && g.is(at, Class::Complementiser) {
            let end = self.topic_end(at + 1, index);
            return (end > at + 1).then(|| self.draft(cue, vec![(at + 1, end)], subject, addressee, "noun-clause", 0.75));
        }
        None
    }

    /// The cue with which the sentence ends in a colon, the quotation standing in the next paragraph.
    pub fn before_colon(&self, drafts: &[Draft]) -> Option<Draft> {
        let g = self.g;
        let colon = self.sentence.end - 1;
        if !g.mark(colon, ':') || drafts.iter().any(|d| d.content.iter().any(|c| c.1 >= self.end)) {
            return None;
        }
        let cue = self
            .cues
            .iter()
            .rev()
            .find(|c| g.pack.cue(c.cue).pos == PartOfSpeech::Verb && self.frame(c, Frame::Quote) && c.voice == Voice::Active)?;
        let subject = self.subject(cue, self.sentence.first, drafts);
        let inverted = if subject.is_none() { self.subject_after(cue).map(|i| i.0) } else { None };
        Some(self.draft(*cue, Vec::new(), subject.or(inverted), None, "colon-before-paragraph", 0.9))
    }

    /// Quotations that no cue took and that are a sentence of their own: the speaker is carried over.
    fn standing_quotes(&self, drafts: &mut Vec<Draft>) {
        let g = self.g;
        let mut at = self.sentence.first;
        while at < self.end {
            let Some(quote) = g.quote_at(at) else {
                // words before a quotation: it stands alone only behind a colon
                if let Some(open) = (at..self.end).find(|&i| g.opens_quote(i)).filter(|o| *o > at && g.mark(o - 1, ':')) {
                    let quote = g.quote_at(open).filter(|q| q.end - q.open > 7 && q.end + 1 >= self.end);
                    let taken = drafts.iter().any(|d| d.content.iter().any(|c| c.1 > open));
                    if let (Some(quote), false) = (quote, taken) {
                        let subject = self.main_subject(open).filter(|s| self.names_somebody(s.phrase));
                        drafts.push(Draft {
                            cue: None,
                            content: vec![(quote.open, quote.end)],
                            source: subject.map(|s| s.phrase),
                            apposition: subject.and_then(|s| s.apposition),
                            shared: true,
                            addressee: None,
                            topic: false,
                            rule: "colon-without-cue",
                            confidence: 0.6,
                        });
                    }
                }
                return;
            };
            let taken = drafts.iter().any(|d| d.content.iter().any(|c| c.0 < quote.end && quote.open < c.1));
            let whole = quote.end >= self.end || g.token(quote.end).is_some_and(|t| t.is_terminator()) || g.opens_quote(quote.end);
            if taken || !whole || quote.end - quote.open < 5 {
                return;
            }
            drafts.push(Draft {
                cue: None,
                content: vec![(quote.open, quote.end)],
                source: None,
                apposition: None,
                shared: false,
                addressee: None,
                topic: false,
                rule: "standing-quotation",
                confidence: 0.7,
            });
            at = quote.end;
        }
    }
}
