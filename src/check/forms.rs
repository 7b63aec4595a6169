//! Forms in the user's folder that are words of another kind too.

use crate::error::Result;
use crate::pack::layout::{self, COUNTRY_FORMS, ORGANISATION_FORMS, RESOURCE_FORMS, Table};

use crate::pack::{Class, DataSource, Fault, Faults, LanguagePack, Packs, each_row};
use crate::text::fold_word;

/// Tables of forms, with how their ids begin in the output.
const FORMS: [(&Table, &str); 3] = [(&COUNTRY_FORMS, "country"), (&RESOURCE_FORMS, "resource"), (&ORGANISATION_FORMS, "org")];

/// Classes that words for things and bodies have as well, or that are asked for apart.
const OF_NOUNS: [Class; 21] = [
    Class::NameParticle,
    Class::OrganisationParticle,
    Class::NotPerson,
    Class::OrganisationHead,
    Class::StateVoice,
    Class::CountryNoun,
    Class::LanguageCue,
    Class::PersonAct,
    Class::DoubtfulResource,
    Class::Trade,
    Class::Street,
    Class::NamedAfter,
    Class::TimeNoun,
    Class::AnyPerson,
    Class::OfAnother,
    Class::Counterpart,
    Class::Document,
    Class::ActObject,
    Class::GivenMasculine,
    Class::GivenFeminine,
    Class::Common,
];

/// What is to be known of forms of the user's folder, sorted. Nothing is said of built-in forms, whose other meanings were weighed.
pub(super) fn check(source: &DataSource, packs: &Packs) -> Result<Vec<Fault>> {
    let mut notes = Faults::default();
    for pack in packs.iter() {
        for (table, kind) in FORMS {
            let layers = source.layers(&layout::of_language(&pack.code, table.name), &mut Faults::default())?;
            let Some(file) = &layers.overlay else { continue };
            each_row(table, file, &mut Faults::default(), |row, _| {
                let (id, form) = (row.cell(0), row.cell(1));
                if let Some(other) = other_meaning(form, pack) {
                    let message = format!(
                        "`{form}` is also {other}; where a text has it alone, it counts as {kind}:{id}. \
                         Take a longer form, or list phrases in which it means something else in exceptions.csv"
                    );
                    row.fault(1, message, &mut notes);
                }
            });
        }
    }
    let mut notes = notes.into_vec();
    notes.sort();
    Ok(notes)
}

/// What a form of one word is besides.
fn other_meaning(form: &str, pack: &LanguagePack) -> Option<String> {
    let classes = pack.classes(pack.lookup(fold_word(form, &mut String::new())));
    let common = classes.has(Class::Common);
    // in small letters, a name is an ordinary word first: "jade"
    let capital = form.starts_with(char::is_uppercase);
    if (classes.has(Class::GivenMasculine) || classes.has(Class::GivenFeminine)) && (capital || !common) {
        return Some("a given name of people".to_owned());
    }
    if capital {
        return None;
    }
    if classes.is_cue_form() {
        return Some("a word that tells of speaking".to_owned());
    }
    classes.names(&OF_NOUNS).next().map(|class| format!("a word of the class `{class}`"))
}
