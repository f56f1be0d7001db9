//! Dates: a person writes `3.2.2026`, the document keeps `2026-02-03` (RFC 3339 full-date).

/// Reads a date as people in Finland write it, or as ISO 8601 has it; `None` when it is neither, or
/// no day of the calendar.
///
/// ```
/// use sovitaan::locale::read_date;
///
/// assert_eq!(read_date(" 3.2.2026 ").as_deref(), Some("2026-02-03"));
/// assert_eq!(read_date("03.02.2026").as_deref(), Some("2026-02-03"));
/// assert_eq!(read_date("2026-02-03").as_deref(), Some("2026-02-03"));
/// assert_eq!(read_date("29.2.2026"), None);
/// assert_eq!(read_date("3.2.26"), None);
/// ```
pub fn read_date(text: &str) -> Option<String> {
    let text = text.trim();
    let parts: Vec<&str> = text.split(['.', '-']).map(str::trim).collect();
    let [first, month, last] = parts[..] else { return None };
    let (year, day) = if text.contains('-') { (first, last) } else { (last, first) };
    if year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let (year, month, day) = (digits(year)?, digits(month)?, digits(day)?);
    let real = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
    real.then(|| [padded(year, 4), padded(month, 2), padded(day, 2)].join("-"))
}

/// Writes an ISO date as `3.2.2026`; `None` when it is not one.
///
/// ```
/// assert_eq!(sovitaan::locale::show_date("2026-02-03").as_deref(), Some("3.2.2026"));
/// ```
pub fn show_date(iso: &str) -> Option<String> {
    let real = read_date(iso)?;
    let mut parts = real.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let plain = |part: &str| part.trim_start_matches('0').to_owned();
    Some([plain(day), plain(month), year.to_owned()].join("."))
}

/// Digits only: `parse` alone would take a sign too.
pub(super) fn digits(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

pub(super) fn padded(number: u32, width: usize) -> String {
    let digits = number.to_string();
    "0".repeat(width.saturating_sub(digits.len())) + &digits
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}
