//! What a statement is about: the people, countries, resources and organisations its content names.

use super::content::Range;
use super::grammar::Grammar;
use super::office::country_named_most;
use crate::mention::Kind;
use crate::pack::Class;
use crate::text::{Span, TokenKind};

/// Ids named in the content with their spans, in order of first mention; the speaker is none of them.
pub fn targets(g: &Grammar<'_>, content: &[Range], speaker: Option<&str>) -> Vec<(String, Vec<Span>)> {
    let mut out: Vec<(String, Vec<Span>)> = Vec::new();
    for &(first, end) in content {
        for mention in g.mentions.within(first, end) {
            if mention.kind == Kind::Place || mention.id.is_empty() {
                continue;
            }
            if Some(mention.id.as_str()) == speaker {
                continue;
            }
            spans_of(&mut out, &mention.id).push(g.doc.span(mention.first, mention.end));
        }
        let nouns: Vec<usize> = (first..end).filter(|&at| is_the_country(g, at)).collect();
        if !nouns.is_empty()
            && let Some(country) = country_named_most(g).filter(|id| Some(*id) != speaker)
        {
            spans_of(&mut out, country).extend(nouns.iter().map(|&at| g.doc.span(at, at + 1)));
        }
    }
    out
}

/// The spans of an id, of which content names few.
fn spans_of<'o>(named: &'o mut Vec<(String, Vec<Span>)>, id: &str) -> &'o mut Vec<Span> {
    let place = named.iter().position(|(known, _)| known == id).unwrap_or_else(|| {
        named.push((id.to_owned(), Vec::new()));
        named.len() - 1
    });
    &mut named[place].1
}

/// Whether the word at `at` is "country" in "the country": not "the country of", "the Asian country".
fn is_the_country(g: &Grammar<'_>, at: usize) -> bool {
    g.is(at, Class::CountryNoun)
        && g.mentions.covering(at).is_none()
        && at > 0
        && g.is_definite_article(at - 1)
        && !g.is(at + 1, Class::Of)
        && g.mentions.covering(at + 1).is_none_or(|m| m.rule != "demonym")
}

/// Whether a negation stands at the head of the content: before or in its first verb group, outside a subordinate clause.
pub fn is_negated(g: &Grammar<'_>, content: &[Range]) -> bool {
    let Some(&(first, end)) = content.first() else { return false };
    let verb = (first..end).find(|&i| g.is_finite(i) || g.is_infinitive(i)).unwrap_or(first);
    (first..(verb + 3).min(end)).any(|i| g.is(i, Class::Negation))
}

/// Whether the content hangs on a condition: it holds a conditional verb or the opener of a conditional clause.
pub fn is_conditional(g: &Grammar<'_>, content: &[Range]) -> bool {
    content.iter().any(|&(first, end)| {
        (first..end).any(|i| {
            g.is_any(i, &[Class::ConditionalOpener, Class::Conditional, Class::ConditionalForm])
                && !(g.is(i, Class::Clitic) && g.is(i, Class::ReflexiveClitic))
        })
    })
}

/// The first amount in the content: a number with the words of quantity or unit that follow it.
pub fn quantity(g: &Grammar<'_>, content: &[Range]) -> Option<Span> {
    for &(first, end) in content {
        for at in first..end {
            if g.kind(at) != Some(TokenKind::Number) {
                continue;
            }
            let mut stop = at + 1;
            let mut units = 0;
            while stop < end {
                if g.is(stop, Class::Quantity) || g.mark(stop, '%') {
                    units += 1;
                    stop += 1;
                } else if units > 0 && g.is(stop, Class::Of) && g.is(stop + 1, Class::Quantity) {
                    stop += 1;
                } else {
                    break;
                }
            }
            if units > 0 {
                return Some(g.doc.span(at, stop.min(end)));
            }
        }
    }
    None
}
