//! What a schema says of a value beside its verdict. For servers and tools: it would weigh on the page for nothing.

use super::{Validator, guard::unguarded};
use crate::{
    pointer::Pointer,
    schema::{percent_decoded, percent_encoded},
};
use serde_json::Value;

/// A keyword that applies to a valid value and says something of it: a title, a default, or which properties another
/// keyword has accounted for.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// Where in the instance.
    pub pointer: Pointer,
    /// The schema that says it, as a URI: relative (`#/$defs/name`) where the schema document has no name.
    pub schema: String,
    /// The keyword's name.
    pub keyword: String,
    /// What it says.
    pub value: Value,
}

impl Validator {
    /// The annotations of an instance (2020-12 core, 7.7), in the order of evaluation; none when it is invalid.
    ///
    /// ```
    /// use sovitaan::validate::Validator;
    ///
    /// let validator = Validator::read(r#"{"properties": {"name": {"title": "Name"}}}"#).unwrap();
    /// let found = validator.annotations(&serde_json::json!({"name": "Aino"}));
    /// let title = found.iter().find(|annotation| annotation.keyword == "title").unwrap();
    /// assert_eq!((title.pointer.as_str(), title.schema.as_str()), ("/name", "#/properties/name"));
    /// assert_eq!(title.value, "Name");
    /// ```
    pub fn annotations(&self, instance: &Value) -> Vec<Annotation> {
        let mut found = Vec::new();
        if !self.bears(instance) {
            return found;
        }
        for entry in self.evaluate(instance).iter_annotations() {
            let pointer = Pointer::parse(entry.instance_location.as_str()).unwrap_or_default();
            let at = match entry.absolute_keyword_location {
                Some(uri) => as_written(uri.as_str()),
                None => ["#", &percent_encoded(&unguarded(entry.schema_location))].concat(),
            };
            let mut add = |schema: &str, keyword: &str, value: &Value| {
                let (schema, keyword, value) = (schema.to_owned(), keyword.to_owned(), value.clone());
                found.push(Annotation { pointer: pointer.clone(), schema, keyword, value });
            };
            match (entry.annotations.value(), at.rsplit_once('/')) {
                // What only says something the crate lists together, at the schema.
                (Value::Object(said), _) if !is_content_schema(&at) => {
                    said.iter().for_each(|(keyword, value)| add(&at, keyword, value));
                }
                (value, Some((schema, keyword))) => add(schema, keyword, value),
                (_, None) => {}
            }
        }
        found
    }
}

/// The URI without the guards of patterns in its fragment.
fn as_written(uri: &str) -> String {
    let Some((name, fragment)) = uri.split_once('#') else { return uri.to_owned() };
    let pointer = percent_decoded(fragment).unwrap_or_default();
    [name, "#", &percent_encoded(&unguarded(&pointer))].concat()
}

/// Whether this is the place of the one annotation that is an object by itself, and not of a schema of that name.
fn is_content_schema(at: &str) -> bool {
    let by_name = ["properties", "patternProperties", "dependentSchemas", "$defs"];
    let around = at.strip_suffix("/contentSchema");
    around.is_some_and(|around| !by_name.iter().any(|keyword| around.ends_with(&["/", keyword].concat())))
}
