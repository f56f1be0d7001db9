//! JSON comes in as text and only as text: the parser bounds its depth, and what it would misread
//! is refused.

use super::{
    SchemaError, SchemaErrorCode,
    limits::{MAX_DEPTH, MAX_SCHEMA},
};
use crate::json;
use serde_json::Value;

/// Why a text is not taken.
#[derive(Debug, PartialEq)]
pub(crate) enum Unread {
    TooLarge { limit: usize },
    Json(json::Unread),
}

impl Unread {
    /// The fault in words; no part of the text is repeated.
    pub(crate) fn message(&self) -> String {
        match self {
            Self::TooLarge { limit } => format!("the text is longer than {limit} bytes"),
            Self::Json(json::Unread::Syntax { line, column }) => {
                format!("the text is no JSON from line {line}, column {column} on")
            }
            Self::Json(json::Unread::TooDeep) => format!("the text is nested deeper than {MAX_DEPTH}"),
            Self::Json(json::Unread::ReservedKey(key)) => format!("an object has the reserved key '{key}'"),
        }
    }
}

/// Reads a JSON text of at most `limit` bytes.
pub(crate) fn json(text: &str, limit: usize) -> Result<Value, Unread> {
    if text.len() > limit {
        return Err(Unread::TooLarge { limit });
    }
    json::read(text).map_err(Unread::Json)
}

/// Reads the text of a schema within the limits.
pub(crate) fn read_schema(text: &str) -> Result<Value, SchemaError> {
    json(text, MAX_SCHEMA).map_err(|unread| {
        let code = match &unread {
            Unread::TooLarge { .. } => SchemaErrorCode::TooLarge,
            Unread::Json(json::Unread::Syntax { .. } | json::Unread::TooDeep) => SchemaErrorCode::NotJson,
            Unread::Json(json::Unread::ReservedKey(_)) => SchemaErrorCode::ReservedKey,
        };
        SchemaError::new(code, None, unread.message())
    })
}

/// Reads the documents that are handed over with a schema: one JSON object, within the same limits.
#[cfg(any(target_arch = "wasm32", test))]
pub(crate) fn read_documents(text: &str) -> Result<crate::schema::Documents, SchemaError> {
    let in_it = |error: SchemaError| SchemaError {
        message: format!("in the documents that were handed over, {}", error.message),
        ..error
    };
    let read = read_schema(text).map_err(in_it)?;
    crate::schema::Documents::of(read).ok_or_else(|| {
        let message = "the documents that are handed over are one JSON object: URI to schema";
        SchemaError::new(SchemaErrorCode::Invalid, None, message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_one_object() {
        assert!(read_documents("{}").is_ok_and(|documents| documents.is_empty()));
        for (text, code, says) in [
            ("[]", SchemaErrorCode::Invalid, "URI to schema"),
            ("{", SchemaErrorCode::NotJson, "line 1"),
            (r#"{"a": {"$serde_json::private::Number": "1"}}"#, SchemaErrorCode::ReservedKey, "handed over"),
        ] {
            let error = read_documents(text).unwrap_err();
            assert!(error.code == code && error.message.contains(says), "{error}");
        }
    }
}
