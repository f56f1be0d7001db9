//! A condition on an answer that it does not demand: without the answer it holds (JSON Schema's `properties` says
//! nothing of what is not there), and what hangs on it is asked before anybody has answered.

use crate::form::Test;
use crate::lint::{checklist::Checklist, finding::Remark, list::list};
use crate::pointer::Pointer;
use serde_json::{Value, json};

/// Keywords that ask for something: a question that is answered so.
const ASKS: [&str; 8] =
    ["const", "enum", "contains", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems"];

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (_, spot) in checklist.asked() {
        for place in spot.applied().map(|applied| &applied.place) {
            let (condition, schema) = (place.child("if"), checklist.at(place));
            if schema.get("if").is_none() || schema.get("then").is_none() {
                continue;
            }
            let names = not_demanded(checklist, &condition);
            let holds_of_nothing = Test::of(&checklist.schema, &condition).holds(&&json!({})) == Some(true);
            if holds_of_nothing && !names.is_empty() {
                let message = format!("this holds too while {} is not answered", list(&names));
                let advice = format!("write `\"required\": [\"{}\"]` beside `properties`", names.join("\", \""));
                remarks.push(Remark::new(condition, message, advice));
            }
        }
    }
    remarks
}

/// The answers that a condition looks at without demanding them.
fn not_demanded(checklist: &Checklist, condition: &Pointer) -> Vec<String> {
    let schema = checklist.at(condition);
    let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    let looked = properties.filter(|(name, test)| {
        let asks = ASKS.iter().any(|keyword| test.get(*keyword).is_some());
        asks && !required.contains(&Value::String((*name).clone()))
    });
    looked.map(|(name, _)| name.clone()).collect()
}
