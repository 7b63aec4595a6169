//! What the speakers of one article are called in it.

use super::slug::{slug, slug_into};
use super::{People, Person};
use crate::mention::Mentions;
use crate::pack::{Gender, LanguagePack, Map};
use crate::record::PersonRecord;
use crate::statement::Statement;
use crate::text::Document;
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
        for id in statements.iter().filter_map(|statement| statement.speaker.as_ref()) {
            if by_id.contains_key(id) {
                continue;
            }
            let person = people.get(id).map(|person| person.name.clone());
            let listed = || pack.label(id).map(str::to_owned);
            let mentioned = || longest.get(id.as_str()).copied().map(one_line);
            by_id.insert(id.clone(), person.or_else(listed).or_else(mentioned));
        }
        write_names(doc, by_id.iter_mut().filter(|(_, name)| name.is_none()));
        // a group is called as the article first names it
        for statement in statements {
            if let Some(source) = statement.source.first()
                && let Some(known) = statement.speaker.as_ref().and_then(|id| by_id.get_mut(id)).filter(|known| known.is_none())
            {
                let called = one_line(source.slice(doc.text));
                let key = statement.speaker.as_deref().and_then(|id| id.strip_prefix("org:"));
                *known = Some(key.and_then(|key| named_in(&called, key)).unwrap_or(called));
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

/// The words of the source that make the key of an organisation: "polizia di Modena" of "La polizia di Modena".
fn named_in(source: &str, key: &str) -> Option<String> {
    let starts = source.char_indices().map(|(i, _)| i).filter(|&i| i == 0 || !source[..i].ends_with(char::is_alphanumeric));
    starts.map(|i| &source[i..]).find(|words| slug(words) == key).map(str::to_owned)
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

/// Gives every id the first words with a capital that it is made of. All ids are looked for in one walk over the words, so
/// that their number hardly counts.
fn write_names<'i>(doc: &Document<'_>, ids: impl Iterator<Item = (&'i String, &'i mut Option<String>)>) {
    let mut unnamed: Vec<(&str, &mut Option<String>)> = ids.filter_map(|(id, name)| Some((id.split_once(':')?.1, name))).collect();
    unnamed.sort_unstable_by_key(|(key, _)| *key);
    // the slug of most words begins with their first letter, which decides without the slug
    let mut initials = [false; 128];
    for byte in unnamed.iter().filter_map(|(key, _)| key.bytes().next()).filter(u8::is_ascii) {
        initials[usize::from(byte)] = true;
    }
    let may_begin = |first: char| !first.is_ascii_alphabetic() || initials[first.to_ascii_lowercase() as usize];
    let mut left = unnamed.len();
    let mut begin = String::new();
    for (first, _) in doc.tokens.iter().enumerate().filter(|(_, token)| token.is_capitalised() && may_begin(token.first)) {
        if left == 0 {
            return;
        }
        // the keys that begin with these words stand beside each other
        let mut keys = 0..unnamed.len();
        for end in first + 1..=(first + LONGEST_NAME).min(doc.tokens.len()) {
            let words = doc.span(first, end).slice(doc.text);
            slug_into(words, &mut begin);
            let from = keys.start + unnamed[keys.clone()].partition_point(|(key, _)| *key < begin.as_str());
            let begun = unnamed[from..keys.end].partition_point(|(key, _)| key.starts_with(&begin));
            keys = from..from + begun;
            if begin.is_empty() || keys.is_empty() {
                break;
            }
            let named = unnamed[keys.clone()].iter_mut().take_while(|(key, _)| *key == begin).filter(|(_, name)| name.is_none());
            for (_, name) in named {
                **name = Some(one_line(words));
                left -= 1;
            }
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
