//! An example that its own schema does not take: who follows it is told off.

use super::invalid_default::versions;
use crate::json::write;
use crate::lint::{checklist::Checklist, finding::Remark, list::beginning};
use serde_json::Value;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for place in &checklist.places {
        for (at, values) in versions(checklist, place, "examples") {
            for (index, value) in values.as_array().map(Vec::as_slice).unwrap_or_default().iter().enumerate() {
                if checklist.fits(place, value) == Some(false) && !is_in_words(checklist.at(place).get("type"), value) {
                    let message = format!("the example {} is not valid here", beginning(&write(value)));
                    remarks.push(Remark::new(at.child(index), message, "write one that is"));
                }
            }
        }
    }
    remarks
}

/// What is not a text may be shown in words.
fn is_in_words(kind: Option<&Value>, value: &Value) -> bool {
    value.is_string() && kind.is_some_and(|kind| kind != "string")
}
