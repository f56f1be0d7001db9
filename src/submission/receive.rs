//! Taking a submission in: the same rules as in the browser, and none taken on trust.

use super::{
    Checklist, Envelope, Occasion, Records, Refusal, Relation, RelationKind, Type, attribute::Shape, canonical, digest,
    envelope::ATTRIBUTES,
};
use crate::{pointer::Pointer, validate::read};
use serde_json::{Map, Value};

/// Longest envelope, in bytes.
pub const MAX_ENVELOPE: usize = 5_000_000;

/// Reads an envelope and checks that its answers are those that were sealed; what its checklist says of them is not asked.
///
/// # Errors
///
/// [`Refusal::NotJson`], [`Refusal::Malformed`] and [`Refusal::Altered`].
pub fn open(envelope_text: &str) -> Result<Envelope, Refusal> {
    let json =
        read::json(envelope_text, MAX_ENVELOPE).map_err(|unread| Refusal::NotJson { reason: unread.message() })?;
    let Value::Object(mut members) = json else {
        return Err(malformed("", "is no object"));
    };
    keep_whole(&mut members);
    check_names(&members)?;
    for (name, shape, is_required) in ATTRIBUTES {
        check_attribute(&members, name, shape, is_required)?;
    }
    let Some(data) = members.shift_remove("data") else {
        return Err(malformed("data", "is missing"));
    };
    let said = |name: &str| members.get(name).and_then(Value::as_str).map(str::to_owned);
    let text = |name: &str| said(name).unwrap_or_default();
    let Some(type_) = Type::parse(&text("type")) else { return Err(malformed("type", "is missing")) };
    let open_points = members.get("openpoints").and_then(Value::as_u64).and_then(|count| usize::try_from(count).ok());
    let envelope = Envelope {
        type_,
        occasion: Occasion {
            id: text("id"),
            source: text("source"),
            time: text("time"),
            subject: said("subject"),
            locale: text("locale"),
            party: said("party"),
            waiting_for: said("waitingfor"),
            review_date: said("reviewdate"),
            settles: said("settles"),
            relation: relation(&members)?,
        },
        dataschema: text("dataschema"),
        datadigest: text("datadigest"),
        schemadigest: text("schemadigest"),
        open_points: open_points.unwrap_or_default(),
        data,
    };
    let found = digest(&envelope.data);
    if found != envelope.datadigest {
        return Err(Refusal::Altered { expected: envelope.datadigest, found });
    }
    Ok(envelope)
}

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
    let envelope = open(envelope_text)?;
    let Some(checklist) = find(&envelope.dataschema) else {
        return Err(Refusal::UnknownChecklist { dataschema: envelope.dataschema });
    };
    if checklist.digest() != envelope.schemadigest {
        let found = checklist.digest().to_owned();
        return Err(Refusal::OtherVersion { expected: envelope.schemadigest, found });
    }
    let records = Records::of(checklist.schema());
    check_type(&envelope, &records)?;
    let violations = records.against(envelope.type_, &envelope.data, checklist.validator().validate(&envelope.data));
    if !violations.is_empty() {
        return Err(Refusal::Invalid(violations));
    }
    records.check(&envelope.data)?;
    Ok(envelope)
}

/// An envelope says of its answers what they are, and no more.
fn check_type(envelope: &Envelope, records: &Records) -> Result<(), Refusal> {
    let found = records.kind(&envelope.data, envelope.type_.is_finished(), envelope.occasion.party.as_deref());
    if found != envelope.type_ {
        return Err(malformed("type", &format!("is not '{}', which is what the answers are", found.to_type())));
    }
    if records.open_points(&envelope.data).len() != envelope.open_points {
        return Err(malformed("openpoints", "is not the number of points that the answers leave open"));
    }
    Ok(())
}

/// What the document is to an earlier one; all of it, or nothing.
fn relation(members: &Map<String, Value>) -> Result<Option<Relation>, Refusal> {
    let said = |name: &str| members.get(name).and_then(Value::as_str).map(str::to_owned);
    let parts = ["relation", "relatesto", "relateddigest", "changes", "chainid"].map(|name| (name, said(name)));
    let index = members.get("chainindex").and_then(Value::as_u64);
    if index.is_none() && parts.iter().all(|(_, part)| part.is_none()) {
        return Ok(None);
    }
    let [kind, id, digest, changes, first] =
        parts.map(|(name, part)| part.ok_or_else(|| malformed(name, "is missing")));
    let kind = RelationKind::parse(&kind?).ok_or_else(|| malformed("relation", "is missing"))?;
    Ok(Some(Relation {
        kind,
        id: id?,
        digest: digest?,
        first: first?,
        index: place(index).ok_or_else(|| malformed("chainindex", "is no place after the first"))?,
        changes: changes?,
        changed: said("changed"),
        by: said("changedby"),
        reason: said("changereason"),
    }))
}

/// Which place in a chain: not the first one, which goes on from none.
fn place(index: Option<u64>) -> Option<u32> {
    index?.try_into().ok().filter(|index| *index > 0)
}

fn check_attribute(members: &Map<String, Value>, name: &str, shape: Shape, is_required: bool) -> Result<(), Refusal> {
    match members.get(name) {
        // In CloudEvents' JSON format null says the same as nothing.
        None | Some(Value::Null) if is_required => Err(malformed(name, "is missing")),
        None | Some(Value::Null) => Ok(()),
        Some(value) => shape.fault(value).map_or(Ok(()), |reason| Err(malformed(name, &reason))),
    }
}

/// A whole number is one however it is written: hosts that hold every number as a double write `1.0`.
fn keep_whole(members: &mut Map<String, Value>) {
    for (_, value) in members.iter_mut().filter(|(name, value)| *name != "data" && value.is_number()) {
        if let Ok(whole) = canonical(value).parse::<i64>() {
            *value = whole.into();
        }
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
