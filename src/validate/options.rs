//! How `jsonschema` is set up: for whole schemas and for parts, the same.

use super::{
    document::Document,
    limits::{MAX_BACKTRACKS, MAX_PATTERN},
};
use crate::{pointer::Pointer, schema::percent_encoded};
use jsonschema::{Draft, PatternOptions, ReferencingError, Registry, ValidationOptions};
use serde_json::Value;
use std::sync::Arc;

/// Under this URI the whole schema stands in the registry.
const ROOT: &str = "json-schema:///root";

/// What the keyword `format` does. The standard leaves it to the application.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Formats {
    /// A text that is not of the format is a violation: a form that takes "foo" for an e-mail address helps nobody.
    #[default]
    Asserted,
    /// It says what a text is meant to be, and no more: what the dialect has by default.
    Annotated,
}

/// What every schema of one document is compiled with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// The dialect of the document's root.
    pub(super) draft: Draft,
    /// Whether the root's `$schema` names a meta-schema that was handed over; the crate then looks into that one.
    pub(super) is_custom: bool,
    pub(super) formats: Formats,
}

impl Setting {
    pub(super) fn options<'a>(self) -> ValidationOptions<'a> {
        let patterns = PatternOptions::fancy_regex().backtrack_limit(MAX_BACKTRACKS).size_limit(MAX_PATTERN);
        let options =
            jsonschema::options().offline().with_pattern_options(patterns).should_ignore_unknown_formats(true);
        // Unset, the crate does what the dialect says: old drafts and some vocabularies assert.
        let options = match self.formats {
            Formats::Asserted => options.should_validate_formats(true),
            Formats::Annotated => options,
        };
        if self.is_custom { options } else { options.with_draft(self.draft) }
    }
}

/// The document's schemas under their names, to refer to.
pub(super) fn registry(document: &Document) -> Result<Registry<'static>, ReferencingError> {
    let mut registry = Registry::new().retriever(Nothing).add(ROOT, Arc::clone(&document.plain))?;
    for handed in &document.handed {
        let contents = document.at(&handed.place).cloned().unwrap_or_default();
        registry = registry.add(handed.uri.as_str(), handed.draft.create_resource(contents))?;
    }
    registry.prepare()
}

/// The URI of the schema at a place.
pub(super) fn uri_of(document: &Document, place: &Pointer) -> String {
    let (start, inside) = match document.handed_at(place) {
        Some(handed) => (handed.uri.as_str(), &place.as_str()[handed.place.as_str().len()..]),
        None => (ROOT, place.as_str()),
    };
    [start.trim_end_matches('#'), "#", &percent_encoded(inside)].concat()
}

/// Fetches nothing.
struct Nothing;

impl jsonschema::Retrieve for Nothing {
    fn retrieve(&self, _uri: &jsonschema::Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        Err("nothing is fetched".into())
    }
}
