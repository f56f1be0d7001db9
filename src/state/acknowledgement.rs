//! One acknowledgement: who gave it, for which answers, and why it may not count any more.

use crate::form::same_value;
use crate::pointer::Pointer;
use serde_json::Value;

/// Someone who is at the keyboard, as the host knows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// The name.
    pub name: String,
    /// The role: one of the checklist's, or in the person's own words.
    pub role: String,
}

impl Party {
    /// Reads `{"name", "role"?}`; `None` when it is something else.
    pub fn from_json(json: &Value) -> Option<Self> {
        let text = |name: &str| json.get(name).and_then(Value::as_str).map(|text| text.trim().to_owned());
        let name = text("name").filter(|name| !name.is_empty())?;
        Some(Self { name, role: text("role").unwrap_or_default() })
    }
}

/// Someone has agreed to the answers.
#[derive(Clone, Debug)]
pub struct Acknowledgement {
    /// As it stands in the document: `name`, `role`, `time`, `statement`, `digest`.
    pub record: Value,
    /// Given while this form was open, and so may be taken back.
    pub is_new: bool,
    /// Why it does not count any more.
    pub void: Option<Void>,
    /// The answers that it was given for.
    answers: Value,
}

impl Acknowledgement {
    pub(super) fn new(record: Value, answers: Value, is_new: bool) -> Self {
        Self { record, is_new, void: None, answers }
    }

    /// The answers that it was given for.
    pub(super) fn answers(&self) -> &Value {
        &self.answers
    }

    /// Where the answers are other ones than those that it was given for.
    pub(super) fn differs_from(&self, answers: &Value) -> Option<Pointer> {
        first_difference(&self.answers, answers, &Pointer::root())
    }

    /// A text of the record, empty where there is none.
    pub fn text(&self, name: &str) -> &str {
        self.record.get(name).and_then(Value::as_str).unwrap_or_default()
    }
}

/// Why an acknowledgement does not count any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Void {
    /// This answer is another one now: the first of those that are.
    Changed(Pointer),
    /// It was given for other answers than the document came with.
    Altered,
}

/// Why somebody cannot agree now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Objection {
    /// No name was given.
    Nameless,
    /// No role was given, or none of those that the checklist names.
    Roleless,
    /// This person has agreed already.
    Already(String),
    /// This person is not at the keyboard.
    Absent(String),
    /// As many as may have agreed.
    Full,
    /// Something else is still missing or wrong.
    Unfinished,
}

/// Whether two names are the same but for capitals and spaces: of one person, as far as writing goes.
///
/// ```
/// use sovitaan::state::same_name;
///
/// assert!(same_name("Aino Virta", " aino  VIRTA "));
/// assert!(!same_name("Aino Virta", "Antti Salo"));
/// ```
pub fn same_name(a: &str, b: &str) -> bool {
    letters(a).eq(letters(b))
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    let words = name.split_whitespace();
    words.flat_map(|word| word.chars().flat_map(char::to_lowercase).chain([' ']))
}

/// Where two values differ first.
fn first_difference(a: &Value, b: &Value, at: &Pointer) -> Option<Pointer> {
    match (a, b) {
        (Value::Object(one), Value::Object(other)) => {
            let names = one.keys().chain(other.keys().filter(|name| !one.contains_key(*name)));
            let below = |name: &String| (one.get(name), other.get(name), at.child(name.as_str()));
            names
                .map(below)
                .find_map(|(a, b, at)| a.zip(b).map_or(Some(at.clone()), |(a, b)| first_difference(a, b, &at)))
        }
        (Value::Array(one), Value::Array(other)) => (0..one.len().max(other.len())).find_map(|index| {
            let at = at.child(index);
            one.get(index).zip(other.get(index)).map_or(Some(at.clone()), |(a, b)| first_difference(a, b, &at))
        }),
        _ => (!same_value(a, b)).then(|| at.clone()),
    }
}
