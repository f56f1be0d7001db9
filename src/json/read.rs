//! JSON text in, within limits.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::fmt;

/// Deeper nesting overflows the stack of code that walks it; `serde_json` refuses it in text, and this is
/// the bound for values that never were text.
pub const MAX_DEPTH: usize = 128;

/// Under this key `serde_json` hands over a number whose digits it keeps.
const NUMBER: &str = "$serde_json::private::Number";

/// Keys under which `serde_json` hides exact numbers and raw text: an object with one of them would be read
/// as something else than what was sent.
const RESERVED: [&str; 2] = [NUMBER, "$serde_json::private::RawValue"];

/// Why a text is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// No JSON from this line and column on, both from 1.
    Syntax {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// Nested deeper than [`MAX_DEPTH`].
    TooDeep,
    /// An object has a key that the JSON parser keeps for itself.
    ReservedKey(&'static str),
}

/// Reads one JSON value. The order of keys and every digit of a number are kept.
///
/// ```
/// use sovitaan::json::{self, Unread};
///
/// let value = json::read(r#"{"b": 1.10, "a": [true, null, 12, -3, 1e+400]}"#).unwrap();
/// assert_eq!(json::write(&value), r#"{"b":1.10,"a":[true,null,12,-3,1e+400]}"#);
/// assert_eq!(json::read("[1,]"), Err(Unread::Syntax { line: 1, column: 4 }));
/// assert_eq!(json::read(&"[".repeat(1_000)), Err(Unread::TooDeep));
/// ```
pub fn read(text: &str) -> Result<Value, Unread> {
    if let Some(key) = reserved_key(text) {
        return Err(Unread::ReservedKey(key));
    }
    serde_json::from_str::<Read>(text).map(|read| read.0).map_err(|error| {
        // The parser tells this one apart only in words, which would have to be downloaded.
        if is_text_deeper(text, MAX_DEPTH) {
            Unread::TooDeep
        } else {
            Unread::Syntax { line: error.line(), column: error.column() }
        }
    })
}

/// The reserved key that the text uses, if any. It has to be looked for in the text: once parsed, such an
/// object is a number.
fn reserved_key(text: &str) -> Option<&'static str> {
    // Only an escape can spell the key in another way.
    if !text.contains("serde_json::private") && !text.contains("\\u") {
        return None;
    }
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'"' {
            at += 1;
            continue;
        }
        let start = at;
        at = end_of_string(bytes, start);
        let Some(literal) = text.get(start..at) else { break };
        let mut rest = bytes[at..].iter().copied();
        let is_key = rest.find(|byte| !byte.is_ascii_whitespace()) == Some(b':');
        if is_key && let Ok(Read(Value::String(key))) = serde_json::from_str(literal) {
            let found = RESERVED.into_iter().find(|reserved| *reserved == key);
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

/// The place behind the string that starts at `start`.
fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at + 1
}

fn is_text_deeper(text: &str, most: usize) -> bool {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0_usize);
    while at < bytes.len() && depth <= most {
        match bytes[at] {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'"' => at = end_of_string(bytes, at) - 1,
            _ => {}
        }
        at += 1;
    }
    depth > most
}

/// Whether a value nests more than `most` containers. Does not recurse.
pub fn is_deeper(value: &Value, most: usize) -> bool {
    let mut open = vec![(value, 1_usize)];
    while let Some((value, depth)) = open.pop() {
        let inner = depth + 1;
        match value {
            Value::Array(_) | Value::Object(_) if depth > most => return true,
            Value::Array(items) => open.extend(items.iter().map(|item| (item, inner))),
            Value::Object(members) => open.extend(members.values().map(|member| (member, inner))),
            _ => {}
        }
    }
    false
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_keys_are_found_however_they_are_written() {
        for text in [
            r#"{"$serde_json::private::Number": "12"}"#,
            r#"[{"a": {"\u0024serde_json::private::Number" : "12"}}]"#,
            r#"{"a\\": 1, "$serde_json::privat\u0065::Number": "12"}"#,
        ] {
            assert_eq!(read(text), Err(Unread::ReservedKey(NUMBER)), "{text}");
        }
        for text in [r#""$serde_json::private::Number""#, r#"{"\u0061": "\"\u0062"}"#] {
            assert!(read(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn limits_hold() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(read(&nested(127)).is_ok());
        assert_eq!(read(&nested(129)), Err(Unread::TooDeep));
        assert_eq!(read("[\n1,]"), Err(Unread::Syntax { line: 2, column: 3 }));
        assert_eq!(read(r#"["[[[\"{{{", ]"#), Err(Unread::Syntax { line: 1, column: 14 }));
        let mut deep = Value::Null;
        for _ in 0..MAX_DEPTH {
            deep = Value::Array(vec![deep]);
        }
        assert!(!is_deeper(&deep, MAX_DEPTH));
        assert!(is_deeper(&Value::Array(vec![deep]), MAX_DEPTH));
    }
}
