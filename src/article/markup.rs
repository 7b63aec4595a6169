//! Texts of tables and JSON that are HTML: told by their block elements, and rendered as pieces of pages are.

use super::html::fragment_text;

/// The text without markup if it is plainly HTML, else as it is.
pub(super) fn plain(text: String) -> String {
    if is_html(&text) { fragment_text(&text) } else { text }
}

/// Elements that stand around paragraphs, lists and the like.
const BLOCKS: &[&str] = &[
    "article",
    "blockquote",
    "body",
    "div",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "html",
    "li",
    "main",
    "ol",
    "p",
    "section",
    "table",
    "td",
    "tr",
    "ul",
];

/// Whether block elements make up its paragraphs. A tag that is only spoken of does not, and neither does one in a text
/// that has its paragraphs from blank lines.
fn is_html(text: &str) -> bool {
    let (mut opened, mut closed) = (0, 0);
    for (at, _) in text.match_indices('<') {
        let inner = &text[at + 1..];
        let name = inner.strip_prefix('/').unwrap_or(inner);
        let end = name.bytes().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(name.len());
        if !name[end..].starts_with([' ', '>', '/', '\n', '\t', '\r']) {
            continue;
        }
        let name = name[..end].to_ascii_lowercase();
        if name == "br" {
            closed += 1;
        } else if BLOCKS.contains(&name.as_str()) {
            if inner.starts_with('/') { closed += 1 } else { opened += 1 }
        }
        if closed > 0 || opened > 1 {
            return !has_plain_paragraphs(text);
        }
    }
    false
}

/// Whether a blank line stands between two lines that have no tag there.
fn has_plain_paragraphs(text: &str) -> bool {
    let (mut before, mut blank) = (None, false);
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            blank = true;
            continue;
        }
        if blank && !line.starts_with('<') && before.is_some_and(|before: &str| !before.ends_with('>')) {
            return true;
        }
        (before, blank) = (Some(line), false);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_rendered() {
        for (text, expected) in [
            ("<p>One &amp; <b>two</b>.</p>\n\n<p>Three</p>", "One & two.\n\nThree"),
            ("One.<br><br>Two.<BR/>Three", "One.\n\nTwo.\nThree"),
            ("PORT – One.\n\n<p>Two</p>\n<ul><li>a</li></ul>", "PORT – One.\n\nTwo\n\na"),
            ("<p>One<p>Two", "One\n\nTwo"),
            ("<div class=\"x\">“Yes,” she said.</div>", "“Yes,” she said."),
            ("<p></p><img src=x>", ""),
        ] {
            assert_eq!(plain(text.to_owned()), expected, "{text}");
        }
    }

    #[test]
    fn what_is_not_plainly_html_stays_as_it_is() {
        for text in [
            "One.\n\nTwo with a <br> in it.\n\nThree.",
            "The <p> element, he said.",
            "a < b & c > d",
            "She said <em>no</em> &quot;twice&quot;.",
            "<pre-print> of </preface>",
            "<",
            "</",
            "<b",
            "",
        ] {
            assert_eq!(plain(text.to_owned()), text);
        }
    }
}
