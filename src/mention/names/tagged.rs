//! Brings the labels of the tagger together with the lists and the rules.

use super::features::View;
use super::{ENOUGH, Finder, Guess, Ruling, Run};
use crate::mention::{Kind, Mention};
use crate::pack::{Class, ClassSet, Gender, RoleClass};
use crate::tagger::{Article, Model, NONE, meaning};
use crate::text::{Shape, TokenKind, fold_word};

/// A name below this probability is doubtful, and none.
const SURE: f32 = 0.5;
/// The same for a person of several words whom the rules see too.
const SURE_RULED: f32 = 0.4;
/// The same for an organisation of several words, or of a word that no list knows.
const SURE_BODY: f32 = 0.4;
/// The same for an organisation of one word that begins a sentence.
const SURE_INITIAL: f32 = 0.51;
/// The same for an organisation of one word that is a given name too.
const SURE_GIVEN: f32 = 0.75;
/// The same for a person whom the rules do not see.
const SURE_ALONE: f32 = 0.6;
/// The same for a person beside whom nothing speaks for one either, and for one of one word beside a verb of speaking.
const SURE_BARE: f32 = 0.75;
/// The same for a person of several words, the last a listed surname.
const SURE_FULL: f32 = 0.6;
/// The same for a person of one word whose given name, title or role the article does not tell.
const SURE_LONE: f32 = 0.9;
/// The same where that word is a listed surname.
const SURE_SURNAME: f32 = 0.35;
/// The same where that word is a listed surname, begins a sentence, and is perhaps an ordinary word: "Pipes".
const SURE_INITIAL_SURNAME: f32 = 0.8;
/// A person with evidence of at least this weight, and none for an organisation, is left to the rules; one whom a given
/// name opens needs no more than that.
const CLEAR: i32 = ENOUGH + 1;

/// A verb with its auxiliaries has at most so many tokens.
const WIDEST_VERB: usize = 4;

/// Evidence of this weight against a person, and the tagger is not asked.
const NEVER: i32 = -8;

impl Finder<'_> {
    /// The names that the tagger sees, where no list knows better.
    ///
    /// Also all that it takes for a name, sure or not.
    pub(super) fn tagged(&self, runs: &[Run], ruled: &[Ruling], model: &Model) -> (Vec<Mention>, Vec<Guess>) {
        let kinds: Vec<Option<Kind>> = ruled.iter().map(|m| m.as_ref().ok().map(|m| m.kind)).collect();
        let mut people = vec![false; self.doc.tokens.len()];
        for mention in ruled.iter().flatten().filter(|m| m.kind == Kind::Person) {
            people[mention.first..mention.end].fill(true);
        }
        let (mut view, ranges) = View::new(self, runs, &kinds, &|run| {
            (run.person >= CLEAR || run.person >= ENOUGH && run.end - run.first > 1 && self.is_given(run.first)) && run.organisation <= 0
        });
        let stretches = view.stretches(&ranges);
        let words = view.into_words();
        let labelled = model.label(&words, &stretches);
        let mut guesses = Vec::new();
        let settled = |m: &&Mention| m.kind == Kind::Person && words.settled()[m.end - 1] != NONE;
        let mut mentions: Vec<Mention> = ruled.iter().flatten().filter(settled).cloned().collect();
        for ((first, _), labels) in ranges.into_iter().zip(labelled) {
            let mut at = 0;
            while at < labels.len() {
                let (label, mut sure) = labels[at];
                let from = at;
                at += 1;
                let Some((kind, _)) = meaning(label) else { continue };
                while let Some((_, probability)) = labels.get(at).filter(|(l, _)| meaning(*l) == Some((kind, false))) {
                    sure = sure.min(*probability);
                    at += 1;
                }
                guesses.push(Guess { first: first + from, end: first + at, kind, percent: (sure * 100.0).round() as i32 });
                let end = if kind == Kind::Organisation { self.whole_body(runs, first + from, first + at) } else { first + at };
                at = at.max(end - first);
                let needed = match kind {
                    Kind::Person if at > from + 1 && (first + from..first + at).all(|i| people[i]) => SURE_RULED,
                    Kind::Person if (first + from..first + at).any(|i| people[i]) => SURE,
                    Kind::Person if at == from + 1 && !self.is_known(first + from, first + at) => {
                        let initial = self.initial[first + from];
                        let doubtful = initial && self.is_longer_word(first + from);
                        match (self.is_surname(first + from), self.beside_cue(first + from, first + at) && !initial) {
                            (true, _) if !doubtful => SURE_SURNAME,
                            _ if self.acts_as_person(first + at) => SURE_ALONE,
                            (true, _) => SURE_INITIAL_SURNAME,
                            (false, true) => SURE_BARE,
                            (false, false) => SURE_LONE,
                        }
                    }
                    Kind::Person if at > from + 1 && self.is_surname(first + at - 1) => SURE_FULL,
                    Kind::Person if self.is_bare(first + from, first + at) => SURE_BARE,
                    Kind::Person => SURE_ALONE,
                    // "Orwin Sea" is a place; a word that begins a sentence has its capital in any case
                    Kind::Organisation if self.has(first + at - 1, Class::NotPerson) => SURE_ALONE,
                    Kind::Organisation if at == from + 1 && self.is_given(first + from) => SURE_GIVEN,
                    Kind::Organisation if at == from + 1 && self.initial[first + from] => SURE_INITIAL,
                    Kind::Organisation if at > from + 1 || self.pack.is_unknown(self.token(first + from).word) => SURE_BODY,
                    _ => SURE,
                };
                if sure >= needed {
                    if kind == Kind::Person {
                        mentions.extend(self.people(runs, &people, first + from, first + at));
                    } else {
                        mentions.extend(self.name(runs, first + from, end, kind));
                    }
                }
            }
        }
        mentions.sort_by_key(|m| m.first);
        (mentions, guesses)
    }

    /// Where the name of a body ends that the tagger ends with small words: with the capitals behind them ("Corte d'appello di |
    /// Orwin"), else before them. One that it ends at "and", within words that the rules take together, goes on: "Department of
    /// Mines | and Human Rights".
    fn whole_body(&self, runs: &[Run], first: usize, mut end: usize) -> usize {
        let small = |at: usize| {
            let particle = self.has(at, Class::OrganisationParticle) || self.has(at, Class::Preposition) || self.has(at, Class::Article);
            particle && !self.token(at).is_capitalised()
        };
        // small words behind the last capital that begin something else: "Polizia | con l'accusa", "Agenzia | alcuni"
        const OTHER: ClassSet =
            ClassSet::of(&[Class::Determiner, Class::Adverb, Class::Participle, Class::Gerund, Class::Finite, Class::Possessive]);
        let tail = (first..end).rev().find(|at| self.token(*at).is_capitalised()).map_or(end, |last| last + 1).max(first + 1);
        let begins_other = |at: &usize| {
            let classes = self.doc.classes[*at];
            let particle = classes.has(Class::OrganisationParticle);
            // "Agenzia delle entrate": not behind a small word
            let other = classes.meets(OTHER) && !small(*at - 1);
            !particle && (other || classes.has(Class::Preposition))
        };
        if let Some(other) = (tail..end).find(begins_other) {
            end = other;
        }
        let capital = |at: usize| {
            self.doc.tokens.get(at).is_some_and(|t| t.is_capitalised() && t.paragraph == self.token(first).paragraph) && !self.initial[at]
        };
        if small(end - 1) {
            let number = self.listed.get(end).copied().unwrap_or_default();
            if capital(end) && number != 0 {
                return (end..self.doc.tokens.len()).find(|at| self.listed[*at] != number).unwrap_or(self.doc.tokens.len());
            }
            if capital(end) && self.has(end - 1, Class::Of) && !self.is_given(end) {
                return (end..self.doc.tokens.len()).find(|at| !capital(*at) || self.listed[*at] != 0).unwrap_or(self.doc.tokens.len());
            }
            return (first + 1..end).rev().find(|to| !small(to - 1)).unwrap_or(first + 1);
        }
        let run = runs.get(runs.partition_point(|run| run.end <= first)).filter(|run| run.first <= first && end + 1 < run.end);
        let coordinated = run.filter(|_| self.has(end, Class::Coordinator) && small(end) && (first..end).any(|at| self.has(at, Class::Of)));
        let other = |at: usize| {
            self.has(at, Class::OrganisationHead)
                || self.is_given(at)
                || self.listed[at] != 0
                || self.token(at).is_capitalised() && self.pack.is_unknown(self.token(at).word)
        };
        coordinated.map(|run| run.end).filter(|to| !(end + 1..*to).any(other)).unwrap_or(end)
    }

    /// Whether what follows, perhaps behind auxiliaries, is what people do: "Holm has resigned", "Holm was elected".
    fn acts_as_person(&self, end: usize) -> bool {
        const SMALL: ClassSet =
            ClassSet::of(&[Class::Be, Class::Have, Class::Modal, Class::Adverb, Class::Negation, Class::ReflexiveClitic]);
        let verbs = (end..self.doc.tokens.len()).take(WIDEST_VERB);
        verbs.into_iter().find(|at| !self.doc.classes[*at].meets(SMALL)).is_some_and(|at| self.has(at, Class::PersonAct))
    }

    /// Whether the word without its last letter is a word of the language.
    fn is_longer_word(&self, at: usize) -> bool {
        let mut buffer = String::new();
        let word = fold_word(self.doc.word(at), &mut buffer);
        let shorter = word.char_indices().next_back().map_or("", |(last, _)| &word[..last]);
        !self.pack.is_unknown(self.pack.lookup(shorter))
    }

    /// Whether a given name, a title or a role stands in or beside the words; not behind an article: "the Holms".
    fn is_known(&self, first: usize, end: usize) -> bool {
        self.is_given(first) && !first.checked_sub(1).is_some_and(|before| self.has(before, Class::Article))
            || self.role_ending(first).is_some()
            || self.apposition(end).is_some()
    }

    /// Whether neither a given name, a title, a role nor a verb of speaking stands in or beside the words.
    fn is_bare(&self, first: usize, end: usize) -> bool {
        !self.is_given(first) && !self.beside_cue(first, end) && self.role_ending(first).is_none() && self.apposition(end).is_none()
    }

    /// The people in words that the tagger takes for one: titles, small words and ordinary words that begin a sentence part
    /// them, and so do the edges of runs. Of several parts, those count in which the rules see a person, or a given name first.
    fn people(&self, runs: &[Run], people: &[bool], first: usize, end: usize) -> Vec<Mention> {
        let mut parts: Vec<(usize, usize)> = Vec::new();
        let mut at = first;
        while at < end {
            if !self.token(at).is_capitalised() || !self.is_name_word(at) {
                at += 1;
                continue;
            }
            let run = runs.get(runs.partition_point(|run| run.end <= at)).filter(|run| run.first <= at);
            let Some(run) = run else {
                at += 1;
                continue;
            };
            let from = at;
            // "Anna Holm and Gen. Jonas Berg"
            let joint = (from..run.end).find(|i| self.has(*i, Class::Coordinator) && !self.token(*i).is_capitalised());
            at = joint.unwrap_or(run.end).min(end);
            match parts.last_mut() {
                // "Anna di Carlo": the tagger knows better than the rules which small words join names
                Some(last)
                    if last.1 < from && (last.1..from).all(|i| self.has(i, Class::NameParticle)) && self.adds(last.0, from - 1, at) =>
                {
                    last.1 = at;
                }
                _ => parts.push((from, at)),
            }
        }
        let only = parts.len() == 1;
        let person = |&(from, to): &(usize, usize)| only || (from..to).any(|i| people[i]) || to - from > 1 && self.is_given(from);
        parts.into_iter().filter(person).filter_map(|(from, to)| self.name(runs, from, to, Kind::Person)).collect()
    }

    /// Whether the words behind a particle, up to `end`, go on with the name that begins at `first`: a particle that also means "of" takes
    /// one word.
    fn adds(&self, first: usize, particle: usize, end: usize) -> bool {
        !self.has(particle, Class::Of) || end - particle == 2 && !self.names_where_from(first, particle, particle + 1)
    }

    /// Whether the word has its capital only from the sentence that it begins, and is no part of the name behind it: "And Orwin
    /// Rising". An article can: "La Spina".
    fn only_opens(&self, at: usize, end: usize) -> bool {
        const SMALL: ClassSet =
            ClassSet::of(&[Class::Opener, Class::Coordinator, Class::Subordinator, Class::Preposition, Class::Adverb, Class::Negation]);
        let quoted = at > 0 && self.token(at - 1).kind == TokenKind::Quote && self.is_quote(end);
        let classes = self.doc.classes[at];
        let article = classes.has(Class::Article) && (quoted || !self.pack.bare_clause);
        self.initial[at] && classes.meets(SMALL) && !article && !classes.has(Class::Street)
    }

    /// The mention that the tagged words are; none where they are a listed name or a part of one.
    fn name(&self, runs: &[Run], mut first: usize, mut end: usize, mut kind: Kind) -> Option<Mention> {
        let run = runs.get(runs.partition_point(|run| run.end <= first)).filter(|run| run.first < end);
        end += usize::from(self.is_elided_before_small(end - 1));
        let opened = first;
        while first + 1 < end && run.is_some_and(|run| first < run.first) && self.only_opens(first, end) {
            first += 1;
        }
        // "While Holm": the rules know who is left
        if kind == Kind::Organisation && first > opened && run.is_some_and(|run| run.person >= ENOUGH && run.person > run.organisation) {
            kind = Kind::Person;
        }
        if self.is_initials(first, end) || kind == Kind::Organisation && self.is_party_and_region(first) {
            return None;
        }
        if kind == Kind::Organisation && self.is_dateline(first, end) {
            // the whole name of the town
            let capitals = |at: usize| self.token(at).kind == TokenKind::Word && self.token(at).shape == Shape::AllCaps;
            end = (end..self.doc.tokens.len()).find(|at| !capitals(*at)).unwrap_or(self.doc.tokens.len());
            kind = Kind::Place;
        } else if kind == Kind::Organisation && run.is_some_and(|run| run.organisation <= NEVER && first <= run.first) {
            return None;
        }
        // "il presidente degli Stati Uniti Anna Holm": behind an office and its country, who holds it
        if kind == Kind::Place && first > 1 && self.is_country(first) && self.has(first - 1, Class::Of) {
            let country = self.listed[first];
            let name = (first..end).find(|&i| self.listed[i] != country).unwrap_or(end);
            let office = self.role_ending(first - 1).is_some_and(|(class, _)| class == RoleClass::Office);
            let person = end - name > 1 || name < end && self.is_given(name);
            if person && office && (name..end).all(|i| self.token(i).is_capitalised() && self.listed[i] == 0) {
                (first, kind) = (name, Kind::Person);
            }
        }
        // a country's people before a person: "the Russian Anna Holm"
        if kind == Kind::Person {
            while first + 1 < end && self.is_country(first) && !self.is_given(first) {
                first += 1;
            }
        }
        // "Holm Foundation", "Orwin Tower"
        // but not "Maria Luisa Coppa", whose given names stand before it
        let named = |i: usize| {
            i + 1 == end
                && (first..end - 1).all(|k| self.is_given(k))
                && (i > first || self.is_given(i) || run.is_some_and(|run| run.person >= 0))
        };
        let other = |i: usize| self.has(i, Class::OrganisationHead) || self.has(i, Class::NotPerson) && !named(i);
        // "a Bandinian Republican" is a person or thing of a kind
        if kind == Kind::Organisation && first > 0 && self.has(first - 1, Class::Indefinite) {
            return None;
        }
        let capitals = |run: &Run| (first..run.end).take_while(|i| self.token(*i).is_capitalised());
        let never = |run: &Run| run.person <= NEVER && first <= run.first;
        if kind == Kind::Person && run.is_some_and(|run| never(run) || run.person < ENOUGH && capitals(run).any(other)) {
            return None;
        }
        // a listed body that the words begin or end within is part of the name
        if kind == Kind::Organisation {
            while first > 0 && self.is_listed_body(first) && self.listed[first - 1] == self.listed[first] {
                first -= 1;
            }
            while self.is_listed_body(end - 1) && self.listed.get(end) == Some(&self.listed[end - 1]) {
                end += 1;
            }
        }
        // "L'Orwinia": the article is no part of a listed name
        let listed = (first..end - 1).find(|&i| !self.has(i, Class::Article)).unwrap_or(end - 1);
        let number = self.listed[listed];
        // "Orwin S.p.A.": the form of a company is no part of a listed name
        let form = |i: usize| kind == Kind::Organisation && self.is_listed_body(listed) && self.doc.word(i).ends_with('.');
        let one_list = number != 0 && (listed..end).all(|i| self.listed[i] == number || self.listed[i] == 0 && form(i));
        if one_list {
            let person = kind == Kind::Person
                && end - first == 1
                && self.is_all_of_list(first)
                && run.is_some_and(|run| run.person >= ENOUGH && run.person > run.organisation && self.named_person(run));
            if !person {
                return None;
            }
        }
        let gender = run.filter(|run| run.first <= first).map_or(Gender::Common, |run| run.gender);
        Some(Mention { first, end, kind, id: String::new(), stands_for: None, gender, rule: "tagger" })
    }
}
