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
    /// Several texts; at least one.
    List(Vec<Cow<'a, str>>),
}

/// What joins the texts of a list where a format has no lists.
pub const LIST_SEPARATOR: &str = " | ";

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
    /// Several texts.
    List,
}

impl<'a> Value<'a> {
    /// A text; `None` where it is empty, since an empty value is a missing one.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Option<Value<'a>> {
        let text = text.into();
        (!text.is_empty()).then_some(Value::Text(text))
    }

    /// A text that may be missing.
    pub fn optional<S: AsRef<str>>(text: Option<&'a S>) -> Option<Value<'a>> {
        text.and_then(|text| Value::text(text.as_ref()))
    }

    /// A list without its empty items; `None` where nothing is left.
    pub fn list<S: Into<Cow<'a, str>>>(items: impl IntoIterator<Item = S>) -> Option<Value<'a>> {
        let items: Vec<Cow<'a, str>> = items.into_iter().map(Into::into).filter(|item| !item.is_empty()).collect();
        (!items.is_empty()).then_some(Value::List(items))
    }

    /// As it is written where a format has no types: doubles with a point, never with an exponent, lists joined with
    /// [`LIST_SEPARATOR`].
    pub fn write(self) -> Cow<'a, str> {
        match self {
            Value::Text(text) => text,
            Value::Int(count) => Cow::Owned(count.to_string()),
            Value::Double(measure) => Cow::Owned(double(measure)),
            Value::Bool(true) => Cow::Borrowed("true"),
            Value::Bool(false) => Cow::Borrowed("false"),
            Value::List(items) => Cow::Owned(items.join(LIST_SEPARATOR)),
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

    /// A column of lists.
    pub fn list(name: &'static str, get: Get<T>) -> Self {
        Column { name, value_type: ValueType::List, get }
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
        assert_eq!(Value::list(["a", "b"]).map(Value::write), Some("a | b".into()));
    }
}
