//! Speakers whose name no list and no other sentence of the article shows: the capitals that close the phrase are
//! weighed by the noun before them and by the verb of speaking behind.

use super::grammar::Grammar;
use super::phrase::Phrase;
use crate::entity::{People, slug};
use crate::mention::{Kind, RoleMatch};
use crate::pack::{Class, RoleClass, WordId};
use crate::text::{Shape, TokenKind, folded};

/// The id of whom the capitals at the end of the phrase name: a person behind a noun for one or alone before a verb, a
/// body behind a noun for one ("il quotidiano britannico The Morning"). `None` where they can be anything.
pub fn named_by_capitals(g: &Grammar<'_>, people: &People, phrase: Phrase, role: Option<&RoleMatch>) -> Option<String> {
    // "Baron said": a role that is the surname of somebody in the article
    if let Some(role) = role.filter(|r| r.first == phrase.first && r.end == phrase.end && !r.plural && g.pack.bare_clause)
        && g.token(role.first).is_some_and(|t| t.is_capitalised())
        && let Some(id) = known(g, people, phrase.first, phrase.end)
    {
        return Some(id);
    }
    let first = capitals_at_end(g, phrase, role.map_or(phrase.first, |r| r.end.max(phrase.first)))?;
    let name = slug(g.doc.span(first, phrase.end).slice(g.doc.text));
    // "Robert Hale, | Jr. |, said"
    let suffix = (first..phrase.end).all(|i| g.is(i, Class::NameSuffix) || g.kind(i) != Some(TokenKind::Word));
    if name.is_empty() || suffix || first > phrase.first && g.is(first - 1, Class::Preposition) {
        return None;
    }
    // "il capo dell'ufficio Urbanistica": what the office is for
    let field = role.is_some_and(|r| {
        let small = |i: usize| {
            let body = g.mentions.role_at(i).is_none_or(|r| r.class == RoleClass::Body);
            g.token(i).is_some_and(|t| !t.is_capitalised()) && body && !g.is_determiner(i)
        };
        let noun = r.class != RoleClass::Body && first > r.end + 1 && small(first - 1) && g.mentions.covering(first).is_none();
        noun && (r.end..first - 1).any(|i| g.is(i, Class::Of)) && !g.is_any(first, &[Class::GivenMasculine, Class::GivenFeminine])
    });
    if field && g.pack.drops_subject {
        return None;
    }
    let mention = g.mentions.covering(first).filter(|m| m.kind != Kind::Resource);
    if let Some(role) = role {
        return match role.class {
            RoleClass::Office | RoleClass::Person | RoleClass::Title if !role.plural && mention.is_none() => {
                Some(known(g, people, first, phrase.end).unwrap_or_else(|| format!("person:{name}")))
            }
            // "l'amministrazione Rossi" is no body called Rossi
            RoleClass::Body if !role.plural && g.pack.drops_subject && !g.is(role.first, Class::StateVoice) => match mention {
                Some(m) if m.kind == Kind::Person => {
                    let full = people.get(&m.id).is_some_and(|p| p.name.contains(' ') || !p.roles.is_empty());
                    (!full).then(|| format!("org:{name}"))
                }
                Some(m) if m.kind == Kind::Organisation && m.first == first && m.end == phrase.end => Some(m.id.clone()),
                Some(m) if m.kind == Kind::Organisation && m.first == first => Some(format!("org:{name}")),
                Some(_) => None,
                None => Some(format!("org:{name}")),
            },
            _ => None,
        };
    }
    let only = (phrase.first..first).all(|i| g.is(i, Class::Adverb) || g.is_any(i, &[Class::Determiner, Class::Article]));
    if mention.is_some() || !only {
        return None;
    }
    if let Some(id) = known(g, people, first, phrase.end) {
        return Some(id);
    }
    if (phrase.first..first).any(|i| g.is(i, Class::Article)) && !(phrase.first..first).any(|i| g.is(i, Class::Determiner)) {
        return None;
    }
    let given = g.is_any(first, &[Class::GivenMasculine, Class::GivenFeminine]);
    if phrase.end - first > 1 {
        return given.then(|| format!("person:{name}"));
    }
    let token = g.token(first)?;
    let starts = first == 0 || g.kind(first - 1) != Some(TokenKind::Word) && !g.mark(first - 1, ',');
    let after_preposition = first > 0 && g.is(first - 1, Class::Preposition);
    let other = [Class::OrganisationHead, Class::NotPerson, Class::Weekday, Class::Month, Class::OtherPronoun, Class::Article];
    let person = token.shape == Shape::Capitalised
        && !g.is_any(first, &other)
        && !g.is_plural(first)
        && (given || !after_preposition && (token.word == WordId::UNKNOWN || !starts));
    person.then(|| format!("person:{name}"))
}

/// The id of the person whose name, unlisted, stands in the apposition to a noun for one: "il ministro, Orwin Lake,".
pub fn named_in_apposition(g: &Grammar<'_>, role: Option<&RoleMatch>, apposition: Option<(usize, usize)>) -> Option<String> {
    let (first, end) = apposition.filter(|(first, end)| *end > *first && end - first <= 3)?;
    role.filter(|r| !r.plural && matches!(r.class, RoleClass::Office | RoleClass::Person))?;
    let name = |i| g.token(i).is_some_and(|t| t.is_capitalised()) && g.mentions.covering(i).is_none_or(|m| m.kind == Kind::Resource);
    (first..end).all(name).then(|| format!("person:{}", slug(g.doc.span(first, end).slice(g.doc.text))))
}

/// The first of the capitalised words, particles among them, that close the phrase behind `from`.
fn capitals_at_end(g: &Grammar<'_>, phrase: Phrase, from: usize) -> Option<usize> {
    let mut first = phrase.end;
    let mut at = phrase.end;
    while at > from {
        at -= 1;
        let token = g.token(at)?;
        let particle = g.is(at, Class::NameParticle) && first < phrase.end;
        if token.is_capitalised() && g.mentions.covering(at).is_none_or(|m| m.rule != "demonym") {
            first = at;
        } else if !particle {
            break;
        }
    }
    (first < phrase.end).then_some(first)
}

/// The person of the article whose name ends with these words.
fn known(g: &Grammar<'_>, people: &People, first: usize, end: usize) -> Option<String> {
    let words: Vec<String> = (first..end).map(|i| folded(g.doc.word(i))).collect();
    let places = people.by_role_and_name(g.pack).called(words.last()?);
    let mut fits = places.map(|place| &people.list[place]).filter(|p| p.is_called(&words));
    let only = fits.next()?;
    fits.next().is_none().then(|| only.id.clone())
}
