//! When a role is an epithet for the person spoken of last.

use super::{Description, MOST_PEOPLE, is_named_with_another, named_in, only_person_of};
use crate::entity::{Person, RoleUse};
use crate::mention::{Kind, Mention, RoleMatch};
use crate::pack::{Class, RoleClass};
use crate::statement::age::{called_by_age, is_aged_otherwise};
use crate::statement::discourse::{Subject, first_without};
use crate::statement::governed::is_agent;
use crate::statement::office::takes_up_a_name;
use crate::trace::{Origin, Step};

impl Description<'_, '_> {
    /// Whether the words show that somebody else is meant than was spoken of.
    pub(super) fn names_another(&self) -> bool {
        let (g, phrase, role) = (self.g, self.phrase, self.role);
        // a name that is no known person stands in the phrase: it is not an epithet for somebody else
        let unknown = |i: usize| g.token(i).is_some_and(|t| t.is_capitalised()) && g.mentions.covering(i).is_none();
        let title = g.pack.bare_clause && role.first > phrase.first && unknown(role.first) && unknown(role.first - 1);
        if title || (role.end..phrase.end).any(unknown) {
            return true;
        }
        // "ribatte il suo predecessore", "l'altro sindaco": somebody else
        let another =
            |i: usize| g.is(i, Class::Possessive) || g.is(i, Class::Determiner) && !g.is_any(i, &[Class::Article, Class::BeforeName]);
        g.pack.drops_subject && (phrase.first + 1..role.first).any(another)
    }

    /// Not "his lawyer", "figures of the party", "the candidate who wins".
    pub(super) fn is_definite(&self) -> bool {
        self.g.is_definite_article(self.phrase.first) && !self.g.is(self.phrase.end, Class::Relative)
    }

    /// "Neri told Rossi that the minister": whether the sentence names somebody else, who may be meant.
    fn names_others(&self, id: &str) -> bool {
        named_in(self.g, self.sentence, self.phrase.first).any(|m| m.id != id)
    }

    /// "l'attrice", "the author": the person spoken of last, whom the noun takes up.
    pub(super) fn takes_up(&self) -> Option<String> {
        let last = self.spoken_of_last()?;
        let person = self.people.get(&last).filter(|p| p.gender.agrees(self.role.gender))?;
        let takes_up = self.can_take_up(&last, person) && !self.may_be_another(&last);
        let why_not = (!takes_up).then_some("the article gives it another role, or the noun may be somebody without a name");
        self.g.note(|| Step::Candidate { id: last.clone(), origin: Origin::NamedBefore, why_not });
        takes_up.then_some(last)
    }

    /// The subject spoken of last, else the only person whom this sentence names before, else the one before.
    fn spoken_of_last(&self) -> Option<String> {
        let (g, phrase, sentence) = (self.g, self.phrase, self.sentence);
        let only = || only_person_of(g, sentence.checked_sub(1)?, usize::MAX);
        let before = || self.near().any(|s| s.id.starts_with("person:"));
        // "Difeso dall'avvocato Rossi, l'uomo ha detto": not he
        let agent = |id: &String| {
            let first = g.doc.sentences[sentence].first;
            g.mentions.within(first, phrase.first).any(|m| m.id == *id && is_agent(g, first, m))
        };
        let here = || only_person_of(g, sentence, phrase.first).filter(|id| !before() && !agent(id));
        let subject = self.near().next().map(|s| s.id.clone()).filter(|id| id.starts_with("person:"));
        subject.or_else(here).or_else(only).filter(|id| !self.discourse.is_dead(id))
    }

    /// Whether the noun can be said of the person with this id, and of nobody else.
    fn can_take_up(&self, id: &str, person: &Person) -> bool {
        let (g, phrase, role) = (self.g, self.phrase, self.role);
        let anybody = g.is(role.first, Class::AnyPerson);
        let another = |r: &RoleUse| !self.is_of_anybody(r) && !self.is_same_head(r) && !self.office.is_named(g, r);
        let other = || person.roles.iter().any(another) || self.discourse.called(id).any(another) || self.differs_in_complement(person);
        // "Pozzi replica alla deputata Nadia Ferraris. Secondo l'esponente dem": either
        let either = || {
            let agrees = |m: &&Mention| self.people.get(&m.id).is_none_or(|p| p.gender.agrees(role.gender));
            let before = || self.sentence.checked_sub(1).is_some_and(|s| named_in(g, s, usize::MAX).filter(agrees).any(|m| m.id != id));
            g.pack.drops_subject && anybody && role.end < phrase.end && before()
        };
        // "L'imprenditore davanti al giudice Neri ha ammesso": nor he
        let behind = || {
            let named = |m: &Mention| m.id == id;
            let mut here = named_in(g, self.sentence, usize::MAX);
            let behind = here.any(|m| named(m) && m.first >= phrase.end) && !named_in(g, self.sentence, phrase.first).any(named);
            behind && g.pack.drops_subject && !g.mark(phrase.end, ',')
        };
        (anybody || !other())
            && !self.is_another(&self.of)
            && !self.names_others(id)
            && !self.is_acted_on_by(id)
            && takes_up_a_name(g, phrase, role)
            && !either()
            && !behind()
    }

    /// The person spoken of last whom no other role of the article contradicts. Only an office of a country goes further back than to the
    /// nearest person: "Trumm has a plan, Ben Cole said. The former party candidate" is not Trumm.
    pub(super) fn not_contradicted(&self) -> Option<String> {
        let person = |s: &&Subject| s.id.starts_with("person:");
        let nearest = self.near().find(person).map(|s| s.id.as_str());
        let far = |s: &Subject| self.countries().next().is_none() && nearest.is_some_and(|id| id != s.id) && s.id.starts_with("person:");
        let why_not = |s: &Subject| self.contradicts(s).or_else(|| far(s).then_some("somebody else was spoken of since"));
        // "Norwegian Prime Minister Holm arrived. The Swedish prime minister said": nor anybody before him
        let abroad = |s: &Subject, p: &Person| p.roles.iter().any(|r| self.is_same_head(r)) && self.is_abroad(p, s.sentence);
        if self.near().any(|s| self.people.get(&s.id).is_some_and(|p| abroad(s, p))) {
            return None;
        }
        first_without(self.g, self.near(), why_not).map(|s| s.id.clone()).filter(|id| !self.may_be_another(id))
    }

    /// Whether another than the person with this id may be meant: "Hale and Moss sit on the council. The councillor said", "Hale, 45, came. The
    /// 50-year-old said".
    fn may_be_another(&self, id: &str) -> bool {
        let g = self.g;
        if called_by_age(g, self.phrase).is_some_and(|age| is_aged_otherwise(g, id, age)) {
            return true;
        }
        if self.is_said_of_another(id) {
            return true;
        }
        let Some(sentence) = self.near().find(|s| s.id == id).map(|s| s.sentence) else { return false };
        let fits = |m: &Mention| self.people.get(&m.id).is_none_or(|p| p.gender.agrees(self.role.gender));
        is_named_with_another(g, sentence, self.phrase.first, id, fits)
    }

    /// "Hale wrote to Anna Berg, the senator. The senator said": whether this sentence or the one before says the role of somebody else, before the
    /// name or behind it.
    fn is_said_of_another(&self, id: &str) -> bool {
        let (g, role) = (self.g, self.role);
        let from = g.doc.sentences[self.sentence.saturating_sub(1)].first;
        let text = |r: &RoleMatch| g.doc.span(r.first, r.end).slice(g.doc.text).to_lowercase();
        let other = |m: &Mention| m.kind == Kind::Person && m.id != id;
        let own = text(role);
        let same = |r: &RoleMatch| {
            let other = text(r);
            other == own || self.office.is_among(g.pack.offices(&other))
        };
        let roles = (from..self.phrase.first).filter_map(|i| g.mentions.role_at(i).filter(|r| r.first == i));
        roles.filter(|r| !r.plural && g.quote_at(r.first).is_none()).any(|r| {
            let before = || g.mentions.covering(r.end).filter(|m| m.first == r.end);
            let comma = (from..r.first).rev().find(|&i| !g.is_determiner(i)).filter(|&i| g.mark(i, ','));
            let behind = || comma.and_then(|c| g.mentions.covering(c.checked_sub(1)?).filter(|m| m.end == c));
            (before().is_some_and(other) || behind().is_some_and(other)) && same(r)
        })
    }

    /// Why the role is not of this one.
    fn contradicts(&self, s: &Subject) -> Option<&'static str> {
        let (g, role) = (self.g, self.role);
        let Some(person) = self.people.get(&s.id) else { return Some("the role is a person's") };
        let same = |r: &RoleUse| self.is_same_head(r);
        if !person.gender.agrees(role.gender) {
            Some("the role has another gender")
        } else if self.names_others(&s.id) {
            Some("somebody else is named in the sentence")
        } else if self.is_abroad(person, s.sentence) {
            Some("the article gives it a role of another country")
        } else if g.pack.drops_subject && g.is(role.first, Class::AnyPerson) && self.is_of_body_of_others(person) {
            Some("the article does not give it this role")
        } else if person.roles.iter().any(|r| same(r) && self.is_elsewhere(r)) {
            Some("the article gives it this role elsewhere")
        } else if self.is_another(foreign(person, &self.of)) && !self.discourse.called(&s.id).any(same) {
            Some("the article speaks of somebody without a name in this office")
        } else if self.differs_in_complement(person) || person.roles.iter().any(|r| same(r) && self.office.differs(g, r)) {
            Some("the article gives it such a role of something else")
        } else if self.is_acted_on_by(&s.id) {
            Some("a relative clause tells what this person does to the holder of the role")
        } else if self.has_another_role(person) {
            Some("the article gives it another role")
        } else {
            None
        }
    }

    /// "il ministro Pozzi … il deputato della Lega Neri … l'esponente del Carroccio": whether not this person but another one has a role of
    /// the body that is named.
    fn is_of_body_of_others(&self, person: &Person) -> bool {
        let of_body = |p: &Person| p.roles.iter().any(|r| r.of.iter().any(|o| o.starts_with("org:") && self.of.contains(o)));
        let list = &self.people.list;
        !of_body(person) && (list.len() > MOST_PEOPLE || list.iter().any(|p| p.id != person.id && of_body(p)))
    }

    /// Whether the person has another role, or was called otherwise, so that this one is not meant.
    fn has_another_role(&self, person: &Person) -> bool {
        let (g, role) = (self.g, self.role);
        let anybody = g.is(role.first, Class::AnyPerson);
        let loose = |r: &RoleUse| anybody || role.class == RoleClass::Person && self.is_of_anybody(r);
        let lost = |r: &RoleUse| r.former && !self.former && role.class == RoleClass::Office;
        // "Mayor Tom Hale wrote. The former mayor said": nor he, unless he has left since
        let held = |r: &RoleUse| {
            let same = self.is_same_head(r) || self.office.is_named(g, r);
            self.former && !r.former && role.class == RoleClass::Office && same && !self.tells_of_leaving()
        };
        if person.roles.iter().any(held) {
            return true;
        }
        // "the deputy head of the Norvalian delegation": not whom the article calls a minister
        let ranked = || self.head.split(' ').next().is_some_and(|word| g.pack.has(g.pack.lookup(word), Class::Rank));
        let other = |r: &RoleUse| !loose(r) && (!self.is_same_head(r) || lost(r));
        let by_office = |r: &RoleUse| !self.office.is_named(g, r);
        // "L'ex sindaco Neri ha parlato. Il sindaco": nor he, though a mayor has other names too
        let holds = |former: bool| person.roles.iter().any(|r| r.former == former && self.is_same_head(r));
        if role.class == RoleClass::Office && !self.former && holds(true) && !holds(false) {
            return true;
        }
        self.discourse.called(&person.id).any(|r| other(r) && by_office(r))
            || person.roles.iter().any(|r| other(r) && if self.of.is_empty() || ranked() { by_office(r) } else { !self.fits_of(&r.of) })
    }

    /// "Hale wrote to the minister. The minister said", "Sims interviewed the suspect. The man said": whether somebody without a name was
    /// spoken of with these words just before, or with others where the noun can be said of anybody, as an object or behind a preposition;
    /// or, as in "Berg met his Czech counterpart. The Czech leader said", somebody of one of the countries `of`.
    fn is_another(&self, of: &[String]) -> bool {
        let (g, phrase, role) = (self.g, self.phrase, self.role);
        let from = g.doc.sentences[self.sentence.saturating_sub(1)].first;
        let text = |r: &RoleMatch| g.doc.span(r.first, r.end).slice(g.doc.text).to_lowercase();
        let anybody = g.is(role.first, Class::AnyPerson);
        let led = |at: usize| (from..at).any(|i| g.mentions.covering(i).is_some_and(|m| m.kind == Kind::Person));
        let state = |m: &Mention| m.kind == Kind::Country && of.contains(&m.id);
        let counterpart =
            |i: usize| g.is(i, Class::Counterpart) && g.mentions.within(i.saturating_sub(2).max(from), i + 4).any(state) && led(i);
        if (from + 1..phrase.first).any(counterpart) {
            return true;
        }
        (from + 1..phrase.first).filter_map(|i| g.mentions.role_at(i).filter(|r| r.first == i)).any(|r| {
            let determined = g.is_any(r.first - 1, &[Class::Article, Class::FusedArticle]);
            let mut opener = r.first - 1;
            while opener > from && g.is_determiner(opener) && !g.is(opener, Class::Preposition) {
                opener -= 1;
            }
            let object = g.is(opener, Class::Preposition) && !g.is_any(opener, &[Class::Of])
                || g.is_finite(opener)
                || g.is(opener, Class::Participle);
            let named = (r.end..r.end + 4).any(|i| g.mentions.covering(i).is_some_and(|m| m.kind == Kind::Person));
            let person = matches!(r.class, RoleClass::Office | RoleClass::Person) && !r.plural;
            let same = text(r) == text(role) || anybody && person && led(r.first) && r.gender.agrees(role.gender);
            let abroad =
                r.class == RoleClass::Office && !r.plural && g.mentions.within(r.first.saturating_sub(3).max(from), r.end + 3).any(state);
            // "Hale's deputy arrived. The deputy said"
            let owned = g.is_possessive_suffix(r.first - 1) && text(r) == text(role);
            g.quote_at(r.first).is_none() && !named && (determined && object && same || owned || abroad && led(r.first))
        })
    }

    /// "the head of the company", where Anna Berg is called "the head of the union": whether the role behind the phrase is told of
    /// something else than every role of the person that begins with the same word.
    fn differs_in_complement(&self, person: &Person) -> bool {
        let (g, phrase, role) = (self.g, self.phrase, self.role);
        let word = |text: &str| text.rsplit(' ').next().map(str::to_lowercase);
        let head = g.doc.word(role.end - 1).to_lowercase();
        let of = g.is(role.end, Class::Of) && role.end + 1 < phrase.end;
        let Some(own) = word(g.doc.span(role.first, phrase.end).slice(g.doc.text)).filter(|_| of) else { return false };
        let mut told = person.roles.iter().filter(|r| {
            let mut words = r.text.split(' ');
            words.any(|w| w.to_lowercase() == head) && words.next().is_some_and(|w| g.pack.has(g.pack.lookup(w), Class::Of))
        });
        let other = |r: &RoleUse| word(&r.text).is_some_and(|last| last != own);
        told.clone().next().is_some() && told.all(other)
    }

    /// "the premier, whom Anna Berg attacked, said": whether the person is named in a relative clause behind the phrase.
    fn is_acted_on_by(&self, id: &str) -> bool {
        let (g, phrase) = (self.g, self.phrase);
        // "the candidate challenging Hale said"
        if g.ends_as_participle(phrase.end) && g.mentions.within(phrase.end + 1, phrase.end + 4).any(|m| m.id == id) {
            return true;
        }
        let comma = usize::from(g.mark(phrase.end, ','));
        let relative = (phrase.end + comma..phrase.end + comma + 3).find(|&i| g.is_any(i, &[Class::Relative, Class::PersonRelative]));
        let Some(first) = relative else { return false };
        let end = (first..first + 20).find(|&i| g.mark(i, ',') || g.is_hard_stop(i)).unwrap_or(first + 20);
        g.mentions.within(first, end).any(|m| m.id == id)
    }

    /// Whether a role can be said of anybody: "esponente", "candidate".
    fn is_of_anybody(&self, role: &RoleUse) -> bool {
        self.g.pack.has(self.g.pack.lookup(&role.head), Class::AnyPerson)
    }
}

/// Those countries, where the person is of none of them as far as the article tells.
fn foreign<'o>(person: &Person, of: &'o [String]) -> &'o [String] {
    let own = person.roles.iter().any(|r| r.of.iter().any(|o| of.contains(o)));
    if own { &[] } else { of }
}
