//! The rules for single attributes of an event.

use super::{RelationKind, Type};
use fluent_uri::{Uri, UriRef};
use serde_json::Value;
use std::ops::RangeInclusive;

/// Longest attribute value, in bytes.
const MAX_LENGTH: usize = 2_000;

/// Longest list of changes, in bytes.
const MAX_PATCH: usize = 1_000_000;

/// What an attribute must look like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shape {
    /// Any text that is not empty and has no control characters.
    Text,
    /// An absolute URI.
    Uri,
    /// A URI, absolute or relative.
    UriReference,
    /// A date with time and offset (RFC 3339).
    Timestamp,
    /// A language tag (BCP 47).
    LanguageTag,
    /// `sha-256-` and 64 lower-case hexadecimal digits.
    Digest,
    /// One of the types of a submission.
    Type,
    /// One of the codes of a relation.
    Relation,
    /// A day (ISO 8601).
    Date,
    /// A number that counts.
    Count,
    /// A JSON Patch (RFC 6902) as text.
    Patch,
    /// Exactly this.
    Exactly(&'static str),
}

impl Shape {
    /// Why a value does not fit; the value itself is not repeated.
    pub(super) fn fault(self, value: &Value) -> Option<String> {
        if self == Self::Count {
            let fits = value.as_i64().is_some_and(|count| (0..=i64::from(i32::MAX)).contains(&count));
            return (!fits).then(|| "is no number that counts".to_owned());
        }
        let Some(value) = value.as_str() else { return Some("is no text".to_owned()) };
        let longest = if self == Self::Patch { MAX_PATCH } else { MAX_LENGTH };
        if value.len() > longest {
            return Some(format!("is longer than {longest} bytes"));
        }
        let (fits, reason) = match self {
            Self::Text => (is_text(value), "is empty or has control characters"),
            Self::Uri => (is_uri(value), "is no absolute URI"),
            Self::UriReference => (is_uri_reference(value), "is no URI or URI reference"),
            Self::Timestamp => (is_timestamp(value), "is no date with time and offset (RFC 3339)"),
            Self::LanguageTag => (is_language_tag(value), "is no language tag (BCP 47)"),
            Self::Digest => (is_digest(value), "is not sha-256- and 64 hexadecimal digits"),
            Self::Type => (Type::parse(value).is_some(), "is none of the types of a submission"),
            Self::Relation => (RelationKind::parse(value).is_some(), "is neither amends, replaces nor appends"),
            Self::Date => (is_date(value), "is no day (ISO 8601)"),
            Self::Patch => (is_patch(value), "is no JSON Patch (RFC 6902)"),
            Self::Count => (false, "is no number that counts"),
            Self::Exactly(only) => {
                return (value != only).then(|| format!("is not '{only}'"));
            }
        };
        (!fits).then(|| reason.to_owned())
    }
}

fn is_text(value: &str) -> bool {
    let is_noncharacter = |c: char| matches!(u32::from(c), 0xfdd0..=0xfdef) || u32::from(c) & 0xfffe == 0xfffe;
    !value.is_empty() && !value.chars().any(|c| c.is_control() || is_noncharacter(c))
}

/// By RFC 3986, to the letter; a scheme alone names nothing.
pub(super) fn is_uri(value: &str) -> bool {
    Uri::parse(value).is_ok() && !value.ends_with(':')
}

fn is_uri_reference(value: &str) -> bool {
    !value.is_empty() && UriRef::parse(value).is_ok()
}

fn is_language_tag(value: &str) -> bool {
    let mut subtags = value.split('-');
    // A language has two or three letters (ISO 639), as `schemas/envelope.json` has it too.
    let language = subtags.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_alphabetic())
        && subtags.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn is_digest(value: &str) -> bool {
    let hex = value.strip_prefix("sha-256-").unwrap_or_default();
    hex.len() == 64 && hex.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

fn is_date(value: &str) -> bool {
    value.len() == 10 && is_timestamp(&[value, "T00:00:00Z"].concat())
}

/// As far as one sees without the document that it changes.
fn is_patch(value: &str) -> bool {
    let operations: Result<Vec<Value>, _> = serde_json::from_str(value);
    let text = |operation: &Value, name: &str| operation.get(name).and_then(Value::as_str).map(str::to_owned);
    let is_operation = |operation: &Value| {
        let is_known = ["add", "remove", "replace", "test"].map(str::to_owned);
        text(operation, "op").is_some_and(|op| is_known.contains(&op)) && text(operation, "path").is_some()
    };
    operations.is_ok_and(|operations| operations.iter().all(is_operation))
}

pub(super) fn is_timestamp(value: &str) -> bool {
    // "2026-09-30T12:00:00" is 19 characters; then a fraction, then "Z" or an offset.
    let (Some(fixed), Some(rest)) = (value.get(..19), value.get(19..)) else { return false };
    let number = |at: RangeInclusive<usize>| {
        let digits = fixed.get(at)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u32>().ok())?
    };
    let separators = [(4, "-"), (7, "-"), (13, ":"), (16, ":")];
    let separated = separators.iter().all(|(at, c)| fixed.get(*at..=*at) == Some(*c))
        && matches!(fixed.get(10..=10), Some("T" | "t"));
    let (Some(year), Some(month), Some(day)) = (number(0..=3), number(5..=6), number(8..=9)) else { return false };
    let (Some(hour), Some(minute), Some(second)) = (number(11..=12), number(14..=15), number(17..=18)) else {
        return false;
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    let offset =
        rest.strip_prefix('.').map_or(rest, |fraction| fraction.trim_start_matches(|c: char| c.is_ascii_digit()));
    let has_empty_fraction = rest.starts_with('.') && offset.len() + 1 == rest.len();
    separated
        && !has_empty_fraction
        && (1..=days).contains(&day)
        && hour < 24
        && minute < 60
        // A leap second is 60.
        && second <= 60
        && is_offset(offset)
}

fn is_offset(offset: &str) -> bool {
    if matches!(offset, "Z" | "z") {
        return true;
    }
    let Some((hours, minutes)) = offset.strip_prefix(['+', '-']).and_then(|rest| rest.split_once(':')) else {
        return false;
    };
    let below = |digits: &str, bound: u32| {
        digits.len() == 2
            && digits.bytes().all(|b| b.is_ascii_digit())
            && digits.parse::<u32>().is_ok_and(|number| number < bound)
    };
    below(hours, 24) && below(minutes, 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(shape: Shape, fitting: &[&str], others: &[&str]) {
        for value in fitting {
            assert_eq!(shape.fault(&Value::from(*value)), None, "{value}");
        }
        for value in others {
            assert!(shape.fault(&Value::from(*value)).is_some(), "{value}");
        }
    }

    #[test]
    fn attributes_have_a_shape() {
        check(
            Shape::Timestamp,
            &["2026-09-30T12:00:00Z", "2024-02-29t23:59:60.123456789+03:00", "0000-01-01T00:00:00-23:59"],
            &[
                "",
                "2026-09-30",
                "2026-09-30T12:00:00",
                "2026-09-31T12:00:00Z",
                "2025-02-29T12:00:00Z",
                "2026-13-01T12:00:00Z",
                "2026-09-30T24:00:00Z",
                "2026-09-30T12:00:00.Z",
                "2026-09-30T12:00:00+3:00",
                "2026-09-30T12:00:00Zx",
                "2026-09-30 12:00:00Z",
                "+026-09-30T12:00:00Z",
                "2026-09-30T12:00:00+24:00",
                "2026-09-30T12:0å:00Z",
            ],
        );
        check(
            Shape::Uri,
            &["urn:a:b", "https://x.example/?a#b"],
            &["", "a/b", ":a", "1a:b", "urn:", "urn:a b", "urn:å", "urn:a[b]", "urn:%zz", "urn:a#b#c"],
        );
        check(Shape::UriReference, &["/forms", "forms/1", "urn:a", "//[::1]/"], &["", "a b", "<a>", "/a[", "1:a"]);
        check(Shape::LanguageTag, &["fi", "sv-FI", "zh-Hant-TW"], &["", "1", "f", "f1", "null", "fi_FI", "fi-"]);
        check(Shape::Text, &["1", "å b"], &["", "a\nb", "\u{85}", "\u{ffff}"]);
        check(Shape::Date, &["2026-02-28"], &["", "2026-02-29", "2026-2-3", "2026-02-28T"]);
        check(Shape::Type, &["fi.sovitaan.submission.waiting"], &["", "waiting", "fi.sovitaan.submission.signed"]);
        check(Shape::Relation, &["amends", "replaces", "appends"], &["", "follows"]);
        let fitting = ["[]", r#"[{"op": "add", "path": "/a", "value": 1}]"#];
        check(Shape::Patch, &fitting, &["", "{}", "[1]", r#"[{"op": "eval", "path": ""}]"#, r#"[{"op": "add"}]"#]);
        assert_eq!(Shape::Count.fault(&2.into()), None);
        assert!(
            [Value::from(-1), Value::from("2"), Value::from(1.5)].iter().all(|one| Shape::Count.fault(one).is_some())
        );
        check(
            Shape::Digest,
            &[&format!("sha-256-{}", "0f".repeat(32))],
            &["sha-256-0", &format!("sha-256-{}", "0F".repeat(32))],
        );
    }
}
