//! Schemas that a schema refers to and the host hands over: nothing is fetched.

use super::Broken;
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// Where documents that were handed over stand in the document that refers to them.
const PLACE: &str = "$defs";

/// Schema documents by the URI under which they are referred to.
///
/// ```
/// use sovitaan::schema::{Documents, Schema};
///
/// let others = Documents::read(r#"{"https://example.org/name.json": {"type": "string"}}"#).unwrap();
/// let form = r#"{"properties": {"name": {"$ref": "https://example.org/name.json"}}}"#;
/// let schema = Schema::read_with(form, &others).unwrap();
/// let name = sovitaan::pointer::Pointer::parse("/properties/name").unwrap();
/// assert_eq!(schema.flat(&name, &[]).text("type"), Some("string"));
/// assert!(Documents::read("[]").is_err());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Documents(Map<String, Value>);

impl From<Map<String, Value>> for Documents {
    fn from(documents: Map<String, Value>) -> Self {
        Self(documents)
    }
}

impl Documents {
    /// Reads a JSON object: URI to schema document.
    ///
    /// # Errors
    ///
    /// What [`super::Schema::read`] says of text that is no JSON object.
    pub fn read(text: &str) -> Result<Self, Broken> {
        Self::of(super::read(text)?).ok_or_else(|| Broken::new(super::BrokenCode::NotAnObject))
    }

    /// The documents in a JSON object; `None` when it is none.
    pub(crate) fn of(json: Value) -> Option<Self> {
        match json {
            Value::Object(documents) => Some(Self(documents)),
            _ => None,
        }
    }

    /// Whether nothing was handed over.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each with its URI.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(uri, document)| (uri.as_str(), document))
    }

    /// Puts the documents into `root` (2020-12 core, 9.3.1: bundling), and gives the place of each.
    pub(crate) fn bundle(&self, root: &mut Value) -> Vec<(String, Pointer)> {
        let Value::Object(members) = root else { return Vec::new() };
        if self.is_empty() {
            return Vec::new();
        }
        let definitions = members.entry(PLACE).or_insert_with(|| Value::Object(Map::new()));
        if !definitions.is_object() {
            // Before 2019-09 anything may stand there, and it means nothing.
            *definitions = Value::Object(Map::new());
        }
        let Value::Object(definitions) = definitions else { return Vec::new() };
        let mut places = Vec::new();
        for (uri, document) in &self.0 {
            // A definition of that name is the schema's own and another thing.
            let mut name = uri.clone();
            while definitions.contains_key(&name) {
                name.push('#');
            }
            places.push((uri.clone(), Pointer::root().child(PLACE).child(name.as_str())));
            definitions.insert(name, document.clone());
        }
        places
    }
}
