//! How a place is presented where its kind alone does not decide it: words of `x-form`.

use super::compile::Compiler;
use super::{Choice, Control, Look};
use crate::locale::Text;
use crate::pointer::Pointer;
use crate::schema::Flat;
use serde_json::Value;

/// The most steps of a scale: a longer row does not fit beside its words.
const MAX_STEPS: i64 = 11;

/// What an author has said of a place's presentation.
#[derive(Clone, Debug, Default)]
pub struct Presentation {
    /// How the questions in it stand to each other.
    pub layout: Layout,
    /// The name of the question that says how far the section is.
    pub state: Option<String>,
    /// What is answered inside is counted.
    pub tally: bool,
    /// The list of people whose names are suggested.
    pub suggest: Option<Pointer>,
    /// After how long the date is suggested.
    pub review_after: Option<Span>,
    /// What the number counts.
    pub unit: Option<Text>,
    /// The roles of those who may fill it in; none where everybody may.
    pub parties: Vec<String>,
    /// The property by which a row is known in another document, wherever it stands there.
    pub key: Option<String>,
    /// The answer is never kept on the device.
    pub private: bool,
}

/// How the questions of a group, or the rows of a list, stand to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// One under the other.
    #[default]
    Plain,
    /// A statement, and beside it whether it is agreed.
    Agreement,
    /// In one line, from and to.
    Period,
    /// Side by side where there is room.
    Columns,
    /// A row each, a column for each question.
    Table,
    /// A table of people, whose names are suggested elsewhere.
    People,
}

impl Layout {
    /// Whether the rows stand in a table.
    pub fn is_table(self) -> bool {
        matches!(self, Self::Table | Self::People)
    }

    fn of(flat: &Flat) -> Self {
        match flat.form("widget").and_then(Value::as_str) {
            Some("agreement") => Self::Agreement,
            Some("period") => Self::Period,
            Some("columns") => Self::Columns,
            Some("table") => Self::Table,
            Some("people") => Self::People,
            _ => Self::Plain,
        }
    }
}

/// A span of time of one unit (ISO 8601: `P6M`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// How many.
    pub count: u8,
    /// Of what: `'W'`, `'M'` or `'Y'`.
    pub unit: char,
}

impl Span {
    /// Reads a duration of whole weeks, months or years.
    ///
    /// ```
    /// use sovitaan::form::Span;
    ///
    /// assert_eq!(Span::parse("P6M"), Some(Span { count: 6, unit: 'M' }));
    /// assert_eq!(Span::parse("PT6M"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix('P')?;
        let unit = text.chars().last().filter(|unit| matches!(unit, 'W' | 'M' | 'Y'))?;
        let digits = text.strip_suffix(unit)?;
        let count = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())??;
        (count > 0).then_some(Self { count, unit })
    }
}

impl<'a> Compiler<'a> {
    /// What is said of a place, where anything is.
    pub(super) fn presentation(&self, flat: &Flat<'a>) -> Option<Box<Presentation>> {
        let word = |name: &str| flat.form(name).and_then(Value::as_str);
        let roles = flat.form("parties").and_then(Value::as_array);
        let presentation = Presentation {
            layout: Layout::of(flat),
            state: word("state").map(str::to_owned),
            tally: flat.form("tally") == Some(&Value::Bool(true)),
            suggest: word("suggest").and_then(Pointer::parse),
            review_after: word("reviewAfter").and_then(Span::parse),
            unit: self.label(flat, "unit"),
            parties: roles.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect(),
            key: word("key").map(str::to_owned),
            private: flat.form("private") == Some(&Value::Bool(true)),
        };
        let says = presentation.layout != Layout::Plain
            || presentation.tally
            || presentation.state.is_some()
            || presentation.suggest.is_some()
            || presentation.review_after.is_some()
            || presentation.unit.is_some()
            || presentation.key.is_some()
            || presentation.private
            || !presentation.parties.is_empty();
        says.then(|| Box::new(presentation))
    }

    /// The scale that a whole number between two bounds is, where the author wants one.
    pub(super) fn scale(&self, flat: &Flat<'a>) -> Option<Control> {
        let bound = |keyword: &str| flat.get(keyword).and_then(Value::as_i64);
        let (first, last) = (bound("minimum")?, bound("maximum")?);
        let fits = flat.form("widget")? == "scale" && first < last && last - first < MAX_STEPS;
        let step = |value: i64| Choice {
            value: value.into(),
            title: Text { text: value.to_string(), lang: None },
            description: None,
        };
        fits.then(|| Control::Choice {
            choices: (first..=last).map(step).collect(),
            look: Look::Scale(Box::new([self.label(flat, "low"), self.label(flat, "high")])),
        })
    }
}
