//! Reads one language folder into a [`LanguagePack`].

use super::cue::{Cue, Frames, PartOfSpeech};
use super::lexicon::{Class, Slot, WordId};
use super::rows::{CommonWord, CountryForm, CueRow, ExceptionRow, Form, GivenName, LanguageFile, Reflexive, RoleRow, VerbRow};
use super::source::DataSource;
use super::table::read_rows;
use super::term::{Case, CountryClass, Gender, Meaning, RoleClass, Term};
use super::verb::{Paradigm, forms};
use super::world::{Map, World};
use super::{Frame, LanguagePack};
use crate::error::{Error, Result};
use crate::text::{TokenKind, tokenize};

pub(super) fn load_pack(code: &str, source: &DataSource, world: &World) -> Result<LanguagePack> {
    let folder = format!("languages/{code}");
    let layers = source.layers(&format!("{folder}/language.toml"))?;
    let Some(file) = layers.last() else {
        return Err(Error::NoPack { code: code.to_owned(), known: source.languages().join(", ") });
    };
    let language: LanguageFile = toml::from_str(&file.text).map_err(|e| {
        let line = e.span().map_or(0, |s| file.text[..s.start].matches('\n').count() + 1);
        Error::Data { place: format!("{}:{line}", file.origin), message: e.message().to_owned() }
    })?;
    if language.code != code {
        return Err(Error::Data {
            place: format!("{}:1", file.origin),
            message: format!("code is `{}`, the folder is `{code}`", language.code),
        });
    }
    let mut builder = Builder::new(language, &file.origin)?;
    let path = |name: &str| format!("{folder}/{name}.csv");
    builder.cues(source, &path("cues"))?;
    builder.verbs(source, &path("verbs"))?;
    builder.countries(source, &path("countries"), world)?;
    builder.resources(source, &path("resources"), world)?;
    builder.organisations(source, &path("organisations"), world)?;
    builder.roles(source, &path("roles"))?;
    builder.given_names(source, "given_names.csv")?;
    builder.given_names(source, &path("given_names"))?;
    builder.common(source, &path("common"))?;
    builder.exceptions(source, &path("exceptions"), world)?;
    Ok(builder.finish())
}

struct Builder {
    pack: LanguagePack,
    paradigms: Map<String, Paradigm>,
    reflexive: Option<Reflexive>,
}

impl Builder {
    fn new(language: LanguageFile, origin: &str) -> Result<Builder> {
        let s = language.spelling;
        let pack = LanguagePack {
            code: language.code,
            detect: language.detect,
            drops_subject: language.drops_subject,
            bare_clause: language.bare_clause,
            home: language.home,
            offices: (0..).zip(language.same_office).flat_map(|(n, names)| names.into_iter().map(move |name| (name, n))).collect(),
            elisions: s.elisions.into_iter().collect(),
            name_prefixes: s.name_prefixes.into_iter().collect(),
            apocopes: s.apocopes.into_iter().collect(),
            suffixes: s.suffixes,
            abbreviations: s.abbreviations.into_iter().collect(),
            adverb_suffixes: s.adverb_suffixes,
            finite_suffixes: s.finite_suffixes,
            gerund_suffixes: s.gerund_suffixes,
            infinitive_suffixes: s.infinitive_suffixes,
            enclitics: s.enclitics,
            plural_suffixes: s.plural_suffixes,
            enclitic_bases: s.enclitic_bases,
            weekdays: language.words.get("weekday").cloned().unwrap_or_default(),
            months: language.words.get("month").cloned().unwrap_or_default(),
            relative_days: language.relative_days,
            ..LanguagePack::default()
        };
        let mut builder = Builder { pack, paradigms: language.paradigms, reflexive: s.reflexive };
        for (name, words) in language.words {
            let class = Class::from_name(&name).ok_or_else(|| Error::Data {
                place: origin.to_owned(),
                message: format!("[words] {name} is none of {}", Class::NAMES.join(", ")),
            })?;
            for word in words {
                if word.contains(' ') {
                    builder.add_term(&word, Meaning::Phrase(class), Case::Any);
                } else {
                    builder.pack.lexicon.add_class(&word, class);
                    if matches!(class, Class::Of | Class::To | Class::By) {
                        builder.pack.lexicon.add_class(&word, Class::Preposition);
                    }
                }
            }
        }
        for row in language.pronouns {
            let place = || origin.to_owned();
            let gender = parse_gender(&row.gender).map_err(|message| Error::Data { place: place(), message })?;
            for form in &row.form {
                if !form.contains(' ') {
                    builder.pack.lexicon.add_class(form, Class::SubjectPronoun);
                }
                builder.add_term(form, Meaning::Pronoun { gender, plural: row.number == "p" }, Case::Any);
            }
            for form in &row.possessive {
                builder.add_term(form, Meaning::Pronoun { gender, plural: row.number == "p" }, Case::Any);
            }
        }
        Ok(builder)
    }

    fn finish(self) -> LanguagePack {
        self.pack
    }

    /// Adds a form word by word; forms of no word are passed over.
    fn add_term(&mut self, form: &str, meaning: Meaning, case: Case) {
        let (words, _) = self.words(form);
        self.push_term(&words, meaning, case);
    }

    /// Adds a name: it must be written as in the file, with a capital wherever the form has one.
    fn add_name(&mut self, form: &str, meaning: Meaning) {
        let (words, capitals) = self.words(form);
        let mut letters = form.chars().filter(|c| c.is_alphabetic()).peekable();
        let case = if letters.peek().is_some() && letters.all(char::is_uppercase) {
            Case::Capitals
        } else if capitals == 0 {
            Case::Any
        } else {
            Case::Name(capitals)
        };
        self.push_term(&words, meaning, case);
    }

    fn push_term(&mut self, words: &[WordId], meaning: Meaning, case: Case) {
        let Some((first, tail)) = words.split_first() else { return };
        let index = u32::try_from(self.pack.terms.len()).unwrap_or(u32::MAX);
        self.pack.terms.push(Term { tail: tail.to_vec(), case, meaning });
        if let Some(info) = self.pack.lexicon.info_mut(*first) {
            info.terms.push(index);
        }
    }

    /// The words of a form, cut by the same tokenizer as the texts; marks inside a form are words too.
    /// Bit `i` of the second value is set where word `i` begins with a capital.
    fn words(&mut self, form: &str) -> (Vec<WordId>, u32) {
        let span = crate::text::Span::new(0, form.len());
        let tokens = tokenize(form, &[span], &self.pack);
        let mut buffer = String::new();
        let mut words = Vec::new();
        let mut capitals = 0;
        for token in tokens.iter().filter(|t| !matches!(t.kind, TokenKind::Quote | TokenKind::Dash)) {
            if token.is_capitalised() && words.len() < 32 {
                capitals |= 1 << words.len();
            }
            let word = crate::text::fold_word(token.span().slice(form), &mut buffer).to_owned();
            words.push(self.pack.lexicon.intern(&word));
        }
        (words, capitals)
    }

    fn base_lemma(&self, lemma: &str, reflexive: bool) -> String {
        match &self.reflexive {
            Some(r) if reflexive => {
                lemma.strip_suffix(r.suffix.as_str()).map_or_else(|| lemma.to_owned(), |stem| format!("{stem}{}", r.base))
            }
            _ => lemma.to_owned(),
        }
    }

    fn verb_forms(&self, lemma: &str, paradigm: &str, irregular: &str, place: &str) -> Result<Vec<(String, Slot)>> {
        let fault = |message| Error::Data { place: place.to_owned(), message };
        let table = match paradigm {
            "" | "none" | "noun" => None,
            name => Some(self.paradigms.get(name).ok_or_else(|| {
                let known: Vec<&str> = self.paradigms.keys().map(String::as_str).collect();
                fault(format!("paradigm `{name}` is none of {}", known.join(", ")))
            })?),
        };
        forms(lemma, table, irregular).map_err(fault)
    }

    fn classify_form(&mut self, form: &str, slot: Slot) {
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

    fn cues(&mut self, source: &DataSource, path: &str) -> Result<()> {
        for row in read_rows::<CueRow>(&source.layers(path)?)? {
            let fault = |message| Error::Data { place: row.place.clone(), message };
            let value = row.value;
            let pos = match value.pos.as_str() {
                "verb" => PartOfSpeech::Verb,
                "noun" => PartOfSpeech::Noun,
                "preposition" => PartOfSpeech::Preposition,
                other => return Err(fault(format!("pos `{other}` is none of verb, noun, preposition"))),
            };
            let frames = Frames::parse(&value.frames).map_err(fault)?;
            let index = u32::try_from(self.pack.cues.len()).unwrap_or(u32::MAX);
            let (first, tail) = value.lemma.split_once(' ').unwrap_or((&value.lemma, ""));
            let forms = if pos == PartOfSpeech::Verb {
                let base = self.base_lemma(first, frames.has(Frame::Reflexive));
                self.verb_forms(&base, &value.paradigm, &value.irregular, &row.place)?
            } else {
                self.verb_forms(&value.lemma, &value.paradigm, &value.irregular, &row.place)?
            };
            for (form, slot) in forms {
                let slot = match pos {
                    PartOfSpeech::Verb => slot,
                    PartOfSpeech::Noun => Slot::Noun,
                    PartOfSpeech::Preposition => Slot::Preposition,
                };
                let phrase = if tail.is_empty() || pos != PartOfSpeech::Verb { form.clone() } else { format!("{form} {tail}") };
                if pos == PartOfSpeech::Verb {
                    self.classify_form(&form, slot);
                }
                if phrase.contains([' ', '\'']) {
                    self.add_term(&phrase, Meaning::Cue(index, slot), Case::Any);
                } else {
                    let id = self.pack.lexicon.intern(&phrase);
                    if let Some(info) = self.pack.lexicon.info_mut(id)
                        && !info.cues.contains(&(index, slot))
                    {
                        info.cues.push((index, slot));
                    }
                }
            }
            self.pack.cues.push(Cue {
                lemma: value.lemma,
                pos,
                act: value.act,
                frames,
                matching: value.matching,
                not_matching: value.no_match,
                place: row.place,
            });
        }
        Ok(())
    }

    fn verbs(&mut self, source: &DataSource, path: &str) -> Result<()> {
        for row in read_rows::<VerbRow>(&source.layers(path)?)? {
            let reflexive = self.reflexive.as_ref().is_some_and(|r| row.value.lemma.ends_with(&r.suffix));
            let base = self.base_lemma(&row.value.lemma, reflexive);
            for (form, slot) in self.verb_forms(&base, &row.value.paradigm, &row.value.irregular, &row.place)? {
                self.classify_form(&form, slot);
            }
        }
        Ok(())
    }

    fn countries(&mut self, source: &DataSource, path: &str, world: &World) -> Result<()> {
        for row in read_rows::<CountryForm>(&source.layers(path)?)? {
            let fault = |message| Error::Data { place: row.place.clone(), message };
            if !world.countries.contains_key(&row.value.id) {
                return Err(fault(format!("country `{}` is not in countries.csv", row.value.id)));
            }
            let class = match row.value.class.as_str() {
                "name" => CountryClass::Name,
                "demonym" => CountryClass::Demonym,
                "capital" => CountryClass::Capital,
                "region" => CountryClass::Region,
                other => return Err(fault(format!("class `{other}` is none of name, demonym, capital, region"))),
            };
            if class == CountryClass::Name {
                self.label(&format!("country:{}", row.value.id), &row.value.form);
            }
            self.add_name(&row.value.form, Meaning::Country(row.value.id, class));
        }
        Ok(())
    }

    fn resources(&mut self, source: &DataSource, path: &str, world: &World) -> Result<()> {
        for row in read_rows::<Form>(&source.layers(path)?)? {
            if !world.resources.contains_key(&row.value.id) {
                return Err(Error::Data { place: row.place, message: format!("resource `{}` is not in resources.csv", row.value.id) });
            }
            self.label(&format!("resource:{}", row.value.id), &row.value.form);
            self.add_name(&row.value.form, Meaning::Resource(row.value.id));
        }
        Ok(())
    }

    fn organisations(&mut self, source: &DataSource, path: &str, world: &World) -> Result<()> {
        for row in read_rows::<Form>(&source.layers(path)?)? {
            if !world.organisations.contains_key(&row.value.id) {
                return Err(Error::Data {
                    place: row.place,
                    message: format!("organisation `{}` is not in organisations.csv", row.value.id),
                });
            }
            self.label(&format!("org:{}", row.value.id), &row.value.form);
            self.add_name(&row.value.form, Meaning::Organisation(row.value.id));
        }
        Ok(())
    }

    fn roles(&mut self, source: &DataSource, path: &str) -> Result<()> {
        for row in read_rows::<RoleRow>(&source.layers(path)?)? {
            let fault = |message| Error::Data { place: row.place.clone(), message };
            let gender = parse_gender(&row.value.gender).map_err(fault)?;
            let class = match row.value.class.as_str() {
                "office" => RoleClass::Office,
                "person" => RoleClass::Person,
                "group" => RoleClass::Group,
                "body" => RoleClass::Body,
                "title" => RoleClass::Title,
                other => return Err(fault(format!("class `{other}` is none of office, person, group, body, title"))),
            };
            self.add_term(&row.value.form, Meaning::Role { gender, plural: row.value.number == "p", class }, Case::Any);
        }
        Ok(())
    }

    fn given_names(&mut self, source: &DataSource, path: &str) -> Result<()> {
        for row in read_rows::<GivenName>(&source.layers(path)?)? {
            let gender = parse_gender(&row.value.gender).map_err(|message| Error::Data { place: row.place, message })?;
            let name = row.value.name.to_lowercase();
            if gender != Gender::Feminine {
                self.pack.lexicon.add_class(&name, Class::GivenMasculine);
            }
            if gender != Gender::Masculine {
                self.pack.lexicon.add_class(&name, Class::GivenFeminine);
            }
        }
        Ok(())
    }

    fn common(&mut self, source: &DataSource, path: &str) -> Result<()> {
        for row in read_rows::<CommonWord>(&source.layers(path)?)? {
            self.pack.lexicon.add_class(&row.value.word, Class::Common);
        }
        Ok(())
    }

    fn exceptions(&mut self, source: &DataSource, path: &str, world: &World) -> Result<()> {
        for row in read_rows::<ExceptionRow>(&source.layers(path)?)? {
            let known = match row.value.id.split_once(':') {
                Some(("country", id)) => world.countries.contains_key(id),
                Some(("resource", id)) => world.resources.contains_key(id),
                Some(("org", id)) => world.organisations.contains_key(id),
                _ => false,
            };
            if !known {
                return Err(Error::Data {
                    place: row.place,
                    message: format!("`{}` is not an id of countries.csv, resources.csv or organisations.csv", row.value.id),
                });
            }
            self.add_term(&row.value.phrase, Meaning::Exception(row.value.id), Case::Any);
        }
        Ok(())
    }

    /// The first form of an id is its label.
    fn label(&mut self, id: &str, form: &str) {
        if !self.pack.labels.contains_key(id) {
            self.pack.labels.insert(id.to_owned(), form.to_owned());
        }
    }
}

fn parse_gender(cell: &str) -> std::result::Result<Gender, String> {
    match cell {
        "m" => Ok(Gender::Masculine),
        "f" => Ok(Gender::Feminine),
        "c" => Ok(Gender::Common),
        "n" => Ok(Gender::Neuter),
        other => Err(format!("gender `{other}` is none of m, f, c, n")),
    }
}
