//! `$schema`: what is said here is said of one dialect, and other validators need to know which.

use crate::lint::{checklist::Checklist, finding::Remark};
use crate::pointer::Pointer;
use serde_json::Value;

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let (at, message) = match checklist.schema.root().get("$schema").and_then(Value::as_str) {
        Some(uri) if uri.trim_end_matches('#') == DIALECT => return Vec::new(),
        Some(uri) => (Pointer::root().child("$schema"), format!("`{uri}` is not JSON Schema 2020-12")),
        None => (Pointer::root(), "the checklist does not say which JSON Schema it is".to_owned()),
    };
    vec![Remark::new(at, message, format!("write `\"$schema\": \"{DIALECT}\"` at the root"))]
}
