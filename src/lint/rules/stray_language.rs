//! A language that stands at a few texts only: a tag with a slip, or a translation that has just begun.

use crate::lint::{checklist::Checklist, finding::Remark, list::list};
use serde_json::Value;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for place in &checklist.places {
        let translations = checklist.at(place).get("x-i18n").and_then(Value::as_object);
        for tag in translations.into_iter().flatten().map(|(tag, _)| tag) {
            if !checklist.strays.contains(tag) {
                continue;
            }
            let known: Vec<&String> = checklist.plain.iter().chain(&checklist.languages).collect();
            remarks.push(Remark::new(
                place.child("x-i18n").child(tag.as_str()),
                format!("`{tag}` stands at a few texts only"),
                format!(
                    "the languages of this checklist are {}; write one of them, or translate the rest",
                    list(&known)
                ),
            ));
        }
    }
    remarks
}
