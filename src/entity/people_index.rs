//! Who of the people of one article can be meant by a role or a name, without a look at all of them.

use super::Person;
use crate::pack::{Class, LanguagePack, Map};

/// The people of an article by their roles and names, as places in the list of them.
#[derive(Debug, Default)]
pub struct PeopleIndex {
    /// By the last word of the name.
    called: Map<String, Vec<usize>>,
    /// By the first and the last word of the head of a role.
    head: Map<String, Vec<usize>>,
    /// By the number of an office that a role names.
    office: Map<usize, Vec<usize>>,
    /// Those who are the counterpart of somebody.
    counterparts: Vec<usize>,
}

impl PeopleIndex {
    pub(super) fn new(people: &[Person], pack: &LanguagePack) -> PeopleIndex {
        let mut index = PeopleIndex::default();
        for (place, person) in people.iter().enumerate() {
            if let Some(last) = person.last_word() {
                note(&mut index.called, last, place);
            }
            for role in &person.roles {
                for word in ends(&role.head) {
                    note(&mut index.head, word, place);
                }
                for office in pack.offices(&role.office).iter().chain(pack.offices(&role.head)) {
                    push(index.office.entry(*office).or_default(), place);
                }
                if pack.has(pack.lookup(&role.head), Class::Counterpart) {
                    push(&mut index.counterparts, place);
                }
            }
        }
        index
    }

    /// Those who have a role whose head begins or ends as `head` does, or that is one of these offices, and those who are a
    /// counterpart, in the order of the list.
    pub fn with_role(&self, head: &str, offices: &[usize]) -> Vec<usize> {
        let by_head = ends(head).filter_map(|word| self.head.get(word));
        let by_office = offices.iter().filter_map(|office| self.office.get(office));
        let mut places: Vec<usize> = by_head.chain(by_office).chain([&self.counterparts]).flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Those whose name ends in this folded word, in the order of the list.
    pub fn called(&self, word: &str) -> &[usize] {
        self.called.get(word).map_or(&[], Vec::as_slice)
    }
}

/// The first and the last word.
fn ends(words: &str) -> impl Iterator<Item = &str> {
    let (first, last) = (words.split(' ').next(), words.rsplit_once(' ').map(|(_, last)| last));
    first.into_iter().chain(last)
}

fn note(index: &mut Map<String, Vec<usize>>, word: &str, place: usize) {
    match index.get_mut(word) {
        Some(places) => push(places, place),
        None => {
            index.insert(word.to_owned(), vec![place]);
        }
    }
}

/// Adds a place behind those that are there, once.
fn push(places: &mut Vec<usize>, place: usize) {
    if places.last() != Some(&place) {
        places.push(place);
    }
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
