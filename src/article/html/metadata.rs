//! What a page says of its article beside the text: title, date, outlet, language, address.

use super::json_ld::JsonLd;
use super::published::find_date;
use super::tree::{Tree, word_count};
use crate::article::PartialDate;

/// What a page says of its article.
pub(super) struct Metadata {
    pub title: Option<String>,
    pub date: Option<PartialDate>,
    pub outlet: Option<String>,
    pub lang: Option<String>,
    pub url: Option<String>,
    /// What the page says of its content, for search engines and previews; often the summary under the headline.
    pub description: Option<String>,
    /// The element of the headline, where one is found.
    pub heading: Option<usize>,
    /// Whether anything but running text says that this is an article.
    pub is_article: bool,
    /// Whether its address is that of a site, not of a page.
    pub is_front: bool,
    /// Whether the page says that it is something else, or that it is not to be indexed.
    pub is_other: bool,
}

/// `<meta>` elements, by their names in lower case.
pub(super) struct Metas<'t>(Vec<(String, &'t str)>);

impl<'t> Metas<'t> {
    fn read(tree: &'t Tree) -> Metas<'t> {
        let metas = tree.nodes.iter().filter(|node| node.is(&["meta"]));
        Metas(
            metas
                .filter_map(|node| {
                    let name = ["property", "name", "itemprop", "http-equiv"].into_iter().find_map(|kind| node.attribute(kind))?;
                    let content = node.attribute("content").map(str::trim).filter(|content| !content.is_empty())?;
                    Some((name.trim().to_ascii_lowercase(), content))
                })
                .collect(),
        )
    }

    /// The content of the first of these names that the page gives.
    pub fn first(&self, names: &[&str]) -> Option<&'t str> {
        names.iter().find_map(|name| self.0.iter().find(|(known, _)| known == name).map(|(_, content)| *content))
    }
}

impl Metadata {
    /// Reads the head of a page, its JSON-LD and the marks in its text.
    pub fn read(tree: &Tree) -> Metadata {
        let metas = Metas::read(tree);
        let ld = JsonLd::read(tree);
        let page_title = tree.nodes.iter().position(|node| node.is(&["title"])).map(|at| tree.text(at)).filter(|title| !title.is_empty());
        let outlet = metas
            .first(&["og:site_name"])
            .map(str::to_owned)
            .or(ld.publisher.clone())
            .or_else(|| metas.first(&["application-name", "dc.publisher", "dcterms.publisher"]).map(str::to_owned))
            .or_else(|| page_title.as_deref().and_then(|title| outlet_in_title(tree, &metas, title)))
            .map(|name| one_line(&name));
        let strip = |title: &str| without_outlet(&one_line(title), outlet.as_deref());
        let told = [ld.headline.as_deref(), metas.first(&["og:title"]), metas.first(&["twitter:title", "dc.title"]), page_title.as_deref()];
        let told: Vec<String> = told.into_iter().flatten().map(strip).filter(|title| !title.is_empty()).collect();
        let heading = find_heading(tree, &told);
        let shown = heading.map(|at| tree.text(at));
        let url = address(tree, &metas, &ld);
        let date = find_date(tree, &metas, ld.published.as_deref(), heading, url.as_deref());
        let marked = tree.nodes.iter().any(|node| node.attribute("itemprop") == Some("articleBody"));
        let kind = metas.first(&["og:type"]).map(str::to_ascii_lowercase);
        let is_front =
            url.as_deref().is_some_and(|url| url.split("://").nth(1).is_some_and(|rest| rest.trim_end_matches('/').find('/').is_none()));
        Metadata {
            title: shown.or_else(|| told.into_iter().next()),
            date,
            outlet,
            lang: language(tree, &metas, &ld),
            url,
            description: metas.first(&["og:description", "description", "twitter:description"]).map(one_line),
            heading,
            is_article: ld.is_article || date.is_some() || marked || kind.as_deref() == Some("article"),
            is_front,
            is_other: (kind.as_deref() == Some("website") && !ld.is_article)
                || metas.first(&["robots"]).is_some_and(|rules| rules.to_ascii_lowercase().contains("noindex") && date.is_none()),
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('\u{ad}', "")
}

/// What stands between the parts of a page's title.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " / ", " › "];

/// The title without the name of the outlet before or behind it.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let Some(outlet) = outlet else { return title.to_owned() };
    for separator in SEPARATORS {
        for (part, rest) in
            [title.rsplit_once(separator).map(|(rest, part)| (part, rest)), title.split_once(separator)].into_iter().flatten()
        {
            if part.trim().eq_ignore_ascii_case(outlet.trim()) {
                return rest.trim().to_owned();
            }
        }
    }
    title.to_owned()
}

/// A part of the page's title that the page also gives as its owner, or as the name of its front page.
fn outlet_in_title(tree: &Tree, metas: &Metas<'_>, title: &str) -> Option<String> {
    let parts: Vec<&str> = SEPARATORS
        .iter()
        .flat_map(|separator| [title.rsplit_once(separator).map(|(_, last)| last), title.split_once(separator).map(|(first, _)| first)])
        .flatten()
        .map(str::trim)
        .collect();
    let owner = metas.first(&["copyright", "author", "dc.rights", "dcterms.rights"]).into_iter().map(str::to_owned);
    let images = tree.nodes.iter().filter(|node| node.is(&["img"])).filter_map(|node| node.attribute("alt")).map(str::to_owned);
    let front = (0..tree.nodes.len())
        .filter(|&at| tree.nodes[at].is(&["a"]) && tree.nodes[at].attribute("href").is_some_and(|to| to == "/" || to.ends_with("://")))
        .map(|at| tree.text(at));
    owner.chain(front).chain(images).map(|name| one_line(&name)).find(|name| parts.contains(&name.as_str()))
}

/// The heading that shares most words with one of the titles that the page gives: of the first level, or of the second
/// where it is the title to the word.
fn find_heading(tree: &Tree, told: &[String]) -> Option<usize> {
    let headings: Vec<usize> = (0..tree.nodes.len()).filter(|&at| tree.nodes[at].is(&["h1"])).take(50).collect();
    let score = |at: usize| told.iter().map(|title| overlap(title, &tree.text(at))).fold(0.0, f64::max);
    let best = headings.iter().copied().map(|at| (score(at), at)).reduce(|best, next| if next.0 > best.0 { next } else { best });
    match best {
        Some((score, at)) if score >= 0.4 || (told.is_empty() && headings.len() == 1) => Some(at),
        _ => (0..tree.nodes.len())
            .filter(|&at| tree.nodes[at].is(&["h2", "h3"]))
            .take(50)
            .find(|&at| told.iter().any(|title| same_title(title, &tree.text(at)))),
    }
}

/// How many words two texts share, from 0 to 1.
pub(super) fn overlap(a: &str, b: &str) -> f64 {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(60).map(str::to_lowercase).collect()
    };
    let (a, mut b) = (words(a), words(b));
    let longer = a.len().max(b.len());
    let shared = a.iter().filter(|word| b.iter().position(|other| other == *word).map(|at| b.swap_remove(at)).is_some()).count();
    if longer == 0 { 0.0 } else { shared as f64 / longer as f64 }
}

fn language(tree: &Tree, metas: &Metas<'_>, ld: &JsonLd) -> Option<String> {
    let html = tree.nodes.iter().find(|node| node.is(&["html"])).and_then(|node| node.attribute("lang"));
    let told = html.filter(|lang| !lang.trim().is_empty()).or(ld.language.as_deref());
    let told =
        told.or_else(|| metas.first(&["content-language", "language", "dc.language", "dcterms.language", "inlanguage", "og:locale"]))?;
    let tag = told.trim().replace('_', "-");
    let code = tag.split('-').next().unwrap_or_default();
    ((2..=3).contains(&code.len()) && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')).then_some(tag)
}

fn address(tree: &Tree, metas: &Metas<'_>, ld: &JsonLd) -> Option<String> {
    let absolute = |url: &str| url.starts_with("http://") || url.starts_with("https://");
    let link = |name: &str| {
        let of = |node: &&super::tree::Node| {
            node.attribute("rel").is_some_and(|rel| rel.split_whitespace().any(|r| r.eq_ignore_ascii_case(name)))
        };
        tree.nodes.iter().filter(|node| node.is(&["link"])).find(of).and_then(|node| node.attribute("href")).map(str::trim)
    };
    let base = tree.nodes.iter().find(|node| node.is(&["base"])).and_then(|node| node.attribute("href"));
    let og = metas.first(&["og:url"]);
    let canonical = link("canonical").filter(|href| !href.is_empty()).and_then(|href| {
        if absolute(href) {
            return Some(href.to_owned());
        }
        // an address from the root of the site
        let site = [base, og, ld.url.as_deref()].into_iter().flatten().find(|url| absolute(url))?;
        let host = site.find("://")? + 3;
        let origin = &site[..site[host..].find('/').map_or(site.len(), |end| host + end)];
        (href.starts_with('/') && !href.starts_with("//")).then(|| format!("{origin}{href}"))
    });
    let others = || {
        [og, ld.url.as_deref(), metas.first(&["twitter:url", "dc.identifier"])]
            .into_iter()
            .flatten()
            .find(|url| absolute(url))
            .map(str::to_owned)
    };
    canonical.or_else(others)
}

/// Whether two titles are the same but for case, marks and spaces.
pub(super) fn same_title(a: &str, b: &str) -> bool {
    word_count(a).abs_diff(word_count(b)) <= 2 && overlap(a, b) > 0.85
}
