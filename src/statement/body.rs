//! A noun for a body to an organisation named before: "the company", "la procura".

use super::discourse::{Discourse, EPITHET_REACH};
use super::grammar::Grammar;
use super::phrase::Phrase;
use crate::mention::{Kind, Mention, RoleMatch};
use crate::pack::{Class, Map};
use crate::text::fold_word;
use crate::trace::{Origin, Step};

/// The organisation that "the" with a noun for a body takes up: one whose name holds the noun ("the bank", behind "Bank of
/// Norfish"), else the last subject, else the only one named, of a class that the noun can stand for. `None` where several
/// fit as well.
pub(super) fn by_body(g: &Grammar<'_>, discourse: &Discourse, phrase: Phrase, role: &RoleMatch, sentence: usize) -> Option<String> {
    let definite = g.is(phrase.first, Class::Article) && !g.is(phrase.first, Class::Indefinite);
    let bare = definite && role.first == phrase.first + 1 && role.end == phrase.end && !role.plural;
    if !bare || g.mentions.covering(role.first).is_some() {
        return None;
    }
    let mut buffer = String::new();
    let noun: Vec<String> = (role.first..role.end).map(|i| fold_word(g.doc.word(i), &mut buffer).to_owned()).collect();
    let all = g.bodies();
    // the last one first
    let before = |bodies: &'_ [usize]| bodies.partition_point(|i| g.mentions.list[*i].first < phrase.first);
    let called: Vec<&Mention> = {
        let named = all.named(&noun[0]);
        let named = named[..before(named)].iter().rev().map(|i| &g.mentions.list[*i]);
        named.filter(|m| noun.len() == 1 || holds(g, m, &noun)).collect()
    };
    let bodies = || all.list[..before(&all.list)].iter().rev().map(|i| &g.mentions.list[*i]);
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
    if classes.is_empty() {
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
    by_word: Map<String, Vec<usize>>,
}

impl Bodies {
    /// Those of the article.
    pub(super) fn find(g: &Grammar<'_>) -> Bodies {
        let mut bodies = Bodies { list: Vec::new(), by_word: Map::default() };
        let mut buffer = String::new();
        for (place, mention) in g.mentions.list.iter().enumerate() {
            if mention.kind != Kind::Organisation || g.quote_at(mention.first).is_some() {
                continue;
            }
            bodies.list.push(place);
            for at in mention.first..mention.end {
                let word = fold_word(g.doc.word(at), &mut buffer);
                match bodies.by_word.get_mut(word) {
                    Some(places) if places.last() == Some(&place) => {}
                    Some(places) => places.push(place),
                    None => {
                        bodies.by_word.insert(word.to_owned(), vec![place]);
                    }
                }
            }
        }
        bodies
    }

    /// Those whose name holds the word.
    fn named(&self, word: &str) -> &[usize] {
        self.by_word.get(word).map_or(&[], Vec::as_slice)
    }
}

/// Whether the name holds these words one behind the other.
fn holds(g: &Grammar<'_>, mention: &Mention, words: &[String]) -> bool {
    let mut buffer = String::new();
    let name: Vec<String> = (mention.first..mention.end).map(|i| fold_word(g.doc.word(i), &mut buffer).to_owned()).collect();
    name.windows(words.len()).any(|part| part == words)
}

fn taken_up(g: &Grammar<'_>, id: &str, origin: Origin) -> String {
    g.note(|| Step::Candidate { id: id.to_owned(), origin, why_not: None });
    id.to_owned()
}
