//! JSON comes in as text and only as text: the parser bounds its depth, and what it would misread
//! is refused here.

use serde_json::Value;

/// Deeper nesting overflows the stack of code that walks it; the parser refuses it in text, and
/// this is the bound for values that never were text.
pub(crate) const MAX_DEPTH: usize = 128;

/// Keys under which `serde_json` hides exact numbers and raw text: an object with one of them would
/// be read as something else than what was sent.
const RESERVED: [&str; 2] = ["$serde_json::private::Number", "$serde_json::private::RawValue"];

/// Why a text is not taken.
#[derive(Debug, PartialEq)]
pub(crate) enum Unread {
    TooLarge { limit: usize },
    Syntax { line: usize, column: usize },
    TooDeep,
    ReservedKey { key: &'static str },
}

impl Unread {
    /// The fault in words; no part of the text is repeated.
    pub(crate) fn message(&self) -> String {
        match self {
            Self::TooLarge { limit } => format!("the text is longer than {limit} bytes"),
            Self::Syntax { line, column } => {
                format!("the text is no JSON from line {line}, column {column} on")
            }
            Self::TooDeep => format!("the text is nested deeper than {MAX_DEPTH}"),
            Self::ReservedKey { key } => format!("an object has the reserved key '{key}'"),
        }
    }
}

/// Reads a JSON text of at most `limit` bytes.
pub(crate) fn json(text: &str, limit: usize) -> Result<Value, Unread> {
    if text.len() > limit {
        return Err(Unread::TooLarge { limit });
    }
    if let Some(key) = reserved_key(text) {
        return Err(Unread::ReservedKey { key });
    }
    crate::json::read(text).map_err(|error| {
        // The depth limit is the one fault that the parser tells apart only in words.
        if error.to_string().starts_with("recursion limit exceeded") {
            Unread::TooDeep
        } else {
            Unread::Syntax { line: error.line(), column: error.column() }
        }
    })
}

/// The reserved key that the text uses, if any. It has to be looked for in the text: once parsed,
/// such an object is a number.
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
        at += 1;
        while at < bytes.len() && bytes[at] != b'"' {
            at += if bytes[at] == b'\\' { 2 } else { 1 };
        }
        at += 1;
        let Some(literal) = text.get(start..at) else { break };
        let mut rest = bytes[at..].iter().copied();
        let is_key = rest.find(|byte| !byte.is_ascii_whitespace()) == Some(b':');
        if is_key && let Ok(key) = serde_json::from_str::<String>(literal) {
            let found = RESERVED.into_iter().find(|reserved| *reserved == key);
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

/// Whether a value nests more than `most` containers. Does not recurse.
pub(crate) fn is_deeper(value: &Value, most: usize) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_keys_are_found_however_they_are_written() {
        let number = Err(Unread::ReservedKey { key: RESERVED[0] });
        for text in [
            r#"{"$serde_json::private::Number": "12"}"#,
            r#"[{"a": {"\u0024serde_json::private::Number" : "12"}}]"#,
            r#"{"a\\": 1, "$serde_json::privat\u0065::Number": "12"}"#,
        ] {
            assert_eq!(json(text, 1000), number, "{text}");
        }
        for text in [r#""$serde_json::private::Number""#, r#"{"\u0061": "\"\u0062"}"#] {
            assert!(json(text, 1000).is_ok(), "{text}");
        }
    }

    #[test]
    fn limits_hold() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(json(&nested(127), 1000).is_ok());
        assert_eq!(json(&nested(129), 1000), Err(Unread::TooDeep));
        assert_eq!(json("[]", 1), Err(Unread::TooLarge { limit: 1 }));
        assert_eq!(json("[\n1,]", 9), Err(Unread::Syntax { line: 2, column: 3 }));
        let mut deep = Value::Null;
        for _ in 0..MAX_DEPTH {
            deep = Value::Array(vec![deep]);
        }
        assert!(!is_deeper(&deep, MAX_DEPTH));
        assert!(is_deeper(&Value::Array(vec![deep]), MAX_DEPTH));
    }
}
