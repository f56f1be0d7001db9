//! One schema for what a host receives of one checklist: the envelope, and the answers in it.

use super::{Checklist, Records, Type};
use serde_json::{Map, Value, json};

/// The schema of every envelope, as it is published.
const ENVELOPE: &str = include_str!("../../schemas/envelope.json");

/// The JSON Schema (2020-12) of the envelopes of one checklist: the published schema of the envelope, with `data` bound to
/// the checklist. Every reference leads to a schema that is embedded in it by its `$id` (2020-12 core, 9.3), so any
/// validator can use it offline; have it assert `format`, as [`receive`](super::receive()) does.
///
/// What is finished has to keep to the checklist. Of a `draft` or `waiting` document, and of one with open points, a schema
/// cannot say which answers may be missing: there only [`receive`](super::receive()) looks into the answers. Nor can any
/// schema compute a digest; compare `datadigest` yourself ([`digest`](super::digest())).
///
/// A checklist of an earlier dialect is embedded as it is, with its `$schema`: not every validator reads two dialects in one
/// document.
///
/// ```
/// use sovitaan::submission::{Checklist, Occasion, Stage, envelope_schema, seal};
/// use sovitaan::validate::Validator;
/// use serde_json::{Value, json};
///
/// let checklist = Checklist::read(r#"{
///     "$id": "urn:x:y:1.0.0",
///     "properties": {"hours": {"type": "integer"}},
///     "required": ["hours"]
/// }"#).unwrap();
/// let schema = envelope_schema(&checklist);
/// assert_eq!(schema["properties"]["dataschema"], json!({"const": "urn:x:y:1.0.0"}));
///
/// let occasion = Occasion { id: "1".into(), source: "/forms".into(), time: "2026-09-30T12:00:00Z".into(),
///     locale: "fi".into(), ..Occasion::default() };
/// let sealed = seal(&checklist, &json!({"hours": 4}), Stage::Finished, occasion).unwrap().to_text();
/// let mut envelope: Value = serde_json::from_str(&sealed).unwrap();
///
/// let validator = Validator::read(&schema.to_string()).unwrap();
/// assert_eq!(validator.validate(&envelope), []);
/// envelope["data"]["hours"] = "four".into();
/// assert_eq!(validator.validate(&envelope)[0].pointer.as_str(), "/data/hours");
/// ```
///
/// # Panics
///
/// Never: the schema that it starts from is part of the library.
pub fn envelope_schema(checklist: &Checklist) -> Value {
    let envelope: Value = serde_json::from_str(ENVELOPE).expect("the published schema is JSON");
    let records = Records::of(checklist.schema());
    let types: Vec<String> = types(&records).into_iter().map(Type::to_type).collect();
    let mut whole = vec![Type::Completed.to_type(), Type::Agreed.to_type()];
    whole.retain(|name| types.contains(name));
    let mut conditions = vec![given(&json!({"enum": whole}), &json!({"data": {"$ref": checklist.id()}}))];
    if let Some(name) = &records.open_points {
        let data = |points: Value| json!({"properties": {name: points}});
        let agreed = json!({"data": data(json!({"maxItems": 0})), "openpoints": {"const": 0}});
        conditions.push(given(&json!({"const": Type::Agreed.to_type()}), &agreed));
        let mut open = given(
            &json!({"const": Type::AgreedWithOpenPoints.to_type()}),
            &json!({"data": data(json!({"minItems": 1})), "openpoints": {"minimum": 1}}),
        );
        open["then"]["required"] = json!(["openpoints"]);
        open["then"]["properties"]["data"]["required"] = json!([name]);
        conditions.push(open);
    }
    let title = checklist.schema().get("title").and_then(Value::as_str).unwrap_or(checklist.id());
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        // Of this text of the checklist and no other.
        "$id": format!("urn:sovitaan:schema:envelope:1:{}", checklist.digest()),
        "title": format!("The envelope of a completed form: {title}"),
        "$ref": envelope["$id"],
        "properties": {
            "dataschema": {"const": checklist.id()},
            "schemadigest": {"const": checklist.digest()},
            "type": {"enum": types},
        },
        "allOf": conditions,
        "$defs": definitions(envelope, checklist),
    })
}

/// How far a document of this checklist can come.
fn types(records: &Records) -> Vec<Type> {
    let can = |kind: &Type| match kind {
        // One party may have answered alone, whoever is asked to agree.
        Type::Draft | Type::Waiting => true,
        Type::Completed => records.acknowledgements.is_none(),
        Type::Agreed => records.acknowledgements.is_some(),
        Type::AgreedWithOpenPoints => records.acknowledgements.is_some() && records.open_points.is_some(),
    };
    Type::ALL.into_iter().filter(can).collect()
}

/// What more holds of an envelope of a certain type.
fn given(type_: &Value, properties: &Value) -> Value {
    json!({
        "if": {"properties": {"type": type_}, "required": ["type"]},
        "then": {"properties": properties},
    })
}

/// All that is referred to, each under its own name.
fn definitions(envelope: Value, checklist: &Checklist) -> Value {
    let mut definitions = Map::new();
    definitions.insert("envelope".to_owned(), envelope);
    definitions.insert("checklist".to_owned(), checklist.schema().clone());
    for (uri, document) in checklist.documents().iter() {
        let mut document = document.clone();
        let own = document.get("$id").and_then(Value::as_str).map(str::to_owned);
        match (own, document.as_object_mut()) {
            (None, Some(members)) => {
                members.shift_insert(0, "$id".to_owned(), uri.into());
            }
            // It calls itself something else than the name under which it was handed over: it is found by both.
            (Some(own), _) if own != uri => {
                definitions.insert(format!("{uri} by another name"), json!({"$id": uri, "$ref": own}));
            }
            _ => {}
        }
        definitions.insert(uri.to_owned(), document);
    }
    Value::Object(definitions)
}
