//! JSON values: any, and such as a schema may like.

use super::{Source, text};
use serde_json::{Map, Value};

/// Any value, nested at most so deep.
pub fn any(source: &mut Source, depth: usize) -> Value {
    match source.below(if depth == 0 { 7 } else { 10 }) {
        0 => text::typed(source).into(),
        1 => Value::Null,
        2 => false.into(),
        3 => true.into(),
        4 | 5 => number(source),
        6 => text::name(source).into(),
        7 => (0..source.below(4)).map(|_| any(source, depth - 1)).collect(),
        _ => (0..source.below(4)).map(|_| (text::name(source).to_owned(), any(source, depth - 1))).collect(),
    }
}

/// A number with all its digits.
pub fn number(source: &mut Source) -> Value {
    let digits = source.pick(&text::NUMBERS);
    serde_json::from_str(digits).unwrap_or_default()
}

/// A value of the schema's own type where it says one, and often with its own constants.
pub fn fitting(source: &mut Source, schema: &Value, depth: usize) -> Value {
    if depth > 5 || source.one_in(12) {
        return any(source, 2);
    }
    if let Some(value) = schema.get("const").filter(|_| !source.one_in(4)) {
        return value.clone();
    }
    if let Some(values) = schema.get("enum").and_then(Value::as_array).filter(|values| !values.is_empty()) {
        return values[source.below(values.len())].clone();
    }
    for keyword in ["oneOf", "anyOf", "allOf"] {
        if let Some(branches) = schema.get(keyword).and_then(Value::as_array).filter(|branches| !branches.is_empty())
            && source.one_in(2)
        {
            let branch = source.below(branches.len());
            return fitting(source, &branches[branch], depth + 1);
        }
    }
    let types = schema.get("type");
    let list = types.and_then(Value::as_array).filter(|list| !list.is_empty());
    let name = list.map_or(types, |list| list.get(source.below(list.len()))).and_then(Value::as_str);
    let object = schema.get("properties").is_some() || schema.get("additionalProperties").is_some();
    match name {
        Some("object") => members(source, schema, depth),
        None if object || depth == 0 => members(source, schema, depth),
        Some("array") => elements(source, schema, depth),
        Some("string") => text::typed(source).into(),
        Some("number" | "integer") => number(source),
        Some("boolean") => source.one_in(2).into(),
        Some("null") => Value::Null,
        _ => any(source, 2),
    }
}

fn members(source: &mut Source, schema: &Value, depth: usize) -> Value {
    let mut members = Map::new();
    for (name, inner) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        if !source.one_in(3) {
            members.insert(name.clone(), fitting(source, inner, depth + 1));
        }
    }
    if source.one_in(3) {
        members.insert(text::name(source).to_owned(), any(source, 2));
    }
    Value::Object(members)
}

fn elements(source: &mut Source, schema: &Value, depth: usize) -> Value {
    let tuple = schema.get("prefixItems").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let rest = schema.get("items").unwrap_or(&Value::Null);
    (0..source.below(4)).map(|at| fitting(source, tuple.get(at).unwrap_or(rest), depth + 1)).collect()
}
