//! HTML into a document, with bounds on what a page can cost: depth, attributes and their lengths.

use super::main_text::MARK;
use dom_query::{Document, NodeId};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName};
use indexmap::IndexMap;
use std::borrow::Cow;
use std::cell::RefCell;

/// Elements that are open at once; tags that open more are passed over, their text is kept.
const DEPTH: usize = 120;
/// Attributes of one tag; a tag with more is passed over. The tokenizer compares each with all before.
const ATTRIBUTES: usize = 400;
/// Bytes of an attribute's value; the rest is passed over.
const VALUE: u32 = 20_000;

/// Parses a page. Never fails: whatever the bytes are, they make some document.
pub(super) fn parse(html: &str) -> Document {
    let html = without_huge_tags(html);
    let builder = TreeBuilder::new(Document::default(), TreeBuilderOpts { scripting_enabled: false, ..Default::default() });
    let tokenizer = Tokenizer::new(Bounded { builder, open: RefCell::default() }, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(&html));
    // it returns at every script and every declaration of an encoding, with what is left still in the queue
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.builder.sink
}

/// Passes the tokens on that the document needs.
struct Bounded {
    builder: TreeBuilder<NodeId, Document>,
    open: RefCell<Open>,
}

/// What is open, as far as it counts.
#[derive(Default)]
struct Open {
    names: Vec<LocalName>,
    /// How many start tags of each name were passed over and wait for their end tag.
    passed_over: IndexMap<LocalName, usize>,
}

impl TokenSink for Bounded {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        let token = match token {
            Token::TagToken(mut tag) => {
                if is_formatting(&tag.name) || !self.open.borrow_mut().admits(&tag) {
                    return TokenSinkResult::Continue;
                }
                tag.attrs.retain_mut(keep_attribute);
                Token::TagToken(tag)
            }
            Token::CommentToken(_) | Token::ParseError(_) => return TokenSinkResult::Continue,
            other => other,
        };
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Open {
    /// Counts the tag; whether it stays within the bounds.
    fn admits(&mut self, tag: &Tag) -> bool {
        if closes_itself(&tag.name) || (tag.self_closing && tag.kind == TagKind::StartTag) {
            return true;
        }
        match tag.kind {
            TagKind::StartTag if self.names.len() >= DEPTH => {
                *self.passed_over.entry(tag.name.clone()).or_default() += 1;
                false
            }
            TagKind::StartTag => {
                self.names.push(tag.name.clone());
                true
            }
            TagKind::EndTag => {
                if let Some(count) = self.passed_over.get_mut(&tag.name).filter(|count| **count > 0) {
                    *count -= 1;
                    return false;
                }
                if let Some(at) = self.names.iter().rposition(|open| *open == tag.name) {
                    self.names.truncate(at);
                }
                true
            }
        }
    }
}

/// Elements without content, and those that another of their kind ends: they do not nest by themselves.
fn closes_itself(tag: &LocalName) -> bool {
    const NAMES: &[&str] = &[
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "html", "head",
        "body", "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "colgroup", "caption", "option", "optgroup", "rt",
        "rp",
    ];
    NAMES.contains(&tag.as_ref())
}

/// Elements of mere looks. The parser opens those that are not closed again in each block that follows, which can
/// multiply a page.
fn is_formatting(tag: &LocalName) -> bool {
    const NAMES: &[&str] = &["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
    NAMES.contains(&tag.as_ref())
}

/// Whether the attribute says something to the reader of articles; its value is cut to the bound.
fn keep_attribute(attribute: &mut Attribute) -> bool {
    const KNOWN: &[&str] = &[
        "id",
        "class",
        "href",
        "rel",
        "role",
        "hidden",
        "style",
        "name",
        "content",
        "property",
        "itemprop",
        "itemtype",
        "datetime",
        "type",
        "lang",
        "alt",
        "http-equiv",
        "aria-hidden",
        "aria-modal",
        "pubdate",
        "layout",
        MARK,
    ];
    let known = KNOWN.contains(&attribute.name.local.as_ref());
    let length = attribute.value.len32();
    if known && length > VALUE {
        let end = (0..=VALUE as usize).rev().find(|&end| attribute.value.is_char_boundary(end)).unwrap_or(0);
        attribute.value = StrTendril::from_slice(&attribute.value[..end]);
    }
    known
}

/// The text without the tags that have more attributes than the bound.
fn without_huge_tags(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let mut kept = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(open) = memchr(b'<', bytes, at) {
        at = open + 1;
        if bytes[at..].starts_with(b"!--") {
            at = html[at + 3..].find("-->").map_or(bytes.len(), |end| at + 3 + end + 3);
            continue;
        }
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let name_end = at + bytes[at..].iter().take_while(|b| !b.is_ascii_whitespace() && **b != b'>' && **b != b'/').count();
        let name = html[at..name_end].to_ascii_lowercase();
        let (end, attributes) = tag_end(bytes, name_end);
        if attributes > ATTRIBUTES {
            kept.push_str(&html[copied..open]);
            copied = end;
        }
        at = end;
        if name == "script" || name == "style" {
            at = raw_end(bytes, at, name.as_bytes());
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    kept.push_str(&html[copied..]);
    Cow::Owned(kept)
}

fn memchr(wanted: u8, bytes: &[u8], from: usize) -> Option<usize> {
    bytes.get(from..)?.iter().position(|b| *b == wanted).map(|at| from + at)
}

/// One past the `>` of the tag, and the number of its attributes.
fn tag_end(bytes: &[u8], from: usize) -> (usize, usize) {
    let mut attributes = 0;
    let mut in_word = false;
    let mut after_equals = false;
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' => return (at + 1, attributes),
            b'"' | b'\'' if after_equals => {
                at = memchr(byte, bytes, at + 1).unwrap_or(bytes.len());
                in_word = false;
                after_equals = false;
            }
            b'=' => after_equals = true,
            b if b.is_ascii_whitespace() || b == b'/' => in_word = false,
            _ => {
                if !in_word && !after_equals {
                    attributes += 1;
                }
                in_word = true;
                after_equals = false;
            }
        }
        at += 1;
    }
    (bytes.len(), attributes)
}

/// Where the end tag of a raw element begins.
fn raw_end(bytes: &[u8], from: usize, name: &[u8]) -> usize {
    let mut at = from;
    while let Some(open) = memchr(b'<', bytes, at) {
        let rest = &bytes[open + 1..];
        if rest.first() == Some(&b'/') && rest.get(1..=name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name)) {
            return open;
        }
        at = open + 1;
    }
    bytes.len()
}
