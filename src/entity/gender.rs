//! The gender of people whom no given name, title or role shows it of: from the pronouns beside them.

use super::People;
use crate::mention::{Kind, Mentions, TermMatches};
use crate::pack::Gender;
use crate::text::Document;

/// So many pronouns of one gender show it, with none of the other.
const ENOUGH: u32 = 2;

/// Gives people of unknown gender that of the pronouns behind their names, in sentences that name nobody else: "Hale said
/// he would resign from his office". Nothing changes where the pronouns disagree or are fewer than two.
pub fn gender_by_pronouns(doc: &Document<'_>, terms: &TermMatches<'_>, mentions: &Mentions, people: &mut People) {
    if people.list.iter().all(|p| p.gender != Gender::Common) {
        return;
    }
    let quoted = |at: usize| {
        let behind = doc.quotes.partition_point(|q| q.open <= at);
        behind > 0 && at < doc.quotes[behind - 1].end
    };
    let mut votes: Vec<(u32, u32)> = vec![(0, 0); people.list.len()];
    for sentence in doc.sentences.iter().filter(|s| !s.heading) {
        let mut persons = mentions.within(sentence.first, sentence.end).filter(|m| m.kind == Kind::Person && !quoted(m.first));
        let Some(only) = persons.next() else { continue };
        let Some(index) = people.index(&only.id).filter(|&i| people.list[i].gender == Gender::Common) else { continue };
        if persons.any(|m| m.id != only.id) {
            continue;
        }
        let from = terms.pronouns.partition_point(|p| p.first < only.end);
        let behind = terms.pronouns[from..].iter().take_while(|p| p.first < sentence.end);
        for pronoun in behind.filter(|p| !p.plural && !p.object && !quoted(p.first)) {
            match pronoun.gender {
                Gender::Masculine => votes[index].0 += 1,
                Gender::Feminine => votes[index].1 += 1,
                Gender::Neuter | Gender::Common => {}
            }
        }
    }
    for (person, votes) in people.list.iter_mut().zip(votes) {
        match votes {
            (many, 0) if many >= ENOUGH => person.gender = Gender::Masculine,
            (0, many) if many >= ENOUGH => person.gender = Gender::Feminine,
            _ => {}
        }
    }
}
