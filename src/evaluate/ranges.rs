//! Sets of characters as sorted ranges that neither overlap nor touch.

/// A set of code points of one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ranges {
    list: Vec<[usize; 2]>,
    len: usize,
}

impl Ranges {
    /// The characters of `spans`, each half-open; they may overlap and come in any order.
    pub fn new(spans: &[[usize; 2]]) -> Ranges {
        let mut sorted: Vec<[usize; 2]> = spans.iter().copied().filter(|[start, end]| start < end).collect();
        sorted.sort_unstable();
        let mut list: Vec<[usize; 2]> = Vec::with_capacity(sorted.len());
        for [start, end] in sorted {
            match list.last_mut() {
                Some(last) if start <= last[1] => last[1] = last[1].max(end),
                _ => list.push([start, end]),
            }
        }
        let len = list.iter().map(|[start, end]| end - start).sum();
        Ranges { list, len }
    }

    /// How many characters it holds.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// How many characters both hold.
    pub fn shared(&self, other: &Ranges) -> usize {
        let (mut i, mut j, mut shared) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.list.get(i), other.list.get(j)) {
            shared += a[1].min(b[1]).saturating_sub(a[0].max(b[0]));
            if a[1] <= b[1] {
                i += 1;
            } else {
                j += 1;
            }
        }
        shared
    }

    /// The share of the characters of either that both hold; 0 where neither holds any.
    pub fn jaccard(&self, other: &Ranges) -> f64 {
        let shared = self.shared(other);
        if shared == 0 {
            return 0.0;
        }
        shared as f64 / (self.len + other.len - shared) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn spans_are_joined_and_empty_ones_left_out() {
        let ranges = Ranges::new(&[[8, 9], [4, 6], [0, 2], [1, 4], [7, 7], [9, 3]]);
        assert_eq!(ranges.list, [[0, 6], [8, 9]]);
        assert_eq!(ranges.len(), 7);
        assert!(Ranges::new(&[[5, 5]]).is_empty());
    }

    #[test]
    fn overlap_of_nothing_is_none() {
        let (none, some) = (Ranges::default(), Ranges::new(&[[0, 3]]));
        assert_eq!(none.jaccard(&none), 0.0);
        assert_eq!(none.jaccard(&some), 0.0);
        assert_eq!(some.jaccard(&Ranges::new(&[[3, 6]])), 0.0);
        assert_eq!(some.jaccard(&Ranges::new(&[[2, 4]])), 0.25);
    }

    proptest! {
        #[test]
        fn counts_as_sets_of_characters_do(
            a in prop::collection::vec([0_usize..40, 0_usize..40], 0..6),
            b in prop::collection::vec([0_usize..40, 0_usize..40], 0..6),
        ) {
            let set = |spans: &[[usize; 2]]| -> BTreeSet<usize> { spans.iter().flat_map(|s| s[0]..s[1]).collect() };
            let (x, y) = (Ranges::new(&a), Ranges::new(&b));
            prop_assert_eq!(x.len(), set(&a).len());
            prop_assert_eq!(x.shared(&y), set(&a).intersection(&set(&b)).count());
        }
    }
}
