//! A language pack in the making: words, their classes and terms.

use super::LanguagePack;
use super::ending::Endings;
use super::language_file::{LanguageFile, Reflexive};
use super::lexicon::{Class, Slot, TermStart, WordId};
use super::term::{Case, Gender, Meaning, Term};
use super::verb::Paradigm;
use super::world::Map;
use crate::text::{Span, TokenKind, fold_word, tokenize};

pub(super) struct Builder {
    pub(super) pack: LanguagePack,
    pub(super) paradigms: Map<String, Paradigm>,
    pub(super) reflexive: Option<Reflexive>,
    /// The words of the form in hand; one buffer for all.
    words: Vec<WordId>,
    buffer: String,
}

/// The values of each key, in order.
fn grouped<T>(pairs: impl Iterator<Item = (String, T)>) -> Map<String, Vec<T>> {
    let mut groups: Map<String, Vec<T>> = Map::default();
    for (key, value) in pairs {
        groups.entry(key).or_default().push(value);
    }
    groups
}

impl Builder {
    pub(super) fn new(mut language: LanguageFile) -> Builder {
        let mut list = |name| language.spelling.swap_remove(name).unwrap_or_default();
        let order = |class| language.words.iter().filter(|(c, _)| *c == class).map(|(_, word)| word.clone()).collect();
        let pack = LanguagePack {
            code: language.code,
            name: language.name,
            detect: language.detect,
            drops_subject: language.drops_subject,
            bare_clause: language.bare_clause,
            day_first: language.day_first,
            home: language.home,
            offices: grouped((0..).zip(language.same_office).flat_map(|(n, names)| names.into_iter().map(move |name| (name, n)))),
            persons: language
                .same_person
                .into_iter()
                .filter_map(|names| names.first().cloned().map(|first| (first, names)))
                .flat_map(|(first, names)| names.into_iter().map(move |name| (folded(&name), first.clone())))
                .collect(),
            epithets: grouped(language.epithets.into_iter().flat_map(|row| {
                let person = row.first().map(|name| folded(name)).unwrap_or_default();
                row.into_iter().skip(1).map(move |epithet| (folded(&epithet), person.clone()))
            })),
            body_nouns: grouped(language.body_nouns.into_iter().flat_map(|row| {
                let class = row.first().cloned().unwrap_or_default();
                row.into_iter().skip(1).map(move |noun| (noun, class.clone()))
            })),
            public_bodies: language.public_bodies.into_iter().collect(),
            personal_bodies: language.personal_bodies.into_iter().collect(),
            elisions: list("elisions").into_iter().collect(),
            name_prefixes: list("name_prefixes").into_iter().collect(),
            apocopes: list("apocopes").into_iter().collect(),
            suffixes: list("suffixes"),
            abbreviations: list("abbreviations").into_iter().collect(),
            number_abbreviations: list("number_abbreviations").into_iter().collect(),
            adverb_suffixes: list("adverb_suffixes"),
            participle_suffixes: list("participle_suffixes"),
            finite_suffixes: list("finite_suffixes"),
            gerund_suffixes: list("gerund_suffixes"),
            infinitive_suffixes: list("infinitive_suffixes"),
            enclitics: Endings::new(list("enclitics")),
            plural_suffixes: list("plural_suffixes"),
            plural_verb_suffixes: list("plural_verb_suffixes"),
            rarely_finite_suffixes: list("rarely_finite_suffixes"),
            age_suffixes: list("age_suffixes"),
            enclitic_bases: list("enclitic_bases"),
            feminine_articles: list("feminine_articles").into_iter().collect(),
            masculine_articles: list("masculine_articles").into_iter().collect(),
            feminine_suffixes: list("feminine_suffixes"),
            masculine_suffixes: list("masculine_suffixes"),
            weekdays: order(Class::Weekday),
            months: order(Class::Month),
            relative_days: language.relative_days,
            ..LanguagePack::default()
        };
        let (paradigms, reflexive) = (language.paradigms, language.reflexive);
        let mut builder = Builder { pack, paradigms, reflexive, words: Vec::new(), buffer: String::new() };
        for (class, word) in language.words {
            if word.contains(' ') {
                builder.add_term(&word, Meaning::Phrase(class), Case::Any);
            } else {
                builder.pack.lexicon.add_class(&word, class);
                if matches!(class, Class::Of | Class::To | Class::By) {
                    builder.pack.lexicon.add_class(&word, Class::Preposition);
                }
            }
        }
        for pronoun in language.pronouns {
            let Some(gender) = Gender::from_name(&pronoun.gender) else { continue };
            let meaning = |object| Meaning::Pronoun { gender, plural: pronoun.number == "p", latter: pronoun.latter, object };
            for form in &pronoun.forms {
                if !form.contains(' ') {
                    builder.pack.lexicon.add_class(form, Class::SubjectPronoun);
                }
                builder.add_term(form, meaning(false), Case::Any);
            }
            for form in &pronoun.possessives {
                builder.add_term(form, meaning(false), Case::Any);
            }
            for form in &pronoun.objects {
                builder.add_term(form, meaning(true), Case::Any);
            }
        }
        builder
    }

    /// The pack, to which nothing is added any more.
    pub(super) fn finish(mut self) -> LanguagePack {
        self.pack.lexicon.close();
        self.pack
    }

    /// Adds a form word by word; forms of no word are passed over.
    pub(super) fn add_term(&mut self, form: &str, meaning: Meaning, case: Case) {
        self.read_words(form);
        self.push_term(meaning, case);
    }

    /// Adds a name: it must be written as in the file, with a capital wherever the form has one.
    pub(super) fn add_name(&mut self, form: &str, meaning: Meaning) {
        let capitals = self.read_words(form);
        let mut letters = form.chars().filter(|c| c.is_alphabetic()).peekable();
        let case = if letters.peek().is_some() && letters.all(char::is_uppercase) {
            Case::Capitals
        } else if capitals == 0 {
            Case::Any
        } else {
            Case::Name(capitals)
        };
        self.push_term(meaning, case);
    }

    fn push_term(&mut self, meaning: Meaning, case: Case) {
        let Some((first, tail)) = self.words.split_first() else { return };
        let index = u32::try_from(self.pack.terms.len()).unwrap_or(u32::MAX);
        self.pack.terms.push(Term { tail: tail.to_vec(), case, meaning });
        self.pack.lexicon.add_term(*first, TermStart { term: index, next: tail.first().copied() });
    }

    /// Puts the words of a form into `self.words`, cut by the same tokenizer as the texts; marks inside a form are words too.
    /// Bit `i` of the value is set where word `i` begins with a capital.
    fn read_words(&mut self, form: &str) -> u32 {
        self.words.clear();
        let mut capitals = 0;
        // letters, digits and spaces: the tokenizer would cut at the spaces, and most forms are so
        if form.chars().all(|c| c.is_alphanumeric() || c == ' ') {
            for word in form.split(' ').filter(|w| !w.is_empty()) {
                let capital = word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
                self.push_word(word, capital, &mut capitals);
            }
            return capitals;
        }
        let tokens = tokenize(form, &[Span::new(0, form.len())], &self.pack);
        for token in tokens.iter().filter(|t| !matches!(t.kind, TokenKind::Quote | TokenKind::Dash)) {
            self.push_word(token.span().slice(form), token.is_capitalised(), &mut capitals);
        }
        capitals
    }

    fn push_word(&mut self, word: &str, capital: bool, capitals: &mut u32) {
        if capital && self.words.len() < 32 {
            *capitals |= 1 << self.words.len();
        }
        self.words.push(self.pack.lexicon.intern(fold_word(word, &mut self.buffer)));
    }

    /// Marks `word`, in any case of letters, as one of `class`.
    pub(super) fn add_class_folded(&mut self, word: &str, class: Class) {
        self.pack.lexicon.add_class(fold_word(word, &mut self.buffer), class);
    }

    /// The lemma of the verb that a reflexive verb is made of.
    pub(super) fn base_lemma(&self, lemma: &str, reflexive: bool) -> String {
        match &self.reflexive {
            Some(r) if reflexive => {
                lemma.strip_suffix(r.suffix.as_str()).map_or_else(|| lemma.to_owned(), |stem| format!("{stem}{}", r.base))
            }
            _ => lemma.to_owned(),
        }
    }

    /// Marks a form of a verb with the classes of its slot.
    pub(super) fn classify_form(&mut self, form: &str, slot: Slot) {
        let classes: &[Class] = match slot {
            Slot::Finite | Slot::Subjunctive => &[Class::Finite],
            Slot::Future => &[Class::Finite, Class::FutureForm],
            Slot::Conditional => &[Class::Finite, Class::ConditionalForm],
            Slot::Participle => &[Class::Participle],
            Slot::Gerund => &[Class::Gerund],
            Slot::Infinitive => &[Class::Infinitive],
            Slot::Other | Slot::Noun | Slot::Preposition => &[],
        };
        for class in classes {
            self.pack.lexicon.add_class(form, *class);
        }
    }

    /// Marks `form`, which is one word, as a form of a cue.
    pub(super) fn add_cue_form(&mut self, form: &str, cue: u32, slot: Slot) {
        self.pack.lexicon.add_cue(form, cue, slot);
    }

    /// The class of an organisation.
    pub(super) fn body(&mut self, id: &str, class: &str) {
        self.pack.bodies.insert(format!("org:{id}"), class.to_owned());
    }

    /// The first form of an id is its label.
    pub(super) fn label(&mut self, kind: &str, id: &str, form: &str) {
        // the forms of an id stand together, so the last label tells most of the time
        let last = self.pack.labels.last().and_then(|(last, _)| last.strip_prefix(kind)?.strip_prefix(':'));
        if last != Some(id) {
            self.pack.labels.entry(format!("{kind}:{id}")).or_insert_with(|| form.to_owned());
        }
    }
}

/// The folded words of a name.
fn folded(name: &str) -> String {
    let mut buffer = String::new();
    let words: Vec<String> = name.split(' ').map(|word| fold_word(word, &mut buffer).to_owned()).collect();
    words.join(" ")
}
