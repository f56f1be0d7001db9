//! Questions with one answer, and how each is presented.

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
        /// A drop-down list instead of radio buttons.
        select: bool,
    },
    /// Any of several, kept as an array.
    MultiChoice(Vec<Choice>),
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

/// The control for a schema's `type` and keywords; `None` where there is none.
pub(super) fn control(flat: &Flat, kind: &str, choices: Option<Vec<Choice>>) -> Option<Control> {
    let widget = flat.form("widget").and_then(Value::as_str).unwrap_or_default();
    if let Some(choices) = choices {
        let select = widget == "select" || (widget != "radios" && choices.len() > MAX_RADIOS);
        return Some(Control::Choice { choices, select });
    }
    let format = flat.text("format").unwrap_or_default();
    let max = flat.get("maxLength").and_then(Value::as_u64);
    match (kind, if widget.is_empty() { format } else { widget }) {
        ("integer" | "number", _) => Some(Control::Number(kind == "integer")),
        ("string", "date") => Some(Control::Date),
        ("string", "time") => Some(Control::Time),
        ("string", _) => Some(Control::Text {
            multiline: widget == "multiline" || (widget.is_empty() && max.is_some_and(|max| max > LONG_TEXT)),
            format: format.to_owned(),
            max: max.and_then(|max| usize::try_from(max).ok()),
        }),
        _ => None,
    }
}
