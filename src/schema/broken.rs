//! Why a document is no schema that a form can be made of.

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

    pub(crate) fn json(line: usize, column: usize) -> Self {
        Self { code: BrokenCode::Json, place: Some((line, column)) }
    }

    /// The catalogue's message id.
    pub fn message_id(&self) -> &'static str {
        match self.code {
            BrokenCode::Json => "broken.json",
            BrokenCode::NotAnObject => "broken.not-an-object",
            BrokenCode::TooLarge => "broken.too-large",
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
