//! Capitals that stand for their government.

use super::Finder;
use crate::pack::Class;

impl Finder<'_> {
    /// Whether a capital stands for its government: it is the subject of a verb, the partner of "with" or "between",
    /// or the possessor of an act; never after a preposition of place or beside a comma of an address.
    pub(super) fn acts(&self, first: usize, end: usize) -> bool {
        let before = first.checked_sub(1);
        if let Some(at) = before {
            if self.has(at, Class::PlacePreposition) || self.token(at).is_capitalised() && !self.initial[at] {
                return false;
            }
            if self.has(at, Class::Preposition) && !self.has(at, Class::Of) && !self.has(at, Class::By) {
                return !self.has(at, Class::Article) && self.with_like(at);
            }
        }
        let verb_after = (end..end + 3).any(|i| {
            (self.has(i, Class::Finite) || self.has(i, Class::Have) || self.has(i, Class::Be) || self.has(i, Class::Modal))
                && (end..i).all(|k| {
                    self.has(k, Class::Adverb)
                        || self.has(k, Class::Negation)
                        || self.has(k, Class::Clitic)
                        || self.has(k, Class::ReflexiveClitic)
                })
        });
        if verb_after && before.is_none_or(|at| !self.has(at, Class::Preposition)) {
            return true;
        }
        // "le proteste di Oslo": the possessor of a noun of speaking
        before.is_some_and(|at| self.has(at, Class::Of) && at > 0 && self.pack.is_noun_cue(self.token(at - 1).word))
    }

    /// "with Moscow", "con Mosca": a partner rather than a place.
    pub(super) fn with_like(&self, at: usize) -> bool {
        self.has(at, Class::Partner)
    }
}
