//! Joint speakers: the people, countries and bodies that the words of one source name side by side.

use super::governed::is_complement;
use super::grammar::Grammar;
use super::phrase::Phrase;
use crate::mention::{Kind, Mention, RoleMatch};
use crate::pack::{Class, RoleClass};
use crate::text::TokenKind;

/// The ids of those whom the phrase names as members of its list, in their order: of "Rossi e il sindaco Verdi" both, of "Rossi e i suoi
/// colleghi" the first. None where the phrase is no list, and nobody of whom it may be that he only belongs to a member: "gli amici di Rossi
/// e Verdi".
pub(super) fn joint_speakers(g: &Grammar<'_>, phrase: Phrase) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let free = |i: usize| g.mentions.covering(i).is_none() && g.mentions.role_at(i).is_none();
    let joins = |i: usize| free(i) && g.is(i, Class::Coordinator) && g.kind(i) == Some(TokenKind::Word);
    // "Navy and Army officers", "the Hale and Berg camps"
    let plural = |last: usize| {
        let word = g.is_plural(last) && g.mentions.covering(last).is_none() && g.token(last).is_some_and(|t| !t.is_capitalised());
        g.mentions.role_at(last).is_some_and(|r| r.plural) || word && g.mentions.covering(last - 1).is_some()
    };
    let officers = phrase.end.checked_sub(1).filter(|&last| last > phrase.first).is_some_and(plural) && g.pack.bare_clause;
    if officers || !(phrase.first..phrase.end).any(joins) {
        return found;
    }
    let (mut first, mut hangs) = (phrase.first, false);
    for at in phrase.first..=phrase.end {
        if at < phrase.end && !joins(at) && !(g.mark(at, ',') && free(at)) {
            continue;
        }
        let member = Phrase { first, end: at };
        // "lawyers for Hale and Berg": a bare name may hang on what the one before hangs on
        let opener = (first..at).find(|&i| !g.is_determiner(i)).unwrap_or(first);
        let bare = g.mentions.covering(opener).is_some_and(|m| m.first == opener);
        if let Some(id) = named_alone(g, member).filter(|_| !(bare && hangs))
            && !found.contains(&id)
        {
            found.push(id);
        }
        let governs = |i: usize| g.is_any(i, &[Class::Of, Class::Preposition, Class::TopicPreposition]) && free(i);
        hangs = if bare { hangs } else { (first..at).any(governs) };
        first = at + 1;
    }
    found
}

/// The only one whom the member of a list names, and not as somebody's: behind nothing but articles and a role, before nothing but
/// a parenthesis or a place.
fn named_alone(g: &Grammar<'_>, member: Phrase) -> Option<String> {
    let speaks = |m: &&Mention| matches!(m.kind, Kind::Person | Kind::Organisation | Kind::Country) && m.rule != "demonym" || is_capital(m);
    let named: Vec<&Mention> = g.mentions.within(member.first, member.end).filter(speaks).collect();
    // "il ministro della Difesa Neri": a person closes his title
    let mention = named.iter().find(|m| m.kind == Kind::Person).or(named.first())?;
    let titled = |i: usize| {
        // "Professors Holm and Berg", but not "friends of Holm"
        let role = g.mentions.role_at(i).filter(|r| !r.plural || r.end == mention.first);
        let body = role.is_some_and(|r| r.class == RoleClass::Body);
        if mention.kind == Kind::Person { role.is_some() || g.mentions.covering(i).is_some() } else { body }
    };
    let small = |i: usize| g.is_determiner(i) || g.is(i, Class::By);
    // "il sindaco di Torre Carlo Verdi"
    let opener = (member.first..mention.first).find(|&i| !small(i)).unwrap_or(mention.first);
    let office = |r: &RoleMatch| !r.plural && matches!(r.class, RoleClass::Office | RoleClass::Title) && !g.is(r.first, Class::OfAnother);
    let holder = mention.kind == Kind::Person && g.mentions.role_at(opener).is_some_and(office);
    let before = holder || (member.first..mention.first).all(|i| small(i) || titled(i));
    // "Tom Hale of Ohio", "Anna Berg of the Institute"
    let of = g.is_any(mention.end, &[Class::Of, Class::PlacePreposition]) && mention.kind == Kind::Person;
    let owner = (mention.end + 1..member.end).find(|&i| !g.is_determiner(i)).and_then(|i| g.mentions.covering(i));
    let of_body = of && owner.is_some_and(|m| m.end == member.end && m.kind != Kind::Person);
    let after = mention.end == member.end || g.mark(mention.end, '(') || of_body;
    // "Democrats": some of the party
    let some = g.pack.bare_clause && mention.end == mention.first + 1 && mention.kind == Kind::Organisation && g.is_plural(mention.first);
    let alone = before && after && !some && !is_complement(g, member, mention);
    let id = if is_capital(mention) { mention.stands_for.as_deref()? } else { mention.id.as_str() };
    alone.then(|| id.to_owned())
}

/// The seat of a government, which speaks for the state.
fn is_capital(mention: &Mention) -> bool {
    mention.kind == Kind::Place && mention.rule == "capital" && mention.stands_for.is_some()
}
