//! The styles of an explanation.

use anstyle::{AnsiColor, Style};

/// Content of a statement.
pub(super) const CONTENT: Style = AnsiColor::Green.on_default();
/// The words that tell of the speaking.
pub(super) const CUE: Style = AnsiColor::Yellow.on_default().bold();
/// The words that name the speaker.
pub(super) const SOURCE: Style = AnsiColor::Cyan.on_default();
/// A name, or something that was refused.
pub(super) const OTHER: Style = AnsiColor::Magenta.on_default();
/// What is less important.
pub(super) const DIM: Style = Style::new().dimmed();

pub(super) fn bold(text: &str) -> String {
    painted(Style::new().bold(), text)
}

pub(super) fn dim(text: &str) -> String {
    painted(DIM, text)
}

pub(super) fn painted(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// The explanation with what the article makes a terminal obey as escapes; the styles above stay.
pub(super) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(ESCAPE) {
        out.push_str(&crate::error::visible(&rest[..at]));
        let length = style_length(&rest[at..]);
        out.push_str(&rest[at..at + length]);
        if length == 0 {
            out.push_str("\\u{1b}");
        }
        rest = &rest[at + length.max(ESCAPE.len_utf8())..];
    }
    out.push_str(&crate::error::visible(rest));
    out
}

const ESCAPE: char = '\u{1b}';

/// Length of the style that begins the text: `ESC [ number m`, with at most two digits; 0 for anything else.
fn style_length(text: &str) -> usize {
    let Some(number) = text.strip_prefix("\u{1b}[") else { return 0 };
    match number.bytes().take(3).position(|b| !b.is_ascii_digit()) {
        Some(digits) if digits > 0 && number.as_bytes()[digits] == b'm' && STYLES.contains(&&number[..digits]) => digits + 3,
        _ => 0,
    }
}

/// The numbers that the styles here make: none, bold, dimmed, and the eight colours.
const STYLES: [&str; 11] = ["0", "1", "2", "30", "31", "32", "33", "34", "35", "36", "37"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_stay_and_what_else_a_terminal_obeys_is_shown() {
        let styles = [CONTENT, CUE, SOURCE, OTHER, DIM].map(|style| painted(style, "a")).concat() + &bold("b");
        assert_eq!(visible(&styles), styles);
        assert_eq!(visible("a\u{1b}[2J\u{1b}]0;x\u{7}\u{1b}[8mb\u{1b}"), r"a\u{1b}[2J\u{1b}]0;x\u{7}\u{1b}[8mb\u{1b}");
    }
}
