//! What nodes are called, and their other names.

use super::corpus::{FormCounts, most_frequent};
use super::{Corpus, NodeKind};
use crate::pack::{LanguagePack, Packs, World};
use std::collections::BTreeMap;

/// Names of everything in a corpus.
#[derive(Debug)]
pub struct Labels<'c> {
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

    /// What the node is called: the language's own name, else the tables'; for people the most frequent
    /// fullest name; for all others the most frequent form, the first of the alphabet where several are equal.
    pub fn label(&self, id: &str) -> String {
        self.known(id).map_or_else(|| plain(id), str::to_owned)
    }

    fn known(&self, id: &str) -> Option<&str> {
        match NodeKind::of(id) {
            Some(NodeKind::Person) => top(&self.names, id).or_else(|| top(&self.forms, id)),
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

/// The id without its prefix, hyphens as spaces.
fn plain(id: &str) -> String {
    let key = id.split_once(':').map_or(id, |(_, key)| key);
    if key.is_empty() { id.to_owned() } else { key.replace('-', " ") }
}
