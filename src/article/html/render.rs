//! Elements into paragraphs of plain text.

use super::tree::{Tree, word_count};
use std::ops::Range;

/// What kind of block a paragraph stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Heading,
    Quote,
}

/// A paragraph.
#[derive(Debug)]
pub(super) struct Paragraph {
    /// Index of the first text node in it.
    pub at: usize,
    /// White space is single spaces; a line break within is `\n`.
    pub text: String,
    pub kind: Kind,
    pub words: usize,
    /// Words in links to other pages.
    pub linked: usize,
}

/// The text of a range of nodes, without what is cut away.
pub(super) fn render(tree: &Tree, range: Range<usize>, cut: &[bool]) -> Vec<Paragraph> {
    let mut writer = Writer::default();
    let mut at = range.start;
    while at < range.end {
        writer.close(at);
        let node = &tree.nodes[at];
        if cut[at] {
            at = node.end;
            continue;
        }
        match node.name.as_ref() {
            "" => writer.text(at, &node.text),
            "br" => writer.breaks += 1,
            "q" => writer.quotation(node.end, tree.first_character(at)),
            "a" if node.attribute("href").is_some_and(|to| !to.starts_with('#')) => writer.link_until = writer.link_until.max(node.end),
            name if is_block(name) => writer.block(node.end, name),
            _ => {}
        }
        at += 1;
    }
    writer.close(range.end);
    writer.flush();
    writer.paragraphs
}

fn is_block(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "#root",
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    NAMES.contains(&name) || name.contains('-')
}

/// What happens where an element ends.
enum Closing {
    Block(Kind),
    Mark(char),
}

#[derive(Default)]
struct Writer {
    paragraphs: Vec<Paragraph>,
    /// The paragraph that is being written.
    text: String,
    at: usize,
    linked: usize,
    /// White space waits for the next word, and so do line breaks.
    space: bool,
    breaks: usize,
    link_until: usize,
    /// Elements that are open, with the node before which they end.
    open: Vec<(usize, Closing)>,
}

impl Writer {
    /// Ends the elements that do not reach the node.
    fn close(&mut self, at: usize) {
        while let Some((_, closing)) = self.open.pop_if(|(end, _)| *end <= at) {
            match closing {
                // the block is still the innermost one for what is written so far
                Closing::Block(kind) => self.flush_as(kind),
                Closing::Mark(mark) => {
                    self.space = false;
                    self.text.push(mark);
                }
            }
        }
    }

    fn block(&mut self, end: usize, name: &str) {
        self.flush();
        let inherited = self.kind();
        let kind = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
            "blockquote" => Kind::Quote,
            _ => inherited,
        };
        self.open.push((end, Closing::Block(kind)));
    }

    fn kind(&self) -> Kind {
        self.open
            .iter()
            .rev()
            .find_map(|(_, closing)| match closing {
                Closing::Block(kind) => Some(*kind),
                Closing::Mark(_) => None,
            })
            .unwrap_or(Kind::Text)
    }

    /// `<q>`: marks by depth, unless the text brings its own.
    fn quotation(&mut self, end: usize, first: Option<char>) {
        if first.is_some_and(|c| "“\"«„‘‹'”".contains(c)) {
            return;
        }
        let depth = self.open.iter().filter(|(_, closing)| matches!(closing, Closing::Mark(_))).count();
        let (opening, closing) = if depth % 2 == 0 { ('“', '”') } else { ('‘', '’') };
        self.character(end, opening);
        self.open.push((end, Closing::Mark(closing)));
    }

    fn text(&mut self, at: usize, text: &str) {
        for c in text.chars() {
            match c {
                // soft hyphen, zero-width space and joiner, byte order mark, NUL
                '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\0' => {}
                c if c.is_whitespace() => self.space = true,
                c if c.is_control() => {}
                c => self.character(at, c),
            }
        }
        if at < self.link_until {
            self.linked += word_count(text);
        }
    }

    fn character(&mut self, at: usize, c: char) {
        if self.breaks > 1 {
            self.flush();
        }
        if self.text.is_empty() {
            self.at = at;
        } else if self.breaks == 1 {
            self.text.push('\n');
        } else if self.space {
            self.text.push(' ');
        }
        self.space = false;
        self.breaks = 0;
        self.text.push(c);
    }

    fn flush(&mut self) {
        self.flush_as(self.kind());
    }

    fn flush_as(&mut self, kind: Kind) {
        self.space = false;
        self.breaks = 0;
        let text = std::mem::take(&mut self.text);
        let linked = std::mem::take(&mut self.linked);
        if text.chars().any(char::is_alphanumeric) {
            let words = word_count(&text);
            self.paragraphs.push(Paragraph { at: self.at, text, kind, words, linked: linked.min(words) });
        }
    }
}
