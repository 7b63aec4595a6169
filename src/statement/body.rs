//! A noun for a body to an organisation named before: "the company", "la procura".

use indexmap::IndexSet;

use super::discourse::{Discourse, EPITHET_REACH};
use super::grammar::Grammar;
use super::phrase::Phrase;
use crate::mention::{Kind, Mention, RoleMatch};
use crate::text::{WordIndex, fold_word, folded};
use crate::trace::{Origin, Step};

/// The organisation that "the" with a noun for a body takes up: one whose name holds the noun ("the bank", behind "Bank of
/// Norfish"), else the last subject, else the only one named, of a class that the noun can stand for. `None` where several
/// fit as well.
pub(super) fn by_body(g: &Grammar<'_>, discourse: &Discourse, phrase: Phrase, role: &RoleMatch, sentence: usize) -> Option<String> {
    let definite = g.is_definite_article(phrase.first);
    let opens = definite && role.first == phrase.first + 1 && !role.plural;
    if !opens || g.mentions.covering(role.first).is_some() {
        return None;
    }
    // "la banca norvese" too, but only of a body with both words in its name
    let bare = role.end == phrase.end;
    let noun: Vec<String> = (role.first..phrase.end).map(|i| folded(g.doc.word(i))).collect();
    let all = g.bodies();
    let before = |place: &usize| g.mentions.list[*place].first < phrase.first;
    let named = all.by_word.places(noun[0].as_str()).filter(before).map(|place| &g.mentions.list[place]);
    let called: Vec<&Mention> =
        named.filter(|m| if bare { holds(g, m, &noun) } else { noun.iter().all(|w| holds(g, m, std::slice::from_ref(w))) }).collect();
    let bodies = || all.list[..all.list.partition_point(before)].iter().rev().map(|place| &g.mentions.list[*place]);
    let subject = |fits: &dyn Fn(&str) -> bool| {
        let near = discourse.recent(sentence).take_while(|s| sentence - s.sentence <= EPITHET_REACH);
        near.filter(|s| s.id.starts_with("org:")).find(|s| fits(&s.id))
    };
    if let Some(last) = called.first() {
        if called.iter().all(|m| m.id == last.id) {
            return Some(taken_up(g, &last.id, Origin::NamedBefore));
        }
        let last = subject(&|id| called.iter().any(|m| m.id == id))?;
        return Some(taken_up(g, &last.id, Origin::Sentence(last.sentence)));
    }
    let classes = g.pack.body_classes(&noun.join(" "));
    if !bare || classes.is_empty() {
        return None;
    }
    let fits = |id: &str| g.pack.class_of_body(id).is_none_or(|class| classes.iter().any(|c| c == class));
    if let Some(last) = subject(&fits) {
        return Some(taken_up(g, &last.id, Origin::Sentence(last.sentence)));
    }
    let only = bodies().find(|m| fits(&m.id))?;
    let listed = g.pack.class_of_body(&only.id).is_some();
    (listed && bodies().all(|m| m.id == only.id || !fits(&m.id))).then(|| taken_up(g, &only.id, Origin::NamedBefore))
}

/// The organisations of an article outside quotations, as places in the list of its mentions.
#[derive(Debug)]
pub(super) struct Bodies {
    list: Vec<usize>,
    /// The first mention of each with each of its names, by the words of the name.
    by_word: WordIndex,
}

impl Bodies {
    /// Those of the article.
    pub(super) fn find(g: &Grammar<'_>) -> Bodies {
        let is_body = |m: &Mention| m.kind == Kind::Organisation && g.quote_at(m.first).is_none();
        let list: Vec<usize> = (0..g.mentions.list.len()).filter(|place| is_body(&g.mentions.list[*place])).collect();
        let mut buffer = String::new();
        let mut words = Vec::new();
        let mut names = IndexSet::new();
        for place in &list {
            let Mention { first, end, ref id, .. } = g.mentions.list[*place];
            if !names.insert((id, g.doc.span(first, end).slice(g.doc.text))) {
                continue;
            }
            words.extend((first..end).map(|at| (WordIndex::key(fold_word(g.doc.word(at), &mut buffer)), *place)));
        }
        Bodies { list, by_word: WordIndex::new(words) }
    }
}

/// Whether the name holds these words one behind the other.
fn holds(g: &Grammar<'_>, mention: &Mention, words: &[String]) -> bool {
    let mut buffer = String::new();
    let mut is = |at: usize, word: &String| fold_word(g.doc.word(at), &mut buffer) == word;
    (mention.first..(mention.end + 1).saturating_sub(words.len())).any(|from| (from..).zip(words).all(|(at, word)| is(at, word)))
}

fn taken_up(g: &Grammar<'_>, id: &str, origin: Origin) -> String {
    g.note(|| Step::Candidate { id: id.to_owned(), origin, why_not: None });
    id.to_owned()
}
