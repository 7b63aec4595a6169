//! JSON-LD: what a page says of its article for machines.

use super::tree::Tree;
use serde_json::{Map, Value};

/// The fields of the first object that is an article.
#[derive(Default)]
pub(super) struct JsonLd {
    pub is_article: bool,
    pub headline: Option<String>,
    /// As written.
    pub published: Option<String>,
    pub publisher: Option<String>,
    pub language: Option<String>,
    pub url: Option<String>,
    /// The text of the article, often without paragraphs.
    pub body: Option<String>,
}

type Object = Map<String, Value>;

impl JsonLd {
    /// Reads all scripts of the page; what is no JSON is passed over.
    pub fn read(tree: &Tree) -> JsonLd {
        let scripts = (0..tree.nodes.len()).filter(|&at| {
            let node = &tree.nodes[at];
            node.is(&["script"]) && node.attribute("type").is_some_and(|t| t.trim().to_ascii_lowercase().starts_with("application/ld+json"))
        });
        let values: Vec<Value> = scripts.filter_map(|at| parse(&raw(tree, at))).collect();
        let mut objects: Vec<&Object> = Vec::new();
        for value in &values {
            collect(value, &mut objects, 0);
        }
        let Some(article) = objects.iter().find(|object| is_article(object)) else {
            return JsonLd::default();
        };
        let get = |name: &str| article.get(name).and_then(text);
        // a publisher may be given by reference
        let name_of = |value: &Value| -> Option<String> {
            let object = value.as_array().and_then(|list| list.first()).unwrap_or(value);
            if let Some(name) = object.as_str().filter(|name| !name.contains("://")) {
                return Some(name.to_owned());
            }
            let object = object.as_object()?;
            object.get("name").and_then(text).or_else(|| {
                let id = object.get("@id")?.as_str()?;
                objects.iter().filter(|o| o.get("@id").and_then(Value::as_str) == Some(id)).find_map(|o| o.get("name").and_then(text))
            })
        };
        let page = article.get("mainEntityOfPage").and_then(|page| match page {
            Value::Object(page) => page.get("@id").and_then(text),
            other => text(other),
        });
        JsonLd {
            is_article: true,
            headline: get("headline").or_else(|| get("name")),
            published: get("datePublished").or_else(|| get("dateCreated")),
            publisher: ["publisher", "sourceOrganization", "provider"].into_iter().find_map(|name| article.get(name).and_then(name_of)),
            language: get("inLanguage"),
            url: get("url").or(page),
            body: get("articleBody"),
        }
    }
}

fn raw(tree: &Tree, script: usize) -> String {
    tree.inside(script).map(|i| tree.nodes[i].text.as_ref()).collect()
}

/// Pages put line breaks into strings, and comments around the whole.
fn parse(script: &str) -> Option<Value> {
    let clean: String = script.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let start = clean.find(['{', '['])?;
    let end = clean.rfind(['}', ']'])? + 1;
    let json = clean.get(start..end)?;
    serde_json::from_str(json).or_else(|_| serde_json::from_str(&without_last_commas(json))).ok()
}

/// JSON without the commas before closing brackets, which JavaScript allows.
fn without_last_commas(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let (mut in_string, mut escaped) = (false, false);
    for c in json.chars() {
        if !in_string && matches!(c, '}' | ']') {
            let kept = out.trim_end();
            if kept.ends_with(',') {
                out.truncate(kept.len() - 1);
            }
        }
        in_string ^= c == '"' && !escaped;
        escaped = in_string && c == '\\' && !escaped;
        out.push(c);
    }
    out
}

/// Objects at the top, in lists, in `@graph` and in `mainEntity`. JSON is at most 128 deep, by its parser.
fn collect<'v>(value: &'v Value, objects: &mut Vec<&'v Object>, depth: usize) {
    match value {
        Value::Array(list) if depth < 4 => list.iter().for_each(|value| collect(value, objects, depth + 1)),
        Value::Object(object) => {
            objects.push(object);
            for name in ["@graph", "mainEntity"] {
                if let Some(inner) = object.get(name).filter(|_| depth < 4) {
                    collect(inner, objects, depth + 1);
                }
            }
        }
        _ => {}
    }
}

/// Whether the type is one of schema.org's articles: `NewsArticle`, `LiveBlogPosting`, …
fn is_article(object: &Object) -> bool {
    let of = |value: &Value| value.as_str().is_some_and(|t| t.ends_with("Article") || t.ends_with("BlogPosting") || t == "Report");
    match object.get("@type") {
        Some(Value::Array(list)) => list.iter().any(of),
        Some(value) => of(value),
        None => false,
    }
}

/// A string, with its character references read.
fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.as_str(),
        Value::Array(list) => list.first()?.as_str()?,
        Value::Object(object) => object.get("@value").or_else(|| object.get("name"))?.as_str()?,
        _ => return None,
    };
    let text = if text.contains(['&', '<']) { super::fragment_text(text) } else { text.trim().to_owned() };
    (!text.is_empty()).then_some(text)
}
