//! A role to a person: "the minister", "the Ukrainian president", "l'attrice".

mod epithet;
mod holder;

use super::Attribution;
use super::content::Range;
use super::discourse::{Discourse, EPITHET_REACH, Subject};
use super::grammar::Grammar;
use super::office::{Office, country_of_article};
use super::phrase::Phrase;
use super::speaker::Resolved;
use crate::entity::{People, Person, RoleUse};
use crate::mention::{Kind, Mention, RoleMatch};
use crate::pack::{Class, RoleClass};
use crate::text::{Token, TokenKind, folded};
use crate::trace::{Origin, Step};

/// The person a role points to: the one whom the article gives it, or, for an office with a nationality or body,
/// the person spoken of last whom nothing contradicts.
pub(super) fn by_role(
    g: &Grammar<'_>,
    people: &People,
    discourse: &Discourse,
    phrase: Phrase,
    role: &RoleMatch,
    sentence: usize,
    others: &[Range],
) -> Option<Resolved> {
    let described = Description::read(g, people, discourse, phrase, role, sentence, others);
    // 1. the article gives the role to somebody
    if let Some(id) = described.called_so().or_else(|| described.known_as()).or_else(|| described.leader()) {
        return Some(described.resolved(id, Attribution::Title));
    }
    let holders = described.holders()?;
    if described.several_are_named(&holders) {
        return None;
    }
    if let Some(id) = described.one_of(&holders) {
        return Some(described.resolved(id, Attribution::Title));
    }
    if described.new || described.is_of_somebody() {
        return None;
    }
    if let Some(id) = described.titled() {
        return Some(described.resolved(id, Attribution::Title));
    }
    // 2. an epithet for the person spoken of last
    if described.names_another() || !described.is_definite() {
        return None;
    }
    let plain = role.class != RoleClass::Office && described.of.is_empty();
    let id = if plain { described.takes_up() } else { described.not_contradicted() };
    if let Some(id) = id {
        return Some(described.resolved(id, Attribution::Epithet));
    }
    // 3. the only one who has it as a title
    let titled = if holders.is_empty() { described.only_titled() } else { None };
    titled.map(|id| described.resolved(id, Attribution::Title))
}

/// An article that names more people is a list, in which nobody is "the leader".
const MOST_PEOPLE: usize = 200;

/// A phrase that describes one person by a role.
struct Description<'r, 'a> {
    g: &'r Grammar<'a>,
    people: &'r People,
    discourse: &'r Discourse,
    phrase: Phrase,
    role: &'r RoleMatch,
    /// The number of its sentence.
    sentence: usize,
    /// What the speaker says, and to whom: he is named in neither.
    others: &'r [Range],
    /// The words of the role, without "ex" or "former".
    head: String,
    /// Whether it is held no more.
    former: bool,
    /// "the new minister": only who is called so.
    new: bool,
    /// "Berg's spokesman": whose, in lower case.
    owned_by: Option<String>,
    /// "the wife of Lauro Bandini": whose, in lower case.
    owner: Option<String>,
    /// Ids of the countries and organisations in it.
    of: Vec<String>,
    /// "the Arizona senator": places before the role, in lower case.
    places: Vec<String>,
    office: Office,
}

impl<'r, 'a> Description<'r, 'a> {
    fn read(
        g: &'r Grammar<'a>,
        people: &'r People,
        discourse: &'r Discourse,
        phrase: Phrase,
        role: &'r RoleMatch,
        sentence: usize,
        others: &'r [Range],
    ) -> Self {
        let RoleUse { head, former, owner: owned_by, .. } = RoleUse::read(g.doc, g.pack, role, phrase.end, Vec::new());
        let body = |m: &&Mention| matches!(m.kind, Kind::Country | Kind::Organisation);
        let of = g.mentions.within(phrase.first, phrase.end).filter(body).map(|m| m.id.clone()).collect();
        let places = g
            .mentions
            .within(phrase.first, role.first)
            .filter(|m| m.kind == Kind::Place)
            .map(|m| g.doc.span(m.first, m.end).slice(g.doc.text).to_lowercase())
            .collect();
        let new = (phrase.first..role.first).any(|i| g.is(i, Class::NewHolder) && g.mentions.covering(i).is_none());
        let office = Office::read(g, phrase, role, &head);
        let owner = g.mentions.within(role.end, phrase.end).find(|m| m.kind == Kind::Person).map(|m| g.doc.word(m.end - 1).to_lowercase());
        Description { g, people, discourse, phrase, role, sentence, others, head, former, new, owned_by, owner, of, places, office }
    }

    /// The person with this id, called as here.
    fn resolved(&self, id: String, attribution: Attribution) -> Resolved {
        let text = self.g.doc.span(self.phrase.first, self.phrase.end).slice(self.g.doc.text).to_owned();
        Resolved { id: Some(id), attribution, role: Some(text), speaks_for: self.of.first().cloned() }
    }

    /// Ids of the countries in it.
    fn countries(&self) -> impl Iterator<Item = &String> {
        self.of.iter().filter(|o| o.starts_with("country:"))
    }

    /// Who was subject or speaker just before.
    fn near(&self) -> impl Iterator<Item = &'r Subject> {
        self.discourse.recent(self.sentence).filter(|s| self.sentence - s.sentence <= EPITHET_REACH)
    }

    /// Whether it is told whose it is, or the role is held through somebody else.
    fn is_of_somebody(&self) -> bool {
        let (g, role) = (self.g, self.role);
        // "la capogruppo Ilda Monti", whom nothing shows to be a person
        let beside = g.mentions.within(role.end, self.phrase.end).find(|m| g.kind(m.first - 1) == Some(TokenKind::Word));
        let apposed = beside.is_some_and(|m| m.kind == Kind::Organisation && !g.is_any(m.first - 1, &[Class::Preposition, Class::Article]));
        self.owner.is_some() || apposed || g.is(role.first, Class::OfAnother)
    }

    /// "Judge Berg dissented; the judge asks": the only one whom the sentence has called by the very same role before.
    fn called_so(&self) -> Option<String> {
        let (g, role) = (self.g, self.role);
        let bare = self.phrase.end == role.end && (self.phrase.first..role.first).all(|i| g.is_definite_article(i));
        let from = g.doc.sentences.get(self.sentence).filter(|_| bare)?.first;
        let width = role.end - role.first;
        let word = |i: usize| folded(g.doc.word(i));
        let same = |m: &Mention| {
            let first = m.first.checked_sub(width).filter(|&first| first >= from);
            first.is_some_and(|first| g.mentions.role_at(first).is_some() && (0..width).all(|i| word(first + i) == word(role.first + i)))
        };
        let mut called = named_in(g, self.sentence, self.phrase.first).filter(|m| same(m));
        let id = called.next().map(|m| m.id.clone())?;
        called.all(|m| m.id == id).then(|| {
            g.note(|| Step::Candidate { id: id.clone(), origin: Origin::Sentence(self.sentence), why_not: None });
            id
        })
    }

    /// "the Iron Lady": the only one whom the article has named and whom everybody calls so, where the noun is written with a capital and the
    /// article gives it to nobody else.
    fn known_as(&self) -> Option<String> {
        let (g, role) = (self.g, self.role);
        let bare = self.phrase.end == role.end && self.phrase.first < role.first && g.token(role.first).is_some_and(Token::is_capitalised);
        let definite = bare && (self.phrase.first..role.first).all(|i| g.is_definite_article(i));
        let names = if definite { g.pack.people_called(&self.head) } else { &[] };
        if names.is_empty() {
            return None;
        }
        let (index, list) = (self.people.by_role_and_name(g.pack), &self.people.list);
        if index.with_role(&self.head, &[]).iter().any(|&i| list[i].roles.iter().any(|r| r.head == self.head)) {
            return None;
        }
        let named_before = |name: &String| {
            let last = name.rsplit(' ').next().unwrap_or_default();
            let called = index.called(last).map(|i| &list[i]);
            called.filter(|p| p.first < self.phrase.first && p.is_part_of(name)).collect::<Vec<_>>()
        };
        let called: Vec<&Person> = names.iter().flat_map(named_before).collect();
        let [only] = called[..] else { return None };
        g.note(|| Step::Candidate { id: only.id.clone(), origin: Origin::NamedBefore, why_not: None });
        Some(only.id.clone())
    }

    /// Who was spoken of just before and has the office as a title.
    fn titled(&self) -> Option<String> {
        let titled = |s: &&Subject| self.people.get(&s.id).is_some_and(|p| self.office.is_among(&p.titles));
        let subject = self.near().find(titled)?;
        self.g.note(|| Step::Candidate { id: subject.id.clone(), origin: Origin::Sentence(subject.sentence), why_not: None });
        Some(subject.id.clone())
    }

    /// Whether the article names with `r` an office of something else, and of no place so called: "the Arizona senator".
    fn is_elsewhere(&self, r: &RoleUse) -> bool {
        let more = r.office.trim().contains(' ') || !r.of.is_empty();
        more && !self.places.iter().all(|place| r.text.to_lowercase().contains(place.as_str()))
    }

    /// Whether a role of these countries and organisations can be this one.
    fn fits_of(&self, known: &[String]) -> bool {
        let of = &self.of;
        of.is_empty()
            || known.is_empty()
            || of.iter().any(|o| known.contains(o))
            || self.countries().next().is_some() && known.iter().all(|k| k.starts_with("org:"))
    }

    /// "Russian President Petrenko said so. The Ukrainian leader said": whether it is of a country that neither the roles of the person nor
    /// the sentence with the number `told`, which speaks of him, names.
    fn is_abroad(&self, p: &Person, told: usize) -> bool {
        let g = self.g;
        if self.countries().next().is_none() || p.roles.is_empty() {
            return false;
        }
        let mut own = p.roles.iter().flat_map(|r| &r.of).filter(|o| o.starts_with("country:")).peekable();
        let named = |s: usize| {
            let sentence = &g.doc.sentences[s];
            g.mentions.within(sentence.first, sentence.end.min(self.phrase.first)).filter(|m| m.kind == Kind::Country)
        };
        let mut told = (told.saturating_sub(1)..=told).flat_map(named).peekable();
        let mut near = || told.peek().is_none() || told.any(|m| self.of.contains(&m.id));
        let home = || country_of_article(g).is_some_and(|home| self.of.contains(&home));
        let held = if own.peek().is_some() { own.any(|o| self.of.contains(o)) } else { near() || home() };
        !held
    }

    /// Whether the words of a role can be of the office that the article names with `role`: one goes on behind the other
    /// ("ministro" and "ministro degli esteri"), or says more before it, which the other says elsewhere or leaves out
    /// ("minister" and "trade minister", "trade minister" and "minister for trade"; not "deputy minister").
    fn is_same_head(&self, role: &RoleUse) -> bool {
        let (g, head) = (self.g, self.head.as_str());
        let goes_on = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        if goes_on(head, &role.head) || goes_on(&role.head, head) {
            return true;
        }
        let before = |long: &'_ str, short: &str| long.strip_suffix(short).and_then(|rest| rest.strip_suffix(' ')).map(str::to_owned);
        let plain = |words: &str| !words.split(' ').any(|w| g.pack.has(g.pack.lookup(w), Class::Rank));
        if let Some(more) = before(&role.head, head) {
            return plain(&more);
        }
        let known = role.text.to_lowercase();
        before(head, &role.head).is_some_and(|more| plain(&more) && more.split(' ').all(|w| known.split(' ').any(|k| k == w)))
    }
}

/// The persons whom the sentence with this number names outside quotations and before token `until`.
pub(super) fn named_in<'g>(g: &'g Grammar<'_>, number: usize, until: usize) -> impl Iterator<Item = &'g Mention> {
    let sentence = g.doc.sentences.get(number);
    let (first, end) = sentence.map_or((0, 0), |s| (s.first, s.end.min(until)));
    g.mentions.within(first, end).filter(|m| m.kind == Kind::Person && g.quote_at(m.first).is_none())
}

/// "Hale and Berg came": whether the sentence with this number names the person with this id before token `until`, joined by "and" to somebody
/// else. Only those who fit count.
pub(super) fn is_named_with_another(g: &Grammar<'_>, number: usize, until: usize, id: &str, fits: impl Fn(&Mention) -> bool) -> bool {
    let joined = |a: &Mention, b: &Mention| g.is(a.end, Class::Coordinator) && (a.end + 1..b.first).all(|i| g.leads_name(i));
    let named: Vec<&Mention> = named_in(g, number, until).filter(|m| fits(m)).collect();
    named.windows(2).any(|pair| pair[0].id != pair[1].id && pair.iter().any(|m| m.id == id) && joined(pair[0], pair[1]))
}

/// The id of the only person whom the sentence with this number names outside quotations and before token `until`.
pub(super) fn only_person_of(g: &Grammar<'_>, number: usize, until: usize) -> Option<String> {
    let mut persons = named_in(g, number, until);
    let only = persons.next()?;
    persons.all(|m| m.id == only.id).then(|| only.id.clone())
}
