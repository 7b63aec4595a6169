//! To whom the article gives a role.

use super::{Description, MOST_PEOPLE, named_in};
use crate::entity::{Person, RoleUse};
use crate::mention::{Kind, Mention};
use crate::pack::{Class, Gender, RoleClass};
use crate::statement::discourse::{EPITHET_REACH, Subject};
use crate::statement::speaker::names_person;
use crate::trace::{Origin, Step};

/// So many sentences before "the former president" it may stand that the president left.
const LEFT: usize = 6;

impl<'r> Description<'r, '_> {
    /// The one who leads the country or body that it names.
    pub(super) fn leader(&self) -> Option<String> {
        let fits = |p: &&Person| self.may_speak(p) && p.gender.agrees(self.role.gender);
        let leader = if self.former { None } else { self.leader_of().filter(fits) };
        leader.map(|person| self.noted(&person.id, Origin::Role))
    }

    /// The id, and notes it for who asks for decisions.
    fn noted(&self, id: &str, origin: Origin) -> String {
        self.g.note(|| Step::Candidate { id: id.to_owned(), origin, why_not: None });
        id.to_owned()
    }

    /// "il leader russo", "il capo del Cremlino", "the U.N. chief": the only person to whom the article gives the highest office of the
    /// country or body that is named right beside the role.
    fn leader_of(&self) -> Option<&'r Person> {
        let (g, people, phrase, role) = (self.g, self.people, self.phrase, self.role);
        let has = |word: &str, class| g.pack.has(g.pack.lookup(word), class);
        // "il numero uno", and not "the chief of staff"
        let leads = |head: &str| {
            let (first, rest) = head.split_once(' ').unwrap_or((head, ""));
            has(first, Class::Leader) && (rest.is_empty() || has(rest, Class::Indefinite))
        };
        if !leads(&self.head) || people.list.len() > MOST_PEOPLE {
            return None;
        }
        let body = |m: &&Mention| matches!(m.kind, Kind::Country | Kind::Organisation);
        let mut beside = g.mentions.within(phrase.first, phrase.end).filter(body);
        let small = |i: usize| g.is_determiner(i) || g.is(i, Class::Of);
        let of = beside.next().filter(|m| m.end == role.first || m.first >= role.end && (role.end..m.first).all(small))?;
        let small = |i: usize| small(i) || (of.first..of.end).contains(&i) || (role.first..role.end).contains(&i);
        if beside.next().is_some() || !(phrase.first..phrase.end).all(small) {
            return None;
        }
        let country = g.pack.country_governed(&of.id);
        let state = country.is_some() || of.kind == Kind::Country;
        let highest = if state { Class::StateOffice } else { Class::HighestOffice };
        let of_it = |id: &str| id == of.id || country == Some(id);
        let heads = |r: &RoleUse| {
            let ranked = r.head.split(' ').any(|w| has(w, Class::Rank) && !has(w, highest));
            let office =
                r.head.split(' ').next().is_some_and(|w| has(w, highest)) || r.head.rsplit(' ').next().is_some_and(|w| has(w, highest));
            !r.former && !ranked && office && r.owner.is_none() && r.beside.as_deref().is_some_and(of_it)
        };
        // somebody is called leader himself
        let alone = |r: &RoleUse| r.of.is_empty() && r.text.len() <= r.head.len();
        let called = |r: &RoleUse| r.head.split(' ').any(|w| has(w, Class::Leader)) && (alone(r) || r.of.iter().any(|id| of_it(id)));
        if people.list.iter().any(|p| p.roles.iter().any(called)) {
            return None;
        }
        let mut holders = people.list.iter().filter(|p| p.roles.iter().any(heads));
        let only = holders.next()?;
        holders.next().is_none().then_some(only)
    }

    /// The ids of all to whom the article gives the role; none where too many may hold it.
    pub(super) fn holders(&self) -> Option<Vec<&'r str>> {
        // who has neither such a head nor such an office does not hold the role
        let can_hold = self.people.by_role_and_name(self.g.pack).with_role(&self.head, self.office.numbers());
        if can_hold.len() > MOST_PEOPLE {
            return None;
        }
        let persons = can_hold.iter().map(|place| &self.people.list[*place]).filter(|p| self.may_hold(p));
        let holders: Vec<(&str, bool)> = persons.filter_map(|p| Some((p.id.as_str(), self.is_held_by(p)?))).collect();
        // "the former minister" is one who was called so, else one who has lost the office since; "the minister" is no former one
        let exact = holders.iter().any(|(_, exact)| *exact);
        let loose = self.role.class != RoleClass::Office || self.former && self.tells_of_leaving();
        Some(holders.into_iter().filter(|(_, same)| *same || !exact && loose).map(|(id, _)| id).collect())
    }

    /// "Si è dimesso il presidente Neri. L'ex presidente": whether this sentence or few before tell that somebody leaves an office.
    pub(super) fn tells_of_leaving(&self) -> bool {
        let g = self.g;
        let first = g.doc.sentences[self.sentence.saturating_sub(LEFT)].first;
        (first..g.doc.sentences[self.sentence].end).any(|i| g.is(i, Class::Leaving) && g.quote_at(i).is_none())
    }

    /// "the pope asked them to pray for Pope Aldo": nobody speaks of himself by name.
    fn may_speak(&self, p: &Person) -> bool {
        !names_person(self.g, self.others, self.phrase.first, &p.id) && !self.discourse.is_dead(&p.id)
    }

    /// Whether the person can be meant, whatever the role.
    fn may_hold(&self, p: &Person) -> bool {
        let (g, phrase, role) = (self.g, self.phrase, self.role);
        // "una signora … la residente spiegò", and further on "il residente Aldo Neri": what can be said of many is not of who comes later
        // nor is "il leader ucraino" who comes later as "il segretario generale Neri"
        let came = || {
            let same = role.class != RoleClass::Person && p.roles.iter().any(|r| first_word(&r.head) == first_word(&self.head));
            same || g.first_named(&p.id).is_some_and(|first| first < phrase.first)
        };
        let abroad = || {
            let told = || g.first_named(&p.id).map(|at| g.doc.sentence_at(at));
            self.countries().next().is_some() && told().is_some_and(|told| told < g.doc.sentences.len() && self.is_abroad(p, told))
        };
        // "her friend said": a friend of whom was spoken of just now, not of anybody in the article
        let of_another = || g.is(role.first, Class::OfAnother) && g.is(phrase.first, Class::Possessive) && self.owner.is_none();
        let recent = || self.discourse.recent(self.sentence).any(|s| s.id == p.id) || self.nobody_since(p);
        self.may_speak(p) && came() && !abroad() && (!of_another() || recent())
    }

    /// "Mayor Hale criticized Sen. Anna Berg. The senator said": the only person with such a title before the name, as long as the article
    /// gives nobody the role.
    pub(super) fn only_titled(&self) -> Option<String> {
        let people = self.people;
        let bare = self.phrase.end == self.role.end && self.of.is_empty() && self.places.is_empty() && !self.former;
        if !bare || people.list.len() > MOST_PEOPLE {
            return None;
        }
        let titled = |p: &&Person| self.office.is_among(&p.titles) && p.gender.agrees(self.role.gender);
        let mut titled = people.list.iter().filter(titled);
        let only = titled.next().filter(|p| self.may_hold(p) && self.is_near(p))?;
        titled.next().is_none().then(|| self.noted(&only.id, Origin::Role))
    }

    /// Whether no sentence names anybody between the last of the near ones that names the person and this one.
    fn nobody_since(&self, p: &Person) -> bool {
        let g = self.g;
        let last = self.near_mentions(p).last().map(|m| g.doc.sentence_at(m.first));
        last.is_some_and(|last| (last + 1..self.sentence).all(|n| named_in(g, n, usize::MAX).next().is_none()))
    }

    /// Whether one of the few sentences before names the person.
    fn is_near(&self, p: &Person) -> bool {
        self.near_mentions(p).next().is_some()
    }

    /// Where this sentence and the few before name the person.
    fn near_mentions<'m>(&'m self, p: &'m Person) -> impl Iterator<Item = &'m Mention> {
        let g = self.g;
        let from = g.doc.sentences[self.sentence.saturating_sub(EPITHET_REACH)].first;
        g.mentions.within(from, self.phrase.first).filter(|m| m.id == p.id)
    }

    /// Whether the article gives the person the role as it is told here, as a former one or not; none where it does not give it.
    fn is_held_by(&self, p: &Person) -> Option<bool> {
        let g = self.g;
        let mut uses = p.roles.iter().filter(|r| self.holds(p, r)).peekable();
        if uses.peek().is_some() {
            return Some(uses.any(|r| r.former == self.former));
        }
        // "his German counterpart Karl Voss" is a minister too
        let peer = |r: &RoleUse| g.pack.has(g.pack.lookup(&r.head), Class::Counterpart) && self.fits_of(&r.of);
        let office = !self.former && self.role.class == RoleClass::Office && p.gender.agrees(self.role.gender);
        (office && p.roles.iter().any(peer)).then_some(true)
    }

    /// Whether `r`, a role of the person, is this one.
    fn holds(&self, p: &Person, r: &RoleUse) -> bool {
        let (g, office) = (self.g, &self.office);
        if self.owner.as_ref().is_some_and(|name| !r.office.contains(name.as_str())) {
            return false;
        }
        // "Berg's spokesman": not Hale's, nor the lawyer of somebody who is not told
        if let Some(name) = &self.owned_by {
            let known = r.owner.as_ref().is_some_and(|other| other == name) || r.office.contains(name.as_str());
            if !known && (r.owner.is_some() || self.of.is_empty() && !r.of.is_empty()) {
                return false;
            }
        }
        // "il sindaco Anna Rossi": a man's word is of a woman too, if it is an office, or if she is called by such a word, as "l'avvocato" by "il
        // legale"
        let man = self.role.gender == Gender::Masculine && (self.role.class == RoleClass::Office || r.gender == Gender::Masculine);
        let same = self.role.class == RoleClass::Office && first_word(&r.head) == first_word(&self.head);
        let other_gender = !p.gender.agrees(self.role.gender) && !same && !man;
        if other_gender || office.is_elsewhere(g, r) || self.is_elsewhere(r) || self.new && !r.new {
            return false;
        }
        (self.is_same_head(r) && !office.differs(g, r) && !office.is_of_other(&self.head, r) || office.is_named(g, r))
            && (self.fits_of(&r.of) || office.is_wholly(g, r))
    }

    /// "Senator Hale met Senator Berg. The senator said": whether it is of either.
    pub(super) fn several_are_named(&self, holders: &[&str]) -> bool {
        let g = self.g;
        if holders.len() < 2 {
            return false;
        }
        let from = g.doc.sentences[self.sentence.saturating_sub(1)].first;
        let named = |id: &&&str| g.mentions.within(from, self.phrase.first).any(|m| m.id == ***id && g.quote_at(m.first).is_none());
        holders.iter().filter(named).count() > 1
    }

    /// The only holder, or of several the one who was subject, speaker or named last.
    pub(super) fn one_of(&self, holders: &[&str]) -> Option<String> {
        let g = self.g;
        match holders {
            [] => return None,
            [only] => return Some(self.noted(only, Origin::Role)),
            _ => {}
        }
        let other = |s: &Subject| (!holders.contains(&s.id.as_str())).then_some("the article does not give it this role");
        if let Some(recent) = self.discourse.last_without(g, self.sentence, other) {
            return Some(recent.id.clone());
        }
        let paragraph = g.doc.tokens[self.phrase.first].paragraph;
        let before = g.mentions.list.partition_point(|m| m.first < self.phrase.first);
        let mut near = g.mentions.list[..before].iter().rev().take_while(|m| paragraph - g.doc.tokens[m.first].paragraph <= 2);
        let nearest = near.find(|m| holders.contains(&m.id.as_str()))?;
        Some(self.noted(&nearest.id, Origin::NamedBefore))
    }
}

fn first_word(head: &str) -> Option<&str> {
    head.split(' ').next()
}
