//! What stands between a subject and its verb and is passed over: adverbs, times, circumstances; and what tells, behind both, when it was said.

use super::Clauses;
use crate::pack::{Class, Frame};
use crate::statement::cue::CueGroup;
use crate::statement::phrase::{noun_phrase_before, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// Where everything between the subject and the verb at `first` begins; `first` where the verb follows at once.
    pub(super) fn before_circumstances(&self, first: usize, from: usize) -> usize {
        let g = self.g;
        let mut first = self.before_adverbs(first, from);
        // "Anna Berg on Saturday said", "Anna Berg later Thursday told"
        if first > from && g.is(first - 1, Class::Weekday) {
            let preposition = first > from + 1 && g.is(first - 2, Class::Preposition);
            first -= if preposition { 2 } else { 1 };
            first = self.before_adverbs(first, from);
        }
        // "Anna Rossi, il 3 maggio 2021, aveva detto", "Hale on May 3 said"
        first = self.before_date(first, from);
        // "che lunedì aveva chiesto", "who last month had asked": a time between relative and verb
        first = self.before_time(first, from);
        first = self.before_addressee(first, from);
        first = self.before_bare_time(first, from);
        first = self.before_complement(first, from);
        self.before_circumstance(first, from)
    }

    /// "che ai cronisti ha dichiarato": an addressee between relative and verb
    fn before_addressee(&self, first: usize, from: usize) -> usize {
        let g = self.g;
        for back in 2..5 {
            let Some(relative) = first.checked_sub(back + 1).filter(|r| *r >= from && g.pack.drops_subject) else { break };
            if g.is(relative, Class::Relative) && g.is(relative + 1, Class::To) && noun_phrase_end(g, relative + 2, first) == first {
                return relative + 1;
            }
        }
        first
    }

    /// "che nel suo messaggio del sabato | ha detto": where a phrase with a preposition that ends at `end` begins, behind a
    /// relative pronoun and with no subject in it; `end` where none does.
    pub(super) fn before_complement(&self, end: usize, from: usize) -> usize {
        let g = self.g;
        if !g.pack.drops_subject {
            return end;
        }
        let plain = |i: &usize| g.kind(*i) == Some(TokenKind::Word) && !g.is_finite(*i) && g.quote_at(*i).is_none();
        let mut words = (from..end).rev().take(12).take_while(plain);
        let relative = words.find(|&i| g.is(i, Class::Relative)).filter(|r| r + 2 < end);
        let opens = |r: &usize| g.is(r + 1, Class::Preposition) && !g.is_any(r + 1, &[Class::Of, Class::By, Class::Coordinator]);
        let free = |r: &usize| noun_phrase_before(g, end, r + 1).is_none();
        relative.filter(opens).filter(free).map_or(end, |r| r + 1)
    }

    /// "Anna Rossi, ministra dell'Interno, in una nota | ha detto", "Anna Berg, the mayor, at a meeting | said": where a phrase with a
    /// preposition that ends at `end` begins, behind a comma; `end` where none does.
    pub(super) fn before_circumstance(&self, end: usize, from: usize) -> usize {
        let g = self.g;
        let clause = [Class::Relative, Class::Complementiser];
        let plain = |i: &usize| {
            let word = matches!(g.kind(*i), Some(TokenKind::Word | TokenKind::Number)) && g.quote_at(*i).is_none();
            let joins = g.is_any(*i, &[Class::Coordinator, Class::Adversative]);
            let opens = g.is_any(*i, &clause) && !g.is_determiner(*i);
            word && !joins && !opens && !g.is_finite(*i) && !g.is_gerund(*i)
        };
        // "Chairman Tom Hale (R-Va.) earlier in the day | said"
        let divided = |f: usize| g.mark(f - 1, ',') || g.pack.bare_clause && g.mark(f - 1, ')');
        let first = (from..end).rev().take(9).take_while(plain).last().filter(|&f| f > from + 1 && f + 1 < end && divided(f));
        let mut opener = first.unwrap_or(end);
        while opener < end && g.is_adverb(opener) {
            opener += 1;
        }
        let opens = opener < end
            && g.is(opener, Class::Preposition)
            && !g.is_any(opener, &[Class::Of, Class::By, Class::Coordinator, Class::Subordinator, Class::Relative]);
        let somebody = || noun_phrase_before(g, end, opener).is_some_and(|p| self.names_somebody(p));
        // what stands before the comma must be told of a subject: an apposition or clause, and before it a comma and no verb
        let verb = |i: usize| {
            let form = g.is_finite(i) || g.is_gerund(i) || g.is_infinitive(i);
            (form || g.is_any(i, &[Class::Relative, Class::Subordinator])) && !g.is_determiner(i) && g.mentions.covering(i).is_none()
        };
        let enclosed = |f: usize| {
            let comma = (from + 1..f - 1).find(|&i| g.mark(i, ',') && g.quote_at(i).is_none());
            comma.is_some_and(|c| !(from..c).any(verb)) || g.mark(f - 1, ')')
        };
        first.filter(|&f| opens && enclosed(f) && !somebody()).unwrap_or(end)
    }

    /// "Rossi la scorsa settimana | ha detto", "Berg, the mayor, late on Monday | said", "Hale in 2019 | said": where a time that ends at
    /// `end` begins, behind somebody or a comma; `end` where none does.
    pub(super) fn before_bare_time(&self, end: usize, from: usize) -> usize {
        let g = self.g;
        let plain = |i: usize| {
            matches!(g.kind(i), Some(TokenKind::Word | TokenKind::Number))
                && g.mentions.covering(i).is_none()
                && g.mentions.role_at(i).is_none()
        };
        let behind = |first: usize| {
            let before = first - 1;
            let somebody = g.mentions.covering(before).is_some() || g.mentions.role_at(before).is_some();
            g.mark(before, ',') || somebody && !g.is_any(before, &[Class::Preposition, Class::Of])
        };
        if g.pack.bare_clause {
            let noun = |i: usize| g.is_any(i, &[Class::Weekday, Class::Month, Class::TimeNoun]);
            let four = |i: usize| g.kind(i) == Some(TokenKind::Number) && g.doc.word(i).len() == 4;
            let year = |i: usize| {
                let number = g.kind(i) == Some(TokenKind::Number) && i > from;
                number && (noun(i - 1) || four(i) && g.is(i - 1, Class::PlacePreposition))
            };
            let small = |i: usize| {
                let opens = g.is(i, Class::Preposition) && !g.is_any(i, &[Class::Of, Class::To, Class::By]);
                let modifier = g.token(i).is_some_and(|t| !t.is_capitalised())
                    && g.is_any(i + 1, &[Class::TimeNoun, Class::Weekday])
                    && !g.is_finite(i);
                opens || modifier || g.is_determiner(i) || g.is_adverb(i) || g.is(i, Class::TimeWord)
            };
            let part = |i: &usize| plain(*i) && g.quote_at(*i).is_none() && (noun(*i) || year(*i) || small(*i));
            let closes = end > from + 1 && (noun(end - 1) || year(end - 1)) && !g.is_possessive_suffix(end - 1);
            let first = (from + 1..end).rev().take(5).take_while(part).last().filter(|_| closes);
            return first.filter(|&f| behind(f)).unwrap_or(end);
        }
        // "Rossi alle 11 | ha detto", "una donna poco dopo le 11 | ha detto"
        let fused = |i: usize| g.is(i, Class::To) && g.is_any(i, &[Class::Article, Class::FusedArticle]);
        let article = end.checked_sub(2).filter(|&a| a > from + 1 && g.kind(end - 1) == Some(TokenKind::Number));
        if let Some(article) = article.filter(|&a| fused(a) || g.is(a, Class::Article) && g.is(a - 1, Class::Preposition)) {
            let mut first = article - usize::from(!fused(article));
            while first > from + 1 && plain(first - 1) && (g.is_adverb(first - 1) || g.is(first - 1, Class::Preposition)) {
                first -= 1;
            }
            if plain(first) && behind(first) {
                return first;
            }
        }
        let time = |first: usize| {
            let noun = (first + 1..end).find(|&i| g.is(i, Class::TimeNoun));
            let opens = g.is_determiner(first) && !g.is(first, Class::Preposition) || g.kind(first) == Some(TokenKind::Number);
            opens && (first..end).all(plain) && noun.is_some_and(|n| n <= first + 2 && n + 2 >= end)
        };
        (2..5).filter_map(|length| end.checked_sub(length)).find(|&f| f > from && time(f) && behind(f)).unwrap_or(end)
    }

    /// Where a time that ends at `end` begins, behind a relative pronoun; `end` where none does.
    pub(super) fn before_time(&self, end: usize, from: usize) -> usize {
        let g = self.g;
        let time = |first: usize| {
            let noun = end - 1;
            g.is_any(noun, &[Class::Weekday, Class::TimeWord, Class::Month, Class::TimeNoun])
                && (first..noun)
                    .all(|i| g.kind(i) == Some(TokenKind::Word) && g.mentions.covering(i).is_none() && g.mentions.role_at(i).is_none())
        };
        (1..5)
            .filter_map(|length| end.checked_sub(length))
            .find(|&first| first > from && g.is(first - 1, Class::Relative) && time(first))
            .unwrap_or(end)
    }

    /// Where the adverbs that end at `end` begin. "Both vowed": what opens the clause and counts people is no adverb.
    pub(super) fn before_adverbs(&self, end: usize, from: usize) -> usize {
        let g = self.g;
        let opens = |at: usize| at == from || g.mark(at - 1, ',') || g.is_any(at - 1, &[Class::Coordinator, Class::Adversative]);
        let counts = |at: usize| g.pack.bare_clause && g.is(at, Class::Determiner) && opens(at);
        let mut first = end;
        // "Berg not only | said", where the adverb may stand in the group of the verb too
        if first > from && g.is_not_only(first - 1, end + 1) {
            first -= 1;
        }
        while first > from
            && (g.is_adverb(first - 1) || g.is_not_only(first - 1, first + 1))
            && !g.is(first - 1, Class::Relative)
            && g.mentions.covering(first - 1).is_none()
            && !counts(first - 1)
        {
            first -= 1;
        }
        first
    }

    /// Where a date that ends at `end` begins, behind other words; `end` where none does: a day, a month, a year.
    pub(super) fn before_date(&self, end: usize, from: usize) -> usize {
        let g = self.g;
        let number = |i: usize| g.kind(i) == Some(TokenKind::Number);
        let Some(month) = (end.saturating_sub(3)..end).rev().find(|&i| i > from && g.is(i, Class::Month)) else { return end };
        // "nel luglio del 2012"
        if !(month + 1..end).all(|i| number(i) || g.is(i, Class::Of) && i + 2 == end && number(i + 1)) {
            return end;
        }
        let mut first = month;
        while first > from + 1
            && (number(first - 1)
                || g.is_any(first - 1, &[Class::Article, Class::PlacePreposition, Class::FusedArticle]) && !g.is(first - 1, Class::Of))
        {
            first -= 1;
        }
        // a month alone may be much else
        let dated = (first..end).any(number);
        if dated { first - usize::from(g.is(first - 1, Class::Preposition)) } else { end }
    }

    /// "The mine is safe, Berg said | as she left", "admitted | when pressed": whether the words up to `front` are a clause that stands for
    /// itself, and one that tells when or why it was said begins behind the verb or its addressee, which end at `end`; or, "Berg said | and
    /// walked away", what the speaker did then.
    pub(super) fn circumstance_behind(&self, cue: &CueGroup, from: usize, front: usize, end: usize) -> bool {
        let g = self.g;
        if !self.frame(cue, Frame::Quote) || !g.has_finite(from, front) {
            return false;
        }
        let at = self.skip_light(end, self.limit_after(end)).0;
        if g.pack.drops_subject {
            return self.when_said(cue, from, at);
        }
        let then = g.is(at, Class::Coordinator) && g.is_finite(at + 1) && at == cue.end && !self.cues.iter().any(|c| c.first > at);
        let other = [Class::ConditionalOpener, Class::Complementiser, Class::Relative];
        let when = at < self.end && g.is(at, Class::Subordinator) && !g.is_any(at, &other);
        // "A week after Hale left, Berg said as she left": what the sentence opens with is no such clause
        let opens = [Class::Preposition, Class::Participle, Class::Gerund, Class::Adverb, Class::Question];
        let inner = (from..front.min(from + 6)).any(|i| g.is_any(i, &[Class::Subordinator, Class::ConditionalOpener]));
        (when || then) && !inner && !g.is_any(from, &opens)
    }

    /// "La strada è chiusa, ha detto Aldo Neri | mentre usciva", "| prima di salire in auto", "| uscendo dal Comune": whether what stands at `at`,
    /// behind the subject, tells when the clause from `from` on was said.
    fn when_said(&self, cue: &CueGroup, from: usize, at: usize) -> bool {
        let g = self.g;
        let before = g.is(at - 1, Class::ComplexPreposition) && g.is(at, Class::Of) && g.is_infinitive(at + 1);
        let while_ = g.is(at, Class::Subordinator)
            && !g.is_any(at, &[Class::ConditionalOpener, Class::Cause, Class::Relative])
            && g.has_finite(at + 1, self.end);
        let opens = [
            Class::Preposition,
            Class::Participle,
            Class::Gerund,
            Class::Question,
            Class::Subordinator,
            Class::Complementiser,
            Class::Relative,
        ];
        let behind = self.subject_after(cue).is_some_and(|s| self.holds_person(s.0.phrase) || self.holds_speaking_role(s.0.phrase));
        at < self.end && behind && (before || while_ || g.is(at, Class::BareGerund)) && !g.is_any(from, &opens)
    }
}
