//! Where the subschemas of a schema stand, and to what they apply.

use super::document::{Document, REFERENCES, is_schema};
use crate::pointer::Pointer;
use serde_json::Value;

/// How a subschema is applied to the instance of the schema that contains it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Applies {
    /// To the same value, by a reference.
    Reference,
    /// To the same value, by another keyword.
    Here,
    /// To the property or element of that name.
    Child(String),
    /// To properties or elements that only the instance can name.
    Children,
    /// A reference that cannot be followed here.
    Nowhere,
}

/// A subschema: its place in the document, and how it applies.
#[derive(Clone, Debug)]
pub(super) struct Subschema {
    pub(super) place: Pointer,
    pub(super) applies: Applies,
}

impl Document {
    /// The subschemas of the schema at `place`, references followed one step: to every place where they may lead.
    ///
    /// What stands beside a `$ref` counts in every draft: nobody is wronged, and it need not be known which draft it is.
    pub(super) fn subschemas(&self, place: &Pointer) -> Vec<Subschema> {
        let mut found = Vec::new();
        let Some(Value::Object(keywords)) = self.at(place) else { return found };
        let mut add = |place: Pointer, applies| found.push(Subschema { place, applies });
        for keyword in REFERENCES {
            let Some(Value::String(reference)) = keywords.get(keyword) else { continue };
            let targets = self.resolve_all(place, keyword, reference);
            if targets.is_empty() && !is_meta_schema(&self.uri_of(place, reference)) {
                add(place.child(keyword), Applies::Nowhere);
            }
            for target in targets {
                add(target, Applies::Reference);
            }
        }
        for (keyword, value) in keywords {
            let place = place.child(keyword.as_str());
            match (keyword.as_str(), value) {
                ("allOf" | "anyOf" | "oneOf", Value::Array(schemas)) => {
                    (0..schemas.len()).for_each(|index| add(place.child(index), Applies::Here));
                }
                ("not" | "if" | "then" | "else", _) => add(place, Applies::Here),
                ("dependentSchemas" | "dependencies", Value::Object(by_name)) => {
                    for (name, schema) in by_name {
                        if is_schema(schema) {
                            add(place.child(name.as_str()), Applies::Here);
                        }
                    }
                }
                ("properties", Value::Object(by_name)) => {
                    for name in by_name.keys() {
                        add(place.child(name.as_str()), Applies::Child(name.clone()));
                    }
                }
                ("patternProperties", Value::Object(by_pattern)) => {
                    for pattern in by_pattern.keys() {
                        add(place.child(pattern.as_str()), Applies::Children);
                    }
                }
                ("prefixItems" | "items", Value::Array(schemas)) => {
                    for index in 0..schemas.len() {
                        add(place.child(index), Applies::Child(index.to_string()));
                    }
                }
                (
                    "items"
                    | "additionalItems"
                    | "additionalProperties"
                    | "contains"
                    | "propertyNames"
                    | "unevaluatedItems"
                    | "unevaluatedProperties",
                    _,
                ) => add(place, Applies::Children),
                _ => {}
            }
        }
        found
    }
}

/// The meta-schemas of the dialects, which every validator brings along.
fn is_meta_schema(uri: &str) -> bool {
    ["https", "http"]
        .iter()
        .any(|scheme| uri.strip_prefix(scheme).is_some_and(|rest| rest.starts_with("://json-schema.org/")))
}
