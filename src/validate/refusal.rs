//! Our own words for what `jsonschema` finds wrong with a schema: its text repeats values of any length.

use super::{SchemaError, SchemaErrorCode, document::Document, guard};
use crate::pointer::Pointer;
use jsonschema::{ReferencingError, ValidationError, error::ValidationErrorKind};

/// What is wrong with the schema that stands at `within` in the document.
pub(super) fn refusal(error: &ValidationError<'_>, document: &Document, within: &Pointer) -> SchemaError {
    let place = guard::unguarded(error.instance_path().as_str()).into_owned();
    let pointer = Pointer::parse(&place).map(|inside| within.join(&inside));
    let keyword = pointer.as_ref().and_then(Pointer::last);
    match error.kind() {
        ValidationErrorKind::Referencing(error) => reference(error, document),
        ValidationErrorKind::Format { format } if format == "regex" => {
            let message = "this regular expression is malformed, or too large when compiled";
            SchemaError::new(SchemaErrorCode::Pattern, pointer, message)
        }
        _ => {
            let message = match keyword {
                Some(keyword) => format!("the dialect does not allow what '{keyword}' holds"),
                None => "a schema is an object, true or false".to_owned(),
            };
            SchemaError::new(SchemaErrorCode::Invalid, pointer, message)
        }
    }
}

/// What is wrong with a reference.
pub(super) fn reference(error: &ReferencingError, document: &Document) -> SchemaError {
    let of_text = |named: &str| document.find_reference(|written, _| written.ends_with(named));
    let (code, found, message) = match error {
        ReferencingError::Unretrievable { uri, .. } => {
            // Under this name the crate keeps what has none.
            let uri = uri.strip_prefix("json-schema:///").unwrap_or(uri);
            let is_same = |_: &str, full: &str| full == uri;
            // The crate writes some URIs in another way, with a slash more or in lower case.
            let is_alike = |written: &str, _: &str| {
                written.split('#').next().is_some_and(|written| !written.is_empty() && uri.ends_with(written))
            };
            let found = document.find_reference(is_same).or_else(|| document.find_reference(is_alike));
            let message = format!(
                "the reference leads to '{}', outside this document; nothing is fetched, so hand that document over \
                 (`schemas`) or copy it into $defs",
                shortened(uri)
            );
            (SchemaErrorCode::RemoteReference, found, message)
        }
        ReferencingError::PointerToNowhere { pointer }
        | ReferencingError::InvalidPercentEncoding { pointer, .. }
        | ReferencingError::InvalidArrayIndex { pointer, .. } => {
            let message = if document.is_guarded && pointer.contains("/patternProperties/") {
                "a reference cannot lead through a pattern with look-around or back-reference; move the schema to $defs"
                    .to_owned()
            } else {
                format!("there is nothing at '{}' in the document", shortened(pointer))
            };
            (SchemaErrorCode::Reference, of_text(pointer), message)
        }
        ReferencingError::NoSuchAnchor { anchor } | ReferencingError::InvalidAnchor { anchor } => {
            let message = format!("no schema in the document has the anchor '{}'", shortened(anchor));
            (SchemaErrorCode::Reference, of_text(anchor), message)
        }
        ReferencingError::InvalidUri(_) => {
            // The crate keeps its words for URIs to itself; what is not allowed in one is soon told.
            let is_odd =
                |written: &str, _: &str| written.bytes().any(|b| !b.is_ascii_graphic() || b"\"<>\\^`{|}".contains(&b));
            let message = "a reference or an identifier is no URI; write other characters as %XX".to_owned();
            (SchemaErrorCode::Reference, document.find_reference(is_odd), message)
        }
        ReferencingError::UnknownSpecification { specification: uri }
        | ReferencingError::CircularMetaschema { uri } => return unknown_dialect(uri),
    };
    SchemaError::new(code, found.map(|(place, _)| place), message)
}

/// `$schema` names what is no dialect here.
pub(super) fn unknown_dialect(uri: &str) -> SchemaError {
    let place = Some(Pointer::root().child("$schema"));
    let message = format!(
        "$schema names an unknown dialect: '{}'; use https://json-schema.org/draft/2020-12/schema, or hand its \
         meta-schema over (`schemas`)",
        shortened(uri)
    );
    SchemaError::new(SchemaErrorCode::Dialect, place, message)
}

/// A reference that leads to something that was not counted: judging by it might never end.
pub(super) fn not_followed(document: &Document, place: Pointer) -> SchemaError {
    let written = document.at(&place).and_then(serde_json::Value::as_str).unwrap_or_default();
    let message =
        format!("the reference '{}' cannot be followed; write the URI as the schema's $id has it", shortened(written));
    SchemaError::new(SchemaErrorCode::Reference, Some(place), message)
}

fn shortened(text: &str) -> String {
    const MOST: usize = 200;
    let mut kept: String = text.chars().take(MOST).collect();
    if kept.len() < text.len() {
        kept.push('…');
    }
    kept
}
