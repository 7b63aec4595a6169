//! Markdown: an article a file, its prose without the markup; front matter in YAML or TOML tells about it.

use super::fields::{Item, Naming, Record};
use super::format::{Items, Reading};
use super::header::Header;
use super::html::fragment_text;
use super::plain::read_text;
use super::source::Source;
use crate::error::Warning;
use crate::pack::{Field, Map};
use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

/// The article of a file.
pub(super) fn read<'a>(mut source: Source, reading: Reading<'a>) -> Items<'a> {
    let mut items = Vec::new();
    if let Some(markdown) = read_text(&mut source, None, &mut items) {
        let prose = prose(&markdown);
        let mut record = Record::of_file(&source.name);
        if let Some((kind, text)) = &prose.front_matter
            && let Err(problem) = read_front_matter(*kind, text, &mut record, &source.name, reading)
        {
            items.push(Item::Problem(problem));
        }
        if prose.front_matter.is_none() && opens_front_matter(&markdown, reading) {
            let message = "the front matter has no line of `---` or `+++` at its end; it is read as part of the text";
            items.push(Item::Problem(Warning::new(format!("{}:1:1", source.name), "front-matter", message)));
        }
        record.fill(Field::Title, prose.heading);
        record.fill_from_header(Header::read(&prose.text, reading.packs));
        if prose.text.is_empty() {
            let message = "no text beside code, images and front matter; nothing was read from it";
            items.push(Item::Problem(Warning::new(&source.name, "empty", message)));
        } else {
            record.set(Field::Text, 0, prose.text);
            items.push(Item::Record(Box::new(record)));
        }
    }
    Box::new(items.into_iter())
}

/// Whether a text begins with a block of metadata between lines of `---` or `+++`.
pub(super) fn has_front_matter(text: &str) -> bool {
    let mut lines = text.lines();
    let fence = lines.next().map(str::trim_end).filter(|l| matches!(*l, "---" | "+++"));
    fence.is_some_and(|fence| {
        let sign = if fence == "---" { ':' } else { '=' };
        lines.next().is_some_and(|l| l.contains(sign)) && lines.any(|l| l.trim_end() == fence)
    })
}

/// Whether a text begins as front matter does, with a field of an article.
fn opens_front_matter(text: &str, reading: Reading<'_>) -> bool {
    let mut lines = text.lines();
    let sign = match lines.next().map(str::trim_end) {
        Some("---") => ':',
        Some("+++") => '=',
        _ => return false,
    };
    let key = lines.next().and_then(|line| line.split_once(sign)).map(|(key, _)| key.trim());
    key.is_some_and(|key| reading.naming().get(key).is_some())
}

/// The prose of a file and what stands beside it.
struct Prose {
    text: String,
    /// The first heading, where nothing stands before it.
    heading: Option<String>,
    front_matter: Option<(MetadataBlockKind, String)>,
}

/// Takes the markup out. Every heading, list item, quoted or plain paragraph and row of a table is a paragraph.
fn prose(markdown: &str) -> Prose {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut paragraphs = vec![String::new()];
    let mut heading = None;
    let mut front_matter: Option<(MetadataBlockKind, String)> = None;
    let mut html = String::new();
    let (mut left_out, mut in_front_matter) = (0, false);
    for event in Parser::new_ext(markdown, options) {
        let last = paragraphs.len() - 1;
        match event {
            Event::Start(Tag::MetadataBlock(kind)) => {
                in_front_matter = true;
                front_matter.get_or_insert((kind, String::new()));
            }
            Event::End(TagEnd::MetadataBlock(_)) => in_front_matter = false,
            Event::Text(text) if in_front_matter => {
                if let Some((_, known)) = &mut front_matter {
                    known.push_str(&text);
                }
            }
            Event::Start(Tag::CodeBlock(_) | Tag::Image { .. }) => left_out += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::Image) => left_out -= 1,
            Event::Start(Tag::HtmlBlock) => html.clear(),
            Event::Html(text) => html.push_str(&text),
            Event::End(TagEnd::HtmlBlock) => {
                paragraphs.extend([fragment_text(&html), String::new()]);
            }
            Event::InlineHtml(tag) if tag.to_lowercase().starts_with("<br") => paragraphs[last].push('\n'),
            Event::Start(Tag::TableCell) if !paragraphs[last].is_empty() => paragraphs[last].push_str(" | "),
            Event::End(TagEnd::Heading(_)) => {
                if heading.is_none() && paragraphs[..last].iter().all(|p| p.trim().is_empty()) {
                    heading = Some(paragraphs[last].trim().to_owned());
                }
                paragraphs.push(String::new());
            }
            Event::Start(
                Tag::Heading { .. } | Tag::Paragraph | Tag::Item | Tag::TableHead | Tag::TableRow | Tag::FootnoteDefinition(_),
            )
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableHead | TagEnd::TableRow) => paragraphs.push(String::new()),
            Event::Text(text) | Event::Code(text) if left_out == 0 => paragraphs[last].push_str(&text),
            Event::SoftBreak if left_out == 0 => paragraphs[last].push(' '),
            Event::HardBreak if left_out == 0 => paragraphs[last].push('\n'),
            _ => {}
        }
    }
    let paragraphs: Vec<&str> = paragraphs.iter().map(|p| p.trim()).filter(|p| !p.is_empty()).collect();
    Prose { text: paragraphs.join("\n\n"), heading, front_matter }
}

/// No front matter has more bytes. The time that YAML takes grows with the square of the depth of brackets.
const LONGEST: usize = 16 << 10;

/// Reads the keys of front matter as the columns of a row.
fn read_front_matter(kind: MetadataBlockKind, text: &str, record: &mut Record, name: &str, reading: Reading<'_>) -> Result<(), Warning> {
    // the block begins behind its fence in the first line
    let fault = |line: usize, column: usize, message: &str| {
        let message = format!("the front matter cannot be read: {message}; the article is read without it");
        Warning::new(format!("{name}:{}:{column}", line + 1), "front-matter", message)
    };
    if text.len() > LONGEST {
        return Err(fault(0, 1, &format!("it is longer than {LONGEST} bytes")));
    }
    let values: Map<String, serde_json::Value> = match kind {
        MetadataBlockKind::YamlStyle => serde_yaml_ng::from_str(text).map_err(|e| {
            let (line, column) = e.location().map_or((1, 1), |at| (at.line(), at.column()));
            let what = e.to_string();
            let what = what.split(" at line ").next().unwrap_or(&what);
            // by far the most frequent fault, which YAML's own words do not tell
            let colon = text.lines().nth(line - 1).is_some_and(|l| l.matches(": ").count() > 1);
            let hint = if colon { " (a value with a colon in it stands between quotation marks)" } else { "" };
            fault(line, column, &format!("{what}{hint}"))
        })?,
        MetadataBlockKind::PlusesStyle => {
            let table: toml::Table = toml::from_str(text).map_err(|e| {
                let before = e.span().and_then(|s| text.get(..s.start)).unwrap_or_default();
                let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
                fault(before.matches('\n').count() + 1, column, e.message())
            })?;
            table.into_iter().map(|(key, value)| (key, plain_value(value))).collect()
        }
    };
    let naming = reading.naming();
    for (key, value) in values {
        set_value(&value, &key, naming.get(&key), naming, record);
    }
    Ok(())
}

/// Keeps a value of front matter in its field, if it has one; objects count by their `name`, and `path` leads to what is in them.
fn set_value(value: &serde_json::Value, path: &str, field: Option<(Field, usize)>, naming: Naming<'_>, record: &mut Record) {
    let text = match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Number(number) => number.to_string(),
        serde_json::Value::Object(object) => {
            for (key, value) in object.iter().filter(|_| naming.looks_inside()) {
                let path = format!("{path}.{key}");
                set_value(value, &path, naming.inside(&path), naming, record);
            }
            object.get("name").and_then(|n| n.as_str()).unwrap_or_default().to_owned()
        }
        _ => return,
    };
    if let Some((field, rank)) = field.filter(|(field, _)| *field != Field::Text) {
        record.set(field, rank, text);
    }
}

/// TOML dates are values of their own; here they are text like all others.
fn plain_value(value: toml::Value) -> serde_json::Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Table(table) => serde_json::Value::Object(table.into_iter().map(|(k, v)| (k, plain_value(v))).collect()),
        _ => serde_json::Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_taken_out() {
        let markdown = "---\ntitle: A port\n---\n# The *port* opens\n\nThe minister [said](http://a.example) “we\nopen”.  \nNow.\n\n> A quoted line\n> goes on.\n>\n> And ends.\n\n- One\n- Two `code` &amp; more\n  - Three\n\n1. First\n\n   Still first.\n\n```\nleft out\n```\n\n![left out](a.png)\n\n<div>Kept <b>text</b></div>\n\n| a | b |\n|---|---|\n| c | d |\n\nEnd[^1].\n\n[^1]: A note.\n";
        let prose = prose(markdown);
        assert_eq!(prose.heading.as_deref(), Some("The port opens"));
        assert_eq!(prose.front_matter.unwrap().1, "title: A port\n");
        let expected = "The port opens\n\nThe minister said “we open”.\nNow.\n\nA quoted line goes on.\n\nAnd ends.\n\nOne\n\nTwo code & more\n\nThree\n\nFirst\n\nStill first.\n\nKept text\n\na | b\n\nc | d\n\nEnd.\n\nA note.";
        assert_eq!(prose.text, expected);
    }

    #[test]
    fn front_matter_is_told_from_a_rule() {
        assert!(has_front_matter("---\ntitle: A\n---\nText"));
        assert!(has_front_matter("+++\ntitle = 'A'\n+++\nText"));
        assert!(!has_front_matter("---\nTitle\n---\nText"));
        assert!(!has_front_matter("---\ntitle: A\n"));
    }
}
