//! Of which JSON types an answer may be.

use super::union::UNIONS;
use crate::pointer::Pointer;
use crate::schema::{Flat, Schema};
use serde_json::Value;

/// The types, in the order in which they are offered.
const TYPES: [&str; 7] = ["string", "integer", "number", "boolean", "object", "array", "null"];

/// What a keyword says of the type where `type` says nothing.
const IMPLIED: [(&str, &[&str]); 4] = [
    (
        "object",
        &[
            "properties",
            "required",
            "additionalProperties",
            "patternProperties",
            "propertyNames",
            "unevaluatedProperties",
            "dependentRequired",
            "dependentSchemas",
            "dependencies",
            "minProperties",
            "maxProperties",
        ],
    ),
    (
        "array",
        &[
            "items",
            "prefixItems",
            "contains",
            "additionalItems",
            "unevaluatedItems",
            "minItems",
            "maxItems",
            "uniqueItems",
        ],
    ),
    ("string", &["format", "pattern", "minLength", "maxLength", "contentEncoding", "contentMediaType"]),
    ("number", &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
];

/// Branches in branches are looked into this deep.
const MAX_DEPTH: usize = 4;

/// The types that the schemas of a place allow, as far as they say: by `type`, by the values that they name, by the
/// keywords that they use, and by their alternatives. Empty where they say nothing.
pub(super) fn types(schema: &Schema, flat: &Flat) -> Vec<&'static str> {
    types_at(schema, flat, MAX_DEPTH)
}

fn types_at(schema: &Schema, flat: &Flat, depth: usize) -> Vec<&'static str> {
    let mut known: Option<Vec<&'static str>> = None;
    let mut narrow = |kinds: Vec<&'static str>| {
        known = Some(match &known {
            None => kinds,
            Some(before) => TYPES.into_iter().filter(|kind| allows(before, kind) && allows(&kinds, kind)).collect(),
        });
    };
    for part in &flat.parts {
        match part.get("type") {
            Some(Value::String(name)) => narrow(named(&[Value::String(name.clone())])),
            Some(Value::Array(names)) => narrow(named(names)),
            _ => {}
        }
    }
    if let Some(known) = known {
        return without_doubles(known);
    }
    let values = match (flat.get("const"), flat.get("enum")) {
        (Some(value), _) => std::slice::from_ref(value),
        (None, Some(Value::Array(values))) => values,
        _ => &[],
    };
    if !values.is_empty() {
        return TYPES.into_iter().filter(|name| values.iter().any(|value| type_of(value) == *name)).collect();
    }
    let implied = IMPLIED.iter().filter(|(_, keywords)| keywords.iter().any(|keyword| flat.get(keyword).is_some()));
    let implied: Vec<&'static str> = implied.map(|(kind, _)| *kind).collect();
    if !implied.is_empty() || depth == 0 {
        return implied;
    }
    let Some((part, keyword, count)) = union_of(flat) else { return implied };
    let mut all = Vec::new();
    for branch in 0..count {
        let place = part.child(keyword).child(branch);
        let kinds = types_at(schema, &schema.flat(&place, &flat.scope), depth - 1);
        if kinds.is_empty() {
            return Vec::new();
        }
        all.extend(kinds);
    }
    without_doubles(TYPES.into_iter().filter(|kind| all.contains(kind)).collect())
}

/// The first `oneOf` or `anyOf` of a place, and how many branches it has.
fn union_of(flat: &Flat) -> Option<(Pointer, &'static str, usize)> {
    UNIONS.into_iter().find_map(|keyword| {
        let (part, branches) = flat.find(keyword)?;
        Some((part.place.clone(), keyword, branches.as_array()?.len()))
    })
}

fn named(names: &[Value]) -> Vec<&'static str> {
    TYPES.into_iter().filter(|kind| names.iter().any(|name| name.as_str() == Some(kind))).collect()
}

/// A whole number is a number.
fn allows(kinds: &[&'static str], kind: &str) -> bool {
    kinds.contains(&kind) || (kind == "integer" && kinds.contains(&"number"))
}

fn without_doubles(mut kinds: Vec<&'static str>) -> Vec<&'static str> {
    if kinds.contains(&"number") {
        kinds.retain(|kind| *kind != "integer");
    }
    kinds
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
