//! The language-free tables: countries, resources, organisations, and the names of fields.

use super::field::FieldNames;
use super::source::DataSource;
use super::table::read_rows;
use crate::error::{Error, Result};
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use serde::Deserialize;

/// A map in the order of insertion with a hash that is the same in every run.
pub type Map<K, V> = IndexMap<K, V, FxBuildHasher>;

/// A row of `countries.csv`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
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
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
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
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
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
}

impl World {
    /// Reads the four tables; a row of the overlay replaces the embedded one with its id.
    ///
    /// # Errors
    /// At the first row that does not fit.
    pub fn load(source: &DataSource) -> Result<World> {
        let mut world = World { fields: FieldNames::load(source)?, ..World::default() };
        for row in read_rows::<Country>(&source.layers("countries.csv")?)? {
            world.countries.insert(row.value.id.clone(), row.value);
        }
        for row in read_rows::<Resource>(&source.layers("resources.csv")?)? {
            world.resources.insert(row.value.id.clone(), row.value);
        }
        for row in read_rows::<Organisation>(&source.layers("organisations.csv")?)? {
            if !row.value.country.is_empty() && !world.countries.contains_key(&row.value.country) {
                return Err(Error::Data { place: row.place, message: format!("country `{}` is not in countries.csv", row.value.country) });
            }
            world.organisations.insert(row.value.id.clone(), row.value);
        }
        Ok(world)
    }
}
