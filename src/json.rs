//! JSON text in and out. The order of keys and every digit of a number are kept, and depth is bounded
//! to 128 (`serde_json`'s limit).
//!
//! `serde_json` reads and could write by itself; a visitor and a writer of our own leave out what it
//! brings along for typed data (the formatting of floats above all), a fifth of the engine's bytes.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::fmt;

/// Under this key `serde_json` hands over a number whose digits it keeps.
const NUMBER: &str = "$serde_json::private::Number";

/// Reads one JSON value.
///
/// ```
/// let value = sovitaan::json::read(r#"{"b": 1.10, "a": [true, null, 12, -3, 1e+400]}"#).unwrap();
/// assert_eq!(sovitaan::json::write(&value), r#"{"b":1.10,"a":[true,null,12,-3,1e+400]}"#);
/// assert!(sovitaan::json::read("{").is_err());
/// assert!(sovitaan::json::read(&"[".repeat(1_000)).is_err());
/// ```
pub fn read(text: &str) -> serde_json::Result<Value> {
    serde_json::from_str::<Read>(text).map(|read| read.0)
}

/// Writes a value without spaces.
pub fn write(value: &Value) -> String {
    let mut out = String::new();
    write_to(value, &mut out);
    out
}

/// Appends a value without spaces.
pub fn write_to(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => out.push_str(number.as_str()),
        Value::String(text) => write_text(text, out),
        Value::Array(elements) => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_to(element, out);
            }
            out.push(']');
        }
        Value::Object(properties) => {
            out.push('{');
            for (index, (key, value)) in properties.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_text(key, out);
                out.push(':');
                write_to(value, out);
            }
            out.push('}');
        }
    }
}

/// Appends a text as a JSON string (RFC 8259, section 7).
pub fn write_text(text: &str, out: &mut String) {
    out.push('"');
    if text.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
        out.push_str(text);
    } else {
        for c in text.chars() {
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                control if control < ' ' => {
                    let digit = |nibble| char::from_digit(nibble, 16).unwrap_or('0');
                    out.push_str("\\u00");
                    out.extend([digit(u32::from(control) >> 4), digit(u32::from(control) & 15)]);
                }
                c => out.push(c),
            }
        }
    }
    out.push('"');
}

struct Read(Value);

impl<'de> Deserialize<'de> for Read {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ReadVisitor).map(Self)
    }
}

struct ReadVisitor;

impl<'de> Visitor<'de> for ReadVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    // A number with a fraction comes as its digits (`visit_map`), never as a float. This is here so that
    // serde's own, which would bring the formatting of floats along, is not.
    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut elements = Vec::new();
        while let Some(Read(element)) = access.next_element()? {
            elements.push(element);
        }
        // A schema is thousands of small lists and objects: what each leaves free is half of its memory.
        elements.shrink_to_fit();
        Ok(Value::Array(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut members = Vec::new();
        while let Some(Read(key)) = access.next_key()? {
            let Value::String(key) = key else { continue };
            let Read(value) = access.next_value()?;
            if key == NUMBER {
                let number = value.as_str().and_then(|digits| digits.parse::<Number>().ok());
                return Ok(number.map(Value::Number).unwrap_or_default());
            }
            members.push((key, value));
        }
        let mut properties = Map::with_capacity(members.len());
        properties.extend(members);
        Ok(Value::Object(properties))
    }
}
