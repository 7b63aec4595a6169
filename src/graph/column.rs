//! Typed columns: how an exporter reads nodes and edges without knowing what they are.

use std::borrow::Cow;

/// A value of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Text.
    Text(Cow<'a, str>),
    /// A count.
    Int(u64),
    /// A measure; finite.
    Double(f64),
    /// Yes or no.
    Bool(bool),
}

/// The type of a column's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueType {
    /// Text.
    Text,
    /// A count.
    Int,
    /// A measure.
    Double,
    /// Yes or no.
    Bool,
}

impl<'a> Value<'a> {
    /// A text; `None` where it is empty, since an empty value is a missing one.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Option<Value<'a>> {
        let text = text.into();
        (!text.is_empty()).then_some(Value::Text(text))
    }

    /// A text that may be missing.
    pub fn optional(text: Option<&'a String>) -> Option<Value<'a>> {
        text.and_then(|text| Value::text(text.as_str()))
    }

    /// A list as one text, joined with ` | `.
    pub fn list<S: AsRef<str>>(items: impl IntoIterator<Item = S>) -> Option<Value<'static>> {
        let mut text = String::new();
        for item in items {
            if !text.is_empty() {
                text.push_str(" | ");
            }
            text.push_str(item.as_ref());
        }
        Value::text(text)
    }

    /// As it is written in every file: doubles with a point, never with an exponent.
    pub fn write(self) -> Cow<'a, str> {
        match self {
            Value::Text(text) => text,
            Value::Int(count) => Cow::Owned(count.to_string()),
            Value::Double(measure) => Cow::Owned(double(measure)),
            Value::Bool(true) => Cow::Borrowed("true"),
            Value::Bool(false) => Cow::Borrowed("false"),
        }
    }
}

/// A double with a point; what is not finite becomes `0.0`.
fn double(measure: f64) -> String {
    let measure = if measure.is_finite() { measure } else { 0.0 };
    let mut text = measure.to_string();
    if !text.contains('.') {
        text.push_str(".0");
    }
    text
}

/// How the value of a column is read from an item; `None` is a missing value.
type Get<T> = for<'a> fn(&'a T) -> Option<Value<'a>>;

/// One column of nodes or edges.
pub struct Column<T> {
    /// Its name, the same in every file.
    pub name: &'static str,
    /// The type of its values.
    pub value_type: ValueType,
    get: Get<T>,
}

impl<T> Column<T> {
    /// A column of texts.
    pub fn text(name: &'static str, get: Get<T>) -> Self {
        Column { name, value_type: ValueType::Text, get }
    }

    /// A column of counts.
    pub fn int(name: &'static str, get: Get<T>) -> Self {
        Column { name, value_type: ValueType::Int, get }
    }

    /// A column of measures.
    pub fn double(name: &'static str, get: Get<T>) -> Self {
        Column { name, value_type: ValueType::Double, get }
    }

    /// A column of yes and no.
    pub fn bool(name: &'static str, get: Get<T>) -> Self {
        Column { name, value_type: ValueType::Bool, get }
    }

    /// The item's value; `None` where it is missing.
    pub fn value<'a>(&self, item: &'a T) -> Option<Value<'a>> {
        (self.get)(item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_have_a_point() {
        for (measure, text) in [(1.0, "1.0"), (0.25, "0.25"), (1e21, "1000000000000000000000.0"), (1e-7, "0.0000001"), (f64::NAN, "0.0")] {
            assert_eq!(Value::Double(measure).write(), text);
        }
    }

    #[test]
    fn an_empty_text_is_missing() {
        assert_eq!(Value::text(""), None);
        assert_eq!(Value::list(Vec::<String>::new()), None);
        assert_eq!(Value::list(["a", "b"]), Some(Value::Text("a | b".into())));
    }
}
