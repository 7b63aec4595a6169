//! Names that the rest of the article explains, when rules and tagger have found theirs.

use super::{Finder, Run};
use crate::mention::{Kind, Mention};
use crate::pack::{Class, ClassSet, CountryClass, Gender, Map, Meaning, RoleClass};
use crate::text::{Shape, TokenKind};
use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

/// With less evidence for a person than that, a known surname is none: "the Anna Holm", a thing in quotation marks.
const LEAST: i32 = -2;

/// A nickname has at most so many words.
const LONGEST_NICKNAME: usize = 3;

/// So many names make a list.
const LEAST_OF_LIST: usize = 4;

/// Words that are no part of a person's name.
const NO_NAME: ClassSet = ClassSet::of(&[Class::NotPerson, Class::OrganisationHead, Class::Weekday, Class::Month, Class::Article]);

/// Words that the article names a person with elsewhere.
fn surname_of_a_person(first: usize, end: usize, gender: Gender) -> Mention {
    Mention { first, end, kind: Kind::Person, id: String::new(), stands_for: None, gender, rule: "surname-of-a-person" }
}

impl Finder<'_> {
    /// A surname alone begins with its particle, where the article writes it with a capital, or it means nothing else in the
    /// language: "Di Carlo", "La Spina", "bin Orwin".
    pub(super) fn particles(&self, mentions: &mut [Mention]) {
        let mut until = 0;
        for mention in mentions {
            let alone = mention.kind == Kind::Person && !(self.is_given(mention.first) && mention.end - mention.first > 1);
            while alone && mention.first > until {
                let at = mention.first - 1;
                let small = self.has(at, Class::Preposition) || self.has(at, Class::Article) || self.has(at, Class::Coordinator);
                let capital = self.token(at).is_capitalised();
                let belongs = if capital { !self.initial[at] && !self.titled[at] } else { !small };
                let beside = self.token(at).paragraph == self.token(mention.first).paragraph;
                if !self.has(at, Class::NameParticle) || self.listed[at] != 0 || !belongs || !beside {
                    break;
                }
                mention.first = at;
            }
            until = mention.end;
        }
    }

    /// The word behind a capitalised particle ends the surname, whatever else it means: "Anna La Via", "Ugo Del Vescovo".
    pub(super) fn ends_of_names(&self, mentions: &mut [Mention]) {
        let capital = |at: usize, paragraph: u32| {
            self.doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word && t.is_capitalised() && t.paragraph == paragraph)
        };
        const SMALL: ClassSet = ClassSet::of(&[Class::NameParticle, Class::FusedArticle, Class::Of, Class::By]);
        let plain = |at: usize| !self.initial[at] && !self.titled[at] && self.token(at).shape == Shape::Capitalised;
        let particle = |at: usize| plain(at) && self.doc.classes[at].meets(SMALL);
        for number in 0..mentions.len() {
            let Mention { first, end, kind, .. } = mentions[number];
            let paragraph = self.token(first).paragraph;
            let closes = end > first + 1 && particle(end - 1);
            let opens = end == first + 1 && self.is_given(first) && capital(end, paragraph) && particle(end);
            let last = if opens { end + 1 } else { end };
            let free = mentions.get(number + 1).is_none_or(|next| next.first > last);
            if kind == Kind::Person && (closes || opens) && free && capital(last, paragraph) && !self.initial[last] {
                mentions[number].end = last + 1;
            }
        }
    }

    /// A nickname in quotation marks is part of the name around it: Anna "Annie" Holm.
    pub(super) fn nicknames(&self, mentions: &mut Vec<Mention>) {
        let mut joined: Vec<Mention> = Vec::new();
        let mut at = 1;
        while at + 2 < self.doc.tokens.len() {
            let open = at;
            at += 1;
            let paragraph = self.token(open).paragraph;
            let name = |i: usize| self.doc.tokens.get(i).is_some_and(|t| t.is_capitalised() && t.paragraph == paragraph);
            if self.token(open).kind != TokenKind::Quote || !name(open - 1) || !self.is_given(open - 1) {
                continue;
            }
            let ends = open + 2..(open + 2 + LONGEST_NICKNAME).min(self.doc.tokens.len());
            let Some(close) = ends.into_iter().find(|i| self.token(*i).kind == TokenKind::Quote) else { continue };
            let surname = close + 1;
            if !(open + 1..close).any(name) || !name(surname) || self.is_ordinary(surname) {
                continue;
            }
            let before = mentions.get(mentions.partition_point(|m| m.end < open)).filter(|m| m.end == open && m.kind == Kind::Person);
            let first = before.map_or(open - 1, |m| m.first);
            // "Anna “Nina Berg “Lina” Orwin": the name before the second mark is the end of the first
            if joined.last().is_some_and(|last| last.end > first) {
                continue;
            }
            let behind = mentions.get(mentions.partition_point(|m| m.first < surname));
            let end = behind.filter(|m| m.first == surname && m.kind == Kind::Person).map_or(surname + 1, |m| m.end);
            let gender = match (self.has(first, Class::GivenMasculine), self.has(first, Class::GivenFeminine)) {
                (true, false) => Gender::Masculine,
                (false, true) => Gender::Feminine,
                _ => Gender::Common,
            };
            joined.push(Mention { first, end, kind: Kind::Person, id: String::new(), stands_for: None, gender, rule: "nickname" });
            at = end;
        }
        if joined.is_empty() {
            return;
        }
        mentions.retain(|m| joined.get(joined.partition_point(|j| j.end <= m.first)).is_none_or(|j| m.end <= j.first));
        mentions.extend(joined);
        mentions.sort_by_key(|m| m.first);
    }

    /// A noun for a body that an article stands before, where the article has named one such body: "the Post" behind "the Orwin
    /// Post".
    pub(super) fn short_bodies(&self, runs: &[Run], mentions: &mut Vec<Mention>) {
        // by its last word, where the body is first named, and its name, if it is the only one
        let mut heads: Map<String, (usize, Option<String>)> = Map::default();
        let listed = self.terms.names.iter().filter(|n| matches!(n.meaning, Meaning::Organisation(_))).map(|n| (n.first, n.end));
        let tagged = mentions.iter().filter(|m| m.kind == Kind::Organisation).map(|m| (m.first, m.end));
        for (first, end) in listed.chain(tagged) {
            if end - first > 1 && self.has(end - 1, Class::OrganisationHead) && self.token(end - 1).is_capitalised() {
                let name = self.key(first, end);
                let head = heads.entry(self.key(end - 1, end)).or_insert_with(|| (first, Some(name.clone())));
                head.0 = head.0.min(first);
                head.1 = head.1.take().filter(|known| *known == name);
            }
        }
        if heads.is_empty() {
            return;
        }
        let mut found = Vec::new();
        let is_short = |run: &&Run| {
            run.first > 0
                && run.end == run.first + 1
                && self.has(run.first, Class::OrganisationHead)
                && self.has(run.first - 1, Class::Article)
                && self.listed[run.first] == 0
        };
        for run in runs.iter().filter(is_short) {
            let (first, end, gender) = (run.first, run.end, Gender::Common);
            let free = mentions.get(mentions.partition_point(|m| m.end <= first)).is_none_or(|m| m.first >= end);
            let head = heads.get(&self.key(first, end));
            if free && head.is_some_and(|(named, name)| *named < first && name.is_some()) {
                found.push(Mention {
                    first,
                    end,
                    kind: Kind::Organisation,
                    id: String::new(),
                    stands_for: None,
                    gender,
                    rule: "short-form",
                });
            }
        }
        if !found.is_empty() {
            mentions.extend(found);
            mentions.sort_by_key(|m| m.first);
        }
    }

    /// "Aldo Neri, Anna Berg, Halaaz Wagge and Duro Kait": two or three words with capitals in a list of names, most of which are people, are a person
    /// too, unless a list knows them.
    pub(super) fn people_in_lists(&self, runs: &[Run], mentions: &mut Vec<Mention>) {
        let full: Vec<&Run> = runs.iter().filter(|run| run.first < run.end).collect();
        let mut from = 0;
        let mut found = Vec::new();
        while from < full.len() {
            let mut to = from + 1;
            while to < full.len() && self.is_listed_with(full[to - 1].end, full[to].first) {
                to += 1;
            }
            let list = &full[from..to];
            from = to;
            if list.len() < LEAST_OF_LIST {
                continue;
            }
            let named = |run: &Run| {
                let at = mentions.partition_point(|m| m.end <= run.first);
                mentions.get(at).filter(|m| m.first < run.end).map(|m| (at, m))
            };
            let people = list.iter().filter(|run| named(run).is_some_and(|(_, m)| m.kind == Kind::Person && m.end - m.first > 1)).count();
            let bodies = list.iter().any(|run| named(run).is_some_and(|(_, m)| m.kind == Kind::Organisation));
            if bodies || 2 * people < list.len() || people < 2 {
                continue;
            }
            for run in list.iter().filter(|run| (2..=3).contains(&(run.end - run.first))) {
                let plain =
                    |at: usize| self.listed[at] == 0 && self.token(at).shape == Shape::Capitalised && !self.doc.classes[at].meets(NO_NAME);
                let other = named(run).is_some_and(|(_, m)| m.kind == Kind::Person || (m.first, m.end) != (run.first, run.end));
                if !other && (run.first..run.end).all(plain) {
                    found.push((
                        named(run).map(|(at, _)| at),
                        Mention { rule: "person-in-list", ..surname_of_a_person(run.first, run.end, run.gender) },
                    ));
                }
            }
        }
        for (at, person) in found {
            match at {
                Some(at) => mentions[at] = person,
                None => mentions.push(person),
            }
        }
        mentions.sort_by_key(|m| m.first);
    }

    /// Whether nothing but a comma, or "and", stands between two names of a list.
    fn is_listed_with(&self, end: usize, first: usize) -> bool {
        let joins = |at: usize| self.token(at).is(',') || self.has(at, Class::Coordinator);
        (1..=2).contains(&(first - end)) && (end..first).all(joins) && self.token(end).paragraph == self.token(first).paragraph
    }

    /// What the article names with given name and surname is a person too where its surname stands alone, or the full
    /// name again: also where the rules see too little, and the tagger sees an organisation or place.
    pub(super) fn surnames_alone(&self, runs: &[Run], mentions: &mut Vec<Mention>) {
        let mut known: IndexSet<String, FxBuildHasher> = IndexSet::default();
        let opened = |m: &Mention| self.is_given(m.first) || self.is_surname_first(m.first, m.end);
        let full = |m: &&Mention| m.kind == Kind::Person && m.end - m.first > 1 && opened(m);
        // "Sen. Holm"
        let titled = |m: &&Mention| {
            let role = || self.role_ending(m.first).is_some_and(|(class, _)| matches!(class, RoleClass::Title | RoleClass::Office));
            m.kind == Kind::Person && m.end - m.first == 1 && role()
        };
        known.extend(mentions.iter().filter(titled).map(|m| self.key(m.first, m.end)));
        for person in mentions.iter().filter(full) {
            known.insert(self.key(person.first, person.end));
            if self.is_surname_first(person.first, person.end) {
                known.insert(self.key(person.first, person.first + 1));
            }
            known.insert(self.key(person.first + 1, person.end));
            let last = person.end - 1;
            if !self.has(last - 1, Class::NameParticle) && !self.has(last, Class::NameSuffix) && !self.is_initial(last) {
                known.insert(self.key(last, person.end));
            }
        }
        if known.is_empty() {
            return;
        }
        let mut from = 0;
        let mut found = Vec::new();
        for run in runs.iter().filter(|run| run.first < run.end && run.person >= LEAST) {
            while mentions.get(from).is_some_and(|m| m.end <= run.first) {
                from += 1;
            }
            let taken = mentions.get(from).filter(|m| m.first < run.end);
            let other = taken.is_some_and(|m| m.kind == Kind::Person || (m.first, m.end) != (run.first, run.end));
            if other || !self.may_be_surname(run) || !known.contains(&self.key(run.first, run.end)) {
                continue;
            }
            let person = surname_of_a_person(run.first, run.end, run.gender);
            match taken {
                Some(_) => mentions[from] = person,
                None => found.push(person),
            }
        }
        for first in (0..self.doc.tokens.len()).filter(|&at| self.acts_alone(at) && known.contains(&self.key(at, at + 1))) {
            let person = surname_of_a_person(first, first + 1, Gender::Common);
            let at = mentions.partition_point(|m| m.end <= first);
            match mentions.get(at).filter(|m| m.first <= first) {
                Some(taken) if taken.kind != Kind::Person && (taken.first, taken.end) == (first, first + 1) => mentions[at] = person,
                Some(_) => {}
                None => found.push(person),
            }
        }
        if !found.is_empty() {
            mentions.extend(found);
            mentions.sort_by_key(|m| m.first);
        }
    }

    /// "Neri ha detto", "Brown said", "Neri: «…»": whether an ordinary word begins the sentence, and a verb for one follows at once, of which it
    /// is no subject without an article, or a colon and a quotation, or "who" behind a comma.
    fn acts_alone(&self, at: usize) -> bool {
        const SMALL: ClassSet =
            ClassSet::of(&[Class::Opener, Class::Article, Class::Preposition, Class::SubjectPronoun, Class::Determiner, Class::Adverb]);
        const VERB: ClassSet = ClassSet::of(&[Class::Have, Class::Finite]);
        // "Greco ha detto", "Verdi ha detto", where nationalities and parties are nouns with an article
        let nominal = self.listed[at].checked_sub(1).and_then(|number| self.terms.names.get(number as usize)).is_some_and(|name| {
            let demonym = matches!(name.meaning, Meaning::Country(_, CountryClass::Demonym)) && !self.pack.bare_clause;
            name.end == name.first + 1 && (demonym || matches!(name.meaning, Meaning::Organisation(_)))
        });
        let free = self.listed[at] == 0 && self.is_ordinary(at) || nominal;
        let opens = self.initial[at] && !self.titled[at] && self.token(at).shape == Shape::Capitalised;
        if !opens || !free || self.doc.classes[at].meets(SMALL) {
            return false;
        }
        // "Neri: «…»"
        if self.doc.tokens.get(at + 1).is_some_and(|t| t.is(':')) && self.doc.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Quote)
        {
            return true;
        }
        // "Brown, who attended it, said"
        if self.doc.tokens.get(at + 1).is_some_and(|t| t.is(',')) && self.has(at + 2, Class::PersonRelative) {
            return true;
        }
        // "Neri poi ha detto"
        let next = at + 1 + usize::from(self.has(at + 1, Class::Adverb) && !self.doc.classes[at + 1].meets(VERB));
        let Some(verb) = self.doc.tokens.get(next).filter(|t| t.kind == TokenKind::Word && t.shape == Shape::Lower) else { return false };
        let word = verb.span().slice(self.doc.text);
        let several = self.pack.plural_verb_suffixes.iter().any(|s| word.ends_with(s.as_str()));
        // "Power was restored": an ordinary word may be what it is said of
        self.doc.classes[next].meets(VERB) && !self.has(next, Class::Be) && !several
    }

    /// Whether nothing but a known surname speaks against a person: it is in no list, no ordinary word that begins a sentence,
    /// no acronym, and no place where one is.
    fn may_be_surname(&self, run: &Run) -> bool {
        let words = run.first..run.end;
        let before = run.first.checked_sub(1);
        let single = run.end - run.first == 1;
        let token = self.token(run.first);
        let body = |i: usize| self.has(i, Class::OrganisationHead) || self.has(i, Class::NotPerson);
        words.clone().all(|i| self.listed[i] == 0 && !body(i))
            && !(single && self.is_ordinary(run.first))
            && !(single && token.shape == Shape::AllCaps && !self.titled[run.first])
            && !(single && self.is_given(run.first))
            && !before.is_some_and(|at| self.has(at, Class::PlacePreposition) || self.has(at, Class::Article) && !self.pack.bare_clause)
    }
}
