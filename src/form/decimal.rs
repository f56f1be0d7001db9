//! Numbers compared by their digits, since a double would lose some.

use crate::locale::glue;
use serde_json::{Number, Value};
use std::cmp::Ordering;

/// Sign, digits without zeros at either end, and the power of ten of the first digit.
#[derive(PartialEq, Eq)]
struct Decimal {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Decimal {
    fn of(number: &Number) -> Self {
        let text = number.to_string();
        let (mantissa, power) = text.split_once(['e', 'E']).unwrap_or((&text, "0"));
        let (negative, mantissa) = mantissa.strip_prefix('-').map_or((false, mantissa), |rest| (true, rest));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = glue(&[whole, fraction]);
        let digits = all.trim_start_matches('0');
        // An exponent beyond 64 bits is clamped: such numbers compare by their sign alone.
        let power = power.parse().unwrap_or(if power.starts_with('-') { i32::MIN } else { i32::MAX });
        let leading = i64::try_from(whole.len()).unwrap_or(0) - i64::try_from(all.len() - digits.len()).unwrap_or(0);
        let digits = digits.trim_end_matches('0').to_owned();
        let zero = digits.is_empty();
        Self { negative: negative && !zero, exponent: if zero { 0 } else { leading + i64::from(power) }, digits }
    }
}

/// Which of two numbers is greater.
pub(super) fn compare(a: &Number, b: &Number) -> Ordering {
    let (a, b) = (Decimal::of(a), Decimal::of(b));
    let sign = |number: &Decimal| match (number.digits.is_empty(), number.negative) {
        (true, _) => 0,
        (false, true) => -1,
        (false, false) => 1,
    };
    let by_size = || a.exponent.cmp(&b.exponent).then_with(|| a.digits.cmp(&b.digits));
    match sign(&a).cmp(&sign(&b)) {
        Ordering::Equal if a.negative => by_size().reverse(),
        Ordering::Equal if !a.digits.is_empty() => by_size(),
        other => other,
    }
}

/// Whether the number has no fraction (`3.0` has none; JSON Schema 2020-12 validation, 6.1.1).
pub(super) fn is_whole(number: &Number) -> bool {
    let number = Decimal::of(number);
    i64::try_from(number.digits.len()).is_ok_and(|digits| digits <= number.exponent || digits == 0)
}

/// A number of things: `2` and `2.0` (2020-12 validation, 6.3 and on). More than could be counted is the most.
pub(super) fn count_of(value: &Value) -> Option<u64> {
    let number = value.as_number()?;
    if !is_whole(number) {
        return None;
    }
    let Decimal { negative, mut digits, exponent } = Decimal::of(number);
    if exponent > 20 {
        return (!negative).then_some(u64::MAX);
    }
    while i64::try_from(digits.len()).is_ok_and(|length| length < exponent) {
        digits.push('0');
    }
    if digits.is_empty() {
        return Some(0);
    }
    (!negative).then(|| digits.parse().unwrap_or(u64::MAX))
}

/// Equality as JSON Schema means it (2020-12 core, 4.2.2): `1` and `1.0` are one number, and the order
/// of an object's keys says nothing.
///
/// ```
/// use serde_json::from_str;
/// use sovitaan::form::same_value;
///
/// assert!(same_value(&from_str("[1.0, 1e2]").unwrap(), &from_str("[1, 100]").unwrap()));
/// assert!(!same_value(&from_str("9007199254740993").unwrap(), &from_str("9007199254740992").unwrap()));
/// ```
pub fn same_value(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => compare(a, b).is_eq(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_value(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same_value(a, b)))
        }
        _ => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_whole_and_not_negative() {
        let count = |text: &str| count_of(&serde_json::from_str(text).unwrap());
        for (text, expected) in [
            ("2", Some(2)),
            ("2.0", Some(2)),
            ("1.20e1", Some(12)),
            ("3e2", Some(300)),
            ("0.0", Some(0)),
            ("-0", Some(0)),
            ("18446744073709551616", Some(u64::MAX)),
            ("1e400", Some(u64::MAX)),
            ("2.5", None),
            ("-1", None),
            ("-1e400", None),
            ("\"2\"", None),
        ] {
            assert_eq!(count(text), expected, "{text}");
        }
    }
}
