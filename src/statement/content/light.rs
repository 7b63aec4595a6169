//! Adverbs, times, places and addressees behind a verb, which are passed over.

use super::Clauses;
use crate::mention::{Kind, Mention, RoleMatch};
use crate::pack::{Class, RoleClass};
use crate::statement::phrase::{Phrase, apposition_end, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// Where a phrase behind a verb must end: at a mark that divides clauses or opens a quotation.
    pub(super) fn limit_after(&self, from: usize) -> usize {
        (from..self.end)
            .find(|&i| {
                self.g.is_hard_stop(i)
                    || self.g.kind(i) == Some(TokenKind::Dash)
                    || self.g.opens_quote(i) && self.g.quote_at(i).is_some_and(|q| q.end - q.open > 6) && self.programme_at(i).is_none()
            })
            .unwrap_or(self.end)
    }

    /// "the channel's | “Good Evening” |": one past a name in marks that belongs to an owner.
    pub(super) fn programme_at(&self, open: usize) -> Option<usize> {
        let g = self.g;
        let quote = g.quote_at(open).filter(|q| q.open == open && open > 0 && g.is_possessive_suffix(open - 1) && q.end - q.open <= 10)?;
        g.is_in_capitals(quote).then_some(quote.end)
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
                // "ha detto tre giorni fa | il sindaco"
                || g.pack.drops_subject && g.is(i, Class::Article)
                // "said last week | the road was closed", "said two years ago | it was late"
                || g.pack.bare_clause && (noun == at + 1 && !g.is(at, Class::Article) || g.is_ago(i - 1)) && self.opens_subject(i)
        };
        (noun + 1..noun + 3).find(|&i| closes(i) && (noun + 1..i).all(|k| word(k) && !g.is_finite(k)))
    }

    /// Whether an article, a pronoun or a name at `at` opens a subject.
    fn opens_subject(&self, at: usize) -> bool {
        let g = self.g;
        g.is_any(at, &[Class::Article, Class::SubjectPronoun]) || g.mentions.covering(at).is_some_and(|m| m.first == at)
    }

    /// "«…», ha detto in una nota | Aldo Neri", "ha detto ai cronisti | Aldo Neri": a phrase behind the verb without the name of a person
    /// that ends it, where a common noun stands before the name.
    pub(super) fn before_name(&self, first: usize, end: usize) -> usize {
        let g = self.g;
        let name = end.checked_sub(1).and_then(|last| g.mentions.covering(last)).filter(|m| m.kind == Kind::Person && m.end == end);
        let noun = |m: &Mention| {
            let Some(before) = m.first.checked_sub(1).filter(|&before| before >= first && first > 0) else { return false };
            let plain = g.token(before).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised());
            // "al presidente francese Louis Marel", "nell'inchiesta Neri", "nello stadio comunale Aldo Neri": the name belongs to the phrase
            let body = |r: &RoleMatch| r.plural || matches!(r.class, RoleClass::Body | RoleClass::Group);
            let several = (first..m.first).all(|i| g.mentions.role_at(i).is_none_or(body));
            let part = (first.max(m.first - 2)..m.first).any(|i| g.is(i, Class::BeforeName) && !g.is(i, Class::Document));
            let full = m.end > m.first + 1;
            // "alla Camera Aldo Neri", "a Repubblica Aldo Neri"
            let other = g.mentions.covering(before).is_some_and(|o| o.kind != Kind::Person && o.rule != "demonym" && o.end == m.first);
            // "dalle colonne del Corsaro Aldo Neri"
            let led = before == first || g.is_any(before - 1, &[Class::Of, Class::To, Class::Preposition]);
            let medium = led && g.token(before).is_some_and(|t| t.kind == TokenKind::Word && t.is_capitalised());
            // "per il russo Ivan Petrov"
            let people = g.mentions.covering(before).is_some_and(|o| o.rule == "demonym");
            let noun = plain && !people || other || medium && g.mentions.covering(before).is_none();
            m.first > first && noun && several && full && !part && !g.is_any(before, &[Class::Preposition, Class::Article])
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
            if self.opens_counted(at) || g.is_adverb(at) && self.opens_asked(at) {
                break;
            }
            // "said Monday's vote"
            if g.is_any(at, &[Class::TimeWord, Class::Weekday]) && g.is_possessive_suffix(at + 1) {
                break;
            }
            if let Some(next) =
                self.past_governing_adverb(from, at, limit).or_else(|| self.past_time(from, at)).or_else(|| self.past_margin(at))
            {
                at = next;
            } else if let Some((told, next)) = self.past_addressee(at, limit).or_else(|| self.past_dative(at)) {
                addressee = addressee.or(told);
                at = next;
            } else if let Some(next) = self.past_day(from, at).or_else(|| self.past_phrase(at, limit)) {
                at = next;
            } else {
                break;
            }
        }
        (at, addressee)
    }

    /// "dopo il voto", "prima del voto", "davanti ai giudici": adverbs that are prepositions here
    /// but not "subito dopo il sindaco", "due giorni dopo la ministra"
    fn past_governing_adverb(&self, from: usize, at: usize, limit: usize) -> Option<usize> {
        let g = self.g;
        if !g.pack.drops_subject || !g.is(at, Class::Preposition) {
            return None;
        }
        let measured = || {
            let time = at > from && (g.is_adverb(at - 1) || g.is_any(at - 1, &[Class::TimeNoun, Class::TimeWord, Class::Weekday]));
            time && self.names_somebody(Phrase { first: at + 1, end: noun_phrase_end(g, at + 1, limit) })
        };
        let bare = g.is(at, Class::Adverb) && !g.is(at, Class::ComplexPreposition);
        let plain = bare && g.is_any(at + 1, &[Class::Article, Class::Possessive]) && !g.is(at + 1, Class::Preposition) && !measured();
        let fused = !g.is_any(at, &[Class::Of, Class::To, Class::By, Class::ParentheticalOpener])
            && g.is_any(at + 1, &[Class::Of, Class::To])
            && !g.is_infinitive(at + 2);
        if !plain && !fused {
            return None;
        }
        let first = at + 1 + usize::from(fused);
        let end = noun_phrase_end(g, first, limit);
        (end > first && end - at <= 8).then(|| self.before_name(at + 1, end))
    }

    /// An adverb, a time word, a date.
    pub(super) fn past_time(&self, from: usize, at: usize) -> Option<usize> {
        let g = self.g;
        if g.is_adverb(at)
            || g.is_any(at, &[Class::TimeWord, Class::Weekday])
            || g.kind(at) == Some(TokenKind::Number) && g.is(at + 1, Class::Month)
        {
            // "lunedì scorso | che"
            let last =
                |i: usize| g.kind(i) == Some(TokenKind::Word) && !g.is_finite(i) && !g.is_determiner(i) && !g.is(i, Class::Preposition);
            let leads = |i: usize| g.is(i, Class::Complementiser) || g.is_free_article(i);
            let weekday = g.pack.drops_subject && g.is(at, Class::Weekday) && !g.is(at + 1, Class::Complementiser);
            if weekday && last(at + 1) && g.mentions.covering(at + 1).is_none() && leads(at + 2) {
                return Some(at + 2);
            }
            // "lunedì sera", "ieri mattina", "Thursday night"
            let noun = g.is(at + 1, Class::TimeNoun) && !g.is_plural(at + 1) && !g.is_possessive_suffix(at + 2);
            let part =
                g.is_any(at, &[Class::TimeWord, Class::Weekday]) && if g.pack.drops_subject { g.is(at + 1, Class::TimeNoun) } else { noun };
            return Some(at + 1 + usize::from(part));
        }
        if g.is(at, Class::Month) || g.kind(at) == Some(TokenKind::Number) && at > from {
            return Some(at + 1);
        }
        // "said hours later", "said days before the vote"
        let before = || g.is(at + 1, Class::Preposition) && g.is(at + 1, Class::Subordinator);
        if g.pack.bare_clause && g.is(at, Class::TimeNoun) && (g.is(at + 1, Class::TimeWord) || before()) {
            return Some(at + 1);
        }
        let article = usize::from(g.is(at, Class::Article));
        if g.is(at + article, Class::Weekday) {
            return Some(at + article + 1);
        }
        // "ha detto il 4 maggio | che"
        if article > 0 && g.pack.drops_subject && g.kind(at + 1) == Some(TokenKind::Number) && g.is(at + 2, Class::Month) {
            return Some(at + 3);
        }
        self.time_phrase_end(at)
    }

    /// "ha detto ai cronisti | che": whom it is said to, behind "to", where known.
    fn past_addressee(&self, at: usize, limit: usize) -> Option<(Option<Phrase>, usize)> {
        let g = self.g;
        if !g.is(at, Class::To) || g.is_infinitive(at + 1) {
            return None;
        }
        // "a tutti che"
        if g.is(at + 1, Class::Determiner) && g.is_any(at + 2, &[Class::Complementiser, Class::InfinitiveMarker]) {
            return Some((Some(Phrase { first: at + 1, end: at + 2 }), at + 2));
        }
        // "ai suoi | il ministro", "a tutti | il ministro"
        let alone = g.pack.drops_subject && g.is_any(at + 1, &[Class::Possessive, Class::Determiner]) && !g.is(at + 1, Class::Article);
        if alone && g.is(at + 2, Class::Article) && g.is(at + 2, Class::Singular) && !g.is(at + 2, Class::Preposition) {
            return Some((None, at + 2));
        }
        let end = self.before_name(at + 1, noun_phrase_end(g, at + 1, limit));
        if end <= at + 1 {
            return None;
        }
        // "a Carla Berti | e Dario Conti | che"
        let second = noun_phrase_end(g, end + 1, limit.max(end + 1));
        let joined = self.holds_person(Phrase { first: at + 1, end }) && g.is(end, Class::Coordinator) && g.person_at(end + 1).is_some();
        let end = if joined && second > end + 1 && !g.is_finite(second) { self.before_name(end + 1, second) } else { end };
        // "ha detto a Carla Berti, | presidente del comitato, | il sindaco Aldo Neri"
        let close =
            apposition_end(g, end, self.end).filter(|&c| g.pack.drops_subject && g.mark(c, ',') && self.is_description((end + 1, c)));
        let speaker = close.filter(|&c| {
            let last = noun_phrase_end(g, c + 1, self.end);
            last >= self.end && self.opens_speaker(c + 1) && self.holds_person(Phrase { first: c + 1, end: last })
        });
        if let Some(close) = speaker {
            return Some((Some(Phrase { first: at + 1, end }), close + 1));
        }
        // "al giornale «La Voce» che": at a name between marks
        let named = g.quote_at(end).filter(|q| q.open == end && q.end - q.open <= 6 && g.is(q.end, Class::Complementiser));
        Some((Some(Phrase { first: at + 1, end }), named.map_or(end, |q| q.end)))
    }

    /// "ha detto loro | che", "per chiedere loro | di restare"
    fn past_dative(&self, at: usize) -> Option<(Option<Phrase>, usize)> {
        let g = self.g;
        let leads = || g.is(at + 1, Class::Complementiser) || g.is(at + 1, Class::InfinitiveMarker) && g.is_infinitive(at + 2);
        let dative = g.pack.drops_subject && g.is(at, Class::SubjectPronoun) && g.is(at, Class::Possessive) && leads();
        dative.then_some((Some(Phrase { first: at, end: at + 1 }), at + 1))
    }

    /// "say by 55%-41% | that", "said by a margin of 2 to 1 | that": by how many more.
    fn past_margin(&self, at: usize) -> Option<usize> {
        /// So many tokens it has at most.
        const LONGEST: usize = 10;
        let g = self.g;
        if !g.pack.bare_clause || !g.is(at, Class::By) {
            return None;
        }
        let that = (at + 1..self.end.min(at + LONGEST)).find(|&i| g.is(i, Class::Complementiser))?;
        let plain = (at + 1..that).all(|i| !g.is_finite(i) && !g.mark(i, ',') && g.mentions.covering(i).is_none());
        // but not "promised by 2030 to close all plants that burn coal"
        let number = |i: usize| g.kind(i) == Some(TokenKind::Number) || g.is(i, Class::Quantity);
        let counted = number(that - 1) || g.mark(that - 1, '%');
        (plain && counted).then_some(that)
    }

    /// A weekday behind a preposition.
    fn past_day(&self, from: usize, at: usize) -> Option<usize> {
        let g = self.g;
        if !g.pack.bare_clause {
            return None;
        }
        // "late on Monday"
        let early = at == from && g.kind(at) == Some(TokenKind::Word) && !g.is_determiner(at);
        let early = early && g.mentions.covering(at).is_none() && !g.is_any(at, &[Class::Preposition, Class::Complementiser]);
        if early && g.is(at + 1, Class::Preposition) && g.is(at + 2, Class::Weekday) {
            return Some(at + 1);
        }
        // "on Monday | prices rose", "on Monday night | two men died"
        let day = at + 2 + usize::from(g.is(at + 2, Class::TimeNoun) && g.mentions.covering(at + 2).is_none());
        (self.opens_light_phrase(at) && g.is(at + 1, Class::Weekday) && !g.is_possessive_suffix(day)).then_some(day)
    }

    /// Whether a preposition stands at `at` that opens neither an agent, nor an addressee, nor what is said.
    fn opens_light_phrase(&self, at: usize) -> bool {
        let openers = [Class::Of, Class::To, Class::By, Class::ParentheticalOpener, Class::AfterCueComplementiser];
        self.g.is(at, Class::Preposition) && !self.g.is_any(at, &openers)
    }

    /// "in a statement", "on Monday", "su Facebook"
    fn past_phrase(&self, at: usize, limit: usize) -> Option<usize> {
        let g = self.g;
        // "ha gridato | dai banchi dell'opposizione | Aldo Neri"
        if g.pack.drops_subject && g.is(at, Class::By) && g.mentions.covering(at).is_none() {
            let end = noun_phrase_end(g, at + 1, limit);
            let name = self.before_name(at + 1, end);
            // but not "dall'ex calciatore Aldo Neri", "dai ministri Aldo Neri e Carlo Berti"
            let body = |r: &RoleMatch| matches!(r.class, RoleClass::Body | RoleClass::Group);
            let seat = g.is(at, Class::Plural) && (at + 1..name).all(|i| g.mentions.role_at(i).is_none_or(body));
            return (seat && name < end && name - at <= 8).then_some(name);
        }
        if !self.opens_light_phrase(at) {
            return None;
        }
        // "said after meeting | the governor |, …"
        let first = at + 1 + usize::from(g.pack.bare_clause && g.is_gerund(at + 1) && g.is(at, Class::Subordinator));
        let mut end = self.before_name(at + 1, noun_phrase_end(g, first, limit).max(at + 1));
        // "said on Monday | prices would rise", "in an interview | Russia could not win"
        let timed = g.is_any(at + 1, &[Class::Weekday, Class::Month, Class::TimeWord]);
        if (timed || g.is(at, Class::PlacePreposition)) && self.opens_bare_predicate(end) {
            end = self.subject_within(Phrase { first: at, end }).unwrap_or(end);
        }
        if let Some(by) = self.preposition_of_participle(at, end) {
            return Some(noun_phrase_end(g, by + 1, self.end).max(by + 1));
        }
        // "in a statement released Thursday"
        if g.pack.bare_clause && g.is(end, Class::Participle) && end > at + 1 && g.is_document(end - 1) {
            let day = |i: usize| g.is_any(i, &[Class::Weekday, Class::TimeWord]);
            let on = end + 1 + usize::from(g.is(end + 1, Class::Preposition) && day(end + 2));
            if on < self.end && day(on) {
                return self.past_time(at, on);
            }
        }
        // "on the channel's “Good Evening” on Sunday that": a name in marks
        let named = g.quote_at(end).filter(|q| q.open == end && q.end - q.open <= 9 && q.end < limit);
        if let Some(end) = self.programme_at(end).filter(|&e| e < limit) {
            return Some(end);
        }
        let day = |at: usize| self.past_time(at, at).or_else(|| self.past_day(at, at)).unwrap_or(at);
        if let Some(quote) = named.filter(|q| g.is(q.end, Class::Complementiser) || g.is(day(q.end), Class::Complementiser)) {
            return Some(quote.end);
        }
        (end > at + 1 && end - at <= 8).then_some(end)
    }

    /// "in a letter | seen by Reuters", "in a statement | released on Monday": the preposition behind a participle that tells more of the
    /// phrase `[at, end)`.
    fn preposition_of_participle(&self, at: usize, end: usize) -> Option<usize> {
        let g = self.g;
        if !g.pack.bare_clause {
            return None;
        }
        let noun = g.is(at + 1, Class::Indefinite) || end > at + 1 && g.is_document(end - 1);
        let told = g.is(end, Class::Participle) && g.is_any(end + 1, &[Class::By, Class::Preposition]);
        let other = || self.cues.iter().any(|c| c.head == end) && !g.is(end + 1, Class::By);
        let within = g.is(at + 1, Class::Indefinite) && end > at + 2 && g.is(end - 1, Class::Participle) && g.is(end, Class::By);
        if within {
            return Some(end);
        }
        (noun && told && !other()).then_some(end + 1)
    }
}
