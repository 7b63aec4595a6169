//! The subject before a verb, with an apposition or a clause between commas or dashes behind it.

use super::{Clauses, Subject};
use crate::mention::{Kind, Mention};
use crate::pack::{Class, RoleClass};
use crate::statement::phrase::{Phrase, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// "Wilson Kirk | — his friends call him Whip —", "Berg's critics | — and they are many —": the subject with which the sentence opens, before
    /// a clause between dashes that ends at `end`.
    pub(super) fn before_dashes(&self, from: usize, end: usize) -> Option<Subject> {
        let g = self.g;
        let dash = |i: &usize| g.kind(*i) == Some(TokenKind::Dash) && g.quote_at(*i).is_none();
        if !g.pack.bare_clause || !dash(&end) || from != self.sentence.first {
            return None;
        }
        let open = (from + 1..end).find(dash)?;
        let phrase = self.phrase_ending(open, from).filter(|p| p.first == from && (self.holds_person(*p) || self.head_speaks(*p)))?;
        // but "A former candidate — Anna Berg, who lost in May — said"
        let apposed = !self.holds_person(phrase) && g.mentions.covering(open + 1).is_some_and(|m| m.kind == Kind::Person);
        let clause = g.has_finite(open, end) || g.quote_at(open + 1).is_some();
        (clause && !apposed).then_some(Subject::plain(phrase))
    }

    /// "Anna Berg, | speaking alongside her deputy, Tom Hale | , said": the person with whom the sentence opens, where a gerund between
    /// commas tells what she was doing, and somebody else is named in it.
    pub(super) fn before_participle(&self, from: usize, end: usize) -> Option<Subject> {
        let g = self.g;
        let free = |i: &usize| g.quote_at(*i).is_none();
        let comma = (from + 1..end).filter(free).find(|&i| g.mark(i, ',') && g.is_gerund(i + 1))?;
        let other = (comma + 2..end).filter(free).any(|i| g.mark(i, ','));
        let plain = |i: usize| !g.is_finite(i) || g.is(i, Class::Participle) && !g.is_any(i, &[Class::Be, Class::Have, Class::Modal]);
        let clause = [Class::Relative, Class::Complementiser, Class::Coordinator, Class::Adversative];
        let phrase = self.phrase_ending(comma, from).filter(|p| self.holds_person(*p))?;
        let opens = (from..phrase.first).all(|i| !g.is_finite(i) && !g.is_any(i, &[Class::Subordinator, Class::Relative]));
        let whole = (comma + 2..end).all(|i| plain(i) && (g.is_determiner(i) || !g.is_any(i, &clause)) && free(&i));
        (other && opens && whole && phrase.end == comma).then_some(Subject::plain(phrase))
    }

    /// "The head of the prison where Berg is held, | Colonel Tom Hale |, insisted", "Anna Berg, whose son, | Ugo Berg |, said": the name between
    /// commas before the verb, behind a clause that names somebody else, with whom it has nothing to do.
    pub(super) fn named_behind_clause(&self, from: usize, end: usize) -> Option<Subject> {
        let g = self.g;
        let free = |i: &usize| g.quote_at(*i).is_none();
        let comma = (from + 1..end).rev().filter(free).find(|&i| g.mark(i, ','))?;
        // "Sir Hugh Pym", "the Rev. Tom Daly", "Priya Nair of Leeds University"
        let whole = |m: &&Mention| m.end == end || g.is(m.end, Class::Of) && noun_phrase_end(g, m.end + 1, end) == end;
        let name = g.mentions.within(comma + 1, end).find(|m| m.kind == Kind::Person).filter(whole)?;
        let titles = (comma + 1..name.first).all(|i| g.mentions.role_at(i).is_some() || g.mark(i, '.') || g.is_definite_article(i));
        let opens = g.is_determiner(from) && from == self.sentence.first && !(from..comma).any(|i| g.mark(i, ',') || !free(&i));
        let head = Phrase { first: from, end: noun_phrase_end(g, from, comma) };
        let one = g.mentions.role_at(from + 1).is_some_and(|r| !r.plural && r.class != RoleClass::Body) && self.head_speaks(head);
        // "Colei che guida il ministero, Anna Rossi, ha detto"
        let lead = (from..comma).find(|&i| !g.is_adverb(i)).unwrap_or(comma);
        let pointed = g.points_to_somebody(lead) && from == self.sentence.first && !(from..comma).any(|i| g.mark(i, ',') || !free(&i));
        // but "the judge who acquitted the doctor, Tom Hale, said" may tell who the doctor is
        let verb_last = g.is_finite(comma - 1) || g.is(comma - 1, Class::Participle);
        let role_last = g.mentions.role_at(comma - 1).is_some_and(|r| r.class != RoleClass::Body);
        let pronoun = || (verb_last || !role_last) && (from + 2..comma).any(|i| g.is_any(i, &[Class::Relative, Class::PlaceRelative]));
        let clause = g.has_finite(from, comma) && (self.has_person(from, comma) || pronoun());
        let phrase = Phrase { first: comma + 1, end };
        let described = opens && one && clause || pointed && g.has_finite(lead, comma);
        // "whose son, Ugo Berg, said"
        let whose = comma.checked_sub(2).filter(|w| *w > from && g.is(*w, Class::Relative) && g.is(*w, Class::Possessive));
        let whose = whose.is_some_and(|w| g.mark(w - 1, ',') && g.pack.bare_clause);
        (titles && (described || whose)).then_some(Subject::plain(phrase))
    }

    /// "Anna Berg, | whose cousin Karl runs the bank |, told": who the clause tells of, where it has a verb of its own.
    pub(super) fn before_whose(&self, from: usize, end: usize) -> Option<Subject> {
        let g = self.g;
        let free = |i: &usize| g.quote_at(*i).is_none();
        let whose = (from + 2..end).rev().take(20).take_while(free).find(|&i| g.is(i, Class::Relative) && g.is(i, Class::Possessive))?;
        let finite = (whose + 2..end).any(|i| g.is_finite(i)) || (whose + 2..end).any(|i| g.ends_as_participle(i));
        // "Anna Berg, a nurse whose husband was killed, told"
        let apposed = || {
            let comma = (from + 1..whose).rev().take(7).find(|&i| g.mark(i, ','))?;
            let phrase = self.phrase_ending(comma, from).filter(|p| self.holds_person(*p))?;
            (g.is_determiner(comma + 1) && g.mark(end, ',') && finite).then_some(phrase)
        };
        if g.pack.bare_clause
            && !g.mark(whose - 1, ',')
            && let Some(phrase) = apposed()
        {
            return Some(Subject::plain(phrase));
        }
        let own = g.pack.bare_clause && g.mark(whose - 1, ',') && (whose + 2..end).any(|i| g.is_finite(i));
        let phrase = self.phrase_ending(whose - 1, from).filter(|p| self.head_speaks(*p) || g.is_definite_article(p.first));
        let phrase = phrase.or_else(|| self.lone_name(whose - 1, from)).filter(|_| own)?;
        // "Hogan Hale, a former director of the party, whose roots …": the name before it
        if phrase.first > from && !self.holds_person(phrase) {
            return None;
        }
        Some(Subject::plain(phrase))
    }

    /// Whether a person is named in `[from, end)`.
    pub(super) fn has_person(&self, from: usize, end: usize) -> bool {
        self.g.mentions.within(from, end).any(|m| m.kind == Kind::Person)
    }
}
