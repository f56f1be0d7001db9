//! A reference that leads nowhere in this document: the form asks nothing there, and a validator refuses the schema.

use crate::lint::{checklist::Checklist, finding::Remark};
use serde_json::Value;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let (schema, root) = (&checklist.schema, checklist.schema.root());
    let mut remarks = Vec::new();
    for place in &checklist.places {
        for keyword in ["$ref", "$dynamicRef"] {
            let Some(reference) = checklist.at(place).get(keyword).and_then(Value::as_str) else { continue };
            let uri = schema.resources().uri_of(place, reference);
            let is_there = !schema.resources().resolve_all(root, place, keyword, reference).is_empty();
            // Every validator brings the meta-schemas along.
            if is_there || uri.starts_with("https://json-schema.org/") {
                continue;
            }
            let advice = if reference.starts_with('#') {
                "put what is referred to under `$defs`, or correct the reference"
            } else {
                "put that document into `$defs` under its `$id`: nothing is ever fetched"
            };
            let missing = schema.resources().missing(place, reference);
            let message = format!("`{reference}` leads nowhere: there is no `{missing}` here");
            remarks.push(Remark::new(place.child(keyword), message, advice));
        }
    }
    remarks
}
