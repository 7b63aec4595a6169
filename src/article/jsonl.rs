//! JSON Lines: an article a line.

use super::{Article, PartialDate};
use crate::error::Warning;
use serde::Deserialize;

#[derive(Deserialize)]
struct Line {
    text: Option<String>,
    title: Option<String>,
    date: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    lang: Option<String>,
    id: Option<serde_json::Value>,
}

/// Reads one line; `path` and `number` (from 1) place it.
///
/// # Errors
/// A warning that says where the line is not JSON or has no `text`.
pub fn read_line(path: &str, number: usize, line: &str) -> Result<(Article, Option<Warning>), Warning> {
    let parsed: Line = serde_json::from_str(line).map_err(|e| {
        // serde counts bytes of its own single line
        let column = line.get(..e.column().saturating_sub(1)).map_or(e.column(), |s| s.chars().count() + 1);
        let what = e.to_string();
        let what = what.split(" at line ").next().unwrap_or(&what).to_owned();
        Warning::new(
            format!("{path}:{number}:{column}"),
            "malformed-json",
            format!("not a JSON object with the fields of an article: {what}; the line is left out"),
        )
    })?;
    let place = format!("{path}:{number}");
    let Some(text) = parsed.text else {
        return Err(Warning::new(format!("{place}:1"), "no-text", "the object has no `text`; the line is left out"));
    };
    if text.trim().is_empty() {
        return Err(Warning::new(format!("{place}:1"), "empty", "`text` is empty; the line is left out"));
    }
    let date = parsed.date.as_deref().filter(|d| !d.is_empty());
    let read = date.and_then(PartialDate::parse);
    let warning = (date.is_some() && read.is_none()).then(|| {
        Warning::new(
            format!("{place}:1"),
            "date",
            format!("`date` is `{}`; it must be YYYY, YYYY-MM or YYYY-MM-DD; the article is read without a date", date.unwrap_or_default()),
        )
    });
    let id = match parsed.id {
        Some(serde_json::Value::String(id)) => id,
        Some(serde_json::Value::Null) | None => format!("{path}#{number}"),
        Some(other) => other.to_string(),
    };
    let full = |value: Option<String>| value.filter(|v| !v.trim().is_empty());
    Ok((
        Article {
            id,
            place,
            text,
            lang: full(parsed.lang),
            date: read,
            outlet: full(parsed.outlet),
            title: full(parsed.title),
            url: full(parsed.url),
        },
        warning,
    ))
}
