//! Mentions: where the text names a person, country, resource, organisation or place.

mod gazetteer;
mod names;

pub use gazetteer::{PronounMatch, RoleMatch, TermMatches, match_terms};
pub use names::{find_names, learnt};

use crate::pack::{Gender, LanguagePack};
use crate::text::Document;
use crate::trace::Trace;

/// What a mention names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person.
    Person,
    /// A country or historic state, by name, demonym or, where it acts, its capital.
    Country,
    /// A raw or traded commodity.
    Resource,
    /// A body, company, party, bloc.
    Organisation,
    /// A place that is no country.
    Place,
}

impl Kind {
    /// Its name in the interchange form.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Country => "country",
            Kind::Resource => "resource",
            Kind::Organisation => "organisation",
            Kind::Place => "place",
        }
    }

    /// What ids of the kind begin with.
    pub fn prefix(self) -> &'static str {
        match self {
            Kind::Organisation => "org",
            other => other.name(),
        }
    }
}

/// One mention: tokens `[first, end)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Index of its first token.
    pub first: usize,
    /// One past the index of its last token.
    pub end: usize,
    /// What it names.
    pub kind: Kind,
    /// Canonical id; for people and unlisted organisations it is set by [`crate::entity::link`].
    pub id: String,
    /// For a capital or region: the country it can stand for.
    pub stands_for: Option<String>,
    /// Gender, where given name or title shows it.
    pub gender: Gender,
    /// The rule that found it.
    pub rule: &'static str,
}

/// All mentions of a document in order, none within another, with the roles that stand in it.
#[derive(Debug, Default)]
pub struct Mentions {
    /// In order of their first token.
    pub list: Vec<Mention>,
    /// For each token, one more than the index of the mention that covers it; 0 where there is none.
    at: Vec<u32>,
    /// Nouns for speakers, longest first at each token.
    pub roles: Vec<RoleMatch>,
    role_at: Vec<u32>,
}

impl Mentions {
    /// Finds all mentions of the document; what was weighed for names is kept in `trace`.
    pub fn find(doc: &Document<'_>, pack: &LanguagePack, terms: &TermMatches<'_>, trace: Option<&Trace>) -> Mentions {
        let list = find_names(doc, pack, terms, trace);
        let mut mentions = Mentions { list, at: vec![0; doc.tokens.len()], role_at: vec![0; doc.tokens.len()], roles: terms.roles.clone() };
        mentions.index();
        for (number, role) in (1u32..).zip(&mentions.roles) {
            for slot in &mut mentions.role_at[role.first..role.end] {
                *slot = number;
            }
        }
        mentions
    }

    fn index(&mut self) {
        for (number, mention) in (1u32..).zip(&self.list) {
            for slot in &mut self.at[mention.first..mention.end] {
                *slot = number;
            }
        }
    }

    /// The mention that covers token `index`.
    pub fn covering(&self, index: usize) -> Option<&Mention> {
        self.index_at(index).map(|i| &self.list[i])
    }

    /// The index of the mention that covers token `index`.
    pub fn index_at(&self, index: usize) -> Option<usize> {
        self.at.get(index).and_then(|n| (*n as usize).checked_sub(1))
    }

    /// The role noun that covers token `index`.
    pub fn role_at(&self, index: usize) -> Option<&RoleMatch> {
        self.role_at.get(index).and_then(|n| (*n as usize).checked_sub(1)).map(|i| &self.roles[i])
    }

    /// Mentions whose tokens lie within `[first, end)`.
    pub fn within(&self, first: usize, end: usize) -> impl Iterator<Item = &Mention> {
        let from = self.list.partition_point(|m| m.first < first);
        self.list[from..].iter().take_while(move |m| m.first < end).filter(move |m| m.end <= end)
    }
}
