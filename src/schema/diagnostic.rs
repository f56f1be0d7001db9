//! Remarks to the checklist's author. Broken input is no exception: the form is shown as far as it
//! goes, and what could not be done stands here.

use crate::pointer::Pointer;

/// What the remark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiagnosticCode {
    /// A part of the schema that no control exists for yet.
    Unsupported,
    /// A `$ref` that leads nowhere in this document.
    MissingReference,
    /// A definition that contains itself.
    Recursive,
    /// A condition with a keyword that is not evaluated before the validator has come.
    UnknownCondition,
    /// Conditions that depend on each other in a circle.
    CircularConditions,
    /// A question without a title.
    Untitled,
    /// More questions than a form shows.
    TooMany,
}

impl DiagnosticCode {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unsupported => "unsupported",
            Self::MissingReference => "missing-reference",
            Self::Recursive => "recursive",
            Self::UnknownCondition => "unknown-condition",
            Self::CircularConditions => "circular-conditions",
            Self::Untitled => "untitled",
            Self::TooMany => "too-many",
        }
    }
}

/// One remark: what, where, and the word that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What it is about.
    pub code: DiagnosticCode,
    /// Where in the instance the part would stand.
    pub pointer: Pointer,
    /// The keyword or reference concerned.
    pub subject: String,
}
