//! A schema that cannot be used: which limit or rule, where, and what to do about it.

use crate::pointer::Pointer;
use serde_json::{Map, Value};
use std::{error::Error, fmt};

/// Why a schema is refused. The message is for its author; it names keyword and place and repeats
/// no answers.
///
/// ```
/// use sovitaan::validate::{SchemaErrorCode, Validator};
///
/// let error = Validator::read(r#"{"properties": {"name": {"minLength": "two"}}}"#).unwrap_err();
/// assert_eq!(error.code, SchemaErrorCode::Invalid);
/// assert_eq!(error.pointer.unwrap().as_str(), "/properties/name/minLength");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct SchemaError {
    /// What kind of fault it is.
    pub code: SchemaErrorCode,
    /// Where in the schema, if the fault has one place.
    pub pointer: Option<Pointer>,
    /// One sentence or two in English: what, and what to do.
    pub message: String,
}

impl SchemaError {
    pub(crate) fn new(code: SchemaErrorCode, pointer: Option<Pointer>, message: impl Into<String>) -> Self {
        Self { code, pointer, message: message.into() }
    }

    /// The error as it crosses a border: `{"code", "pointer"?, "message"}`.
    ///
    /// ```
    /// let error = sovitaan::validate::Validator::read("{").unwrap_err();
    /// assert_eq!(error.to_json()["code"], "not-json");
    /// ```
    pub fn to_json(&self) -> Value {
        let mut json = Map::new();
        json.insert("code".to_owned(), self.code.as_str().into());
        if let Some(pointer) = &self.pointer {
            json.insert("pointer".to_owned(), pointer.as_str().into());
        }
        json.insert("message".to_owned(), self.message.as_str().into());
        Value::Object(json)
    }
}

impl fmt::Display for SchemaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.pointer {
            Some(pointer) => write!(f, "at '{pointer}': {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl Error for SchemaError {}

/// The kinds of fault for which a schema is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SchemaErrorCode {
    /// The text is longer than 2 MB.
    TooLarge,
    /// The text is no JSON, or nested deeper than 128.
    NotJson,
    /// An object has a key that the JSON parser keeps for itself.
    ReservedKey,
    /// A keyword has a value that the dialect's meta-schema does not allow.
    Invalid,
    /// `$schema` names a dialect that is not known here.
    Dialect,
    /// A reference leads nowhere, or is no URI.
    Reference,
    /// A reference leads out of the document. Nothing is fetched.
    RemoteReference,
    /// More than 256 references in a row.
    ReferenceChain,
    /// The subschemas to try for one value are too many (a "2^n bomb").
    TooManyPaths,
    /// A regular expression is malformed, or too large when compiled.
    Pattern,
}

impl SchemaErrorCode {
    /// The code as it crosses a border.
    ///
    /// ```
    /// assert_eq!(sovitaan::validate::SchemaErrorCode::RemoteReference.as_str(), "remote-reference");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::NotJson => "not-json",
            Self::ReservedKey => "reserved-key",
            Self::Invalid => "invalid",
            Self::Dialect => "dialect",
            Self::Reference => "reference",
            Self::RemoteReference => "remote-reference",
            Self::ReferenceChain => "reference-chain",
            Self::TooManyPaths => "too-many-paths",
            Self::Pattern => "pattern",
        }
    }
}
