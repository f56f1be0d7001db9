//! A translation that is the plain text itself: probably copied, and never translated.

use crate::lint::{checklist::Checklist, finding::Remark, words::Version};

/// A shorter text may be the same in both: a name, a number, a word like "Reflektio".
const SHORT: usize = 25;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for said in checklist.words() {
        let Some(plain) = said.plain().and_then(Version::text) else { continue };
        for version in said.versions.iter().skip(1) {
            if plain.chars().count() > SHORT && version.text().is_some_and(|text| text.trim() == plain.trim()) {
                let tag = version.tag.unwrap_or_default();
                let message = format!("`{}` in `{tag}` is the plain text, letter by letter", said.word.name());
                remarks.push(Remark::new(version.at.clone(), message, "translate it"));
            }
        }
    }
    remarks
}
