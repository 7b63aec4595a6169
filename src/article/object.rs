//! One JSON object as a record: the fields of an article under any of their names.

use super::fields::{Naming, Record};
use crate::pack::Field;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
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
        while let Some(Key(key)) = map.next_key()? {
            self.keys.add(&key);
            match self.naming.get(&key) {
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
                Some((Field::Text, rank)) if self.strict => {
                    let text = map.next_value::<Option<String>>();
                    // serde finds the place at the end of the message
                    if let Some(text) = text.map_err(|e| A::Error::custom(format_args!("`{key}`: {e}")))? {
                        self.record.set_written(Field::Text, rank, text);
                    }
                }
                Some((field, rank)) => {
                    if let Value(Some(value)) = map.next_value_seed(ValueSeed { text: field == Field::Text })? {
                        self.record.set_written(field, rank, value);
                    }
                }
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

struct ValueSeed {
    /// A text is a string and nothing else.
    text: bool,
}

impl<'de> DeserializeSeed<'de> for ValueSeed {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed {
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
        Ok(Value((!self.text).then(|| value.to_string())))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value((!self.text).then(|| value.to_string())))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Value((!self.text).then(|| value.to_string())))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Value, E> {
        Ok(Value(None))
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value(None))
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value(None))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut name = None;
        while let Some(Key(key)) = map.next_key()? {
            if key == "name" && !self.text {
                name = map.next_value_seed(ValueSeed { text: true })?.0;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Value(name))
    }
}
