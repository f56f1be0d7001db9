//! Days and times as a reader in Finland writes them.

use crate::Language;
use jiff::{Timestamp, Zoned, civil::Date, tz::TimeZone};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day: `3.2.2026`, in English `3 February 2026`.
pub(crate) fn day(language: Language, date: Date) -> String {
    match language {
        Language::Finnish | Language::Swedish => {
            format!("{}.{}.{}", date.day(), date.month(), date.year())
        }
        Language::English => {
            let month = usize::try_from(date.month() - 1).ok().and_then(|at| MONTHS.get(at));
            format!("{} {} {}", date.day(), month.unwrap_or(&""), date.year())
        }
    }
}

/// A moment as the clock on the wall in Finland shows it: `3.2.2026 klo 14.05`. A text that is no
/// RFC 3339 time is shown as it is.
pub(crate) fn moment(language: Language, rfc3339: &str) -> String {
    let Some(local) = in_finland(rfc3339) else { return rfc3339.to_owned() };
    let day = day(language, local.date());
    let (hour, minute) = (local.hour(), local.minute());
    match language {
        Language::Finnish => format!("{day} klo {hour}.{minute:02}"),
        Language::Swedish => format!("{day} kl. {hour}.{minute:02}"),
        Language::English => format!("{day}, {hour}:{minute:02}"),
    }
}

/// The day on which a moment falls in Finland: `2026-02-03`.
pub(crate) fn day_of(rfc3339: &str) -> Option<String> {
    in_finland(rfc3339).map(|local| local.date().to_string())
}

/// Today in Finland: `2026-02-03`.
pub(crate) fn today() -> String {
    day_of(&now()).unwrap_or_default()
}

fn in_finland(rfc3339: &str) -> Option<Zoned> {
    let zone = TimeZone::get("Europe/Helsinki").unwrap_or(TimeZone::UTC);
    Some(rfc3339.parse::<Timestamp>().ok()?.to_zoned(zone))
}

/// Now, in a form whose alphabetical order is the order in time.
pub(crate) fn now() -> String {
    format!("{:.6}", Timestamp::now())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_shown_in_finnish_time() {
        let shown = |language| moment(language, "2026-02-03T12:05:09.123Z");
        assert_eq!(shown(Language::Finnish), "3.2.2026 klo 14.05");
        assert_eq!(shown(Language::Swedish), "3.2.2026 kl. 14.05");
        assert_eq!(shown(Language::English), "3 February 2026, 14:05");
        assert_eq!(moment(Language::Finnish, "2026-07-01T22:00:00Z"), "2.7.2026 klo 1.00");
    }

    #[test]
    fn what_is_no_time_is_shown_as_it_is() {
        assert_eq!(moment(Language::Finnish, "eilen"), "eilen");
        assert_eq!(day_of("eilen"), None);
    }

    #[test]
    fn a_day_begins_at_midnight_in_finland() {
        assert_eq!(day_of("2026-02-03T21:59:59Z").as_deref(), Some("2026-02-03"));
        assert_eq!(day_of("2026-02-03T22:00:00Z").as_deref(), Some("2026-02-04"));
    }
}
