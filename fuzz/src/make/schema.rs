//! Schemas: every keyword of 2020-12, in combinations that nobody would write.

use super::{Source, text, value};
use serde_json::{Map, Value, json};

/// Definitions that references lead to; the last one leads nowhere.
const REFERENCES: [&str; 9] = [
    "#/$defs/d0",
    "#/$defs/d1",
    "#/$defs/d2",
    "#",
    "#here",
    "#/$defs/d0/properties/a",
    "#/properties/kind",
    "urn:sovitaan:fuzz#/$defs/d1",
    "#/$defs/nowhere",
];

/// Subschemas stand at most so deep in each other.
const DEPTH: usize = 4;

/// A document with an object at its root, and definitions.
pub fn document(source: &mut Source) -> Value {
    let mut root = members(source, 0);
    root.insert("type".to_owned(), "object".into());
    definitions(source, &mut root);
    Value::Object(root)
}

/// A document with a condition in it, and the condition.
pub fn condition(source: &mut Source) -> (Value, Value) {
    let condition = any(source, 1);
    let mut root = Map::new();
    root.insert("allOf".to_owned(), json!([condition]));
    definitions(source, &mut root);
    (Value::Object(root), condition)
}

fn definitions(source: &mut Source, root: &mut Map<String, Value>) {
    if root.is_empty() || !Value::Object(root.clone()).to_string().contains("$ref\":\"") {
        return;
    }
    root.insert("$id".to_owned(), "urn:sovitaan:fuzz".into());
    let mut definitions: Map<String, Value> =
        (0..3).map(|number| (format!("d{number}"), any(source, DEPTH - 2))).collect();
    definitions.insert(
        "here".to_owned(),
        json!({"$anchor": "here", "type": "object", "properties": {"b": any(source, DEPTH)}}),
    );
    root.insert("$defs".to_owned(), Value::Object(definitions));
}

/// Any schema.
fn any(source: &mut Source, depth: usize) -> Value {
    let Some(budget) = source.budget.checked_sub(1) else { return leaf(source) };
    source.budget = budget;
    if depth >= DEPTH {
        return leaf(source);
    }
    match source.below(16) {
        0..4 => leaf(source),
        4..7 => {
            let mut schema = members(source, depth);
            schema.insert("type".to_owned(), "object".into());
            Value::Object(schema)
        }
        7 => Value::Object(members(source, depth)),
        8 | 9 => rows(source, depth),
        10 => choices(source, depth),
        11 => json!({"$ref": source.pick(&REFERENCES)}),
        12 => Value::Bool(!source.one_in(2)),
        _ => {
            let mut schema = Map::new();
            for _ in 0..=source.below(3) {
                keyword(source, depth, &mut schema);
            }
            Value::Object(schema)
        }
    }
}

fn several(source: &mut Source, depth: usize) -> Value {
    (0..=source.below(3)).map(|_| any(source, depth + 1)).collect()
}

/// One question.
fn leaf(source: &mut Source) -> Value {
    let schema = match source.below(12) {
        0 => json!({"type": "string"}),
        1 => json!({"type": "string", "format": source.pick(&text::FORMATS)}),
        2 => json!({"type": "string", "minLength": source.below(4), "maxLength": source.pick(&[3, 40, 400])}),
        3 => json!({"type": "string", "pattern": source.pick(&text::PATTERNS)}),
        4 => json!({"type": "integer", "minimum": value::number(source)}),
        5 => {
            json!({"type": "number", "exclusiveMaximum": value::number(source), "multipleOf": source.pick(&[1, 2, 3])})
        }
        6 => json!({"type": "boolean"}),
        7 => json!({"const": value::any(source, 1)}),
        8 => json!({"enum": [value::any(source, 1), value::any(source, 1), "b"]}),
        9 => {
            json!({"type": source.pick(&[["string", "null"], ["null", "integer"], ["boolean", "string"], ["number", "array"]])})
        }
        10 => json!({"type": "null"}),
        _ => json!({"type": source.pick(&["string", "object", "array", "number"])}),
    };
    annotated(source, schema)
}

fn annotated(source: &mut Source, mut schema: Value) -> Value {
    match source.below(12) {
        1 => schema["title"] = "A question".into(),
        2 => schema["default"] = value::any(source, 2),
        3 => schema["readOnly"] = true.into(),
        4 => schema["description"] = text::typed(source).into(),
        5 => {
            schema["x-form"] =
                json!({"widget": source.pick(&["multiline", "select", "radios", "date", "time", "checkboxes"])})
        }
        6 => {
            schema["x-i18n"] =
                json!({"fi": {"title": "Kysymys", "labels": {"true": "On"}}, "sv": value::any(source, 1)})
        }
        7 => schema["examples"] = value::any(source, 1),
        _ => {}
    }
    schema
}

/// The keywords of an object, without its `type`.
fn members(source: &mut Source, depth: usize) -> Map<String, Value> {
    let mut schema = Map::new();
    let mut properties = Map::new();
    for _ in 0..=source.below(5) {
        properties.insert(text::name(source).to_owned(), any(source, depth + 1));
    }
    let known: Vec<&str> = properties.keys().map(String::as_str).collect();
    if source.one_in(3) {
        let required: Vec<&str> = (0..source.below(3)).map(|_| known[source.below(known.len())]).collect();
        let mut once: Vec<&str> = Vec::new();
        required.into_iter().for_each(|name| {
            if !once.contains(&name) {
                once.push(name)
            }
        });
        schema.insert("required".to_owned(), once.into());
    }
    schema.insert("properties".to_owned(), Value::Object(properties));
    for _ in 0..source.below(3) {
        let keyword = source.below(OBJECT.len());
        of_object(source, depth, OBJECT[keyword], &mut schema);
    }
    schema
}

/// Rows, or a tuple.
fn rows(source: &mut Source, depth: usize) -> Value {
    let mut schema = Map::new();
    schema.insert("type".to_owned(), "array".into());
    schema.insert("items".to_owned(), any(source, depth + 1));
    for _ in 0..source.below(3) {
        let keyword = source.below(ARRAY.len());
        of_array(source, depth, ARRAY[keyword], &mut schema);
    }
    Value::Object(schema)
}

/// Kinds of one thing, told apart by a constant, or labelled values.
fn choices(source: &mut Source, depth: usize) -> Value {
    let keyword = source.pick(&["oneOf", "anyOf"]);
    if source.one_in(2) {
        return json!({keyword: [{"const": "a", "title": "First"}, {"const": value::any(source, 1)}]});
    }
    let kind = |source: &mut Source, name: &str| {
        let mut branch = members(source, depth + 1);
        branch["properties"]["kind"] = json!({"const": name});
        branch.insert("required".to_owned(), json!(["kind"]));
        Value::Object(branch)
    };
    json!({"type": "object", keyword: [kind(source, "a"), kind(source, "b")]})
}

const OBJECT: [&str; 16] = [
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
const ARRAY: [&str; 9] = [
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
const OTHER: [&str; 12] = [
    "type",
    "const",
    "enum",
    "minimum",
    "maxLength",
    "minLength",
    "pattern",
    "format",
    "$ref",
    "not",
    "$dynamicRef",
    "multipleOf",
];

/// One keyword of any kind.
fn keyword(source: &mut Source, depth: usize, schema: &mut Map<String, Value>) {
    match source.below(3) {
        0 => {
            let keyword = source.pick(&OTHER);
            let value = match keyword {
                "type" => json!(source.pick(&["string", "integer", "object", "array", "null", "boolean"])),
                "const" => value::any(source, 2),
                "enum" => json!([value::any(source, 1)]),
                "minimum" => value::number(source),
                "maxLength" | "minLength" => json!(source.below(5)),
                "pattern" => json!(source.pick(&text::PATTERNS)),
                "format" => json!(source.pick(&text::FORMATS)),
                "$ref" | "$dynamicRef" => json!(source.pick(&REFERENCES)),
                "multipleOf" => serde_json::from_str(source.pick(&["0.1", "1", "2.5", "1e2"])).unwrap_or_default(),
                _ => any(source, depth + 1),
            };
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

fn of_object(source: &mut Source, depth: usize, keyword: &str, schema: &mut Map<String, Value>) {
    let value = match keyword {
        "if" => {
            let name = text::name(source);
            let test = match source.below(4) {
                0 => json!({"properties": {name: {"const": value::any(source, 0)}}, "required": [name]}),
                1 => json!({"required": [name]}),
                2 => json!({"properties": {name: any(source, depth + 1)}}),
                _ => any(source, depth + 1),
            };
            for branch in ["then", "else"] {
                if !source.one_in(3) {
                    let asked = any(source, depth + 1);
                    schema.insert(
                        branch.to_owned(),
                        json!({"properties": {text::name(source): asked}, "required": [text::name(source)]}),
                    );
                }
            }
            test
        }
        "dependentRequired" => json!({text::name(source): [text::name(source)]}),
        "dependentSchemas" => json!({text::name(source): any(source, depth + 1)}),
        "additionalProperties" | "propertyNames" | "unevaluatedProperties" | "not" => {
            if source.one_in(3) {
                Value::Bool(false)
            } else {
                any(source, depth + 1)
            }
        }
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

fn of_array(source: &mut Source, depth: usize, keyword: &str, schema: &mut Map<String, Value>) {
    let value = match keyword {
        "prefixItems" => several(source, depth),
        "uniqueItems" => true.into(),
        "minContains" | "maxContains" | "minItems" | "maxItems" => json!(source.below(4)),
        "x-form" => json!({"labels": {"add": "More", "item": "Row"}, "widget": "checkboxes"}),
        _ => any(source, depth + 1),
    };
    schema.insert(keyword.to_owned(), value);
}
