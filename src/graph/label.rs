//! What nodes are called, and their other names.

use super::corpus::{FormCounts, most_frequent};
use super::{Corpus, NodeKind};
use crate::pack::{LanguagePack, Packs, World};
use std::collections::BTreeMap;

/// Names of everything in a corpus.
#[derive(Debug)]
pub struct Labels<'c> {
    corpus: &'c Corpus,
    world: &'c World,
    pack: Option<&'c LanguagePack>,
    forms: FormCounts<'c>,
    names: FormCounts<'c>,
    outlets: BTreeMap<&'c str, BTreeMap<&'c str, u64>>,
}

impl<'c> Labels<'c> {
    /// Names in the language that most articles of the corpus are in.
    pub fn new(corpus: &'c Corpus, packs: &'c Packs) -> Labels<'c> {
        let mut outlets = FormCounts::new();
        for article in corpus.articles() {
            if let (Some(id), Some(name)) = (&article.outlet_id, &article.outlet) {
                *outlets.entry(id).or_default().entry(name).or_default() += 1;
            }
        }
        Labels {
            corpus,
            world: &packs.world,
            pack: corpus.main_language().and_then(|lang| packs.get(lang)),
            forms: corpus.form_counts(),
            names: corpus.name_counts(),
            outlets,
        }
    }

    /// The tables that are the same in every language.
    pub fn world(&self) -> &'c World {
        self.world
    }

    /// What the node is called: the language's own name, else the tables'; for people the fullest name, of several the
    /// most frequent; for all others the most frequent form, the first of the alphabet where several are equal.
    pub fn label(&self, id: &str) -> String {
        match self.known(id).or_else(|| self.corpus.joined_name(id)) {
            Some(name) if NodeKind::of(id) == Some(NodeKind::Person) => small_letters(name).unwrap_or_else(|| name.to_owned()),
            Some(name) => name.to_owned(),
            None => plain(id),
        }
    }

    fn known(&self, id: &str) -> Option<&str> {
        match NodeKind::of(id) {
            Some(NodeKind::Person) => fullest(&self.names, id).or_else(|| fullest(&self.forms, id)),
            Some(NodeKind::Outlet) => top(&self.outlets, id),
            _ => {
                let own = self.pack.and_then(|pack| pack.label(id));
                own.or_else(|| self.in_tables(id)).or_else(|| top(&self.forms, id))
            }
        }
    }

    fn in_tables(&self, id: &str) -> Option<&'c str> {
        let (_, key) = id.split_once(':')?;
        let label = match NodeKind::of(id)? {
            NodeKind::Country => &self.world.countries.get(key)?.label,
            NodeKind::Resource => &self.world.resources.get(key)?.label,
            NodeKind::Organisation => &self.world.organisations.get(key)?.label,
            _ => return None,
        };
        (!label.is_empty()).then_some(label)
    }

    /// The other forms in which the articles mention it, sorted.
    pub fn aliases(&self, id: &str, label: &str) -> Vec<&'c str> {
        let forms = self.forms.get(id).into_iter().flat_map(BTreeMap::keys);
        forms.copied().filter(|form| *form != label).collect()
    }
}

fn top<'c>(counts: &FormCounts<'c>, id: &str) -> Option<&'c str> {
    let forms = counts.get(id)?.iter().filter(|(form, _)| !form.is_empty());
    most_frequent(forms.map(|(form, count)| (*form, *count)))
}

/// The name with the most words, of these one that is not in capitals alone, of these the most frequent.
fn fullest<'c>(counts: &FormCounts<'c>, id: &str) -> Option<&'c str> {
    let forms = counts.get(id)?.iter().filter(|(form, _)| !form.is_empty());
    most_frequent(forms.map(|(form, count)| (*form, (form.split(' ').count(), small_letters(form).is_none(), *count))))
}

/// A name of several words in capitals alone, as headlines have them, as others write it: `JOLVANA DELL'ORTO-RIVA` is
/// `Anna Dell'Orto-Riva`.
fn small_letters(name: &str) -> Option<String> {
    let shouted = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase);
    if !name.contains(' ') || !name.split(' ').any(shouted) || name.chars().any(char::is_lowercase) {
        return None;
    }
    let mut begins = true;
    let mut text = String::with_capacity(name.len());
    for c in name.chars() {
        if begins {
            text.push(c);
        } else {
            text.extend(c.to_lowercase());
        }
        begins = !c.is_alphanumeric();
    }
    Some(text)
}

/// The id without its prefix, hyphens as spaces.
fn plain(id: &str) -> String {
    let key = id.split_once(':').map_or(id, |(_, key)| key);
    if key.is_empty() { id.to_owned() } else { key.replace('-', " ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_capitals_alone_are_written_as_others() {
        assert_eq!(small_letters("JOLVANA DELL'ORTO-RIVA"), Some("Jolvana Dell'Orto-Riva".to_owned()));
        for name in ["Jolvana Riva", "JOLVANA", "J. R.", "Jolvana RIVA"] {
            assert_eq!(small_letters(name), None, "{name}");
        }
    }
}
