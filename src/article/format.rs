//! The formats, and how a file's is told: by its ending, but surer signs in its first bytes go before that.

use super::fields::{FieldMap, Item, Naming};
use super::source::Source;
use super::{csv, feed, json, jsonl, markdown, page, plain};
use crate::error::Warning;
use crate::pack::Packs;
use serde::de::IgnoredAny;
use std::path::Path;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// An article a file.
    Text,
    /// An article a file, with markup and perhaps front matter.
    Markdown,
    /// An object a line.
    JsonLines,
    /// An object, an array of objects, or an object that holds such an array.
    Json,
    /// Rows under a header; commas, semicolons, tabs or bars between the cells.
    Table,
    /// RSS or Atom.
    Feed,
    /// A web page.
    Page,
}

/// Endings that are read from folders.
const ENDINGS: &[(&str, Format)] = &[
    ("txt", Format::Text),
    ("text", Format::Text),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("jsonl", Format::JsonLines),
    ("ndjson", Format::JsonLines),
    ("json", Format::Json),
    ("csv", Format::Table),
    ("tsv", Format::Table),
    ("tab", Format::Table),
    ("rss", Format::Feed),
    ("atom", Format::Feed),
    ("xml", Format::Feed),
    ("html", Format::Page),
    ("htm", Format::Page),
    ("xhtml", Format::Page),
];

/// The same in words.
pub(super) const READABLE: &str =
    ".txt, .md, .html, .csv, .tsv, .jsonl, .json, and feeds as .rss, .atom or .xml; any of them also packed as .gz or .zst";

/// What every reader is given beside the file.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub(super) packs: &'a Packs,
    pub(super) maps: &'a [FieldMap],
}

impl<'a> Reading<'a> {
    pub(super) fn naming(self) -> Naming<'a> {
        Naming { names: &self.packs.world.fields, maps: self.maps }
    }
}

/// What comes out of one file, in order.
pub(super) type Items<'a> = Box<dyn Iterator<Item = Item> + 'a>;

impl Format {
    /// Its name in `run.json`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::JsonLines => "json-lines",
            Format::Json => "json",
            Format::Table => "table",
            Format::Feed => "feed",
            Format::Page => "page",
        }
    }

    /// The format of files with this ending, also packed.
    pub(super) fn of_ending(path: &Path) -> Option<Format> {
        let ending = |path: &Path| path.extension().and_then(|e| e.to_str()).map(str::to_lowercase);
        let mut last = ending(path)?;
        if last == "gz" || last == "zst" {
            last = ending(Path::new(path.file_stem()?))?;
        }
        ENDINGS.iter().find(|(known, _)| *known == last).map(|(_, format)| *format)
    }

    /// The format of an open file.
    ///
    /// # Errors
    /// A warning where it is none that is read, with what to do about it.
    pub(super) fn of_source(source: &Source, by_ending: Option<Format>, naming: Naming<'_>) -> Result<Format, Warning> {
        let head = source.head();
        if let Some((what, way_out)) = refused(head) {
            return Err(Warning::new(&source.name, "not-text", format!("{what}; it is left out. {way_out}")));
        }
        if head.iter().take(8_000).any(|b| *b == 0) {
            let message = format!("a binary file; it is left out. newsgraph reads {READABLE}");
            return Err(Warning::new(&source.name, "binary", message));
        }
        let sure = sure_sign(source, by_ending, naming);
        Ok(match by_ending {
            None => sure.or_else(|| likely_sign(head)).unwrap_or(Format::Text),
            Some(Format::Markdown) => sure.filter(|f| matches!(f, Format::Page | Format::Feed)).unwrap_or(Format::Markdown),
            Some(format) => sure.unwrap_or(format),
        })
    }

    /// Reads a file of this format.
    pub(super) fn read<'a>(self, source: Source, reading: Reading<'a>) -> Items<'a> {
        match self {
            Format::Text => plain::read(source, reading),
            Format::Markdown => markdown::read(source, reading),
            Format::JsonLines => jsonl::read(source, reading),
            Format::Json => json::read(source, reading),
            Format::Table => csv::read(source, reading),
            Format::Feed => feed::read(source, reading),
            Format::Page => page::read(source, reading),
        }
    }
}

const CONVERT: &str = "Convert it to text first, for instance by opening it and saving it as .txt";
const UNPACK: &str = "Unpack it first and give what is in it";
const SAVE_PAGE: &str = "Save the page as .html, or its text as .txt";
const SAVE_TABLE: &str = "Save it as .csv";

/// Files that hold something else, by their first bytes: what they are and what to do.
const REFUSED: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "a PDF", "Convert it to text first, for instance with `pdftotext`"),
    (b"{\\rtf", "a rich text document", CONVERT),
    (b"\xd0\xcf\x11\xe0", "an office document", CONVERT),
    (b"BZh", "packed with bzip2", UNPACK),
    (b"\xfd7zXZ\0", "packed with xz", UNPACK),
    (b"7z\xbc\xaf", "a 7z archive", UNPACK),
    (b"Rar!", "a rar archive", UNPACK),
    (b"\x1f\x8b", "packed twice", UNPACK),
    (b"\x28\xb5\x2f\xfd", "packed twice", UNPACK),
];

fn refused(head: &[u8]) -> Option<(&'static str, &'static str)> {
    let has = |word: &[u8]| head.windows(word.len()).any(|w| w == word);
    if head.starts_with(b"PK\x03\x04") {
        // office documents are zip archives; their parts are listed by name
        if has(b"xl/") || has(b"vnd.oasis.opendocument.spreadsheet") {
            return Some(("a spreadsheet", SAVE_TABLE));
        }
        let document = [&b"[Content_Types].xml"[..], b"word/", b"vnd.oasis.opendocument", b"application/epub"];
        return Some(if document.iter().any(|word| has(word)) {
            ("a document (.docx, .odt, .epub or the like)", CONVERT)
        } else {
            ("a zip archive", UNPACK)
        });
    }
    if head.get(257..262) == Some(b"ustar") {
        return Some(("a tar archive", UNPACK));
    }
    if is_mime(head) {
        return Some(("a mail or a web page saved as one file (.eml, .mhtml)", SAVE_PAGE));
    }
    REFUSED.iter().find(|(magic, _, _)| head.starts_with(magic)).map(|(_, what, way_out)| (*what, *way_out))
}

/// Whether a file begins with the header of a MIME message: its parts are encoded, and are no text to read.
fn is_mime(head: &[u8]) -> bool {
    let header = head.split(|b| *b == b'\n').map(<[u8]>::trim_ascii_end).take(200).take_while(|line| !line.is_empty());
    let mut mime = false;
    for line in header {
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            // a long field goes on
            continue;
        }
        let Some(colon) = line.iter().position(|b| *b == b':') else { return false };
        let name = &line[..colon];
        if !name.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-') {
            return false;
        }
        mime |= name.eq_ignore_ascii_case(b"MIME-Version");
    }
    mime
}

/// A format that can be nothing else.
fn sure_sign(source: &Source, by_ending: Option<Format>, naming: Naming<'_>) -> Option<Format> {
    let text = source.head().trim_ascii_start();
    match text.first()? {
        b'<' => {
            let declared = text.starts_with(b"<?xml");
            match root(text)?.as_str() {
                "html" => Some(Format::Page),
                "rss" | "feed" | "rdf" => Some(Format::Feed),
                _ => declared.then_some(Format::Feed),
            }
        }
        b'[' => (text[1..].trim_ascii_start().first() == Some(&b'{')).then_some(Format::Json),
        b'{' => json_sign(text, source.head_is_all(), by_ending),
        _ => {
            let line = text.split(|b| *b == b'\n').next()?;
            csv::is_header(line.trim_ascii_end(), naming).then_some(Format::Table)
        }
    }
}

/// One object a line, or one over several lines; `all` where the text is the whole file. Where both may be, the ending
/// decides.
fn json_sign(text: &[u8], all: bool, by_ending: Option<Format>) -> Option<Format> {
    let key = text[1..].trim_ascii_start().strip_prefix(b"\"")?;
    let end = key.iter().position(|b| *b == b'"')?;
    if key[end + 1..].trim_ascii_start().first() != Some(&b':') {
        return None;
    }
    let (line, rest) = text.iter().position(|b| *b == b'\n').map_or((text, &b""[..]), |at| text.split_at(at));
    let line = line.trim_ascii_end();
    let complete = all || !rest.is_empty();
    let by_ending = by_ending.filter(|f| matches!(f, Format::Json | Format::JsonLines)).unwrap_or(Format::JsonLines);
    Some(if complete && serde_json::from_slice::<IgnoredAny>(line).is_ok() {
        match (rest.trim_ascii().is_empty(), opens_array(line)) {
            (false, _) => Format::JsonLines,
            (true, true) => Format::Json,
            (true, false) => by_ending,
        }
    } else if (complete && matches!(line.last(), Some(b'{' | b'[' | b','))) || opens_array(line) {
        Format::Json
    } else {
        by_ending
    })
}

/// Whether an object seems to hold an array of articles; its first bytes are looked at.
fn opens_array(object: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&object[..object.len().min(1_000)]);
    json::ARRAYS.iter().any(|name| {
        let key = format!("\"{name}\"");
        start.match_indices(&key).any(|(at, _)| {
            let value = start[at + key.len()..].trim_start().strip_prefix(':');
            value.is_some_and(|value| value.trim_start().starts_with('['))
        })
    })
}

/// The first element of markup, behind declarations and comments, in lower case and without prefix.
fn root(text: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(&text[..text.len().min(16_000)]);
    let mut rest = text.trim_start();
    loop {
        let inner = rest.strip_prefix('<')?;
        rest = if inner.starts_with('?') {
            inner.split_once("?>")?.1
        } else if inner.starts_with("!--") {
            inner.split_once("-->")?.1
        } else if let Some(doctype) = inner.strip_prefix('!') {
            if doctype.get(7..).is_some_and(|d| d.trim_start().to_lowercase().starts_with("html")) {
                return Some("html".to_owned());
            }
            // declarations in brackets hold `>` themselves
            let end = doctype.find('>')?;
            match doctype.find('[').filter(|open| *open < end) {
                Some(_) => doctype.split_once(']')?.1.split_once('>')?.1,
                None => &doctype[end + 1..],
            }
        } else {
            let name: String = inner.chars().take_while(|c| c.is_alphanumeric() || matches!(c, ':' | '_' | '-')).collect();
            return Some(name.rsplit(':').next().unwrap_or_default().to_lowercase());
        }
        .trim_start();
    }
}

/// Elements with which a piece of a page begins.
const PARTS_OF_PAGES: &[&str] =
    &["head", "body", "main", "article", "section", "div", "p", "h1", "meta", "title", "base", "script", "style"];

/// What a file without an ending that says something most likely is.
fn likely_sign(head: &[u8]) -> Option<Format> {
    let text = head.trim_ascii_start();
    if text.starts_with(b"<") {
        return root(text).filter(|name| PARTS_OF_PAGES.contains(&name.as_str())).map(|_| Format::Page);
    }
    markdown::has_front_matter(&String::from_utf8_lossy(text)).then_some(Format::Markdown)
}
