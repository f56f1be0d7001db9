//! Patterns that need backtracking, kept from running away.
//!
//! `backtrack_limit` bounds the steps of one attempt, but an unanchored look-around is tried anew
//! at every position, and each try may scan the rest of the text: 100,000 characters took more than
//! 25 seconds. So each such pattern gets a branch in front that, for a text longer than
//! [`MAX_GUARDED_TEXT`](super::limits::MAX_GUARDED_TEXT), runs into the limit at once. The engine then reports the match as unfinished, and
//! `jsonschema` answers soundly for it (also under `not` and `anyOf`), with the right place.

use serde_json::{Map, Value};
use std::borrow::Cow;

/// "From the start, if there are more than 4,000 characters: choose one of two ways for each of
/// them, then fail." No capturing groups, since back-references count them; no `/` and no `~`, so
/// that it is the same text in a JSON Pointer.
const GUARD: &str = r"^(?=(?:(?=[\s\S])[\s\S]){4001})(?:(?=[\s\S])[\s\S]|(?=[\s\S])[\s\S])*(?=[\s\S])(?![\s\S])|";

/// The text without guards: a pattern, or a pointer that leads through `patternProperties`.
pub(super) fn unguarded(text: &str) -> Cow<'_, str> {
    if text.contains(GUARD) { text.replace(GUARD, "").into() } else { text.into() }
}

/// Whether a pattern may need an engine that backtracks. Says yes too often rather than too seldom.
fn backtracks(pattern: &str) -> bool {
    let look_around = ["(?=", "(?!", "(?<=", "(?<!", "(?>", "(?("];
    let mut escaped = false;
    let reference = pattern.chars().any(|c| {
        let found = escaped && (c.is_ascii_digit() && c != '0' || matches!(c, 'k' | 'g' | 'K' | 'G'));
        escaped = c == '\\' && !escaped;
        found
    });
    reference
        || look_around.iter().any(|start| pattern.contains(start))
        || ["*+", "++", "?+", "}+"].iter().any(|possessive| pattern.contains(possessive))
}

fn guarded(pattern: &str) -> String {
    // `jsonschema` rewrites control escapes only up to the first look-around, which is now the guard's.
    let mut translated = String::with_capacity(GUARD.len() + pattern.len());
    translated.push_str(GUARD);
    let mut rest = pattern;
    while let Some(at) = rest.find('\\') {
        translated.push_str(&rest[..at]);
        let mut escape = rest[at + 1..].chars();
        let (kind, letter) = (escape.next(), escape.next());
        match (kind, letter) {
            (Some('c'), Some(letter)) if letter.is_ascii_alphabetic() => {
                translated.push(char::from((letter as u8) % 32));
                rest = &rest[at + 3..];
            }
            (Some(kind), _) => {
                translated.push('\\');
                translated.push(kind);
                rest = &rest[at + 1 + kind.len_utf8()..];
            }
            (None, _) => {
                translated.push('\\');
                rest = "";
            }
        }
    }
    translated.push_str(rest);
    translated
}

/// Guards every pattern of a schema that needs it; the answer is whether there was one.
///
/// Objects that are data (`const`, `enum`, and the annotations) stay as they are: the first two are
/// compared with answers.
pub(super) fn protect(schema: &mut Value) -> bool {
    match schema {
        Value::Object(members) => protect_members(members),
        Value::Array(items) => protect_each(items),
        _ => false,
    }
}

fn protect_each<'a>(schemas: impl IntoIterator<Item = &'a mut Value>) -> bool {
    let mut found = false;
    for schema in schemas {
        found |= protect(schema);
    }
    found
}

fn protect_members(members: &mut Map<String, Value>) -> bool {
    let mut found = false;
    for (keyword, value) in members.iter_mut() {
        found |= match (keyword.as_str(), &mut *value) {
            ("const" | "enum" | "default" | "examples", _) => false,
            ("pattern", Value::String(pattern)) if backtracks(pattern) => {
                *pattern = guarded(pattern);
                true
            }
            ("patternProperties", Value::Object(by_pattern)) => protect_names(by_pattern),
            ("properties" | "$defs" | "definitions" | "dependentSchemas" | "dependencies", Value::Object(by_name)) => {
                protect_each(by_name.values_mut())
            }
            _ => protect(value),
        };
    }
    found
}

fn protect_names(by_pattern: &mut Map<String, Value>) -> bool {
    let mut found = false;
    let unprotected = std::mem::take(by_pattern);
    for (pattern, mut schema) in unprotected {
        found |= protect(&mut schema);
        let name = if backtracks(&pattern) {
            found = true;
            guarded(&pattern)
        } else {
            pattern
        };
        by_pattern.insert(name, schema);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_patterns_that_backtrack_are_guarded() {
        for pattern in ["(?=a)b", "(?<!a)b", r"(a)\1", r"\\(?!x)", r"(?<n>a)\k<n>", "a++b"] {
            assert!(backtracks(pattern), "{pattern}");
        }
        for pattern in ["^a+$", r"\\1", r"\d{3}", "(?:a|b)*", r"[\\1]", r"\0"] {
            assert!(!backtracks(pattern), "{pattern}");
        }
    }

    #[test]
    fn data_stays_as_it_is() {
        let mut schema = json!({
            "const": {"pattern": "(?=a)"},
            "properties": {"const": {"pattern": "(?=a)"}, "pattern": {"type": "string"}},
            "patternProperties": {"^(?!x)": {"pattern": r"\cA(?=b)"}},
        });
        assert!(protect(&mut schema));
        assert_eq!(schema["const"], json!({"pattern": "(?=a)"}));
        assert_eq!(schema["properties"]["const"]["pattern"], json!(format!("{GUARD}(?=a)")));
        assert_eq!(schema["properties"]["pattern"], json!({"type": "string"}));
        let by_pattern = &schema["patternProperties"][format!("{GUARD}^(?!x)")];
        assert_eq!(by_pattern["pattern"], json!(format!("{GUARD}\u{1}(?=b)")));
        assert_eq!(unguarded(&format!("/patternProperties/{GUARD}^(?!x)/type")), "/patternProperties/^(?!x)/type");
        assert!(GUARD.contains(&(crate::validate::limits::MAX_GUARDED_TEXT + 1).to_string()));
    }
}
