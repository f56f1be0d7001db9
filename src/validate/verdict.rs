//! What a judgement changed.

use crate::{pointer::Pointer, validate::Violation};
use serde_json::{Map, Value};

/// The violations that are other ones now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdict {
    /// Whether every place that is not listed is without violations.
    pub all: bool,
    /// Per place in the instance its complete new list; an empty list where all is well now.
    pub at: Vec<(Pointer, Vec<Violation>)>,
}

impl Verdict {
    /// The form in which a verdict crosses borders: `{"all": true, "at": [[pointer, [violation …]] …]}`,
    /// `all` left out when false.
    ///
    /// ```
    /// let unchanged = sovitaan::validate::Verdict::default();
    /// assert_eq!(unchanged.to_json(), serde_json::json!({"at": []}));
    /// ```
    pub fn to_json(&self) -> Value {
        let mut json = Map::new();
        if self.all {
            json.insert("all".into(), true.into());
        }
        let at = self.at.iter().map(|(pointer, violations)| {
            let violations: Vec<Value> = violations.iter().map(Violation::to_json).collect();
            Value::from(vec![pointer.as_str().into(), Value::from(violations)])
        });
        json.insert("at".into(), at.collect());
        Value::Object(json)
    }

    /// Reads what [`Verdict::to_json`] wrote; `None` when it is something else.
    ///
    /// ```
    /// use sovitaan::validate::Verdict;
    ///
    /// let clean = Verdict::from_json(&serde_json::json!({"all": true, "at": []})).unwrap();
    /// assert!(clean.all && clean.at.is_empty());
    /// ```
    pub fn from_json(json: &Value) -> Option<Self> {
        let read = |entry: &Value| {
            let violations = entry.get(1)?.as_array()?.iter().map(Violation::from_json).collect::<Option<_>>()?;
            Some((Pointer::parse(entry.get(0)?.as_str()?)?, violations))
        };
        Some(Self {
            all: json.get("all").and_then(Value::as_bool).unwrap_or_default(),
            at: json.get("at")?.as_array()?.iter().map(read).collect::<Option<_>>()?,
        })
    }
}
