//! A checklist as a server holds it: schema, name, digest, and the validator made of it.

use super::{attribute, digest};
use crate::{
    pointer::Pointer,
    schema::Documents,
    validate::{Formats, SchemaError, SchemaErrorCode, Validator},
};
use serde_json::Value;
use std::sync::Arc;

/// A schema that submissions refer to by its `$id`.
#[derive(Clone, Debug)]
pub struct Checklist {
    id: String,
    digest: String,
    schema: Value,
    documents: Documents,
    validator: Arc<Validator>,
}

impl Checklist {
    /// Reads a checklist from its JSON text.
    ///
    /// # Errors
    ///
    /// What [`Validator::read`] refuses, and a schema without an absolute URI as its `$id`.
    ///
    /// ```
    /// use sovitaan::submission::Checklist;
    ///
    /// let checklist = Checklist::read(r#"{"$id": "urn:sovitaan:checklist:example:1.0.0"}"#).unwrap();
    /// assert_eq!(checklist.id(), "urn:sovitaan:checklist:example:1.0.0");
    /// assert!(checklist.digest().starts_with("sha-256-"));
    /// assert!(Checklist::read("{}").is_err());
    /// ```
    pub fn read(schema_text: &str) -> Result<Self, SchemaError> {
        Self::read_with(schema_text, &Documents::default())
    }

    /// [`Checklist::read`], with the documents that the checklist refers to. The digest is that of the checklist alone.
    ///
    /// ```
    /// use sovitaan::{schema::Documents, submission::Checklist};
    ///
    /// let others = Documents::read(r#"{"https://example.org/name.json": {"minLength": 2}}"#).unwrap();
    /// let text = r#"{"$id": "urn:x:y:1.0.0", "items": {"$ref": "https://example.org/name.json"}}"#;
    /// let checklist = Checklist::read_with(text, &others).unwrap();
    /// assert_eq!(checklist.validator().validate(&serde_json::json!(["A"])).len(), 1);
    /// assert!(Checklist::read(text).is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Checklist::read`]; see [`Validator::read_with`].
    pub fn read_with(schema_text: &str, documents: &Documents) -> Result<Self, SchemaError> {
        let schema = crate::validate::read_schema(schema_text)?;
        let validator = Validator::of(schema.clone(), documents, Formats::default())?;
        Ok(Self { documents: documents.clone(), ..Self::of(schema, Arc::new(validator))? })
    }

    /// A checklist from a schema and the validator that was made of it.
    pub(crate) fn of(schema: Value, validator: Arc<Validator>) -> Result<Self, SchemaError> {
        let id = schema.get("$id").and_then(Value::as_str).filter(|id| attribute::is_uri(id));
        let Some(id) = id.map(str::to_owned) else {
            let place = Some(Pointer::root().child("$id"));
            let message = "a checklist needs an absolute URI as its $id: submissions refer to it";
            return Err(SchemaError::new(SchemaErrorCode::Invalid, place, message));
        };
        Ok(Self { id, digest: digest(&schema), schema, documents: Documents::default(), validator })
    }

    /// The `$id`: what `dataschema` says in a submission.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The digest of the schema's canonical text, as `schemadigest` carries it.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The schema as it was read.
    pub fn schema(&self) -> &Value {
        &self.schema
    }

    /// The documents that were handed over with it.
    pub fn documents(&self) -> &Documents {
        &self.documents
    }

    /// The validator, to start a [`Judge`](crate::validate::Judge) with.
    pub fn validator(&self) -> &Arc<Validator> {
        &self.validator
    }
}
