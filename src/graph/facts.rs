//! What the tables of countries, resources and organisations say of a node, and its names.

use super::{LIST_SEPARATOR, Labels, NodeKind, Value};
use crate::pack::{Country, Organisation, Resource};

/// The names of a node, and its row of the tables.
#[derive(Debug)]
pub struct Facts<'c> {
    /// Its kind.
    pub kind: NodeKind,
    /// What it is called.
    pub label: String,
    /// The other forms in which the articles mention it, sorted.
    pub aliases: Vec<&'c str>,
    row: Row<'c>,
}

#[derive(Debug)]
enum Row<'c> {
    Country(&'c Country),
    Resource(&'c Resource),
    Organisation(&'c Organisation),
    None,
}

impl<'c> Facts<'c> {
    /// What is known of the node with this id.
    pub(crate) fn new(id: &str, kind: NodeKind, labels: &Labels<'c>) -> Facts<'c> {
        let (world, key) = (labels.world(), id.split_once(':').map_or("", |(_, key)| key));
        let row = match kind {
            NodeKind::Country => world.countries.get(key).map(Row::Country),
            NodeKind::Resource => world.resources.get(key).map(Row::Resource),
            NodeKind::Organisation => world.organisations.get(key).map(Row::Organisation),
            _ => None,
        };
        let label = labels.label(id);
        let aliases = labels.aliases(id, &label);
        Facts { kind, label, aliases, row: row.unwrap_or(Row::None) }
    }

    /// The value of one column of the tables; `None` where the tables do not give it.
    pub(crate) fn get(&self, name: &str) -> Option<Value<'c>> {
        match (&self.row, name) {
            (Row::Country(row), "iso2") => Value::text(&row.iso2),
            (Row::Country(row), "iso3") => Value::text(&row.iso3),
            (Row::Country(row), "region") => Value::text(&row.region),
            (Row::Country(row), "status") => Value::text(&row.status),
            (Row::Resource(row), "families") => Value::list(row.families.split(LIST_SEPARATOR)),
            (Row::Resource(row), "hs") => Value::text(&row.hs),
            (Row::Organisation(row), "class") => Value::text(&row.class),
            (Row::Organisation(row), "country") => Value::text(&row.country),
            (Row::Organisation(row), "members") => Value::list(row.members.split_whitespace()),
            _ => None,
        }
    }
}
