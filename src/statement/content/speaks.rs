//! Who can speak: what the words of a phrase say of it, before it is known who it is.

use super::{Clauses, Range, Subject};
use crate::mention::{Kind, Mention};
use crate::pack::{Class, Frame, RoleClass};
use crate::statement::cue::CueGroup;
use crate::statement::phrase::{Phrase, apposition_end, is_one_of_those, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// Whether the verb does not show that its subject is another: "Rossi, così hanno raccontato".
    pub(super) fn agrees(&self, cue: &CueGroup, phrase: Phrase) -> bool {
        let g = self.g;
        let Some(plural) = cue.plural else { return true };
        if !plural && !phrase.is_joined(g) && self.is_several(phrase) == Some(true) {
            return false;
        }
        let (head, end) = self.head_of(phrase);
        let several = phrase.is_joined(g) || (head..end).any(|i| g.mentions.role_at(i).is_some_and(|r| r.plural));
        let one = g.mentions.covering(head).is_some_and(|m| m.kind == Kind::Person);
        let more = phrase.first > self.sentence.first && g.is_any(phrase.first - 1, &[Class::Coordinator, Class::Complementiser]);
        !plural || several || more || !one
    }

    /// Whether the phrase names several people or things, as its first word shows; `None` where it does not.
    pub(super) fn is_several(&self, phrase: Phrase) -> Option<bool> {
        let g = self.g;
        if g.mentions.covering(phrase.first).is_some() {
            return None;
        }
        if phrase.is_joined(g) {
            return Some(true);
        }
        let one = g.is(phrase.first, Class::Singular);
        (one != g.is(phrase.first, Class::Plural)).then_some(!one)
    }

    /// Whether the phrase behind the verb can be its subject: "ha annunciato le dimissioni", "criticano la festa" have another.
    pub(super) fn agrees_behind(&self, cue: &CueGroup, phrase: Phrase) -> bool {
        let g = self.g;
        let (Some(plural), Some(several)) = (cue.plural, self.is_several(phrase)) else { return true };
        let more = plural && (g.is(phrase.end, Class::Coordinator) || g.mark(phrase.end, ','));
        plural == several || more
    }

    /// Whether the phrase has a head that can speak: not only a time, a number or a demonstrative.
    pub(super) fn can_speak(&self, phrase: Phrase) -> bool {
        let g = self.g;
        let words = (phrase.first..phrase.end)
            .filter(|&i| g.kind(i) == Some(TokenKind::Word) && !g.is_determiner(i) && !g.is_any(i, &[Class::Of, Class::Preposition]));
        // "Ecco cosa ha detto Rossi": what was said
        if g.pack.drops_subject
            && phrase.end > phrase.first
            && g.is(phrase.end - 1, Class::Question)
            && g.mentions.covering(phrase.end - 1).is_none()
        {
            return false;
        }
        let mut any = false;
        let behind_preposition =
            phrase.first > 0 && g.is(phrase.first - 1, Class::Preposition) && g.is(phrase.first, Class::SubjectPronoun);
        if g.is_any(phrase.first, &[Class::Clitic, Class::ReflexiveClitic])
            && !behind_preposition
            && !g.is(phrase.first, Class::Article)
            && !g.token(phrase.first).is_some_and(|t| t.is_capitalised())
        {
            return false;
        }
        for at in words {
            // "Time magazine" is a name
            // and so is "The Morning Post"
            let next = || at + 1 < phrase.end && at > self.sentence.first && g.token(at + 1).is_some_and(|t| t.is_capitalised());
            let name = g.token(at).is_some_and(|t| t.is_capitalised()) && (g.mentions.role_at(at + 1).is_some() || next());
            if !any && g.is(at, Class::TimeNoun) && g.mentions.role_at(at).is_none() && !name {
                return false;
            }
            // "i conteggi del 6 febbraio"
            let dated = any && g.is(at, Class::Month) && (phrase.first + 1..at).rev().take(2).any(|i| g.is(i, Class::Of));
            let other = [Class::Weekday, Class::Month, Class::TimeWord, Class::FirstPerson];
            if !dated && g.is_any(at, &other) && g.mentions.covering(at).is_none() {
                return false;
            }
            any = true;
        }
        // "i due", "the three"
        let numeral = |i: usize| g.is(i, Class::Determiner) && g.is(i, Class::Plural);
        if phrase.end == phrase.first + 2 && g.is(phrase.first, Class::Article) && numeral(phrase.first + 1) {
            return true;
        }
        // "loro", which owns something where more follows
        let pronoun = g.is(phrase.first, Class::SubjectPronoun) && !g.is(phrase.first, Class::Article);
        // "Molti dicono", but not "Questo ha detto Rossi"
        let plain = g.is(phrase.first, Class::Determiner) && !g.is_any(phrase.first, &[Class::Possessive, Class::Article]);
        let plain = plain && !(g.pack.drops_subject && g.is(phrase.first, Class::Singular));
        any || self.is_share(phrase) || is_one_of_those(g, phrase.first, phrase.end) || phrase.end == phrase.first + 1 && (pronoun || plain)
    }

    pub(super) fn names_somebody(&self, phrase: Phrase) -> bool {
        (phrase.first..phrase.end).any(|i| {
            self.g.mentions.covering(i).is_some()
                || self.g.mentions.role_at(i).is_some()
                || self.g.is(i, Class::SubjectPronoun)
                || i > self.sentence.first && self.g.token(i).is_some_and(|t| t.is_capitalised())
        }) || self.is_latter(phrase)
            || is_one_of_those(self.g, phrase.first, phrase.end)
    }

    /// Whether the phrase is a country or place alone.
    pub(super) fn is_place(&self, phrase: Phrase) -> bool {
        let head = (phrase.first..phrase.end).find(|&i| !self.g.is_determiner(i)).unwrap_or(phrase.first);
        self.g.mentions.covering(head).is_some_and(|m| matches!(m.kind, Kind::Country | Kind::Place))
    }

    /// "La Francia | nei giorni scorsi", "i sindacati | nel 2019": the phrase without a time, or, behind a name, without anything that a
    /// preposition other than "of" opens.
    pub(super) fn without_circumstance(&self, phrase: Phrase) -> Phrase {
        let g = self.g;
        if phrase.is_joined(g) || self.is_share(phrase) {
            return phrase;
        }
        let opens = |i: &usize| {
            let other = [Class::Of, Class::By, Class::Partner];
            g.is(*i, Class::Preposition) && !g.is_any(*i, &other) && g.mentions.covering(*i).is_none()
        };
        let time = |i: usize| {
            let noun = (i + 1..phrase.end.min(i + 5)).find(|&k| !g.is_determiner(k) && !g.is(k, Class::Ordinal));
            let year = |k: usize| g.kind(k) == Some(TokenKind::Number) && g.doc.word(k).len() == 4 && k + 1 == phrase.end;
            noun.is_some_and(|k| g.is_any(k, &[Class::TimeNoun, Class::Month, Class::Weekday, Class::TimeWord]) || year(k))
        };
        let named = |i: usize| {
            let name = g.mentions.covering(i - 1).filter(|m| m.end == i && matches!(m.kind, Kind::Organisation | Kind::Country));
            name.is_some_and(|m| (phrase.first..m.first).all(|k| g.is_determiner(k) || g.is_any(k, &[Class::Preposition])))
        };
        let person = |i: usize| g.mentions.within(i, phrase.end).any(|m| m.kind == Kind::Person);
        // "il sindaco | durante la seduta", "l'uomo | davanti al giudice Neri", "il legale | in una nota"
        let somebody = |i: usize| g.mentions.role_at(i).is_some() || g.mentions.covering(i).is_some();
        let medium = |i: usize| {
            let noun = i + 1 + usize::from(g.is_determiner(i + 1));
            noun < phrase.end
                && g.is(noun, Class::Document)
                && g.is_any(i, &[Class::PlacePreposition, Class::Partner, Class::TopicPreposition])
        };
        // but not "Il partito Dopo l'incontro Anna Rossi", where a heading stands before the sentence
        let small = |i: usize| g.is_any(i, &[Class::Preposition, Class::Of, Class::To]) || g.mentions.role_at(i).is_some();
        let alone = |i: usize| g.mentions.within(i, phrase.end).any(|m| m.kind == Kind::Person && !small(m.first - 1));
        let tells = |i: usize| g.is(i, Class::Circumstance) || medium(i);
        let around = |i: usize| g.pack.drops_subject && (phrase.first..i).any(somebody) && tells(i) && !alone(i);
        let closes = |i: &usize| around(*i) || opens(i) && (time(*i) || named(*i)) && !person(*i);
        let end = (phrase.first + 1..phrase.end).find(closes).unwrap_or(phrase.end);
        Phrase { end, ..phrase }
    }

    /// The agent with those who are joined to it: "da Anna Rossi, Ugo Neri e dal sindaco".
    pub(super) fn with_joined(&self, agent: Phrase) -> Phrase {
        let g = self.g;
        let (mut end, mut whole) = (agent.end, agent.end);
        loop {
            let last = g.is(end, Class::Coordinator) && g.mentions.covering(end).is_none();
            if !last && !g.mark(end, ',') {
                break;
            }
            let marked = g.is(end + 1, Class::By);
            let first = end + 1 + usize::from(marked);
            let next = Phrase { first, end: noun_phrase_end(g, first, self.end) };
            // "by unions and the government now fears a strike": a new clause
            let inner = [Class::Relative, Class::Complementiser, Class::Subordinator];
            let own = |i: &usize| g.kind(*i) == Some(TokenKind::Word) && !g.is_any(*i, &inner) && !g.is_gerund(*i);
            let clause = (next.end..self.end).take_while(own).any(|i| g.is_finite(i));
            // "by unions and the government, which wrote it, fears a strike"
            let close = (next.end + 1..self.end.min(next.end + 10)).find(|&i| g.mark(next.end, ',') && g.mark(i, ','));
            let clause = !marked && (clause || close.is_some_and(|c| g.goes_on_with_verb(c + 1)));
            let named = marked || g.mentions.covering(first).is_some_and(|m| m.first == first) || g.pack.bare_clause;
            if next.end <= first
                || clause
                || !named
                || !self.names_somebody(next)
                || !self.head_speaks(next)
                || g.goes_on_with_verb(next.end)
            {
                break;
            }
            end = next.end;
            if last {
                whole = end;
            }
        }
        Phrase { end: whole, ..agent }
    }

    /// "Quest'ultima ha detto": a pronoun of more than one word for who was named last.
    fn is_latter(&self, phrase: Phrase) -> bool {
        phrase.end > phrase.first + 1
            && self.g.pronoun_ending(phrase.first, phrase.end).is_some_and(|p| p.first == phrase.first && p.latter)
    }

    /// Whether the head of the phrase can put something into words: a name, a noun for a speaker or for something said,
    /// a pronoun, a number or determiner alone. "Le regole", "the weather" cannot.
    pub(super) fn head_speaks(&self, phrase: Phrase) -> bool {
        let g = self.g;
        if phrase.end <= phrase.first {
            return false;
        }
        if phrase.end == phrase.first + 1 && g.is(phrase.first, Class::Possessive) && g.pronoun_ending(phrase.first, phrase.end).is_some() {
            return true;
        }
        if self.is_share(phrase) || self.is_latter(phrase) {
            return true;
        }
        // "many in the town"
        let some = g.pack.bare_clause && g.is(phrase.first, Class::Determiner) && g.is(phrase.first, Class::Plural);
        if some && phrase.end > phrase.first + 2 && g.is(phrase.first + 1, Class::Preposition) && !g.is(phrase.first + 1, Class::Of) {
            return true;
        }
        let (head, end) = self.head_of(phrase);
        let pronoun = [Class::SubjectPronoun, Class::OtherPronoun, Class::Relative, Class::Determiner, Class::FirstPerson];
        g.is_any(end - 1, &pronoun)
            || (head..end).any(|i| {
                let named = g
                    .mentions
                    .covering(i)
                    .is_some_and(|m| m.kind != Kind::Resource && (m.rule != "demonym" || i == head || g.pack.bare_clause && m.end == end));
                let unknown = |t: &crate::text::Token| t.word == crate::pack::WordId::UNKNOWN;
                let capital = g.token(i).is_some_and(|t| t.is_capitalised() && (i > self.sentence.first || i + 1 < end || unknown(t)));
                let listed = g.mentions.role_at(i).is_some() || g.is_noun_cue(i);
                named || listed || capital && g.mentions.covering(i).is_none() || g.kind(i) == Some(TokenKind::Number)
            })
    }

    /// Whether the head of the phrase is a report, a letter, a survey: it tells something, but only in a clause.
    pub(super) fn heads_document(&self, phrase: Phrase) -> bool {
        let (head, end) = self.head_of(phrase);
        (head..end).any(|i| self.g.is(i, Class::Document))
    }

    /// "la filiale britannica di Onda": a part of a company or another body, which it ends with.
    pub(super) fn is_part_of_body(&self, phrase: Phrase) -> bool {
        let g = self.g;
        let whole = g.mentions.within(phrase.first, phrase.end).last().filter(|m| m.kind == Kind::Organisation && m.end == phrase.end);
        let of = |m: &Mention| m.first > phrase.first && (g.is(m.first - 1, Class::Of) || g.is(m.first - 1, Class::Article));
        whole.is_some_and(of) && (phrase.first..phrase.end).any(|i| g.is(i, Class::Of))
    }

    /// The phrase without its determiners and without what a preposition opens.
    pub(super) fn head_of(&self, phrase: Phrase) -> Range {
        let g = self.g;
        let noun = |first: usize| {
            let last = phrase.end.saturating_sub(1);
            (first..last).find(|&i| !g.is_determiner(i) || g.mentions.covering(i).is_some()).unwrap_or(first.max(last))
        };
        let mut head = noun(phrase.first);
        // "half of residents", "la metà dei residenti", "il 62% dei residenti"
        if let Some(of) = self.share_end(head).filter(|&of| g.is(of, Class::Of) && of + 1 < phrase.end) {
            head = noun(of + 1);
        }
        let opens_complement = |i: &usize| g.is(*i, Class::Preposition) && g.mentions.covering(*i).is_none();
        (head, (head + 1..phrase.end).find(opens_complement).unwrap_or(phrase.end))
    }

    /// One past the end of the share that begins at `first`: "half", "62%", "thirty-one percent".
    fn share_end(&self, first: usize) -> Option<usize> {
        let g = self.g;
        let mut end = first + usize::from(g.is(first + 1, Class::Quantity));
        while g.is(end, Class::Quantity) || g.kind(end) == Some(TokenKind::Number) || end > first && g.mark(end, '%') {
            end += 1;
        }
        (end > first && (g.is(end - 1, Class::Quantity) || g.mark(end - 1, '%'))).then_some(end)
    }

    /// "62% of voters", "two thirds", "six in 10": some of many, who can speak.
    pub(super) fn is_share(&self, phrase: Phrase) -> bool {
        let g = self.g;
        let last = phrase.end.saturating_sub(1);
        let first = (phrase.first..last).find(|&i| !g.is(i, Class::Approximate)).unwrap_or(phrase.first.max(last));
        let phrase = Phrase { first, ..phrase };
        let one = |i: usize| g.kind(i) == Some(TokenKind::Number) || g.is(i, Class::Determiner) && !g.is(i, Class::Article);
        let in_all = g.is(phrase.first + 1, Class::Preposition) && one(phrase.first) && one(phrase.first + 2);
        let head = (phrase.first..phrase.end).find(|&i| !g.is_determiner(i)).unwrap_or(phrase.first);
        // "nine out of 10"
        let out_of = phrase.end == phrase.first + 4 && one(phrase.first) && g.is(phrase.first + 2, Class::Of) && one(phrase.first + 3);
        out_of
            || in_all && phrase.end == phrase.first + 3
            || self.share_end(head).is_some_and(|end| end == phrase.end || g.is(end, Class::Of))
    }

    /// Whether the phrase may be the subject of the cue with a topic alone. Verbs that mean much else take only who is
    /// named: "the soldiers defend the bridge" is no statement.
    pub(super) fn may_tell_topic(&self, cue: &CueGroup, phrase: Phrase) -> bool {
        let person = self.frame(cue, Frame::Person);
        if !person && !self.frame(cue, Frame::Named) {
            return true;
        }
        let g = self.g;
        let (head, end) = self.head_of(phrase);
        let office = |i: usize| {
            g.mentions.role_at(i).is_some_and(|r| match r.class {
                RoleClass::Office | RoleClass::Title => true,
                RoleClass::Body => !person,
                RoleClass::Person | RoleClass::Group => false,
            })
        };
        let party = |m: &Mention| m.kind == Kind::Organisation && g.pack.class_of_body(&m.id) == Some("party");
        let named = |i: usize| {
            g.mentions.covering(i).is_some_and(|m| match m.kind {
                Kind::Person => true,
                Kind::Organisation => !person || party(m),
                Kind::Country => !person && m.rule != "demonym",
                // "Da Berlino confermano": a seat
                _ => !person && m.stands_for.is_some(),
            })
        };
        g.is(end - 1, Class::SubjectPronoun)
            || g.is_any(phrase.first, &[Class::FirstPerson, Class::Relative])
            || office(head)
            || g.is(head, Class::Camp)
            || (head..end).any(named)
    }

    pub(super) fn names_or_drops(&self, subject: Option<Subject>) -> bool {
        subject.map_or(self.g.pack.drops_subject, |s| self.names_somebody(s.phrase))
    }

    /// Whether a person, who is no complement, or a subject pronoun is in the phrase.
    pub(super) fn holds_person(&self, phrase: Phrase) -> bool {
        let g = self.g;
        if phrase.end <= phrase.first {
            return false;
        }
        // "Anna Berg's legacy" is nobody
        let owner = |m: &Mention| g.is_possessive_suffix(m.end) && m.end + 1 < phrase.end;
        let free = |m: &Mention| m.kind == Kind::Person && !owner(m) && !(m.first > phrase.first && g.is(m.first - 1, Class::Preposition));
        g.mentions.within(phrase.first, phrase.end).any(free) || g.is(phrase.end - 1, Class::SubjectPronoun)
    }

    /// Whether the phrase is the name of an organisation or country, with nothing but an article before it.
    pub(super) fn is_organisation(&self, phrase: Phrase) -> bool {
        let head = (phrase.first..phrase.end).find(|&i| !self.g.is_determiner(i));
        let body = |m: &Mention| matches!(m.kind, Kind::Organisation | Kind::Country) && m.end == phrase.end;
        head.and_then(|h| self.g.mentions.covering(h)).is_some_and(body)
    }

    /// Whether a noun for a speaker heads the phrase.
    pub(super) fn holds_speaking_role(&self, phrase: Phrase) -> bool {
        (phrase.first..phrase.end.min(phrase.first + 3)).any(|i| self.g.mentions.role_at(i).is_some())
    }

    /// An apposition that describes a person: it holds a role, a name, an age or a seat, and opens with none of the words of a new clause.
    pub(super) fn is_description(&self, range: Range) -> bool {
        let role = |i: usize| self.g.mentions.role_at(i).is_some_and(|r| r.first == range.0 || !self.g.is(r.first - 1, Class::Of));
        (range.0..range.1.min(range.0 + 6)).any(role)
            || self.g.kind(range.0) == Some(TokenKind::Number) && range.1 - range.0 <= 3
            || range.1 - range.0 == 1 && self.is_seat(range.0)
            || self.g.mentions.covering(range.0).is_some_and(|m| {
                // "The insurer, Allianz, said"
                let body = m.kind == Kind::Organisation && m.first == range.0 && m.end == range.1 && self.g.pack.bare_clause;
                m.kind == Kind::Person || body
            })
    }

    /// "said Anna Berg | herself |": one past the word behind a noun phrase that ends at `end` and says that nobody else is meant; else `end`.
    pub(super) fn behind_intensive(&self, end: usize) -> usize {
        let g = self.g;
        let somebody = || g.mentions.covering(end - 1).is_some_and(|m| m.kind == Kind::Person) || g.mentions.role_at(end - 1).is_some();
        end + usize::from(end > 0 && g.is(end, Class::Intensive) && g.mentions.covering(end).is_none() && somebody())
    }

    /// "Aldo Neri, 35 anni, | operaio |, …", "Tom Hale, 35, | a teacher |, …": where the comma at `close` opens one more description that
    /// begins without a definite article, where that ends; else `close`.
    pub(super) fn behind_further_apposition(&self, close: usize) -> usize {
        let g = self.g;
        let first = close + 1 + usize::from(g.is(close + 1, Class::Article) && g.is(close + 1, Class::Indefinite));
        let role = g.mentions.role_at(first).is_some_and(|r| r.first == first && !r.plural);
        let end = apposition_end(g, close, self.end).filter(|&end| role && g.mark(end, ','));
        end.unwrap_or(close)
    }

    pub(super) fn opens_speaker(&self, at: usize) -> bool {
        let g = self.g;
        g.is_determiner(at)
            || g.is(at, Class::SubjectPronoun)
            || g.token(at).is_some_and(|t| t.is_capitalised())
            || g.mentions.covering(at).is_some()
            || g.mentions.role_at(at).is_some()
            || g.is_any(at, &[Class::Quantity, Class::Approximate])
    }
}
