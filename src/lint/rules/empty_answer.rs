//! An answer that is demanded, where an empty text or list passes for one.

use crate::lint::{checklist::Checklist, finding::Remark, spots::Spot};
use serde_json::Value;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (_, spot) in checklist.asked() {
        for place in spot.applied().map(|applied| &applied.place) {
            let names = checklist.at(place).get("required").and_then(Value::as_array);
            for name in names.into_iter().flatten().filter_map(Value::as_str) {
                remarks.extend(checklist.question(spot, name).and_then(|question| remark(checklist, question, name)));
            }
        }
    }
    remarks
}

fn remark(checklist: &Checklist, question: &Spot, name: &str) -> Option<Remark> {
    let (what, keyword) = if checklist.is_open_text(question) {
        ("text", "minLength")
    } else if checklist.is_only(question, "array") {
        ("list", "minItems")
    } else {
        return None;
    };
    let says_more = ["pattern", "contains", "prefixItems", "const", "enum"];
    let has_least = question.applied().any(|applied| {
        checklist.at(&applied.place).get(keyword).and_then(Value::as_u64).is_some_and(|least| least > 0)
    });
    if has_least || checklist.has(question, &says_more) {
        return None;
    }
    let message = format!("`{name}` is demanded, and an empty {what} is enough");
    Some(Remark::new(question.place().clone(), message, format!("write `\"{keyword}\": 1`, or do not demand it")))
}
