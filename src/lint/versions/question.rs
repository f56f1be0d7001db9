//! What becomes of a question, and of its answers.

use crate::lint::{Finding, Severity};
use crate::pointer::Pointer;
use serde_json::{Value, json};

/// What becomes of an answer when its document is opened in another version of its checklist. The worse, the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It stands in the same place, and is as valid as it was.
    Safe,
    /// Nothing of it is lost, but somebody may have to look at it.
    Kept,
    /// It has no place any more: the form shows it beside its questions.
    Lost,
}

impl Fate {
    /// The stable name.
    ///
    /// ```
    /// assert_eq!(sovitaan::lint::Fate::Safe.as_str(), "safe");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Kept => "kept",
            Self::Lost => "lost",
        }
    }
}

/// A question of one version, and what the other one makes of its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Where in the instance; `-` for any element, or any name that a person chooses.
    pub pointer: Pointer,
    /// Its title in the language of the plain texts.
    pub title: Option<String>,
    /// What stands against leaving the answer as it is; nothing where it is safe.
    pub findings: Vec<Finding>,
}

impl Question {
    /// What becomes of its answer: the worst of what was found.
    pub fn fate(&self) -> Fate {
        let fate = |finding: &Finding| match finding.severity() {
            Severity::Error => Fate::Lost,
            Severity::Warning => Fate::Kept,
        };
        self.findings.iter().map(fate).max().unwrap_or(Fate::Safe)
    }

    /// The question as data, its findings in the file of that name.
    ///
    /// ```
    /// use sovitaan::lint::versions;
    ///
    /// let text = r#"{ "$id": "urn:x:y:1.0.0", "properties": { "place": { "type": "string", "title": "Place" } } }"#;
    /// let question = versions(text, text).unwrap().remove(0).to_json("visit.json");
    /// let expected = serde_json::json!({"pointer": "/place", "title": "Place", "fate": "safe", "findings": []});
    /// assert_eq!(question, expected);
    /// ```
    pub fn to_json(&self, file: &str) -> Value {
        json!({
            "pointer": self.pointer.as_str(),
            "title": self.title,
            "fate": self.fate().as_str(),
            "findings": self.findings.iter().map(|finding| finding.to_json(file)).collect::<Vec<_>>(),
        })
    }
}

/// What becomes of a document: the worst of what becomes of its answers.
///
/// ```
/// assert_eq!(sovitaan::lint::verdict(&[]), sovitaan::lint::Fate::Safe);
/// ```
pub fn verdict(questions: &[Question]) -> Fate {
    questions.iter().map(Question::fate).max().unwrap_or(Fate::Safe)
}
