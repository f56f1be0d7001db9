//! A translation into the language of the plain texts, which is never shown: the plain text is.

use crate::lint::{checklist::Checklist, finding::Remark};

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let Some(plain) = &checklist.plain else { return Vec::new() };
    let places = checklist.places.iter().map(|place| place.child("x-i18n").child(plain.as_str()));
    let found = places.filter(|place| checklist.schema.at(place).is_some_and(serde_json::Value::is_object));
    let remarks = found.map(|place| {
        let message =
            format!("`{plain}` is the language of the plain texts; what stands beside them in it is not shown");
        Remark::new(place, message, "keep the better of the two as the plain text, and remove this one")
    });
    remarks.collect()
}
