//! Numbers: a decimal comma where the language has one, and every digit kept.

use crate::locale::glue;
use serde_json::Number;

/// Reads a number as a person writes it: decimal comma or point, spaces between thousands, a typed
/// minus sign or U+2212. The digits stay as they are: `1,50` is `1.50`. `None` when it is no number.
///
/// ```
/// use sovitaan::locale::read_number;
///
/// assert_eq!(read_number("1 250,50").unwrap().to_string(), "1250.50");
/// assert_eq!(read_number("−3").unwrap().to_string(), "-3");
/// assert!(read_number("1,2,3").is_none());
/// assert!(read_number("0x10").is_none());
/// ```
pub fn read_number(text: &str) -> Option<Number> {
    let mut plain = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            ' ' | '\u{a0}' | '\u{202f}' => {}
            ',' => plain.push('.'),
            '\u{2212}' => plain.push('-'),
            other => plain.push(other),
        }
    }
    // A person may write 007 or ,5; JSON may not.
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
    let digits = digits.trim_start_matches('0');
    let zero = if digits.starts_with(|c: char| c.is_ascii_digit()) { "" } else { "0" };
    if !plain.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    glue(&[sign, zero, digits]).parse().ok()
}

/// Writes a number with the language's decimal sign (`,` or `.`).
///
/// ```
/// let number = sovitaan::locale::read_number("2.50").unwrap();
/// assert_eq!(sovitaan::locale::show_number(&number, ","), "2,50");
/// ```
pub fn show_number(number: &Number, decimal: &str) -> String {
    number.to_string().replace('.', decimal)
}
