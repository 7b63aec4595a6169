//! One JSON object as a record: the fields of an article under any of their names.

use super::fields::{Naming, Record};
use crate::pack::Field;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::fmt;

/// Reads an object into `record`, and adds names of its keys that are new to `keys`.
pub(super) struct ObjectSeed<'a> {
    pub(super) naming: Naming<'a>,
    pub(super) record: &'a mut Record,
    pub(super) keys: &'a mut Keys,
    /// Fail where a text is no string, instead of passing it over.
    pub(super) strict: bool,
}

/// The keys of the objects of a file, in the order in which they were first seen.
#[derive(Debug, Default)]
pub(super) struct Keys(pub(super) Vec<String>);

impl Keys {
    /// A file may have any number of keys; this many are enough for a message.
    const MOST: usize = 200;

    pub(super) fn add(&mut self, key: &str) {
        if self.0.len() < Keys::MOST && !self.0.iter().any(|k| k == key) {
            self.0.push(key.to_owned());
        }
    }
}

impl<'de> DeserializeSeed<'de> for ObjectSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ObjectSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let ObjectSeed { naming, record, keys, strict } = self;
        let deep = strict || naming.looks_inside();
        while let Some(Key(key)) = map.next_key()? {
            keys.add(&key);
            let field = naming.get(&key);
            if field.is_none() && !deep {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let text = field.is_some_and(|(field, _)| field == Field::Text);
            let inside = deep.then(|| Inside { naming, record: &mut *record, keys: &mut *keys, path: &key });
            let found = map.next_value_seed(ValueSeed { text, strict: strict && text, inside });
            // serde finds the place at the end of the message
            let Value(found) = if strict { found.map_err(|e| A::Error::custom(format_args!("`{key}`: {e}")))? } else { found? };
            if let (Some((field, rank)), Some(value)) = (field, found) {
                record.set_written(field, rank, value);
            }
        }
        Ok(())
    }
}

/// A key, borrowed where the input has it without escapes.
#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

/// A value as text; objects count by their `name`, and what is no text is none.
struct Value(Option<String>);

/// Where fields that stand inside of a value are kept.
struct Inside<'a> {
    naming: Naming<'a>,
    record: &'a mut Record,
    keys: &'a mut Keys,
    /// The keys that lead to the value, with points between.
    path: &'a str,
}

/// Objects within this many others are passed over: nobody names a field there, and an input may nest them without end.
const DEEPEST: usize = 16;

struct ValueSeed<'a> {
    /// A text is a string and nothing else.
    text: bool,
    /// Fail where a text is no string, instead of passing it over.
    strict: bool,
    /// Look for mapped fields inside of it.
    inside: Option<Inside<'a>>,
}

impl ValueSeed<'_> {
    /// What is neither a string nor a number.
    fn other<E: Error>(&self, what: Unexpected<'_>) -> Result<Value, E> {
        if self.strict { Err(E::invalid_type(what, &"a string")) } else { Ok(Value(None)) }
    }

    fn number<E: Error>(&self, number: impl ToString, what: Unexpected<'_>) -> Result<Value, E> {
        if self.text { self.other(what) } else { Ok(Value(Some(number.to_string()))) }
    }
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value(Some(value.to_owned())))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value(Some(value)))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        self.number(value, Unexpected::Unsigned(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        self.number(value, Unexpected::Signed(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        self.number(value, Unexpected::Float(value))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        self.other(Unexpected::Bool(value))
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value(None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        self.other(Unexpected::Seq)
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Value, A::Error> {
        let (mut name, mut example) = (None, None);
        while let Some(Key(key)) = map.next_key()? {
            let is_name = key == "name" && !self.text;
            let found = match &mut self.inside {
                Some(Inside { naming, record, keys, path }) => {
                    let path = format!("{path}.{key}");
                    keys.add(&path);
                    let field = naming.inside(&path);
                    let text = is_name || field.is_some_and(|(field, _)| field == Field::Text);
                    let shallow = path.matches('.').count() < DEEPEST;
                    let inside = shallow.then(|| Inside { naming: *naming, record, keys, path: &path });
                    let Value(found) = map.next_value_seed(ValueSeed { text, strict: false, inside })?;
                    if let (Some((field, rank)), Some(value)) = (field, &found) {
                        record.set_written(field, rank, value.clone());
                    }
                    if self.strict && found.is_some() {
                        example.get_or_insert(path);
                    }
                    found
                }
                None if is_name => map.next_value_seed(ValueSeed { text: true, strict: false, inside: None })?.0,
                None => {
                    map.next_value::<IgnoredAny>()?;
                    None
                }
            };
            if is_name {
                name = found;
            }
        }
        match example {
            Some(path) => Err(A::Error::custom(format_args!("an object, expected a string; to read what is in it, say --map text={path}"))),
            None if self.strict => self.other(Unexpected::Map),
            None => Ok(Value(name)),
        }
    }
}
