//! Endings of words, asked for of nearly every word.

/// Endings, and what tells at once that a word has none of them.
#[derive(Debug, Default)]
pub(crate) struct Endings {
    list: Vec<String>,
    /// A bit for the last two bytes of each ending.
    last: [u64; LAST / 64],
    /// Whether an ending has fewer.
    short: bool,
}

/// So many pairs of bytes are told apart: letters by the five bits that differ among them.
const LAST: usize = 1 << 10;

impl Endings {
    pub(super) fn new(list: Vec<String>) -> Endings {
        let mut last = [0; LAST / 64];
        for bytes in list.iter().filter_map(|ending| ending.as_bytes().last_chunk()) {
            let bit = bit(*bytes);
            last[bit / 64] |= 1 << (bit % 64);
        }
        Endings { short: list.iter().any(|ending| ending.len() < 2), last, list }
    }

    /// Each ending of the word, in the order of the list, behind what stands before it.
    pub(crate) fn of<'w>(&'w self, word: &'w str) -> impl Iterator<Item = (&'w str, &'w str)> {
        let may_have =
            self.short || word.as_bytes().last_chunk().map(|last| bit(*last)).is_some_and(|bit| self.last[bit / 64] & 1 << (bit % 64) != 0);
        let list = if may_have { self.list.as_slice() } else { &[] };
        list.iter().filter_map(|ending| Some((word.strip_suffix(ending.as_str())?, ending.as_str())))
    }
}

fn bit([first, second]: [u8; 2]) -> usize {
    usize::from(first & 31) << 5 | usize::from(second & 31)
}
