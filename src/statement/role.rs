//! A role to a person: "the minister", "the Ukrainian president", "l'attrice".

use super::Attribution;
use super::content::Range;
use super::discourse::{Discourse, EPITHET_REACH, Subject, first_without};
use super::governed::is_agent;
use super::grammar::Grammar;
use super::office::{Office, country_of_article, takes_up_a_name};
use super::phrase::Phrase;
use super::speaker::{Resolved, names_person};
use crate::entity::{People, Person, RoleUse};
use crate::mention::{Kind, Mention, RoleMatch};
use crate::pack::{Class, RoleClass};
use crate::text::TokenKind;
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
    let RoleUse { head, former, owner: owned_by, .. } = RoleUse::read(g.doc, g.pack, role, phrase.end, Vec::new());
    let of: Vec<String> = g
        .mentions
        .within(phrase.first, phrase.end)
        .filter(|m| matches!(m.kind, Kind::Country | Kind::Organisation))
        .map(|m| m.id.clone())
        .collect();
    let text = g.doc.span(phrase.first, phrase.end).slice(g.doc.text).to_owned();
    let resolved =
        |id: String, attribution| Resolved { id: Some(id), attribution, role: Some(text.clone()), speaks_for: of.first().cloned() };
    // "the Arizona senator": not who holds that office of something else and of no place so called
    let places: Vec<String> = g
        .mentions
        .within(phrase.first, role.first)
        .filter(|m| m.kind == Kind::Place)
        .map(|m| g.doc.span(m.first, m.end).slice(g.doc.text).to_lowercase())
        .collect();
    let elsewhere = |r: &RoleUse| {
        let more = r.office.trim().contains(' ') || !r.of.is_empty();
        more && !places.iter().all(|place| r.text.to_lowercase().contains(place.as_str()))
    };
    let fits_of = |known: &[String]| {
        of.is_empty()
            || known.is_empty()
            || of.iter().any(|o| known.contains(o))
            || of.iter().any(|o| o.starts_with("country:")) && known.iter().all(|k| k.starts_with("org:"))
    };
    // "the new minister": only who is called so
    let new = (phrase.first..role.first).any(|i| g.is(i, Class::NewHolder) && g.mentions.covering(i).is_none());
    // "Russian President Petrenko said so. The Ukrainian leader said": of a country that neither his roles nor the sentence about him names
    let countries: Vec<&String> = of.iter().filter(|o| o.starts_with("country:")).collect();
    let abroad = |p: &Person, told: usize| {
        if countries.is_empty() || p.roles.is_empty() {
            return false;
        }
        let mut own = p.roles.iter().flat_map(|r| &r.of).filter(|o| o.starts_with("country:")).peekable();
        let named = |s: usize| {
            let sentence = &g.doc.sentences[s];
            g.mentions.within(sentence.first, sentence.end.min(phrase.first)).filter(|m| m.kind == Kind::Country)
        };
        let mut told = (told.saturating_sub(1)..=told).flat_map(named).peekable();
        let mut near = || told.peek().is_none() || told.any(|m| countries.contains(&&m.id));
        let home = || country_of_article(g).is_some_and(|home| countries.iter().any(|o| **o == home));
        let held = if own.peek().is_some() { own.any(|o| countries.contains(&o)) } else { near() || home() };
        !held
    };
    // 1. the article gives the role to somebody
    let office = Office::read(g, phrase, role, &head);
    // "the wife of Lauro Bandini": whose
    let owner = g.mentions.within(role.end, phrase.end).find(|m| m.kind == Kind::Person).map(|m| g.doc.word(m.end - 1).to_lowercase());
    let holds = |p: &Person, r: &RoleUse| {
        if owner.as_ref().is_some_and(|name| !r.office.contains(name.as_str())) {
            return false;
        }
        // "Berg's spokesman": not Hale's, nor the lawyer of somebody who is not told
        if let Some(name) = &owned_by {
            let known = r.owner.as_ref().is_some_and(|other| other == name) || r.office.contains(name.as_str());
            if !known && (r.owner.is_some() || of.is_empty() && !r.of.is_empty()) {
                return false;
            }
        }
        // "il sindaco Anna Rossi": the same word is of the same person, whatever its gender
        let word = |head: &str| head.split(' ').next().map(str::to_owned);
        if word(&r.head) != word(&head) && !p.gender.agrees(role.gender) || elsewhere(r) {
            return false;
        }
        if new && !r.new {
            return false;
        }
        (same_head(g, &head, r) && !office.differs(g, r) && !office.is_of_other(&head, r) || office.is_named(g, r))
            && (fits_of(&r.of) || office.is_wholly(g, r))
    };
    // "her friend said": a friend of whom was spoken of just now, not of anybody in the article
    let of_another = g.is(role.first, Class::OfAnother) && g.is(phrase.first, Class::Possessive) && owner.is_none();
    let mut holders: Vec<(&str, bool)> = Vec::new();
    // "the pope asked them to pray for Pope Aldo": nobody speaks of himself by name
    let speaks = |p: &&Person| !names_person(g, others, phrase.first, &p.id) && !discourse.is_dead(&p.id);
    // "una signora … la residente spiegò", and further on "il residente Aldo Neri": what can be said of many is not of who comes later
    // nor is "il leader ucraino" who comes later as "il segretario generale Neri"
    let came = |p: &&Person| {
        let word = |head: &str| head.split(' ').next().map(str::to_owned);
        let same = role.class != RoleClass::Person && p.roles.iter().any(|r| word(&r.head) == word(&head));
        same || g.first_named(&p.id).is_some_and(|first| first < phrase.first)
    };
    let fits = |p: &&Person| speaks(p) && p.gender.agrees(role.gender);
    if let Some(person) = leader_of(g, people, phrase, role, &head).filter(|_| !former).filter(fits) {
        g.note(|| Step::Candidate { id: person.id.clone(), origin: Origin::Role, why_not: None });
        return Some(resolved(person.id.clone(), Attribution::Title));
    }
    // who has neither such a head nor such an office does not hold the role
    let can_hold = people.by_role_and_name(g.pack).with_role(&head, office.numbers());
    if can_hold.len() > MOST_PEOPLE {
        return None;
    }
    for person in can_hold
        .iter()
        .map(|place| &people.list[*place])
        .filter(speaks)
        .filter(came)
        .filter(|p| {
            if countries.is_empty() {
                return true;
            }
            let told = g.first_named(&p.id).map(|at| g.doc.sentences.partition_point(|s| s.end <= at));
            told.is_none_or(|told| told >= g.doc.sentences.len() || !abroad(p, told))
        })
        .filter(|p| !of_another || discourse.recent(sentence).any(|s| s.id == p.id))
    {
        let uses = || person.roles.iter().filter(|r| holds(person, r));
        // "his German counterpart Karl Voss" is a minister too
        let peer = |r: &RoleUse| g.pack.has(g.pack.lookup(&r.head), Class::Counterpart) && fits_of(&r.of);
        if uses().next().is_some() {
            holders.push((person.id.as_str(), uses().any(|r| r.former == former)));
        } else if !former && role.class == RoleClass::Office && person.gender.agrees(role.gender) && person.roles.iter().any(peer) {
            holders.push((person.id.as_str(), true));
        }
    }
    // "the former minister" is one who was called so, else one who has lost the office since; "the minister" is no former one
    let exact = holders.iter().any(|(_, exact)| *exact);
    let loose = former || role.class != RoleClass::Office;
    let holders: Vec<&str> = holders.into_iter().filter(|(_, same)| *same || !exact && loose).map(|(id, _)| id).collect();
    match holders.as_slice() {
        [only] => {
            g.note(|| Step::Candidate { id: (*only).to_owned(), origin: Origin::Role, why_not: None });
            return Some(resolved((*only).to_owned(), Attribution::Title));
        }
        [] => {}
        several => {
            let holder = |s: &Subject| (!several.contains(&s.id.as_str())).then_some("the article does not give it this role");
            // "Senator Hale met Senator Berg. The senator said": of either
            let from = g.doc.sentences[sentence.saturating_sub(1)].first;
            let named = |id: &&str| g.mentions.within(from, phrase.first).any(|m| m.id == **id && g.quote_at(m.first).is_none());
            if several.iter().filter(|id| named(id)).count() > 1 {
                return None;
            }
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
    if new {
        return None;
    }
    // "la capogruppo Ilda Monti", whom nothing shows to be a person
    let beside = g.mentions.within(role.end, phrase.end).find(|m| g.kind(m.first - 1) == Some(TokenKind::Word));
    let apposed = beside.is_some_and(|m| m.kind == Kind::Organisation && !g.is_any(m.first - 1, &[Class::Preposition, Class::Article]));
    if owner.is_some() || apposed || g.is(role.first, Class::OfAnother) {
        return None;
    }
    let titled = |s: &&Subject| people.get(&s.id).is_some_and(|p| office.is_among(&p.titles));
    let near = || discourse.recent(sentence).filter(|s| sentence - s.sentence <= EPITHET_REACH);
    if let Some(subject) = near().find(titled) {
        g.note(|| Step::Candidate { id: subject.id.clone(), origin: Origin::Sentence(subject.sentence), why_not: None });
        return Some(resolved(subject.id.clone(), Attribution::Title));
    }
    // a name that is no known person stands in the phrase: it is not an epithet for somebody else
    let unknown = |i: usize| g.token(i).is_some_and(|t| t.is_capitalised()) && g.mentions.covering(i).is_none();
    let title = g.pack.bare_clause && role.first > phrase.first && unknown(role.first) && unknown(role.first - 1);
    if title || (role.end..phrase.end).any(unknown) {
        return None;
    }
    // "ribatte il suo predecessore", "l'altro sindaco": somebody else
    let another = |i: usize| g.is(i, Class::Possessive) || g.is(i, Class::Determiner) && !g.is_any(i, &[Class::Article, Class::BeforeName]);
    if g.pack.drops_subject && (phrase.first + 1..role.first).any(another) {
        return None;
    }
    // 2. an epithet for the person spoken of last, whom no other role of the article contradicts; not "his lawyer", "figures of the
    // party", "the candidate who wins"
    let definite = g.is_definite_article(phrase.first);
    if !definite || g.is(phrase.end, Class::Relative) {
        return None;
    }
    // "Neri told Rossi that the minister": somebody else may be meant
    let named_here = |id: &str| named_in(g, sentence, phrase.first).any(|m| m.id != id);
    if role.class != RoleClass::Office && of.is_empty() {
        // "l'attrice", "the author": the subject of the sentence before
        let only = || only_person_of(g, sentence.checked_sub(1)?, usize::MAX);
        let before = || near().any(|s| s.id.starts_with("person:"));
        // "Difeso dall'avvocato Rossi, l'uomo ha detto": not he
        let agent = |id: &String| {
            let first = g.doc.sentences[sentence].first;
            g.mentions.within(first, phrase.first).any(|m| m.id == *id && is_agent(g, first, m))
        };
        let here = || only_person_of(g, sentence, phrase.first).filter(|id| !before() && !agent(id));
        let last = near()
            .next()
            .map(|s| s.id.clone())
            .filter(|id| id.starts_with("person:"))
            .or_else(here)
            .or_else(only)
            .filter(|id| !discourse.is_dead(id))?;
        let person = people.get(&last).filter(|p| p.gender.agrees(role.gender))?;
        let anybody = g.is(role.first, Class::AnyPerson);
        let another = |r: &RoleUse| !of_anybody(g, r) && !same_head(g, &head, r) && !office.is_named(g, r);
        let other = !anybody && (person.roles.iter().any(another) || discourse.called(&last).any(another));
        let another = is_another(g, phrase, role, sentence, &of) || !anybody && differs_in_complement(g, phrase, role, person);
        let takes_up = !other && !another && !named_here(&last) && !acts_on(g, phrase, &last) && takes_up_a_name(g, phrase, role);
        // "Pozzi replica alla deputata Nadia Ferraris. Secondo l'esponente dem": either
        let either = g.pack.drops_subject && anybody && role.end < phrase.end && {
            let agrees = |m: &&Mention| people.get(&m.id).is_none_or(|p| p.gender.agrees(role.gender));
            sentence.checked_sub(1).is_some_and(|s| named_in(g, s, usize::MAX).filter(agrees).any(|m| m.id != last))
        };
        // "L'imprenditore davanti al giudice Neri ha ammesso": nor he
        let behind = named_in(g, sentence, usize::MAX).any(|m| m.id == last && m.first >= phrase.end)
            && !named_in(g, sentence, phrase.first).any(|m| m.id == last);
        let takes_up = takes_up && !either && !(behind && g.pack.drops_subject && !g.mark(phrase.end, ','));
        let why_not = (!takes_up).then_some("the article gives it another role, or the noun may be somebody without a name");
        g.note(|| Step::Candidate { id: last.clone(), origin: Origin::NamedBefore, why_not });
        return takes_up.then(|| resolved(last, Attribution::Epithet));
    }
    let anybody = g.is(role.first, Class::AnyPerson);
    // "il ministro Pozzi … il deputato della Lega Neri … l'esponente del Carroccio"
    let of_body = |p: &Person| p.roles.iter().any(|r| r.of.iter().any(|o| o.starts_with("org:") && of.contains(o)));
    let of_others = |s: &Subject| people.list.len() > MOST_PEOPLE || people.list.iter().any(|p| p.id != s.id && of_body(p));
    let contradicts = |s: &Subject| {
        let Some(person) = people.get(&s.id) else { return Some("the role is a person's") };
        let loose = |r: &RoleUse| anybody || role.class == RoleClass::Person && of_anybody(g, r);
        let lost = |r: &RoleUse| r.former && !former && role.class == RoleClass::Office;
        // "the deputy head of the Norvalian delegation": not whom the article calls a minister
        let ranked = head.split(' ').next().is_some_and(|word| g.pack.has(g.pack.lookup(word), Class::Rank));
        let other = |r: &RoleUse| !loose(r) && (!same_head(g, &head, r) || lost(r));
        if !person.gender.agrees(role.gender) {
            Some("the role has another gender")
        } else if named_here(&s.id) {
            Some("somebody else is named in the sentence")
        } else if abroad(person, s.sentence) {
            Some("the article gives it a role of another country")
        } else if anybody && g.pack.drops_subject && !of_body(person) && of_others(s) {
            Some("the article does not give it this role")
        } else if person.roles.iter().any(|r| same_head(g, &head, r) && elsewhere(r)) {
            Some("the article gives it this role elsewhere")
        } else if is_another(g, phrase, role, sentence, foreign(person, &of)) && !discourse.called(&s.id).any(|r| same_head(g, &head, r)) {
            Some("the article speaks of somebody without a name in this office")
        } else if differs_in_complement(g, phrase, role, person)
            || person.roles.iter().any(|r| same_head(g, &head, r) && office.differs(g, r))
        {
            Some("the article gives it such a role of something else")
        } else if acts_on(g, phrase, &s.id) {
            Some("a relative clause tells what this person does to the holder of the role")
        } else if discourse.called(&s.id).any(|r| other(r) && !office.is_named(g, r))
            || person.roles.iter().any(|r| other(r) && if of.is_empty() || ranked { !office.is_named(g, r) } else { !fits_of(&r.of) })
        {
            Some("the article gives it another role")
        } else {
            None
        }
    };
    first_without(g, near(), contradicts).map(|s| resolved(s.id.clone(), Attribution::Epithet))
}

/// An article that names more people is a list, in which nobody is "the leader".
const MOST_PEOPLE: usize = 200;

/// "il leader russo", "il capo del Cremlino", "the U.N. chief": the only person to whom the article gives the highest office of the country or
/// body that is named right beside the role.
fn leader_of<'p>(g: &Grammar<'_>, people: &'p People, phrase: Phrase, role: &RoleMatch, head: &str) -> Option<&'p Person> {
    let has = |word: &str, class| g.pack.has(g.pack.lookup(word), class);
    // "il numero uno", and not "the chief of staff"
    let leads = |head: &str| {
        let (first, rest) = head.split_once(' ').unwrap_or((head, ""));
        has(first, Class::Leader) && (rest.is_empty() || has(rest, Class::Indefinite))
    };
    if !leads(head) || people.list.len() > MOST_PEOPLE {
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

/// Those countries, where the person is of none of them as far as the article tells.
fn foreign<'o>(person: &Person, of: &'o [String]) -> &'o [String] {
    let own = person.roles.iter().any(|r| r.of.iter().any(|o| of.contains(o)));
    if own { &[] } else { of }
}

/// "Hale wrote to the minister. The minister said", "Sims interviewed the suspect. The man said": whether somebody without a name was spoken of
/// with these words just before, or with others where the noun can be said of anybody, as an object or behind a preposition; or, as in
/// "Berg met his Czech counterpart. The Czech leader said", somebody of one of the countries `of`.
fn is_another(g: &Grammar<'_>, phrase: Phrase, role: &RoleMatch, sentence: usize, of: &[String]) -> bool {
    let from = g.doc.sentences[sentence.saturating_sub(1)].first;
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
        let object =
            g.is(opener, Class::Preposition) && !g.is_any(opener, &[Class::Of]) || g.is_finite(opener) || g.is(opener, Class::Participle);
        let named = (r.end..r.end + 4).any(|i| g.mentions.covering(i).is_some_and(|m| m.kind == Kind::Person));
        let person = matches!(r.class, RoleClass::Office | RoleClass::Person) && !r.plural;
        let same = text(r) == text(role) || anybody && person && led(r.first) && r.gender.agrees(role.gender);
        let abroad =
            r.class == RoleClass::Office && !r.plural && g.mentions.within(r.first.saturating_sub(3).max(from), r.end + 3).any(state);
        g.quote_at(r.first).is_none() && !named && (determined && object && same || abroad && led(r.first))
    })
}

/// "the head of the company", where Anna Berg is called "the head of the union": whether the role behind the phrase is told of something else
/// than every role of the person that begins with the same word.
fn differs_in_complement(g: &Grammar<'_>, phrase: Phrase, role: &RoleMatch, person: &Person) -> bool {
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
fn acts_on(g: &Grammar<'_>, phrase: Phrase, id: &str) -> bool {
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
fn of_anybody(g: &Grammar<'_>, role: &RoleUse) -> bool {
    g.pack.has(g.pack.lookup(&role.head), Class::AnyPerson)
}

/// Whether the words of a role can be of the office that the article names with `role`: one goes on behind the other
/// ("ministro" and "ministro degli esteri"), or says more before it, which the other says elsewhere or leaves out
/// ("minister" and "trade minister", "trade minister" and "minister for trade"; not "deputy minister").
fn same_head(g: &Grammar<'_>, head: &str, role: &RoleUse) -> bool {
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

/// The persons whom the sentence with this number names outside quotations and before token `until`.
pub(super) fn named_in<'g>(g: &'g Grammar<'_>, number: usize, until: usize) -> impl Iterator<Item = &'g Mention> {
    let sentence = g.doc.sentences.get(number);
    let (first, end) = sentence.map_or((0, 0), |s| (s.first, s.end.min(until)));
    g.mentions.within(first, end).filter(|m| m.kind == Kind::Person && g.quote_at(m.first).is_none())
}

/// The id of the only person whom the sentence with this number names outside quotations and before token `until`.
pub(super) fn only_person_of(g: &Grammar<'_>, number: usize, until: usize) -> Option<String> {
    let mut persons = named_in(g, number, until);
    let only = persons.next()?;
    persons.all(|m| m.id == only.id).then(|| only.id.clone())
}
