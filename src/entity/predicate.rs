//! Roles that a clause gives to a person: "Anna Berg is the mayor", "La direttrice è Anna Berg".

use super::link::{RoleUse, is_of_one};
use crate::mention::{Mention, Mentions, RoleMatch};
use crate::pack::{Class, LanguagePack};
use crate::text::{Document, TokenKind};

/// So many tokens stand between a verb and its role at most: "has been the town's first".
const WIDEST: usize = 4;
/// So many tokens a role takes at most, its complements included.
const LONGEST: usize = 10;

/// The role that a verb or parenthesis beside the mention gives to the person.
pub(super) fn role_told(doc: &Document<'_>, pack: &LanguagePack, mentions: &Mentions, mention: &Mention) -> Option<RoleUse> {
    let told = Told { doc, mentions };
    // "la moglie di Bandini è infermiera": not he; "if Anna Berg becomes mayor": nor she
    let open = [Class::Of, Class::Preposition, Class::Coordinator, Class::Subordinator, Class::Question, Class::ConditionalOpener];
    if mention.first > 0 && open.iter().any(|c| doc.has(mention.first - 1, *c)) {
        return None;
    }
    let (role, end) = told.behind(mention).or_else(|| told.before(mention))?;
    let of = mentions.within(role.first, end).filter_map(Mention::target).collect();
    Some(RoleUse::read(doc, pack, role, end, of))
}

/// What is told of the people of an article.
struct Told<'t, 'a> {
    doc: &'t Document<'a>,
    mentions: &'t Mentions,
}

impl<'t> Told<'t, '_> {
    fn mark(&self, at: usize, mark: char) -> bool {
        self.doc.tokens.get(at).is_some_and(|t| t.is(mark))
    }

    /// Whether the role is held through somebody else, or said of anybody: it tells nothing of an office.
    fn is_of_another(&self, role: &RoleMatch) -> bool {
        self.doc.has(role.first, Class::OfAnother) || self.doc.has(role.first, Class::AnyPerson)
    }

    /// "Anna Berg | is the mayor |", "Anna Berg, | who was elected mayor |,", "Anna Berg (| the mayor |)": the role and one past its words.
    fn behind(&self, mention: &Mention) -> Option<(&'t RoleMatch, usize)> {
        let at = mention.end;
        if self.mark(at, '(') {
            let (role, end) = self.role_from(at + 1)?;
            return self.mark(end, ')').then_some((role, end));
        }
        let verb = if self.mark(at, ',') { at + 1 + usize::from(self.doc.has(at + 1, Class::Relative)) } else { at };
        if verb == at + 1 {
            return None;
        }
        self.role_from(self.behind_verb(verb)?)
    }

    /// One past the verb at `at` that tells what somebody is now.
    fn behind_verb(&self, at: usize) -> Option<usize> {
        let mut next = at;
        while next < at + WIDEST && (self.doc.has(next, Class::Be) || self.doc.has(next, Class::Have)) {
            next += 1;
        }
        let chosen = self.doc.has(next, Class::TakesOffice);
        // "è stato sindaco" is told of one who was
        let is = next == at + 1 && self.doc.has(at, Class::IsNow) || next == at + 2 && self.doc.has(at, Class::StillIs);
        (chosen || is).then_some(next + usize::from(chosen))
    }

    /// The role that a noun phrase from `from` names, which is not another's, and one past its words.
    fn role_from(&self, from: usize) -> Option<(&'t RoleMatch, usize)> {
        let doc = self.doc;
        let first = (from..from + WIDEST).find(|&i| self.mentions.role_at(i).is_some())?;
        let role = self.mentions.role_at(first).filter(|r| r.first == first && is_of_one(r))?;
        let stops = [Class::Preposition, Class::Negation, Class::Relative, Class::Coordinator, Class::Possessive, Class::Gerund];
        let plain = |i: usize| {
            let word = doc.tokens[i].kind == TokenKind::Word && !doc.tokens[i].is_capitalised();
            word && !stops.iter().any(|c| self.doc.has(i, *c)) && self.mentions.covering(i).is_none()
        };
        let owner = doc.tokens.get(role.end).is_some_and(|t| t.kind == TokenKind::Word) && doc.word(role.end).starts_with(['\'', '’']);
        if self.is_of_another(role) || owner || !(from..first).all(plain) {
            return None;
        }
        let word = |i: usize| {
            let stops = [
                Class::Relative,
                Class::Finite,
                Class::Be,
                Class::Have,
                Class::Modal,
                Class::Subordinator,
                Class::Complementiser,
                Class::Adversative,
                Class::Coordinator,
                Class::SubjectPronoun,
                Class::FirstPerson,
                Class::Adverb,
            ];
            let preposition = self.doc.has(i, Class::Preposition) && !self.doc.has(i, Class::Of);
            doc.tokens[i].kind == TokenKind::Word && !preposition && !stops.iter().any(|c| self.doc.has(i, *c))
        };
        let limit = doc.tokens.len().min(role.first + LONGEST);
        Some((role, (role.end..limit).find(|&i| !word(i)).unwrap_or(limit)))
    }

    /// "| Il nuovo sindaco di Modena | è Anna Berg.": the role before the verb, and one past its words.
    fn before(&self, mention: &Mention) -> Option<(&'t RoleMatch, usize)> {
        let doc = self.doc;
        let verb = mention.first.checked_sub(1).filter(|&i| self.doc.has(i, Class::IsNow))?;
        let closed = doc.tokens.get(mention.end).is_none_or(|t| t.kind != TokenKind::Word);
        let word =
            |i: &usize| doc.tokens[*i].kind == TokenKind::Word && (!self.doc.has(*i, Class::Preposition) || self.doc.has(*i, Class::Of));
        let near = (verb.saturating_sub(LONGEST)..verb).rev().take_while(word);
        let role = near.filter_map(|i| self.mentions.role_at(i)).filter(|r| is_of_one(r)).last().filter(|_| closed)?;
        let new = |i: usize| self.doc.has(i, Class::NewHolder) || self.doc.has(i, Class::Former);
        let article = role.first.checked_sub(1).map(|i| i - usize::from(new(i) && i > 0))?;
        let free = self.doc.has(article, Class::Article) && !self.doc.has(article, Class::Of) && !self.doc.has(article, Class::Preposition);
        let owned = article > 0 && (self.doc.has(article - 1, Class::Of) || self.doc.has(article - 1, Class::By));
        (free && !self.is_of_another(role) && !owned).then_some((role, verb))
    }
}
