//! One thing to mend.

use super::{Code, Severity, source::Position};
use crate::pointer::Pointer;
use serde_json::{Value, json};

/// One thing to mend: what, where, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which rule is broken.
    pub code: Code,
    /// Where in the schema document. What should be there and is not is named by the part that lacks it.
    pub pointer: Pointer,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub advice: String,
}

impl Finding {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// The finding as data, in the file of that name.
    ///
    /// ```
    /// let finding = sovitaan::lint::lint("{").remove(0).to_json("schemas/visit.json");
    /// assert_eq!(finding["code"], "not-json");
    /// assert_eq!(finding["file"], "schemas/visit.json");
    /// assert_eq!(finding["line"], 1);
    /// ```
    pub fn to_json(&self, file: &str) -> Value {
        json!({
            "file": file,
            "line": self.line,
            "column": self.column,
            "severity": self.severity().as_str(),
            "code": self.code.as_str(),
            "pointer": self.pointer.as_str(),
            "message": self.message,
            "advice": self.advice,
        })
    }
}

/// The faults among what was looked at, each place with what is wrong there: what is right for one of the questions that
/// a part of the schema is used for, is right.
pub(super) fn wrong_for_all(looked: Vec<(Pointer, Option<Remark>)>) -> Vec<Remark> {
    let right: Vec<Pointer> = looked.iter().filter(|(_, remark)| remark.is_none()).map(|(at, _)| at.clone()).collect();
    looked.into_iter().filter_map(|(at, remark)| remark.filter(|_| !right.contains(&at))).collect()
}

/// What a rule has to say: a finding that has no line yet.
#[derive(Debug)]
pub(super) struct Remark {
    pub(super) at: Pointer,
    /// Where in the text, when the pointer does not tell.
    pub(super) position: Option<Position>,
    pub(super) message: String,
    pub(super) advice: String,
}

impl Remark {
    pub(super) fn new(at: Pointer, message: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { at, position: None, message: message.into(), advice: advice.into() }
    }
}
