//! One keyword at a time, with whatever value it may have.

use super::schema::{REFERENCES, any, several};
use super::{Source, text, value};
use serde_json::{Map, Value, json};

/// What is said of objects.
pub const OBJECT: [&str; 16] = [
    "if",
    "dependentRequired",
    "dependentSchemas",
    "additionalProperties",
    "patternProperties",
    "propertyNames",
    "minProperties",
    "maxProperties",
    "unevaluatedProperties",
    "oneOf",
    "anyOf",
    "allOf",
    "not",
    "x-form",
    "if",
    "default",
];

/// What is said of arrays.
pub const ARRAY: [&str; 9] = [
    "prefixItems",
    "contains",
    "minContains",
    "maxContains",
    "minItems",
    "maxItems",
    "uniqueItems",
    "unevaluatedItems",
    "x-form",
];

const OTHER: [&str; 16] = [
    "type",
    "const",
    "enum",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "maxLength",
    "minLength",
    "pattern",
    "format",
    "$ref",
    "not",
    "$dynamicRef",
    "multipleOf",
    "contentEncoding",
];

/// One keyword of any kind.
pub fn any_keyword(source: &mut Source, depth: usize, schema: &mut Map<String, Value>) {
    match source.below(3) {
        0 => {
            let keyword = source.pick(&OTHER);
            let value = other(source, depth, keyword);
            schema.insert(keyword.to_owned(), value);
        }
        1 => {
            let keyword = source.pick(&OBJECT);
            of_object(source, depth, keyword, schema);
        }
        _ => {
            let keyword = source.pick(&ARRAY);
            of_array(source, depth, keyword, schema);
        }
    }
}

fn other(source: &mut Source, depth: usize, keyword: &str) -> Value {
    match keyword {
        "type" => json!(source.pick(&["string", "integer", "object", "array", "null", "boolean"])),
        "const" => value::any(source, 2),
        "enum" => json!([value::any(source, 1)]),
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => value::number(source),
        "maxLength" | "minLength" => json!(source.below(5)),
        "pattern" => json!(source.pick(&text::PATTERNS)),
        "format" => json!(source.pick(&text::FORMATS)),
        "$ref" | "$dynamicRef" => json!(source.pick(&REFERENCES)),
        "multipleOf" => serde_json::from_str(source.pick(&["0.1", "1", "2.5", "1e2"])).unwrap_or_default(),
        "contentEncoding" => "base64".into(),
        _ => any(source, depth + 1),
    }
}

/// A keyword of [`OBJECT`].
pub fn of_object(source: &mut Source, depth: usize, keyword: &str, schema: &mut Map<String, Value>) {
    let value = match keyword {
        "if" => condition(source, depth, schema),
        "dependentRequired" => json!({text::name(source): [text::name(source)]}),
        "dependentSchemas" => json!({text::name(source): any(source, depth + 1)}),
        "additionalProperties" | "propertyNames" | "unevaluatedProperties" | "not" => match source.below(4) {
            0 => Value::Bool(false),
            1 if keyword == "propertyNames" => json!({"pattern": source.pick(&text::PATTERNS)}),
            2 if keyword == "propertyNames" => json!({"enum": [text::name(source), text::name(source)]}),
            _ => any(source, depth + 1),
        },
        "patternProperties" => json!({source.pick(&text::PATTERNS): any(source, depth + 1)}),
        "minProperties" | "maxProperties" => json!(source.below(4)),
        "x-form" => {
            json!({"order": [text::name(source), text::name(source)], "section": source.one_in(2), "help": "Help"})
        }
        "default" => value::any(source, 3),
        _ => several(source, depth),
    };
    schema.insert(keyword.to_owned(), value);
}

/// `if`, with what follows added to the schema beside it.
fn condition(source: &mut Source, depth: usize, schema: &mut Map<String, Value>) -> Value {
    let name = text::name(source);
    let test = match source.below(4) {
        0 => json!({"properties": {name: {"const": value::any(source, 0)}}, "required": [name]}),
        1 => json!({"required": [name]}),
        2 => json!({"properties": {name: any(source, depth + 1)}}),
        _ => any(source, depth + 1),
    };
    for branch in ["then", "else"] {
        if !source.one_in(3) {
            let (name, asked) = (text::name(source), any(source, depth + 1));
            let demanded = text::name(source);
            schema.insert(branch.to_owned(), json!({"properties": {name: asked}, "required": [demanded]}));
        }
    }
    test
}

/// A keyword of [`ARRAY`].
pub fn of_array(source: &mut Source, depth: usize, keyword: &str, schema: &mut Map<String, Value>) {
    let value = match keyword {
        "prefixItems" => several(source, depth),
        "uniqueItems" => true.into(),
        "minContains" | "maxContains" | "minItems" | "maxItems" => json!(source.below(4)),
        "x-form" => json!({"labels": {"add": "More", "item": "Row"}, "widget": "checkboxes"}),
        _ => any(source, depth + 1),
    };
    schema.insert(keyword.to_owned(), value);
}
