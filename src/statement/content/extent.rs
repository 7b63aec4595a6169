//! Where content begins and ends.

use super::{Clauses, Range};
use crate::mention::Kind;
use crate::pack::{Class, Frame, PartOfSpeech, RoleClass, Slot};
use crate::statement::cue::{CueGroup, Voice};
use crate::statement::phrase::{Phrase, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// Where a clause that begins at `start` ends: with the sentence, or where a later cue of the same speaker,
    /// or a new clause with a speaker of its own, begins.
    pub(super) fn clause_end(&self, start: usize, index: usize) -> usize {
        let g = self.g;
        let stop = self.mark_end(start);
        for (number, cue) in self.cues.iter().enumerate().skip(index + 1).filter(|(_, c)| c.first > start) {
            // "said that X, according to a poll seen by Y": what stands in the phrase of the source closes nothing
            let last = number + 1 == self.cues.len() || g.pack.cue(cue.cue).pos == PartOfSpeech::Preposition;
            if last && self.closes_sentence(cue, start) {
                return self.strip_end(start, self.segment_start(cue, start)).min(stop);
            }
            if g.quote_at(cue.head).is_some() || g.pack.cue(cue.cue).pos != PartOfSpeech::Verb {
                continue;
            }
            let mut before = cue.first - 1;
            // "e poi ha anche ipotizzato"
            while before > start && g.is_adverb(before) && g.mentions.covering(before).is_none() {
                before -= 1;
            }
            if before < start {
                continue;
            }
            // "la possibilità che la ditta, nota a tutti, possa": it stands in an insertion
            if g.mark(before, ',') && self.insertion_end(start, before, self.end).is_some() {
                continue;
            }
            if before + 1 < cue.first && !g.is_any(before, &[Class::Coordinator, Class::Adversative]) {
                before = cue.first - 1;
            }
            // "insisted it was early while adding that"
            let meanwhile = cue.slot == Slot::Gerund && g.is(before, Class::Subordinator) && !g.is(before, Class::Preposition);
            let joined = g.is_any(before, &[Class::Coordinator, Class::Adversative])
                || meanwhile && g.pack.bare_clause
                || g.mark(before, ',')
                || g.kind(before) == Some(TokenKind::Dash)
                || g.closes_quote(before) && before > start && g.mark(before - 1, ',');
            // "…, and X, the minister, repeated": the comma closes an apposition
            let apposed = g.mark(before, ',').then(|| self.subject_before(cue.first, start + 1)).flatten().filter(|s| {
                let opener = s.phrase.first - 1;
                s.apposition.is_some_and(|a| self.is_description(a))
                    && g.is_any(opener, &[Class::Coordinator, Class::Subordinator])
                    && opener > start
            });
            if let Some(subject) = apposed {
                return self.strip_end(start, subject.phrase.first - 1).min(stop);
            }
            // "said that X, through its agency, claimed": what has no verb yet is no clause
            let inserted = g.mark(before, ',') && (start..before).any(|i| g.mark(i, ',')) && cue.slot != Slot::Gerund;
            // "voted for Hale and wrote in Berg": it takes nothing here
            if joined && g.pack.bare_clause && g.is(cue.end, Class::Preposition) && !self.frame(cue, Frame::About) && !self.takes(cue) {
                continue;
            }
            // "that the report -- in which he errs -- raised doubts": the dashes enclose an insertion behind the subject
            let dashed = g.kind(before) == Some(TokenKind::Dash) && cue.slot != Slot::Gerund;
            let opened = if dashed { (start..before).find(|&i| g.kind(i) == Some(TokenKind::Dash)) } else { None };
            let relative = |open: usize| (open + 1..open + 3).any(|i| g.is(i, Class::Relative));
            if opened.is_some_and(|open| open > start && (relative(open) || !g.has_finite(start, open))) {
                continue;
            }
            let complete = !inserted || g.has_finite(start, before) || g.is_infinitive(start + 1) || g.is_gerund(start);
            if joined && complete && cue.voice == Voice::Active {
                // "che non firmerà: «…», ha detto": the quotation is the later cue's
                let own = before
                    .checked_sub(1)
                    .and_then(|i| g.quote_at(i))
                    .filter(|q| q.end == before && g.mark(before, ',') && q.open > start + 1);
                if let Some(quote) = own.filter(|q| g.mark(q.open - 1, ':') && self.frame(cue, Frame::Quote)) {
                    return (quote.open - 1).min(stop);
                }
                let mut cut = if g.closes_quote(before) { before + 1 } else { before };
                while cut > start && (g.mark(cut - 1, ',') || g.is_any(cut - 1, &[Class::Coordinator, Class::Adversative])) {
                    cut -= 1;
                }
                return cut.min(stop);
            }
            if let Some(subject) = self.subject_before(cue.first, start + 1) {
                let opener = subject.phrase.first - 1;
                let leads = |at: usize| {
                    g.opens_quote(at) || (g.mark(at, ',') || g.mark(at, ':')) && g.opens_quote(at + 1) || g.is(at, Class::Complementiser)
                };
                let leads = leads(cue.end) || leads(self.skip_light(cue.end, self.limit_after(cue.end)).0);
                let clause = leads && g.mark(opener, ',') && opener > start
                    || (g.is_any(opener, &[Class::Subordinator, Class::Adversative, Class::Coordinator])
                        && opener > start + 1
                        && (g.mark(opener - 1, ',') || g.closes_quote(opener - 1) && g.mark(opener - 2, ',')))
                    || g.mark(opener, ';');
                // "claimed the bank but officials have said", "fell and the bank said that": somebody else's words
                let joins = g.is(opener, Class::Adversative) || leads && g.is(opener, Class::Coordinator) && g.pack.bare_clause;
                let other = joins && opener > start + 1 && cue.slot != Slot::Gerund;
                if clause || other && self.names_somebody(subject.phrase) {
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

    /// Whether a clause, an infinitive or a quotation follows the cue.
    fn takes(&self, cue: &CueGroup) -> bool {
        let g = self.g;
        let at = self.skip_light(cue.end, self.limit_after(cue.end)).0;
        let opens = [Class::Complementiser, Class::InfinitiveMarker, Class::Question];
        g.is_any(at, &opens) || g.opens_quote(at) || g.mark(at, ':') || g.mark(at, ',')
    }

    /// Where an infinitive that stands at `verb` ends, at most `end`: before a finite verb that "and" or "but" joins to the
    /// verb of speaking ("has declined to come and is travelling").
    pub(super) fn infinitive_end(&self, verb: usize, end: usize) -> usize {
        let g = self.g;
        let free = |i: &usize| g.quote_at(*i).is_none();
        let first = (verb + 1..end).filter(free).find(|&i| g.is_finite(i) && !g.is_infinitive(i)).unwrap_or(end);
        let joins = |i: &usize| g.is_any(*i, &[Class::Coordinator, Class::Adversative]);
        let group = [Class::Negation, Class::Clitic, Class::ReflexiveClitic];
        let skipped = |i: usize| g.is_adverb(i) || g.is_any(i, &group) && !g.is(i, Class::Article);
        let join = (verb + 1..first).filter(free).rev().find(joins);
        let own = join.filter(|join| first < end && (join + 1..first).all(skipped));
        own.map_or_else(|| self.before_other_clause(verb, end), |join| self.strip_end(verb, join))
    }

    /// Where words that need no verb of their own, an infinitive or a predicate, end: before ", but" or ", and" and a clause that
    /// has a subject and a verb ("si è detto contrario, ma la legge è passata").
    pub(super) fn before_other_clause(&self, start: usize, end: usize) -> usize {
        let g = self.g;
        if !g.pack.drops_subject {
            return end;
        }
        let joins = |i: &usize| {
            g.quote_at(*i).is_none() && g.is_any(*i, &[Class::Coordinator, Class::Adversative]) && *i > start + 1 && g.mark(*i - 1, ',')
        };
        let opens = [Class::Relative, Class::Complementiser, Class::Subordinator, Class::InfinitiveMarker, Class::ParentheticalOpener];
        let clause = |i: &usize| {
            let verb = (*i + 1..end.min(*i + 14)).find(|&v| g.is_finite(v) || g.is_any(v, &opens) && !g.is(v, Class::Article));
            // "…, ma ciò non è servito"
            let pronoun = g.is_any(*i + 1, &[Class::OtherPronoun, Class::SubjectPronoun]);
            let subject = g.is_determiner(*i + 1) || g.mentions.covering(*i + 1).is_some() || pronoun;
            subject && verb.is_some_and(|v| g.is_finite(v) && v > *i + 1)
        };
        (start..end).filter(joins).find(clause).map_or(end, |i| i - 1)
    }

    /// Where the subject of the cue goes on with a verb of its own, which agrees with the cue and not with the verb of what is said:
    /// "i leader dicono che un accordo si troverà e | rimandano".
    pub(super) fn before_own_verb(&self, cue: &CueGroup, start: usize, end: usize) -> usize {
        let g = self.g;
        if cue.plural != Some(true) {
            return end;
        }
        let free = |i: &usize| g.quote_at(*i).is_none();
        let Some(first) = (start..end).filter(free).find(|&i| g.is_finite(i)) else { return end };
        if g.agrees_with_plural(first, first + 1) != Some(false) {
            return end;
        }
        let other = |i: &usize| {
            let verb = (*i + 1..end).find(|&v| !g.is_adverb(v) && !g.is_any(v, &[Class::ReflexiveClitic, Class::Negation]));
            let own = verb.is_some_and(|v| g.is_finite(v) && g.agrees_with_plural(v, v + 1) == Some(true));
            let inner = (first + 1..*i).any(|k| g.is_finite(k) || g.is_any(k, &[Class::Relative, Class::Plural, Class::Subordinator]));
            g.is(*i, Class::Coordinator) && own && !inner
        };
        (first + 1..end).filter(free).find(other).map_or(end, |i| self.strip_end(start, i))
    }

    /// Whether the cue, the last of the sentence, and its speaker stand behind a comma and close it: "…, according to X",
    /// "…, an aide said".
    fn closes_sentence(&self, cue: &CueGroup, start: usize) -> bool {
        let g = self.g;
        if g.quote_at(cue.head).is_some() {
            return false;
        }
        let segment = self.segment_start(cue, start);
        // "he was “very happy,” the paper reported": the comma stands inside the marks
        let inside = |i: usize| g.closes_quote(i) && i > 0 && g.mark(i - 1, ',');
        let behind_comma = segment > start + 2 && (g.mark(segment - 1, ',') || inside(segment - 1));
        let closes = match g.pack.cue(cue.cue).pos {
            PartOfSpeech::Preposition => cue.end > cue.first + 1 && !(cue.end..self.end).any(|i| g.mark(i, ',') || g.quote_at(i).is_some()),
            PartOfSpeech::Verb => {
                segment < cue.first
                    && cue.voice == Voice::Active
                    && cue.slot == Slot::Finite
                    && self.skip_light(cue.end, self.limit_after(cue.end)).0 >= self.end
            }
            PartOfSpeech::Noun => false,
        };
        behind_comma && closes && (g.pack.bare_clause || cue.end > cue.first + 1)
    }

    /// Where the words of a cue and the subject before it begin.
    fn segment_start(&self, cue: &CueGroup, start: usize) -> usize {
        if self.g.pack.cue(cue.cue).pos == PartOfSpeech::Verb {
            self.subject_before(cue.first, start + 1).map_or(cue.first, |s| s.phrase.first)
        } else {
            cue.first
        }
    }

    /// The end without the commas that close it.
    fn strip_end(&self, start: usize, mut end: usize) -> usize {
        while end > start && self.g.mark(end - 1, ',') {
            end -= 1;
        }
        end
    }

    /// The first semicolon outside quotations, or colon before no quotation, behind `start`; else the sentence's end.
    pub(super) fn mark_end(&self, start: usize) -> usize {
        let g = self.g;
        let clock = |i: usize| g.kind(i - 1) == Some(TokenKind::Number) && g.kind(i + 1) == Some(TokenKind::Number);
        // "ha detto che il pugile: è in coma": a clause that lacks its verb goes on
        let complete = |i: usize| g.has_finite(start, i) || (start..i.min(start + 4)).any(|k| g.is_infinitive(k));
        let colon = |i: usize| !clock(i) && g.mark(i, ':') && !g.opens_quote(i + 1) && g.pack.drops_subject && complete(i);
        let divides = |i: usize| g.mark(i, ';') || colon(i);
        let mut open = 0_usize;
        for at in start..self.end {
            if g.mark(at, '(') {
                open += 1;
            } else if g.mark(at, ')') {
                // the end of a parenthesis that began before
                let Some(left) = open.checked_sub(1) else { return at };
                open = left;
            } else if at > start && g.quote_at(at).is_none() && (divides(at) || self.opens_gloss(at) || self.opens_comment(at)) {
                return at;
            }
        }
        self.end
    }

    /// "said the mine has closed – a fact later confirmed by the company": whether a comment of the narrator opens at `at`, which
    /// closes the sentence.
    fn opens_gloss(&self, at: usize) -> bool {
        let g = self.g;
        let dash = |i: usize| g.kind(i) == Some(TokenKind::Dash) && g.quote_at(i).is_none();
        if !dash(at) || (at + 1..self.end).any(dash) || (self.sentence.first..at).any(dash) {
            return false;
        }
        // "insist it will pass — and the Senate is holding talks"
        let clause = || {
            let stop = noun_phrase_end(g, at + 2, self.end);
            let verb = stop > at + 2 && g.is_finite(stop) && !g.is_any(stop, &[Class::Modal, Class::Future]);
            g.pack.bare_clause && verb && self.cues.iter().all(|c| c.first <= at)
        };
        g.is(at + 1, Class::Indefinite) || g.is(at + 1, Class::Coordinator) && clause()
    }

    /// "ha confermato che è tardi, | senza aggiungere altro", "said it was late, | without elaborating", "…, | cosa che Neri nega": whether
    /// what the comma opens is the narrator's.
    fn opens_comment(&self, comma: usize) -> bool {
        let g = self.g;
        if !g.mark(comma, ',') {
            return false;
        }
        let first = comma + 1;
        let form = |i: usize| g.token(i).is_some_and(|t| g.pack.is_cue_form(t.word));
        let verb = first + 1;
        let silent = g.is_any(first, &[Class::Without, Class::Negation])
            && (g.is_gerund(verb) || g.is(first, Class::Without) && g.is_infinitive(verb))
            && form(verb);
        // "said it was late, but did not elaborate"
        let auxiliary = g.is_any(first + 1, &[Class::Have, Class::Be, Class::Finite]) && g.is(first + 2, Class::Negation);
        let silent = silent || g.pack.bare_clause && g.is(first, Class::Adversative) && auxiliary && form(first + 3);
        // "…, cosa questa che"
        let relative = first + 1 + usize::from(g.is(first + 1, Class::Determiner));
        let comment = g.is(first, Class::Comment) && g.is_any(relative, &[Class::Relative, Class::Complementiser]);
        silent || comment
    }

    /// Where a topic that begins at `start` ends: before a comma, dash, subordinate clause, or a further verb.
    pub(super) fn topic_end(&self, start: usize, index: usize) -> usize {
        let g = self.g;
        let limit = self.clause_end(start, index);
        let mut at = start;
        while at < limit {
            if let Some(q) = g.quote_at(at) {
                at = q.end;
                // "a “nice guy” and declined": behind a quotation only a further one is joined
                let unquoted = g.is(at, Class::Coordinator) && at > start && !(at + 1..limit.min(at + 5)).any(|i| g.opens_quote(i));
                let verb = at + 1 < limit && (g.is_finite(at + 1) || g.is(at + 1, Class::SubjectPronoun));
                if q.closed && g.mark(q.end - 2, ',') || unquoted && verb {
                    break;
                }
                continue;
            }
            // a parenthesis longer than an acronym is the narrator's
            if g.mark(at, '(') && at > start && !(at..limit.min(at + 6)).any(|i| g.mark(i, ')')) {
                break;
            }
            // "ha sconsigliato i viaggi, in quanto «…»": the quotation gives the speaker's reason
            if g.mark(at, ',')
                && at > start
                && g.is(at + 1, Class::Subordinator)
                && let Some(open) = (at + 2..limit.min(at + 6)).find(|&i| g.opens_quote(i))
                && !(at + 1..open).any(|i| g.is_finite(i) || g.mark(i, ','))
            {
                at = open;
                continue;
            }
            // "la possibilità che la ditta, nota a tutti, possa": an insertion between a subject and its verb
            if g.mark(at, ',')
                && at > start
                && let Some(close) = self.insertion_end(start, at, limit)
            {
                at = close + 1;
                continue;
            }
            // "the March 11, 2021, strike"
            let year = g.mark(at, ',') && g.kind(at + 1) == Some(TokenKind::Number) && g.mark(at + 2, ',');
            if year && at > start && g.kind(at - 1) == Some(TokenKind::Number) && at + 3 < limit {
                at += 3;
                continue;
            }
            // "accused Anna Berg, the winner of the race, of lying"
            if g.mark(at, ',')
                && at > start
                && let Some(close) = self.description_end(index, start, at, limit)
            {
                at = close + 1;
                continue;
            }
            // "non un decreto, bensì una legge"
            let clause = || (at + 2..limit).take_while(|&i| !g.mark(i, ',')).any(|i| g.is_finite(i) && !g.is(i - 1, Class::Relative));
            if g.mark(at, ',') && g.is(start, Class::Negation) && g.is(at + 1, Class::Adversative) && !clause() {
                at += 2;
                continue;
            }
            // "accused Berg of lying, hiding, and denying it"
            if g.mark(at, ',') && at > start && self.joins_gerunds(start, at, limit) {
                at += 1;
                continue;
            }
            // "a generous, modest man"
            if g.mark(at, ',') && at > start + 1 && self.joins_adjectives(at) {
                at += 1;
                continue;
            }
            if g.mark(at, ',') && at > start && g.pack.drops_subject && self.goes_on_as_list(start, at, limit) {
                at += 1;
                continue;
            }
            // a relative clause belongs to the topic, up to its comma
            if g.mark(at, ',') && at > start && g.is(at + 1, Class::Relative) && !g.is(at + 1, Class::Question) {
                at += 2;
                continue;
            }
            // "contro il leader della lista, Gianni Neri": the name behind its role
            if g.mark(at, ',')
                && at > start
                && let Some(name) = g.mentions.covering(at + 1).filter(|m| m.first == at + 1 && m.kind == Kind::Person)
                && (name.end >= limit || g.kind(name.end) != Some(TokenKind::Word))
                && !g.is(name.end + 1, Class::Coordinator)
                && (start..at)
                    .rev()
                    .take(6)
                    .take_while(|&i| g.quote_at(i).is_none())
                    .any(|i| g.mentions.role_at(i).is_some_and(|r| !r.plural))
                && g.mentions.within(start, at).all(|m| m.kind != Kind::Person)
            {
                at = name.end;
                continue;
            }
            // "low growth, unemployment and rising prices"
            if g.mark(at, ',')
                && at > start
                && let Some(last) = self.list_goes_on(start, at, limit)
            {
                at = last + 1;
                continue;
            }
            let mut next = at + 1;
            while g.is_adverb(next) || g.is_any(next, &[Class::ReflexiveClitic, Class::Negation]) {
                next += 1;
            }
            if at > start && (self.opens_medium(at) || self.leaves_person(start, at)) {
                break;
            }
            // "dopo aver negato i fatti e rassicurato la moglie"
            let own = self.cues[index];
            let participle =
                own.slot == Slot::Participle && g.pack.drops_subject && g.is(next, Class::Participle) && g.is(next + 1, Class::Article);
            let further_verb = g.is(at, Class::Coordinator) && (g.is_finite(next) || participle || self.opens_named_clause(at + 1, limit));
            let stop = g.mark(at, ',')
                || further_verb
                || g.is_hard_stop(at)
                || g.kind(at) == Some(TokenKind::Dash)
                || at > start
                    && g.is(at, Class::Subordinator)
                    // "promised a reform if he wins"
                    && !(g.pack.bare_clause && g.is(at, Class::ConditionalOpener) && g.quote_at(at - 1).is_none() && !g.mark(at - 1, ','))
                    // "hailed the plan before leaving"
                    && (!g.is_any(at, &[Class::Preposition, Class::Relative, Class::Adverb])
                        || g.pack.bare_clause && g.is(at, Class::Preposition) && (g.is(at + 1, Class::Gerund) || !g.is(at, Class::ParentheticalOpener) && self.opens_named_verb(at + 1, limit)))
                    // "il perché dell'atto": a noun
                    && !g.is(at - 1, Class::Article)
                || g.is(at, Class::Adversative) && !self.is_joined_in_relative(start, at, next)
                || at > start && g.is_gerund(at) && !g.pack.bare_clause;
            if stop {
                break;
            }
            at += 1;
        }
        self.strip_time(start, at)
    }

    /// "people who could come but did not": whether "but" at `at` joins the verb at `verb` to that of a relative clause.
    fn is_joined_in_relative(&self, start: usize, at: usize, verb: usize) -> bool {
        let g = self.g;
        let word = |i: &usize| g.kind(*i) == Some(TokenKind::Word);
        let relative = (start..at).rev().take_while(word).find(|&i| g.is(i, Class::PersonRelative));
        relative.is_some_and(|r| g.has_finite(r, at)) && (g.is_finite(verb) || g.is(at + 1, Class::Negation))
    }

    /// Whether nothing but determiners, roles and names stands between.
    fn only_names(&self, start: usize, end: usize) -> bool {
        let g = self.g;
        (start..end).all(|i| g.is_determiner(i) || g.mentions.role_at(i).is_some() || g.mentions.covering(i).is_some())
    }

    /// "criticised Anna Berg | at a rally", "| during a visit": behind a person alone, a place or a time.
    fn leaves_person(&self, start: usize, at: usize) -> bool {
        let g = self.g;
        let person = g.mentions.covering(at - 1).filter(|m| m.kind == Kind::Person && m.end == at);
        let time =
            g.is(at, Class::Preposition) && g.is_any(at, &[Class::Subordinator, Class::Gerund]) && !g.is(at, Class::ParentheticalOpener);
        let place = g.is(at, Class::PlacePreposition) && !g.is_any(at, &[Class::TopicPreposition, Class::Of, Class::By]);
        let says = (start..at).any(|i| g.quote_at(i).is_some()) || g.is_infinitive(at + 1);
        person.is_some_and(|m| self.only_names(start, m.first)) && (place || time || g.is(at, Class::Weekday)) && !says
    }

    /// Whether what follows tells where it was said: "criticised the board | in an email".
    fn opens_medium(&self, at: usize) -> bool {
        let g = self.g;
        let noun = |i: usize| g.is_document(i);
        g.is(at, Class::PlacePreposition)
            && g.is(at + 1, Class::Indefinite)
            && (noun(at + 2) || g.kind(at + 2) == Some(TokenKind::Word) && !g.is_finite(at + 2) && noun(at + 3))
    }

    /// The comma that closes the insertion which the comma at `open` begins: a clause opened before it still lacks its verb,
    /// which follows.
    fn insertion_end(&self, start: usize, open: usize, limit: usize) -> Option<usize> {
        let g = self.g;
        let clause = (start..open).rev().find(|&i| g.is(i, Class::Complementiser) && g.quote_at(i).is_none())?;
        if g.has_finite(clause + 1, open) {
            return None;
        }
        let close = (open + 1..limit).find(|&i| g.mark(i, ',') || g.is_hard_stop(i))?;
        // "le elezioni che, secondo Rossi, sono nulle": his words follow
        if open == clause + 1 && self.cues.iter().any(|c| open < c.first && c.first < close) {
            return None;
        }
        (g.mark(close, ',') && g.goes_on_with_verb(close + 1)).then_some(close)
    }

    /// The comma that closes what is told of the person named before the comma at `open`, where it goes on to say of what the person is
    /// accused, or for what praised.
    fn description_end(&self, index: usize, start: usize, open: usize, limit: usize) -> Option<usize> {
        let g = self.g;
        let person = g.mentions.covering(open - 1).filter(|m| m.kind == Kind::Person && m.end == open)?;
        let alone = self.only_names(start, person.first);
        let close = (open + 1..limit.min(open + 20)).find(|&i| g.mark(i, ',') || g.is_hard_stop(i) || g.quote_at(i).is_some())?;
        let relative = g.is(open + 1, Class::PersonRelative);
        let described = relative || self.is_description((open + 1, close)) && !g.has_finite(open + 1, close);
        let reason = g.is(close + 1, Class::Of) || g.is(close + 1, Class::ParentheticalOpener) && g.is(close + 1, Class::Preposition);
        let reason =
            reason && (g.is_gerund(close + 2) || g.is_infinitive(close + 2) || g.is_determiner(close + 2) || g.opens_quote(close + 2));
        // "called Anna Berg, his rival, a danger"
        let naming = self.frame(&self.cues[index], Frame::Predicate) && (g.is(close + 1, Class::Indefinite) || g.opens_quote(close + 1));
        (alone && described && (reason || naming) && g.mark(close, ',')).then_some(close)
    }

    /// Whether the comma stands in a list of gerunds that a preposition opens.
    fn joins_gerunds(&self, start: usize, comma: usize, limit: usize) -> bool {
        let g = self.g;
        let next = comma + 1 + usize::from(g.is(comma + 1, Class::Coordinator));
        let free = |i: &usize| g.quote_at(*i).is_none();
        let first = (start + 1..comma).filter(free).find(|&i| g.is_gerund(i) && g.is_any(i - 1, &[Class::Of, Class::Preposition]));
        let last = (comma + 1..limit.min(comma + 16)).filter(free).find(|&i| g.is(i, Class::Coordinator));
        let closes = last.is_some_and(|i| g.is_gerund(i + 1));
        first.is_some() && g.pack.bare_clause && g.is_gerund(next) && closes && !g.has_finite(comma + 1, last.unwrap_or(comma))
    }

    /// Whether the comma stands between two adjectives before one noun, behind "a" or "an".
    fn joins_adjectives(&self, comma: usize) -> bool {
        let g = self.g;
        let plain = |i: usize| {
            let word = g.kind(i) == Some(TokenKind::Word) && !g.token(i).is_some_and(|t| t.is_capitalised());
            word && !g.is_determiner(i) && !g.is_any(i, &[Class::Preposition, Class::Relative, Class::Coordinator, Class::SubjectPronoun])
        };
        let noun = |i: usize| plain(i) && !g.is_finite(i) && !g.is_adverb(i);
        g.pack.bare_clause
            && g.is(comma - 2, Class::Indefinite)
            && plain(comma - 1)
            && plain(comma + 1)
            && noun(comma + 2)
            && !g.is_gerund(comma + 1)
            && !g.is_finite(comma + 1)
    }

    /// "While Berg said that …": the clause of the subject is a subordinate one at the sentence's beginning.
    pub(super) fn opens_sentence_as_subordinate(&self, subject: Phrase) -> bool {
        let g = self.g;
        // "Even as Berg said that …, he left": two of them
        let open = self.sentence.first;
        let open = open + usize::from(g.is(open, Class::Subordinator) && g.is(open + 1, Class::Subordinator));
        // "After all, while he insisted that …, it was so"
        let behind_adverb = subject.first > open + 3
            && subject.first <= open + 5
            && g.mark(subject.first - 2, ',')
            && g.is(subject.first - 1, Class::Subordinator)
            && !g.has_finite(open, subject.first - 2);
        // "Nonostante negli ultimi giorni Rossi abbia detto che …, non è venuto"
        let behind_phrase = g.pack.drops_subject
            && subject.first > open + 1
            && subject.first <= open + 6
            && g.is_any(open + 1, &[Class::Preposition, Class::TimeWord])
            && !(open + 1..subject.first).any(|i| g.is_finite(i) || g.kind(i) != Some(TokenKind::Word));
        g.is(open, Class::Subordinator) && (subject.first == open + 1 || behind_phrase) || behind_adverb
    }

    /// The comma at which the main clause begins behind a subordinate one: its subject and verb follow.
    pub(super) fn main_clause_behind(&self, start: usize, end: usize) -> usize {
        let g = self.g;
        let opens = |&comma: &usize| {
            let at = comma + 1;
            let pronoun = g.is(at, Class::SubjectPronoun) && !g.is_determiner(at) || g.is(at, Class::OtherPronoun) && g.is_finite(at + 1);
            let mut stop = if pronoun { at + 1 } else { noun_phrase_end(g, at, end) };
            while stop > at && stop < end && g.is_adverb(stop) {
                stop += 1;
            }
            // "…, questa mattina non è venuto": a time, and the subject is left out
            if g.pack.drops_subject && !g.is_finite(stop) {
                stop = g.past_clitics(self.skip_light(at, end).0.max(stop));
                // "…, gli arriva un messaggio"
                stop += usize::from(stop == at && g.is(at, Class::Clitic) && g.is_finite(at + 1));
            }
            // "Although he says he “loves Berg,” Hale left": the comma stands inside the marks
            let quoted = g.closes_quote(comma) && g.mark(comma - 1, ',');
            (g.mark(comma, ',') && g.quote_at(comma).is_none() || quoted) && stop > at && stop < end && g.is_finite(stop)
        };
        let comma = (start + 2..end).find(opens).filter(|&comma| g.has_finite(start, comma) || g.is_infinitive(start));
        comma.map_or(end, |comma| if g.closes_quote(comma) { comma + 1 } else { comma })
    }

    /// Whether a clause with somebody named as its subject begins at `at`: "asked for a photo and | Berg said".
    fn opens_named_clause(&self, at: usize, limit: usize) -> bool {
        let g = self.g;
        let pronoun = g.is(at, Class::SubjectPronoun) && !g.is_determiner(at);
        let somebody = pronoun || g.mentions.covering(at).is_some_and(|m| m.first == at && m.kind == Kind::Person);
        let end = if pronoun { at + 1 } else { noun_phrase_end(g, at, limit) };
        somebody && end < limit && (pronoun && g.is_finite(end) || self.cues.iter().any(|c| c.first == end && c.slot == Slot::Finite))
    }

    /// "attacked the plan after | Anna Berg rejected it": whether somebody named stands at `at`, with a finite verb behind.
    fn opens_named_verb(&self, at: usize, limit: usize) -> bool {
        let g = self.g;
        let end = noun_phrase_end(g, at, limit);
        let named =
            g.mentions.covering(at).is_some_and(|m| m.kind == Kind::Person) || g.is(at, Class::SubjectPronoun) && !g.is_determiner(at);
        named && end > at && end < limit && (g.is_finite(end) || self.cues.iter().any(|c| c.first == end && c.slot == Slot::Finite))
    }

    /// The end without a day that closes the stretch: "the move | on Wednesday".
    fn strip_time(&self, start: usize, end: usize) -> usize {
        let g = self.g;
        let day = end > start + 2 && g.is_any(end - 1, &[Class::Weekday, Class::TimeWord]) && !g.is(end - 1, Class::Adverb);
        if !day || g.quote_at(end - 1).is_some() || g.is_any(end - 2, &[Class::Of, Class::By, Class::To, Class::Article]) {
            return end;
        }
        // "Super Tuesday"
        if g.token(end - 2).is_some_and(|t| t.is_capitalised()) && g.mentions.covering(end - 2).is_none() {
            return end;
        }
        let preposition = usize::from(g.is(end - 2, Class::Preposition));
        if end - 1 - preposition > start { end - 1 - preposition } else { end }
    }

    /// The coordinator before the last part of a list that goes on behind the comma, where every part is a noun phrase.
    fn list_goes_on(&self, start: usize, comma: usize, limit: usize) -> Option<usize> {
        let g = self.g;
        let barrier = [
            Class::Relative,
            Class::Complementiser,
            Class::Subordinator,
            Class::Adversative,
            Class::Be,
            Class::Have,
            Class::Modal,
            Class::SubjectPronoun,
        ];
        let plain = |i: usize| {
            (g.kind(i) == Some(TokenKind::Word) || g.kind(i) == Some(TokenKind::Number))
                && (!g.is_finite(i) || g.pack.drops_subject && g.is(i, Class::Participle) && !g.is_any(i, &barrier))
                && !g.is_gerund(i)
                && (!g.is_any(i, &barrier) || g.is_determiner(i))
                && g.quote_at(i).is_none()
                && !self.cues.iter().any(|c| c.first <= i && i < c.end)
        };
        let first = comma + 1;
        // "di ritardi, di errori e di scelte": each item begins with the same preposition
        let word = |i: usize| g.token(i).map(|t| t.word);
        let again =
            [Some(start), start.checked_sub(1)].into_iter().flatten().any(|i| word(i) == word(first) && g.is(i, Class::Preposition));
        let lead = g.is_any(first, &[Class::Preposition, Class::Of]) && !again;
        let degree = g.is_adverb(first) && !g.is(first, Class::Determiner);
        if lead || degree || g.is(first, Class::Coordinator) {
            return None;
        }
        let mut at = first;
        let mut commas = 0;
        while at < limit && at < first + 20 {
            if g.is(at, Class::Coordinator) {
                let head = at + 1 + usize::from(again && word(at + 1) == word(first));
                let end = noun_phrase_end(g, head, limit);
                let closes = end > head && (end >= limit || !g.is_finite(end) && !g.is(end, Class::Relative));
                return closes.then_some(at);
            }
            if g.mark(at, ',') {
                commas += 1;
                // ", and" closes a list too
                if !g.is(at + 1, Class::Coordinator) && commas > 2 {
                    return None;
                }
            } else if !plain(at) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// Whether what follows the comma is a further item of the list that the topic began with: "di andare, di restare",
    /// "il governo, la stampa e la scuola".
    fn goes_on_as_list(&self, start: usize, comma: usize, limit: usize) -> bool {
        let g = self.g;
        if g.is(start, Class::InfinitiveMarker) && g.is(comma + 1, Class::InfinitiveMarker) && g.is_infinitive(comma + 2) {
            return true;
        }
        let end = (comma + 1..limit).find(|&i| g.mark(i, ',') || g.is_hard_stop(i)).unwrap_or(limit);
        let item = |i: usize| g.is(i, Class::Article) && g.mentions.role_at(i + 1).is_none();
        item(start)
            && item(comma + 1)
            && (comma + 2..end).any(|i| g.is(i, Class::Coordinator) && item(i + 1))
            && !(comma + 1..end).any(|i| g.is_finite(i) || g.is_any(i, &[Class::Relative, Class::Subordinator]))
    }

    /// Where the main clause goes on after a relative clause: at a comma with a finite verb behind it.
    pub(super) fn resumption(&self, start: usize, end: usize) -> usize {
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

    /// Where the main clause goes on behind a relative clause that no comma divides from its noun: "una donna che diceva che era tardi |
    /// è stata derubata". `verbs` is how many finite verbs the content itself has; each connecting word may bring another.
    pub(super) fn main_verb_behind(&self, start: usize, end: usize, verbs: usize) -> usize {
        let g = self.g;
        let connects =
            [Class::Complementiser, Class::Relative, Class::Coordinator, Class::Subordinator, Class::Adversative, Class::Question];
        // "the crash was": a noun that is spelled as one
        let infinitive = |i: usize| g.is(i, Class::Infinitive) && g.pack.drops_subject;
        let mut wanted = verbs;
        for i in (start..end).filter(|&i| g.quote_at(i).is_none()) {
            if g.kind(i) == Some(TokenKind::Punct) || g.is_any(i, &connects) && g.mentions.covering(i).is_none() {
                wanted += 1;
            } else if g.is_finite(i) && !(i > start && (g.is_any(i - 1, &[Class::Be, Class::Article]) || infinitive(i - 1))) {
                // "la donna era ubriaca | è sparita": what only looks like a verb
                // but "a man who said he was ill told", where nobody stands before the verb
                let somebody = i > start && (g.mentions.covering(i - 1).is_some() || g.mentions.role_at(i - 1).is_some());
                let told = g.pack.bare_clause && !somebody && !g.is(i - 1, Class::SubjectPronoun);
                let told = told && self.cues.iter().any(|c| c.first == i && c.slot == Slot::Finite);
                let sure = g.is_any(i, &[Class::Be, Class::Have, Class::Modal]) || told;
                // "who said he was Tom Hale told": whose verb it is cannot be told
                if wanted == 0 && somebody && g.pack.bare_clause && !g.is_any(i, &[Class::Be, Class::Have, Class::Modal]) {
                    return end;
                }
                if wanted == 0 && !sure {
                    continue;
                }
                let mut group = i;
                while group > start
                    && g.is_any(group - 1, &[Class::Clitic, Class::ReflexiveClitic, Class::Negation])
                    && !g.is(group - 1, Class::Article)
                {
                    group -= 1;
                }
                if wanted == 0 {
                    return group;
                }
                wanted -= 1;
            }
        }
        end
    }

    /// The quotation that opens at `at` and the ones that follow it at once, up to `limit`; `None` where none opens.
    pub(super) fn quotes_from(&self, at: usize, limit: usize) -> Option<(Vec<Range>, usize)> {
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
            // "“…” e “…”", unless the second is another's: "“…” e “…”, ha aggiunto"
            let joined = comma == 0
                && g.is(next, Class::Coordinator)
                && g.quote_at(next + 1).is_some_and(|q| {
                    let stop = q.end + usize::from(g.mark(q.end, ','));
                    q.open == next + 1 && !self.cues.iter().any(|c| c.first >= q.end && c.first <= stop)
                });
            if g.opens_quote(next + comma) {
                next += comma;
            } else if joined {
                next += 1;
            }
        }
        (!ranges.is_empty()).then_some((ranges, next))
    }

    /// Where content that ends in a quotation begins: at the quotation, or, where unquoted words lead into it
    /// without a colon, with their clause.
    pub(super) fn content_start(&self, from: usize, quote: usize) -> usize {
        let g = self.g;
        if quote <= from {
            return quote;
        }
        let mut start = from;
        // "some blowback (“…,” wrote Berg": what stands before the bracket is the narrator's
        if let Some(bracket) = (from..quote).rev().find(|&i| g.mark(i, '(') || g.mark(i, ')')).filter(|&i| g.mark(i, '(')) {
            start = bracket + 1;
        }
        // behind "clause: “…”" only the quotation is the content
        if let Some(quotation) = quote.checked_sub(1).and_then(|i| g.quote_at(i)).filter(|q| q.end == quote && q.open > from)
            && (g.mark(quotation.open - 1, ':') || g.kind(quotation.open - 1) == Some(TokenKind::Dash))
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
        // "The owners of both mines, and above all Norcom, “will go on”": their verb is quoted
        let verb = || {
            let inside = quote + 1;
            g.opens_quote(quote) && g.is_finite(inside) && !g.token(inside).is_some_and(|t| t.is_capitalised())
        };
        if start < quote && (g.has_finite(start, quote) || quote - start <= 8 || verb()) { start } else { quote }
    }

    /// Where a phrase behind a verb must end: at a mark that divides clauses or opens a quotation.
    pub(super) fn limit_after(&self, from: usize) -> usize {
        (from..self.end)
            .find(|&i| {
                self.g.is_hard_stop(i)
                    || self.g.kind(i) == Some(TokenKind::Dash)
                    || self.g.opens_quote(i) && self.g.quote_at(i).is_some_and(|q| q.end - q.open > 6)
            })
            .unwrap_or(self.end)
    }

    /// One past the end of the time that a bare noun phrase at `at` tells: "last week", "la settimana scorsa".
    fn time_phrase_end(&self, at: usize) -> Option<usize> {
        let g = self.g;
        let word = |i: usize| g.kind(i) == Some(TokenKind::Word) && g.mentions.covering(i).is_none() && g.mentions.role_at(i).is_none();
        let noun = (at + 1..at + 3)
            .find(|&i| g.is_any(i, &[Class::TimeNoun, Class::Month]))
            .filter(|n| (at..*n).all(|i| word(i) && !g.is_finite(i)))?;
        // "announced that same day"
        let that = g.pack.bare_clause && g.is(at, Class::Complementiser);
        let plain = |i: usize| that || !g.is_any(i, &[Class::Preposition, Class::Of, Class::Complementiser, Class::Coordinator]);
        if !plain(at) || g.is_any(at, &[Class::SubjectPronoun, Class::FirstPerson]) || g.is(at, Class::Possessive) {
            return None;
        }
        let closes = |i: usize| {
            i >= self.end
                || g.kind(i) != Some(TokenKind::Word)
                || g.is_any(i, &[Class::Complementiser, Class::Preposition, Class::Relative]) && !g.is(i, Class::Of)
        };
        (noun + 1..noun + 3).find(|&i| closes(i) && (noun + 1..i).all(|k| word(k) && !g.is_finite(k)))
    }

    /// "«…», ha detto in una nota | Aldo Neri", "ha detto ai cronisti | Aldo Neri": a phrase behind the verb without the name of a person
    /// that ends it, where a common noun stands before the name.
    fn before_name(&self, first: usize, end: usize) -> usize {
        let g = self.g;
        let name = end.checked_sub(1).and_then(|last| g.mentions.covering(last)).filter(|m| m.kind == Kind::Person && m.end == end);
        let noun = |m: &crate::mention::Mention| {
            let before = m.first - 1;
            let plain = g.token(before).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised());
            // "al presidente francese Louis Marel", "nell'inchiesta Neri", "nello stadio comunale Aldo Neri": the name belongs to the phrase
            let several = (first..m.first).all(|i| g.mentions.role_at(i).is_none_or(|r| r.plural || r.class == RoleClass::Body));
            let part = (first.max(m.first - 2)..m.first).any(|i| g.is(i, Class::BeforeName) && !g.is(i, Class::Document));
            let full = m.end > m.first + 1;
            m.first > first && plain && several && full && !part && !g.is_any(before, &[Class::Preposition, Class::Article])
        };
        name.filter(|m| g.pack.drops_subject && noun(m)).map_or(end, |m| m.first)
    }

    /// "at least | 12 people", "not | all customers", "both drivers", "just | 12%": whether a word that is a negation, focus or degree of the noun phrase
    /// behind it stands at `at`, where a clause needs no complementiser.
    pub(super) fn opens_counted(&self, at: usize) -> bool {
        let g = self.g;
        if !g.pack.bare_clause || g.mentions.covering(at).is_some() {
            return false;
        }
        let several = |i: usize| g.is(i, Class::Determiner) && !g.is_any(i, &[Class::Article, Class::Complementiser]);
        let number = |i: usize| g.kind(i) == Some(TokenKind::Number) || g.is(i, Class::Quantity) || several(i);
        let time = |i: usize| (i..i + 3).any(|k| g.is_any(k, &[Class::TimeNoun, Class::TimeWord, Class::Weekday, Class::Month]));
        let degree = [Class::Approximate, Class::Only];
        let led = |i: usize| g.is_any(i, &degree) || i == at && g.is(i, Class::Negation);
        let next = (at..at + 5).find(|&i| !led(i)).unwrap_or(at);
        // "not a single", "not one", "nearly all"
        let negated = g.is(at, Class::Negation) && g.is(at + 1, Class::Indefinite);
        if next > at {
            return (number(next) || negated || g.is(next, Class::Somebody)) && !time(next);
        }
        // "both drivers", "all was well"
        let plain = |i: usize| g.kind(i) == Some(TokenKind::Word) && !g.is_any(i, &[Class::Complementiser, Class::Adverb]);
        let along = g.is(at + 1, Class::Preposition) && !g.is(at + 1, Class::Of);
        several(at) && g.is_adverb(at) && plain(at + 1) && !along && !time(at + 1)
    }

    /// Passes over adverbs, times and addressees behind a verb.
    pub(super) fn skip_light(&self, from: usize, limit: usize) -> (usize, Option<Phrase>) {
        let g = self.g;
        let mut at = from;
        let mut addressee = None;
        while at < limit {
            // "said at least 12 people were hurt", "said not all of them": it opens what is said
            if self.opens_counted(at) {
                break;
            }
            // "said Monday's vote"
            if g.is_any(at, &[Class::TimeWord, Class::Weekday]) && g.is_possessive_suffix(at + 1) {
                break;
            }
            // "dopo il voto", "prima del voto", "davanti ai giudici": adverbs that are prepositions here
            // but not "subito dopo il sindaco", "due giorni dopo la ministra"
            let measured = || {
                let time = at > from && (g.is_adverb(at - 1) || g.is_any(at - 1, &[Class::TimeNoun, Class::TimeWord, Class::Weekday]));
                time && self.names_somebody(Phrase { first: at + 1, end: noun_phrase_end(g, at + 1, limit) })
            };
            let governs = g.pack.drops_subject && g.is(at, Class::Preposition) && g.is(at, Class::Adverb);
            let bare = governs && !g.is(at, Class::ComplexPreposition);
            let plain = bare && g.is_any(at + 1, &[Class::Article, Class::Possessive]) && !g.is(at + 1, Class::Preposition) && !measured();
            let fused = g.pack.drops_subject
                && g.is(at, Class::Preposition)
                && !g.is_any(at, &[Class::Of, Class::To, Class::By, Class::ParentheticalOpener])
                && g.is_any(at + 1, &[Class::Of, Class::To])
                && !g.is_infinitive(at + 2);
            if plain || fused {
                let end = noun_phrase_end(g, at + 1 + usize::from(fused), limit);
                if end > at + 1 + usize::from(fused) && end - at <= 8 {
                    at = self.before_name(at + 1, end);
                    continue;
                }
            }
            if g.is_adverb(at)
                || g.is_any(at, &[Class::TimeWord, Class::Weekday])
                || g.kind(at) == Some(TokenKind::Number) && g.is(at + 1, Class::Month)
            {
                at += 1;
                // "lunedì sera", "ieri mattina"
                if g.pack.drops_subject && at > from && g.is_any(at - 1, &[Class::TimeWord, Class::Weekday]) && g.is(at, Class::TimeNoun) {
                    at += 1;
                }
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
            if let Some(end) = self.time_phrase_end(at) {
                at = end;
                continue;
            }
            if g.is(at, Class::To) && !g.is_infinitive(at + 1) {
                // "a tutti che"
                if g.is(at + 1, Class::Determiner) && g.is_any(at + 2, &[Class::Complementiser, Class::InfinitiveMarker]) {
                    addressee = addressee.or(Some(Phrase { first: at + 1, end: at + 2 }));
                    at += 2;
                    continue;
                }
                // "ai suoi | il ministro", "a tutti | il ministro"
                let alone =
                    g.pack.drops_subject && g.is_any(at + 1, &[Class::Possessive, Class::Determiner]) && !g.is(at + 1, Class::Article);
                if alone && g.is(at + 2, Class::Article) && g.is(at + 2, Class::Singular) && !g.is(at + 2, Class::Preposition) {
                    at += 2;
                    continue;
                }
                let end = self.before_name(at + 1, noun_phrase_end(g, at + 1, limit));
                if end > at + 1 {
                    if addressee.is_none() {
                        addressee = Some(Phrase { first: at + 1, end });
                    }
                    // "al giornale «La Voce» che": a name between marks
                    let named = g.quote_at(end).filter(|q| q.open == end && q.end - q.open <= 6 && g.is(q.end, Class::Complementiser));
                    at = named.map_or(end, |q| q.end);
                    continue;
                }
            }
            // "ha detto loro che", "per chiedere loro di restare"
            let leads = g.is(at + 1, Class::Complementiser) || g.is(at + 1, Class::InfinitiveMarker) && g.is_infinitive(at + 2);
            if g.pack.drops_subject && g.is(at, Class::SubjectPronoun) && g.is(at, Class::Possessive) && leads {
                addressee = addressee.or(Some(Phrase { first: at, end: at + 1 }));
                at += 1;
                continue;
            }
            let opener = g.is_any(at, &[Class::Of, Class::To, Class::By, Class::ParentheticalOpener, Class::AfterCueComplementiser]);
            // "late on Monday"
            let early = at == from && g.pack.bare_clause && g.kind(at) == Some(TokenKind::Word) && !g.is_determiner(at);
            let early = early && g.mentions.covering(at).is_none() && !g.is_any(at, &[Class::Preposition, Class::Complementiser]);
            if early && g.is(at + 1, Class::Preposition) && g.is(at + 2, Class::Weekday) {
                at += 1;
                continue;
            }
            // "on Monday | prices rose", "on Monday night | two men died"
            let day = at + 2 + usize::from(g.is(at + 2, Class::TimeNoun) && g.mentions.covering(at + 2).is_none());
            if g.pack.bare_clause && g.is(at, Class::Preposition) && !opener && g.is(at + 1, Class::Weekday) && !g.is_possessive_suffix(day)
            {
                at = day;
                continue;
            }
            if g.is(at, Class::Preposition) && !opener {
                // "in a statement", "on Monday", "su Facebook"
                let mut end = self.before_name(at + 1, noun_phrase_end(g, at + 1, limit).max(at + 1));
                // "said on Monday | prices would rise", "in an interview | Russia could not win"
                let timed = g.is_any(at + 1, &[Class::Weekday, Class::Month, Class::TimeWord]);
                if (timed || g.is(at, Class::PlacePreposition)) && self.opens_bare_predicate(end) {
                    end = self.subject_within(Phrase { first: at, end }).unwrap_or(end);
                }
                // "in a letter | seen by Reuters", "in a statement | released on Monday"
                let noun = g.is(at + 1, Class::Indefinite) || end > at + 1 && g.is_document(end - 1);
                let told = g.is(end, Class::Participle) && g.is_any(end + 1, &[Class::By, Class::Preposition]);
                let other = || self.cues.iter().any(|c| c.head == end) && !g.is(end + 1, Class::By);
                let within = g.is(at + 1, Class::Indefinite) && end > at + 2 && g.is(end - 1, Class::Participle) && g.is(end, Class::By);
                if g.pack.bare_clause && (noun && told && !other() || within) {
                    let by = if within { end } else { end + 1 };
                    end = noun_phrase_end(g, by + 1, self.end).max(by + 1);
                    at = end;
                    continue;
                }
                // "on the channel's “Good Evening” on Sunday that": a name in marks
                let named = g.quote_at(end).filter(|q| q.open == end && q.end - q.open <= 9 && q.end < limit);
                if let Some(quote) = named.filter(|q| g.is(self.skip_light(q.end, limit).0, Class::Complementiser)) {
                    at = quote.end;
                    continue;
                }
                if end > at + 1 && end - at <= 8 {
                    at = end;
                    continue;
                }
            }
            break;
        }
        (at, addressee)
    }
}
