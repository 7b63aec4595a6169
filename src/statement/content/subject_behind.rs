//! The subject or the addressee right behind a verb.

use super::{Clauses, Subject};
use crate::mention::{Kind, Mention, RoleMatch};
use crate::pack::{Class, Frame, RoleClass, Slot};
use crate::statement::cue::{CueGroup, Voice};
use crate::statement::phrase::{Phrase, apposition_end, noun_phrase_end};
use crate::statement::source::head_role;
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// What `subject_after` finds, where the phrase can speak.
    pub(super) fn speaker_after(&self, cue: &CueGroup) -> Option<(Subject, usize, Option<Phrase>)> {
        self.subject_after(cue).filter(|s| self.names_somebody(s.0.phrase) && self.head_speaks(s.0.phrase))
    }
    /// The subject behind the verb ("ha detto ieri il ministro"), with what was passed over: adverbs, times, addressees.
    /// Returns the phrase and one past the end of what belongs to it, appositions included.
    pub(super) fn subject_after(&self, cue: &CueGroup) -> Option<(Subject, usize, Option<Phrase>)> {
        let g = self.g;
        // "Commentando il voto della ministra, ha detto": what stands behind a gerund is its object
        if cue.slot == Slot::Gerund && g.pack.drops_subject && cue.first == self.sentence.first {
            return None;
        }
        if let Some(seat) = self.seat_behind(cue) {
            return Some((Subject::plain(seat), seat.end, None));
        }
        let (at, addressee) = self.skip_light(cue.end, self.limit_after(cue.end));
        let limit = self.limit_after(at);
        let at = at + usize::from(self.is_manner(cue, at));
        let at = self.behind_infinitive(at);
        // "precisa la «velina»": a word in marks is the subject
        let marked = g.quote_at(at + 1).filter(|q| q.open == at + 1 && q.end - q.open <= 4 && g.is(at, Class::Article));
        if let Some(quote) = marked.filter(|_| g.pack.drops_subject) {
            return Some((Subject::plain(Phrase { first: at, end: quote.end }), quote.end, addressee));
        }
        let phrase = Phrase { first: at, end: self.before_whom_it_tells_of(at, noun_phrase_end(g, at, limit)) };
        if !self.may_follow(cue, phrase) {
            return None;
        }
        let phrase = self.with_further(cue, phrase, limit);
        let phrase = Phrase { end: self.behind_intensive(phrase.end), ..phrase };
        let phrase = Phrase { end: self.behind_place(phrase), ..phrase };
        let end = apposition_end(g, phrase.end, self.end).filter(|e| *e == self.end || !g.opens_quote(phrase.end + 1));
        let described = end.filter(|&e| self.is_description((phrase.end + 1, e)));
        let apposition = described.map(|e| (phrase.end + 1, self.behind_further_apposition(e)));
        let stop = apposition.map_or(phrase.end, |a| a.1);
        Some((Subject { phrase, apposition, shared: false }, stop, addressee))
    }

    /// "ha detto | il capogruppo dei Verdi in Consiglio |, Anna Berg": one past the place of an office, before the name of who holds it.
    fn behind_place(&self, phrase: Phrase) -> usize {
        let g = self.g;
        let office = head_role(g, phrase).is_some_and(|r| !r.plural && matches!(r.class, RoleClass::Person | RoleClass::Office));
        let place = office && g.is(phrase.end, Class::PlacePreposition) && !self.holds_person(phrase);
        let end = if place { noun_phrase_end(g, phrase.end + 1, self.end) } else { phrase.end };
        let named =
            || g.mark(end, ',') && g.person_at(end + 1).is_some_and(|m| m.end >= self.end || g.kind(m.end) != Some(TokenKind::Word));
        if place && end > phrase.end + 1 && named() { end } else { phrase.end }
    }

    /// "«…», continua | a ripetere | Aldo Neri", "ricorda | di aver pensato | il sindaco": behind an infinitive, where somebody is named right there.
    fn behind_infinitive(&self, at: usize) -> usize {
        let g = self.g;
        let verb = at + 1 + usize::from(g.is_any(at + 1, &[Class::Have, Class::Be]) && g.is(at + 2, Class::Participle));
        let opens = |i: usize| g.person_at(i).is_some() || g.is_free_article(i) && g.mentions.role_at(i + 1).is_some();
        let passed = g.pack.drops_subject && g.is(at, Class::InfinitiveMarker) && g.is_infinitive(at + 1) && opens(verb + 1);
        let last = noun_phrase_end(g, verb + 1, self.end);
        if passed && (last >= self.end || g.kind(last) != Some(TokenKind::Word)) { verb + 1 } else { at }
    }

    /// "«…», spiegano | dalla questura"
    fn seat_behind(&self, cue: &CueGroup) -> Option<Phrase> {
        let g = self.g;
        let several = g.pack.drops_subject && cue.plural == Some(true) && cue.voice == Voice::Active && cue.slot == Slot::Finite;
        if !several || !g.is(cue.end, Class::By) {
            return None;
        }
        let phrase = Phrase { first: cue.end + 1, end: noun_phrase_end(g, cue.end + 1, self.limit_after(cue.end + 1)) };
        let one = |r: &RoleMatch| matches!(r.class, RoleClass::Body | RoleClass::Group) && !r.plural;
        let named = |m: &Mention| m.kind == Kind::Organisation && m.end == phrase.end;
        let body = head_role(g, phrase).is_some_and(one) || g.mentions.within(phrase.first, phrase.end).any(named);
        let closes = phrase.end >= self.end || g.kind(phrase.end) != Some(TokenKind::Word);
        (body && closes && phrase.end > phrase.first).then_some(phrase)
    }

    /// Whether one word between verb and subject, at `at`, tells how it was said.
    fn is_manner(&self, cue: &CueGroup, at: usize) -> bool {
        let g = self.g;
        // "spiega soddisfatto Rossi": one word between verb and name
        let name_behind = |i: usize| g.person_at(i).is_some();
        let object = g.is_gerund(at) && !g.is(at, Class::BareGerund);
        let manner = g.pack.drops_subject && !self.opens_speaker(at) && g.kind(at) == Some(TokenKind::Word) && !object;
        let manner = manner && name_behind(at + 1);
        // "conclude amareggiato un cittadino"
        let one = |i: usize| g.is_free_article(i) && g.mentions.role_at(i + 1).is_some();
        let word = g.token(at).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised());
        let small = [Class::Preposition, Class::Coordinator, Class::Complementiser, Class::Subordinator, Class::Relative, Class::Question];
        let behind_quote = cue.first > self.sentence.first && {
            let before = cue.first - 1;
            g.kind(before) == Some(TokenKind::Dash) || g.closes_quote(before) || g.mark(before, ',')
        };
        let verb = g.is_gerund(at) || g.is_finite(at) || g.token(at).is_some_and(|t| g.pack.is_cue_form(t.word));
        let adjective = g.pack.drops_subject && behind_quote && word && !verb && one(at + 1) && !g.is_any(at, &small);
        manner && !g.is(at, Class::Preposition) || adjective && !self.opens_speaker(at) && !g.is_infinitive(at)
    }

    /// "said Anna Berg | of her rival, Tom Hale": of whom it was said
    fn before_whom_it_tells_of(&self, at: usize, end: usize) -> usize {
        let g = self.g;
        let of_whom = |m: &Mention| {
            let of = g.is(m.end, Class::Of) && m.kind == Kind::Person && m.end < end;
            let name = g.mentions.covering(m.end + 1).is_some_and(|other| other.kind == Kind::Person);
            of && (g.is(m.end + 1, Class::Possessive) || name)
        };
        g.mentions.within(at, end).find(|m| of_whom(m)).map_or(end, |m| m.end)
    }

    /// Whether the phrase behind the verb of the cue may be its subject.
    fn may_follow(&self, cue: &CueGroup, phrase: Phrase) -> bool {
        let g = self.g;
        let Phrase { first: at, end } = phrase;
        let described = g.pack.bare_clause && self.holds_person(phrase);
        if end == at || !self.can_speak(phrase) || !self.opens_speaker(at) && !described || !self.agrees_behind(cue, phrase) {
            return false;
        }
        if g.governs_name(cue.end, at) {
            return false;
        }
        // "ha detto in diretta Facebook": the medium
        let medium = g.pack.drops_subject && self.is_organisation(phrase) && !g.is_determiner(at);
        if medium && (cue.end..at).any(|i| g.is(i, Class::Preposition)) {
            return false;
        }
        // "ha garantito oltre 30 euro di guadagno", "racconta quasi incredulo il padrone": not who is counted
        let counts = g.is_any(at, &[Class::Quantity, Class::Approximate]) && !g.is_determiner(at);
        !counts || (at..end).any(|i| g.mentions.role_at(i).is_some())
    }

    /// The phrase with those who are joined to it: a second role, a list, a second speaker.
    fn with_further(&self, cue: &CueGroup, mut phrase: Phrase, limit: usize) -> Phrase {
        let g = self.g;
        // "said former senator and party chairman Ed Hale": two roles of one
        let role = g.mentions.role_at(phrase.end - 1).is_some() && !self.holds_person(phrase) && g.pack.bare_clause;
        if role && g.is(phrase.end, Class::Coordinator) {
            let first = phrase.end + 1;
            let second = Phrase { first, end: noun_phrase_end(g, first, limit) };
            if second.end > first && self.holds_person(second) && g.mentions.role_at(first).is_some() {
                phrase.end = second.end;
            }
        }
        // "aggiungono X, Y e Z", "aggiungono X, il sindaco Y e i sindacati"
        let several = cue.plural == Some(true) && self.holds_person(phrase);
        let titled = |i: usize| several && g.is_free_article(i) && g.mentions.role_at(i + 1).is_some();
        let person = |i: usize| g.person_at(i).is_some() || titled(i);
        let mut listed = phrase.end;
        while g.mark(listed, ',') && person(listed + 1) && (g.pack.bare_clause || cue.plural == Some(true)) {
            listed = noun_phrase_end(g, listed + 1, self.end);
        }
        let capital = |i: usize| several && g.token(i).is_some_and(|t| t.kind == TokenKind::Word && t.is_capitalised());
        if listed > phrase.end && g.is(listed, Class::Coordinator) && (person(listed + 1) || capital(listed + 1)) {
            phrase.end = listed;
            let first = listed + 1;
            let last = Phrase { first, end: noun_phrase_end(g, first, limit.max(first)) };
            if several && last.end > first && !g.is_finite(last.end) && g.person_at(first).is_none() {
                phrase.end = last.end;
            }
        }
        // "X e Y": a second speaker
        if g.is(phrase.end, Class::Coordinator) {
            let first = phrase.end + 1;
            let more = noun_phrase_end(g, first, limit.max(first));
            let bodies = cue.plural == Some(true) && self.is_organisation(phrase);
            let named = (first..more).any(|i| {
                g.mentions.covering(i).is_some_and(|m| match m.kind {
                    Kind::Person => true,
                    Kind::Organisation | Kind::Country => bodies,
                    _ => false,
                })
            });
            // "said Tom Hale and his brother Peter"
            let second = Phrase { first, end: more };
            let relation = more > first && g.is(first, Class::Possessive) && self.holds_speaking_role(second);
            if (named || relation) && !g.is_finite(more) {
                phrase.end = more;
            }
        }
        self.with_described(cue, phrase)
    }

    /// "hanno detto Aldo Neri, sindaco di Modena, | e Carla Berti |": the phrase with the second of two, where the verb is of several and more is
    /// told of the first.
    fn with_described(&self, cue: &CueGroup, phrase: Phrase) -> Phrase {
        let g = self.g;
        let several = (g.pack.bare_clause || cue.plural == Some(true)) && self.holds_person(phrase) && g.mark(phrase.end, ',');
        let close = (phrase.end + 1..self.end.min(phrase.end + 10)).find(|&i| g.mark(i, ',') || g.is_finite(i));
        let close = close.filter(|&c| several && g.mark(c, ',') && g.is(c + 1, Class::Coordinator));
        let close = close.filter(|&c| self.is_description((phrase.end + 1, c)));
        let second = close.map(|c| Phrase { first: c + 2, end: noun_phrase_end(g, c + 2, self.end) });
        let second = second.filter(|s| s.end > s.first && self.holds_person(*s) && !g.is_finite(s.end));
        second.map_or(phrase, |s| Phrase { end: s.end, ..phrase })
    }

    /// The addressee as an object behind the verb: "told reporters".
    pub(super) fn object_addressee(&self, cue: &CueGroup, has_subject: bool) -> Option<(Phrase, usize)> {
        if !self.frame(cue, Frame::AddresseeObject) && !self.frame(cue, Frame::ObjectInfinitive) || !has_subject {
            return None;
        }
        let g = self.g;
        let at = cue.end;
        if g.is_any(at, &[Class::Complementiser, Class::Preposition, Class::InfinitiveMarker]) {
            return None;
        }
        // "asked how it is done"
        if self.opens_asked(at) {
            return None;
        }
        let limit = self.limit_after(at);
        // "ha avvisato tutti di restare"
        let all =
            g.pack.drops_subject && g.is(at, Class::Determiner) && g.is_any(at + 1, &[Class::Complementiser, Class::InfinitiveMarker]);
        // "told his wife", "told his Omani counterpart"
        let people = |i: usize| g.mentions.role_at(i).is_some() || g.is(i, Class::Counterpart);
        let adjective = g.mentions.covering(at + 1).filter(|m| m.rule == "demonym").map(|m| m.end);
        let owned = people(at + 1) || adjective.is_some_and(people);
        if g.is(at, Class::OtherPronoun) || all || g.is(at, Class::FirstPerson) || g.is(at, Class::Possessive) && !owned {
            return Some((Phrase { first: at, end: at + 1 }, at + 1));
        }
        let mut phrase = Phrase { first: at, end: noun_phrase_end(g, at, limit) };
        // "told Anna Berg | and Peter Lund | that"
        if let Some(person) = g.person_at(phrase.end + 1).filter(|_| g.is(phrase.end, Class::Coordinator) && self.holds_person(phrase)) {
            phrase.end = person.end;
        }
        phrase.end = self.programme_at(phrase.end).unwrap_or(phrase.end);
        // "warned the dam could burst", "told reporters Iran could not win": a clause without a complementiser
        if self.frame(cue, Frame::Bare) && self.opens_bare_predicate(phrase.end) {
            phrase.end = self.subject_within(phrase)?;
        } else if self.frame(cue, Frame::Bare) && g.pack.bare_clause && g.is_finite(phrase.end) {
            // "told reporters | Iran signed the deal"
            let named = |end: &usize| g.mentions.covering(*end).is_some_and(|m| m.rule != "demonym");
            phrase.end = self.subject_within(phrase).filter(named).unwrap_or(phrase.end);
        }
        // "called for action to stop the war": nobody is told to do it
        let told = self.frame(cue, Frame::AddresseeObject)
            || !g.pack.bare_clause
            || g.pack.cue(cue.cue).act != "demand"
            || self.head_speaks(phrase);
        (phrase.end > at && told).then_some((phrase, phrase.end))
    }

    /// "asked | how it is done", "asked | what the plan would cost": whether a word for what is asked opens a clause, where clauses need no
    /// complementiser.
    pub(super) fn opens_asked(&self, at: usize) -> bool {
        let g = self.g;
        let word = g.is(at, Class::Question) && !g.is_any(at, &[Class::ConditionalOpener, Class::Preposition]);
        g.pack.bare_clause && word && g.kind(at + 1) == Some(TokenKind::Word) && g.has_finite(at + 1, self.end)
    }

    /// Whether an auxiliary or modal verb stands at `at`, where clauses need no complementiser: "could", "has", "was".
    pub(super) fn opens_bare_predicate(&self, at: usize) -> bool {
        let g = self.g;
        g.pack.bare_clause && at < self.end && g.is_any(at, &[Class::Be, Class::Have, Class::Modal]) && g.is_finite(at)
    }

    /// "reporters | Iran |", "a statement | prices |", "Saturday | Russian drones |", where a verb follows: the end of the phrase proper, behind
    /// which the subject of that verb begins.
    pub(super) fn subject_within(&self, phrase: Phrase) -> Option<usize> {
        let g = self.g;
        let closes = |end: usize| {
            let last = end - 1;
            let named = g.mentions.covering(last).is_some_and(|m| m.end == end && m.rule != "demonym");
            let time = [Class::Weekday, Class::TimeNoun, Class::TimeWord, Class::OrganisationHead];
            // "an interview | Russia"
            let lower = g.token(last).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised());
            let noun =
                lower && end > phrase.first + 1 && g.is_determiner(end - 2) && g.mentions.covering(end).is_some_and(|m| m.first == end);
            named || noun || g.mentions.role_at(last).is_some_and(|r| r.end == end) || g.is_document(last) || g.is_any(last, &time)
        };
        let inside = |end: usize| g.mentions.covering(end).is_some_and(|m| m.first < end);
        (phrase.first + 1..phrase.end).find(|&end| closes(end) && !inside(end) && !g.is_possessive_suffix(end))
    }

    /// "lo ha accusato il sindaco": whom the verb is said to is a pronoun before it, and a phrase that can speak follows.
    pub(super) fn object_given(&self, cue: &CueGroup) -> bool {
        let g = self.g;
        let clitic = (cue.first..cue.head).any(|i| g.is_object_clitic(i));
        let takes = self.frame(cue, Frame::AddresseeObject) || self.frame(cue, Frame::ObjectInfinitive);
        let behind = |s: &(Subject, usize, Option<Phrase>)| s.0.phrase.first == cue.end && self.names_somebody(s.0.phrase);
        clitic && takes && g.pack.drops_subject && self.subject_after(cue).filter(behind).is_some()
    }
}
