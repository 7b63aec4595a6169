//! The files of `data/` and of a folder given with `--data`: their names, columns and keys. Other files are not read.

/// A table: a CSV file in which each row is known by its key.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// Name of the file.
    pub name: &'static str,
    /// Names of the columns, in any order.
    pub columns: &'static [&'static str],
    /// Columns that may be left out: their cells are empty then.
    pub optional: &'static [&'static str],
    /// How many of the columns, counted from the first, make the key of a row.
    pub key: usize,
}

/// Countries, in every language the same.
pub static COUNTRIES: Table =
    Table { name: "countries.csv", columns: &["id", "iso2", "iso3", "region", "status", "label"], optional: &[], key: 1 };
/// Resources, in every language the same.
pub static RESOURCES: Table =
    Table { name: "resources.csv", columns: &["id", "families", "hs", "tags", "label"], optional: &["families", "hs", "tags"], key: 1 };
/// Organisations, in every language the same.
pub static ORGANISATIONS: Table = Table {
    name: "organisations.csv",
    columns: &["id", "class", "country", "members", "label"],
    optional: &["country", "members"],
    key: 1,
};
/// Given names of all languages, or of one.
pub static GIVEN_NAMES: Table = Table { name: "given_names.csv", columns: &["name", "gender"], optional: &[], key: 1 };
/// Frequent surnames.
pub static SURNAMES: Table = Table { name: "surnames.csv", columns: &["name"], optional: &[], key: 1 };
/// Surnames that stand before the given name.
pub static SURNAMES_FIRST: Table = Table { name: "surnames_first.csv", columns: &["name"], optional: &[], key: 1 };
/// Names that files give to the fields of an article.
pub static FIELDS: Table = Table { name: "fields.csv", columns: &["name", "field"], optional: &[], key: 1 };
/// Spellings of one name in different transliterations.
pub static SPELLINGS: Table = Table { name: "spellings.csv", columns: &["from", "at", "to", "same", "different"], optional: &[], key: 2 };
/// How spreadsheets of a language or country read tables.
pub static LOCALES: Table = Table { name: "locales.csv", columns: &["locale", "separator", "decimal"], optional: &[], key: 1 };
/// Examples that are not read right yet.
pub static KNOWN_GAPS: Table = Table { name: "known_gaps.csv", columns: &["file", "row", "column", "reason"], optional: &[], key: 3 };
/// Built-in rows that a folder given with `--data` takes away.
pub static REMOVE: Table = Table { name: "remove.csv", columns: &["file", "row"], optional: &[], key: 2 };

/// Cues of a language.
pub static CUES: Table = Table {
    name: "cues.csv",
    columns: &["lemma", "pos", "paradigm", "irregular", "act", "frames", "match", "no_match"],
    optional: &["irregular"],
    key: 2,
};
/// Verbs of a language that are no cues.
pub static VERBS: Table = Table { name: "verbs.csv", columns: &["lemma", "paradigm", "irregular"], optional: &["irregular"], key: 1 };
/// Forms of countries in a language.
pub static COUNTRY_FORMS: Table = Table { name: "countries.csv", columns: &["id", "form", "class"], optional: &[], key: 2 };
/// Forms of resources in a language.
pub static RESOURCE_FORMS: Table = Table { name: "resources.csv", columns: &["id", "form"], optional: &[], key: 2 };
/// Names of organisations in a language.
pub static ORGANISATION_FORMS: Table = Table { name: "organisations.csv", columns: &["id", "form"], optional: &[], key: 2 };
/// Nouns for those who speak.
pub static ROLES: Table = Table { name: "roles.csv", columns: &["form", "gender", "number", "class"], optional: &[], key: 1 };
/// Ordinary words of a language.
pub static COMMON: Table = Table { name: "common.csv", columns: &["word"], optional: &[], key: 1 };
/// Phrases in which something is not to be found.
pub static EXCEPTIONS: Table = Table { name: "exceptions.csv", columns: &["phrase", "id", "reason", "example"], optional: &[], key: 2 };

/// Names that get another id, in a folder given with `--curation`.
pub static ALIASES: Table =
    Table { name: "aliases.csv", columns: &["form", "id", "who", "when", "why"], optional: &["who", "when", "why"], key: 1 };
/// Pairs of ids that are one node or two, in a folder given with `--curation`. The columns from `found` on are what
/// `entities` tells, and are not read.
pub static MERGES: Table = Table {
    name: "merges.csv",
    columns: &[
        "id", "other", "verdict", "who", "when", "why", "found", "reason", "in", "kind", "label", "mentions", "articles", "variants",
    ],
    optional: &["who", "when", "why", "found", "reason", "in", "kind", "label", "mentions", "articles", "variants"],
    key: 2,
};
/// Ids that are no nodes, in a folder given with `--curation`.
pub static IGNORE: Table = Table { name: "ignore.csv", columns: &["id", "who", "when", "why"], optional: &["who", "when", "why"], key: 1 };

/// Spelling, closed classes and paradigms of a language.
pub const LANGUAGE_FILE: &str = "language.toml";
/// Carrier sentences and whole examples of a language.
pub const EXAMPLES_FILE: &str = "examples.toml";
/// The folder that has a folder for each language.
pub const LANGUAGES: &str = "languages";
/// Trained models, one a language.
pub const MODELS: &str = "models";
/// Sample articles: no data, passed over.
pub const ARTICLES: &str = "articles";

/// The tables at the top.
pub static WORLD_TABLES: [&Table; 11] =
    [&COUNTRIES, &RESOURCES, &ORGANISATIONS, &GIVEN_NAMES, &SURNAMES, &SURNAMES_FIRST, &SPELLINGS, &FIELDS, &LOCALES, &KNOWN_GAPS, &REMOVE];
/// The tables in the folder of a language.
pub static LANGUAGE_TABLES: [&Table; 9] =
    [&CUES, &VERBS, &COUNTRY_FORMS, &RESOURCE_FORMS, &ORGANISATION_FORMS, &ROLES, &GIVEN_NAMES, &COMMON, &EXCEPTIONS];

/// The table at `relative`, a path below `data/` with `/`.
pub fn table_at(relative: &str) -> Option<&'static Table> {
    let (tables, name) = match in_language(relative) {
        Some((_, name)) => (LANGUAGE_TABLES.as_slice(), name),
        None => (WORLD_TABLES.as_slice(), relative),
    };
    tables.iter().find(|t| t.name == name).copied()
}

/// Code and file name of a path in the folder of a language.
pub fn in_language(relative: &str) -> Option<(&str, &str)> {
    relative.strip_prefix(LANGUAGES)?.strip_prefix('/')?.split_once('/')
}

/// Path of a file of a language, below `data/`.
pub fn of_language(code: &str, name: &str) -> String {
    format!("{LANGUAGES}/{code}/{name}")
}
