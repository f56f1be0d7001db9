//! `x-form.suggest`: where the names come from.

use super::widget_mismatch::has_people;
use crate::lint::{checklist::Checklist, finding::Remark};
use crate::pointer::Pointer;
use serde_json::Value;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (_, spot) in checklist.asked() {
        for place in spot.applied().map(|applied| &applied.place) {
            let suggest = checklist.at(place).get("x-form").and_then(|form| form.get("suggest"));
            let Some(text) = suggest.and_then(Value::as_str) else { continue };
            let Some(pointer) = Pointer::parse(text) else { continue };
            let message = match checklist.spot_at(&pointer) {
                Some(list) if has_people(checklist, list) => continue,
                Some(_) => format!("`{text}` is no list of people"),
                None => format!("nothing is asked at `{text}`"),
            };
            let advice = "name an array of objects whose first text is a person's name, from the root: `/members`";
            remarks.push(Remark::new(place.child("x-form").child("suggest"), message, advice));
        }
    }
    remarks
}
