//! Remarks to the checklist's author. Broken input is no exception: the form is shown as far as it
//! goes, and what could not be done stands here.

use crate::pointer::Pointer;

/// What the remark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiagnosticCode {
    /// A reference that leads nowhere: it names the URI of the document that the host has to hand over, or, where that
    /// document is there, what is not in it.
    MissingReference,
    /// A question without a title.
    Untitled,
    /// More questions than a form shows.
    TooMany,
    /// Questions inside questions, deeper than a form shows them.
    TooDeep,
}

impl DiagnosticCode {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MissingReference => "missing-reference",
            Self::Untitled => "untitled",
            Self::TooMany => "too-many",
            Self::TooDeep => "too-deep",
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
