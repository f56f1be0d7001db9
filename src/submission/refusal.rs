//! Why a submission is not taken.

use crate::{pointer::Pointer, validate::Violation};
use serde_json::{Map, Value};
use std::{error::Error, fmt};

/// A submission that is not sealed, or not received. No message repeats an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// The text is no JSON, or beyond a limit of size or depth.
    NotJson {
        /// What is wrong with it.
        reason: String,
    },
    /// The envelope breaks a rule.
    Malformed {
        /// Where in the envelope.
        pointer: Pointer,
        /// Which rule.
        reason: String,
    },
    /// The checklist is not known here.
    UnknownChecklist {
        /// The checklist's `$id`.
        dataschema: String,
    },
    /// The answers are other ones than those that were sealed.
    Altered {
        /// The digest that the envelope carries.
        expected: String,
        /// The digest of its data.
        found: String,
    },
    /// The checklist of that name is another one here than the one that was filled in.
    OtherVersion {
        /// The digest that the envelope carries.
        expected: String,
        /// The digest of the checklist known here.
        found: String,
    },
    /// An acknowledgement does not hold: it was given for other answers, or twice by the same person.
    Unacknowledged {
        /// Where in the answers.
        pointer: Pointer,
        /// Why.
        reason: String,
    },
    /// The answers do not keep to the checklist.
    Invalid(Vec<Violation>),
}

impl Refusal {
    /// The kind of refusal as it crosses a border.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotJson { .. } => "not-json",
            Self::Malformed { .. } => "malformed",
            Self::UnknownChecklist { .. } => "unknown-checklist",
            Self::Altered { .. } => "altered",
            Self::OtherVersion { .. } => "other-version",
            Self::Unacknowledged { .. } => "unacknowledged",
            Self::Invalid(_) => "invalid",
        }
    }

    /// The refusal as JSON: `{"code", "message", "pointer"?, "violations"?}`.
    ///
    /// ```
    /// use sovitaan::submission::Refusal;
    ///
    /// let refusal = Refusal::UnknownChecklist { dataschema: "urn:x:y".into() };
    /// assert_eq!(refusal.to_json()["code"], "unknown-checklist");
    /// ```
    pub fn to_json(&self) -> Value {
        let mut json = Map::new();
        json.insert("code".to_owned(), self.code().into());
        json.insert("message".to_owned(), self.to_string().into());
        match self {
            Self::Malformed { pointer, .. } | Self::Unacknowledged { pointer, .. } => {
                json.insert("pointer".to_owned(), pointer.as_str().into());
            }
            Self::Invalid(violations) => {
                let violations = violations.iter().map(Violation::to_json).collect();
                json.insert("violations".to_owned(), violations);
            }
            _ => {}
        }
        Value::Object(json)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson { reason } => write!(f, "the envelope is not readable: {reason}"),
            Self::Malformed { pointer, reason } => write!(f, "in the envelope, '{pointer}' {reason}"),
            Self::UnknownChecklist { dataschema } => {
                write!(f, "no checklist named '{dataschema}' is known here")
            }
            Self::Altered { expected, found } => write!(
                f,
                "the data was changed after it was sealed: its digest is {found}, the envelope says {expected}"
            ),
            Self::OtherVersion { expected, found } => write!(
                f,
                "another text of this checklist was filled in: its digest is {expected}, the one known here has {found}"
            ),
            Self::Unacknowledged { pointer, reason } => {
                write!(f, "the acknowledgement does not hold: '{pointer}' {reason}")
            }
            Self::Invalid(violations) => {
                write!(f, "the answers do not keep to the checklist: {} violations", violations.len())?;
                match violations.first() {
                    Some(first) => write!(f, ", the first of '{}' at '{}'", first.schema_pointer, first.pointer),
                    None => Ok(()),
                }
            }
        }
    }
}

impl Error for Refusal {}
