//! The entities of a corpus as a table that can be edited and given back as `merges.csv`.

use super::{Corpus, Curation, Decision, Doubt, Join, Labels, NodeKind, Resolution, Verdict};
use crate::export::guard_formula;
use crate::pack::layout::MERGES;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// What a row says of its two ids.
#[derive(Default)]
struct Pair<'r> {
    found: &'static str,
    reason: &'r str,
    articles: Vec<&'r str>,
}

/// Writes every node with its mentions and variants, and below it the ids that were joined with it or perhaps should be;
/// with `groups` also unnamed and joint speakers. The columns are those of `merges.csv`; decisions are kept, so that the table can take the place of that file.
///
/// # Errors
/// When `to` cannot be written to.
pub fn write_entities(
    corpus: &Corpus,
    resolution: &Resolution,
    labels: &Labels<'_>,
    curation: &Curation,
    groups: bool,
    to: impl Write,
) -> std::io::Result<()> {
    let mut pairs: BTreeMap<(&str, &str), Pair<'_>> = BTreeMap::new();
    for ((id, other), decision) in &curation.merges {
        pairs.insert((id, other), Pair { found: decision.verdict.name(), ..Pair::default() });
    }
    for Doubt { node, other, reason } in resolution.doubts() {
        let key = known(&pairs, node, other);
        pairs.insert(key, Pair { found: "doubtful", reason, articles: Vec::new() });
    }
    for Join { node, other, reason, articles } in resolution.joins() {
        let key = known(&pairs, node, other);
        let articles = articles.iter().filter_map(|article| Some(corpus.articles().get(*article)?.id.as_str())).collect();
        pairs.insert(key, Pair { found: "joined", reason, articles });
    }
    let forms = corpus.form_counts();
    let articles = corpus.article_counts();
    let listed = |kind: NodeKind| kind.is_named() || groups && kind == NodeKind::Group;
    let named = forms.keys().copied().filter(|id| NodeKind::of(id).is_some_and(listed));
    let nodes: BTreeSet<&str> = named.chain(pairs.keys().map(|(id, _)| *id)).collect();

    let mut out = csv::Writer::from_writer(to);
    out.write_record(MERGES.columns)?;
    for id in nodes {
        let facts = |id: &str| {
            let kind = NodeKind::of(id).map_or("", NodeKind::name).to_owned();
            let label = guard_formula(Cow::Owned(labels.label(id))).into_owned();
            let of_id = forms.get(id);
            let mentions = of_id.map_or(0, |forms| forms.values().sum::<u64>()).to_string();
            let variants = of_id.into_iter().flat_map(|forms| forms.keys().copied()).collect::<Vec<_>>().join(" | ");
            let articles = articles.get(id).copied().unwrap_or_default().to_string();
            [kind, label, mentions, articles, guard_formula(Cow::Owned(variants)).into_owned()]
        };
        if forms.contains_key(id) {
            let front = [id, "", "", "", "", "", "node", "", ""].map(str::to_owned);
            out.write_record(front.iter().chain(&facts(id)))?;
        }
        for ((_, other), pair) in pairs.range((id, "")..).take_while(|((node, _), _)| *node == id) {
            let (verdict, who, when, why) = match curation.merges.get(&ordered(id, other)) {
                Some(Decision { verdict, who, when, why, .. }) => (Verdict::name(*verdict), who.as_str(), when.as_str(), why.as_str()),
                None => ("", "", "", ""),
            };
            let inside = pair.articles.join(" | ");
            let inside = guard_formula(Cow::Owned(inside));
            let front = [id, other, verdict, who, when, why, pair.found, pair.reason, &inside].map(str::to_owned);
            out.write_record(front.iter().chain(&facts(other)))?;
        }
    }
    out.flush()
}

fn ordered(a: &str, b: &str) -> (String, String) {
    let (a, b) = if a < b { (a, b) } else { (b, a) };
    (a.to_owned(), b.to_owned())
}

/// The pair in the order in which it is there already, else the node first.
fn known<'r>(pairs: &BTreeMap<(&'r str, &'r str), Pair<'r>>, node: &'r str, other: &'r str) -> (&'r str, &'r str) {
    if pairs.contains_key(&(other, node)) { (other, node) } else { (node, other) }
}
