//! Reading a JSON Schema document: text in, a bounded document with references that can be followed
//! out. Says what a schema says; judges nothing.

mod broken;
mod diagnostic;
mod dialect;
mod documents;
mod flat;
#[cfg(not(target_arch = "wasm32"))]
mod inside;
mod resources;
mod uri;
mod version;

pub use broken::{Broken, BrokenCode};
pub use diagnostic::{Diagnostic, DiagnosticCode};
pub use documents::Documents;
pub use flat::{Flat, Part};
pub use resources::Resources;
#[cfg(all(feature = "validator", not(target_arch = "wasm32")))]
pub(crate) use uri::percent_decoded;
#[cfg(feature = "validator")]
pub(crate) use uri::percent_encoded;
pub use version::{Version, same_checklist, unversioned, version};

use crate::pointer::Pointer;
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
    resources: Resources,
}

impl Schema {
    /// Reads the text of a schema document. It enters as text only: depth is then bounded to 128, and the
    /// order of its keys and every digit of its numbers are kept.
    pub fn read(text: &str) -> Result<Self, Broken> {
        Self::read_with(text, &Documents::default())
    }

    /// Reads the text of a schema document that may refer to others.
    pub fn read_with(text: &str, documents: &Documents) -> Result<Self, Broken> {
        let mut root = read(text)?;
        let aliases = documents.bundle(&mut root);
        let schema = Self { resources: Resources::of(&root, &aliases), root };
        let kinds = schema.flat(&Pointer::root(), &[]).parts.into_iter().filter_map(|part| part.get("type"));
        let is_typed = |kind: &Value| kind == "object" || kind.as_array().is_some_and(|k| k.contains(&"object".into()));
        if !schema.root.is_object() || !kinds.into_iter().all(is_typed) {
            return Err(Broken::new(BrokenCode::NotAnObject));
        }
        Ok(schema)
    }

    /// The whole document. Those handed over with it stand in its `$defs`, each under its URI.
    pub fn root(&self) -> &Value {
        &self.root
    }

    /// The checklist's `$id`, empty when it has none.
    pub fn id(&self) -> &str {
        self.root.get("$id").and_then(Value::as_str).unwrap_or_default()
    }

    /// The names in the document.
    pub fn resources(&self) -> &Resources {
        &self.resources
    }

    /// What stands at a place.
    pub fn at(&self, place: &Pointer) -> Option<&Value> {
        self.root.pointer(place.as_str())
    }

    /// Where a `$ref` at `place` leads.
    pub fn resolve(&self, place: &Pointer, reference: &str) -> Option<Pointer> {
        self.resources.resolve(&self.root, place, reference)
    }

    /// Where a `$dynamicRef` at `place` leads, by way of the resources at `scope`.
    pub fn resolve_dynamic(&self, place: &Pointer, reference: &str, scope: &[Pointer]) -> Option<Pointer> {
        self.resources.resolve_dynamic(&self.root, place, reference, scope)
    }

    /// The schema at `place` with everything that applies to the same instance whatever is answered: itself, what
    /// its references point to, and the elements of its `allOf`. `scope` is what the way here went through.
    pub fn flat(&self, place: &Pointer, scope: &[Pointer]) -> Flat<'_> {
        let mut flat = Flat { scope: scope.to_vec(), ..Flat::default() };
        flat.add(self, place, &Pointer::root());
        flat
    }
}

/// Reads a document within the limits.
fn read(text: &str) -> Result<Value, Broken> {
    if text.len() > MAX_BYTES {
        return Err(Broken::new(BrokenCode::TooLarge));
    }
    crate::json::read(text).map_err(Broken::from)
}
