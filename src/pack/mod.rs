//! Language packs: everything that is known of a language, as data. This code knows no language by name.
//!
//! A pack is a folder `data/languages/<code>/`; `CONTRIBUTING.md` says what each file holds.

mod builder;
mod cue;
mod ending;
mod fault;
mod field;
mod language_file;
pub mod layout;
mod lexicon;
mod load;
mod locale;
mod name_list;
mod separator;
mod source;
mod spelling;
mod table;
mod term;
mod verb;
mod world;

pub use cue::{Cue, Frame, Frames, PartOfSpeech};
pub use fault::{Fault, Faults, Place, did_you_mean, none_of};
pub use field::{Field, FieldNames, fold_name};
pub(crate) use lexicon::LONGEST_PLAIN;
pub use lexicon::{Class, ClassSet, Slot, TermStart, WordId};
pub use locale::{Locale, Locales};
pub use separator::{declared_separator, has_separator, header_names, separator};
pub use source::{DataFile, DataSource, Layers, Removed};
pub use spelling::Spellings;
pub use table::{Row, each_of_layers, each_row};
pub use term::{Case, CountryClass, Gender, Meaning, RoleClass, Term};
pub use world::{Country, Map, Organisation, Resource, World};

use crate::error::{Error, Result};
use crate::tagger::Model;
use crate::text::Token;
use ending::Endings;
use indexmap::IndexSet;
use lexicon::Lexicon;
use name_list::NameSet;
use rayon::prelude::*;
use rustc_hash::FxBuildHasher;
use std::sync::{Arc, OnceLock};

/// A set of words.
pub type WordSet = IndexSet<String, FxBuildHasher>;

/// A month is cut short to so many letters at least.
const SHORTEST_MONTH: usize = 3;

/// One language: its spelling, its closed classes, its verbs, cues, names and roles.
#[derive(Debug, Default)]
pub struct LanguagePack {
    /// ISO 639-1 code, the name of its folder; empty for the pack of no language.
    pub code: String,
    /// Its name in English.
    pub name: String,
    /// What the language detector calls it (ISO 639-3).
    pub detect: String,
    /// Whether a sentence may leave its subject out.
    pub drops_subject: bool,
    /// Whether a cue may take a clause without a complementiser.
    pub bare_clause: bool,
    /// Whether `5/11/2026` has the day first in it; in some languages it may be either way round.
    pub day_first: bool,
    /// The country whose government is meant where an article names none; `None` where the language has several.
    pub home: Option<String>,
    offices: Map<String, Vec<usize>>,
    persons: Map<String, String>,
    epithets: Map<String, Vec<String>>,
    body_nouns: Map<String, Vec<String>>,
    public_bodies: WordSet,
    personal_bodies: WordSet,
    bodies: Map<String, String>,
    governments: Map<String, String>,
    pub(crate) elisions: WordSet,
    pub(crate) name_prefixes: WordSet,
    pub(crate) apocopes: WordSet,
    pub(crate) suffixes: Vec<String>,
    pub(crate) abbreviations: WordSet,
    pub(crate) number_abbreviations: WordSet,
    pub(crate) adverb_suffixes: Vec<String>,
    pub(crate) participle_suffixes: Vec<String>,
    pub(crate) finite_suffixes: Vec<String>,
    pub(crate) gerund_suffixes: Vec<String>,
    pub(crate) infinitive_suffixes: Vec<String>,
    pub(crate) enclitics: Endings,
    pub(crate) plural_suffixes: Vec<String>,
    pub(crate) plural_verb_suffixes: Vec<String>,
    /// Endings of verb forms that are mostly nouns where no conjunction opens their clause: "studi", "punti".
    pub(crate) rarely_finite_suffixes: Vec<String>,
    pub(crate) age_suffixes: Vec<String>,
    pub(crate) enclitic_bases: Vec<String>,
    pub(crate) feminine_articles: WordSet,
    pub(crate) masculine_articles: WordSet,
    pub(crate) feminine_suffixes: Vec<String>,
    pub(crate) masculine_suffixes: Vec<String>,
    weekdays: Vec<String>,
    months: Vec<String>,
    relative_days: Map<String, i64>,
    surnames: Arc<NameSet>,
    surnames_first: Arc<NameSet>,
    lexicon: Lexicon,
    cues: Vec<Cue>,
    terms: Vec<Term>,
    labels: Map<String, String>,
    tagger: Option<Model>,
}

impl LanguagePack {
    /// Reads the pack of one language, without its model; what is not as it must be goes to `faults`.
    ///
    /// # Errors
    /// When a file cannot be opened.
    pub fn read(code: &str, source: &DataSource, world: &World, faults: &mut Faults) -> Result<LanguagePack> {
        load::read_pack(code, source, world, faults)
    }

    /// The word's number; `folded` is lower case with plain apostrophes.
    pub fn lookup(&self, folded: &str) -> WordId {
        self.lexicon.get(folded.as_bytes())
    }

    /// The same, for a word of ASCII letters in lower case, which are the first `len` bytes of the buffer.
    pub(crate) fn lookup_letters(&self, buffer: &[u8; LONGEST_PLAIN], len: usize) -> WordId {
        self.lexicon.get_letters(buffer, len)
    }

    /// How many words are known: their numbers are below.
    pub fn words(&self) -> usize {
        self.lexicon.len()
    }

    /// The cues that a word is a form of: index into the pack's cues, and which form.
    #[inline]
    pub fn cues_of(&self, id: WordId) -> &[(u32, Slot)] {
        self.lexicon.cues(id)
    }

    /// The terms (names and phrases of the gazetteers) that begin with a word.
    #[inline]
    pub fn terms_of(&self, id: WordId) -> &[TermStart] {
        self.lexicon.terms(id)
    }

    /// The classes of a word.
    pub fn classes(&self, id: WordId) -> ClassSet {
        self.lexicon.classes(id)
    }

    /// Whether the word is of `class`.
    pub fn has(&self, id: WordId, class: Class) -> bool {
        self.lexicon.classes(id).has(class)
    }

    /// Whether the word is a form of a verb or noun of speaking.
    pub fn is_cue_form(&self, id: WordId) -> bool {
        self.lexicon.classes(id).is_cue_form()
    }

    /// Whether the word is a form of a noun of speaking.
    pub fn is_noun_cue(&self, id: WordId) -> bool {
        self.is_cue_form(id) && self.cues_of(id).iter().any(|(_, slot)| *slot == Slot::Noun)
    }

    /// Whether the word, in lower case with plain apostrophes, is a listed surname.
    pub fn is_surname(&self, folded: &str) -> bool {
        self.surnames.contains(folded)
    }

    /// Whether the word, in lower case with plain apostrophes, is a surname that stands before the given name.
    pub fn is_surname_first(&self, folded: &str) -> bool {
        self.surnames_first.contains(folded)
    }

    /// Whether nothing in the pack mentions the word.
    pub fn is_unknown(&self, id: WordId) -> bool {
        id == WordId::UNKNOWN
    }

    /// The cue at `index`.
    pub fn cue(&self, index: u32) -> &Cue {
        &self.cues[index as usize]
    }

    /// All cues, in the order of their file.
    pub fn cues(&self) -> &[Cue] {
        &self.cues
    }

    /// The term at `index`.
    pub fn term(&self, index: u32) -> &Term {
        &self.terms[index as usize]
    }

    /// The language's own name for an id (`country:RU`), where it has one.
    pub fn label(&self, id: &str) -> Option<&str> {
        self.labels.get(id).map(String::as_str)
    }

    /// The numbers of the offices that the folded text begins with; two names of one office share a number.
    pub fn offices(&self, text: &str) -> &[usize] {
        let ends = text.match_indices(' ').map(|(at, _)| at).chain([text.len()]);
        ends.filter_map(|end| self.offices.get(&text[..end])).next_back().map_or(&[], Vec::as_slice)
    }

    /// The usual name of whom the folded words are another name of: the one under which somebody reigns.
    pub fn usual_name(&self, folded: &str) -> Option<&str> {
        self.persons.get(folded).map(String::as_str)
    }

    /// The folded names of the people whom the folded noun, with a capital and "the", can mean.
    pub fn people_called(&self, epithet: &str) -> &[String] {
        self.epithets.get(epithet).map_or(&[], Vec::as_slice)
    }

    /// The classes of organisations that the folded noun can stand for: "la società" for a company.
    pub fn body_classes(&self, noun: &str) -> &[String] {
        self.body_nouns.get(noun).map_or(&[], Vec::as_slice)
    }

    /// Whether the folded noun is one for a body of which a place has one, so that the place makes a name of it: "la polizia di Modena".
    pub fn is_public_body(&self, noun: &str) -> bool {
        self.public_bodies.contains(noun)
    }

    /// Whether the folded noun is one for a body that somebody has of his own, so that his name makes one of it: "the Hale campaign".
    pub fn is_personal_body(&self, noun: &str) -> bool {
        self.personal_bodies.contains(noun)
    }

    /// The country whose government the organisation with this id is: "the Kremlin".
    pub fn country_governed(&self, id: &str) -> Option<&str> {
        self.governments.get(id).map(String::as_str)
    }

    /// The weights that decide which capitalised words are names; `None` where rules alone decide.
    pub fn tagger(&self) -> Option<&Model> {
        self.tagger.as_ref()
    }

    /// The class of a listed organisation, by its id (`org:…`).
    pub fn class_of_body(&self, id: &str) -> Option<&str> {
        self.bodies.get(id).map(String::as_str)
    }

    /// How many days before (negative) or after the article's date a word like "yesterday" means.
    pub fn relative_day(&self, folded: &str) -> Option<i64> {
        self.relative_days.get(folded).copied()
    }

    /// The weekday's number, Monday being 0.
    pub fn weekday(&self, folded: &str) -> Option<i64> {
        self.weekdays.iter().position(|d| d == folded).and_then(|p| i64::try_from(p).ok())
    }

    /// The month's number, January being 1; of its name or the beginning of it.
    pub fn month(&self, folded: &str) -> Option<i8> {
        let number = |place: usize| i8::try_from(place + 1).ok();
        if let Some(place) = self.months.iter().position(|month| month == folded) {
            return number(place);
        }
        let mut places = self.months.iter().enumerate().filter(|(_, month)| month.starts_with(folded)).map(|(place, _)| place);
        let place = places.next().filter(|_| folded.chars().count() >= SHORTEST_MONTH)?;
        places.next().is_none().then(|| number(place))?
    }

    /// Whether the dotted word at `token` is an abbreviation that stands before a name ("Mr.").
    pub fn is_abbreviation_before_name(&self, text: &str, token: &Token) -> bool {
        let mut buffer = String::new();
        let word = crate::text::fold_word(token.span().slice(text), &mut buffer);
        let bare = word.trim_end_matches('.');
        self.abbreviations.contains(bare) && bare.len() > 1
    }
}

/// One language of [`Packs`].
#[derive(Debug, Default)]
struct Language {
    /// What its `language.toml` says alone: its spelling, closed classes, months and weekdays.
    outline: LanguagePack,
    /// All of it: read when it is first asked for.
    pack: OnceLock<LanguagePack>,
}

/// All packs, and the tables that are the same in every language.
#[derive(Debug, Default)]
pub struct Packs {
    /// Countries, resources and organisations.
    pub world: World,
    languages: Map<String, Language>,
    /// The pack of no language: tokens, quotations and sentences work, nothing is known.
    none: LanguagePack,
    /// Whether names are left to lists and rules.
    rules_only: bool,
    /// The language of the model that was given in place of a built-in one.
    given_model: Option<String>,
}

impl Packs {
    /// The packs of `source`, and the built-in models. Where it has no folder of a user, a language is read when it is first
    /// asked for: the built-in data are right, which [`Packs::read`] finds out in a test.
    ///
    /// # Errors
    /// With the first thing in a data file that is not as it must be.
    pub fn load(source: &DataSource) -> Result<Packs> {
        if source.overlay().is_some() {
            let (packs, faults) = Packs::read(source)?;
            faults.stop(source)?;
            return Ok(packs);
        }
        let mut faults = Faults::default();
        let packs = Packs::outlines_of(source, &mut faults)?;
        faults.stop(source)?;
        Ok(packs)
    }

    /// Reads every pack of `source`, without what is not as it must be, and says all that is not; and the built-in models.
    ///
    /// # Errors
    /// When a file cannot be opened, or a model is damaged.
    pub fn read(source: &DataSource) -> Result<(Packs, Faults)> {
        let mut faults = Faults::default();
        faults.extend(source.faults().iter().cloned());
        let packs = Packs::outlines_of(source, &mut faults)?;
        let read = packs.languages.iter().collect::<Vec<_>>().into_par_iter().map(|(code, language)| {
            let mut faults = Faults::default();
            let mut pack = LanguagePack::read(code, source, &packs.world, &mut faults)?;
            if let Some((place, bytes)) = source::model(code) {
                pack.tagger = Some(Model::from_bytes(bytes).map_err(|message| Error::Data { place, message })?);
            }
            language.pack.get_or_init(|| pack);
            Ok(faults)
        });
        for of_pack in read.collect::<Result<Vec<_>>>()? {
            faults.extend(of_pack.into_vec());
        }
        Ok((packs, faults))
    }

    /// The tables of all languages, and the outlines of the packs. What is wrong with an outline is told when its pack is read.
    fn outlines_of(source: &DataSource, faults: &mut Faults) -> Result<Packs> {
        let mut packs = Packs { world: World::read(source, faults)?, ..Packs::default() };
        for code in source.languages() {
            let outline = load::read_outline(&code, source, &packs.world)?;
            packs.languages.insert(code, Language { outline, pack: OnceLock::new() });
        }
        Ok(packs)
    }

    /// The whole pack of a language. What reads it must not wait for another thread that may ask for it.
    fn whole<'p>(&self, code: &str, language: &'p Language) -> &'p LanguagePack {
        language.pack.get_or_init(|| {
            let mut faults = Faults::default();
            let (read, tagger) = std::thread::scope(|scope| {
                // a thread of its own: one of the pool might take up an article that waits for this language
                let bytes = source::model(code).filter(|_| !self.rules_only);
                let tagger = bytes.map(|(_, bytes)| scope.spawn(|| Model::built_in(bytes)));
                let read = load::read_pack(code, &DataSource::embedded(), &self.world, &mut faults);
                (read, tagger.and_then(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))))
            });
            assert!(read.is_ok() && faults.is_empty(), "the built-in data of `{code}` are not right: {faults:?}");
            LanguagePack { tagger, ..read.unwrap_or_default() }
        })
    }

    /// Leaves names to lists and rules in every language.
    pub fn rules_only(&mut self) {
        self.rules_only = true;
        self.languages.values_mut().filter_map(|language| language.pack.get_mut()).for_each(|pack| pack.tagger = None);
    }

    /// Takes `model` for its language in place of the one it has.
    ///
    /// # Errors
    /// When there is no pack of its language.
    pub fn set_model(&mut self, model: Model) -> Result<()> {
        let code = model.lang.clone();
        // read before it is changed
        self.get(&code);
        let Some(pack) = self.languages.get_mut(&code).and_then(|language| language.pack.get_mut()) else {
            return Err(Error::NoPack { code, known: self.codes().collect::<Vec<_>>().join(", ") });
        };
        pack.tagger = Some(model);
        self.given_model = Some(code);
        Ok(())
    }

    /// The language of the model that was given in place of a built-in one.
    pub fn given_model(&self) -> Option<&str> {
        self.given_model.as_deref()
    }

    /// The codes of all languages, sorted.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.languages.keys().map(String::as_str)
    }

    /// What `language.toml` says of each language, sorted by code: words of closed classes, spelling, months; no verbs, names
    /// and cues. It costs nothing to ask for, other than the whole packs.
    pub fn outlines(&self) -> impl Iterator<Item = &LanguagePack> {
        self.languages.values().map(|language| &language.outline)
    }

    /// The outline for a language tag such as `it` or `en-GB`.
    pub fn outline(&self, tag: &str) -> Option<&LanguagePack> {
        self.languages.get(&code_of(tag)).map(|language| &language.outline)
    }

    /// The pack with this code.
    pub fn get(&self, code: &str) -> Option<&LanguagePack> {
        self.languages.get(code).map(|language| self.whole(code, language))
    }

    /// The pack for a language tag such as `it` or `en-GB`.
    pub fn for_tag(&self, tag: &str) -> Option<&LanguagePack> {
        self.get(&code_of(tag))
    }

    /// The outline of the language that the detector calls `detected` (ISO 639-3).
    pub fn detected(&self, detected: &str) -> Option<&LanguagePack> {
        self.outlines().find(|outline| outline.detect == detected)
    }

    /// The pack of no language.
    pub fn none(&self) -> &LanguagePack {
        &self.none
    }

    /// All packs, sorted by code.
    pub fn iter(&self) -> impl Iterator<Item = &LanguagePack> {
        self.languages.iter().map(|(code, language)| self.whole(code, language))
    }
}

/// The code of the language in a tag.
fn code_of(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or(tag).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What [`Packs::load`] relies on.
    #[test]
    fn the_built_in_data_are_right() {
        let (packs, faults) = Packs::read(&DataSource::embedded()).unwrap();
        assert!(faults.is_empty(), "{faults:?}");
        assert!(packs.iter().all(|pack| pack.tagger().is_some()));
    }
}
