//! Runs of capitalised words, cut where one name ends and another begins.

use super::{Finder, ORDINARY, Run};
use crate::pack::{Class, ClassSet, Gender, Meaning, RoleClass};
use crate::text::{Shape, TokenKind};

/// A run of capitalised words longer than this, in tokens, is cut.
const LONGEST_NAME: usize = 16;

/// In a dateline without a mark, the name of a town has so many letters at least: "IBM Said" has none.
const SHORTEST_TOWN: usize = 4;

/// A name in a compound with an ordinary word has so many letters at least: "Ki-moon" is no compound.
const SHORTEST_IN_COMPOUND: usize = 5;

impl Finder<'_> {
    pub(super) fn runs(&self) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut at = 0;
        while at < self.doc.tokens.len() {
            // "Carlo Bandini, Jr.": what only closes names is none
            if !self.is_name_word(at) || self.is_title(at) || self.has(at, Class::NameSuffix) {
                at += 1;
                continue;
            }
            let end = self.run_end(at);
            runs.push(Run { first: at, end, gender: Gender::Common, person: 0, organisation: 0, place: 0, evidence: None });
            at = end;
        }
        runs
    }

    pub(super) fn run_end(&self, first: usize) -> usize {
        let mut end = first + 1;
        let organisation_head = self.has(first, Class::OrganisationHead);
        let mut organisation = organisation_head;
        loop {
            if end - first >= LONGEST_NAME
                || end >= self.doc.tokens.len()
                || self.token(end).paragraph != self.token(first).paragraph
                || self.has(end - 1, Class::NameSuffix)
            {
                break;
            }
            // "Anna Holm MP"
            if self.has(end, Class::Honours) && self.token(end).shape == Shape::AllCaps && end > first + 1 {
                break;
            }
            if self.is_name_word(end) && !self.initial[end] {
                // "Owen Baron": a title that closes a name is a surname
                let follows = self.doc.tokens.get(end + 1).is_some_and(|t| t.is_capitalised());
                let surname = self.is_given(end - 1) && !follows;
                if self.is_title(end) && !surname || self.splits(first, end) || self.is_next_line(first, end) {
                    break;
                }
                organisation |= self.has(end, Class::OrganisationHead);
                end += 1;
                continue;
            }
            // particles between capitals: "von der Leyen", "Banca d'Italia", "Johnson & Johnson"
            let mut next = end;
            let class = if organisation { Class::OrganisationParticle } else { Class::NameParticle };
            while next < self.doc.tokens.len() && next - end < 3 && self.has(next, class) && !self.token(next).is_capitalised() {
                next += 1;
            }
            let joins = next > end && next < self.doc.tokens.len() && self.is_name_word(next) && !self.initial[next];
            // "il ministro di Roma": a particle joins only what cannot stand alone as a known place
            if joins && (organisation || self.listed[next] == 0) && (organisation || !self.has(next, Class::Of)) {
                let of_person = organisation && !organisation_head && self.is_given(next);
                // "Nordic Research in Copenhagen": where it is
                let placed = next == end + 1 && self.has(end, Class::PlacePreposition) && self.is_listed_place(next);
                if placed {
                    break;
                }
                let coordinated = organisation && (end..next).any(|i| self.has(i, Class::Coordinator));
                if of_person || coordinated && (self.is_given(next) || self.is_title(next)) {
                    break;
                }
                // "Marcello Bandini del Foro di Orwin": where he works
                let of = (end..next).any(|i| self.has(i, Class::Of));
                let capital = |at: usize| self.doc.tokens.get(at).is_some_and(|t| t.is_capitalised());
                let goes_on = self.has(next + 1, Class::Of) && capital(next + 2);
                let works = goes_on || self.has(next, Class::OrganisationHead) || self.names_where_from(first, end, next);
                if of && !organisation && end - first > 1 && self.is_given(first) && works {
                    break;
                }
                // "Luca Bandini di Orwinia" is a name, "Anna Holm di Orwin News" a name and where she works
                let several = end - first > 1 && next + 1 < self.doc.tokens.len() && self.is_name_word(next + 1) && !self.initial[next + 1];
                if several && !organisation && of {
                    break;
                }
                end = next + 1;
                continue;
            }
            break;
        }
        // "D'annelli"
        end + usize::from(self.is_elided_before_small(end - 1))
    }

    /// Whether the word at `next`, behind the small words from `end` on, is where somebody is from whose given name and surname stand
    /// before it: "Anna Bandini di Orwinia". A listed surname belongs to the name: "Luca Cordero di Montezemolo".
    pub(super) fn names_where_from(&self, first: usize, end: usize, next: usize) -> bool {
        let full = end - first > 1 && self.is_given(first) && !self.is_given(end - 1) && !self.has(end - 1, Class::NameParticle);
        full && (end..next).any(|i| self.has(i, Class::Of)) && !self.is_surname(next) && !self.is_given(next)
    }

    /// Whether a new name begins at `at`, within the run that began at `first`: "Ministero | Anna Holm",
    /// "Harbour Administrator | Viktor Hale".
    pub(super) fn splits(&self, first: usize, at: usize) -> bool {
        // "South Carolina": one listed name
        if self.listed[at] != 0 && self.listed[at] == self.listed[at - 1] {
            return false;
        }
        let following = self.doc.tokens.get(at + 1).is_some_and(|t| t.is_capitalised());
        let listed_before = self.listed[at - 1] != 0 && self.listed[at] != self.listed[at - 1];
        let initials = (first..at).all(|i| self.is_initial(i));
        let given = self.is_given(at)
            && following
            && !self.has(at + 1, Class::OrganisationHead)
            && (listed_before || !self.is_given(at - 1))
            && !initials
            && !self.has(at - 1, Class::NameParticle);
        if given {
            let complement = first > 0 && self.has(first - 1, Class::Of) && !self.is_given(first) && !self.has(at, Class::NameParticle);
            // "Aldo Neri | Carla Berti": twice a given name and a word that is none
            let last = !self.doc.tokens.get(at + 2).is_some_and(|t| t.is_capitalised()) && !self.has(at + 1, Class::NameSuffix);
            let twice = at - first == 2 && self.is_given(first) && !self.is_given(at - 1) && !self.is_initial(at - 1) && last;
            let twice = twice && (!self.is_given(at + 1) || self.is_surname(at + 1));
            let known = listed_before
                || complement
                || twice
                || (first..at).all(|i| {
                    self.listed[i] != 0
                        || self.role(i).is_some()
                        || self.is_ordinary(i)
                        || self.token(i).shape == Shape::AllCaps
                        || self.has(i, Class::OrganisationHead)
                });
            if known {
                return true;
            }
        }
        // "the Orlinian | Anna Holm": one word behind an article, and a given name and a word that is nothing else
        let kind_of = self.pack.bare_clause
            && at == first + 1
            && first > 0
            && self.has(first - 1, Class::Article)
            && self.token(first).shape == Shape::Capitalised
            && !self.is_given(first)
            && !self.has(first, Class::OrganisationHead)
            && given
            && (self.pack.is_unknown(self.token(at + 1).word) || self.is_surname(at + 1))
            && !self.doc.tokens.get(at + 2).is_some_and(|t| t.is_capitalised());
        if kind_of {
            return true;
        }
        // "la ministra dell'Economia | Henrike Vollbrandt", "l'inviata per la Libia | Henrike Vollbrandt": a country, or ordinary words in
        // capitals, that tell what a role is for, and a name
        let ordinary = |i: usize| self.is_ordinary(i) && !self.is_given(i) && self.listed[i] == 0 && !self.has(i, Class::OrganisationHead);
        // but "il capo dello Yemen Ansar Allah" may lead a body
        let of = first > 0 && self.has(first - 1, Class::Of);
        let country = || !of && self.is_listed_place(first) && (first..at).all(|i| self.listed[i] == self.listed[first]);
        let field = || (first..at).all(ordinary) || country();
        let particle = self.has(at + 1, Class::NameParticle) && self.doc.tokens.get(at + 2).is_some_and(|t| t.is_capitalised());
        let named = (following || particle) && self.listed[at] == 0 && self.pack.is_unknown(self.token(at).word) && !self.initial[at];
        if named && !self.pack.bare_clause && self.is_field_of_role(first) && field() {
            return true;
        }
        let acronym = first + 1 == at
            && self.token(first).shape == Shape::AllCaps
            && self.token(at).shape == Shape::Capitalised
            && first > 1
            && self.has(first - 1, Class::Of)
            && self.role(first - 2).is_some();
        // "il leader della Lega Nord | Bandini": a listed body that completes a role, and a word that is nothing else
        let body = self.completes_role(first)
            && self.is_listed_body(first)
            && (first..at).all(|i| self.listed[i] == self.listed[first])
            && self.listed[at] == 0
            && self.pack.is_unknown(self.token(at).word);
        if acronym || body {
            return true;
        }
        // a role inside a run ends the part before it, and the name begins behind it
        self.role(at)
            .is_some_and(|r| r.first == at && matches!(r.class, RoleClass::Office | RoleClass::Person) && following && !self.is_given(at))
            && self.is_given(self.role(at).map_or(at, |r| r.end))
            || self.role(at - 1).is_some_and(|r| r.end == at && first < r.first && matches!(r.class, RoleClass::Office | RoleClass::Person))
    }

    /// Whether the word at `at` is not of the name before it but begins the text behind a byline or a dateline: "Anna Holm ORWIN.",
    /// "ORWIN Spoke".
    pub(super) fn is_next_line(&self, first: usize, at: usize) -> bool {
        let capitals = |i: usize| self.token(i).shape == Shape::AllCaps && self.token(i).end - self.token(i).start >= SHORTEST_TOWN;
        let plain = |i: usize| self.token(i).shape == Shape::Capitalised;
        let byline = capitals(at)
            && at - first > 1
            && (first..at).all(plain)
            && self.is_given(first)
            && !self.is_given(at - 1)
            && !self.has(at, Class::NameSuffix);
        // "di Anna Holm Scatta l'allarme": an ordinary word behind a byline, and small letters behind it
        let small = self.doc.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised());
        let signed = plain(at)
            && small
            && at - first > 1
            && self.is_given(first)
            && self.opens_text(first)
            && !((first..at).all(|i| self.is_given(i)) && self.beside_cue(first, at + 1))
            && self.is_ordinary(at)
            && !self.titled[first]
            && !self.is_initial(at - 1)
            && !self.is_given(at)
            && !self.is_surname(at)
            && !self.has(at, Class::NameParticle);
        byline
            || signed
            || (first..at).all(capitals) && plain(at) && self.is_ordinary(at) && !self.titled[first] && self.opens_paragraph(first)
    }

    /// Whether a paragraph begins at the token, perhaps with one small word before it: "di Anna Holm".
    fn opens_text(&self, at: usize) -> bool {
        const SMALL: ClassSet = ClassSet::of(&[Class::Of, Class::By]);
        self.opens_paragraph(at) || self.opens_paragraph(at - 1) && self.doc.classes[at - 1].meets(SMALL)
    }

    /// Whether a paragraph begins at the token.
    pub(super) fn opens_paragraph(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|before| self.token(before).paragraph != self.token(at).paragraph)
    }

    /// Whether the token belongs to the name of a country, capital or region.
    fn is_listed_place(&self, at: usize) -> bool {
        let number = self.listed[at];
        number != 0 && matches!(self.terms.names[number as usize - 1].meaning, Meaning::Country(_, _))
    }

    /// "l'inviata dell'ONU per la | Libia": whether a preposition, and perhaps an article, stands before `first`, and a role shortly before it,
    /// with no other word between that speaks or acts.
    fn is_field_of_role(&self, first: usize) -> bool {
        const ACTS: ClassSet = ClassSet::of(&[Class::Finite, Class::Be, Class::Have, Class::Coordinator]);
        let article = usize::from(first > 0 && self.has(first - 1, Class::Article) && !self.has(first - 1, Class::Preposition));
        let Some(preposition) = first.checked_sub(1 + article).filter(|&p| self.has(p, Class::Preposition) || self.has(p, Class::Of))
        else {
            return false;
        };
        let plain = |i: &usize| self.token(*i).kind == TokenKind::Word && !self.doc.classes[*i].meets(ACTS);
        (preposition.saturating_sub(4)..preposition).rev().take_while(plain).any(|i| self.is_held_by_one(i))
    }

    /// Whether the token belongs to a role that one person has: an office or a trade.
    fn is_held_by_one(&self, at: usize) -> bool {
        self.role(at).is_some_and(|r| matches!(r.class, RoleClass::Office | RoleClass::Person))
    }

    /// Whether what begins at `first` says of what the role shortly before it is: "il leader della …".
    pub(super) fn completes_role(&self, first: usize) -> bool {
        first > 1 && self.has(first - 1, Class::Of) && (first.saturating_sub(4)..first - 1).any(|i| self.is_held_by_one(i))
    }

    /// Whether the token belongs to the name of a listed organisation.
    pub(super) fn is_listed_body(&self, at: usize) -> bool {
        let number = self.listed[at];
        number != 0 && matches!(self.terms.names[number as usize - 1].meaning, Meaning::Organisation(_))
    }

    pub(super) fn is_title(&self, at: usize) -> bool {
        self.role(at).is_some_and(|r| r.class == RoleClass::Title)
    }

    /// A word that can be part of a name.
    pub(super) fn is_name_word(&self, at: usize) -> bool {
        let token = self.token(at);
        if !token.is_capitalised() {
            return false;
        }
        if self.is_compound(at) {
            return false;
        }
        if self.has(at, Class::Weekday) || self.has(at, Class::Month) && !self.is_given(at) {
            return false;
        }
        let titled = self.titled[at];
        if self.initial[at] || titled {
            // At a sentence start, and in a headline of capitals, a capital is no evidence: an ordinary word is passed over,
            // unless it is a given name with another capital after it.
            // "Massimo d'Orta": a particle may stand before the other capital
            let particle = usize::from(self.is_given(at) && self.has(at + 1, Class::NameParticle));
            let next_capital = self.doc.tokens.get(at + 1 + particle).is_some_and(|t| t.is_capitalised());
            if self.has(at, Class::Opener)
                || self.has(at, Class::Article)
                || self.has(at, Class::Preposition)
                || self.has(at, Class::SubjectPronoun)
            {
                return false;
            }
            // "Holm Can't Hide"
            const VERBAL: ClassSet = ClassSet::of(&[Class::Be, Class::Have, Class::Modal, Class::Negation]);
            if self.is_ordinary(at) || self.doc.classes[at].meets(VERBAL) && !self.is_surname(at) {
                return next_capital && (self.is_given(at) || self.has(at, Class::OrganisationHead) || self.has(at, Class::NotPerson))
                    || token.shape == Shape::AllCaps && !titled;
            }
        } else if self.has(at, Class::FirstPerson) || self.has(at, Class::SubjectPronoun) || self.has(at, Class::Article) {
            // "Bruno La Spina"
            let following = self.doc.tokens.get(at + 1).is_some_and(|t| t.is_capitalised());
            let surname = self.has(at, Class::NameParticle) && following && at > 0 && self.is_given(at - 1);
            return token.shape == Shape::AllCaps && token.end - token.start > 2 || self.is_given(at) || surname;
        }
        true
    }

    /// A name that is joined to an ordinary word: "Bandini-style".
    fn is_compound(&self, at: usize) -> bool {
        let Some((name, word)) = self.doc.word(at).rsplit_once('-') else { return false };
        let ordinary = |class: &Class| self.pack.has(self.pack.lookup(word), *class);
        name.len() >= SHORTEST_IN_COMPOUND
            && word.len() >= SHORTEST_IN_COMPOUND - 1
            && word.starts_with(char::is_lowercase)
            && [Class::Common, Class::Participle, Class::Gerund, Class::Finite].iter().any(ordinary)
    }

    /// Whether the word at `at`, if it were in lower case, would be an ordinary word.
    pub(super) fn is_ordinary(&self, at: usize) -> bool {
        let dates = ClassSet::of(&[Class::Month, Class::Weekday]);
        let known = self.doc.classes[at].meets(ORDINARY.with(dates)) || self.doc.classes[at].is_cue_form();
        known || self.role(at).is_some() || self.is_lower_elsewhere(at, &mut String::new())
    }
}
