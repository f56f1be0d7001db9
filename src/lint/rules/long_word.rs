//! A Finnish compound that is too long to be read at a glance.

use crate::lint::{
    checklist::Checklist,
    finding::Remark,
    sentences::{is_finnish, words},
};

/// Letters; "ammattikorkeakoulututkinto" has 26.
const LONGEST: usize = 30;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for said in checklist.words() {
        for (_, version, text) in said.texts(checklist.plain.as_deref()).filter(|(tag, ..)| is_finnish(*tag)) {
            let parts = words(text).flat_map(|word| word.split(['-', '–', '/']));
            for word in parts.filter(|word| word.chars().count() > LONGEST && word.chars().all(char::is_alphabetic)) {
                let message = format!("\"{word}\" has {} letters", word.chars().count());
                remarks.push(Remark::new(version.at.clone(), message, "say it in two words"));
            }
        }
    }
    remarks
}
