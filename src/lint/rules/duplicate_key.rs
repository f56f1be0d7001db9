//! A key that an object has twice: JSON readers take one of them, and not all the same.

use crate::lint::{checklist::Checklist, finding::Remark};

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let repeated = checklist.source.repeated_keys().into_iter();
    let remarks = repeated.map(|(at, position)| {
        let key = at.last().unwrap_or_default();
        let message = format!("`{key}` stands here a second time; what was said first is lost");
        let advice = "put the two together, or remove one of them";
        Remark { position: Some(position), ..Remark::new(at, message, advice) }
    });
    remarks.collect()
}
