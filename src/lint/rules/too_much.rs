//! What the form leaves out: more questions than it shows, or deeper ones.

use crate::lint::{checklist::Checklist, finding::Remark};
use crate::pointer::Pointer;
use crate::schema::DiagnosticCode;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let advice = "divide the checklist, or ask less of it; docs/limits.md has the figures";
    let mut remarks: Vec<Remark> = Vec::new();
    if checklist.spots.is_empty() {
        remarks.push(Remark::new(Pointer::root(), "there are more questions than can be looked through", advice));
    }
    remarks.extend(checklist.diagnostics.iter().filter_map(|diagnostic| {
        let message = match diagnostic.code {
            DiagnosticCode::TooMany => "from here on there are more questions than a form shows",
            DiagnosticCode::TooDeep => "from here on questions stand deeper in each other than a form shows them",
            // Rules of their own.
            DiagnosticCode::MissingReference | DiagnosticCode::Untitled => return None,
        };
        let place = checklist.spot_at(&diagnostic.pointer).map(|spot| spot.place().clone()).unwrap_or_default();
        Some(Remark::new(place, message, advice))
    }));
    remarks
}
