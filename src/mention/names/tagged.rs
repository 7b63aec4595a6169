//! Brings the labels of the tagger together with the lists and the rules.

use super::features::View;
use super::{ENOUGH, Finder, Run};
use crate::mention::{Kind, Mention};
use crate::pack::Gender;
use crate::tagger::{Model, Stretch, meaning};

/// A name below this probability is doubtful, and none.
const SURE: f32 = 0.5;
/// The same for a person whom the rules do not see.
const SURE_ALONE: f32 = 0.6;

impl Finder<'_> {
    /// The names that the tagger sees, where no list knows better.
    pub(super) fn tagged(&self, runs: &[Run], ruled: Vec<Option<Mention>>, model: &Model) -> Vec<Mention> {
        let kinds: Vec<Option<Kind>> = ruled.iter().map(|m| m.as_ref().map(|m| m.kind)).collect();
        let mut people = vec![false; self.doc.tokens.len()];
        for mention in ruled.iter().flatten().filter(|m| m.kind == Kind::Person) {
            people[mention.first..mention.end].fill(true);
        }
        let (mut view, ranges) = View::new(self, runs, &kinds);
        let stretches: Vec<Stretch> = ranges.iter().map(|&(first, end)| view.stretch(first, end)).collect();
        let labelled = model.label(&view.into_words(), &stretches);
        let mut mentions = Vec::new();
        for ((first, _), labels) in ranges.into_iter().zip(labelled) {
            let mut at = 0;
            while at < labels.len() {
                let (label, mut sure) = labels[at];
                let from = at;
                at += 1;
                let Some((kind, _)) = meaning(label) else { continue };
                while let Some((_, probability)) = labels.get(at).filter(|(l, _)| meaning(*l) == Some((kind, false))) {
                    sure = sure.min(*probability);
                    at += 1;
                }
                let ruled_person = || (first + from..first + at).any(|i| people[i]);
                let needed = if kind == Kind::Person && !ruled_person() { SURE_ALONE } else { SURE };
                if sure >= needed {
                    mentions.extend(self.name(runs, first + from, first + at, kind));
                }
            }
        }
        mentions
    }

    /// The mention that the tagged words are; none where they are a listed name or a part of one.
    fn name(&self, runs: &[Run], mut first: usize, end: usize, kind: Kind) -> Option<Mention> {
        let run = runs.get(runs.partition_point(|run| run.end <= first)).filter(|run| run.first < end);
        // a country's people before a person: "the Russian Anna Holm"
        if kind == Kind::Person {
            while first + 1 < end && self.is_country(first) && !self.is_given(first) {
                first += 1;
            }
        }
        let number = self.listed[first];
        let one_list = number != 0 && (first..end).all(|i| self.listed[i] == number);
        if one_list {
            let person = kind == Kind::Person
                && end - first == 1
                && run.is_some_and(|run| run.person >= ENOUGH && run.person > run.organisation && self.named_person(run));
            if !person {
                return None;
            }
        }
        let gender = run.filter(|run| run.first <= first).map_or(Gender::Common, |run| run.gender);
        Some(Mention { first, end, kind, id: String::new(), stands_for: None, gender, rule: "tagger" })
    }
}
