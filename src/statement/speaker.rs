//! Who speaks: from the words that name the source to a canonical id, with the whole article in view.
//!
//! Unknown is stated, never guessed: where nothing decides, the speaker stays empty.

use super::Attribution;
use super::content::{Draft, Range};
use super::cue::Voice;
use super::grammar::Grammar;
use super::named::{named_by_capitals, named_in_apposition};
use super::office::{Office, country_of_article, takes_up_a_name};
use super::phrase::Phrase;
use crate::entity::{People, RoleUse, slug};
use crate::mention::{Kind, Mention, RoleMatch};
use crate::pack::{Class, Gender, RoleClass};
use crate::text::{Sentence, fold_word};
use crate::trace::{Origin, Step};

/// A speaker as far as it is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolved {
    /// Canonical id.
    pub id: Option<String>,
    /// How it was found.
    pub attribution: Attribution,
    /// The role, as written here.
    pub role: Option<String>,
    /// The country or body spoken for.
    pub speaks_for: Option<String>,
}

/// Somebody who was subject or speaker.
#[derive(Debug, Clone)]
struct Subject {
    id: String,
    gender: Gender,
    plural: bool,
    paragraph: u32,
    sentence: usize,
}

/// An id, with whether the words that gave it name several.
struct Named<'i> {
    id: &'i str,
    plural: bool,
}

impl<'i> Named<'i> {
    fn one(id: &'i str) -> Self {
        Named { id, plural: false }
    }
}

/// Who was spoken of so far, in reading order.
#[derive(Debug, Default)]
pub struct Discourse {
    subjects: Vec<Subject>,
    last_speaker: Option<Subject>,
}

/// How many sentences back a pronoun or dropped subject may reach.
const REACH: usize = 6;
/// How many sentences back an epithet may reach: further off, somebody else may be meant.
const EPITHET_REACH: usize = 2;

impl Discourse {
    /// Remembers the subject of a sentence: the person before its first finite verb, else `main`, the subject as the
    /// clause has it, else an organisation before the verb.
    pub fn note_sentence(&mut self, g: &Grammar<'_>, people: &People, sentence: &Sentence, number: usize, main: Option<Phrase>) {
        let verb = (sentence.first..sentence.end)
            .find(|&i| g.quote_at(i).is_none() && g.is_finite(i))
            .unwrap_or(sentence.end.min(sentence.first + 12));
        let free = |m: &&Mention| g.quote_at(m.first).is_none() && !hangs_on_preposition(g, sentence.first, m.first);
        let of_kind = |kind| g.mentions.within(sentence.first, verb).filter(free).find(|m| m.kind == kind);
        if let Some(m) = of_kind(Kind::Person) {
            self.note(people, Named::one(&m.id), sentence.paragraph, number);
            return;
        }
        let resolved =
            main.map(|phrase| resolve_phrase(g, people, self, phrase, None, number)).filter(|r| r.attribution != Attribution::Unknown);
        if let Some(id) = resolved.and_then(|r| r.id) {
            self.note(people, Named { id: &id, plural: main.is_none_or(|m| is_plural(g, m)) }, sentence.paragraph, number);
        } else if let Some(m) = of_kind(Kind::Organisation) {
            self.note(people, Named::one(&m.id), sentence.paragraph, number);
        }
    }

    fn note(&mut self, people: &People, named: Named<'_>, paragraph: u32, sentence: usize) -> Subject {
        let Named { id, plural } = named;
        let gender = people.get(id).map_or(Gender::Common, |p| p.gender);
        let subject = Subject { id: id.to_owned(), gender, plural: plural && id.starts_with("group:"), paragraph, sentence };
        self.subjects.push(subject.clone());
        subject
    }

    /// Remembers a speaker, and the phrase that named it.
    pub fn note_speaker(&mut self, g: &Grammar<'_>, people: &People, id: &str, phrase: Option<Phrase>, paragraph: u32, sentence: usize) {
        let before = self.subjects.iter().rev().find(|s| s.id == id).is_none_or(|s| s.plural);
        let plural = phrase.map_or(before, |p| is_plural(g, p));
        self.last_speaker = Some(self.note(people, Named { id, plural }, paragraph, sentence));
    }

    /// The person who is the subject of the sentence with this number.
    pub fn person_of(&self, sentence: usize) -> Option<&str> {
        self.subjects.iter().rev().take_while(|s| s.sentence == sentence).map(|s| s.id.as_str()).find(|id| id.starts_with("person:"))
    }

    /// The speaker of the statement before, where a quotation without cue carries it on: not further than the next paragraph.
    fn carried_over(&self, g: &Grammar<'_>, paragraph: u32, sentence: usize) -> Option<String> {
        // somebody introduced in the sentence before, perhaps in the paragraph before, is nearer than the last speaker
        let introduced =
            self.subjects.last().filter(|s| paragraph - s.paragraph <= 1 && sentence - s.sentence == 1 && s.id.starts_with("person:"));
        let candidates = introduced.into_iter().chain(&self.last_speaker);
        let far =
            |s: &Subject| (paragraph - s.paragraph > 1).then_some("the statement before stands further off than the paragraph before");
        first_without(g, candidates, far).map(|s| s.id.clone())
    }

    fn recent(&self, sentence: usize) -> impl Iterator<Item = &Subject> {
        self.subjects.iter().rev().take_while(move |s| sentence - s.sentence <= REACH)
    }

    /// The last one who was subject or speaker, within reach, and whom `why_not` does not rule out.
    fn last_without(&self, g: &Grammar<'_>, sentence: usize, why_not: impl Fn(&Subject) -> Option<&'static str>) -> Option<&Subject> {
        first_without(g, self.recent(sentence), why_not)
    }
}

/// The first of the candidates whom `why_not` does not rule out.
fn first_without<'d>(
    g: &Grammar<'_>,
    candidates: impl Iterator<Item = &'d Subject>,
    why_not: impl Fn(&Subject) -> Option<&'static str>,
) -> Option<&'d Subject> {
    let mut found: Option<&Subject> = None;
    for subject in candidates {
        let nearer = || found.filter(|f| f.id != subject.id).map(|_| "somebody nearer fits");
        let verdict = why_not(subject).or_else(nearer);
        g.note(|| Step::Candidate { id: subject.id.clone(), origin: Origin::Sentence(subject.sentence), why_not: verdict });
        if verdict.is_none() && found.is_none() {
            found = Some(subject);
        }
        if found.is_some() && !g.is_traced() {
            break;
        }
    }
    found
}

/// Resolves the speaker of a draft in sentence number `sentence`.
pub fn resolve(g: &Grammar<'_>, people: &People, discourse: &Discourse, draft: &Draft, paragraph: u32, sentence: usize) -> Resolved {
    let unknown = Resolved { id: None, attribution: Attribution::Unknown, role: None, speaks_for: None };
    let Some(phrase) = draft.source else {
        if draft.cue.is_none() {
            let id = discourse.carried_over(g, paragraph, sentence);
            let attribution = if id.is_some() { Attribution::CarriedOver } else { Attribution::Unknown };
            return Resolved { id, attribution, ..unknown };
        }
        if !g.pack.drops_subject || draft.cue.is_some_and(|c| c.voice == Voice::Passive) {
            return unknown;
        }
        let plural = draft.cue.and_then(|c| c.plural);
        // "il governo … hanno fatto sapere": a body just named may take a plural
        let body = |s: &Subject| sentence - s.sentence <= 1 && (s.id.starts_with("country:") || s.id.starts_with("org:"));
        let agrees = |s: &Subject| plural.is_none_or(|p| p == s.plural || p && body(s));
        let number = |s: &Subject| (!agrees(s)).then_some("the verb does not agree with it in number");
        let id = discourse.last_without(g, sentence, number).map(|s| s.id.clone());
        let attribution = if id.is_some() { Attribution::DroppedSubject } else { Attribution::Unknown };
        return Resolved { id, attribution, ..unknown };
    };
    let resolved = resolve_phrase(g, people, discourse, phrase, draft.apposition, sentence);
    // "sia Rossi che Verdi hanno detto": the last of several
    let several = draft.cue.is_some_and(|c| c.plural == Some(true)) && phrase.first > 0;
    let joined = several && g.is_any(phrase.first - 1, &[Class::Coordinator, Class::Complementiser]);
    if joined && resolved.id.as_deref().is_some_and(|id| id.starts_with("person:")) {
        return Resolved { id: Some(group_id(g, phrase)), attribution: Attribution::Group, ..unknown };
    }
    resolved
}

fn resolve_phrase(
    g: &Grammar<'_>,
    people: &People,
    discourse: &Discourse,
    phrase: Phrase,
    apposition: Option<Range>,
    sentence: usize,
) -> Resolved {
    let named = |id: &str, attribution| Resolved { id: Some(id.to_owned()), attribution, role: None, speaks_for: None };
    let role = head_role(g, phrase);
    // people who are not a complement: "il portavoce del Cremlino Dmitry Peskov", not "il portavoce di Putin"
    let collective = role.is_some_and(|r| {
        r.class == RoleClass::Body && g.mentions.within(phrase.first, r.first).all(|m| m.kind != Kind::Person)
            || (r.plural || r.class == RoleClass::Group) && g.is(r.end, Class::Of)
    });
    let in_source = |m: &Mention, why_not| g.note(|| Step::Candidate { id: m.id.clone(), origin: Origin::Source, why_not });
    let heads = |m: &&Mention| {
        let why_not = if collective {
            Some("the words name a body or several people")
        } else if is_complement(g, phrase, m) {
            Some("it belongs to another word of the source, as an owner or complement")
        } else {
            None
        };
        in_source(m, why_not);
        why_not.is_none()
    };
    let persons: Vec<&Mention> = g.mentions.within(phrase.first, phrase.end).filter(|m| m.kind == Kind::Person).filter(heads).collect();
    if persons.len() > 1 && persons[0].id != persons[1].id {
        return Resolved { id: Some(group_id(g, phrase)), attribution: Attribution::Group, role: None, speaks_for: None };
    }
    let joint = (phrase.first..phrase.end)
        .any(|i| g.is(i, Class::Coordinator) && g.mentions.covering(i).is_none() && g.mentions.role_at(i).is_none());
    if let Some(person) = persons.first() {
        if joint && person.end < phrase.end && g.is(person.end, Class::Coordinator) {
            return Resolved { id: Some(group_id(g, phrase)), attribution: Attribution::Group, role: None, speaks_for: None };
        }
        let mut resolved = named(&person.id, Attribution::Name);
        fill_role(g, people, &mut resolved, role, phrase, apposition);
        return resolved;
    }
    // "l'attacco di X, che": the head is a noun of speaking, its owner speaks
    let head = (phrase.first..phrase.end).find(|&i| !g.is_determiner(i));
    let noun_cue = head.is_some_and(|i| g.pack.is_noun_cue(g.doc.tokens[i].word));
    if noun_cue
        && role.is_none()
        && let Some(owner) = g.mentions.within(phrase.first, phrase.end).find(|m| {
            matches!(m.kind, Kind::Person | Kind::Organisation | Kind::Country)
                && m.rule != "demonym"
                && m.first > phrase.first
                && g.is(m.first - 1, Class::Of)
                && head
                    .is_some_and(|h| (h + 1..m.first).all(|i| g.is(i, Class::Of) || g.is_determiner(i) || g.mentions.role_at(i).is_some()))
        })
    {
        in_source(owner, None);
        return named(&owner.id, Attribution::Name);
    }
    // "il parere dell'esperto": who gives it
    if noun_cue
        && role.is_none()
        && let Some(of) = head.map(|h| h + 1).filter(|&of| of + 1 < phrase.end && g.is(of, Class::Of))
        && let Some(owner) = g.mentions.role_at(of + 1).filter(|r| r.class != RoleClass::Body && g.pack.drops_subject)
    {
        let phrase = Phrase { first: owner.first, end: phrase.end };
        return Resolved { id: Some(group_id(g, phrase)), attribution: Attribution::Group, role: None, speaks_for: None };
    }
    if let Some((first, end)) = apposition
        && let Some(person) = g.mentions.within(first, end).find(|m| {
            m.kind == Kind::Person
                && !g.is(m.first - 1, Class::Preposition)
                && (m.first == first || role.is_some() || g.mentions.role_at(m.first - 1).is_some())
        })
    {
        g.note(|| Step::Candidate { id: person.id.clone(), origin: Origin::Apposition, why_not: None });
        let mut resolved = named(&person.id, Attribution::Name);
        fill_role(g, people, &mut resolved, role, phrase, None);
        return resolved;
    }
    if let Some(pronoun) = g.pronoun_ending(phrase.first, phrase.end) {
        // somebody who is known to be a woman is nearer to "she" than somebody of whom nothing is known
        let is_a = |s: &Subject, kind: &str| s.id.starts_with(kind);
        let known = |s: &&Subject| is_a(s, "person:") && s.gender == pronoun.gender && pronoun.gender != Gender::Common;
        let known = discourse.recent(sentence).find(|s| !pronoun.plural && sentence - s.sentence <= 1 && known(s));
        let known = known.map(|s| s.id.as_str());
        let fits = discourse.last_without(g, sentence, |s| match (pronoun.plural, pronoun.gender) {
            _ if known.is_some_and(|id| id != s.id) => {
                Some("the pronoun's gender is known of somebody else in this sentence or the one before")
            }
            (true, _) => (!s.plural && !is_a(s, "org:")).then_some("it is one, the pronoun is plural"),
            (false, Gender::Neuter) => (!is_a(s, "org:") && !is_a(s, "country:")).then_some("the pronoun stands for no person"),
            (false, _) if !is_a(s, "person:") => Some("the pronoun stands for a person"),
            (false, gender) => (!s.gender.agrees(gender)).then_some("the pronoun has another gender"),
        });
        let id = fits.map(|s| s.id.clone()).or_else(|| {
            person_before(g, people, phrase.first, pronoun.gender).filter(|_| !pronoun.plural && pronoun.gender != Gender::Neuter)
        });
        let attribution = if id.is_some() { Attribution::Pronoun } else { Attribution::Unknown };
        return Resolved { id, attribution, role: None, speaks_for: None };
    }
    if let Some(id) = named_by_capitals(g, people, phrase, role).or_else(|| named_in_apposition(g, role, apposition)) {
        let mut resolved = named(&id, Attribution::Name);
        fill_role(g, people, &mut resolved, role, phrase, apposition);
        return resolved;
    }
    let own: Vec<&Mention> = g.mentions.within(phrase.first, phrase.end).collect();
    if let Some(role) = role {
        let state_voice = (role.first..role.end).any(|i| g.is(i, Class::StateVoice));
        if state_voice
            && let Some(country) = own.iter().find(|m| m.kind == Kind::Country || m.stands_for.is_some() && m.kind == Kind::Place)
        {
            let id = country.stands_for.clone().unwrap_or_else(|| country.id.clone());
            return named(&id, Attribution::Name);
        }
        // "il governo": the state that the article is about
        let article = |i| g.is(i, Class::Article) && !g.is(i, Class::Indefinite);
        let bare = role.end == phrase.end && (phrase.first..role.first).all(article);
        if state_voice
            && bare
            && role.class == RoleClass::Body
            && g.mentions.covering(role.first).is_none()
            && let Some(country) = country_of_article(g)
        {
            return named(&country, Attribution::Title);
        }
        match role.class {
            RoleClass::Office | RoleClass::Person | RoleClass::Title if !role.plural && !is_indefinite(g, phrase) && !joint => {
                if let Some(resolved) = by_role(g, people, discourse, phrase, role, sentence) {
                    return resolved;
                }
            }
            _ => {}
        }
        if let Some(organisation) = own.iter().find(|m| m.kind == Kind::Organisation && m.first <= role.first && role.end <= m.end) {
            return named(&organisation.id, Attribution::Name);
        }
        return Resolved { id: Some(group_id(g, phrase)), attribution: Attribution::Group, role: None, speaks_for: None };
    }
    if let Some(mention) = own.iter().find(|m| !is_complement(g, phrase, m)) {
        let whole = (phrase.first..mention.first).all(|i| g.is_determiner(i))
            && (mention.end >= phrase.end || !g.is(mention.end, Class::Coordinator));
        match mention.kind {
            Kind::Organisation if whole && !joint => return named(&mention.id, Attribution::Name),
            Kind::Country if whole && mention.end >= phrase.end && !joint => {
                return named(&mention.id, Attribution::Name);
            }
            Kind::Place if whole && mention.end >= phrase.end && mention.stands_for.is_some() => {
                let id = mention.stands_for.clone().unwrap_or_default();
                return named(&id, Attribution::Name);
            }
            _ => {}
        }
    }
    Resolved { id: Some(group_id(g, phrase)), attribution: Attribution::Group, role: None, speaks_for: None }
}

/// The role that heads the phrase: the first one that no "of" opens; in "Kremlin spokesman" the last.
fn head_role<'g>(g: &'g Grammar<'_>, phrase: Phrase) -> Option<&'g RoleMatch> {
    let from = g.mentions.roles.partition_point(|r| r.first < phrase.first);
    let of = (phrase.first..phrase.end).find(|&i| g.is(i, Class::Of) && g.mentions.covering(i).is_none()).unwrap_or(phrase.end);
    let roles = g.mentions.roles[from..].iter().take_while(|r| r.first < of && r.end <= phrase.end);
    let free: Vec<&RoleMatch> = roles.filter(|r| g.mentions.covering(r.first).is_none_or(|m| m.kind != Kind::Person)).collect();
    if g.pack.drops_subject { free.first().copied() } else { free.last().copied() }
}

/// Whether the name at `at` stands in a phrase that a preposition opens, or is an apposition to one:
/// "dal sindaco di Genova, Anna Rossi".
fn hangs_on_preposition(g: &Grammar<'_>, from: usize, at: usize) -> bool {
    let mut at = at;
    let (mut comma, mut role) = (false, false);
    while at > from {
        at -= 1;
        let mention = g.mentions.covering(at);
        let of_head = comma && (mention.is_some_and(|m| m.kind != Kind::Person) || g.is(at, Class::Of));
        if g.mark(at, ',') && !comma && !role && g.pack.drops_subject {
            comma = true;
        } else if g.mentions.role_at(at).is_some() {
            role = true;
        } else if g.mark(at, '(') || g.is(at, Class::Preposition) && !of_head && mention.is_none() {
            return role || !comma;
        } else if !g.is_determiner(at) && !of_head {
            return false;
        }
    }
    false
}

/// Whether the mention hangs on a head: behind "of" or another preposition, or before a possessive suffix.
fn is_complement(g: &Grammar<'_>, phrase: Phrase, mention: &Mention) -> bool {
    let mut at = mention.first;
    while at > phrase.first
        && (g.is_any(at - 1, &[Class::Article, Class::Possessive])
            || g.mentions.role_at(at - 1).is_some_and(|r| r.class == RoleClass::Title))
    {
        at -= 1;
    }
    // "Trump spokesman Hope Hicks": a name before a role belongs to the role
    let before_role = mention.end < phrase.end
        && g.mentions.role_at(mention.end).is_some_and(|r| r.first == mention.end && r.class != RoleClass::Title)
        && g.pack.bare_clause;
    let behind = at > phrase.first && g.is(at - 1, Class::Preposition) || before_role;
    let owner = mention.end < phrase.end && g.doc.word(mention.end).starts_with(['\'', '’']);
    behind || owner
}

/// Whether the phrase names several: a plural role, or no role and no singular article.
fn is_plural(g: &Grammar<'_>, phrase: Phrase) -> bool {
    let joined = (phrase.first..phrase.end).any(|i| g.is(i, Class::Coordinator) && g.mentions.covering(i).is_none());
    joined || head_role(g, phrase).map_or(!g.is(phrase.first, Class::Indefinite), |r| r.plural || r.class == RoleClass::Group)
}

fn is_indefinite(g: &Grammar<'_>, phrase: Phrase) -> bool {
    g.is(phrase.first, Class::Indefinite) || g.is(phrase.first, Class::Determiner)
}

fn group_id(g: &Grammar<'_>, phrase: Phrase) -> String {
    let mut first = phrase.first;
    while first + 1 < phrase.end && g.is(first, Class::Article) && !g.is(first, Class::Indefinite) {
        first += 1;
    }
    let name = slug(g.doc.span(first, phrase.end).slice(g.doc.text));
    format!("group:{}", if name.is_empty() { "unnamed" } else { &name })
}

fn fill_role(
    g: &Grammar<'_>,
    people: &People,
    resolved: &mut Resolved,
    role: Option<&RoleMatch>,
    phrase: Phrase,
    apposition: Option<Range>,
) {
    let span = |first, end| g.doc.span(first, end).slice(g.doc.text).to_owned();
    if let Some(role) = role.filter(|r| r.class != RoleClass::Title) {
        let end = g.mentions.within(role.end, phrase.end).find(|m| m.kind == Kind::Person).map_or(phrase.end, |m| m.first);
        resolved.role = Some(span(role.first, end));
        resolved.speaks_for = g
            .mentions
            .within(phrase.first, phrase.end)
            .find(|m| matches!(m.kind, Kind::Country | Kind::Organisation))
            .map(|m| m.id.clone());
    } else if let Some((first, end)) = apposition {
        let role = (first..end).find_map(|i| g.mentions.role_at(i));
        if let Some(role) = role {
            resolved.role = Some(span(role.first, end));
            resolved.speaks_for =
                g.mentions.within(first, end).find(|m| matches!(m.kind, Kind::Country | Kind::Organisation)).map(|m| m.id.clone());
        }
    }
    if resolved.role.is_none()
        && let Some(person) = resolved.id.as_deref().and_then(|id| people.get(id))
        && let Some(known) = person.roles.first()
    {
        resolved.role = Some(known.text.clone());
        resolved.speaks_for = known.of.first().cloned();
    }
}

/// The person a role points to: the one whom the article gives it, or, for an office with a nationality or body,
/// the person spoken of last whom nothing contradicts.
fn by_role(g: &Grammar<'_>, people: &People, discourse: &Discourse, phrase: Phrase, role: &RoleMatch, sentence: usize) -> Option<Resolved> {
    let mut buffer = String::new();
    let head: Vec<String> = (role.first..role.end).map(|i| fold_word(g.doc.word(i), &mut buffer).to_owned()).collect();
    let head = head.join(" ");
    let of: Vec<String> = g
        .mentions
        .within(phrase.first, phrase.end)
        .filter(|m| matches!(m.kind, Kind::Country | Kind::Organisation))
        .map(|m| m.id.clone())
        .collect();
    let text = g.doc.span(phrase.first, phrase.end).slice(g.doc.text).to_owned();
    let resolved =
        |id: String, attribution| Resolved { id: Some(id), attribution, role: Some(text.clone()), speaks_for: of.first().cloned() };
    let fits_of = |known: &[String]| {
        of.is_empty()
            || known.is_empty()
            || of.iter().any(|o| known.contains(o))
            || of.iter().any(|o| o.starts_with("country:")) && known.iter().all(|k| k.starts_with("org:"))
    };
    // 1. the article gives the role to somebody
    let office = Office::read(g, phrase, role);
    let holders: Vec<&str> = people
        .list
        .iter()
        .filter(|p| {
            p.roles.iter().any(|r| {
                // "il sindaco Anna Rossi": the same word is of the same person, whatever its gender
                if r.head != head && !p.gender.agrees(role.gender) {
                    return false;
                }
                let same = r.head == head || r.head.starts_with(&format!("{head} ")) || head.starts_with(&format!("{} ", r.head));
                (same && !office.differs(g, r) || office.is_named(g, r)) && fits_of(&r.of)
            })
        })
        .map(|p| p.id.as_str())
        .collect();
    match holders.as_slice() {
        [only] => {
            g.note(|| Step::Candidate { id: (*only).to_owned(), origin: Origin::Role, why_not: None });
            return Some(resolved((*only).to_owned(), Attribution::Title));
        }
        [] => {}
        several => {
            let holder = |s: &Subject| (!several.contains(&s.id.as_str())).then_some("the article does not give it this role");
            let recent = discourse.last_without(g, sentence, holder).map(|s| s.id.clone());
            let paragraph = g.doc.tokens[phrase.first].paragraph;
            let before = g.mentions.list.partition_point(|m| m.first < phrase.first);
            let near = g.mentions.list[..before].iter().rev().take_while(|m| paragraph - g.doc.tokens[m.first].paragraph <= 2);
            let nearest = || {
                let holder = near.into_iter().find(|m| several.contains(&m.id.as_str()))?;
                g.note(|| Step::Candidate { id: holder.id.clone(), origin: Origin::NamedBefore, why_not: None });
                Some(holder.id.clone())
            };
            if let Some(id) = recent.or_else(nearest) {
                return Some(resolved(id, Attribution::Title));
            }
        }
    }
    let titled = |s: &&Subject| people.get(&s.id).is_some_and(|p| office.is_among(&p.titles));
    let near = || discourse.recent(sentence).filter(|s| sentence - s.sentence <= EPITHET_REACH);
    if let Some(subject) = near().find(titled) {
        g.note(|| Step::Candidate { id: subject.id.clone(), origin: Origin::Sentence(subject.sentence), why_not: None });
        return Some(resolved(subject.id.clone(), Attribution::Title));
    }
    // a name that is no known person stands in the phrase: it is not an epithet for somebody else
    let unknown_name = (role.end..phrase.end).any(|i| g.token(i).is_some_and(|t| t.is_capitalised()) && g.mentions.covering(i).is_none());
    if unknown_name {
        return None;
    }
    // 2. an epithet for the person spoken of last, whom no other role of the article contradicts
    if role.class != RoleClass::Office && of.is_empty() {
        // "l'attrice", "the author": the subject of the sentence before
        let only = || only_person_of(g, sentence.checked_sub(1)?);
        let last = near().next().map(|s| s.id.clone()).filter(|id| id.starts_with("person:")).or_else(only)?;
        let person = people.get(&last).filter(|p| p.gender.agrees(role.gender))?;
        let anybody = g.is(role.first, Class::AnyPerson);
        let other = !anybody && person.roles.iter().any(|r| r.head != head && !office.is_named(g, r));
        let takes_up = !other && takes_up_a_name(g, phrase, role);
        let why_not = (!takes_up).then_some("the article gives it another role, or the noun may be somebody without a name");
        g.note(|| Step::Candidate { id: last.clone(), origin: Origin::NamedBefore, why_not });
        return takes_up.then(|| resolved(last, Attribution::Epithet));
    }
    let contradicts = |s: &Subject| {
        let Some(person) = people.get(&s.id) else { return Some("the role is a person's") };
        let other = |r: &RoleUse| r.head != head;
        if !person.gender.agrees(role.gender) {
            Some("the role has another gender")
        } else if person.roles.iter().any(|r| other(r) && if of.is_empty() { !office.is_named(g, r) } else { !fits_of(&r.of) }) {
            Some("the article gives it another role")
        } else {
            None
        }
    };
    first_without(g, near(), contradicts).map(|s| resolved(s.id.clone(), Attribution::Epithet))
}

/// The id of the only person whom the sentence with this number names outside quotations.
fn only_person_of(g: &Grammar<'_>, number: usize) -> Option<String> {
    let sentence = g.doc.sentences.get(number)?;
    let named = |m: &&Mention| m.kind == Kind::Person && g.quote_at(m.first).is_none();
    let mut persons = g.mentions.within(sentence.first, sentence.end).filter(named);
    let only = persons.next()?;
    persons.all(|m| m.id == only.id).then(|| only.id.clone())
}

/// The person of that gender whose mention stands last before token `at`, in the two paragraphs before or the same.
fn person_before(g: &Grammar<'_>, people: &People, at: usize, gender: Gender) -> Option<String> {
    let from = g.mentions.list.partition_point(|m| m.first < at);
    let paragraph = g.doc.tokens.get(at)?.paragraph;
    let mut fits = g.mentions.list[..from]
        .iter()
        .rev()
        .take_while(|m| paragraph - g.doc.tokens[m.first].paragraph <= 2)
        .filter(|m| m.kind == Kind::Person && people.get(&m.id).is_some_and(|p| p.gender.agrees(gender)));
    let person = fits.next()?;
    g.note(|| Step::Candidate { id: person.id.clone(), origin: Origin::NamedBefore, why_not: None });
    Some(person.id.clone())
}

/// The addressee's id: a person, country or organisation named in the phrase, else the group it names.
pub fn addressee(g: &Grammar<'_>, people: &People, discourse: &Discourse, phrase: Phrase, sentence: usize) -> Option<String> {
    if g.is_any(phrase.first, &[Class::FirstPerson, Class::OtherPronoun, Class::Possessive]) && phrase.end == phrase.first + 1 {
        return None;
    }
    let speaks = |i: usize| {
        g.mentions.covering(i).is_some_and(|m| matches!(m.kind, Kind::Person | Kind::Organisation | Kind::Country))
            || g.mentions.role_at(i).is_some()
            || g.is(i, Class::SubjectPronoun)
    };
    let place = g.mentions.covering(phrase.first).is_some_and(|m| m.kind == Kind::Place);
    if place || !(phrase.first..phrase.end).any(speaks) {
        return None;
    }
    g.note(|| Step::Addressee);
    resolve_phrase(g, people, discourse, phrase, None, sentence).id
}
