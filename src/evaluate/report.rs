//! The figures of a run, and their text and JSON forms: those of Python's `json.dumps`, byte for byte.

use crate::pack::Map;
use std::fmt::Write;

/// One figure, or several with their names in order.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// No figure.
    Null,
    /// A count.
    Count(usize),
    /// A share, rounded.
    Share(f64),
    /// Figures by name.
    Named(Map<String, Value>),
}

impl Value {
    /// Figures by name, in this order.
    pub fn named<'a>(entries: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
        Value::Named(entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// `part / whole`, rounded to four decimals; no figure where there is no whole.
    pub fn share(part: usize, whole: usize) -> Value {
        if whole == 0 { Value::Null } else { Value::Share(round(ratio(part, whole))) }
    }

    fn json(&self) -> String {
        match self {
            Value::Null => "null".to_owned(),
            Value::Count(count) => count.to_string(),
            // four decimals at most: never so small that an exponent is written
            Value::Share(share) => format!("{share:?}"),
            Value::Named(entries) => {
                let entries: Vec<String> = entries.iter().map(|(name, value)| format!("{}: {}", quoted(name), value.json())).collect();
                format!("{{{}}}", entries.join(", "))
            }
        }
    }

    fn indented_json(&self, depth: usize) -> String {
        match self {
            Value::Named(entries) if !entries.is_empty() => {
                let (inner, outer) = (" ".repeat(depth + 1), " ".repeat(depth));
                let entries: Vec<String> =
                    entries.iter().map(|(name, value)| format!("{inner}{}: {}", quoted(name), value.indented_json(depth + 1))).collect();
                format!("{{\n{}\n{outer}}}", entries.join(",\n"))
            }
            other => other.json(),
        }
    }
}

/// All figures of a run, in the order in which they are printed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// By name.
    pub figures: Map<String, Value>,
}

impl Report {
    /// Adds a figure.
    pub(super) fn add(&mut self, name: impl Into<String>, value: Value) {
        self.figures.insert(name.into(), value);
    }

    /// Leaves out precision and what depends on it: the gold lists only some of the statements.
    #[must_use]
    pub fn recall_only(mut self) -> Report {
        for value in self.figures.values_mut() {
            if let Value::Named(entries) = value
                && entries.contains_key("p")
            {
                entries.retain(|name, _| !matches!(name.as_str(), "p" | "f1" | "pred"));
            }
        }
        self
    }

    /// A figure a line.
    pub fn text(&self) -> String {
        self.figures.iter().fold(String::new(), |mut text, (name, value)| {
            // writing to a string does not fail
            let _ = writeln!(text, "{name:28} {}", value.json());
            text
        })
    }

    /// One JSON object.
    pub fn json(&self) -> String {
        Value::Named(self.figures.clone()).indented_json(0) + "\n"
    }
}

/// Precision, recall and their mean, with the counts they come from.
pub(super) fn precision_recall(right: usize, predicted: usize, gold: usize) -> Value {
    let (p, r) = (ratio(right, predicted), ratio(right, gold));
    let f1 = if p + r > 0.0 { round(2.0 * p * r / (p + r)) } else { 0.0 };
    Value::named([
        ("p", Value::Share(round(p))),
        ("r", Value::Share(round(r))),
        ("f1", Value::Share(f1)),
        ("tp", Value::Count(right)),
        ("pred", Value::Count(predicted)),
        ("gold", Value::Count(gold)),
    ])
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// To four decimals; what lies exactly between two goes to the even one.
fn round(share: f64) -> f64 {
    // formatting rounds the exact binary value, which multiplying would not
    format!("{share:.4}").parse().unwrap_or(share)
}

/// A JSON string in ASCII.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\u{8}' => quoted.push_str("\\b"),
            '\u{c}' => quoted.push_str("\\f"),
            ' '..='~' => quoted.push(c),
            _ => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    // writing to a string does not fail
                    let _ = write!(quoted, "\\u{unit:04x}");
                }
            }
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_half_to_even() {
        let shown = |part, whole| Value::share(part, whole).json();
        assert_eq!(shown(1, 3), "0.3333");
        assert_eq!(shown(2, 3), "0.6667");
        assert_eq!(shown(1, 32), "0.0312");
        assert_eq!(shown(3, 32), "0.0938");
        assert_eq!(shown(1, 1), "1.0");
        assert_eq!(shown(0, 7), "0.0");
        assert_eq!(shown(1, 10_000), "0.0001");
        assert_eq!(shown(1, 30_000), "0.0");
        assert_eq!(shown(0, 0), "null");
    }

    #[test]
    fn names_are_ascii() {
        assert_eq!(quoted("a\"\\\n\t\u{1}\u{7f}é😀"), r#""a\"\\\n\t\u0001\u007f\u00e9\ud83d\ude00""#);
    }

    #[test]
    fn both_forms_and_recall_only() {
        let mut report = Report::default();
        report.add("statements.lenient", precision_recall(1, 2, 4));
        report.add("speaker.accuracy", Value::named([("value", Value::Null), ("of", Value::Count(0))]));
        report.add("recall_by_kind", Value::named([]));
        let text = "\
statements.lenient           {\"p\": 0.5, \"r\": 0.25, \"f1\": 0.3333, \"tp\": 1, \"pred\": 2, \"gold\": 4}
speaker.accuracy             {\"value\": null, \"of\": 0}
recall_by_kind               {}
";
        assert_eq!(report.text(), text);
        let json = "{
 \"statements.lenient\": {
  \"r\": 0.25,
  \"tp\": 1,
  \"gold\": 4
 },
 \"speaker.accuracy\": {
  \"value\": null,
  \"of\": 0
 },
 \"recall_by_kind\": {}
}
";
        assert_eq!(report.recall_only().json(), json);
    }
}
