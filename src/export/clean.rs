//! What a format cannot hold, replaced.

use quick_xml::events::BytesStart;
use quick_xml::events::attributes::Attribute;
use quick_xml::name::QName;
use std::borrow::Cow;

/// Whether XML 1.0 allows the character.
pub(super) fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// The text with U+FFFD for each character that XML 1.0 does not allow.
pub(super) fn xml_characters(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_xml) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_xml(c) { c } else { '\u{fffd}' }).collect())
}

/// The start of an XML element with its attributes.
pub(super) fn element<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for (key, value) in attributes {
        let value = escaped(value, |c| matches!(c, '"' | '\n' | '\t'));
        element.push_attribute(Attribute { key: QName(key), value: Cow::Borrowed(&value) });
    }
    element
}

/// The text as content of an XML element.
pub(super) fn xml_text(text: &str) -> Cow<'_, str> {
    escaped(text, |_| false)
}

/// The text with references for what stands for something else in XML, and for `more`: readers turn a bare CR into LF, and
/// some do so with U+0085 and U+2028; in attributes they turn LF and TAB into spaces.
fn escaped(text: &str, more: fn(char) -> bool) -> Cow<'_, str> {
    let referred = |c: char| matches!(c, '<' | '>' | '&' | '\r' | '\u{85}' | '\u{2028}') || more(c);
    if text.chars().all(|c| is_xml(c) && !referred(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' if referred(c) => out.push_str("&quot;"),
            c if referred(c) => {
                out.push_str("&#");
                out.push_str(&u32::from(c).to_string());
                out.push(';');
            }
            c if is_xml(c) => out.push(c),
            _ => out.push('\u{fffd}'),
        }
    }
    Cow::Owned(out)
}

/// The text as a cell of Gephi's tables: no backslash, which it takes for an escape, no line break, and no square
/// brackets around the whole, which it takes for a list, nor `<[` and `]>`, which it takes for time.
pub(super) fn gephi_cell(text: &str) -> String {
    let clean = text.chars().map(|c| match c {
        '\\' => '\u{29f5}',
        '\n' | '\r' => ' ',
        c if is_xml(c) => c,
        _ => '\u{fffd}',
    });
    let cell: String = clean.collect();
    let whole = cell.trim();
    let between = |open: char, close: char| whole.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    match (between('[', ']'), between('<', '>')) {
        (Some(inside), _) => format!("［{inside}］"),
        (_, Some(inside)) if inside.starts_with(['[', '(']) && inside.ends_with([']', ')']) => format!("＜{inside}＞"),
        _ => cell,
    }
}

/// Characters with which a spreadsheet begins a formula; the last four are full-width forms.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The text with `'` before it where a spreadsheet would take it for a formula (CWE-1236).
pub(crate) fn guard_formula(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.starts_with(FORMULA) { Cow::Owned(format!("'{text}")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml() {
        assert_eq!(xml_text("plain « è » \n\t"), "plain « è » \n\t");
        assert_eq!(xml_text("a<b> & \"c\"\r\n\u{0}\u{fffe}\u{1f600}"), "a&lt;b&gt; &amp; \"c\"&#13;\n\u{fffd}\u{fffd}\u{1f600}");
        assert_eq!(xml_text("]]>"), "]]&gt;");
        assert_eq!(xml_text("\u{85}\u{2028}\u{2029}"), "&#133;&#8232;\u{2029}");
        assert_eq!(&*element("a", &[("b", "\"<\n\t")]), "a b=\"&quot;&lt;&#10;&#9;\"");
        assert_eq!(xml_text("null"), "null");
        assert_eq!(xml_characters("a\u{8}b"), "a\u{fffd}b");
    }

    #[test]
    fn gephi() {
        assert_eq!(gephi_cell("C:\\x\r\ny\\"), "C:⧵x  y⧵");
        assert_eq!(gephi_cell(" [a, b] "), "［a, b］");
        assert_eq!(gephi_cell("[a] b"), "[a] b");
        assert_eq!(gephi_cell("<[2025, 2026)>"), "＜[2025, 2026)＞");
        assert_eq!(gephi_cell("<b>x</b>"), "<b>x</b>");
        assert_eq!(gephi_cell("\u{1}"), "\u{fffd}");
    }

    #[test]
    fn formulas() {
        for text in ["=1+1", "+39", "-2", "@x", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x"] {
            assert_eq!(guard_formula(text.into()), format!("'{text}"));
        }
        for text in ["", "a=b", "'=1", "– dash", " =1"] {
            assert_eq!(guard_formula(text.into()), text);
        }
    }
}
