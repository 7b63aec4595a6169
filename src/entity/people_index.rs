//! Who of the people of one article can be meant by a role or a name, without a look at all of them.

use super::Person;
use crate::pack::{Class, LanguagePack};
use crate::text::WordIndex;

/// The people of an article by their roles and names, as places in the list of them.
#[derive(Debug)]
pub struct PeopleIndex {
    /// By the last word of the name.
    called: WordIndex,
    /// By the first and the last word of the head of a role.
    head: WordIndex,
    /// By the number of an office that a role names.
    office: WordIndex,
    /// Those who are the counterpart of somebody.
    counterparts: Vec<usize>,
}

impl PeopleIndex {
    pub(super) fn new(people: &[Person], pack: &LanguagePack) -> PeopleIndex {
        let (mut called, mut head, mut office, mut counterparts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (place, person) in people.iter().enumerate() {
            called.extend(person.last_word().map(|last| (WordIndex::key(last), place)));
            for role in &person.roles {
                head.extend(ends(&role.head).map(|word| (WordIndex::key(word), place)));
                let offices = pack.offices(&role.office).iter().chain(pack.offices(&role.head));
                office.extend(offices.map(|number| (WordIndex::key(number), place)));
                if pack.has(pack.lookup(&role.head), Class::Counterpart) {
                    counterparts.push(place);
                }
            }
        }
        PeopleIndex { called: WordIndex::new(called), head: WordIndex::new(head), office: WordIndex::new(office), counterparts }
    }

    /// Those who can have the role: all who have one whose head begins or ends as `head` does, or one that is among these
    /// offices, and all who are a counterpart, in the order of the list.
    pub fn with_role(&self, head: &str, offices: &[usize]) -> Vec<usize> {
        let mut places: Vec<usize> = ends(head).flat_map(|word| self.head.places(word)).collect();
        places.extend(offices.iter().flat_map(|number| self.office.places(number)));
        places.extend(&self.counterparts);
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Those whose name can end in this folded word, in the order of the list.
    pub fn called(&self, word: &str) -> impl Iterator<Item = usize> {
        self.called.places(word)
    }
}

/// The first and the last word.
fn ends(words: &str) -> impl Iterator<Item = &str> {
    let (first, last) = (words.split(' ').next(), words.rsplit_once(' ').map(|(_, last)| last));
    first.into_iter().chain(last)
}

#[cfg(test)]
mod tests {
    use super::ends;

    #[test]
    fn ends_of_a_head() {
        let both = |words| ends(words).collect::<Vec<_>>();
        assert_eq!(both("deputy prime minister"), ["deputy", "minister"]);
        assert_eq!(both("minister"), ["minister"]);
    }
}
