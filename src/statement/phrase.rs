//! Noun phrases, found without a parser: from closed classes, roles and names.

use super::grammar::Grammar;
use crate::mention::{Kind, RoleMatch};
use crate::pack::{Class, RoleClass};
use crate::text::TokenKind;

/// A noun phrase: tokens `[first, end)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// Index of its first token.
    pub first: usize,
    /// One past the index of its last token.
    pub end: usize,
}

impl Phrase {
    /// Whether "and" stands in it, outside of a name: "X and Y".
    pub fn is_joined(self, g: &Grammar<'_>) -> bool {
        (self.first..self.end).any(|i| g.is(i, Class::Coordinator) && g.mentions.covering(i).is_none())
    }
}

/// The longest noun phrase that is taken for a name of a speaker, in tokens.
const LONGEST: usize = 30;

/// One past the end of the noun phrase that begins at `first`, at most `limit`; `first` where there is none.
/// Complements with "of" belong to it, and those with another preposition after a role ("minister for trade").
pub fn noun_phrase_end(g: &Grammar<'_>, first: usize, limit: usize) -> usize {
    let limit = limit.min(first + LONGEST);
    let ends = |i: usize| {
        let small = [Class::Relative, Class::Preposition, Class::Coordinator];
        i == limit || g.kind(i) != Some(TokenKind::Word) || g.is_finite(i) || g.is_adverb(i) || g.is_any(i, &small)
    };
    if first + 3 <= limit && is_one_of_those(g, first, first + 3) && ends(first + 3) {
        return first + 3;
    }
    let mut at = first;
    let mut head = false;
    let mut time = false;
    let mut person = false;
    // whether the words told last are what an office is for
    let mut field = false;
    while at < limit {
        time |= g.is_any(at, &[Class::Month, Class::Weekday, Class::TimeNoun]);
        let Some(token) = g.token(at) else { break };
        if let Some(mention) = g.mentions.covering(at) {
            if time && head && mention.kind == crate::mention::Kind::Person {
                // "il 3 aprile 2021 Bruno Castellavi": the time is no part of the name
                break;
            }
            // a second person without a comma is another phrase: "(presente Anna Rossi) Luca Verdi ha detto"
            let someone = mention.kind == crate::mention::Kind::Person && mention.first == at;
            if someone && person && g.pack.drops_subject && !g.is(at - 1, Class::Preposition) {
                break;
            }
            if mention.end <= limit {
                person |= someone && mention.end > mention.first + 1;
                at = mention.end;
                head = true;
                continue;
            }
        }
        if head && g.is_possessive_suffix(at) {
            at += 1;
            continue;
        }
        // "il numero uno della Fiat": a number that belongs to the noun
        if let Some(role) = g.mentions.role_at(at).filter(|r| r.first < at && g.is(at, Class::Indefinite) && g.pack.drops_subject) {
            at = role.end;
            continue;
        }
        match token.kind {
            TokenKind::Number => {
                at += 1;
                // "in 2023 Anna Berg said", "nel 2004 Aldo Neri ha detto": the year is no part of the name
                let four = || g.pack.drops_subject && g.doc.word(first).len() == 4 && g.is(first - 1, Class::Preposition);
                let year = at == first + 1 && first > 0 && (g.is(first - 1, Class::PlacePreposition) || four());
                let several = || {
                    g.doc.word(first).len() == 4 && (g.is(at, Class::Determiner) && g.is(at, Class::Plural) || g.is(at, Class::Quantity))
                };
                if year && (g.token(at).is_some_and(|t| t.kind == TokenKind::Word && t.is_capitalised()) || several()) {
                    break;
                }
                head = true;
                continue;
            }
            TokenKind::Word => {}
            TokenKind::Punct if token.is('(') && head => match (at + 1..limit.min(at + 9)).find(|&i| g.mark(i, ')')) {
                Some(close) => {
                    at = close + 1;
                    continue;
                }
                None => break,
            },
            TokenKind::Punct if token.is('&') || token.is('%') || token.is('/') && head => {
                at += 1;
                continue;
            }
            // a nickname or a name in marks: short, and the phrase goes on
            TokenKind::Quote if head => match g.quote_at(at) {
                // "the miners' union": the apostrophe of a plural
                None if g.is_owner_mark(at) => {
                    at += 1;
                    continue;
                }
                Some(q)
                    if q.open == at
                        && q.end - q.open <= 6
                        && q.end < limit
                        && g.kind(q.end) == Some(TokenKind::Word)
                        && (g.token(q.end).is_some_and(|t| t.is_capitalised())) =>
                {
                    at = q.end;
                    continue;
                }
                _ => break,
            },
            _ => break,
        }
        if g.is(at, Class::Of) && head {
            let next = at + 1;
            let goes_on = next < limit
                && g.kind(next).is_some_and(|k| matches!(k, TokenKind::Word | TokenKind::Number))
                && !g.is_any(next, &[Class::Negation])
                && !g.is_finite(next)
                && (g.pack.bare_clause || !g.is_infinitive(next));
            if !goes_on {
                break;
            }
            at = next;
            while at < limit && g.is_determiner(at) && g.mentions.covering(at).is_none() {
                at += 1;
            }
            continue;
        }
        if g.is_any(
            at,
            &[
                Class::Coordinator,
                Class::Adversative,
                Class::Subordinator,
                Class::Complementiser,
                Class::Relative,
                Class::FirstPerson,
                Class::Negation,
            ],
        ) {
            break;
        }
        if g.is(at, Class::Preposition) && !g.is(at, Class::Of) {
            let next = at + 1;
            let article = usize::from(g.is(next, Class::Article));
            let names = next + article < limit && g.token(next + article).is_some_and(|t| t.is_capitalised());
            let role = at.checked_sub(1).and_then(|before| g.mentions.role_at(before)).is_some();
            // "il ministro per i Rapporti | con il Parlamento"
            let more = field && g.mentions.covering(at - 1).is_none() && g.token(at - 1).is_some_and(|t| t.is_capitalised());
            // "told reporters on Monday": a time is no part of it
            let day = g.is_any(next, &[Class::Weekday, Class::Month, Class::TimeWord]);
            if head && names && (role || more) && !day {
                field = g.pack.drops_subject && g.mentions.covering(next + article).is_none();
                at = next + article;
                continue;
            }
            break;
        }
        if head
            && (g.is_finite(at)
                || g.is_gerund(at)
                    && !token.is_capitalised()
                    && !g.is(at, Class::Document)
                    && g.mentions.role_at(at).is_none_or(|r| r.first == at)
                    && !g.is(at, Class::Occasion)
                || g.is_adverb(at)
                || g.is(at, Class::TimeWord)
                || g.is(at, Class::Weekday))
        {
            break;
        }
        if head && g.is_any(at, &[Class::Clitic, Class::ReflexiveClitic]) && !g.is(at, Class::Article) && !token.is_capitalised() {
            break;
        }
        if head && g.is_any(at, &[Class::Article, Class::Indefinite, Class::Possessive]) && !token.is_capitalised() {
            break;
        }
        // "in serata molti residenti", "nel 2019 migliaia di residenti": behind a time another phrase begins
        let counts = g.is(at, Class::Determiner) && g.is(at, Class::Plural) || g.is(at, Class::Quantity);
        if head && counts && g.pack.drops_subject && !token.is_capitalised() && follows_circumstance(g, first, at) {
            break;
        }
        // "told the paper every claim", "asked officials how": where clauses need no complementiser
        let opens_clause = g.is(at, Class::Question) || g.is(at, Class::Determiner) && !g.is(at, Class::Common);
        if head && g.pack.bare_clause && opens_clause && !token.is_capitalised() {
            break;
        }
        if !head && (g.is_finite(at) && !g.is_determiner(at)) {
            break;
        }
        if head
            && !token.is_capitalised()
            && g.is(at, Class::Infinitive)
            && !g.is(at, Class::Common)
            && g.mentions.role_at(at).is_none()
            && !g.pack.bare_clause
        {
            break;
        }
        if g.is(at, Class::SubjectPronoun) && !g.is_determiner(at) {
            if at > first {
                break;
            }
            return at + 1;
        }
        if !g.is_determiner(at) {
            head = true;
        }
        at += 1;
    }
    // a dangling "of" or article at the end is none of its words
    let dangling = |i: usize| g.is(i, Class::Of) || g.is_any(i, &[Class::Article, Class::Possessive]) || !head && g.is_determiner(i);
    while at > first && dangling(at - 1) && g.mentions.covering(at - 1).is_none() {
        at -= 1;
    }
    if head {
        return at;
    }
    // "some said", "the two say": a determiner without a noun
    let mut last = first;
    while last + 1 < limit && g.is(last, Class::Article) {
        last += 1;
    }
    let number = g.is(last, Class::Determiner) && !g.is_any(last, &[Class::Article, Class::Possessive]);
    let alone = number && (g.is_finite(last + 1) || last + 1 == limit && !g.is(last, Class::OtherPronoun));
    if alone { last + 1 } else { first }
}

/// "nel corso della riunione | molti residenti", "in serata | molti": whether a time, a place or a noun behind a preposition ends at `at`, in
/// the phrase from `first`; not "nei prossimi | due mesi", "in una riunione di | maggioranza".
fn follows_circumstance(g: &Grammar<'_>, first: usize, at: usize) -> bool {
    if at == first {
        return false;
    }
    let place = |m: &crate::mention::Mention| m.end == at && matches!(m.kind, crate::mention::Kind::Place | crate::mention::Kind::Country);
    let time = g.is_any(at - 1, &[Class::TimeNoun, Class::TimeWord, Class::Weekday, Class::Month]);
    if time || g.kind(at - 1) == Some(TokenKind::Number) || g.mentions.covering(at - 1).is_some_and(place) {
        return true;
    }
    let small = [Class::Preposition, Class::Of, Class::Ordinal, Class::Determiner, Class::Article, Class::Coordinator, Class::Quantity];
    let noun =
        g.kind(at - 1) == Some(TokenKind::Word) && !g.is_any(at - 1, &small) && !g.is_any(at + 1, &[Class::TimeNoun, Class::Ordinal]);
    let opened = first > 0 && g.is(first - 1, Class::Preposition) && !g.is_any(first - 1, &[Class::Of, Class::To, Class::By]);
    opened && noun
}

/// "about | 40 miners", "oltre | la metà": where what is counted begins behind the words at `at` that say it is not exact, and where its
/// number stands, behind an article.
fn approximate_count(g: &Grammar<'_>, at: usize, end: usize) -> Option<(usize, usize)> {
    if !g.is(at, Class::Approximate) {
        return None;
    }
    let counted = (at + 1..end).find(|&i| !g.is(i, Class::Approximate)).unwrap_or(end.max(at + 1));
    let number = counted + usize::from(g.is(counted, Class::Article));
    let several = g.is(number, Class::Determiner) && g.is(number, Class::Plural) || g.is(number, Class::Quantity);
    (several || g.kind(number) == Some(TokenKind::Number)).then_some((counted, number))
}

/// Whether a count may begin at `at`, where what stands before does not govern it: not "worried about two dams".
fn may_open_count(g: &Grammar<'_>, at: usize, limit: usize) -> bool {
    let opens = [
        Class::Coordinator,
        Class::Adversative,
        Class::Complementiser,
        Class::Adverb,
        Class::TimeWord,
        Class::TimeNoun,
        Class::Weekday,
        Class::Month,
    ];
    at == limit || g.kind(at - 1) != Some(TokenKind::Word) || g.is_any(at - 1, &opens) && !g.is(at - 1, Class::Preposition)
}

/// "uno di loro", "alcune di queste", "uno dei due": some of those who were named before.
pub(super) fn is_one_of_those(g: &Grammar<'_>, first: usize, end: usize) -> bool {
    let those = first + 2;
    let some = g.is_any(first, &[Class::Indefinite, Class::Nobody]) || g.is(first, Class::Determiner) && g.is(first, Class::Plural);
    let pronoun = g.is(those, Class::SubjectPronoun) || g.is(those, Class::Determiner) && g.is(those, Class::Plural);
    let bound = some && g.is(first + 1, Class::Of) && pronoun && !g.is_any(those, &[Class::Article, Class::FirstPerson]);
    g.pack.drops_subject && end == those + 1 && bound
}

/// The noun phrase that ends at `end` and begins at or after `limit`: the last one in the stretch that no
/// preposition opens, with the complements that follow it. `None` where the stretch holds no free noun phrase.
pub fn noun_phrase_before(g: &Grammar<'_>, end: usize, limit: usize) -> Option<Phrase> {
    let limit = limit.max(end.saturating_sub(LONGEST));
    if let Some(first) = end.checked_sub(3).filter(|&first| first >= limit && is_one_of_those(g, first, end)).filter(|&first| {
        // "la titolare di una di queste"
        first == 0 || !g.is_any(first - 1, &[Class::Of, Class::Preposition])
    }) {
        return Some(Phrase { first, end });
    }
    // 1. the stretch of words that can belong to noun phrases
    let mut first = end;
    while first > limit {
        let at = first - 1;
        let Some(token) = g.token(at) else { break };
        if let Some(mention) = g.mentions.covering(at) {
            if mention.first >= limit {
                first = mention.first;
                continue;
            }
            break;
        }
        match token.kind {
            TokenKind::Word | TokenKind::Number => {}
            TokenKind::Punct if token.is(')') => match (limit..at).rev().take(LONGEST).find(|&i| g.mark(i, '(')) {
                Some(open) => {
                    first = open;
                    continue;
                }
                None => break,
            },
            TokenKind::Punct if token.is('&') || token.is('%') || token.is('/') => {
                first = at;
                continue;
            }
            TokenKind::Quote => match g.quote_at(at) {
                None if g.is_owner_mark(at) => {
                    first = at;
                    continue;
                }
                Some(q) if q.end == at + 1 && q.end - q.open <= 4 && q.open > limit && q.open >= limit => {
                    first = q.open;
                    continue;
                }
                _ => break,
            },
            _ => break,
        }
        // "on that page": behind a preposition it is no complementiser
        let points = g.is(at, Class::Complementiser) && at > limit && g.is(at - 1, Class::Preposition) && g.pack.bare_clause;
        if points {
            first = at;
            continue;
        }
        // "has been black voters"
        let auxiliary =
            g.pack.bare_clause && g.is_any(at, &[Class::Be, Class::Have]) && !token.is_capitalised() && !g.is_possessive_suffix(at);
        if g.is_finite(at)
            || auxiliary
            || g.is_any(at, &[Class::Complementiser, Class::Adversative, Class::Negation, Class::ParentheticalOpener])
                && !g.is(at, Class::Coordinator)
        {
            break;
        }
        if g.is(at, Class::Subordinator) && !g.is_any(at, &[Class::Preposition])
            || (g.is(at, Class::Relative) && !g.is(at, Class::Determiner))
        {
            break;
        }
        // "under what Mr. Hale called": a clause of its own
        let free = g.pack.bare_clause && g.is(at, Class::Question) && g.is(at, Class::OtherPronoun);
        if free && at > limit && g.is(at - 1, Class::Preposition) {
            break;
        }
        let common = g.is(at, Class::Common) && !g.pack.drops_subject;
        if g.is_gerund(at) && !token.is_capitalised() && !common && g.mentions.role_at(at).is_none() {
            break;
        }
        first = at;
    }
    if first == end {
        return None;
    }
    // 2. base phrases in the stretch; the last one that no preposition opens is the head
    let mut at = first;
    let mut best: Option<Phrase> = None;
    let mut prepositional = false;
    let mut opened: Option<Phrase> = None;
    // "some in the party said", "many near the mine said"
    let several = g.pack.bare_clause && g.is(first, Class::Determiner) && g.is(first, Class::Plural) && g.is(first + 1, Class::Preposition);
    if several
        && !g.is_any(first + 1, &[Class::Of, Class::By, Class::Subordinator])
        && noun_phrase_end(g, first + 2, end) == end
        && end > first + 2
    {
        return Some(Phrase { first, end });
    }
    while at < end {
        // "Da parte sua | il sindaco"
        if let Some((_, stop)) = g.adverb_phrase(at).filter(|p| best.is_none() && p.0 == at && p.1 < end && g.pack.drops_subject) {
            prepositional = false;
            at = stop;
            continue;
        }
        // "al tempo stesso i sindacati": the last word of an adverb opens no phrase
        if best.is_none() && g.is(at, Class::Intensive) && g.is_adverb(at) {
            at += 1;
            continue;
        }
        if let Some((counted, number)) = approximate_count(g, at, end) {
            // "i sindaci di almeno due comuni"
            if prepositional && number < end {
                at += 1;
                continue;
            }
            let opens = may_open_count(g, at, limit);
            // "at least", "up to": no preposition
            if !opens && counted > at + 1 {
                at = counted;
                continue;
            }
            // "oltre cento residenti", "about 40% of residents": what stands before the number belongs to it, but not "for over three days"
            let time = (number..end.min(number + 3)).any(|i| g.is(i, Class::TimeNoun));
            if !prepositional && opens && !time && number < end {
                let stop = noun_phrase_end(g, counted, end);
                best = Some(Phrase { first: at, end: stop });
                at = stop.max(at + 1);
                continue;
            }
        }
        if g.is(at, Class::Preposition) && g.mentions.covering(at).is_none() && !opens_clause(g, at, end) {
            prepositional = true;
            at += 1;
            continue;
        }
        if (g.is_any(at, &[Class::Coordinator, Class::Subordinator]) || g.is_adverb(at))
            && g.mentions.covering(at).is_none()
            && !g.is_determiner(at)
        {
            // "In una nota congiunta | Ugo Neri e Aldo Berti"
            let named = g.mentions.covering(at + 1).is_some_and(|m| m.kind == crate::mention::Kind::Person);
            if let Some(name) = opened.filter(|o| best.is_none() && o.end == at && named && g.is(at, Class::Coordinator))
                && noun_phrase_end(g, at + 1, end) == end
            {
                return Some(Phrase { end, ..name });
            }
            // "… e la pioggia e l'azienda ha", "records and the bank said": a thing and somebody are no two speakers
            let speaks = |p: Phrase| (p.first..p.end).any(|i| g.mentions.covering(i).is_some() || g.mentions.role_at(i).is_some());
            let alike = best.is_some_and(|b| speaks(b) || !g.is(at + 1, Class::Article));
            let joins = g.is(at, Class::Coordinator) && alike && !prepositional && at + 1 < end;
            if joins {
                // "X and Y said": one phrase, if what follows is a noun phrase that reaches the verb
                let mut next = noun_phrase_end(g, at + 1, end);
                // "leaders and figures in the town said"
                while next < end && next > at + 1 && g.is(next, Class::Preposition) && !g.is(next, Class::Subordinator) {
                    let complement = noun_phrase_end(g, next + 1, end);
                    next = if complement > next + 1 { complement } else { break };
                }
                if next == end && at > first {
                    return best.map(|b| Phrase { first: b.first, end });
                }
            }
            prepositional = false;
            at += 1;
            continue;
        }
        let stop = noun_phrase_end(g, at, end);
        if best.is_none()
            && stop == end
            && let Some(name) = name_behind_opening(g, at, end, prepositional)
        {
            return Some(name);
        }
        if stop <= at {
            // "six in 10 voters", "about one in five"
            let one = |i: usize| g.is(i, Class::Determiner) && !g.is_any(i, &[Class::Article, Class::Possessive]);
            let share = one(at) && g.is(at + 1, Class::Preposition) && (g.kind(at + 2) == Some(TokenKind::Number) || one(at + 2));
            if share {
                best = Some(Phrase { first: at, end: if at + 3 == end { end } else { at + 1 } });
            }
            at += 1;
            prepositional = false;
            continue;
        }
        if prepositional {
            // the complement of the preposition; belongs to the phrase before, if there is one
            prepositional = false;
            opened = if best.is_none() { name_behind_opening(g, at, stop, true) } else { None };
            if let Some(b) = &mut best {
                b.end = stop;
            }
        } else {
            best = Some(Phrase { first: at, end: stop });
        }
        at = stop;
    }
    best
}

/// "In una nota | Ugo Neri ha detto", "In a statement | spokesman Viktor Hale said", "Poco dopo | Neri ha detto": a person's name behind
/// what opens the sentence without a comma, a time or a phrase that a preposition opens.
fn name_behind_opening(g: &Grammar<'_>, first: usize, end: usize, prepositional: bool) -> Option<Phrase> {
    let bare = |m: &crate::mention::Mention| m.kind == crate::mention::Kind::Organisation && g.pack.drops_subject && prepositional;
    let somebody = |m: &crate::mention::Mention| m.kind == crate::mention::Kind::Person || bare(m);
    // "Anna Berg (D-MA) said"
    let bracket = if g.mark(end - 1, ')') { (first..end).rev().take(8).find(|&i| g.mark(i, '(')) } else { None };
    let stop = bracket.unwrap_or(end);
    let name = g.mentions.covering(stop.checked_sub(1)?).filter(|m| somebody(m) && m.end == stop && m.first > first)?;
    let role = g.mentions.role_at(name.first - 1);
    let head = role.map_or(name.first, |r| r.first);
    let before = head.checked_sub(1).filter(|b| *b >= first)?;
    let time = g.is_any(before, &[Class::TimeWord, Class::TimeNoun]) || g.is_adverb(before);
    let closed =
        [Class::Preposition, Class::Of, Class::Article, Class::Determiner, Class::Possessive, Class::Coordinator, Class::BeforeName];
    let capital = |at: usize| g.token(at).is_some_and(|t| t.is_capitalised());
    // "In court | Tom Hale", "In a letter to the governor | Mayor Tom Hale"; but not "the mayor Tom Hale"
    let apart = |r: &RoleMatch| r.class == RoleClass::Body && !r.plural || role.is_some() && capital(head) && !capital(before);
    let noun = g.kind(before) == Some(TokenKind::Word)
        && !g.is_any(before, &closed)
        && g.mentions.role_at(before).is_none_or(apart)
        && !g.is_possessive_suffix(before)
        && g.mentions.covering(before).map_or_else(|| g.token(before).is_some_and(|t| !t.is_capitalised()), |m| m.rule != "demonym");
    let splits = if g.pack.drops_subject { time || prepositional } else { prepositional };
    (noun && splits).then_some(Phrase { first: head, end })
}

/// Whether the word at `at`, preposition and subordinator alike, opens a clause: somebody stands between it and the verb
/// at `verb` ("after Anna Rossi said").
fn opens_clause(g: &Grammar<'_>, at: usize, verb: usize) -> bool {
    use crate::mention::Kind;
    let first = at + 1;
    if !g.is(at, Class::Subordinator) || first >= verb || noun_phrase_end(g, first, verb) != verb {
        return false;
    }
    let subject = |i: usize| {
        let named = g.mentions.covering(i).is_some_and(|m| m.kind != Kind::Place && m.kind != Kind::Resource && m.rule != "demonym");
        named || g.is(i, Class::SubjectPronoun)
    };
    let role = g.is(first, Class::Article) && g.mentions.role_at(verb - 1).is_some();
    subject(first) || role || g.mentions.role_at(first).is_some_and(|r| r.end < verb && subject(r.end))
}

/// Where the agent of the participle at `participle` begins, with a day or month between at most: "released Monday by | the bank".
pub fn agent_of(g: &Grammar<'_>, participle: usize) -> Option<usize> {
    let time =
        |i: usize| g.is_any(i, &[Class::Weekday, Class::Month, Class::TimeWord]) || g.kind(i) == Some(TokenKind::Number) || g.is_adverb(i);
    let mut by = participle + 1;
    while by < participle + 4 && (time(by) || g.is(by, Class::Preposition) && !g.is(by, Class::By) && time(by + 1)) {
        by += 1;
    }
    // "le dichiarazioni fornite alla polizia da Rossi"
    if g.is(by, Class::To) && g.pack.drops_subject && by == participle + 1 {
        let word = |i: &usize| g.kind(*i) == Some(TokenKind::Word);
        let place = |i: usize| g.mentions.covering(i + 1).is_some_and(|m| matches!(m.kind, Kind::Country | Kind::Place));
        by = (by + 2..by + 5).take_while(word).find(|&i| g.is(i, Class::By) && !place(i)).unwrap_or(by);
    }
    // "emails obtained by the bank": not the bank's
    let written = g.is_any(participle, &[Class::Participle, Class::UtteringVerb]) && !g.is(participle, Class::Obtained);
    (written && g.is(by, Class::By)).then_some(by + 1)
}

/// One past the end of an apposition between commas that begins with the comma at `comma`: `, director of the mine,`.
/// `None` where what follows is no apposition.
pub fn apposition_end(g: &Grammar<'_>, comma: usize, limit: usize) -> Option<usize> {
    if !g.mark(comma, ',') {
        return None;
    }
    let first = comma + 1;
    if g.is_any(first, &[Class::Relative, Class::Coordinator, Class::Subordinator]) || g.is_gerund(first) {
        return None;
    }
    let mut at = first;
    while at < limit {
        if g.mark(at, ',') || g.is_hard_stop(at) || g.kind(at) == Some(TokenKind::Dash) {
            break;
        }
        if g.is_finite(at) || g.kind(at) == Some(TokenKind::Quote) && !g.is_owner_mark(at) {
            return None;
        }
        at += 1;
    }
    (at > first && at - first <= 25).then_some(at)
}
