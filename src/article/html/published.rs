//! The day of publication: where pages give it, and which of them to trust.

use super::class::{LISTS, class_words, matches};
use super::date::read_date;
use super::metadata::Metas;
use super::tree::Tree;
use crate::article::PartialDate;

/// The names under which pages give the day of publication, the surest first; none of them may tell of a later change.
const DATES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.published",
    "dcterms.available",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "publication_date",
    "publication-date",
    "published-date",
    "originalpublicationdate",
    "article_date_original",
    "rnews:datepublished",
    "date",
];

/// JSON-LD first, then `<meta>`, marks in the text, the address.
pub(super) fn find_date(
    tree: &Tree,
    metas: &Metas<'_>,
    json_ld: Option<&str>,
    heading: Option<usize>,
    url: Option<&str>,
) -> Option<PartialDate> {
    json_ld
        .and_then(read_date)
        .or_else(|| DATES.iter().find_map(|name| metas.first(&[name]).and_then(read_date)))
        .or_else(|| date_in_text(tree, heading))
        .or_else(|| url.and_then(date_in_address))
}

/// The date of a mark-up of publication in the page's text: `itemprop`, `pubdate`, a class; else of the first `<time>`
/// behind the headline, if it does not tell of a change.
fn date_in_text(tree: &Tree, heading: Option<usize>) -> Option<PartialDate> {
    const NEAR: usize = 200;
    let value = |at: usize| {
        let node = &tree.nodes[at];
        let text = (!node.is(&["meta"])).then(|| tree.text(at)).filter(|text| text.len() < 60);
        ["datetime", "content"].into_iter().find_map(|name| node.attribute(name)).and_then(read_date).or_else(|| read_date(&text?))
    };
    let marks = |at: usize| {
        let node = &tree.nodes[at];
        let class = node.attribute("class").unwrap_or_default().to_ascii_lowercase();
        (node.attribute("itemprop") == Some("datePublished"), node.attribute("pubdate").is_some(), class)
    };
    let later = |at: usize| {
        std::iter::once(at).chain(tree.holders(at).take(2)).any(|at| {
            let node = &tree.nodes[at];
            node.attribute("itemprop") == Some("dateModified") || class_words(node).any(|words| matches(&LISTS.later, &words).is_some())
        })
    };
    let all = || (0..tree.nodes.len()).filter(|&at| !tree.nodes[at].name.is_empty());
    let property = || all().filter(|&at| marks(at).0).find_map(value);
    let pubdate = || all().filter(|&at| marks(at).1).find_map(value);
    let class = || {
        all()
            .filter(|&at| tree.nodes[at].is(&["time", "abbr", "span"]) && marks(at).2.contains("published"))
            .filter(|&at| !later(at))
            .find_map(value)
    };
    let first = || {
        let heading = heading?;
        (heading..tree.nodes.len().min(heading + NEAR)).filter(|&at| tree.nodes[at].is(&["time"]) && !later(at)).find_map(value)
    };
    property().or_else(pubdate).or_else(class).or_else(first)
}

/// `…/2025/05/30/…`, as in the addresses of many sites.
fn date_in_address(url: &str) -> Option<PartialDate> {
    let parts: Vec<&str> = url.split('/').skip(3).collect();
    parts.windows(3).find_map(|w| match w {
        [year, month, day] if year.len() == 4 => read_date(&format!("{year}-{month:0>2}-{day:0>2}")),
        _ => None,
    })
}
