//! The language-free tables: countries, resources, organisations, given names of all languages, names of fields, and locales.

use super::fault::{Faults, did_you_mean, none_of};
use super::field::{Field, FieldNames};
use super::layout::{COUNTRIES, FIELDS, GIVEN_NAMES, LOCALES, ORGANISATIONS, RESOURCES, SPELLINGS, SURNAMES, SURNAMES_FIRST, Table};
use super::locale::Locales;
use super::name_list::{GivenNames, NameSet};
use super::source::DataSource;
use super::spelling::Spellings;
use super::table::{Row, each_of_layers};
use super::term::Gender;
use crate::error::Result;
use crate::text::fold_word;
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use std::sync::Arc;

/// A map in the order of insertion with a hash that is the same in every run.
pub type Map<K, V> = IndexMap<K, V, FxBuildHasher>;

/// A row of `countries.csv`.
#[derive(Debug, Clone)]
pub struct Country {
    /// ISO 3166-1 alpha-2, or ISO 3166-3 for a historic state.
    pub id: String,
    /// ISO 3166-1 alpha-2; empty for a historic state.
    pub iso2: String,
    /// ISO 3166-1 alpha-3; empty for a historic state.
    pub iso3: String,
    /// Part of the world.
    pub region: String,
    /// `state`, `territory` or `historic`.
    pub status: String,
    /// Short English name.
    pub label: String,
}

/// A row of `resources.csv`.
#[derive(Debug, Clone)]
pub struct Resource {
    /// Slug.
    pub id: String,
    /// Ids of the families it belongs to, joined with ` | `.
    pub families: String,
    /// Heading of the Harmonized System; empty where none fits.
    pub hs: String,
    /// Lists it stands on, joined with ` | `.
    pub tags: String,
    /// English name.
    pub label: String,
}

/// A row of `organisations.csv`.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// Acronym or slug.
    pub id: String,
    /// bloc, body, government, party, company, media, court, agency.
    pub class: String,
    /// The country it belongs to; empty where none.
    pub country: String,
    /// Member countries, joined with spaces.
    pub members: String,
    /// Usual English name.
    pub label: String,
}

/// The tables that are the same in every language, by id.
#[derive(Debug, Default)]
pub struct World {
    /// Countries by id.
    pub countries: Map<String, Country>,
    /// Resources by id.
    pub resources: Map<String, Resource>,
    /// Organisations by id.
    pub organisations: Map<String, Organisation>,
    /// Names that files give to the fields of an article.
    pub fields: FieldNames,
    /// How spreadsheets read tables.
    pub locales: Locales,
    /// Spellings of one name.
    pub spellings: Spellings,
    pub(crate) given_names: GivenNames,
    /// Surnames in lower case, shared by all languages.
    pub(crate) surnames: Arc<NameSet>,
    /// Those that stand before the given name, shared by all languages.
    pub(crate) surnames_first: Arc<NameSet>,
}

/// A row of the surnames has so many bytes, or somewhat fewer.
const LETTERS: usize = 8;

/// What a country can be.
const STATUS: [&str; 3] = ["state", "territory", "historic"];

/// What an organisation can be.
pub(super) const ORGANISATION_CLASS: [&str; 8] = ["bloc", "body", "government", "party", "company", "media", "court", "agency"];

/// The surnames of the table in lower case, and what is wrong with it.
fn read_surnames(source: &DataSource, table: &'static Table) -> Result<(NameSet, Faults)> {
    let mut faults = Faults::default();
    let layers = source.layers(table.name, &mut faults)?;
    let bytes: usize = layers.files().map(|file| file.text.len()).sum();
    let mut surnames = NameSet::with_room(bytes / LETTERS);
    let mut buffer = String::new();
    each_of_layers(table, &layers, &mut faults, |row, _| surnames.insert(fold_word(row.cell(0), &mut buffer)));
    Ok((surnames, faults))
}

impl World {
    /// Reads the tables; a row of the overlay replaces the embedded one with its id.
    ///
    /// # Errors
    /// At the first row that does not fit.
    pub fn load(source: &DataSource) -> Result<World> {
        let mut faults = Faults::default();
        let world = World::read(source, &mut faults)?;
        faults.stop(source)?;
        Ok(world)
    }

    /// Reads the tables; what does not fit goes to `faults`.
    ///
    /// # Errors
    /// When a file cannot be opened.
    pub fn read(source: &DataSource, faults: &mut Faults) -> Result<World> {
        // the longest list, beside the others: a run waits for it
        let (read, first, surnames) = std::thread::scope(|scope| {
            let surnames = scope.spawn(|| read_surnames(source, &SURNAMES));
            (World::read_others(source, faults), read_surnames(source, &SURNAMES_FIRST), surnames.join())
        });
        let mut world = read?;
        let (surnames, of_surnames) = surnames.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        world.surnames = Arc::new(surnames);
        faults.extend(of_surnames.into_vec());
        let (first, of_first) = first?;
        world.surnames_first = Arc::new(first);
        faults.extend(of_first.into_vec());
        Ok(world)
    }

    /// Reads all tables but those of the surnames.
    fn read_others(source: &DataSource, faults: &mut Faults) -> Result<World> {
        let mut world = World::default();
        let layers = source.layers(COUNTRIES.name, faults)?;
        each_of_layers(&COUNTRIES, &layers, faults, |row, faults| world.country(row, faults));
        let layers = source.layers(RESOURCES.name, faults)?;
        each_of_layers(&RESOURCES, &layers, faults, |row, faults| world.resource(row, |id| layers.is_removed(id), faults));
        if !world.families_fit() {
            each_of_layers(&RESOURCES, &layers, faults, |row, faults| world.check_families(row, faults));
        }
        let layers = source.layers(ORGANISATIONS.name, faults)?;
        each_of_layers(&ORGANISATIONS, &layers, faults, |row, faults| {
            world.organisation(row, |id| source.takes_away(COUNTRIES.name, id), faults)
        });
        let layers = source.layers(GIVEN_NAMES.name, faults)?;
        each_of_layers(&GIVEN_NAMES, &layers, faults, |row, faults| {
            if let Some(gender) = row.choice(1, &Gender::OF_PEOPLE, faults) {
                world.given_names.push(row.cell(0), gender);
            }
        });
        let layers = source.layers(SPELLINGS.name, faults)?;
        each_of_layers(&SPELLINGS, &layers, faults, |row, faults| world.spellings.read(row, faults));
        let layers = source.layers(FIELDS.name, faults)?;
        each_of_layers(&FIELDS, &layers, faults, |row, faults| {
            if let Some(field) = row.choice(1, &Field::NAMES, faults) {
                world.fields.add(row.cell(0), field);
            }
        });
        let layers = source.layers(LOCALES.name, faults)?;
        each_of_layers(&LOCALES, &layers, faults, |row, faults| world.locales.read(row, faults));
        Ok(world)
    }

    fn country(&mut self, row: &Row<'_>, faults: &mut Faults) {
        let [id, iso2, iso3, region, status, label] = row.cells().map(str::to_owned);
        let capitals = |cell: &str, len: usize| cell.len() == len && cell.bytes().all(|b| b.is_ascii_uppercase());
        if !capitals(&id, 2) && !capitals(&id, 4) {
            row.fault(0, format!("`{id}` is no country code: two capital letters (ISO 3166-1), or four of a historic state"), faults);
        }
        if !(capitals(&iso2, 2) || iso2.is_empty() && status == "historic") {
            row.fault(1, format!("iso2 `{iso2}` is not two capital letters"), faults);
        }
        if !(capitals(&iso3, 3) || iso3.is_empty() && status == "historic") {
            row.fault(2, format!("iso3 `{iso3}` is not three capital letters"), faults);
        }
        if !STATUS.contains(&status.as_str()) {
            row.fault(4, none_of("status", &status, STATUS), faults);
        }
        row.needs(5, faults);
        self.countries.insert(id.clone(), Country { id, iso2, iso3, region, status, label });
    }

    fn resource(&mut self, row: &Row<'_>, gone: impl Fn(&str) -> bool, faults: &mut Faults) {
        let [id, families, hs, tags, label] = row.cells();
        if id.is_empty() || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            row.fault(0, format!("`{id}` is no id of a resource: small letters a to z, digits and hyphens"), faults);
        }
        if !(hs.is_empty() || matches!(hs.len(), 2 | 4) && hs.bytes().all(|b| b.is_ascii_digit())) {
            row.fault(2, format!("hs `{hs}` is not two or four digits"), faults);
        }
        row.needs(4, faults);
        let families = list(families).filter(|f| !gone(f)).collect::<Vec<_>>().join(" | ");
        let [id, hs, tags, label] = [id, hs, tags, label].map(str::to_owned);
        self.resources.insert(id.clone(), Resource { id, families, hs, tags, label });
    }

    /// Whether every family is a resource and none is a family of itself.
    fn families_fit(&self) -> bool {
        self.resources.values().all(|r| list(&r.families).all(|f| self.resources.contains_key(f)) && !self.is_own_family(&r.id))
    }

    /// A family may stand below its members: this is asked when all rows are read.
    fn check_families(&self, row: &Row<'_>, faults: &mut Faults) {
        let Some(resource) = self.resources.get(row.cell(0)) else { return };
        for family in list(&resource.families).filter(|f| !self.resources.contains_key(*f)) {
            row.fault(1, self.no_resource("family", family), faults);
        }
        if self.is_own_family(&resource.id) {
            row.fault(1, format!("`{}` would belong to itself, through its family `{}`", resource.id, resource.families), faults);
        }
    }

    fn is_own_family(&self, id: &str) -> bool {
        let mut above: Vec<&str> = vec![id];
        let mut next = 0;
        while next < above.len() {
            for family in self.resources.get(above[next]).into_iter().flat_map(|r| list(&r.families)) {
                if family == id {
                    return true;
                }
                if !above.contains(&family) {
                    above.push(family);
                }
            }
            next += 1;
        }
        false
    }

    fn organisation(&mut self, row: &Row<'_>, gone: impl Fn(&str) -> bool, faults: &mut Faults) {
        let [id, class, country, members, label] = row.cells();
        if id.is_empty() || id.contains(char::is_whitespace) {
            row.fault(0, format!("`{id}` is no id of an organisation: an acronym or a slug, without spaces"), faults);
        }
        if !ORGANISATION_CLASS.contains(&class) {
            row.fault(1, none_of("class", class, ORGANISATION_CLASS), faults);
        }
        let country = if gone(country) { "" } else { country };
        if !country.is_empty() && !self.countries.contains_key(country) {
            row.fault(2, self.no_country("country", country), faults);
        }
        let members: Vec<&str> = members.split_whitespace().filter(|m| !gone(m)).collect();
        for member in members.iter().filter(|m| !self.countries.contains_key(**m)) {
            row.fault(3, self.no_country("member", member), faults);
        }
        row.needs(4, faults);
        let members = members.join(" ");
        let [id, class, country, label] = [id, class, country, label].map(str::to_owned);
        self.organisations.insert(id.clone(), Organisation { id, class, country, members, label });
    }

    /// That `id` is in no row of `countries.csv`, with the id that was perhaps meant.
    pub(crate) fn no_country(&self, what: &str, id: &str) -> String {
        let same = |name: &str| name.eq_ignore_ascii_case(id);
        let meant = self.countries.values().find(|c| same(&c.id) || same(&c.iso3) || same(&c.label));
        let near = meant.map(|c| format!("; did you mean `{}`?", c.id)).unwrap_or_default();
        format!("{what} `{id}` is not in {}{near}", COUNTRIES.name)
    }

    /// That `id` is in no row of `resources.csv`, with the id that was perhaps meant.
    pub(crate) fn no_resource(&self, what: &str, id: &str) -> String {
        format!("{what} `{id}` is not in {}{}", RESOURCES.name, did_you_mean(id, self.resources.keys().map(String::as_str)))
    }

    /// That `id` is in no row of `organisations.csv`, with the id that was perhaps meant.
    pub(super) fn no_organisation(&self, what: &str, id: &str) -> String {
        format!("{what} `{id}` is not in {}{}", ORGANISATIONS.name, did_you_mean(id, self.organisations.keys().map(String::as_str)))
    }
}

/// The values of a cell that joins them with ` | `.
fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|v| !v.is_empty())
}
