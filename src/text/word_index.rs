//! Where words stand, found by their hashes: one list, which costs little to make even for a short article.

use rustc_hash::FxBuildHasher;
use std::hash::{BuildHasher, Hash};

/// Places by what stands there. Very rarely, what has the same hash is found too: who asks looks at the place.
#[derive(Debug, Default)]
pub struct WordIndex {
    places: Vec<(u64, usize)>,
}

impl WordIndex {
    /// Notes these places.
    pub fn new(mut places: Vec<(u64, usize)>) -> WordIndex {
        places.sort_unstable();
        places.dedup();
        WordIndex { places }
    }

    /// What the word, or number, is found by.
    pub fn key(word: impl Hash) -> u64 {
        FxBuildHasher.hash_one(word)
    }

    /// The places of the word, in order, each once.
    pub fn places(&self, word: impl Hash) -> impl Iterator<Item = usize> {
        let key = WordIndex::key(word);
        let from = self.places.partition_point(|(other, _)| *other < key);
        let to = from + self.places[from..].partition_point(|(other, _)| *other == key);
        self.places[from..to].iter().map(|(_, place)| *place)
    }
}

#[cfg(test)]
mod tests {
    use super::WordIndex;

    #[test]
    fn places_in_order_each_once() {
        let noted = [("bank", 7), ("mine", 3), ("bank", 2), ("bank", 7)];
        let index = WordIndex::new(noted.map(|(word, place)| (WordIndex::key(word), place)).to_vec());
        assert_eq!(index.places("bank").collect::<Vec<_>>(), [2, 7]);
        assert_eq!(index.places("port").count(), 0);
    }
}
