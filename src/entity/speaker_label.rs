//! What the speakers of one article are called in it.

use super::{People, Person, slug};
use crate::mention::Mentions;
use crate::pack::{Gender, LanguagePack, Map};
use crate::record::PersonRecord;
use crate::statement::Statement;
use crate::text::{Document, Token};
use std::cell::LazyCell;

/// A speaker's name has at most so many tokens.
const LONGEST_NAME: usize = 8;

/// The names of the speakers of one article.
pub struct SpeakerLabels {
    by_id: Map<String, Option<String>>,
}

impl SpeakerLabels {
    /// Finds the name of every speaker: of people the fullest one; of what is listed the language's own; of others the
    /// longest form in which they are mentioned, or the words that name them.
    pub fn find(doc: &Document<'_>, pack: &LanguagePack, mentions: &Mentions, people: &People, statements: &[Statement]) -> SpeakerLabels {
        let mut by_id: Map<String, Option<String>> = Map::default();
        let longest = LazyCell::new(|| longest_forms(doc, mentions));
        for statement in statements {
            let Some(id) = &statement.speaker else { continue };
            let known = by_id.entry(id.clone()).or_insert_with(|| {
                let person = people.get(id).map(|person| person.name.clone());
                let listed = || pack.label(id).map(str::to_owned);
                let mentioned = || longest.get(id.as_str()).copied().map(one_line);
                person.or_else(listed).or_else(mentioned).or_else(|| written(doc, id))
            });
            // a group is called as the article first names it
            if known.is_none() {
                *known = statement.source.first().map(|source| one_line(source.slice(doc.text)));
            }
        }
        SpeakerLabels { by_id }
    }

    /// What the speaker is called.
    pub fn get(&self, id: &str) -> Option<&str> {
        self.by_id.get(id)?.as_deref()
    }

    /// The people among the speakers whom the words around their name show to be people, where `people` does not have them.
    pub fn unlisted<'s>(&'s self, people: &'s People) -> impl Iterator<Item = PersonRecord> + 's {
        let named = self.by_id.iter().filter(|(id, _)| Person::is_id(id) && people.get(id).is_none());
        named.filter_map(|(id, name)| {
            let name = name.clone()?;
            let words = name.to_lowercase().split_whitespace().map(str::to_owned).collect();
            Some(PersonRecord { id: id.clone(), name, words, gender: Gender::Common, roles: Vec::new(), bodies: Vec::new() })
        })
    }
}

/// The longest form of every id that is mentioned, the first of them where several are as long.
fn longest_forms<'d>(doc: &Document<'d>, mentions: &'d Mentions) -> Map<&'d str, &'d str> {
    let mut longest: Map<&str, &str> = Map::default();
    for mention in &mentions.list {
        let form = doc.span(mention.first, mention.end).slice(doc.text);
        let known = longest.entry(&mention.id).or_insert(form);
        if form.len() > known.len() {
            *known = form;
        }
    }
    longest
}

/// The first words with a capital that the id is made of.
fn written(doc: &Document<'_>, id: &str) -> Option<String> {
    let (_, key) = id.split_once(':')?;
    let initial = key.chars().next()?;
    // the slug of most words begins with their first letter, which decides without the slug
    let may_begin =
        |token: &Token| token.is_capitalised() && (!token.first.is_ascii_alphabetic() || token.first.eq_ignore_ascii_case(&initial));
    let capitals = doc.tokens.iter().enumerate().filter(|(_, token)| may_begin(token));
    let begins = |at: usize| {
        let begin = slug(doc.word(at));
        !begin.is_empty() && key.starts_with(&begin)
    };
    for (first, _) in capitals.filter(|(at, _)| begins(*at)) {
        let ends = first + 1..=(first + LONGEST_NAME).min(doc.tokens.len());
        let name = ends.map(|end| doc.span(first, end).slice(doc.text)).find(|name| slug(name) == key);
        if name.is_some() {
            return name.map(one_line);
        }
    }
    None
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
