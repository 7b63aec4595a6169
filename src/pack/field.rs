//! Names that files give to what they tell of an article: `body` is its text, `publisher` its outlet.

use super::world::Map;

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
    pub const NAMES: [(&'static str, Field); 7] = [
        ("text", Field::Text),
        ("title", Field::Title),
        ("date", Field::Date),
        ("outlet", Field::Outlet),
        ("url", Field::Url),
        ("lang", Field::Lang),
        ("id", Field::Id),
    ];

    /// The field with this name.
    pub fn from_name(name: &str) -> Option<Field> {
        Field::NAMES.iter().find(|(known, _)| *known == name).map(|(_, field)| *field)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        Field::NAMES.iter().find(|(_, field)| *field == self).map_or("", |(name, _)| name)
    }
}

/// The names of `fields.csv`; those that come first go before the others.
#[derive(Debug, Default)]
pub struct FieldNames {
    names: Map<String, Field>,
}

impl FieldNames {
    /// Adds a name; of equal names, the last one counts.
    pub(super) fn add(&mut self, name: &str, field: Field) {
        self.names.insert(fold_name(name), field);
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
    use crate::pack::{DataSource, World};

    #[test]
    fn names_are_found_however_they_are_spelt() {
        let names = World::load(&DataSource::embedded()).unwrap().fields;
        let field = |name: &str| names.get(name).map(|(field, _)| field);
        assert_eq!(field("Publication Date"), Some(Field::Date));
        assert_eq!(field("pubDate"), Some(Field::Date));
        assert_eq!(field("FULL-TEXT"), Some(Field::Text));
        assert_eq!(field("Testo"), Some(Field::Text));
        assert_eq!(field("author"), None);
        assert!(names.get("text").unwrap().1 < names.get("article").unwrap().1);
        assert!(Field::NAMES.iter().all(|(name, field)| Field::from_name(name) == Some(*field) && field.name() == *name));
    }
}
