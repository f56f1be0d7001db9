//! Schemas: every keyword of 2020-12, in combinations that nobody would write.

use super::keyword::{ARRAY, OBJECT, any_keyword, of_array, of_object};
use super::{Source, text, value};
use serde_json::{Map, Value, json};

/// What references lead to: definitions, the document itself, anchors, a part of a part, another
/// resource in the document, and nothing.
pub const REFERENCES: [&str; 12] = [
    "#/$defs/d0",
    "#/$defs/d1",
    "#/$defs/d2",
    "#",
    "#here",
    "#tree",
    "#/$defs/d0/properties/a",
    "#/properties/kind",
    "urn:sovitaan:fuzz#/$defs/d1",
    "urn:sovitaan:fuzz:inner",
    "urn:sovitaan:fuzz:inner#tree",
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
    let text = Value::Object(root.clone()).to_string();
    if !["$ref\":\"", "$dynamicRef\":\""].iter().any(|reference| text.contains(reference)) {
        return;
    }
    root.insert("$id".to_owned(), "urn:sovitaan:fuzz".into());
    let mut definitions: Map<String, Value> =
        (0..3).map(|number| (format!("d{number}"), any(source, DEPTH - 2))).collect();
    let mut define = |name: &str, schema: Value| drop(definitions.insert(name.to_owned(), schema));
    define("here", json!({"$anchor": "here", "type": "object", "properties": {"b": any(source, DEPTH)}}));
    define("tree", tree(&any(source, DEPTH)));
    if source.one_in(3) {
        let mut inner = tree(&any(source, DEPTH));
        inner["$id"] = "urn:sovitaan:fuzz:inner".into();
        define("inner", inner);
    }
    root.insert("$defs".to_owned(), Value::Object(definitions));
}

/// Something that contains itself, however it is extended.
fn tree(own: &Value) -> Value {
    let inner = json!({"type": "array", "items": {"$dynamicRef": "#tree"}});
    json!({"$dynamicAnchor": "tree", "type": "object", "properties": {"a": own, "list": inner}})
}

/// Any schema.
pub fn any(source: &mut Source, depth: usize) -> Value {
    let Some(budget) = source.budget.checked_sub(1) else { return leaf(source) };
    source.budget = budget;
    if depth >= DEPTH {
        return leaf(source);
    }
    match source.below(18) {
        0..4 => leaf(source),
        4..7 => {
            let mut schema = members(source, depth);
            schema.insert("type".to_owned(), one_or_null(source, "object"));
            Value::Object(schema)
        }
        7 => Value::Object(members(source, depth)),
        8 | 9 => rows(source, depth),
        10 => choices(source, depth),
        11 => json!({source.pick(&["$ref", "$ref", "$dynamicRef"]): source.pick(&REFERENCES)}),
        12 => Value::Bool(!source.one_in(2)),
        13 => map(source, depth),
        14 => tuple(source, depth),
        _ => {
            let mut schema = Map::new();
            for _ in 0..=source.below(3) {
                any_keyword(source, depth, &mut schema);
            }
            Value::Object(schema)
        }
    }
}

/// A list of schemas that is not empty.
pub fn several(source: &mut Source, depth: usize) -> Value {
    (0..=source.below(3)).map(|_| any(source, depth + 1)).collect()
}

fn one_or_null(source: &mut Source, name: &str) -> Value {
    if source.one_in(5) { json!([name, "null"]) } else { name.into() }
}

/// One question.
fn leaf(source: &mut Source) -> Value {
    const LISTS: [&[&str]; 6] = [
        &["string", "null"],
        &["null", "integer"],
        &["boolean", "string"],
        &["number", "array"],
        &["object", "string", "null"],
        &["boolean", "null"],
    ];
    let schema = match source.below(14) {
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
        9 => json!({"type": source.pick(&LISTS)}),
        10 => json!({"type": "null"}),
        11 => content(source),
        12 => json!({"type": "array", "uniqueItems": true, "items": {"enum": ["a", "b", value::any(source, 1)]}}),
        _ => json!({"type": source.pick(&["string", "object", "array", "number"])}),
    };
    annotated(source, schema)
}

/// A file, or text of a kind of its own.
fn content(source: &mut Source) -> Value {
    let mut schema = json!({"type": "string"});
    if !source.one_in(3) {
        schema["contentEncoding"] = source.pick(&["base64", "base64", "base32", "7bit"]).into();
    }
    if source.one_in(2) {
        schema["contentMediaType"] = source.pick(&["image/png", "application/json", "text/html", ""]).into();
    }
    if source.one_in(3) {
        schema["contentSchema"] = json!({"type": "object"});
    }
    schema
}

fn annotated(source: &mut Source, mut schema: Value) -> Value {
    const WIDGETS: [&str; 6] = ["multiline", "select", "radios", "date", "time", "checkboxes"];
    match source.below(14) {
        1 => schema["title"] = "A question".into(),
        2 => schema["default"] = value::any(source, 2),
        3 => schema["readOnly"] = true.into(),
        4 => schema["description"] = text::typed(source).into(),
        5 => schema["x-form"] = json!({"widget": source.pick(&WIDGETS)}),
        6 => {
            schema["x-i18n"] =
                json!({"fi": {"title": "Kysymys", "labels": {"true": "On"}}, "sv": value::any(source, 1)});
        }
        7 => schema["examples"] = value::any(source, 1),
        8 => schema[source.pick(&["writeOnly", "deprecated"])] = true.into(),
        _ => {}
    }
    schema
}

/// The keywords of an object, without its `type`.
pub fn members(source: &mut Source, depth: usize) -> Map<String, Value> {
    let mut schema = Map::new();
    let mut properties = Map::new();
    for _ in 0..=source.below(5) {
        properties.insert(text::name(source).to_owned(), any(source, depth + 1));
    }
    let known: Vec<&str> = properties.keys().map(String::as_str).collect();
    if source.one_in(3) {
        let mut required: Vec<&str> = (0..source.below(3)).map(|_| source.pick(&known)).collect();
        required.sort_unstable();
        required.dedup();
        schema.insert("required".to_owned(), required.into());
    }
    schema.insert("properties".to_owned(), Value::Object(properties));
    for _ in 0..source.below(3) {
        let keyword = source.pick(&OBJECT);
        of_object(source, depth, keyword, &mut schema);
    }
    schema
}

/// Properties whose names nobody knows yet.
fn map(source: &mut Source, depth: usize) -> Value {
    let mut schema = if source.one_in(3) { members(source, depth) } else { Map::new() };
    schema.insert("type".to_owned(), one_or_null(source, "object"));
    for keyword in ["additionalProperties", "patternProperties", "propertyNames", "maxProperties"] {
        if source.one_in(2) {
            of_object(source, depth, keyword, &mut schema);
        }
    }
    Value::Object(schema)
}

/// A list of one kind of row.
fn rows(source: &mut Source, depth: usize) -> Value {
    let mut schema = Map::new();
    schema.insert("type".to_owned(), one_or_null(source, "array"));
    schema.insert("items".to_owned(), any(source, depth + 1));
    for _ in 0..source.below(3) {
        let keyword = source.pick(&ARRAY);
        of_array(source, depth, keyword, &mut schema);
    }
    Value::Object(schema)
}

/// A list in which places have a meaning.
fn tuple(source: &mut Source, depth: usize) -> Value {
    let mut schema = json!({"type": "array", "prefixItems": several(source, depth)});
    match source.below(4) {
        0 => schema["items"] = false.into(),
        1 => schema["items"] = any(source, depth + 1),
        2 => schema["unevaluatedItems"] = any(source, depth + 1),
        _ => {}
    }
    if source.one_in(3) {
        schema["minItems"] = source.below(4).into();
    }
    schema
}

/// Kinds of one thing, told apart by a constant, by their type, or not at all; or labelled values.
fn choices(source: &mut Source, depth: usize) -> Value {
    let keyword = source.pick(&["oneOf", "anyOf"]);
    match source.below(4) {
        0 => json!({keyword: [{"const": "a", "title": "First"}, {"const": value::any(source, 1)}]}),
        1 => json!({keyword: several(source, depth)}),
        _ => {
            let kind = |source: &mut Source, name: &str| {
                let mut branch = members(source, depth + 1);
                branch["properties"]["kind"] = json!({"const": name});
                branch.insert("required".to_owned(), json!(["kind"]));
                Value::Object(branch)
            };
            json!({"type": "object", keyword: [kind(source, "a"), kind(source, "b")]})
        }
    }
}
