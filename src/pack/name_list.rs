//! Long lists of names, each in one piece of memory: tens of thousands of small texts would be felt at the start.

use super::term::Gender;
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// Names that are asked for.
#[derive(Debug, Default)]
pub(crate) struct NameSet {
    letters: String,
    /// Where each name begins and ends in `letters`.
    places: HashTable<(u32, u32)>,
}

impl NameSet {
    /// No name, and room for so many.
    pub(crate) fn with_room(names: usize) -> NameSet {
        NameSet { letters: String::with_capacity(names * 8), places: HashTable::with_capacity(names) }
    }

    /// Adds a name, unless it is there.
    pub(crate) fn insert(&mut self, name: &str) {
        if self.contains(name) {
            return;
        }
        let NameSet { letters, places } = self;
        let start = place(letters);
        letters.push_str(name);
        places.insert_unique(hash(name), (start, place(letters)), |place| hash(at(letters, *place)));
    }

    /// Whether the name is one of them.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.places.find(hash(name), |place| at(&self.letters, *place) == name).is_some()
    }
}

/// Given names, in order.
#[derive(Debug, Default)]
pub(crate) struct GivenNames {
    letters: String,
    /// Where each name begins and ends in `letters`, and whose it is.
    names: Vec<((u32, u32), Gender)>,
}

impl GivenNames {
    /// Adds a name behind the others.
    pub(crate) fn push(&mut self, name: &str, gender: Gender) {
        let start = place(&self.letters);
        self.letters.push_str(name);
        self.names.push(((start, place(&self.letters)), gender));
    }

    /// The names.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, Gender)> {
        self.names.iter().map(|(place, gender)| (at(&self.letters, *place), *gender))
    }
}

fn place(letters: &str) -> u32 {
    u32::try_from(letters.len()).unwrap_or(u32::MAX)
}

fn at(letters: &str, (start, end): (u32, u32)) -> &str {
    &letters[start as usize..end as usize]
}

fn hash(name: &str) -> u64 {
    FxBuildHasher.hash_one(name)
}

#[cfg(test)]
mod tests {
    use super::NameSet;

    #[test]
    fn names_are_found_again() {
        let mut names = NameSet::with_room(0);
        for name in ["holm", "bandini", "hol", "", "holm"] {
            names.insert(name);
        }
        assert_eq!(["holm", "bandini", "hol", "", "bandin"].map(|name| names.contains(name)), [true, true, true, true, false]);
    }
}
