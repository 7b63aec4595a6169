//! Names of people and organisations: runs of capitalised words, weighed by lists, titles, roles and by what
//! the rest of the article says.

mod again;
mod capital;
mod features;
mod run;
mod tagged;
mod weigh;

use super::gazetteer::{RoleMatch, TermMatches};
use super::{Kind, Mention};
use crate::pack::{Class, ClassSet, CountryClass, Gender, LanguagePack, Meaning, RoleClass};
use crate::tagger::{Learnt, NONE, label, may_follow, meaning};
use crate::text::{Document, Shape, Token, TokenKind, fold_word, push_folded};
use crate::trace::{Evidence, Step, Trace};
use features::View;
use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

/// A run of capitalised words, with the evidence for what it is.
#[derive(Debug, Clone)]
struct Run {
    first: usize,
    end: usize,
    gender: Gender,
    person: i32,
    organisation: i32,
    place: i32,
    /// What was counted; only kept for a trace.
    evidence: Option<Vec<Evidence>>,
}

impl Run {
    fn person(&mut self, weight: i32, what: &'static str) {
        self.person += weight;
        self.keep("person", weight, what);
    }

    fn organisation(&mut self, weight: i32, what: &'static str) {
        self.organisation += weight;
        self.keep("organisation", weight, what);
    }

    fn place(&mut self, weight: i32, what: &'static str) {
        self.place += weight;
        self.keep("place", weight, what);
    }

    fn keep(&mut self, reading: &'static str, weight: i32, what: &'static str) {
        if let Some(evidence) = self.evidence.as_mut().filter(|_| weight != 0) {
            evidence.push(Evidence { reading, weight, what });
        }
    }
}

/// What the rules make of a run, or why it is no name.
type Ruling = Result<Mention, &'static str>;

/// What the tagger takes some words for.
struct Guess {
    first: usize,
    end: usize,
    kind: Kind,
    /// Its probability.
    percent: i32,
}

/// A run counts as a person, organisation or place from this score on.
const ENOUGH: i32 = 4;

/// Finds all names: those of the gazetteers, and runs of capitals.
pub fn find_names(doc: &Document<'_>, pack: &LanguagePack, terms: &TermMatches<'_>, trace: Option<&Trace>) -> Vec<Mention> {
    let finder = Finder::new(doc, pack, terms);
    let runs = finder.weighed_runs(trace.is_some());
    let ruled: Vec<Ruling> = runs.iter().map(|run| finder.decide(run)).collect();
    let (mut mentions, guesses) = match pack.tagger() {
        Some(model) => finder.tagged(&runs, &ruled, model),
        None => (ruled.iter().flatten().cloned().collect(), Vec::new()),
    };
    finder.particles(&mut mentions);
    finder.ends_of_names(&mut mentions);
    finder.nicknames(&mut mentions);
    finder.people_in_lists(&runs, &mut mentions);
    finder.surnames_alone(&runs, &mut mentions);
    finder.short_bodies(&runs, &mut mentions);
    without_inner(&mut mentions);
    if let Some(trace) = trace {
        finder.explain(&runs, &ruled, &mentions, &guesses, trace);
    }
    finder.add_gazetteer(&mut mentions);
    mentions.sort_by_key(|m| (m.first, m.end));
    mentions
}

/// Sorts names, and leaves out what begins within another: "Sassuolo" of "Polizia municipale di Sassuolo".
fn without_inner(mentions: &mut Vec<Mention>) {
    mentions.sort_by_key(|m| (m.first, std::cmp::Reverse(m.end)));
    let mut end = 0;
    mentions.retain(|m| {
        let free = m.first >= end;
        end = end.max(m.end);
        free
    });
}

/// The stretches of a document that the tagger labels, with the labels that the names of `gold` give them: tokens and kinds.
pub fn learnt(doc: &Document<'_>, pack: &LanguagePack, terms: &TermMatches<'_>, gold: &[(usize, usize, Kind)]) -> Learnt {
    let finder = Finder::new(doc, pack, terms);
    let runs = finder.weighed_runs(false);
    let kinds: Vec<Option<Kind>> = runs.iter().map(|run| finder.decide(run).ok().map(|m| m.kind)).collect();
    let (mut view, ranges) = View::new(&finder, &runs, &kinds, &|_| false);
    let mut labels = vec![NONE; doc.tokens.len()];
    for &(first, end, kind) in gold {
        // what cannot begin a name is not learnt as its beginning
        let Some(first) = (first..end).find(|at| view.begins(*at)) else { continue };
        for (at, slot) in labels.iter_mut().enumerate().take(end).skip(first) {
            *slot = label(kind, at == first).unwrap_or(NONE);
        }
    }
    let stretches = view.stretches(&ranges);
    let labels = ranges.iter().map(|&(first, end)| {
        let mut before = None;
        let fitting = (first..end).map(|at| {
            // a name that began outside of the stretch, or where none can, is none here
            let fits = may_follow(before, labels[at]) && (view.begins(at) || !meaning(labels[at]).is_some_and(|(_, begins)| begins));
            let label = if fits { labels[at] } else { NONE };
            before = Some(label);
            label
        });
        fitting.collect()
    });
    let labels = labels.collect();
    Learnt { article: Box::new(view.into_words()), stretches, labels }
}

/// Counts of the words of a sentence, by their letters.
#[derive(Default)]
struct CaseCount {
    /// With a capital.
    capitals: usize,
    /// With a capital that only a headline gives them: verbs, prepositions and other ordinary words.
    ordinary: usize,
    /// Long and without a capital.
    small: usize,
}

/// A word of a name has about so many letters.
const USUAL_LENGTH: usize = 12;

/// Headlines that capitalise their words leave short ones small: "of", "from".
const LONG_WORD: usize = 5;

impl CaseCount {
    fn count(&mut self, token: &Token, classes: ClassSet, first: bool) {
        if token.kind != TokenKind::Word {
            return;
        }
        if !token.is_capitalised() {
            self.small += usize::from(token.end - token.start >= LONG_WORD);
            return;
        }
        self.capitals += 1;
        self.ordinary += usize::from(!first && !classes.meets(GIVEN) && classes.meets(ORDINARY.with(SMALL)));
    }

    /// Whether capitals tell nothing here.
    fn is_titled(&self) -> bool {
        self.ordinary >= 2 && self.ordinary * 5 >= self.capitals && self.small * 8 <= self.capitals
    }
}

/// Classes of ordinary words.
const ORDINARY: ClassSet = ClassSet::of(&[
    Class::Opener,
    Class::Finite,
    Class::Infinitive,
    Class::Gerund,
    Class::Participle,
    Class::Common,
    Class::Preposition,
    Class::Adverb,
]);

/// Further classes of words that are no names.
const SMALL: ClassSet = ClassSet::of(&[
    Class::Have,
    Class::Be,
    Class::Modal,
    Class::Determiner,
    Class::Possessive,
    Class::SubjectPronoun,
    Class::Complementiser,
    Class::Negation,
]);

/// Given names.
const GIVEN: ClassSet = ClassSet::of(&[Class::GivenMasculine, Class::GivenFeminine]);

struct Finder<'a> {
    doc: &'a Document<'a>,
    pack: &'a LanguagePack,
    terms: &'a TermMatches<'a>,
    /// Words in lower case that the article has: of most of them, those that are known and of ASCII letters, a bit for their number.
    lower_known: Vec<u64>,
    /// The others.
    lower: IndexSet<&'a str, FxBuildHasher>,
    /// For each token, whether it begins a sentence (or a quotation, or follows a colon).
    initial: Vec<bool>,
    /// For each token, whether all words of its sentence are written with capitals, as in some headlines.
    titled: Vec<bool>,
    /// For each token, one more than the index of the gazetteer name that covers it.
    listed: Vec<u32>,
    /// For each token, one more than the index of the role that covers it.
    role_at: Vec<u32>,
}

impl<'a> Finder<'a> {
    fn new(doc: &'a Document<'a>, pack: &'a LanguagePack, terms: &'a TermMatches<'a>) -> Self {
        let mut lower = IndexSet::default();
        let mut lower_known = vec![0; pack.words().div_ceil(64)];
        let mut initial = vec![false; doc.tokens.len()];
        let mut titled = vec![false; doc.tokens.len()];
        for sentence in &doc.sentences {
            let mut fresh = true;
            let mut case = CaseCount::default();
            for (at, token) in (sentence.first..).zip(&doc.tokens[sentence.first..sentence.end]) {
                initial[at] = fresh;
                case.count(token, doc.classes[at], fresh);
                fresh = match token.kind {
                    TokenKind::Quote => true,
                    TokenKind::Dash => fresh || at == sentence.first,
                    TokenKind::Punct => fresh || token.is_terminator() || token.is(':'),
                    TokenKind::Number | TokenKind::Word => false,
                };
                if token.kind == TokenKind::Word && token.shape == Shape::Lower {
                    let word = doc.word(at);
                    let number = token.word.0 as usize;
                    match lower_known.get_mut(number / 64) {
                        Some(bits) if word.bytes().all(|byte| byte.is_ascii_lowercase()) => *bits |= 1 << (number % 64),
                        _ => {
                            lower.insert(word);
                        }
                    }
                }
            }
            titled[sentence.first..sentence.end].fill(case.is_titled());
        }
        let mut listed = vec![0; doc.tokens.len()];
        for (number, name) in (1u32..).zip(&terms.names) {
            for slot in &mut listed[name.first..name.end] {
                *slot = number;
            }
        }
        let mut role_at = vec![0; doc.tokens.len()];
        for (number, role) in (1u32..).zip(&terms.roles) {
            for slot in &mut role_at[role.first..role.end] {
                *slot = number;
            }
        }
        Finder { doc, pack, terms, lower_known, lower, initial, titled, listed, role_at }
    }

    fn role(&self, at: usize) -> Option<&RoleMatch> {
        self.role_at.get(at).and_then(|n| (*n as usize).checked_sub(1)).map(|i| &self.terms.roles[i])
    }

    fn token(&self, at: usize) -> &Token {
        &self.doc.tokens[at]
    }

    fn has(&self, at: usize, class: Class) -> bool {
        self.doc.has(at, class)
    }

    fn is_given(&self, at: usize) -> bool {
        self.doc.classes.get(at).is_some_and(|classes| classes.meets(GIVEN))
    }

    /// Whether the word is a listed surname.
    fn is_surname(&self, at: usize) -> bool {
        let mut buffer = String::new();
        self.pack.is_surname(fold_word(self.doc.word(at), &mut buffer))
    }

    /// Whether the word is a listed surname of those that stand before the given name.
    fn is_listed_first(&self, at: usize) -> bool {
        let mut buffer = String::new();
        self.pack.is_surname_first(fold_word(self.doc.word(at), &mut buffer))
    }

    /// "Orl Wen-jo", "Orl Wenjo": whether a surname that stands before the given name opens the words: one that is perhaps an
    /// ordinary word only before two parts of a given name that a hyphen joins, the second one small.
    fn is_surname_first(&self, first: usize, end: usize) -> bool {
        if !(2..=3).contains(&(end - first)) || !self.is_listed_first(first) {
            return false;
        }
        let joined = |at: usize| self.doc.word(at).split_once('-').is_some_and(|(_, second)| second.starts_with(char::is_lowercase));
        let unknown = |at: usize| self.pack.is_unknown(self.token(at).word) || self.is_given(at);
        let plain = !self.is_ordinary(first) && !self.has(first, Class::NotPerson) && (first + 1..end).all(unknown);
        joined(first + 1) || plain
    }

    /// Whether the words are initials alone, or numbers: "A. R." stands for anybody.
    fn is_initials(&self, first: usize, end: usize) -> bool {
        let letter = |at: usize| self.token(at).is_capitalised() && self.doc.word(at).chars().count() == 1;
        let other = |at: usize| self.token(at).kind == TokenKind::Number || self.has(at, Class::Coordinator) || letter(at);
        (first..end).any(|at| self.is_initial(at)) && (first..end).all(|at| self.is_initial(at) || other(at))
    }

    /// The party and region of a politician in parentheses: "(D-ORW)".
    fn is_party_and_region(&self, at: usize) -> bool {
        let word = self.doc.word(at);
        at > 0 && self.token(at - 1).is('(') && word.as_bytes().get(1) == Some(&b'-') && self.token(at).is_capitalised()
    }

    /// Whether a word ends in the apostrophe of an elision, and small letters follow without a space: "D'annelli".
    fn is_elided_before_small(&self, at: usize) -> bool {
        let next = self.doc.tokens.get(at + 1);
        self.doc.word(at).ends_with('\'')
            && self.token(at).is_capitalised()
            && next.is_some_and(|next| next.kind == TokenKind::Word && next.start == self.token(at).end && !next.is_capitalised())
    }

    fn is_initial(&self, at: usize) -> bool {
        let word = self.doc.word(at);
        word.ends_with('.') && word.chars().filter(|c| c.is_alphabetic()).count() <= 2
    }

    fn key(&self, first: usize, end: usize) -> String {
        let mut key = String::with_capacity((end - first) * USUAL_LENGTH);
        self.write_key(first, end, &mut key);
        key
    }

    /// Writes the key of the tokens into `key`, in place of what is there.
    fn write_key(&self, first: usize, end: usize, key: &mut String) {
        key.clear();
        for at in first..end {
            if at > first {
                key.push(' ');
            }
            push_folded(self.doc.word(at), key);
        }
    }

    /// Whether the article has the word, folded, in lower case too.
    fn is_lower_elsewhere(&self, at: usize, buffer: &mut String) -> bool {
        let number = self.token(at).word.0 as usize;
        let known = self.lower_known.get(number / 64).is_some_and(|bits| bits & 1 << (number % 64) != 0);
        known || !self.lower.is_empty() && self.lower.contains(fold_word(self.doc.word(at), buffer))
    }

    /// All runs with the evidence for what they are; what was counted is kept where it is traced.
    fn weighed_runs(&self, traced: bool) -> Vec<Run> {
        let mut runs = self.runs();
        for run in &mut runs {
            run.evidence = traced.then(Vec::new);
            self.weigh(run);
        }
        self.weigh_by_article(&mut runs);
        runs
    }

    /// Notes what rules and tagger make of each run, and the names of the tagger outside of all runs.
    fn explain(&self, runs: &[Run], ruled: &[Ruling], mentions: &[Mention], guesses: &[Guess], trace: &Trace) {
        let of_tagger = |guess: &Guess| Evidence { reading: guess.kind.name(), weight: guess.percent, what: "of 100 by the tagger" };
        let taken = |first: usize, end: usize| mentions.iter().find(|m| m.first < end && first < m.end).map(|m| m.kind.name().to_owned());
        for (run, ruling) in runs.iter().zip(ruled).filter(|(run, _)| run.first < run.end) {
            let mut evidence = run.evidence.clone().unwrap_or_default();
            evidence.extend(guesses.iter().filter(|g| g.first < run.end && run.first < g.end).map(of_tagger));
            let verdict = taken(run.first, run.end).unwrap_or_else(|| match ruling {
                Ok(_) => "nothing: the tagger sees no name".to_owned(),
                Err(why_not) => (*why_not).to_owned(),
            });
            trace.note(Step::Name { span: self.doc.span(run.first, run.end), evidence, verdict });
        }
        for guess in guesses.iter().filter(|g| !runs.iter().any(|run| g.first < run.end && run.first < g.end)) {
            let verdict = taken(guess.first, guess.end).unwrap_or_else(|| "nothing: the tagger is not sure".to_owned());
            trace.note(Step::Name { span: self.doc.span(guess.first, guess.end), evidence: vec![of_tagger(guess)], verdict });
        }
    }

    /// The mention that the run is, or why it is none.
    fn decide(&self, run: &Run) -> Ruling {
        if run.first >= run.end {
            return Err("a title or role without a name");
        }
        // A listed name decides, unless the run is clearly more: "Bank of China", "Paris Whitfield".
        let listed = (run.first..run.end).any(|i| self.listed[i] != 0);
        let whole = self.listed[run.first] != 0 && (run.first..run.end).all(|i| self.listed[i] == self.listed[run.first]);
        let person_wins = run.person >= ENOUGH && run.person > run.organisation;
        if whole && !(person_wins && run.end - run.first == 1 && self.is_all_of_list(run.first) && self.named_person(run)) {
            return Err("a listed name");
        }
        if listed && !whole {
            let strong = person_wins && !self.is_country(run.first) || run.organisation >= ENOUGH;
            if !strong {
                return Err("a listed name and words that nothing explains");
            }
        }
        let (kind, rule) = if person_wins {
            (Kind::Person, "name")
        } else if run.organisation >= ENOUGH {
            (Kind::Organisation, "organisation-name")
        } else if run.place >= 2 && !self.is_ordinary(run.first) {
            (Kind::Place, "place-preposition")
        } else {
            return Err("nothing: no reading has evidence enough");
        };
        let mut first = run.first;
        // an adjective of nationality before a body is a mention of the country, unless it is part of the name
        if kind == Kind::Person {
            while first + 1 < run.end && self.is_country(first) {
                first += 1;
            }
        }
        Ok(Mention { first, end: run.end, kind, id: String::new(), stands_for: None, gender: run.gender, rule })
    }

    /// Whether a one-word run has more than its place in the sentence to show that it is a person; a country behind an
    /// office ("il presidente Usa") also more than that office and a verb of speaking.
    fn named_person(&self, run: &Run) -> bool {
        let office = run.first.checked_sub(1).and_then(|at| self.role(at)).is_some_and(|r| r.class == RoleClass::Office);
        let more = if office && self.is_country(run.first) { 6 } else { 2 };
        run.person >= ENOUGH + more && !run.first.checked_sub(1).is_some_and(|before| self.has(before, Class::PlacePreposition))
    }

    /// Whether the word at `at` is the whole of a listed name: not "Motors" of "General Motors".
    fn is_all_of_list(&self, at: usize) -> bool {
        let number = self.listed[at] as usize;
        number.checked_sub(1).map(|index| &self.terms.names[index]).is_some_and(|name| name.end - name.first == 1)
    }

    /// Whether the token belongs to the name of a country or its people.
    fn is_country(&self, at: usize) -> bool {
        let number = self.listed[at];
        number != 0
            && matches!(self.terms.names[number as usize - 1].meaning, Meaning::Country(_, CountryClass::Demonym | CountryClass::Name))
    }

    fn add_gazetteer(&self, mentions: &mut Vec<Mention>) {
        let runs = std::mem::take(mentions);
        let mut from = 0;
        for name in &self.terms.names {
            // both lists are in order, and neither overlaps itself
            while runs.get(from).is_some_and(|m| m.end <= name.first) {
                from += 1;
            }
            if runs.get(from).is_some_and(|m| m.first < name.end) {
                continue;
            }
            let (kind, id, stands_for, rule) = match name.meaning {
                Meaning::Country(id, CountryClass::Name) => (Kind::Country, format!("country:{id}"), None, "country-name"),
                Meaning::Country(id, CountryClass::Demonym) => (Kind::Country, format!("country:{id}"), None, "demonym"),
                Meaning::Country(id, class) => {
                    let country = format!("country:{id}");
                    let acts = *class == CountryClass::Capital && self.acts(name.first, name.end);
                    let place = format!("place:{}", crate::entity::slug(&self.key(name.first, name.end)));
                    if acts {
                        (Kind::Country, country.clone(), Some(country), "capital-acts")
                    } else if *class == CountryClass::Capital {
                        (Kind::Place, place, Some(country), "capital")
                    } else {
                        (Kind::Place, place, Some(country), "place")
                    }
                }
                Meaning::Resource(id) => (Kind::Resource, format!("resource:{id}"), None, "resource"),
                Meaning::Organisation(id) => (Kind::Organisation, format!("org:{id}"), None, "organisation"),
                _ => continue,
            };
            mentions.push(Mention { first: name.first, end: name.end, kind, id, stands_for, gender: Gender::Common, rule });
        }
        mentions.extend(runs);
    }
}
