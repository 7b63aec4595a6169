//! Terms: the names and phrases of the gazetteers, matched word by word.

use super::lexicon::WordId;

/// Which gender a word says the person has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
    /// Either, or not said.
    Common,
    /// No person: "it".
    Neuter,
}

impl Gender {
    /// The names of those that a person has, in the data. A pronoun can have `n` too.
    pub const OF_PEOPLE: [(&'static str, Gender); 3] = [("m", Gender::Masculine), ("f", Gender::Feminine), ("c", Gender::Common)];

    /// The gender with this name.
    pub fn from_name(name: &str) -> Option<Gender> {
        let of_people = Self::OF_PEOPLE.iter().find(|(n, _)| *n == name).map(|(_, gender)| *gender);
        of_people.or_else(|| (name == "n").then_some(Gender::Neuter))
    }

    /// Whether one person can be both.
    pub fn agrees(self, other: Gender) -> bool {
        self == other || self == Gender::Common || other == Gender::Common
    }
}

/// What a country's form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountryClass {
    /// Its name.
    Name,
    /// Adjective or noun of its people.
    Demonym,
    /// Its capital or seat of government: stands for it where it acts.
    Capital,
    /// A region or city that is counted to it.
    Region,
    /// A region or town of it that has the name of another country; read only where the article speaks for it.
    Homonym,
}

impl CountryClass {
    /// Their names in the data.
    pub const NAMES: [(&'static str, CountryClass); 5] = [
        ("name", CountryClass::Name),
        ("demonym", CountryClass::Demonym),
        ("capital", CountryClass::Capital),
        ("region", CountryClass::Region),
        ("homonym", CountryClass::Homonym),
    ];
}

/// What a noun for a speaker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoleClass {
    /// An office held by one person: minister, spokesman.
    Office,
    /// A profession or kind of person.
    Person,
    /// Several people: officials, police.
    Group,
    /// A body: government, company.
    Body,
    /// A title before a name.
    Title,
}

impl RoleClass {
    /// Their names in the data.
    pub const NAMES: [(&'static str, RoleClass); 5] = [
        ("office", RoleClass::Office),
        ("person", RoleClass::Person),
        ("group", RoleClass::Group),
        ("body", RoleClass::Body),
        ("title", RoleClass::Title),
    ];
}

/// What a term means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A form of a country.
    Country(String, CountryClass),
    /// A form of a resource.
    Resource(String),
    /// A name of an organisation.
    Organisation(String),
    /// A noun for a speaker.
    Role {
        /// The gender it shows.
        gender: Gender,
        /// Whether it is plural.
        plural: bool,
        /// What kind of speaker.
        class: RoleClass,
    },
    /// A subject pronoun of the third person.
    Pronoun {
        /// The gender it shows.
        gender: Gender,
        /// Whether it is plural.
        plural: bool,
        /// Whether it means who was named last.
        latter: bool,
        /// Whether it stands behind prepositions only.
        object: bool,
    },
    /// A phrase of a closed class that is more than one word long; the class is set for its words when it matches.
    Phrase(super::lexicon::Class),
    /// A phrase within which the named id is not to be found.
    Exception(String),
    /// A cue of more than one word: index of the cue, and the form its first word is.
    Cue(u32, super::lexicon::Slot),
}

/// How the letters of a term must be written in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// As common nouns: any way.
    Any,
    /// With a capital wherever the form has one: bit `i` is set for its word `i`.
    Name(u32),
    /// All capitals, as in the form (acronyms).
    Capitals,
}

/// A name or phrase.
#[derive(Debug, Clone)]
pub struct Term {
    /// Its words after the first.
    pub tail: Vec<WordId>,
    /// How it must be written.
    pub case: Case,
    /// What it means.
    pub meaning: Meaning,
}
