//! `language.toml`: read from every layer, merged, with the place of everything that does not fit.
//!
//! Tables are merged, lists are appended, anything else is replaced by the later layer.

use super::fault::{Faults, Place, none_of};
use super::lexicon::Class;
use super::source::{DataFile, Layers, Removed};
use super::verb::Paradigm;
use super::world::{Map, ORGANISATION_CLASS, World};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Everything that `language.toml` says.
#[derive(Debug, Default)]
pub(super) struct LanguageFile {
    pub(super) name: String,
    pub(super) code: String,
    pub(super) detect: String,
    pub(super) drops_subject: bool,
    pub(super) bare_clause: bool,
    pub(super) day_first: bool,
    pub(super) home: Option<String>,
    pub(super) same_office: Vec<Vec<String>>,
    pub(super) same_person: Vec<Vec<String>>,
    /// The name of a person, then nouns that mean nobody else.
    pub(super) epithets: Vec<Vec<String>>,
    /// A class of `organisations.csv`, then nouns for one of them.
    pub(super) body_nouns: Vec<Vec<String>>,
    /// Nouns for bodies of which a place has one.
    pub(super) public_bodies: Vec<String>,
    /// Nouns for bodies that somebody has of his own.
    pub(super) personal_bodies: Vec<String>,
    pub(super) spelling: Map<&'static str, Vec<String>>,
    pub(super) reflexive: Option<Reflexive>,
    pub(super) words: Vec<(Class, String)>,
    pub(super) relative_days: Map<String, i64>,
    pub(super) pronouns: Vec<Pronoun>,
    pub(super) paradigms: Map<String, Paradigm>,
}

/// How the lemma of a reflexive verb turns into that of its base verb.
#[derive(Debug, Default, Clone)]
pub(super) struct Reflexive {
    pub(super) suffix: String,
    pub(super) base: String,
}

/// Subject pronouns of one gender and number.
#[derive(Debug, Default)]
pub(super) struct Pronoun {
    pub(super) forms: Vec<String>,
    /// Words that tell that something is theirs.
    pub(super) possessives: Vec<String>,
    /// Their forms behind prepositions, where these are others: "according to him".
    pub(super) objects: Vec<String>,
    pub(super) gender: String,
    pub(super) number: String,
    /// Whether they mean who was named last: "the latter".
    pub(super) latter: bool,
}

const KEYS: [&str; 18] = [
    "name",
    "code",
    "detect",
    "drops_subject",
    "bare_clause",
    "day_first",
    "home",
    "same_office",
    "same_person",
    "epithets",
    "body_nouns",
    "public_bodies",
    "personal_bodies",
    "spelling",
    "words",
    "relative_days",
    "pronouns",
    "paradigms",
];

/// The lists of `[spelling]`.
const SPELLING: [&str; 21] = [
    "elisions",
    "name_prefixes",
    "apocopes",
    "suffixes",
    "abbreviations",
    "number_abbreviations",
    "adverb_suffixes",
    "participle_suffixes",
    "finite_suffixes",
    "gerund_suffixes",
    "infinitive_suffixes",
    "enclitics",
    "plural_suffixes",
    "plural_verb_suffixes",
    "rarely_finite_suffixes",
    "enclitic_bases",
    "feminine_articles",
    "masculine_articles",
    "feminine_suffixes",
    "masculine_suffixes",
    "age_suffixes",
];

const ENDINGS: [&str; 7] = ["fin", "fut", "cond", "subj", "part", "ger", "inf"];

/// Reads and merges the layers. `folder` is the code that the folder has.
pub(super) fn read_language(
    layers: &Layers<'_>,
    folder: &str,
    world: &World,
    countries_removed: Option<&Removed>,
    faults: &mut Faults,
) -> LanguageFile {
    let mut language = LanguageFile::default();
    let mut seen: Vec<&'static str> = Vec::new();
    let mut readable = true;
    for file in layers.files() {
        let (table, errors) = DeTable::parse_recoverable(&file.text);
        for error in errors {
            readable = false;
            let at = error.span().map_or(0, |s| s.start);
            faults.add(Place::in_text(&file.origin, &file.text, at), error.message());
        }
        let mut reader = Reader { file, layers, world, countries_removed, faults };
        reader.top(table.get_ref(), folder, &mut language, &mut seen);
    }
    // where a file cannot be read as TOML, what is missing may be what could not be read
    if let Some(last) = layers.files().last().filter(|_| readable) {
        check_complete(&language, &seen, last, faults);
    }
    language.code = folder.to_owned();
    language
}

fn check_complete(language: &LanguageFile, seen: &[&str], last: &DataFile, faults: &mut Faults) {
    let mut fault = |message: String| faults.add(Place::in_text(&last.origin, "", 0), message);
    for key in ["name", "detect", "drops_subject", "bare_clause"] {
        if !seen.contains(&key) {
            fault(format!("the key `{key}` is missing"));
        }
    }
    for (class, number) in [(Class::Weekday, 7), (Class::Month, 12)] {
        let count = language.words.iter().filter(|(c, _)| *c == class).count();
        if count != 0 && count != number {
            let name = Class::NAMES[class as usize];
            fault(format!("[words] {name} has {count} words; their order counts, so there must be {number}, or none"));
        }
    }
    for (name, paradigm) in &language.paradigms {
        for (slot, endings) in [("fin", &paradigm.fin), ("part", &paradigm.part), ("ger", &paradigm.ger), ("inf", &paradigm.inf)] {
            if endings.is_empty() {
                fault(format!("[paradigms.{name}] has no `{slot}`"));
            }
        }
    }
}

type Value<'i> = Spanned<DeValue<'i>>;

/// Reads one layer.
struct Reader<'r, 'f> {
    file: &'f DataFile,
    layers: &'r Layers<'r>,
    world: &'r World,
    countries_removed: Option<&'r Removed>,
    faults: &'r mut Faults,
}

impl Reader<'_, '_> {
    fn place(&self, at: usize) -> Place {
        Place::in_text(&self.file.origin, &self.file.text, at)
    }

    fn fault(&mut self, at: usize, message: String) {
        let place = self.place(at);
        self.faults.add(place, message);
    }

    fn top(&mut self, table: &DeTable<'_>, folder: &str, language: &mut LanguageFile, seen: &mut Vec<&'static str>) {
        for (key, value) in table {
            let at = key.span().start;
            let Some(known) = KEYS.iter().find(|k| *k == key.get_ref()) else {
                self.unknown_key(at, "key", key.get_ref(), &KEYS);
                continue;
            };
            seen.push(known);
            match *known {
                "name" => self.text("name", value, &mut language.name),
                "detect" => self.text("detect", value, &mut language.detect),
                "code" => {
                    self.text("code", value, &mut language.code);
                    if language.code != folder && value.get_ref().is_str() {
                        self.fault(value.span().start, format!("code is `{}`, the folder is `{folder}`", language.code));
                    }
                }
                "drops_subject" => self.flag("drops_subject", value, &mut language.drops_subject),
                "bare_clause" => self.flag("bare_clause", value, &mut language.bare_clause),
                "day_first" => self.flag("day_first", value, &mut language.day_first),
                "home" => self.home(value, language),
                "same_office" => self.lists("same_office", value, &mut language.same_office),
                "same_person" => self.lists("same_person", value, &mut language.same_person),
                "epithets" => self.lists("epithets", value, &mut language.epithets),
                "body_nouns" => self.body_nouns(value, language),
                "public_bodies" => self.list("public_bodies", value, &mut language.public_bodies),
                "personal_bodies" => self.list("personal_bodies", value, &mut language.personal_bodies),
                "spelling" => self.spelling(value, language),
                "words" => self.words(value, language),
                "relative_days" => self.relative_days(value, language),
                "pronouns" => self.pronouns(value, language),
                _ => self.paradigms(value, language),
            }
        }
    }

    fn home(&mut self, value: &Value<'_>, language: &mut LanguageFile) {
        let mut home = String::new();
        self.text("home", value, &mut home);
        if value.get_ref().is_str() && !self.world.countries.contains_key(&home) {
            // a home that the overlay takes away is none
            if self.file.overlay || !self.countries_removed.is_some_and(|r| r.contains_key(&home)) {
                self.fault(value.span().start, self.world.no_country("home", &home));
            }
            home.clear();
        }
        language.home = Some(home).filter(|h| !h.is_empty());
    }

    fn lists(&mut self, key: &str, value: &Value<'_>, into: &mut Vec<Vec<String>>) {
        let Some(array) = value.get_ref().as_array() else {
            return self.wrong_type(key, "a list of lists of names: [[\"…\", \"…\"]]", value);
        };
        for item in array {
            let mut names = Vec::new();
            self.list(key, item, &mut names);
            into.push(names);
        }
    }

    fn body_nouns(&mut self, value: &Value<'_>, language: &mut LanguageFile) {
        let mut rows = Vec::new();
        self.lists("body_nouns", value, &mut rows);
        for row in rows {
            let class = row.first().map_or("", String::as_str);
            if ORGANISATION_CLASS.contains(&class) {
                language.body_nouns.push(row);
            } else {
                self.fault(value.span().start, none_of("class", class, ORGANISATION_CLASS));
            }
        }
    }

    fn spelling(&mut self, value: &Value<'_>, language: &mut LanguageFile) {
        let Some(table) = self.table("[spelling]", value) else { return };
        for (key, value) in table {
            if key.get_ref() == "reflexive" {
                let mut reflexive = language.reflexive.take().unwrap_or_default();
                self.reflexive(value, &mut reflexive);
                language.reflexive = Some(reflexive);
                continue;
            }
            match SPELLING.iter().find(|name| *name == key.get_ref()) {
                Some(name) => self.list(&format!("spelling.{name}"), value, language.spelling.entry(name).or_default()),
                None => self.unknown_key(key.span().start, "key of [spelling]", key.get_ref(), &[&SPELLING[..], &["reflexive"]].concat()),
            }
        }
    }

    fn reflexive(&mut self, value: &Value<'_>, reflexive: &mut Reflexive) {
        let Some(table) = self.table("reflexive", value) else { return };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "suffix" => self.text("suffix", value, &mut reflexive.suffix),
                "base" => self.text("base", value, &mut reflexive.base),
                other => self.unknown_key(key.span().start, "key of reflexive", other, &["suffix", "base"]),
            }
        }
        if reflexive.suffix.is_empty() {
            self.fault(value.span().start, "reflexive needs a `suffix` that is not empty".to_owned());
        }
    }

    fn words(&mut self, value: &Value<'_>, language: &mut LanguageFile) {
        let Some(table) = self.table("[words]", value) else { return };
        for (key, value) in table {
            let Some(class) = Class::from_name(key.get_ref()) else {
                self.unknown_key(key.span().start, "class of [words]", key.get_ref(), Class::NAMES);
                continue;
            };
            let mut words = Vec::new();
            self.list(&format!("words.{}", key.get_ref()), value, &mut words);
            language.words.extend(words.into_iter().map(|word| (class, word)));
        }
    }

    fn relative_days(&mut self, value: &Value<'_>, language: &mut LanguageFile) {
        let Some(table) = self.table("[relative_days]", value) else { return };
        for (key, value) in table {
            let number = value.get_ref().as_integer().and_then(|i| i64::from_str_radix(i.as_str(), i.radix()).ok());
            match number {
                Some(_) if self.is_removed(&format!("relative_days {}", key.get_ref())) => {}
                Some(days) => {
                    language.relative_days.insert(key.get_ref().to_string(), days);
                }
                None => self.wrong_type(key.get_ref(), "a whole number of days", value),
            }
        }
    }

    fn pronouns(&mut self, value: &Value<'_>, language: &mut LanguageFile) {
        let Some(array) = value.get_ref().as_array() else { return self.wrong_type("pronouns", "[[pronouns]]", value) };
        for item in array {
            let Some(table) = self.table("[[pronouns]]", item) else { continue };
            let mut pronoun = Pronoun::default();
            for (key, value) in table {
                match key.get_ref().as_ref() {
                    "form" => self.list("pronouns.form", value, &mut pronoun.forms),
                    "possessive" => self.list("pronouns.possessive", value, &mut pronoun.possessives),
                    "object" => self.list("pronouns.object", value, &mut pronoun.objects),
                    "gender" => self.choice("gender", value, &["m", "f", "c", "n"], &mut pronoun.gender),
                    "number" => self.choice("number", value, &["s", "p"], &mut pronoun.number),
                    "latter" => self.flag("latter", value, &mut pronoun.latter),
                    other => {
                        let known = ["form", "possessive", "object", "gender", "number", "latter"];
                        self.unknown_key(key.span().start, "key of [[pronouns]]", other, &known);
                    }
                }
            }
            for key in ["form", "gender", "number"].iter().filter(|k| table.get(**k).is_none()) {
                self.fault(item.span().start, format!("this pronoun has no `{key}`"));
            }
            language.pronouns.push(pronoun);
        }
    }

    fn paradigms(&mut self, value: &Value<'_>, language: &mut LanguageFile) {
        let Some(table) = self.table("[paradigms]", value) else { return };
        for (name, value) in table {
            let Some(table) = self.table(name.get_ref(), value) else { continue };
            let paradigm = language.paradigms.entry(name.get_ref().to_string()).or_default();
            for (key, value) in table {
                let path = format!("paradigms.{}.{}", name.get_ref(), key.get_ref());
                let endings = match key.get_ref().as_ref() {
                    "stem" => {
                        self.text("stem", value, &mut paradigm.stem);
                        continue;
                    }
                    "fin" => &mut paradigm.fin,
                    "fut" => &mut paradigm.fut,
                    "cond" => &mut paradigm.cond,
                    "subj" => &mut paradigm.subj,
                    "part" => &mut paradigm.part,
                    "ger" => &mut paradigm.ger,
                    "inf" => &mut paradigm.inf,
                    other => {
                        self.unknown_key(key.span().start, "key of a paradigm", other, &[&["stem"], &ENDINGS[..]].concat());
                        continue;
                    }
                };
                self.list(&path, value, endings);
            }
        }
    }

    /// A table; anything else is a fault.
    fn table<'v, 'i>(&mut self, name: &str, value: &'v Value<'i>) -> Option<&'v DeTable<'i>> {
        if value.get_ref().as_table().is_none() {
            self.wrong_type(name, "a table", value);
        }
        value.get_ref().as_table()
    }

    fn text(&mut self, name: &str, value: &Value<'_>, into: &mut String) {
        match value.get_ref().as_str() {
            Some(text) => text.clone_into(into),
            None => self.wrong_type(name, "a text in quotes", value),
        }
    }

    fn choice(&mut self, name: &str, value: &Value<'_>, allowed: &[&str], into: &mut String) {
        self.text(name, value, into);
        if value.get_ref().is_str() && !allowed.contains(&into.as_str()) {
            self.fault(value.span().start, none_of(name, into, allowed.iter().copied()));
        }
    }

    fn flag(&mut self, name: &str, value: &Value<'_>, into: &mut bool) {
        match value.get_ref().as_bool() {
            Some(flag) => *into = flag,
            None => self.wrong_type(name, "true or false", value),
        }
    }

    /// Appends the texts of a list, without those that `remove.csv` takes away ("spelling.elisions dell").
    fn list(&mut self, path: &str, value: &Value<'_>, into: &mut Vec<String>) {
        let Some(array) = value.get_ref().as_array() else { return self.wrong_type(path, "a list of texts: [\"…\"]", value) };
        for item in array {
            match item.get_ref().as_str() {
                Some(text) if self.layers.removed.is_some() && self.is_removed(&format!("{path} {text}")) => {}
                Some(text) => into.push(text.to_owned()),
                None => self.wrong_type(path, "a list of texts: [\"…\"]", item),
            }
        }
    }

    fn is_removed(&self, key: &str) -> bool {
        !self.file.overlay && self.layers.is_removed(key)
    }

    fn wrong_type(&mut self, name: &str, wanted: &str, value: &Value<'_>) {
        self.fault(value.span().start, format!("`{name}` must be {wanted}"));
    }

    fn unknown_key(&mut self, at: usize, what: &str, key: &str, known: &[&str]) {
        self.fault(at, none_of(what, key, known.iter().copied()));
    }
}
