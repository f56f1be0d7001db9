//! One text for one JSON value (RFC 8785), and its digest.

use crate::validate::table::order;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The canonical text of a JSON value: RFC 8785, with every digit kept.
///
/// No white space, names sorted by their UTF-16 code units, text escaped only where it must be, and
/// numbers written as ECMAScript writes them. RFC 8785 takes each number for a double. A number that
/// a double cannot hold digit by digit is written here with all its digits in the same layout:
/// otherwise the digest would not notice that they were lost on the way.
///
/// ```
/// use sovitaan::submission::canonical;
///
/// let value = serde_json::from_str(r#"{"b": [1.0, 1e2, 1E-7], "a": "\u20ac\u000f"}"#).unwrap();
/// assert_eq!(canonical(&value), "{\"a\":\"€\\u000f\",\"b\":[1,100,1e-7]}");
///
/// let exact = serde_json::from_str("12345678901234567890.50").unwrap();
/// assert_eq!(canonical(&exact), "12345678901234567890.5");
/// ```
pub fn canonical(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

/// The SHA-256 digest of the canonical text: `sha-256-` and 64 hexadecimal digits.
///
/// ```
/// let empty = serde_json::json!({});
/// assert_eq!(
///     sovitaan::submission::digest(&empty),
///     "sha-256-44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
/// );
/// ```
pub fn digest(value: &Value) -> String {
    let mut text = String::from("sha-256-");
    for byte in Sha256::digest(canonical(value)) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(truth) => text.push_str(if *truth { "true" } else { "false" }),
        Value::Number(number) => write_number(&number.to_string(), text),
        Value::String(string) => write_string(string, text),
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write(item, text);
            }
            text.push(']');
        }
        Value::Object(members) => {
            let members: Vec<(&String, &Value)> = members.iter().collect();
            let order = order(members.iter().map(|(name, _)| name.encode_utf16().flat_map(u16::to_be_bytes).collect()));
            text.push('{');
            for (index, position) in order.into_iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write_string(members[position].0, text);
                text.push(':');
                write(members[position].1, text);
            }
            text.push('}');
        }
    }
}

fn write_string(string: &str, text: &mut String) {
    text.push('"');
    for c in string.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\u{8}' => text.push_str("\\b"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\u{c}' => text.push_str("\\f"),
            '\r' => text.push_str("\\r"),
            '\0'..='\u{1f}' => {
                // Writing to a string cannot fail.
                let _ = write!(text, "\\u{:04x}", u32::from(c));
            }
            other => text.push(other),
        }
    }
    text.push('"');
}

/// Writes a JSON number in the layout of ECMAScript's `Number::toString`.
fn write_number(source: &str, text: &mut String) {
    let (sign, unsigned) = source.strip_prefix('-').map_or(("", source), |rest| ("-", rest));
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let digits = all.trim_start_matches('0');
    let leading = all.len() - digits.len();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return text.push('0');
    }
    // The value is 0.digits times ten to the power of `point`.
    let shift = exponent.parse::<i64>().ok();
    let start = i64::try_from(whole.len()).ok().zip(i64::try_from(leading).ok());
    let point = shift.zip(start).and_then(|(shift, (whole, leading))| shift.checked_add(whole - leading));
    text.push_str(sign);
    match point {
        Some(point) => write_digits(digits, point, text),
        // An exponent beyond any use: the text itself, in one letter case.
        None => text.push_str(&unsigned.to_ascii_lowercase()),
    }
}

fn write_digits(digits: &str, point: i64, text: &mut String) {
    let length = i64::try_from(digits.len()).unwrap_or(i64::MAX);
    let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or_default());
    match point {
        1..=21 if length <= point => {
            text.push_str(digits);
            text.push_str(&zeros(point - length));
        }
        1..=21 => {
            let (whole, fraction) = digits.split_at(usize::try_from(point).unwrap_or_default());
            text.push_str(whole);
            text.push('.');
            text.push_str(fraction);
        }
        -5..=0 => {
            text.push_str("0.");
            text.push_str(&zeros(-point));
            text.push_str(digits);
        }
        _ => {
            let (first, rest) = digits.split_at(1);
            text.push_str(first);
            if !rest.is_empty() {
                text.push('.');
                text.push_str(rest);
            }
            text.push('e');
            if point > 0 {
                text.push('+');
            }
            text.push_str(&(point - 1).to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &str) {
        let mut text = String::new();
        write_number(source, &mut text);
        assert_eq!(text, expected, "{source}");
    }

    /// The samples of RFC 8785, appendix B, as their shortest decimal texts.
    #[test]
    fn numbers_are_written_as_ecmascript_writes_them() {
        for (source, expected) in [
            ("0", "0"),
            ("-0.0", "0"),
            ("0e5", "0"),
            ("5e-324", "5e-324"),
            ("-5E-324", "-5e-324"),
            ("1.7976931348623157e308", "1.7976931348623157e+308"),
            ("9007199254740992", "9007199254740992"),
            ("295147905179352830000", "295147905179352830000"),
            ("9.999999999999997e22", "9.999999999999997e+22"),
            ("1e23", "1e+23"),
            ("1e21", "1e+21"),
            ("1E+20", "100000000000000000000"),
            ("9.999999999999997e-7", "9.999999999999997e-7"),
            ("0.000001", "0.000001"),
            ("0.0000001", "1e-7"),
            ("333333333.3333332", "333333333.3333332"),
            ("33.30", "33.3"),
            ("4.50", "4.5"),
            ("2e-3", "0.002"),
            ("1424953923781206.2", "1424953923781206.2"),
        ] {
            check(source, expected);
        }
    }

    #[test]
    fn no_digit_is_lost() {
        check("9007199254740993", "9007199254740993");
        check("1e400", "1e+400");
        check("12345678901234567890123", "1.2345678901234567890123e+22");
        check("1E99999999999999999999", "1e99999999999999999999");
    }

    #[test]
    fn names_are_sorted_by_utf_16() {
        let value = serde_json::json!({"\u{fb33}": 1, "\u{1f600}": 2, "ö": 3, "\r": 4, "1": 5});
        assert_eq!(canonical(&value), "{\"\\r\":4,\"1\":5,\"ö\":3,\"\u{1f600}\":2,\"\u{fb33}\":1}");
    }
}
