//! Names that files give to what they tell of an article: `body` is its text, `publisher` its outlet.

use super::source::DataSource;
use super::table::read_rows;
use super::world::Map;
use crate::error::{Error, Result};
use serde::Deserialize;

/// What a file can tell of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The input's own id.
    Id,
    /// The article itself.
    Text,
    /// Headline.
    Title,
    /// Day, month or year of publication.
    Date,
    /// Name of the outlet.
    Outlet,
    /// Address.
    Url,
    /// Language code.
    Lang,
}

impl Field {
    /// All fields with their names, in the order in which messages list them.
    pub const ALL: [(Field, &'static str); 7] = [
        (Field::Text, "text"),
        (Field::Title, "title"),
        (Field::Date, "date"),
        (Field::Outlet, "outlet"),
        (Field::Url, "url"),
        (Field::Lang, "lang"),
        (Field::Id, "id"),
    ];

    /// The field with this name.
    pub fn from_name(name: &str) -> Option<Field> {
        Field::ALL.iter().find(|(_, known)| *known == name).map(|(field, _)| *field)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        Field::ALL.iter().find(|(field, _)| *field == self).map_or("", |(_, name)| name)
    }
}

/// The names of `fields.csv`; those that come first go before the others.
#[derive(Debug, Default)]
pub struct FieldNames {
    names: Map<String, Field>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldRow {
    field: String,
    name: String,
}

impl FieldNames {
    /// Reads `fields.csv`; names of the overlay come after the embedded ones, and replace equal ones.
    ///
    /// # Errors
    /// At the first row that does not fit.
    pub fn load(source: &DataSource) -> Result<FieldNames> {
        let mut names = Map::default();
        for row in read_rows::<FieldRow>(&source.layers("fields.csv")?)? {
            let Some(field) = Field::from_name(&row.value.field) else {
                let known: Vec<&str> = Field::ALL.iter().map(|(_, name)| *name).collect();
                let message = format!("field `{}` is none of {}", row.value.field, known.join(", "));
                return Err(Error::Data { place: row.place, message });
            };
            names.insert(fold_name(&row.value.name), field);
        }
        Ok(FieldNames { names })
    }

    /// The field that has this name in a file, and how far down the list the name stands: lower goes first.
    pub fn get(&self, name: &str) -> Option<(Field, usize)> {
        let (rank, _, field) = self.names.get_full(&fold_name(name))?;
        Some((*field, rank))
    }
}

/// Lower case, letters and digits alone: `Publication Date` and `publication_date` are one name.
pub fn fold_name(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_however_they_are_spelt() {
        let names = FieldNames::load(&DataSource::embedded()).unwrap();
        let field = |name: &str| names.get(name).map(|(field, _)| field);
        assert_eq!(field("Publication Date"), Some(Field::Date));
        assert_eq!(field("pubDate"), Some(Field::Date));
        assert_eq!(field("FULL-TEXT"), Some(Field::Text));
        assert_eq!(field("Testo"), Some(Field::Text));
        assert_eq!(field("author"), None);
        assert!(names.get("text").unwrap().1 < names.get("article").unwrap().1);
        assert!(Field::ALL.iter().all(|(field, name)| Field::from_name(name) == Some(*field) && field.name() == *name));
    }
}
