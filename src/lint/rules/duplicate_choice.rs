//! A value that can be chosen twice: in `oneOf` it is never valid, in `enum` it is asked twice.

use crate::form::same_value;
use crate::json::write;
use crate::lint::{checklist::Checklist, finding::Remark};
use crate::pointer::Pointer;
use serde_json::Value;
use std::collections::HashMap;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let lists = |place: &&Pointer| {
        let schema = checklist.at(place);
        ["oneOf", "anyOf", "enum"].iter().any(|keyword| schema.get(*keyword).is_some())
    };
    for place in checklist.places.iter().filter(lists) {
        let mut known: HashMap<String, Vec<&Value>> = HashMap::new();
        for choice in checklist.choices_at(place).unwrap_or_default() {
            let alike = known.entry(key(choice.value)).or_default();
            if alike.iter().any(|value| same_value(value, choice.value)) {
                let message = format!("{} can be chosen already", write(choice.value));
                let advice = "give each choice a value of its own, or remove one";
                remarks.push(Remark::new(choice.at, message, advice));
            } else {
                alike.push(choice.value);
            }
        }
    }
    remarks
}

/// The same for values that are the same, so that not each has to be compared with each.
fn key(value: &Value) -> String {
    value.as_f64().map_or_else(|| write(value), |number| number.to_string())
}
