//! Questions with one answer, and how each is presented.

use super::Acknowledging;
use crate::locale::Text;
use crate::schema::Flat;
use serde_json::Value;

/// How a question is answered.
#[derive(Clone, Debug)]
pub enum Control {
    /// Text; `format` is the schema's (`email`, `uri`, …), which the keyboard of a phone follows.
    Text {
        /// Several lines.
        multiline: bool,
        /// The schema's `format`, empty where there is none.
        format: String,
        /// The most characters, where the schema says so: the field's width hints at it.
        max: Option<usize>,
    },
    /// A day, written `3.2.2026`, kept as ISO 8601.
    Date,
    /// A time of the day, written `14.30`.
    Time,
    /// A number; `true` for whole numbers.
    Number(bool),
    /// One of several.
    Choice {
        /// What can be chosen.
        choices: Vec<Choice>,
        /// How they stand on screen.
        look: Look,
    },
    /// Any of several, kept as an array.
    MultiChoice(Vec<Choice>),
    /// A value that the schema demands: nothing to decide.
    Fixed(Choice),
    /// A file, kept as base64 text (`contentEncoding`).
    File {
        /// The media type (`contentMediaType`), where the schema has one.
        media: Option<String>,
        /// Bytes at the most.
        max: usize,
    },
    /// Who has agreed to the answers, kept as an array of records.
    Acknowledgements(Box<Acknowledging>),
    /// What the parties have left open, kept as an array of records.
    OpenPoints,
    /// Any value at all, written as JSON.
    Json,
}

/// How the choices of one question stand on screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Look {
    /// Radio buttons, one under the other.
    Radios,
    /// Radio buttons side by side.
    Row,
    /// A list to open.
    Select,
    /// One box to check: for what is so or is not mentioned.
    Check,
    /// Numbers side by side, and what the first and the last of them mean.
    Scale(Box<[Option<Text>; 2]>),
}

/// One of the things that can be chosen.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The value in the document.
    pub value: Value,
    /// The words; empty for `true` and `false` without labels, where the catalogue says yes and no.
    pub title: Text,
    /// A sentence under the words.
    pub description: Option<Text>,
}

/// Up to this many choices are radio buttons; more are a list to open.
const MAX_RADIOS: usize = 5;

/// A text that may be longer than this gets several lines.
const LONG_TEXT: u64 = 250;

/// Bytes of a file at the most, unless the schema's `maxLength` says less: an envelope holds 5 MB of text.
pub const MAX_FILE: usize = 2_000_000;

/// One of these values.
pub(super) fn choice(flat: &Flat, choices: Vec<Choice>) -> Control {
    let widget = flat.form("widget").and_then(Value::as_str).unwrap_or_default();
    let look = match widget {
        "row" => Look::Row,
        "select" => Look::Select,
        "radios" => Look::Radios,
        "checkbox" if choices.first().is_some_and(|choice| choice.value == Value::Bool(true)) => Look::Check,
        _ if choices.len() > MAX_RADIOS => Look::Select,
        _ => Look::Radios,
    };
    Control::Choice { choices, look }
}

/// The control for a type of single values.
pub(super) fn control(flat: &Flat, kind: &str) -> Control {
    let widget = flat.form("widget").and_then(Value::as_str).unwrap_or_default();
    let format = flat.text("format").unwrap_or_default();
    let max = flat.get("maxLength").and_then(super::decimal::count_of);
    match (kind, if widget.is_empty() { format } else { widget }) {
        ("integer" | "number", _) => Control::Number(kind == "integer"),
        ("string", _)
            if flat.text("contentEncoding").is_some_and(|encoding| encoding.eq_ignore_ascii_case("base64")) =>
        {
            Control::File {
                media: flat.text("contentMediaType").map(str::to_owned),
                // Four characters carry three bytes.
                max: max.map_or(MAX_FILE, |max| usize::try_from(max / 4 * 3).unwrap_or(MAX_FILE).min(MAX_FILE)),
            }
        }
        ("string", "date") => Control::Date,
        ("string", "time") => Control::Time,
        ("string", _) => Control::Text {
            multiline: widget == "multiline" || (widget.is_empty() && max.is_some_and(|max| max > LONG_TEXT)),
            format: format.to_owned(),
            max: max.and_then(|max| usize::try_from(max).ok()),
        },
        _ => Control::Json,
    }
}
