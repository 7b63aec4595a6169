//! A stretch of text as a code frame: lines of some width, with marks under the words.

use super::paint;
use crate::error::is_obeyed;
use crate::text::Span;
use anstyle::Style;
use std::fmt::Write;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What is marked: bytes of the article's text, the mark under each of their columns, and its style.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) sign: char,
    pub(super) style: Style,
}

/// Columns of the margin: the sentence's number, and a bar.
const MARGIN: usize = 7;
/// No line is narrower than this, whatever the terminal says.
const NARROWEST: usize = 40;

/// Writes `span` of `text` with its marks; of marks that overlap, the later one is seen.
pub(super) fn frame(out: &mut String, text: &str, span: Span, number: usize, marks: &[Mark], width: usize) -> std::fmt::Result {
    let width = width.max(NARROWEST) - MARGIN;
    let mut margin = format!("{number:>4}");
    for line in lines(text, span, width) {
        writeln!(out, "{} {}", paint::dim(&format!("{margin} |")), line.slice(text).replace(is_obeyed, " "))?;
        margin = " ".repeat(4);
        let under = under(text, line, marks);
        if !under.is_empty() {
            writeln!(out, "{} {under}", paint::dim("     |"))?;
        }
    }
    Ok(())
}

/// The lines of `span`, broken at white space; a word that is wider than a line is a line by itself.
fn lines(text: &str, span: Span, width: usize) -> Vec<Span> {
    let mut lines: Vec<Span> = Vec::new();
    let mut columns = 0;
    for word in span.slice(text).split_whitespace() {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let word_span = Span::new(start, start + word.len());
        match lines.last_mut() {
            Some(line) if columns + 1 + word.width() <= width => {
                columns += text[line.end..word_span.start].chars().count() + word.width();
                line.end = word_span.end;
            }
            _ => {
                columns = word.width();
                lines.push(word_span);
            }
        }
    }
    lines
}

/// The marks under one line, without blanks at the end.
fn under(text: &str, line: Span, marks: &[Mark]) -> String {
    let mut out = String::new();
    let mut blanks = 0;
    for (offset, c) in line.slice(text).char_indices() {
        let at = line.start + offset;
        let columns = if is_obeyed(c) { 1 } else { c.width().unwrap_or(0) };
        match marks.iter().rev().find(|m| m.span.start <= at && at < m.span.end) {
            Some(mark) if columns > 0 => {
                out.push_str(&" ".repeat(blanks));
                blanks = 0;
                out.push_str(&paint::painted(mark.style, &mark.sign.to_string().repeat(columns)));
            }
            _ => blanks += columns,
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str, marks: &[(usize, usize, char)], width: usize) -> String {
        let marks: Vec<Mark> =
            marks.iter().map(|&(start, end, sign)| Mark { span: Span::new(start, end), sign, style: Style::new() }).collect();
        let mut out = String::new();
        frame(&mut out, text, Span::new(0, text.len()), 3, &marks, width).expect("writing to a string");
        anstream::adapter::strip_str(&out).to_string()
    }

    #[test]
    fn marks_stand_under_their_words_on_every_line() {
        let text = "The envoy said that the mine would close before the winter came.";
        let expected = "   3 | The envoy said that the mine would close\n     | ~~~~~~~~~ ^^^^      ====================\n     | before the winter came.\n     | =======================\n";
        assert_eq!(plain(text, &[(0, 9, '~'), (10, 14, '^'), (20, text.len(), '=')], 48), expected);
    }

    #[test]
    fn wide_and_combining_characters_keep_the_marks_in_place() {
        // two columns for each of the first two characters, none for the combining accent
        let text = "日本 e\u{301}tait la";
        assert_eq!(plain(text, &[(7, 14, '=')], 80), "   3 | 日本 e\u{301}tait la\n     |      =====\n");
    }

    #[test]
    fn a_word_wider_than_the_line_is_kept_whole() {
        let word = "a".repeat(90);
        assert_eq!(plain(&format!("x {word} y"), &[], 48), format!("   3 | x\n     | {word}\n     | y\n"));
    }
}
