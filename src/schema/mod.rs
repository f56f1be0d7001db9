//! Reading a JSON Schema document: text in, a bounded document with references that can be followed
//! out. Says what a schema says; judges nothing.

mod broken;
mod diagnostic;
mod flat;
mod reference;

pub use broken::{Broken, BrokenCode};
pub use diagnostic::{Diagnostic, DiagnosticCode};
pub use flat::Flat;

use serde_json::Value;

/// No checklist is larger; a document above it is refused before it is parsed.
pub const MAX_BYTES: usize = 2_000_000;

/// A schema document that has been read.
///
/// ```
/// use sovitaan::schema::Schema;
///
/// let schema = Schema::read(r#"{"type": "object", "properties": {}}"#).unwrap();
/// assert!(schema.root().get("properties").is_some());
/// assert!(Schema::read("{").is_err());
/// ```
#[derive(Clone, Debug)]
pub struct Schema {
    root: Value,
}

impl Schema {
    /// Reads the text of a schema document. It enters as text only: `serde_json` then bounds its
    /// depth to 128, keeps the order of its keys and every digit of its numbers.
    pub fn read(text: &str) -> Result<Self, Broken> {
        if text.len() > MAX_BYTES {
            return Err(Broken::new(BrokenCode::TooLarge));
        }
        let root = crate::json::read(text).map_err(|error| Broken::json(error.line(), error.column()))?;
        let typed = root.get("type").is_none_or(|kind| {
            kind == "object" || kind.as_array().is_some_and(|kinds| kinds.contains(&"object".into()))
        });
        if !(root.is_object() && typed) {
            return Err(Broken::new(BrokenCode::NotAnObject));
        }
        Ok(Self { root })
    }

    /// The whole document.
    pub fn root(&self) -> &Value {
        &self.root
    }

    /// The checklist's `$id`, empty when it has none.
    pub fn id(&self) -> &str {
        self.root.get("$id").and_then(Value::as_str).unwrap_or_default()
    }

    /// What a `$ref` written in this document points to, when it is in this document: `#`,
    /// `#/json/pointer`, `#anchor`, or the same after the document's own `$id`.
    ///
    /// ```
    /// # use sovitaan::schema::Schema;
    /// let schema = Schema::read(r#"{"$id": "urn:x", "$defs": {"a": {"$anchor": "first"}}}"#).unwrap();
    /// let a = schema.resolve("#/$defs/a");
    /// assert!(a.is_some());
    /// assert_eq!(a, schema.resolve("urn:x#first"));
    /// assert!(schema.resolve("https://example.org/other.json").is_none());
    /// ```
    pub fn resolve(&self, reference: &str) -> Option<&Value> {
        reference::resolve(&self.root, self.id(), reference)
    }

    /// `schema` with everything that applies to the same instance whatever is answered: itself, what
    /// its `$ref` points to, and the elements of its `allOf`, in this order.
    pub fn flat<'a>(&'a self, schema: &'a Value) -> Flat<'a> {
        Flat::new(self, schema)
    }
}
