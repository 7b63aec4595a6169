//! What a cue takes: each cue of a sentence becomes a draft with its content and its subject.
//!
//! [`Clauses::drafts`] goes through the cues in order; `verb` says what is tried first.

mod antecedent;
mod behind;
mod circumstance;
mod clause_end;
mod light;
mod main_clause;
mod nominal;
mod parenthesis;
mod passed_over;
mod passive;
mod pointing;
mod quotation;
mod quoted_extent;
mod speaks;
mod subject;
mod subject_before;
mod subject_before_comma;
mod subject_behind;
mod subject_of_quotation;
mod subject_of_sentence;
mod subject_shared;
mod topic;
mod topic_end;

use super::cue::{CueGroup, Voice, opens_cleft};
use super::grammar::Grammar;
use super::phrase::{Phrase, noun_phrase_end};
use crate::pack::{Class, Frame, PartOfSpeech, Slot};
use crate::text::{Sentence, TokenKind};
use crate::trace::Step;

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
                && cue.slot != Slot::Gerund
                && self.cues[index - 1].end == cue.first
                && self.g.pack.cue(self.cues[index - 1].cue).pos == PartOfSpeech::Preposition;
            if of_preposition {
                continue;
            }
            let inside = drafts.iter().any(|d| d.content.iter().any(|c| c.0 <= cue.head && cue.head < c.1));
            if inside && self.g.quote_at(cue.head).is_none() && !self.nested_allowed(&cue) {
                self.refuse(&cue, "it stands inside what somebody else says");
                continue;
            }
            // "Berg, who left despite calls for her to stay, said": what a noun in the insertion takes
            let inserted = |d: &&Draft| {
                let noun = d.cue.is_some_and(|c| self.g.pack.cue(c.cue).pos == PartOfSpeech::Noun);
                // "the vote, which Hale called late, pleased her"
                let relative = d.source.is_some_and(|s| s.first > self.sentence.first && self.g.is(s.first - 1, Class::Relative));
                (noun || relative) && d.content.iter().any(|c| c.1 + 1 == cue.first && self.g.mark(c.1, ','))
            };
            let taken = drafts
                .iter()
                .filter(|d| !inserted(d))
                .flat_map(|d| d.content.iter().map(|c| c.1).chain(d.cue.map(|c| c.end)))
                .filter(|e| *e <= cue.first)
                .max();
            if let Some(outer) = self.outer(index, &drafts) {
                drafts.push(outer);
                continue;
            }
            // "praised Anna Berg, who said that": whom the relative clause describes stands in what was said before
            let described = |end: usize| {
                let pronoun = if self.g.pack.drops_subject { Class::Relative } else { Class::PersonRelative };
                // "ha accusato Neri, la quale ha detto"
                let article = usize::from(self.g.pack.drops_subject && self.g.is(end + 1, Class::Article));
                let relative = self.g.mark(end, ',') && self.g.is(end + 1 + article, pronoun);
                // "the attack of Berg on Hale, che": of either
                let noun = |d: &Draft| d.cue.is_some_and(|c| self.g.pack.cue(c.cue).pos == PartOfSpeech::Noun);
                let verb = |d: &&Draft| !(self.g.pack.drops_subject && noun(d));
                let first = drafts.iter().filter(verb).flat_map(|d| &d.content).find(|c| c.1 == end).map(|c| c.0);
                first.filter(|_| relative && (end + 2 + article..cue.first).all(|i| self.g.is_adverb(i)))
            };
            // "«… – dice – …», conferma il sindaco"
            let unclaimed = |end: usize| {
                let inner = drafts.iter().find(|d| cue_in_quotation(d) && d.source.is_none() && d.content.iter().any(|c| c.1 == end))?;
                inner.content.first().map(|c| c.0)
            };
            let taken = taken.map(|end| described(end).or_else(|| unclaimed(end)).unwrap_or(end));
            let attached = self.attach(index, taken.unwrap_or(self.sentence.first), &drafts);
            let Some(draft) = attached.map(|draft| self.before_but(&cue, draft)) else {
                self.refuse(&cue, "nothing that it can take as content stands beside it, or nobody who could speak");
                continue;
            };
            // "no group has claimed the attack"
            let nobody = |s: Phrase| {
                let first = s.first - usize::from(s.first > self.sentence.first && self.g.is(s.first - 1, Class::Nobody));
                let s = Phrase { first, ..s };
                self.g.is(s.first, Class::Nobody) && (s.end == s.first + 1 || self.g.kind(s.first + 1) == Some(TokenKind::Word))
            };
            if draft.source.is_some_and(nobody) {
                self.refuse(&cue, "it is negated");
                continue;
            }
            // "se Rossi avesse detto", "è falso che Rossi abbia detto", "Did Hale say that …?": nobody is known to have
            if draft.source.is_some_and(|s| self.may_not_have(&cue, s, &draft)) {
                self.refuse(&cue, "it may not have been said");
                continue;
            }
            // "ciò conferma che": no pronoun for a thing speaks
            let thing = |s: Phrase| {
                let (g, alone) = (self.g, s.end == s.first + 1);
                let pronoun = g.is(s.first, Class::OtherPronoun) && !g.is_determiner(s.first) && !g.is(s.first, Class::SubjectPronoun);
                alone && pronoun && g.pack.drops_subject
            };
            if draft.source.is_some_and(thing) {
                self.refuse(&cue, "its subject is nothing that can speak");
                continue;
            }
            // "What Berg promises is now law": a clause is nobody
            let clause = |s: Phrase| {
                let g = self.g;
                g.pack.bare_clause && g.is(s.first, Class::Question) && g.is(s.first, Class::OtherPronoun) && s.end > s.first + 1
            };
            if draft.source.is_some_and(clause) {
                self.refuse(&cue, "its subject is nothing that can speak");
                continue;
            }
            let quoted = |c: &Range| self.g.count_quoted(c.0, c.1) > 0;
            // "i dati della banca parlano di un calo"
            let tells = !draft.topic || draft.rule == "about";
            let speaks = |s: Phrase| self.head_speaks(s) || tells && (self.heads_document(s) || self.is_part_of_body(s));
            if draft.source.is_some_and(|s| !speaks(s)) && !draft.content.iter().any(quoted) {
                self.refuse(&cue, "its subject is nothing that can speak");
                continue;
            }
            let mut draft = Draft { source: draft.source.map(|s| self.without_circumstance(s)), ..draft };
            // "poiché, dichiarandosi medico | , ha incassato i soldi": up to the verb of its clause
            if cue.slot == Slot::Gerund && self.g.opens_inner_clause(cue.first) {
                let verb = |c: &Range| (c.0 + 1..c.1).find(|&i| self.g.mark(i, ',') && self.g.goes_on_with_verb(i + 1));
                draft.content.iter_mut().for_each(|c| c.1 = verb(c).unwrap_or(c.1));
            }
            // "è la maggioranza ". Dura la replica": a mark that closes nothing
            let g = self.g;
            let stray = |i: usize| g.kind(i) == Some(TokenKind::Quote) && g.quote_at(i).is_none() && !g.is_owner_mark(i);
            draft.content.iter_mut().for_each(|c| c.1 -= usize::from(c.1 > c.0 + 1 && stray(c.1 - 1)));
            let draft = if cue_in_quotation(&draft) { self.out_of_outer(draft, &mut drafts) } else { Some(draft) };
            let Some(draft) = draft else { continue };
            let overlap = |d: &Draft| draft.content.iter().any(|c| d.content.iter().any(|o| c.0 < o.1 && o.0 < c.1));
            if draft.rule == "quotation-before-cue"
                && draft.source.is_some()
                && let Some(inner) = drafts.iter_mut().find(|d| cue_in_quotation(d) && d.source.is_none() && overlap(d))
            {
                (inner.source, inner.apposition) = (draft.source, draft.apposition);
                continue;
            }
            let clash = drafts.iter().any(overlap);
            if draft.content.iter().all(|c| c.0 < c.1) && (!clash || inside) {
                drafts.push(draft);
            } else {
                self.refuse(&cue, "what it takes is the content of another statement already");
            }
        }
        self.standing_quotes(&mut drafts);
        drafts
    }

    /// `She had asked for a factory and was still waiting, an aide said`: the last cue of a sentence takes all of it, the
    /// statements in it too.
    fn outer(&self, index: usize, drafts: &[Draft]) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let last = self.cues[index + 1..].iter().all(|c| g.pack.cue(c.cue).pos == PartOfSpeech::Noun);
        let plain = |d: &Draft| {
            d.cue.is_some_and(|c| g.pack.cue(c.cue).pos == PartOfSpeech::Verb && c.slot != Slot::Gerund)
                && d.content.iter().all(|c| c.1 <= cue.first && g.count_quoted(c.0, c.1) == 0)
                && !matches!(d.rule, "parenthetical" | "as-said" | "according-to")
        };
        if !last || drafts.is_empty() || !drafts.iter().all(plain) || g.quote_at(cue.head).is_some() {
            return None;
        }
        let draft = self.attach(index, self.sentence.first, drafts)?;
        let [content] = draft.content[..] else { return None };
        let source = draft.source.filter(|s| s.first >= content.1 && !draft.topic)?;
        let whole = content.0 == self.sentence.first || drafts[0].source.is_some_and(|s| content.0 <= s.first);
        let behind = matches!(draft.rule, "parenthetical" | "according-to") && whole && content.1 + 1 == source.first.min(cue.first);
        (behind && drafts.iter().all(|d| d.content.iter().all(|c| c.1 <= content.1))).then_some(draft)
    }

    /// `Il sindaco conferma: “… – dice – …”`, `the mayor said it was late: “… – he added – …”`: the quotation is the content of the cue
    /// inside it and not of the one before it, whose subject speaks, and which keeps the words before the colon.
    ///
    /// `Il sindaco ha detto che la diga “è vecchia – ha spiegato – …”`: one statement, of the cue before; `None`, then.
    fn out_of_outer(&self, mut draft: Draft, drafts: &mut Vec<Draft>) -> Option<Draft> {
        let g = self.g;
        let Some(quote) = draft.cue.and_then(|c| g.quote_at(c.head)) else { return Some(draft) };
        let colon = quote.open.checked_sub(1).filter(|&i| i > self.sentence.first && g.mark(i, ':'));
        let covers = |d: &Draft| d.content.iter().any(|c| c.0 <= quote.open && quote.end <= c.1);
        let Some(at) = drafts.iter().position(covers) else {
            let agrees = |s: &Subject| draft.cue.is_some_and(|c| self.agrees_behind(&c, s.phrase));
            let lead = colon.filter(|_| draft.source.is_none()).and_then(|colon| self.leads_quotation(colon));
            if let Some(lead) = lead.filter(agrees) {
                (draft.source, draft.apposition) = (Some(lead.phrase), lead.apposition);
            }
            return Some(draft);
        };
        let outer = &mut drafts[at];
        let (mut before, behind): (Vec<Range>, Vec<Range>) = outer.content.iter().partition(|c| c.0 < quote.end);
        before.retain(|c| c.0 < colon.unwrap_or(quote.open));
        draft.content.extend(behind);
        match (colon, before.last_mut()) {
            (Some(colon), Some(last)) => last.1 = last.1.min(colon),
            (None, Some(last)) if draft.source.is_none() => {
                draft.content[0].0 = last.0;
                before.pop();
                outer.content = [before, draft.content].concat();
                return None;
            }
            (None, Some(last)) if g.has_finite(last.0, quote.open) => last.1 = quote.open,
            (None, Some(_)) => _ = before.pop(),
            (_, None) => {}
        }
        if draft.source.is_none() {
            (draft.source, draft.apposition) = (outer.source, outer.apposition);
        }
        draft.addressee = draft.addressee.or(outer.addressee);
        if before.is_empty() {
            drafts.remove(at);
        } else {
            outer.content = before;
        }
        Some(draft)
    }

    /// "Berg not only said that it was late, but left": what follows "but" is not what she said.
    fn before_but(&self, cue: &CueGroup, mut draft: Draft) -> Draft {
        let g = self.g;
        let only = (cue.first.saturating_sub(3).max(self.sentence.first)..cue.head).any(|i| g.is_not_only(i, cue.head));
        if let Some(content) = draft.content.last_mut().filter(|c| only && c.0 >= cue.end) {
            // "but also that it was illegal" is said, and so is "old but good"
            let more = |i: usize| (i + 1..content.1).find(|&k| !g.is_adverb(k)).is_some_and(|k| g.is(k, Class::Complementiser));
            let ends = |i: usize| g.mark(i - 1, ',') || g.is_finite(i + 1);
            let free = |i: usize| g.is(i, Class::Adversative) && g.quote_at(i).is_none();
            let but = (content.0 + 1..content.1).find(|&i| free(i) && ends(i) && !more(i));
            content.1 = but.map_or(content.1, |i| i - usize::from(g.mark(i - 1, ',')));
        }
        draft
    }

    /// Whether the sentence leaves open that somebody spoke: a condition, a question, what is not true, or of whom it is denied.
    fn may_not_have(&self, cue: &CueGroup, source: Phrase, draft: &Draft) -> bool {
        let g = self.g;
        if source.first >= cue.first || g.pack.cue(cue.cue).pos != PartOfSpeech::Verb {
            return false;
        }
        let quoted = draft.content.iter().any(|c| g.count_quoted(c.0, c.1) > 0);
        let asked = g.mark(self.sentence.end - 1, '?') && g.quote_at(self.sentence.end - 1).is_none();
        let own = draft.content.iter().any(|c| c.0 > 0 && g.mark(c.0 - 1, ':'));
        if asked && !quoted && !own && g.pack.cue(cue.cue).act != "ask" {
            return true;
        }
        let Some(before) = source.first.checked_sub(1).filter(|b| *b >= self.sentence.first) else { return false };
        // "Neanche Rossi ha detto", "né Rossi né Neri"
        // but "non pochi hanno detto"
        let many = g.is_any(source.first, &[Class::Determiner, Class::Quantity]);
        if g.is_any(before, &[Class::Negation, Class::Nobody]) && !g.is_determiner(before) && !many {
            return true;
        }
        let denied =
            || (before.saturating_sub(5).max(self.sentence.first)..before).any(|i| g.is(i, Class::Negation) && !g.is_not_only(i, before));
        let unreal = (cue.first..cue.head).any(|i| g.is(i, Class::Subjunctive));
        // but "anche se Rossi ha detto", "se Rossi ha detto di sì, Neri tace": he did; and so of "even if Hale said"
        let even = before > self.sentence.first && g.is_any(before - 1, &[Class::Adverb, Class::Adversative]);
        let condition = g.is(before, Class::Condition) && !even && (unreal || g.pack.bare_clause);
        condition || g.is(before, Class::Complementiser) && (unreal || g.pack.bare_clause && denied())
    }

    /// Keeps the reason why a cue makes no statement.
    fn refuse(&self, cue: &CueGroup, why_not: &'static str) {
        self.g.note(|| Step::Cue { span: self.g.doc.span(cue.first, cue.end), cue: cue.cue, why_not });
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
            PartOfSpeech::Noun => self.pointing_back(index, from).or_else(|| self.noun(index)),
        }
    }

    fn verb(&self, index: usize, from: usize, drafts: &[Draft]) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let quote_frame = self.frame(&cue, Frame::Quote);
        // "si dice", but not "si limita a dire"
        let inside = |class| (cue.first..cue.head).any(|i| g.is(i, class));
        let impersonal = inside(Class::ReflexiveClitic) && !inside(Class::LightVerb) && !self.frame(&cue, Frame::Reflexive);
        if impersonal && g.pack.drops_subject {
            return self.in_document(index, from);
        }
        // "TASS cited the minister as saying": his words, and no topic
        let cited = noun_phrase_end(g, cue.end, self.limit_after(cue.end));
        let says = |i: usize| g.is_gerund(i) && g.token(i).is_some_and(|t| g.pack.is_cue_form(t.word));
        if g.pack.bare_clause && cited > cue.end && g.is(cited, Class::ParentheticalOpener) && says(cited + 1) {
            return None;
        }
        if cue.slot == Slot::Infinitive && g.is(cue.end - 1, Class::Be) {
            return self.cleft(index, from);
        }
        if cue.slot == Slot::Infinitive && opens_cleft(g, self.sentence, cue.first) {
            return self.fronted_cleft(index);
        }
        // "«È tardi», chiude Rossi", and not "Rossi chiude: «…»"
        if self.frame(&cue, Frame::After) {
            let subject = |d: &Draft| d.source.is_some_and(|s| self.holds_person(s) || self.holds_speaking_role(s));
            return self.after_quotation(index, from, None, cue.first).filter(subject);
        }
        // "Hale, asked whether he regretted it, said": by whom is not told
        let comma = cue.first.checked_sub(1).filter(|&c| c > from && g.mark(c, ',') && g.pack.bare_clause);
        let asked = comma.is_some() && cue.first == cue.head && g.is(cue.head, Class::Participle) && self.frame(&cue, Frame::Question);
        let told =
            |i: usize| g.mark(i, ',') && g.quote_at(i).is_none() && self.cues.iter().any(|c| c.first == i + 1 && c.slot == Slot::Finite);
        let subject = || comma.and_then(|c| self.phrase_ending(c, from)).is_some_and(|p| p.first == from || self.holds_person(p));
        if asked && (cue.end..self.end).any(told) && subject() {
            return None;
        }
        if let Some(draft) = self.pointing_back(index, from).or_else(|| self.before_own_end(index, from)) {
            return Some(draft);
        }
        if let Some(draft) = self.past_infinitive(index, from) {
            return Some(draft);
        }
        if let Some(draft) = self.inverted_between_commas(index, from) {
            return Some(draft);
        }
        let before = self.own_subject(&cue, from);
        let before = before.filter(|s| self.holds_person(s.phrase) || !self.is_inverted(&cue, from));
        // "…, è quanto afferma X"
        if self.is_this_is(cue.first) {
            return self.parenthetical(index, from, None, cue.first - 2);
        }
        let left = before.map_or(cue.first, |s| s.phrase.first);
        // "Nothing the president said “will help,” Hale wrote": what he said is only spoken of
        let other = [Class::Complementiser, Class::Relative, Class::Determiner, Class::Question];
        let pronoun = |i: usize| g.is(i, Class::OtherPronoun) && !g.is_any(i, &other);
        if g.pack.bare_clause && before.is_some() && left > from && pronoun(left - 1) {
            return None;
        }
        // "adding to the mystery that surrounds it": it grows
        let grows =
            g.pack.bare_clause && cue.slot == Slot::Gerund && g.pack.cue(cue.cue).act == "add" && g.is(cue.end, Class::InfinitiveMarker);
        let told = Phrase { first: cue.end + 1, end: noun_phrase_end(g, cue.end + 1, self.end) };
        if grows && !g.is_infinitive(cue.end + 1) && !self.head_speaks(told) && !g.mark(told.end, ':') {
            return None;
        }
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
        // "lo ha accusato il sindaco di aver rubato": its object is the pronoun, the subject stands behind
        let subject = if before.is_none() && self.object_given(&cue) { None } else { self.subject(&cue, from, drafts) };
        // "chi le domandava se": nobody in particular; and a language that names its subjects names it here
        let mut opener = cue.first;
        while opener > from && g.is(opener - 1, Class::Clitic) {
            opener -= 1;
        }
        let nobody = opener > from
            && g.is(opener - 1, Class::Relative)
            && g.is(opener - 1, Class::Question)
            && !g.is_any(opener - 1, &[Class::Complementiser, Class::PlaceRelative]);
        // "Adding, “…”": a sentence that only carries on the words of the speaker before
        let carries_on = cue.slot == Slot::Gerund && g.opens_quote(cue.end + usize::from(g.mark(cue.end, ',') || g.mark(cue.end, ':')));
        // "Said Anna Berg, who lives there: “…”"
        let inverted = || quote_frame && self.subject_after(&cue).is_some_and(|s| self.holds_person(s.0.phrase));
        // "della ditta non si sa: c'è chi sostiene che"
        let anybody = nobody && g.pack.drops_subject && !(opener > from + 1 && g.is_any(opener - 2, &[Class::Article, Class::Preposition]));
        if anybody && before.is_none()
            || subject.is_none() && (nobody || !g.pack.drops_subject && cue.first == self.sentence.first && !carries_on && !inverted())
        {
            return None;
        }
        // "two features, dubbed “One”", "la chiesa, detta anche chiesa dei presidenti": a participle that names what stands before
        let bare = cue.first == cue.head && g.is(cue.head, Class::Participle);
        let behind_comma = bare && cue.first > from && g.mark(cue.first - 1, ',') && subject.is_none_or(|s| s.apposition.is_none());
        let names = g.opens_quote(cue.end) && self.frame(&cue, Frame::Predicate) || g.pack.drops_subject && cue.slot == Slot::Finite;
        if behind_comma && names {
            return None;
        }
        // "a group called Free Norvale, which": its name
        let name = (cue.end..self.end).take_while(|&i| g.token(i).is_some_and(|t| t.is_capitalised())).last().map(|i| i + 1);
        let alone = name.is_some_and(|end| end >= self.end || g.kind(end) == Some(TokenKind::Punct) || g.is(end, Class::Relative));
        let unnamed = (cue.first.saturating_sub(4).max(from)..cue.first).any(|i| g.is(i, Class::Indefinite));
        if bare && g.pack.bare_clause && alone && unnamed && self.frame(&cue, Frame::Predicate) {
            return None;
        }
        // "finance reports that the campaign is filing": a noun, not a verb whose subject is missing
        let noun = g.is_document(cue.head);
        let taken = g.is_any(cue.end, &[Class::Complementiser, Class::InfinitiveMarker]);
        // "kept the rules, claims that nobody checked": in apposition
        let taken = taken && !(cue.first > from && g.mark(cue.first - 1, ','));
        if subject.is_none() && !g.pack.drops_subject && noun && cue.first == cue.head && !taken {
            return None;
        }
        // "The mine is safe, Anna Berg said as she left": what follows tells when it was said
        let front = before.is_some() && left > from + 2 && g.mark(left - 1, ',') && self.circumstance_behind(&cue, from, left - 1, cue.end);
        if front && let Some(draft) = self.parenthetical(index, from, before, left) {
            return Some(draft);
        }
        // 2. what stands behind the verb
        if let Some(draft) = self.behind(index, subject) {
            return Some(draft);
        }
        // 3. the clause before, where subject and verb are a parenthesis
        // "i passeggeri del bus, quando, dopo ore, ha cominciato": whoever stands before does not agree with the verb, and nobody else does
        let other = before.is_none() && !self.is_inverted(&cue, from) && self.subject_before(cue.first, from).is_some();
        if (quote_frame || self.frame(&cue, Frame::Clause) || self.frame(&cue, Frame::Bare))
            && !other
            && let Some(draft) = self.parenthetical(index, from, before, left)
        {
            return Some(draft);
        }
        // 4. a predicate: "si è detto favorevole a …"
        if self.frame(&cue, Frame::Predicate) && !self.frame(&cue, Frame::Topic) {
            let mut at = cue.end;
            while g.is_adverb(at) {
                at += 1;
            }
            // "si è detto in disaccordo", "si è dichiarata sotto shock"
            let state =
                self.frame(&cue, Frame::Reflexive) && g.is(at, Class::Preposition) && !g.is_any(at, &[Class::To, Class::By, Class::Of]);
            let state = state && !g.is_determiner(at + 1) && g.mentions.covering(at + 1).is_none();
            let predicate = g.kind(at) == Some(TokenKind::Word)
                && !g.is_name_behind_both(at)
                && (state || !g.is(at, Class::Preposition))
                && !g.is_any(at, &[Class::Coordinator, Class::Article, Class::Complementiser]);
            // "ritiene necessaria la riforma": a verb that is not reflexive says it of what follows
            let of_object = g.is_determiner(at + 1) || g.is(at + 1, Class::Complementiser);
            if predicate && at < self.end && (self.frame(&cue, Frame::Reflexive) || of_object) {
                // "le ditte che si sono dette favorevoli al piano, sono": the sentence goes on behind the relative clause
                let clause = self.clause_end(at, index);
                let relative = subject.is_some_and(|s| self.in_relative_clause(&s, &cue));
                let end = if relative { self.topic_end(at, index).min(clause) } else { self.before_other_clause(at, clause) };
                return Some(self.draft(cue, vec![(at, end)], subject, None, "predicate", 0.8));
            }
        }
        // 5. a topic
        self.topic(index, subject).or_else(|| self.fronted(index, from))
    }

    /// "Dopo aver accusato Rossi di aver mentito, Neri è partito", "After telling the miners that it was late, Hale left", "Noting that
    /// it was late, Hale left": said by the subject of the main clause, which stands behind the comma, or before ("Neri è partito
    /// dopo aver accusato …").
    fn past_infinitive(&self, index: usize, from: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let but = usize::from(g.is_any(self.sentence.first, &[Class::Adversative, Class::Coordinator]));
        let skipped = [Class::Coordinator, Class::Adversative, Class::Subordinator];
        let led = |i: usize| g.is_adverb(i) || g.is_any(i, &skipped) && !g.is_any(i, &[Class::Complementiser, Class::Preposition]);
        // "Pur avendo detto che è tardi, Rossi resta"
        let having = g.pack.drops_subject && cue.slot == Slot::Participle && g.is(cue.first, Class::Have) && g.is_gerund(cue.first);
        let alone = (cue.slot == Slot::Gerund || having)
            && if g.pack.drops_subject { (self.sentence.first..cue.first).all(led) } else { cue.first == self.sentence.first + but };
        let opener = if alone { cue.first } else { cue.first.checked_sub(1).filter(|p| *p >= from)? };
        // "While denouncing the tax, Hale"
        let meanwhile = g.pack.bare_clause && g.is(opener, Class::Subordinator) && !g.is(opener, Class::Complementiser);
        let preposition = Some(opener).filter(|p| alone || g.is(*p, Class::Preposition) || meanwhile)?;
        let past = cue.slot == Slot::Participle && g.pack.drops_subject && g.is(cue.first, Class::Have) && !g.is_finite(cue.first);
        // "After telling the miners that it was late, Hale left"
        let first = preposition == self.sentence.first + but;
        let gerund = alone || cue.slot == Slot::Gerund && first && g.pack.bare_clause && (g.opens_means(cue.first) || meanwhile);
        if !past && !gerund {
            return None;
        }
        let skipped = [Class::Preposition, Class::Coordinator, Class::Adversative];
        let opens = (self.sentence.first..preposition).all(|i| g.is_adverb(i) || g.is_any(i, &skipped));
        let main = |comma: &usize| {
            let behind = (*comma + 1..self.end).find(|&i| !g.is_adverb(i))?;
            let verb = (behind..self.end).find(|&i| g.quote_at(i).is_none() && g.is_finite(i))?;
            let mut first = verb;
            while first > behind && g.is_any(first - 1, &[Class::Clitic, Class::ReflexiveClitic, Class::Negation]) {
                first -= 1;
            }
            let subject = self.subject_before(first, behind).filter(|s| s.phrase.first == behind && self.head_speaks(s.phrase));
            // "Pur lodandone il lavoro, Rossi è stato paragonato a": not by him
            let passive =
                gerund && g.is(verb, Class::Be) && (verb + 1..verb + 3).any(|i| g.is(i, Class::Be) && g.is(i + 1, Class::Participle));
            if passive && g.pack.drops_subject {
                return None;
            }
            (first == behind || subject.is_some()).then_some((*comma, subject))
        };
        // "Calling it “a joke,” Hale left": the comma stands inside the marks
        let closes = |i: usize| g.closes_quote(i) && g.mark(i - 1, ',');
        let commas = || (cue.end..self.end).filter(|&i| g.mark(i, ',') && g.quote_at(i).is_none() || closes(i));
        let (limit, subject) = if opens {
            let (comma, subject) = commas().find_map(|c| main(&c))?;
            (comma + usize::from(closes(comma)), subject)
        } else {
            (self.end, self.main_subject(preposition).filter(|s| self.names_somebody(s.phrase)))
        };
        // whom the verb speaks to needs somebody who speaks; a subject left out is looked for later
        let stand_in = Subject { phrase: Phrase { first: cue.first, end: cue.first + 1 }, apposition: None, shared: true };
        let draft = self.behind(index, subject.or(Some(stand_in))).or_else(|| self.topic(index, subject))?;
        let mut content = draft.content.clone();
        for range in &mut content {
            range.1 = range.1.min(limit);
        }
        content.retain(|c| c.0 < c.1);
        (!content.is_empty()).then(|| Draft {
            content,
            source: subject.map(|s| s.phrase),
            apposition: subject.and_then(|s| s.apposition),
            ..draft
        })
    }

    fn frame(&self, cue: &CueGroup, frame: Frame) -> bool {
        self.g.pack.cue(cue.cue).frames.has(frame)
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
            addressee,
            topic: false,
            rule,
            confidence,
        }
    }
}

/// Whether the cue stands between dashes inside the marks of the quotation that it takes.
fn cue_in_quotation(draft: &Draft) -> bool {
    draft.rule == "cue-between-dashes"
}
