//! Reads one language folder into a [`LanguagePack`]. What does not fit is a fault and left out.

use super::builder::Builder;
use super::cue::{Cue, Frames, PartOfSpeech};
use super::fault::{Faults, Place, did_you_mean, none_of};
use super::language_file::{LanguageFile, read_language};
use super::layout::{
    self, COMMON, COUNTRY_FORMS, CUES, EXCEPTIONS, GIVEN_NAMES, LANGUAGE_FILE, LANGUAGES, ORGANISATION_FORMS, RESOURCE_FORMS, ROLES, Table,
    VERBS,
};
use super::lexicon::{Class, Slot};
use super::source::{DataSource, Layers};
use super::table::{Row, each_of_layers};
use super::term::{Case, CountryClass, Gender, Meaning, RoleClass};
use super::verb::{Paradigm, each_form};
use super::world::World;
use super::{Frame, LanguagePack};
use crate::error::Result;

/// Room is made at the start for the words of a pack: about so many, and so many verbs with all their forms.
const USUAL_WORDS: usize = 16_000;
const USUAL_VERBS: usize = 2_000;

pub(super) fn read_pack(code: &str, source: &DataSource, world: &World, faults: &mut Faults) -> Result<LanguagePack> {
    let layers = source.layers(&layout::of_language(code, LANGUAGE_FILE), faults)?;
    if layers.files().next().is_none() {
        let known: Vec<String> = source.built_in_languages();
        let folder = source.overlay().map_or_else(String::new, |o| o.join(LANGUAGES).join(code).display().to_string());
        let near = did_you_mean(code, known.iter().map(String::as_str));
        let message = format!("this folder has no {LANGUAGE_FILE}, which a language needs that is not one of {}{near}", known.join(", "));
        faults.add(Place::whole(folder), message);
        return Ok(LanguagePack::default());
    }
    let language = language_of(&layers, code, source, world, faults);
    let mut reader = Reader { builder: Builder::new(language), source, world };
    let paradigms = reader.builder.paradigms.len().max(1);
    let endings: usize = reader.builder.paradigms.values().map(Paradigm::forms).sum();
    reader.builder.pack.lexicon.reserve(USUAL_WORDS + USUAL_VERBS * endings / paradigms);
    reader.builder.pack.surnames = world.surnames.clone();
    reader.builder.pack.surnames_first = world.surnames_first.clone();
    reader.table(code, &CUES, Reader::cue, faults)?;
    reader.table(code, &VERBS, Reader::verb, faults)?;
    reader.table(code, &COUNTRY_FORMS, Reader::country, faults)?;
    reader.table(code, &RESOURCE_FORMS, Reader::resource, faults)?;
    reader.table(code, &ORGANISATION_FORMS, Reader::organisation, faults)?;
    reader.table(code, &ROLES, Reader::role, faults)?;
    for (name, gender) in world.given_names.iter() {
        reader.given_name_of(name, gender);
    }
    reader.table(code, &GIVEN_NAMES, Reader::given_name, faults)?;
    reader.table(code, &COMMON, Reader::common, faults)?;
    reader.table(code, &EXCEPTIONS, Reader::exception, faults)?;
    Ok(reader.builder.finish())
}

/// What `language.toml` says alone. What is wrong with it is told when the pack is read.
pub(super) fn read_outline(code: &str, source: &DataSource, world: &World) -> Result<LanguagePack> {
    let mut faults = Faults::default();
    let layers = source.layers(&layout::of_language(code, LANGUAGE_FILE), &mut faults)?;
    Ok(Builder::new(language_of(&layers, code, source, world, &mut faults)).finish())
}

fn language_of(layers: &Layers<'_>, code: &str, source: &DataSource, world: &World, faults: &mut Faults) -> LanguageFile {
    read_language(layers, code, world, source.removed().get(layout::COUNTRIES.name), faults)
}

struct Reader<'r> {
    builder: Builder,
    source: &'r DataSource,
    world: &'r World,
}

impl Reader<'_> {
    fn table(
        &mut self,
        code: &str,
        table: &'static Table,
        each: impl Fn(&mut Self, &Row<'_>, &mut Faults),
        faults: &mut Faults,
    ) -> Result<()> {
        let layers = self.source.layers(&layout::of_language(code, table.name), faults)?;
        each_of_layers(table, &layers, faults, |row, faults| each(self, row, faults));
        Ok(())
    }

    fn cue(&mut self, row: &Row<'_>, faults: &mut Faults) {
        let [lemma, _, paradigm, irregular, act, frames, matching, not_matching] = row.cells();
        row.needs(0, faults);
        row.needs(4, faults);
        let Some(pos) = row.choice(1, &PartOfSpeech::NAMES, faults) else { return };
        let frames = Frames::parse(frames, |name| row.fault(5, none_of("frame", name, Frame::NAMES.iter().copied()), faults));
        let index = u32::try_from(self.builder.pack.cues.len()).unwrap_or(u32::MAX);
        let (first, tail) = match pos {
            PartOfSpeech::Verb => lemma.split_once(' ').unwrap_or((lemma, "")),
            _ => (lemma, ""),
        };
        let base = self.builder.base_lemma(first, frames.has(Frame::Reflexive) && pos == PartOfSpeech::Verb);
        self.forms(row, 2, &base, paradigm, irregular, faults, |builder, form, slot| {
            let slot = match pos {
                PartOfSpeech::Verb => slot,
                PartOfSpeech::Noun => Slot::Noun,
                PartOfSpeech::Preposition => Slot::Preposition,
            };
            if pos == PartOfSpeech::Verb {
                builder.classify_form(form, slot);
            }
            if !tail.is_empty() {
                builder.add_term(&format!("{form} {tail}"), Meaning::Cue(index, slot), Case::Any);
            } else if form.contains([' ', '\'']) {
                builder.add_term(form, Meaning::Cue(index, slot), Case::Any);
            } else {
                builder.add_cue_form(form, index, slot);
            }
        });
        self.builder.pack.cues.push(Cue {
            lemma: lemma.to_owned(),
            pos,
            act: act.to_owned(),
            frames,
            matching: matching.to_owned(),
            not_matching: not_matching.to_owned(),
            place: format!("{}:{}", row.origin(), row.line()),
        });
    }

    fn verb(&mut self, row: &Row<'_>, faults: &mut Faults) {
        let [lemma, paradigm, irregular] = row.cells();
        row.needs(0, faults);
        let reflexive = self.builder.reflexive.as_ref().is_some_and(|r| lemma.ends_with(&r.suffix));
        let base = self.builder.base_lemma(lemma, reflexive);
        self.forms(row, 1, &base, paradigm, irregular, faults, |builder, form, slot| builder.classify_form(form, slot));
    }

    /// Calls `each` on the forms of a verb, noun or preposition; `column` is that of the paradigm, `irregular` stands behind it.
    #[allow(clippy::too_many_arguments, reason = "the cells of a row")]
    fn forms(
        &mut self,
        row: &Row<'_>,
        column: usize,
        lemma: &str,
        paradigm: &str,
        irregular: &str,
        faults: &mut Faults,
        mut each: impl FnMut(&mut Builder, &str, Slot),
    ) {
        let paradigms = std::mem::take(&mut self.builder.paradigms);
        let table = paradigms.get(paradigm);
        if table.is_none() && !matches!(paradigm, "" | "none" | "noun") {
            let known = paradigms.keys().map(String::as_str).chain(["noun", "none"]);
            row.fault(column, none_of("paradigm", paradigm, known), faults);
        } else if let Err(message) = each_form(lemma, table, irregular, |form, slot| each(&mut self.builder, form, slot)) {
            row.fault(if irregular.is_empty() { column } else { column + 1 }, message, faults);
        }
        self.builder.paradigms = paradigms;
    }

    fn country(&mut self, row: &Row<'_>, faults: &mut Faults) {
        let [id, form, _] = row.cells();
        let class = row.choice(2, &CountryClass::NAMES, faults);
        if !self.world.countries.contains_key(id) {
            return self.unknown_id(row, 0, layout::COUNTRIES.name, id, self.world.no_country("country", id), faults);
        }
        let Some(class) = class else { return };
        if class == CountryClass::Name {
            self.builder.label("country", id, form);
        }
        self.builder.add_name(form, Meaning::Country(id.to_owned(), class));
    }

    fn resource(&mut self, row: &Row<'_>, faults: &mut Faults) {
        let [id, form] = row.cells();
        if !self.world.resources.contains_key(id) {
            return self.unknown_id(row, 0, layout::RESOURCES.name, id, self.world.no_resource("resource", id), faults);
        }
        self.builder.label("resource", id, form);
        self.builder.add_name(form, Meaning::Resource(id.to_owned()));
    }

    fn organisation(&mut self, row: &Row<'_>, faults: &mut Faults) {
        let [id, form] = row.cells();
        if !self.world.organisations.contains_key(id) {
            return self.unknown_id(row, 0, layout::ORGANISATIONS.name, id, self.world.no_organisation("organisation", id), faults);
        }
        self.builder.label("org", id, form);
        let organisation = &self.world.organisations[id];
        self.builder.body(id, &organisation.class);
        if organisation.class == "government" && !organisation.country.is_empty() {
            let (id, country) = (format!("org:{id}"), format!("country:{}", organisation.country));
            self.builder.pack.governments.insert(id, country);
        }
        self.builder.add_name(form, Meaning::Organisation(id.to_owned()));
    }

    /// A built-in row whose id the overlay takes away goes with it; any other row with an unknown id is a fault.
    fn unknown_id(&self, row: &Row<'_>, column: usize, table: &str, id: &str, message: String, faults: &mut Faults) {
        if row.is_overlay() || !self.source.takes_away(table, id) {
            row.fault(column, message, faults);
        }
    }

    fn role(&mut self, row: &Row<'_>, faults: &mut Faults) {
        let gender = row.choice(1, &Gender::OF_PEOPLE, faults);
        let plural = row.choice(2, &[("s", false), ("p", true)], faults);
        let class = row.choice(3, &RoleClass::NAMES, faults);
        if let (Some(gender), Some(plural), Some(class)) = (gender, plural, class) {
            self.builder.add_term(row.cell(0), Meaning::Role { gender, plural, class }, Case::Any);
        }
    }

    fn given_name(&mut self, row: &Row<'_>, faults: &mut Faults) {
        if let Some(gender) = row.choice(1, &Gender::OF_PEOPLE, faults) {
            self.given_name_of(row.cell(0), gender);
        }
    }

    fn given_name_of(&mut self, name: &str, gender: Gender) {
        if gender != Gender::Feminine {
            self.builder.add_class_folded(name, Class::GivenMasculine);
        }
        if gender != Gender::Masculine {
            self.builder.add_class_folded(name, Class::GivenFeminine);
        }
    }

    fn common(&mut self, row: &Row<'_>, _: &mut Faults) {
        self.builder.pack.lexicon.add_class(row.cell(0), Class::Common);
    }

    fn exception(&mut self, row: &Row<'_>, faults: &mut Faults) {
        let [phrase, id, ..] = row.cells::<4>();
        let world = self.world;
        let fault = match id.split_once(':') {
            Some(("country", id)) if !world.countries.contains_key(id) => (layout::COUNTRIES.name, id, world.no_country("country", id)),
            Some(("resource", id)) if !world.resources.contains_key(id) => (layout::RESOURCES.name, id, world.no_resource("resource", id)),
            Some(("org", id)) if !world.organisations.contains_key(id) => {
                (layout::ORGANISATIONS.name, id, world.no_organisation("organisation", id))
            }
            Some(("country" | "resource" | "org", _)) => {
                return self.builder.add_term(phrase, Meaning::Exception(id.to_owned()), Case::Any);
            }
            _ => {
                let tables = [
                    ("country", world.countries.contains_key(id)),
                    ("resource", world.resources.contains_key(id)),
                    ("org", world.organisations.contains_key(id)),
                ];
                let meant = tables.iter().find(|(_, known)| *known);
                let near = meant.map(|(kind, _)| format!("; did you mean `{kind}:{id}`?")).unwrap_or_default();
                return row.fault(1, format!("`{id}` is no id: country:…, resource:… or org:…{near}"), faults);
            }
        };
        self.unknown_id(row, 1, fault.0, fault.1, fault.2, faults);
    }
}
