//! Endings of words, asked for of nearly every word.

/// Endings, and what tells at once that a word has none of them.
#[derive(Debug, Default)]
pub(crate) struct Endings {
    list: Vec<String>,
    /// The last two bytes of each ending.
    last: Vec<[u8; 2]>,
    /// Whether an ending has fewer.
    short: bool,
}

impl Endings {
    pub(super) fn new(list: Vec<String>) -> Endings {
        let mut last: Vec<[u8; 2]> = list.iter().filter_map(|ending| ending.as_bytes().last_chunk().copied()).collect();
        last.sort_unstable();
        last.dedup();
        Endings { short: list.iter().any(|ending| ending.len() < 2), last, list }
    }

    /// Each ending of the word, in the order of the list, behind what stands before it.
    pub(crate) fn of<'w>(&'w self, word: &'w str) -> impl Iterator<Item = (&'w str, &'w str)> {
        let may_have = self.short || word.as_bytes().last_chunk().is_some_and(|last| self.last.contains(last));
        let list = if may_have { self.list.as_slice() } else { &[] };
        list.iter().filter_map(|ending| Some((word.strip_suffix(ending.as_str())?, ending.as_str())))
    }
}
