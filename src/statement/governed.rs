//! Is a name governed by another word, so that it is no subject of its own: as object, owner, complement or apposition?

use super::grammar::Grammar;
use super::phrase::Phrase;
use crate::mention::{Kind, Mention, RoleMatch};
use crate::pack::{Class, RoleClass, WordId};
use crate::text::TokenKind;

/// Whether the name at `at` is no subject: it stands in a phrase that a preposition opens ("alla radio privata Onda"), is
/// an apposition to one ("dal sindaco di Genova, Anna Rossi"), or the object of a verb that is not finite ("dopo aver
/// accusato Rossi").
pub(super) fn hangs_on_another(g: &Grammar<'_>, from: usize, at: usize) -> bool {
    let name = at;
    // "Berg's spokeswoman": who owns somebody, not something
    let owned = g.mentions.covering(at).filter(|m| g.is_possessive_suffix(m.end)).map(|m| m.end + 1);
    if owned.is_some_and(|first| (first..first + 3).any(|i| g.mentions.role_at(i).is_some_and(|r| g.is(r.first, Class::OfAnother)))) {
        return true;
    }
    let mut at = at;
    let (mut comma, mut role) = (false, false);
    // "alla radio privata Onda": the nouns that a body's bare name is an apposition to
    let body = g.mentions.covering(name).is_some_and(|m| m.kind == Kind::Organisation)
        || g.mentions.role_at(name).is_some_and(|r| r.class == RoleClass::Body) && g.token(name).is_some_and(|t| t.is_capitalised());
    let body = body && g.pack.drops_subject && at > from && !g.is_determiner(at - 1);
    let mut nouns = 0;
    while at > from {
        at -= 1;
        // "Da parte sua il sindaco": no preposition opens it
        if g.pack.drops_subject && g.adverb_phrase(at).is_some_and(|p| p.1 <= name) {
            return false;
        }
        let mention = g.mentions.covering(at);
        let noun =
            |i: usize| g.token(i).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised()) && g.mentions.covering(i).is_none();
        if body && nouns < 2 && noun(at) && !g.is_finite(at) && !g.is_adverb(at) && !g.is(at, Class::Preposition) && !g.is_determiner(at) {
            nouns += 1;
            continue;
        }
        if takes_object(g, from, at) {
            return !comma;
        }
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

/// Whether the verb that ends at `at` is no finite one, opens its clause, and takes an object right behind it:
/// "accusing", "dopo aver accusato".
fn takes_object(g: &Grammar<'_>, from: usize, at: usize) -> bool {
    let perfect = at > from && g.is(at, Class::Participle) && g.is(at - 1, Class::Have) && !g.is_finite(at - 1);
    let plain = !g.is_any(at, &[Class::Have, Class::Be]) && g.mentions.role_at(at).is_none();
    let verb = plain && (g.is_gerund(at) || g.is_infinitive(at) && g.pack.drops_subject);
    let first = if perfect { at - 1 } else { at };
    let opens =
        first == from || g.mark(first - 1, ',') || g.is_any(first - 1, &[Class::Preposition, Class::Subordinator, Class::Coordinator]);
    (perfect || verb) && opens
}

/// "a friend of | Tom Hale | and Anna Berg": the first of two owners who are joined, of whom `second` is the other one, behind token `from`.
pub(super) fn first_owner<'g>(g: &'g Grammar<'_>, second: &Mention, from: usize) -> Option<&'g Mention> {
    let join = second.first.checked_sub(1).filter(|&i| i > from && g.is(i, Class::Coordinator))?;
    let first = g.mentions.covering(join - 1).filter(|m| m.kind == Kind::Person && m.first > from)?;
    g.is(first.first - 1, Class::Of).then_some(first)
}

/// "Ha battuto Rossi": whether the name stands directly behind a verb, more often as its object; but not "Lo ha detto Rossi",
/// which has one.
pub(super) fn is_object(g: &Grammar<'_>, from: usize, name: &Mention) -> bool {
    let verb = |i: usize| g.is_finite(i) || g.is_infinitive(i) || g.is_any(i, &[Class::Participle, Class::Be]);
    let group = (from..name.first).rev().take_while(|&i| verb(i) || g.is(i, Class::Have)).last();
    group.is_some_and(|verb| !(verb > from && g.pack.drops_subject && g.is_object_clitic(verb - 1)))
}

/// "La rabbia di Rossi è forte": whether the name is that of whose thing is the subject.
pub(super) fn owns_subject(g: &Grammar<'_>, from: usize, name: &Mention) -> bool {
    let small = |i: usize| g.is_determiner(i) && !g.is(i, Class::Of) || g.mentions.role_at(i).is_some();
    let Some(of) = (from + 1..name.first).rev().find(|&i| !small(i)).filter(|&i| g.is(i, Class::Of)) else { return false };
    let noun = (g.is(of - 1, Class::Feeling) || g.is_noun_cue(of - 1)) && g.mentions.role_at(of - 1).is_none();
    noun && (from..of - 1).all(|i| g.is_determiner(i)) && g.is_finite(name.end)
}

/// "difeso dall'avvocato Rossi": whether "by" opens the phrase of the name.
pub(super) fn is_agent(g: &Grammar<'_>, from: usize, name: &Mention) -> bool {
    let opener = (from..name.first).rev().find(|&i| (!g.is_determiner(i) || g.is(i, Class::By)) && g.mentions.role_at(i).is_none());
    opener.is_some_and(|i| g.is(i, Class::By))
}

/// "Hale senior spokesman Viktor Lund": whether the mention belongs to a role behind it, before `end`.
pub(super) fn belongs_to_role(g: &Grammar<'_>, mention: &Mention, end: usize) -> bool {
    let small = [Class::Coordinator, Class::Preposition];
    let plain = |i: &usize| g.token(*i).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised()) && !g.is_any(*i, &small);
    let role = |i: usize| g.mentions.role_at(i).is_some_and(|r| r.first == i && r.class != RoleClass::Title);
    g.pack.bare_clause && mention.end < end && (role(mention.end) || (mention.end..end).take_while(plain).take(3).any(role))
}

/// Whether the mention hangs on a head: behind "of" or another preposition, or before a possessive suffix.
pub(super) fn is_complement(g: &Grammar<'_>, phrase: Phrase, mention: &Mention) -> bool {
    let mut at = mention.first;
    let described = |i: usize| {
        let person = |r: &RoleMatch| matches!(r.class, RoleClass::Office | RoleClass::Person) && !r.plural;
        let first = g.mentions.role_at(i).filter(|r| person(r) && r.end == i + 1)?.first;
        Some(first).filter(|f| *f > phrase.first)
    };
    // "the son of cocoa magnate Aristide Lindt", "la moglie del ministro Rossi": up to the word that the name's role hangs on
    if let Some(first) = at.checked_sub(1).and_then(described) {
        let attribute = |i: usize| {
            let word = g.token(i).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised());
            let body = |m: &Mention| m.rule == "demonym" || g.pack.bare_clause && matches!(m.kind, Kind::Organisation | Kind::Country);
            g.mentions.covering(i).is_some_and(body) || word && g.mentions.role_at(i).is_none() && !g.is(i, Class::Preposition)
        };
        let mut modifier = first;
        while modifier > phrase.first && mention.first - modifier < 6 && attribute(modifier - 1) {
            modifier -= 1;
        }
        let head = (phrase.first..modifier)
            .any(|i| g.mentions.role_at(i).is_some_and(|r| matches!(r.class, RoleClass::Office | RoleClass::Person)));
        // "an aide to Senator Hale"
        let to = g.pack.bare_clause && modifier > phrase.first && g.is(modifier - 1, Class::To);
        if modifier > phrase.first && (to || g.is_any(modifier - 1, &[Class::Of, Class::TopicPreposition])) && head {
            at = modifier;
        }
    }
    while at > phrase.first
        && (g.is_any(at - 1, &[Class::Article, Class::Possessive, Class::BeforeName])
            || g.mentions.role_at(at - 1).is_some_and(|r| r.class == RoleClass::Title))
    {
        at -= 1;
    }
    // "a resident of Krasna Dolyna": the words of one name, of which no list knows the first
    let capital = |i: usize| g.token(i).is_some_and(|t| t.kind == TokenKind::Word && t.is_capitalised());
    let alone =
        g.pack.bare_clause && mention.end == mention.first + 1 && at > 0 && g.token(at - 1).is_some_and(|t| t.word == WordId::UNKNOWN);
    while alone && at > phrase.first + 1 && capital(at - 1) && g.mentions.covering(at - 1).is_none() && g.mentions.role_at(at - 1).is_none()
    {
        at -= 1;
    }
    // "a Sanders delegate": a noun that no list knows
    let modifier =
        g.pack.bare_clause && mention.kind == Kind::Person && g.is(phrase.first, Class::Indefinite) && mention.first == phrase.first + 1;
    let noun = |t: &crate::text::Token| t.kind == TokenKind::Word && !t.is_capitalised() && !g.is(mention.end, Class::Preposition);
    let modifier = modifier && mention.end < phrase.end && g.token(mention.end).is_some_and(noun) && !g.is_possessive_suffix(mention.end);
    // "l'uomo accusato di aver ucciso Rossi", "the lawyer defending Paul Hale": the object of a verb
    let object = at > phrase.first + 1 && mention.kind == Kind::Person && {
        let before = at - 1;
        let bare = g.mentions.covering(before).is_none() && g.mentions.role_at(before).is_none() && !g.is_determiner(before);
        let role = (phrase.first..before).any(|i| g.mentions.role_at(i).is_some());
        let lower = g.token(before).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised());
        let verb = g.is(before, Class::Participle) || g.is_infinitive(before);
        let governs = verb && (phrase.first..before).any(|i| g.is(i, Class::Preposition));
        bare && lower && if g.pack.bare_clause { role && g.ends_as_participle(before) } else { governs }
    };
    let before_role = modifier || object || belongs_to_role(g, mention, phrase.end);
    let behind = at > phrase.first && g.is(at - 1, Class::Preposition) || before_role;
    let owner = mention.end < phrase.end && g.doc.word(mention.end).starts_with(['\'', '’']);
    behind || owner
}
