//! A choice without a title: the form shows the value that is kept in the document.

use crate::lint::{checklist::Checklist, finding::Remark};
use crate::pointer::Pointer;
use serde_json::Value;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (_, spot) in checklist.asked() {
        for place in spot.applied().map(|applied| &applied.place) {
            for keyword in ["oneOf", "anyOf"] {
                let Some(Value::Array(branches)) = checklist.at(place).get(keyword) else { continue };
                let places = (0..branches.len()).map(|index| place.child(keyword).child(index));
                remarks.extend(places.filter_map(|place| remark(checklist, &place)));
            }
        }
    }
    remarks
}

fn remark(checklist: &Checklist, branch: &Pointer) -> Option<Remark> {
    let flat = checklist.flat(branch);
    let value = flat.get("const").filter(|value| !value.is_null())?;
    if flat.text("title").is_some_and(|title| !title.trim().is_empty()) {
        return None;
    }
    let message = format!("the choice {} has no title; the form would show the value", crate::json::write(value));
    Some(Remark::new(branch.clone(), message, "write a `title` beside the `const`"))
}
