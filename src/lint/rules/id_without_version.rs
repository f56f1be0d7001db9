//! `$id`: an envelope names the checklist by it, and a document must tell for years which text was agreed on.

use crate::lint::{checklist::Checklist, finding::Remark};
use crate::pointer::Pointer;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let id = checklist.schema.id();
    let (scheme, rest) = id.split_once(':').unwrap_or_default();
    let is_absolute = scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && !rest.is_empty() && !id.contains('#');
    if is_absolute && rest.rsplit([':', '/', '@']).next().is_some_and(is_version) {
        return Vec::new();
    }
    let (at, message) = if id.is_empty() {
        (Pointer::root(), "the checklist has no `$id`".to_owned())
    } else {
        (Pointer::root().child("$id"), format!("`{id}` is no absolute URI that ends in a version"))
    };
    let advice =
        "write `\"$id\": \"urn:sovitaan:checklist:<name>:1.0.0\"`, and count the version up when the text changes";
    vec![Remark::new(at, message, advice)]
}

/// Three numbers (semver.org), and what may follow them.
fn is_version(text: &str) -> bool {
    let text = text.trim_end_matches(".json");
    let core = text.split(['-', '+']).next().unwrap_or_default();
    let parts: Vec<&str> = core.split('.').collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(is_number)
}
