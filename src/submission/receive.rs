//! Taking a submission in: the same rules as in the browser, and none taken on trust.

use super::{Checklist, Envelope, Refusal, attribute::Shape, digest, envelope::ATTRIBUTES};
use crate::{pointer::Pointer, validate::read};
use serde_json::{Map, Value};

/// Longest envelope, in bytes.
pub const MAX_ENVELOPE: usize = 5_000_000;

/// Reads, checks and judges an envelope.
///
/// `find` gives the checklist that an envelope names by its `$id`. Attributes that a gateway added are
/// accepted, if CloudEvents allows their names and types, and left out of the result. Whether the `id`
/// was received before is the host's to know.
///
/// # Errors
///
/// A [`Refusal`] that says what and where; see there.
pub fn receive<'a>(envelope_text: &str, find: impl Fn(&str) -> Option<&'a Checklist>) -> Result<Envelope, Refusal> {
    let json =
        read::json(envelope_text, MAX_ENVELOPE).map_err(|unread| Refusal::NotJson { reason: unread.message() })?;
    let Value::Object(mut members) = json else {
        return Err(malformed("", "is no object"));
    };
    check_names(&members)?;
    let mut texts = Map::new();
    for (name, shape, is_required) in ATTRIBUTES {
        if let Some(text) = attribute(&members, name, shape, is_required)? {
            texts.insert(name.to_owned(), text.into());
        }
    }
    let Some(data) = members.shift_remove("data") else {
        return Err(malformed("data", "is missing"));
    };
    let text = |name: &str| texts.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let envelope = Envelope {
        id: text("id"),
        source: text("source"),
        type_: text("type"),
        time: text("time"),
        subject: texts.get("subject").and_then(Value::as_str).map(str::to_owned),
        dataschema: text("dataschema"),
        locale: text("locale"),
        datadigest: text("datadigest"),
        schemadigest: text("schemadigest"),
        data,
    };
    let found = digest(&envelope.data);
    if found != envelope.datadigest {
        return Err(Refusal::Altered { expected: envelope.datadigest, found });
    }
    let Some(checklist) = find(&envelope.dataschema) else {
        return Err(Refusal::UnknownChecklist { dataschema: envelope.dataschema });
    };
    if checklist.digest() != envelope.schemadigest {
        let found = checklist.digest().to_owned();
        return Err(Refusal::OtherVersion { expected: envelope.schemadigest, found });
    }
    let violations = checklist.validator().validate(&envelope.data);
    if violations.is_empty() { Ok(envelope) } else { Err(Refusal::Invalid(violations)) }
}

fn attribute(
    members: &Map<String, Value>,
    name: &str,
    shape: Shape,
    is_required: bool,
) -> Result<Option<String>, Refusal> {
    match members.get(name) {
        Some(Value::String(text)) => match shape.fault(text) {
            Some(reason) => Err(malformed(name, &reason)),
            None => Ok(Some(text.clone())),
        },
        // In CloudEvents' JSON format null says the same as nothing.
        None | Some(Value::Null) if is_required => Err(malformed(name, "is missing")),
        None | Some(Value::Null) => Ok(None),
        Some(_) => Err(malformed(name, "is no text")),
    }
}

/// Names are lower-case letters and digits (CloudEvents 1.0, 3.1), values simple.
fn check_names(members: &Map<String, Value>) -> Result<(), Refusal> {
    for (name, value) in members {
        let is_well_named = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if !is_well_named {
            return Err(malformed(name, "is no name of an attribute: only lower-case letters and digits are"));
        }
        let is_simple = match value {
            Value::Number(number) => number.as_i64().is_some(),
            other => !other.is_array() && !other.is_object(),
        };
        if name != "data" && !is_simple {
            return Err(malformed(name, "is neither text, whole number, true nor false"));
        }
    }
    Ok(())
}

fn malformed(name: &str, reason: &str) -> Refusal {
    // A name of any length would make a message of any length.
    let name: String = name.chars().take(40).collect();
    let pointer = if name.is_empty() { Pointer::root() } else { Pointer::root().child(name.as_str()) };
    Refusal::Malformed { pointer, reason: reason.to_owned() }
}
