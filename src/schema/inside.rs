//! Which schemas stand right inside a schema. For tools that go through a whole document; a form follows what
//! applies, and leaves the rest alone.

use super::{Schema, dialect::Holds};
use crate::pointer::Pointer;
use serde_json::Value;

impl Schema {
    /// The places of the schemas right inside the one at `place`, in the order of the document.
    ///
    /// ```
    /// use sovitaan::{pointer::Pointer, schema::Schema};
    ///
    /// let text = r#"{"properties": {"a": true, "b": {"items": {}}}, "default": {"not": {}}, "if": {}}"#;
    /// let inside = Schema::read(text).unwrap().inside(&Pointer::root());
    /// let inside: Vec<&str> = inside.iter().map(Pointer::as_str).collect();
    /// assert_eq!(inside, ["/properties/a", "/properties/b", "/if"]);
    /// ```
    pub fn inside(&self, place: &Pointer) -> Vec<Pointer> {
        let dialect = self.resources.dialect_of(place);
        let mut found = Vec::new();
        for (keyword, value) in self.at(place).and_then(Value::as_object).into_iter().flatten() {
            let below = place.child(keyword.as_str());
            match (dialect.holds(keyword), value) {
                (Holds::Schemas, Value::Array(schemas)) => {
                    found.extend((0..schemas.len()).map(|index| below.child(index)));
                }
                (Holds::Schemas, Value::Object(_) | Value::Bool(_)) => found.push(below),
                (Holds::ByName, Value::Object(by_name)) => {
                    found.extend(by_name.keys().map(|name| below.child(name.as_str())));
                }
                _ => {}
            }
        }
        found
    }

    /// The places of all schemas in the document, each before those inside it.
    ///
    /// ```
    /// # use sovitaan::schema::Schema;
    /// let text = r#"{"$defs": {"a": {"not": {}}}, "properties": {"b": true}}"#;
    /// assert_eq!(Schema::read(text).unwrap().everywhere().len(), 4);
    /// ```
    pub fn everywhere(&self) -> Vec<Pointer> {
        let mut open = vec![Pointer::root()];
        let mut found = Vec::new();
        while let Some(place) = open.pop() {
            open.extend(self.inside(&place).into_iter().rev());
            found.push(place);
        }
        found
    }
}
