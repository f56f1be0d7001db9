//! `x-form.state`: the question that says how far a section is.

use crate::lint::{checklist::Checklist, finding::Remark};
use serde_json::Value;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (_, spot) in checklist.asked() {
        for place in spot.applied().map(|applied| &applied.place) {
            let state = checklist.at(place).get("x-form").and_then(|form| form.get("state"));
            let Some(name) = state.and_then(Value::as_str) else { continue };
            let message = match checklist.question(spot, name) {
                Some(question) if checklist.is_choice(question) => continue,
                Some(_) => format!("`{name}` is no choice, so it cannot say how far the section is"),
                None => format!("nothing in this section is called `{name}`"),
            };
            let advice = "name a property whose `oneOf` has choices such as `not-started`, `in-progress` and `done`";
            remarks.push(Remark::new(place.child("x-form").child("state"), message, advice));
        }
    }
    remarks
}
