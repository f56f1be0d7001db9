//! A definition that nothing refers to: left over, or its reference has a slip.

use crate::lint::{checklist::Checklist, finding::Remark};
use crate::pointer::Pointer;
use serde_json::Value;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let references = references(checklist);
    let is_definition = |place: &&Pointer| place.parent().and_then(|above| above.last()).is_some_and(|l| l == "$defs");
    let is_used = |definition: &Pointer| {
        // It comes first, and what is inside it stands together, but not always right behind it.
        let inside = definition.child("");
        [definition, &inside].into_iter().any(|start| {
            let first = references.partition_point(|(to, _)| to < start);
            let mut near = references[first..].iter().take_while(|(to, _)| definition.covers(to));
            near.any(|(_, from)| !definition.covers(from))
        })
    };
    let unused = checklist.places.iter().filter(is_definition).filter(|place| !is_used(place));
    let remarks = unused.map(|place| {
        let name = place.last().unwrap_or_default();
        let message = format!("nothing refers to the definition `{name}`");
        Remark::new(place.clone(), message, format!("remove it, or refer to it: `\"$ref\": \"#{place}\"`"))
    });
    remarks.collect()
}

/// Where each reference leads, and where it stands, in the order of the first.
fn references(checklist: &Checklist) -> Vec<(Pointer, Pointer)> {
    let mut found = Vec::new();
    for place in &checklist.places {
        for keyword in ["$ref", "$dynamicRef", "$recursiveRef"] {
            let Some(reference) = checklist.at(place).get(keyword).and_then(Value::as_str) else { continue };
            let root = checklist.schema.root();
            let targets = checklist.schema.resources().resolve_all(root, place, keyword, reference);
            found.extend(targets.into_iter().map(|target| (target, place.clone())));
        }
    }
    found.sort();
    found
}
