//! What the validator says of the schema as a whole: what it may cost, and how large its patterns may be.

use crate::lint::{checklist::Checklist, finding::Remark};
use crate::validate::SchemaErrorCode;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let Some(refusal) = &checklist.refusal else { return Vec::new() };
    let advice = match refusal.code {
        SchemaErrorCode::ReferenceChain | SchemaErrorCode::TooManyPaths => "docs/limits.md says what a schema may cost",
        SchemaErrorCode::Pattern => "write a regular expression as ECMA-262 has them, and try it on an answer",
        // Other rules say it, and where.
        SchemaErrorCode::TooLarge
        | SchemaErrorCode::NotJson
        | SchemaErrorCode::ReservedKey
        | SchemaErrorCode::Invalid
        | SchemaErrorCode::Dialect
        | SchemaErrorCode::Reference
        | SchemaErrorCode::RemoteReference => return Vec::new(),
    };
    let at = refusal.pointer.clone().unwrap_or_default();
    // A pattern that is none at all is against the meta-schema too, which is said already.
    if super::meta_schema::check(checklist).iter().any(|remark| remark.at == at) {
        return Vec::new();
    }
    vec![Remark::new(at, refusal.message.clone(), advice)]
}
