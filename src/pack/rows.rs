//! The shapes of `language.toml` and of the rows of a pack's tables.

use super::verb::Paradigm;
use super::world::Map;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LanguageFile {
    #[allow(dead_code, reason = "for the reader of the file")]
    pub(super) name: String,
    pub(super) code: String,
    pub(super) detect: String,
    pub(super) drops_subject: bool,
    pub(super) bare_clause: bool,
    #[serde(default)]
    pub(super) home: Option<String>,
    #[serde(default)]
    pub(super) same_office: Vec<Vec<String>>,
    pub(super) spelling: Spelling,
    pub(super) words: Map<String, Vec<String>>,
    #[serde(default)]
    pub(super) relative_days: Map<String, i64>,
    #[serde(default)]
    pub(super) pronouns: Vec<PronounRow>,
    #[serde(default)]
    pub(super) paradigms: Map<String, Paradigm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Spelling {
    pub(super) elisions: Vec<String>,
    pub(super) name_prefixes: Vec<String>,
    pub(super) apocopes: Vec<String>,
    pub(super) suffixes: Vec<String>,
    pub(super) abbreviations: Vec<String>,
    pub(super) adverb_suffixes: Vec<String>,
    pub(super) finite_suffixes: Vec<String>,
    pub(super) gerund_suffixes: Vec<String>,
    pub(super) infinitive_suffixes: Vec<String>,
    pub(super) enclitics: Vec<String>,
    pub(super) plural_suffixes: Vec<String>,
    pub(super) enclitic_bases: Vec<String>,
    pub(super) reflexive: Option<Reflexive>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reflexive {
    pub(super) suffix: String,
    pub(super) base: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PronounRow {
    pub(super) form: Vec<String>,
    /// Words that tell that something is theirs.
    #[serde(default)]
    pub(super) possessive: Vec<String>,
    pub(super) gender: String,
    pub(super) number: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CueRow {
    pub(super) lemma: String,
    pub(super) pos: String,
    pub(super) paradigm: String,
    pub(super) irregular: String,
    pub(super) act: String,
    pub(super) frames: String,
    #[serde(rename = "match")]
    pub(super) matching: String,
    pub(super) no_match: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VerbRow {
    pub(super) lemma: String,
    pub(super) paradigm: String,
    pub(super) irregular: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CountryForm {
    pub(super) id: String,
    pub(super) form: String,
    pub(super) class: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Form {
    pub(super) id: String,
    pub(super) form: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoleRow {
    pub(super) form: String,
    pub(super) gender: String,
    pub(super) number: String,
    pub(super) class: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GivenName {
    pub(super) name: String,
    pub(super) gender: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CommonWord {
    pub(super) word: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExceptionRow {
    pub(super) phrase: String,
    pub(super) id: String,
    #[allow(dead_code, reason = "for the reader of the file")]
    pub(super) reason: String,
    #[allow(dead_code, reason = "run by the tests")]
    pub(super) example: String,
}
