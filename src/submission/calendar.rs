//! The day on which people come back to a document, as a file for the calendar that they have (iCalendar, RFC 5545).

use super::attribute::{is_timestamp, is_uri};

/// Bytes of a line; what is longer goes on in the next one (RFC 5545, 3.1).
const FOLD_AT: usize = 75;

/// What a calendar is told: on this day, come back to this document.
///
/// A calendar knows the entry again by [`Reminder::first`]: when the date moves in a later document, the entry moves
/// too, and there is no second one.
///
/// ```
/// use sovitaan::submission::Reminder;
///
/// let reminder = Reminder {
///     first: "0b6f3c1e".into(),
///     sequence: 0,
///     time: "2026-09-30T15:00:00+03:00".into(),
///     date: "2027-03-31".into(),
///     summary: "Tarkistuspäivä: Parityön aloitussopimus".into(),
///     description: None,
///     categories: Vec::new(),
///     url: None,
/// };
/// let file = reminder.to_icalendar().unwrap();
/// assert!(file.contains("\r\nUID:fi.sovitaan.review.0b6f3c1e\r\n"));
/// assert!(file.contains("\r\nDTSTAMP:20260930T120000Z\r\n"));
/// assert!(file.contains("\r\nDTSTART;VALUE=DATE:20270331\r\nDTEND;VALUE=DATE:20270401\r\n"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The `id` of the first document: the one that the later ones amend, replace or add to.
    pub first: String,
    /// How many documents have come after the first one. A calendar takes an entry for newer by it.
    pub sequence: u32,
    /// When the document was made (RFC 3339).
    pub time: String,
    /// The day to come back (RFC 3339 full-date).
    pub date: String,
    /// What stands in the calendar.
    pub summary: String,
    /// More of it.
    pub description: Option<String>,
    /// Under what a calendar files it.
    pub categories: Vec<String>,
    /// Where the document is: an absolute URI.
    pub url: Option<String>,
}

impl Reminder {
    /// The file, of the media type `text/calendar`. `None` when the time, the date or the URL is none, or there is
    /// nothing to write in the calendar.
    ///
    /// It lasts the whole day, and leaves the people free for something else on it.
    ///
    /// ```
    /// # use sovitaan::submission::Reminder;
    /// # let (first, summary, categories) = ("1".into(), "Sopimus".into(), Vec::new());
    /// let date = "2027-02-29".into(); // There is none.
    /// # let time = "2026-09-30T12:00:00Z".into();
    /// # let (description, url, sequence) = (None, None, 0);
    /// let reminder = Reminder { first, sequence, time, date, summary, description, categories, url };
    /// assert_eq!(reminder.to_icalendar(), None);
    /// ```
    pub fn to_icalendar(&self) -> Option<String> {
        let is_complete = !self.first.is_empty() && !self.summary.is_empty();
        let is_placed = self.url.as_deref().is_none_or(is_uri);
        let start = Date::parse(&self.date).filter(|_| is_complete && is_placed)?;
        let stamp = utc(&self.time)?;
        let end = start.next()?;
        let mut file = String::new();
        let mut add = |name: &str, value: &str| line(&mut file, &[name, value].concat());
        add("BEGIN:", "VCALENDAR");
        add("VERSION:", "2.0");
        add("PRODID:", "-//Sovitaan//Sovitaan//EN");
        add("METHOD:", "PUBLISH");
        add("BEGIN:", "VEVENT");
        add("UID:fi.sovitaan.review.", &escaped(&self.first));
        add("SEQUENCE:", &self.sequence.to_string());
        add("DTSTAMP:", &stamp);
        add("DTSTART;VALUE=DATE:", &start.basic());
        add("DTEND;VALUE=DATE:", &end.basic());
        add("SUMMARY:", &escaped(&self.summary));
        if let Some(description) = &self.description {
            add("DESCRIPTION:", &escaped(description));
        }
        if !self.categories.is_empty() {
            let categories: Vec<String> = self.categories.iter().map(|category| escaped(category)).collect();
            add("CATEGORIES:", &categories.join(","));
        }
        if let Some(url) = &self.url {
            add("URL:", url);
        }
        add("TRANSP:", "TRANSPARENT");
        add("END:", "VEVENT");
        add("END:", "VCALENDAR");
        Some(file)
    }
}

/// Adds a line, folded: what is too long goes on in the next line after a space. No character is cut in two.
fn line(file: &mut String, text: &str) {
    let mut width = 0;
    for character in text.chars() {
        if width + character.len_utf8() > FOLD_AT {
            file.push_str("\r\n ");
            width = 1;
        }
        file.push(character);
        width += character.len_utf8();
    }
    file.push_str("\r\n");
}

/// Text as a value (RFC 5545, 3.3.11). Control characters have no place in one.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").replace('\r', "\n").chars() {
        match character {
            '\n' => out.push_str("\\n"),
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\t' => out.push('\t'),
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// A time with its offset as UTC writes it: `20260930T120000Z`.
fn utc(time: &str) -> Option<String> {
    let day = Date::parse(time.get(..10)?).filter(|_| is_timestamp(time))?;
    let number = |from: usize| time.get(from..from + 2)?.parse::<i32>().ok();
    let (hour, minute, second) = (number(11)?, number(14)?, time.get(17..19)?);
    // What ends in no "Z" ends in "+hh:mm" or "-hh:mm".
    let offset = if time.ends_with(['Z', 'z']) {
        0
    } else {
        let minutes = number(time.len() - 5)? * 60 + number(time.len() - 2)?;
        if time.get(time.len() - 6..)?.starts_with('-') { -minutes } else { minutes }
    };
    let minutes = hour * 60 + minute - offset;
    let day = match minutes {
        ..0 => day.previous()?,
        0..1_440 => day,
        _ => day.next()?,
    };
    let minutes = minutes.rem_euclid(1_440);
    Some(format!("{}T{:02}{:02}{second}Z", day.basic(), minutes / 60, minutes % 60))
}

/// A day of the calendar.
#[derive(Clone, Copy)]
struct Date {
    year: u32,
    month: u32,
    day: u32,
}

impl Date {
    /// Reads `2027-03-31`.
    fn parse(date: &str) -> Option<Self> {
        let number = |from: usize, to: usize| date.get(from..to)?.parse().ok();
        let day = Self { year: number(0, 4)?, month: number(5, 7)?, day: number(8, 10)? };
        (date.len() == 10 && day.is_real() && day.extended() == date).then_some(day)
    }

    /// Whether there is such a day: what is no day makes no time either.
    fn is_real(self) -> bool {
        is_timestamp(&[&self.extended(), "T00:00:00Z"].concat())
    }

    fn extended(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    fn basic(self) -> String {
        self.extended().replace('-', "")
    }

    fn next(self) -> Option<Self> {
        let Self { year, month, day } = self;
        let days = [(year, month, day + 1), (year, month + 1, 1), (year + 1, 1, 1)];
        days.into_iter().map(|(year, month, day)| Self { year, month, day }).find(|day| day.is_real())
    }

    fn previous(self) -> Option<Self> {
        let Self { year, month, day } = self;
        let (before, last) = if month > 1 { (Some(year), month - 1) } else { (year.checked_sub(1), 12) };
        let ends = (28..=31).rev().filter_map(|day| Some(Self { year: before?, month: last, day }));
        let days = (day > 1).then(|| Self { day: day - 1, ..self }).into_iter().chain(ends);
        days.into_iter().find(|day| day.is_real())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_in_utc_whatever_day_that_makes_it() {
        for (time, expected) in [
            ("2026-09-30T12:00:00Z", "20260930T120000Z"),
            ("2026-09-30T15:00:00.123+03:00", "20260930T120000Z"),
            ("2026-01-01T01:30:07+02:00", "20251231T233007Z"),
            ("2024-02-28T23:00:00-01:30", "20240229T003000Z"),
            ("2026-02-28t23:59:60-00:01", "20260301T000060Z"),
            ("2026-03-01T00:00:00+00:01", "20260228T235900Z"),
        ] {
            assert_eq!(utc(time).as_deref(), Some(expected), "{time}");
        }
        for time in ["", "2026-09-30", "2026-02-30T12:00:00Z", "0000-01-01T00:00:00+00:01", "9999-12-31T23:00:00-05:00"]
        {
            assert_eq!(utc(time), None, "{time}");
        }
    }

    #[test]
    fn text_cannot_begin_a_line_of_its_own() {
        assert_eq!(escaped("a,b;c\\d\r\nE:f\rg\u{7}\u{85}h\ti"), "a\\,b\\;c\\\\d\\nE:f\\ngh\ti");
    }

    #[test]
    fn lines_are_folded_between_characters() {
        let text = "ä".repeat(100);
        let mut file = String::new();
        line(&mut file, &text);
        let lines: Vec<&str> = file.strip_suffix("\r\n").unwrap().split("\r\n").collect();
        assert_eq!(lines.iter().map(|line| line.len()).collect::<Vec<_>>(), [74, 75, 53]);
        assert_eq!(file.replace("\r\n ", "").trim_end(), text);
        let mut exact = String::new();
        line(&mut exact, &"a".repeat(FOLD_AT));
        assert_eq!(exact.matches("\r\n").count(), 1);
    }
}
