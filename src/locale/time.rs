//! Times of the day: a person writes `14.30`, the document keeps `14:30:00Z` (RFC 3339 full-time,
//! which `format: time` demands; the zone is a formality, it is the clock on the wall that is meant).

use super::date::{digits, padded};

/// Reads `14.30`, `14:30` or `14`; `None` when it is no time of the day.
///
/// ```
/// use sovitaan::locale::read_time;
///
/// assert_eq!(read_time("8.05").as_deref(), Some("08:05:00Z"));
/// assert_eq!(read_time("14").as_deref(), Some("14:00:00Z"));
/// assert_eq!(read_time("24.00"), None);
/// ```
pub fn read_time(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('Z');
    let mut parts = text.split(['.', ':']);
    let mut next = |limit: u32| match parts.next() {
        None => Some(0),
        Some(part) => digits(part).filter(|number| !part.is_empty() && part.len() <= 2 && *number < limit),
    };
    let (hour, minute, second) = (next(24)?, next(60)?, next(60)?);
    if parts.next().is_some() || text.is_empty() {
        return None;
    }
    Some([hour, minute, second].map(|part| padded(part, 2)).join(":") + "Z")
}

/// Writes an RFC 3339 time as `14.30` (`14.30.05` with seconds that are not zero); `None` when it is
/// not one, or has a zone other than `Z`.
///
/// ```
/// assert_eq!(sovitaan::locale::show_time("08:05:00Z").as_deref(), Some("8.05"));
/// ```
pub fn show_time(iso: &str) -> Option<String> {
    let read = read_time(iso)?;
    let shown = read.trim_end_matches('Z').replace(':', ".");
    let shown = shown.strip_suffix(".00").unwrap_or(&shown);
    Some(shown.strip_prefix('0').unwrap_or(shown).to_owned())
}
