//! A default that its own schema does not take: the form opens with an error that nobody made.

use crate::json::write;
use crate::lint::{checklist::Checklist, finding::Remark, list::beginning};
use crate::pointer::Pointer;
use serde_json::Value;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for place in &checklist.places {
        for (at, value) in versions(checklist, place, "default") {
            if checklist.fits(place, value) == Some(false) {
                let message = format!("the default {} is not valid here", beginning(&write(value)));
                remarks.push(Remark::new(at, message, "write one that is, or none"));
            }
        }
    }
    remarks
}

/// A keyword in every language that it stands in.
pub(super) fn versions<'c>(checklist: &'c Checklist, place: &Pointer, keyword: &str) -> Vec<(Pointer, &'c Value)> {
    let schema = checklist.at(place);
    let plain = schema.get(keyword).map(|value| (place.child(keyword), value));
    let translations = schema.get("x-i18n").and_then(Value::as_object).into_iter().flatten();
    let translated = translations.filter_map(|(tag, translation)| {
        let at = place.child("x-i18n").child(tag.as_str()).child(keyword);
        Some((at, translation.get(keyword)?))
    });
    plain.into_iter().chain(translated).collect()
}
