//! Why a document is no schema that a form can be made of.

use crate::json::Unread;
use std::fmt;

/// What is wrong, as a code that a host can act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrokenCode {
    /// Not JSON.
    Json,
    /// Not an object at the root, or of another `type` than `object`.
    NotAnObject,
    /// Larger than [`super::MAX_BYTES`].
    TooLarge,
    /// Nested deeper than [`crate::json::MAX_DEPTH`].
    TooDeep,
    /// An object has a key that the JSON parser keeps for itself.
    ReservedKey,
}

/// A document that cannot be read as a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// What is wrong.
    pub code: BrokenCode,
    /// Line and column, from 1, when the text is not JSON.
    pub place: Option<(usize, usize)>,
}

impl Broken {
    pub(crate) fn new(code: BrokenCode) -> Self {
        Self { code, place: None }
    }

    /// The catalogue's message id.
    pub fn message_id(&self) -> &'static str {
        match self.code {
            BrokenCode::Json => "broken.json",
            BrokenCode::NotAnObject => "broken.not-an-object",
            BrokenCode::TooLarge => "broken.too-large",
            BrokenCode::TooDeep => "broken.too-deep",
            BrokenCode::ReservedKey => "broken.reserved-key",
        }
    }
}

impl From<Unread> for Broken {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::Syntax { line, column } => Self { code: BrokenCode::Json, place: Some((line, column)) },
            Unread::TooDeep => Self::new(BrokenCode::TooDeep),
            Unread::ReservedKey(_) => Self::new(BrokenCode::ReservedKey),
        }
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message_id())?;
        match self.place {
            Some((line, column)) => write!(f, " at line {line}, column {column}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Broken {}
