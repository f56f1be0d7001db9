//! From the fuzzer's bytes to a case.

mod edit;
mod keyword;
mod schema;
mod source;
mod text;
mod value;

pub use source::Source;

use crate::{check, last};
use serde_json::{Map, Value, json};

/// A schema document: text of any kind, or one that is made of every keyword there is.
pub fn compile(bytes: &[u8]) -> Value {
    let mut source = Source::new(bytes);
    if source.one_in(4) {
        // What stands in the bytes, to be read as JSON by somebody else.
        return json!({"text": source.rest()});
    }
    let schema = schema::document(&mut source);
    let mut case = json!({"text": schema.to_string()});
    if source.one_in(2) {
        case["start"] = value::fitting(&mut source, &schema, 0);
    }
    case
}

/// A schema, perhaps answers, and edits of what is on screen as well as of what is not. Checked while
/// it is made: what can be edited follows from the edits before.
pub fn edits(bytes: &[u8]) {
    const MOST: usize = 24;
    let mut source = Source::new(bytes);
    let schema = schema::document(&mut source);
    let mut case = json!({"schema": schema, "edits": []});
    if source.one_in(2) {
        case["start"] = value::fitting(&mut source, &schema, 0);
    }
    last::remember(&case);
    let mut left = MOST;
    check::edits::run(&case, |state, screen| {
        left = left.checked_sub(1)?;
        if source.is_empty() {
            return None;
        }
        let edit = edit::edit(&mut source, state, screen);
        last::append("edits", &edit);
        Some(edit)
    });
}

/// Text of any kind, or an envelope that was in order before somebody laid hands on it.
pub fn envelope(bytes: &[u8]) -> Value {
    let mut source = Source::new(bytes);
    if source.one_in(4) {
        return json!({"text": source.rest()});
    }
    let mut envelope = check::envelope::sealed();
    for _ in 0..source.below(4) {
        let names: Vec<String> = envelope.as_object().into_iter().flat_map(Map::keys).cloned().collect();
        let name = if names.is_empty() || source.one_in(4) {
            text::name(&mut source).to_owned()
        } else {
            names[source.below(names.len())].clone()
        };
        let altered = if source.one_in(2) { value::any(&mut source, 3) } else { text::attribute(&mut source).into() };
        if let Some(members) = envelope.as_object_mut() {
            if source.one_in(5) {
                members.shift_remove(&name);
            } else {
                members.insert(name, altered);
            }
        }
    }
    if source.one_in(2) {
        // Somebody who knows how to count a digest.
        check::envelope::reseal(&mut envelope);
    }
    let mut text = envelope.to_string();
    if source.one_in(3) {
        let mut place = source.below(text.len() + 1);
        while !text.is_char_boundary(place) {
            place -= 1;
        }
        text.insert_str(place, &source.rest());
    }
    json!({"text": text})
}

/// A schema as a condition, and values to hold against it.
pub fn conditions(bytes: &[u8]) -> Value {
    let mut source = Source::new(bytes);
    let (document, condition) = schema::condition(&mut source);
    let instances: Vec<Value> = (0..6)
        .map(|turn| if turn < 2 { value::any(&mut source, 3) } else { value::fitting(&mut source, &condition, 0) })
        .collect();
    json!({"schema": document, "instances": instances})
}
