//! RSS and Atom: every entry of a feed is an article.
//!
//! The document is read event by event, without a tree: no entity of a document type is ever expanded, no address is
//! looked up, and elements may be nested as deeply as they like. What stands before a fault is read.

use super::fields::{FieldMap, Item, Naming, Place, Record};
use super::format::{Items, Reading};
use super::html::{declared_charset, fragment_text};
use super::object::Keys;
use super::plain::read_text;
use super::source::Source;
use crate::error::Warning;
use crate::pack::Field;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;

/// The articles of a feed, which is read as a whole; its title is their outlet.
pub(super) fn read<'a>(mut source: Source, reading: Reading<'a>) -> Items<'a> {
    let mut items = Vec::new();
    let label = declared_charset(source.head()).map(str::to_owned);
    if let Some(xml) = read_text(&mut source, label.as_deref().map(str::as_bytes), &mut items) {
        items.extend(Feed::new(&source.name, &xml, reading).read());
    }
    Box::new(items.into_iter())
}

/// Elements of an entry, the field each holds, the one to be preferred first.
const ELEMENTS: &[(&str, Field)] = &[
    ("content:encoded", Field::Text),
    ("content", Field::Text),
    ("description", Field::Text),
    ("summary", Field::Text),
    ("title", Field::Title),
    ("dc:title", Field::Title),
    ("pubDate", Field::Date),
    ("published", Field::Date),
    ("dc:date", Field::Date),
    ("dcterms:issued", Field::Date),
    ("issued", Field::Date),
    ("dcterms:created", Field::Date),
    ("created", Field::Date),
    ("updated", Field::Date),
    ("modified", Field::Date),
    ("source", Field::Outlet),
    ("link", Field::Url),
    ("guid", Field::Id),
    ("id", Field::Id),
    ("dc:language", Field::Lang),
];

/// A feed as far as it has been read.
struct Feed<'a> {
    name: &'a str,
    xml: &'a str,
    naming: Naming<'a>,
    /// Names of the elements that are open.
    open: Vec<String>,
    /// Prefix of the names of the feed's own elements.
    prefix: String,
    title: Option<String>,
    lang: Option<String>,
    entry: Option<Entry>,
    /// The element of the feed or the entry whose text is collected.
    collected: Option<Collected>,
    /// The last entry, to count lines and columns on from.
    place: Place,
    entries: usize,
    /// The elements of the entries.
    keys: Keys,
    items: Vec<Item>,
}

struct Entry {
    record: Record,
    /// Where it begins.
    place: Place,
    /// How many elements are open around it, itself among them.
    depth: usize,
}

struct Collected {
    name: String,
    depth: usize,
    /// The `type` of an Atom text.
    kind: Option<String>,
    text: String,
    /// Byte of the document at which its content begins.
    start: usize,
    /// Whether elements stand in it.
    markup: bool,
}

impl<'a> Feed<'a> {
    fn new(name: &'a str, xml: &'a str, reading: Reading<'a>) -> Feed<'a> {
        Feed {
            name,
            xml,
            naming: reading.naming(),
            open: Vec::new(),
            prefix: String::new(),
            title: None,
            lang: None,
            entry: None,
            collected: None,
            place: Place::START,
            entries: 0,
            keys: Keys::default(),
            items: Vec::new(),
        }
    }

    fn read(mut self) -> Vec<Item> {
        let mut reader = Reader::from_str(self.xml);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.expand_empty_elements = true;
        loop {
            let before = position(reader.buffer_position());
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(e) => {
                    let at = position(reader.error_position()).min(self.xml.len());
                    self.broken(at, &e.to_string());
                    break;
                }
            };
            match event {
                Event::Start(element) => {
                    if let Err(problem) = self.start(&element, before, position(reader.buffer_position())) {
                        self.items.push(Item::Problem(problem));
                        return self.items;
                    }
                }
                Event::End(_) => self.end(before),
                Event::Text(text) => self.text(&text),
                Event::CData(text) => self.text(&text),
                Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                    Ok(Some(c)) => self.text(c.encode_utf8(&mut [0; 4])),
                    // those that a document type declares stay as they are written
                    _ => match quick_xml::escape::resolve_html5_entity(&entity) {
                        Some(text) => self.text(text),
                        None => self.text(&format!("&{};", &*entity)),
                    },
                },
                Event::Eof => {
                    if !self.open.is_empty() {
                        self.broken(self.xml.len(), "the file ends in the midst of an element");
                    } else if self.entries == 0 {
                        let message = "a feed without entries; nothing was read from it";
                        self.items.push(Item::Problem(Warning::new(self.name, "no-article", message)));
                    } else {
                        self.items.extend(self.missing().map(Item::Problem));
                    }
                    break;
                }
                _ => {}
            }
        }
        for item in &mut self.items {
            if let Item::Record(record) = item {
                record.fill(Field::Outlet, self.title.clone());
                record.fill(Field::Lang, self.lang.clone());
            }
        }
        self.items
    }

    fn start(&mut self, element: &BytesStart<'_>, before: usize, behind: usize) -> Result<(), Warning> {
        let name = self.own_name(element.name());
        if self.open.is_empty() {
            let local = name.rsplit(':').next().unwrap_or_default().to_lowercase();
            if !matches!(local.as_str(), "rss" | "feed" | "rdf") {
                let message = format!("XML with the root `{name}`, which is neither RSS nor Atom; it is left out. Save its text as .txt");
                return Err(Warning::new(self.name, "not-a-feed", message));
            }
            if local == "feed" {
                self.prefix = name.rsplit_once(':').map(|(prefix, _)| prefix.to_owned()).unwrap_or_default();
            }
        }
        let depth = self.open.len() + 1;
        let lang = attribute(element, "xml:lang");
        match (&mut self.entry, &mut self.collected) {
            (_, Some(collected)) => collected.markup = true,
            (Some(entry), None) if depth == entry.depth + 1 => {
                self.keys.add(&name);
                let href = attribute(element, "href");
                let alternate = attribute(element, "rel").is_none_or(|rel| rel == "alternate");
                match href.filter(|_| name == "link") {
                    Some(href) if alternate => entry.record.set(Field::Url, self.naming.maps.len(), href),
                    Some(_) => {}
                    None => self.collect(&name, element, depth, behind),
                }
            }
            (Some(_), None) => {}
            (None, None) if name == "item" || name == "entry" => {
                self.entries += 1;
                let place = self.place.at(self.xml, before);
                let mut record = Record::in_file(self.name, place.line, self.entries);
                record.fill(Field::Lang, lang);
                self.entry = Some(Entry { record, place, depth });
            }
            (None, None) => {
                if depth <= 2 {
                    self.lang = self.lang.take().or(lang);
                }
                let parent = self.open.last().map(|p| p.rsplit(':').next().unwrap_or_default());
                if matches!(parent, Some("channel" | "feed")) && matches!(name.as_str(), "title" | "language") {
                    self.collect(&name, element, depth, behind);
                }
            }
        }
        self.open.push(name);
        Ok(())
    }

    fn collect(&mut self, name: &str, element: &BytesStart<'_>, depth: usize, start: usize) {
        let kind = attribute(element, "type");
        self.collected = Some(Collected { name: name.to_owned(), depth, kind, text: String::new(), start, markup: false });
    }

    fn text(&mut self, text: &str) {
        if let Some(collected) = &mut self.collected {
            collected.text.push_str(text);
        }
    }

    /// An element ends; its end tag begins at `before`.
    fn end(&mut self, before: usize) {
        let depth = self.open.len();
        self.open.pop();
        if let Some(collected) = self.collected.take_if(|c| c.depth == depth) {
            let inner = &self.xml[collected.start..before];
            match &mut self.entry {
                Some(entry) => {
                    if let Some((field, rank)) = field_of(&collected.name, self.naming)
                        && let Some(value) = collected.value(field, inner)
                    {
                        entry.record.set(field, rank, value);
                    }
                }
                None if collected.name == "language" => self.lang = collected.value(Field::Lang, inner),
                None => self.title = collected.value(Field::Title, inner),
            }
        }
        if let Some(entry) = self.entry.take_if(|e| e.depth == depth) {
            if entry.record.get(Field::Text).is_some() {
                self.items.push(Item::Record(Box::new(entry.record)));
            } else {
                let message = "the entry has no text, neither in full nor as a summary; it is left out";
                self.items.push(Item::Problem(Warning::new(entry.place.of(self.name), "empty", message)));
            }
        }
    }

    /// A warning for the mapped elements that no entry has.
    fn missing(&self) -> Option<Warning> {
        let local = self.keys.0.iter().filter_map(|key| Some(key.rsplit_once(':')?.1.to_owned()));
        let absent = |map: &&FieldMap| !self.keys.0.iter().cloned().chain(local.clone()).any(|key| key == map.column);
        let maps: Vec<FieldMap> = self.naming.maps.iter().filter(absent).cloned().collect();
        Naming { maps: &maps, ..self.naming }.missing(self.name, &self.keys.0)
    }

    fn broken(&mut self, at: usize, what: &str) {
        let place = self.place.at(self.xml, at).of(self.name);
        let message = format!("not well-formed XML: {what}; no entry from here on was read. Save the feed anew");
        self.items.push(Item::Problem(Warning::new(place, "malformed-xml", message)));
    }

    /// The name of an element, without the prefix that all names of the feed have.
    fn own_name(&self, name: QName<'_>) -> String {
        let name: &str = name.as_ref();
        let own = name.strip_prefix(self.prefix.as_str()).and_then(|n| n.strip_prefix(':'));
        own.filter(|_| !self.prefix.is_empty()).unwrap_or(name).to_owned()
    }
}

impl Collected {
    /// The value of a field; `inner` is its source.
    fn value(self, field: Field, inner: &str) -> Option<String> {
        if field == Field::Text {
            let kind = self.kind.as_deref().unwrap_or_default();
            return match kind {
                "text" | "text/plain" => Some(self.text.trim().to_owned()),
                "" | "html" | "xhtml" | "text/html" | "application/xhtml+xml" => {
                    Some(fragment_text(if self.markup { inner } else { &self.text }))
                }
                _ => None,
            };
        }
        let text = if self.markup { inner } else { self.text.trim() };
        let text = if text.contains(['<', '&']) { fragment_text(text) } else { text.to_owned() };
        Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// The field that an element of an entry holds, and its rank.
fn field_of(name: &str, naming: Naming<'_>) -> Option<(Field, usize)> {
    let local = name.rsplit(':').next().unwrap_or(name);
    if let Some(rank) = naming.maps.iter().position(|m| m.column == name || m.column == local) {
        return Some((naming.maps[rank].field, rank));
    }
    let rank = ELEMENTS.iter().position(|(known, _)| *known == name)?;
    Some((ELEMENTS[rank].1, rank + naming.maps.len()))
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.attributes().flatten().find(|a| AsRef::<str>::as_ref(&a.key) == name)?;
    let value: &str = attribute.value.as_ref();
    let value = quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), |v| v.into_owned());
    Some(value.trim().to_owned()).filter(|v| !v.is_empty())
}

fn position(bytes: u64) -> usize {
    usize::try_from(bytes).unwrap_or(usize::MAX)
}
