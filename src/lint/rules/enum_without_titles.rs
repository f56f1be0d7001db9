//! An `enum` of texts: nothing says what the values are called, and in which language.

use crate::lint::{checklist::Checklist, finding::Remark, spots::Spot};
use crate::pointer::Pointer;
use serde_json::Value;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (_, spot) in checklist.asked() {
        let is_titled = |place: &Pointer| is_titled(checklist, place);
        // One that only leaves over some of the choices has their titles.
        if spot.applied().any(|applied| is_titled(&applied.place)) || tells_apart(spot) {
            continue;
        }
        for place in spot.applied().map(|applied| &applied.place) {
            let values = checklist.at(place).get("enum").and_then(Value::as_array);
            let Some(Value::String(first)) = values.filter(|values| values.len() > 1).and_then(|values| values.first())
            else {
                continue;
            };
            remarks.push(Remark::new(
                place.child("enum"),
                format!("the form would show these values as they are: \"{first}\" …"),
                "write `oneOf` with a `const` and a `title` for each instead of `enum`",
            ));
        }
    }
    remarks
}

/// Whether the schema lists alternatives with a value each.
fn is_titled(checklist: &Checklist, place: &Pointer) -> bool {
    ["oneOf", "anyOf"].into_iter().any(|keyword| {
        let branches = checklist.at(place).get(keyword).and_then(Value::as_array);
        branches.is_some_and(|branches| branches.iter().any(|branch| branch.get("const").is_some()))
    })
}

/// Whether the question only tells alternatives apart, whose titles are those of the branches.
fn tells_apart(spot: &Spot) -> bool {
    let in_branch = |place: &Pointer| {
        let branch = place.parent().and_then(|properties| properties.parent()).and_then(|branch| branch.parent());
        branch.and_then(|list| list.last()).is_some_and(|list| list == "oneOf" || list == "anyOf")
    };
    spot.starts.iter().all(|start| in_branch(&start.place)) && spot.starts.len() > 1
}
