//! Whom the words of a source name: a person, a body, several people, or somebody without a name.

use super::Attribution;
use super::age::{called_by_age, only_one_aged};
use super::body::by_body;
use super::content::Range;
use super::discourse::Discourse;
use super::governed::{first_owner, is_complement};
use super::grammar::Grammar;
use super::named::{named_by_capitals, named_in_apposition};
use super::office::country_of_article;
use super::phrase::{Phrase, is_one_of_those};
use super::pronoun::Pronoun;
use super::role::by_role;
use super::speaker::{Resolved, names_person};
use crate::entity::{People, slug};
use crate::mention::{Kind, Mention, RoleMatch};
use crate::pack::{Class, RoleClass, WordId};
use crate::text::{TokenKind, folded};
use crate::trace::{Origin, Step};

/// Who the phrase means; whom the tokens `others` name a pronoun cannot mean.
pub(super) fn resolve_phrase(
    g: &Grammar<'_>,
    people: &People,
    discourse: &Discourse,
    phrase: Phrase,
    apposition: Option<Range>,
    sentence: usize,
    others: &[Range],
) -> Resolved {
    let phrase = without_parenthesis(g, phrase);
    let source = Source { g, people, discourse, phrase, role: head_role(g, phrase), apposition, sentence, others };
    source.resolve().unwrap_or_else(|| source.group())
}

/// A phrase that names a source.
struct Source<'s, 'a> {
    g: &'s Grammar<'a>,
    people: &'s People,
    discourse: &'s Discourse,
    phrase: Phrase,
    /// The role that heads it.
    role: Option<&'s RoleMatch>,
    apposition: Option<Range>,
    /// The number of its sentence.
    sentence: usize,
    /// What the speaker says, and to whom: a pronoun means nobody who is named there.
    others: &'s [Range],
}

impl<'s> Source<'s, '_> {
    /// Whom it means; none for a group without a name.
    fn resolve(&self) -> Option<Resolved> {
        let (g, phrase) = (self.g, self.phrase);
        let named = self.person().or_else(|| self.several_bodies()).or_else(|| self.owner()).or_else(|| self.in_apposition());
        if named.is_some() {
            return named;
        }
        // "uno di loro": no pronoun for whoever was named before
        if is_one_of_those(g, phrase.first, phrase.end) {
            return None;
        }
        if let Some(pronoun) = g.pronoun_ending(phrase.first, phrase.end) {
            let pronoun = Pronoun::new(g, self.people, self.discourse, pronoun, phrase.first, self.sentence, self.others);
            return Some(Resolved::given(pronoun.stands_for(), Attribution::Pronoun));
        }
        let capitals = named_by_capitals(g, self.people, phrase, self.role);
        if let Some(id) = capitals.or_else(|| named_in_apposition(g, self.role, self.apposition)) {
            return Some(self.with_role(&id, self.apposition));
        }
        // "Anna Berg, 45, came. The 45-year-old said"
        let age = called_by_age(g, phrase).filter(|_| !is_indefinite(g, phrase) || g.is_definite_article(phrase.first));
        let speaks = |id: &String| !names_person(g, self.others, phrase.first, id) && !self.discourse.is_dead(id);
        if let Some(id) = age.and_then(|age| only_one_aged(g, age, phrase.first)).filter(speaks) {
            g.note(|| Step::Candidate { id: id.clone(), origin: Origin::NamedBefore, why_not: None });
            return Some(Resolved::named(&id, Attribution::Title));
        }
        match self.role {
            Some(role) => {
                let called = || self.called_body(role);
                let named = || self.named_body(role).or_else(|| self.body_of_place(role)).or_else(|| self.body_of_person());
                self.state(role).or_else(called).or_else(|| self.holder(role)).or_else(named)
            }
            None => self.without_role().or_else(|| self.body_of_person()),
        }
    }

    /// "the Norfish Post newspaper": the body whose name stands right before a noun for bodies of its class, which closes the phrase; of
    /// a body that no list has, where it is a noun for media.
    fn called_body(&self, role: &RoleMatch) -> Option<Resolved> {
        let g = self.g;
        let name = self.bodies().find(|m| m.kind == Kind::Organisation && m.end == role.first && role.end == self.phrase.end)?;
        let noun: Vec<String> = (role.first..role.end).map(|i| folded(g.doc.word(i))).collect();
        let classes = g.pack.body_classes(&noun.join(" "));
        let fits = |class: &str| classes.iter().any(|c| c == class);
        // but "the Norfish Police website": no name of its own
        let own = || !(name.first..name.end).any(|i| g.is(i, Class::OrganisationHead));
        let called = !role.plural && g.pack.class_of_body(&name.id).map_or_else(|| own() && fits("media"), fits);
        called.then(|| Resolved::named(&name.id, Attribution::Name))
    }

    /// "la polizia di Modena", "Oslo police", "the supreme court of Norland": the body of which the place, named with it, has one.
    fn body_of_place(&self, role: &RoleMatch) -> Option<Resolved> {
        let (g, phrase) = (self.g, self.phrase);
        let place = |m: &&Mention| matches!(m.kind, Kind::Place | Kind::Country);
        let opener = (phrase.first..role.first).find(|&i| !g.is_determiner(i)).unwrap_or(role.first);
        let before = g.mentions.covering(opener).filter(|m| g.pack.bare_clause && m.first == opener && m.end <= role.first).filter(place);
        // "Milltown | school board |"
        let noun: Vec<String> = (before.map_or(role.first, |m| m.end)..role.end).map(|i| folded(g.doc.word(i))).collect();
        let public = g.pack.is_public_body(&noun.join(" ").replace("' ", "'"));
        if !public || is_indefinite(g, phrase) || self.is_joint() || g.mentions.covering(role.first).is_some() {
            return None;
        }
        let first = before.map_or(role.first, |m| m.first);
        // "statunitense", "di Genova", "of Norland"
        let behind = |at: usize| {
            // "the embassy in Oslo": whose is not told
            let led = g.is(at, Class::Of) || g.is(at, Class::PlacePreposition) && (before.is_some() || at > role.end);
            let first = if led { (at + 1..phrase.end).find(|&i| !g.is_determiner(i))? } else { at };
            let named = g.mentions.covering(first).filter(|m| m.first == first && m.end <= phrase.end).filter(place)?;
            (led || g.pack.drops_subject && named.rule == "demonym").then_some(named.end)
        };
        let mut end = role.end;
        while let Some(next) = behind(end) {
            end = next;
        }
        // "the Norland court", of which a country has many
        let of_country = g.mentions.within(first, end).all(|m| m.kind == Kind::Country) && role.end - role.first == 1;
        if of_country && g.pack.body_classes(&noun.join(" ")).iter().any(|class| class == "court") {
            return None;
        }
        let name = slug(g.doc.span(first, end).slice(g.doc.text));
        (before.is_some() || end > role.end).then(|| Resolved::named(&format!("org:{name}"), Attribution::Name))
    }

    /// "the Hale campaign", "Tom Hale's campaign": the body that the person has of his own, by the surname.
    fn body_of_person(&self) -> Option<Resolved> {
        let (g, phrase) = (self.g, self.phrase);
        let noun = phrase.end.checked_sub(1).filter(|&last| g.pack.is_personal_body(&folded(g.doc.word(last))))?;
        let person = self.mentions().find(|m| m.kind == Kind::Person)?;
        let led = (phrase.first..person.first).all(|i| g.leads_name(i) || g.is_determiner(i));
        let own = led && (person.end..noun).all(|i| g.is_possessive_suffix(i)) && !is_indefinite(g, phrase) && !self.is_joint();
        let surname = g.doc.word(person.end - 1);
        own.then(|| Resolved::named(&format!("org:{}", slug(&format!("{surname} {}", g.doc.word(noun)))), Attribution::Name))
    }

    /// Several people, or somebody without a name.
    fn group(&self) -> Resolved {
        Resolved::group(self.g, self.phrase)
    }

    /// What it names.
    fn mentions(&self) -> impl Iterator<Item = &'s Mention> {
        self.g.mentions.within(self.phrase.first, self.phrase.end)
    }

    /// Bodies and countries that it names.
    fn bodies(&self) -> impl Iterator<Item = &'s Mention> {
        self.mentions().filter(|m| matches!(m.kind, Kind::Organisation | Kind::Country) && m.rule != "demonym")
    }

    /// Whether it joins two nouns.
    fn is_joint(&self) -> bool {
        let g = self.g;
        let free = |i: usize| g.mentions.covering(i).is_none() && g.mentions.role_at(i).is_none();
        (self.phrase.first..self.phrase.end).any(|i| (g.is(i, Class::Coordinator) || g.mark(i, '/')) && free(i))
    }

    /// Notes whether the mention is meant.
    fn note(&self, mention: &Mention, why_not: Option<&'static str>) {
        self.g.note(|| Step::Candidate { id: mention.id.clone(), origin: Origin::Source, why_not });
    }

    /// People who are not a complement: "il portavoce del Ministero Carlo Bandini", not "il portavoce di Bandini".
    fn person(&self) -> Option<Resolved> {
        let (g, phrase) = (self.g, self.phrase);
        let collective = self.role.is_some_and(|r| self.is_collective(r));
        // "un amico di Rossi ed Anna Berg": a friend of both
        let other_owner = |m: &Mention| first_owner(g, m, phrase.first).is_some_and(|first| is_complement(g, phrase, first));
        let heads = |m: &&Mention| {
            let why_not = if collective {
                Some("the words name a body or several people")
            } else if is_complement(g, phrase, m) || other_owner(m) {
                Some("it belongs to another word of the source, as an owner or complement")
            } else {
                None
            };
            self.note(m, why_not);
            why_not.is_none()
        };
        // "la Banca Rovere e Aldo Neri"
        let joined = |m: &Mention| m.kind == Kind::Person && m.first > phrase.first + 1 && g.is(m.first - 1, Class::Coordinator);
        if collective
            && self.role.is_some_and(|r| r.class == RoleClass::Body)
            && self.mentions().any(|m| joined(m) && !is_complement(g, phrase, m))
        {
            return Some(self.group());
        }
        let persons: Vec<&Mention> = self.mentions().filter(|m| m.kind == Kind::Person).filter(heads).collect();
        let person = persons.first()?;
        let several = persons.get(1).is_some_and(|other| other.id != person.id);
        // "l'avvocato Xyz e l'avvocato Bini", "the mayor and the minister Hale": two, of whom the first is no known name
        let article = |i: usize| g.is_free_article(i);
        let joined = |i: usize| g.is(i, Class::Coordinator) && article(i + 1) && article(phrase.first) && g.mentions.role_at(i).is_none();
        let several = several || (phrase.first + 2..person.first).any(joined);
        let several = several || self.is_joined_behind(person) || self.opens_list(person);
        if several || person.end < phrase.end && g.is(person.end, Class::Coordinator) && self.is_joint() {
            return Some(self.group());
        }
        Some(self.with_role(&person.id, self.apposition))
    }

    /// "Norvale Motors and | Anna Berg |", "il sindaco di Torre e | Aldo Neri |", "France and Mayor | Tom Hale |": whether "and" joins the person to
    /// somebody before.
    fn is_joined_behind(&self, person: &Mention) -> bool {
        let (g, phrase) = (self.g, self.phrase);
        let and = (phrase.first + 1..person.first).rev().find(|&i| !g.leads_name(i)).filter(|&i| g.is(i, Class::Coordinator));
        let other = and.and_then(|and| g.mentions.covering(and.checked_sub(1)?).filter(|m| m.end == and));
        let body = other.is_some_and(|m| m.kind != Kind::Person && (phrase.first..m.first).all(|i| g.is_determiner(i) || g.mark(i, ',')));
        // "the debate ended and Hale": no second speaker
        let speaks = |i: usize| {
            let name = g.token(i).is_some_and(|t| t.is_capitalised()) && i > 0 && g.kind(i - 1) == Some(TokenKind::Word);
            let pronoun = g.is(i, Class::SubjectPronoun) && !g.is_determiner(i);
            name || pronoun || g.mentions.role_at(i).is_some() || g.mentions.covering(i).is_some()
        };
        let two = and.is_some_and(|and| and + 1 == person.first && (phrase.first..and).any(speaks));
        body || two
    }

    /// "| Anna Berg |, Britain and France": whether the person is the first of a list that ends with a body or state.
    fn opens_list(&self, person: &Mention) -> bool {
        let (g, phrase) = (self.g, self.phrase);
        let last = self.mentions().last().filter(|m| m.end == phrase.end && m.kind != Kind::Person);
        let names = |i: usize| g.is_determiner(i) || g.mark(i, ',') || g.is(i, Class::Coordinator) || g.mentions.covering(i).is_some();
        let and = |last: &Mention| g.is(last.first - 1 - usize::from(g.is_determiner(last.first - 1)), Class::Coordinator);
        g.mark(person.end, ',') && last.is_some_and(|m| m.first > person.end + 1 && and(m) && (person.end..m.first).all(names))
    }

    /// Whether the words that the role heads name a body or several people.
    fn is_collective(&self, r: &RoleMatch) -> bool {
        let (g, phrase) = (self.g, self.phrase);
        let before = || g.mentions.within(phrase.first, r.first).any(|m| m.kind == Kind::Person);
        r.class == RoleClass::Body && !before() && !titles_name(g, r.end, phrase.end)
            || (r.plural || r.class == RoleClass::Group) && g.is(r.end, Class::Of)
            // "Attorneys for Mayor Tom Hale"
            || r.plural && g.pack.bare_clause && g.is(r.end, Class::TopicPreposition)
            // "lawyers representing Paul Hale": several, of whom none is named
            || r.plural && lone_name_behind(g, r.end, phrase.end)
    }

    /// "l'Unione europea e la Nato": several bodies.
    fn several_bodies(&self) -> Option<Resolved> {
        let (g, phrase) = (self.g, self.phrase);
        let mut bodies = self.bodies();
        let (first, last) = (bodies.next()?, bodies.last()?);
        let named = |i: usize| g.mentions.covering(i).is_some() || g.token(i).is_some_and(|t| t.is_capitalised());
        let comma = (phrase.first..last.first).any(|i| g.mark(i, ','));
        let listed = |i: usize| g.is_determiner(i) || comma && (g.mark(i, ',') || named(i));
        let and = |i: usize| g.is(i, Class::Coordinator) && g.mentions.covering(i).is_none();
        let several = first.id != last.id
            && last.end == phrase.end
            && (phrase.first..first.first).all(listed)
            && (first.end..last.first).all(|i| listed(i) || and(i))
            && (first.end..last.first).any(and);
        several.then(|| self.group())
    }

    /// "l'attacco di X, che": the head is a noun of speaking, its owner speaks.
    fn owner(&self) -> Option<Resolved> {
        let (g, phrase) = (self.g, self.phrase);
        let head = (phrase.first..phrase.end).find(|&i| !g.is_determiner(i)).filter(|&i| self.role.is_none() && g.is_noun_cue(i))?;
        let small = |i: usize| g.is(i, Class::Of) || g.is_determiner(i) || g.mentions.role_at(i).is_some();
        let owner = self.mentions().find(|m| {
            matches!(m.kind, Kind::Person | Kind::Organisation | Kind::Country)
                && m.rule != "demonym"
                && m.first > phrase.first
                && g.is(m.first - 1, Class::Of)
                && (head + 1..m.first).all(small)
        });
        if let Some(owner) = owner {
            self.note(owner, None);
            return Some(Resolved::named(&owner.id, Attribution::Name));
        }
        // "il parere dell'esperto": who gives it
        let of = Some(head + 1).filter(|&of| of + 1 < phrase.end && g.is(of, Class::Of))?;
        let owner = g.mentions.role_at(of + 1).filter(|r| r.class != RoleClass::Body && g.pack.drops_subject)?;
        Some(Resolved::group(g, Phrase { first: owner.first, end: phrase.end }))
    }

    /// Whom the apposition names.
    fn in_apposition(&self) -> Option<Resolved> {
        let (g, role) = (self.g, self.role);
        let (first, end) = self.apposition?;
        // "The insurer, Allianz, said", "Its owner, Siemens, said"
        let org = g.mentions.within(first, end).find(|m| m.kind == Kind::Organisation && m.first == first && m.end == end);
        let body = || role.is_none_or(|r| !r.plural && r.class != RoleClass::Office) && self.bodies().next().is_none();
        if let Some(org) = org.filter(|_| body()) {
            self.note(org, None);
            return Some(Resolved::named(&org.id, Attribution::Name));
        }
        // "Two witnesses, Anna Berg and Tom Hale, said"
        let several = || {
            let mut named = g.mentions.within(first, end).filter(|m| m.kind == Kind::Person);
            let (one, other) = (named.next(), named.next());
            one.is_some_and(|m| m.first == first && g.is(m.end, Class::Coordinator) && other.is_some_and(|o| o.first == m.end + 1))
        };
        if role.is_some_and(|r| r.plural) && several() {
            return Some(self.group());
        }
        // "secondo la ricostruzione dei carabinieri, il nipote Ugo Neri": no body is one person
        let several = role.is_some_and(|r| matches!(r.class, RoleClass::Body | RoleClass::Group) || r.plural);
        let other =
            |m: &Mention| several && g.is_determiner(first) && m.first > first && !speaks_for(g, self.phrase, role, (first, m.first));
        let person = g.mentions.within(first, end).filter(|m| !other(m)).find(|m| {
            m.kind == Kind::Person
                && !g.is_any(m.first - 1, &[Class::Preposition, Class::Coordinator])
                && (m.first == first || role.is_some() || g.mentions.role_at(m.first - 1).is_some())
                && (heads_apposition(g, first, m) || speaks_for(g, self.phrase, role, (first, m.first)))
        })?;
        g.note(|| Step::Candidate { id: person.id.clone(), origin: Origin::Apposition, why_not: None });
        Some(self.with_role(&person.id, None))
    }

    /// The state for which the words speak.
    fn state(&self, role: &RoleMatch) -> Option<Resolved> {
        let (g, phrase) = (self.g, self.phrase);
        // but not "il segretario di Stato americano"
        let office = matches!(role.class, RoleClass::Office | RoleClass::Person | RoleClass::Title);
        if office || !(role.first..role.end).any(|i| g.is(i, Class::StateVoice)) {
            return None;
        }
        if let Some(country) = self.mentions().find(|m| m.kind == Kind::Country || m.stands_for.is_some() && m.kind == Kind::Place) {
            return Some(Resolved::named(country.stands_for.as_ref().unwrap_or(&country.id), Attribution::Name));
        }
        // "il governo": the state that the article is about
        let local = (role.first..role.end).any(|i| g.is(i, Class::Town));
        let bare = role.end == phrase.end && !local && (phrase.first..role.first).all(|i| g.is_definite_article(i));
        let state = bare && role.class == RoleClass::Body && g.mentions.covering(role.first).is_none();
        state.then(|| country_of_article(g)).flatten().map(|country| Resolved::named(&country, Attribution::Title))
    }

    /// The person or body that the role means, by what the article tells elsewhere.
    fn holder(&self, role: &RoleMatch) -> Option<Resolved> {
        let (g, phrase) = (self.g, self.phrase);
        // "i pm": the article alone shows that they are several
        let several = || g.is(phrase.first, Class::Article) && g.is(phrase.first, Class::Plural);
        match role.class {
            RoleClass::Office | RoleClass::Person | RoleClass::Title
                if !role.plural && !several() && !is_indefinite(g, phrase) && !self.is_joint() =>
            {
                let himself = |r: &Resolved| r.id.as_deref().is_some_and(|id| names_person(g, self.others, phrase.first, id));
                by_role(g, self.people, self.discourse, phrase, role, self.sentence, self.others).filter(|r| !himself(r))
            }
            RoleClass::Body => by_body(g, self.discourse, phrase, role, self.sentence).map(|id| Resolved::named(&id, Attribution::Epithet)),
            _ => None,
        }
    }

    /// The body whose name the role is part of, or stands before.
    fn named_body(&self, role: &RoleMatch) -> Option<Resolved> {
        // "the Democrat", "the CEO" is a person
        let one = |m: &Mention| {
            let whole = m.first == role.first && m.end == role.end;
            !role.plural && (role.class == RoleClass::Person || role.class == RoleClass::Office && whole)
        };
        // "la compagnia Onda Aerea", "the Israeli newspaper Haaretz": the name behind the noun for it
        let apposed = |m: &Mention| role.class == RoleClass::Body && !role.plural && m.first == role.end && m.end == self.phrase.end;
        let whole = |m: &Mention| m.first <= role.first && role.end <= m.end && !one(m) && !is_some_of(self.g, self.phrase, m);
        let body = |m: &&Mention| m.kind == Kind::Organisation && (whole(m) || apposed(m));
        self.mentions().find(body).map(|m| Resolved::named(&m.id, Attribution::Name))
    }

    /// The body, country or place that words without a role name.
    fn without_role(&self) -> Option<Resolved> {
        let (g, phrase) = (self.g, self.phrase);
        let mention = self.mentions().find(|m| !is_complement(g, phrase, m))?;
        let whole = (phrase.first..mention.first).all(|i| g.is_determiner(i))
            && (mention.end >= phrase.end || !g.is(mention.end, Class::Coordinator));
        let last = mention.end >= phrase.end;
        let some_of = || mention.end == phrase.end && is_some_of(g, phrase, mention);
        match mention.kind {
            Kind::Organisation if whole && !self.is_joint() && !some_of() => Some(Resolved::named(&mention.id, Attribution::Name)),
            Kind::Country if whole && last && !self.is_joint() => {
                if !is_one_of(g, phrase, mention) {
                    return Some(Resolved::named(&mention.id, Attribution::Name));
                }
                // "a German" is somebody new
                let new = (phrase.first..mention.first).any(|i| g.is(i, Class::Indefinite));
                let person = only_one_of(self.people, &mention.id).filter(|_| !new)?;
                Some(Resolved::named(&person, Attribution::Epithet))
            }
            // the seat of a government speaks for the state, another town or region only for itself
            Kind::Place if whole && last && mention.rule == "capital" => {
                Some(Resolved::named(mention.stands_for.as_deref().unwrap_or_default(), Attribution::Name))
            }
            _ => None,
        }
    }

    /// One past the last of the words up to `end` that tell the role: without a clause, and without anybody who is joined to its holder.
    fn role_words(&self, role: &RoleMatch, end: usize) -> usize {
        let g = self.g;
        let clause = |i: usize| {
            g.is(i, Class::Relative) && !g.is_determiner(i)
                || g.is(i - 1, Class::Coordinator) && g.is_gerund(i) && g.kind(i - 1) == Some(TokenKind::Word)
        };
        let mut end = (role.end..end).find(|&i| clause(i)).unwrap_or(end);
        // "direttore dell'istituto e il dottor Neri"
        let other = g.mentions.within(role.end, end).next().filter(|m| m.kind == Kind::Person && m.end == end);
        let and = other.and_then(|m| (role.end..m.first).rev().find(|&i| !g.leads_name(i))).filter(|&and| g.is(and, Class::Coordinator));
        end = and.unwrap_or(end);
        let hangs = [Class::Preposition, Class::Of, Class::Coordinator, Class::Article];
        while end > role.end && (g.is_any(end - 1, &hangs) && g.mentions.covering(end - 1).is_none() || g.mark(end - 1, ',')) {
            end -= 1;
        }
        end
    }

    /// The person with this id, with the role that the words or the apposition give, else the first that the article gives.
    fn with_role(&self, id: &str, apposition: Option<Range>) -> Resolved {
        let (g, phrase) = (self.g, self.phrase);
        let text = |first, end| Some(g.doc.span(first, end).slice(g.doc.text).to_owned());
        let body = |(first, end): Range| {
            let body = |m: &&Mention| matches!(m.kind, Kind::Country | Kind::Organisation);
            g.mentions.within(first, end).find(body).map(|m| m.id.clone())
        };
        let mut resolved = Resolved::named(id, Attribution::Name);
        if let Some(role) = self.role.filter(|r| r.class != RoleClass::Title) {
            let end = g.mentions.within(role.end, phrase.end).find(|m| m.kind == Kind::Person).map_or(phrase.end, |m| m.first);
            resolved.role = text(role.first, self.role_words(role, end));
            resolved.speaks_for = body((phrase.first, phrase.end));
        } else if let Some((first, end)) = apposition
            && let Some(role) = (first..end).find_map(|i| g.mentions.role_at(i))
        {
            resolved.role = text(role.first, self.role_words(role, end));
            resolved.speaks_for = body((first, end));
        } else if let Some(known) = self.people.get(id).and_then(|p| p.roles.first()) {
            resolved.role = Some(known.text.clone());
            resolved.speaks_for = known.of.first().cloned();
        }
        resolved
    }
}

/// The phrase up to a parenthesis that says more of whom it names: "Rossi (detto Lupo)".
fn without_parenthesis(g: &Grammar<'_>, phrase: Phrase) -> Phrase {
    let names = |i: usize| g.mentions.covering(i).is_some_and(|m| m.rule != "demonym") || g.mentions.role_at(i).is_some();
    let open = (phrase.first..phrase.end).find(|&i| g.mark(i, '('));
    let closes = |open: &usize| (*open..phrase.end).find(|&i| g.mark(i, ')')).is_none_or(|close| close + 1 == phrase.end);
    let end = open.filter(closes).filter(|open| (phrase.first..*open).any(names)).unwrap_or(phrase.end);
    Phrase { end, ..phrase }
}

/// The role that heads the phrase: the first one that no "of" opens; in "Kremlin spokesman" the last.
pub(super) fn head_role<'g>(g: &'g Grammar<'_>, phrase: Phrase) -> Option<&'g RoleMatch> {
    let from = g.mentions.roles.partition_point(|r| r.first < phrase.first);
    // "a spokesman for the Senate committee" is no committee
    let unnamed = phrase.end > phrase.first && g.mentions.covering(phrase.end - 1).is_none_or(|m| m.kind != Kind::Person);
    let complement = |i: usize| g.is(i, Class::Of) || g.pack.bare_clause && unnamed && g.is(i, Class::TopicPreposition) && i > phrase.first;
    let of = (phrase.first..phrase.end).find(|&i| complement(i) && g.mentions.covering(i).is_none()).unwrap_or(phrase.end);
    let roles = g.mentions.roles[from..].iter().take_while(|r| r.first < of && r.end <= phrase.end);
    // "la Federazione Russa" is a name as a whole
    let named = |m: &Mention| m.kind == Kind::Person || m.rule == "country-name";
    // "la Blue Star Line" is no star
    // nor is "The Brennan Center for Justice" a justice
    let part = |r: &RoleMatch, m: &Mention| {
        let led = g.pack.bare_clause && (m.first + 1..r.first).any(|i| g.is(i, Class::Preposition));
        m.kind == Kind::Organisation && m.end - m.first > r.end - r.first && (r.class == RoleClass::Person || led)
    };
    // "sources in the president's residence" are no president
    let inner = |r: &RoleMatch| (phrase.first + 1..r.first).any(|i| g.is(i, Class::Preposition) && g.mentions.covering(i).is_none());
    let roles = roles.filter(|r| !(g.pack.bare_clause && r.end < phrase.end && g.is_possessive_suffix(r.end) && inner(r)));
    let free: Vec<&RoleMatch> = roles.filter(|r| g.mentions.covering(r.first).is_none_or(|m| !named(m) && !part(r, m))).collect();
    if g.pack.drops_subject { free.first().copied() } else { free.last().copied() }
}

/// Whether the phrase names several: a plural role, or no role and no singular article.
pub(super) fn is_plural(g: &Grammar<'_>, phrase: Phrase) -> bool {
    phrase.is_joined(g) || head_role(g, phrase).map_or(!g.is(phrase.first, Class::Indefinite), |r| r.plural || r.class == RoleClass::Group)
}

fn is_indefinite(g: &Grammar<'_>, phrase: Phrase) -> bool {
    g.is(phrase.first, Class::Indefinite) || g.is(phrase.first, Class::Determiner)
}

/// "Justice Department trial | counsel Ann Wolverton": whether words in lower case, from `first`, go before the name that ends at `end`.
fn titles_name(g: &Grammar<'_>, first: usize, end: usize) -> bool {
    let name = end.checked_sub(1).and_then(|last| g.mentions.covering(last)).filter(|m| m.kind == Kind::Person && m.end == end);
    let plain = |i: usize| {
        let lower = g.token(i).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised());
        let small = [Class::Preposition, Class::Of, Class::By, Class::Coordinator, Class::Relative, Class::Participle];
        lower && !g.ends_as_participle(i) && !g.is_any(i, &small) && !g.is_finite(i)
    };
    g.pack.bare_clause && name.is_some_and(|m| m.first > first && (first..m.first).all(plain))
}

/// Whether one person alone is named from `first` to `end`, and not right behind `first`.
fn lone_name_behind(g: &Grammar<'_>, first: usize, end: usize) -> bool {
    let mut people = g.mentions.within(first, end).filter(|m| m.kind == Kind::Person);
    let alone = people.next().is_some_and(|m| m.first > first) && people.next().is_none();
    alone && !(first..end).any(|i| g.is(i, Class::Coordinator) || g.mark(i, '/') || g.mark(i, ','))
}

/// Whether the name can be that of whom the apposition from `first` tells: no verb or participle and no preposition stands
/// before it, but for one that its office takes. "il sindaco, capo della lista Ugo Neri," but not "il sindaco, sentito l'avvocato
/// Ugo Neri," and not "il sindaco, fratello dell'avvocato Ugo Neri,".
fn heads_apposition(g: &Grammar<'_>, first: usize, name: &Mention) -> bool {
    let bare = |i: usize| g.mentions.covering(i).is_none() && g.mentions.role_at(i).is_none();
    // "l'inviato Ugo Neri", "inviato dell'ONU": a noun
    let noun = |i: usize| i > first && g.is_determiner(i - 1) || g.is(i + 1, Class::Of);
    let participle = |i: usize| g.is(i, Class::Participle) && !noun(i);
    let verb = |i: usize| bare(i) && !g.is_determiner(i) && (g.is_finite(i) || g.is_gerund(i) || participle(i));
    let opens = |i: usize| g.is_any(i, &[Class::Preposition, Class::Relative, Class::Subordinator]) && g.mentions.covering(i).is_none();
    let of_office = |i: usize| {
        let noun = (i + 1..name.first).find(|&k| !g.is_determiner(k)).unwrap_or(name.first);
        let somebody = g.mentions.role_at(noun).is_some_and(|r| r.class != RoleClass::Body && r.end == name.first);
        // "il generale a riposo Ugo Neri", "il responsabile per l'estero Ugo Neri"
        let other = [Class::By, Class::Partner, Class::Through, Class::Relative, Class::Subordinator];
        let office = i > first && g.mentions.role_at(i - 1).is_some() && !g.is_any(i, &other);
        (g.is(i, Class::Of) || office) && i > first && noun < name.first && !somebody
    };
    (first..name.first).all(|i| !verb(i) && (!opens(i) || of_office(i)))
}

/// "il ministero, per bocca del sottosegretario Ugo Neri,", "la sentenza, scritta dal giudice Ugo Neri,": whether the phrase is a body
/// and what follows from `first` says through whom it speaks, or a document and it says whose it is.
fn speaks_for(g: &Grammar<'_>, phrase: Phrase, role: Option<&RoleMatch>, (first, name): Range) -> bool {
    let body = |m: &Mention| matches!(m.kind, Kind::Organisation | Kind::Country);
    let body = role.map_or_else(|| g.mentions.within(phrase.first, phrase.end).any(body), |r| r.class == RoleClass::Body);
    let document = (phrase.first..phrase.end).find(|&i| !g.is_determiner(i)).is_some_and(|i| g.is(i, Class::Document) || g.is_noun_cue(i));
    // "il governo, con il ministro Ugo Neri,"
    let member = g.is(first, Class::Partner) && g.mentions.role_at(name - 1).is_some_and(|r| r.class == RoleClass::Office);
    body && (g.is(first, Class::Through) || member && g.pack.drops_subject)
        || document && g.is(first, Class::Participle) && g.is(first + 1, Class::By)
}

/// "several Democrats", "senior Democrats on the committee": whether the phrase means some of those whom the mention names as a whole.
fn is_some_of(g: &Grammar<'_>, phrase: Phrase, mention: &Mention) -> bool {
    let plural = mention.end == mention.first + 1 && g.is_plural(mention.first);
    g.pack.bare_clause && plural && phrase.first < mention.first && !g.is(phrase.first, Class::Article)
}

/// "l'argentino", "a German": whether the phrase means one person of the people that the mention names.
fn is_one_of(g: &Grammar<'_>, phrase: Phrase, mention: &Mention) -> bool {
    // "Aldo, romeno che vive a Lido": without an article, and no plural
    let bare = g.pack.drops_subject && phrase.first == mention.first && !g.is_plural(mention.first);
    // "the Swede", of whom there are Swedes; not "the French"
    let several = || {
        let word = g.doc.word(mention.end - 1).to_lowercase();
        g.pack.plural_suffixes.iter().any(|s| g.pack.lookup(&format!("{word}{s}")) != WordId::UNKNOWN)
    };
    let whole = mention.end == phrase.end && mention.first > phrase.first && !g.is_plural(mention.end - 1);
    let one = g.pack.bare_clause && whole && (g.is(mention.end - 1, Class::OneOfPeople) || several());
    mention.rule == "demonym" && (bare || one || (phrase.first..mention.first).any(|i| g.is_any(i, &[Class::Singular, Class::Indefinite])))
}

/// The only person to whom the article gives a role of this country: "the Argentine striker Diego Sosa".
fn only_one_of(people: &People, country: &str) -> Option<String> {
    let mut of = people.list.iter().filter(|p| p.roles.iter().any(|r| r.of.iter().any(|o| o == country)));
    let only = of.next()?;
    of.next().is_none().then(|| only.id.clone())
}
