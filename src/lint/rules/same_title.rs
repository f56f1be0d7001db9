//! Two choices of one question that read alike: nobody can tell which one is meant.

use crate::lint::{
    checklist::Checklist,
    finding::Remark,
    words::{Word, words},
};
use crate::pointer::Pointer;
use std::collections::HashSet;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (_, spot) in checklist.asked() {
        for place in spot.applied().map(|applied| &applied.place) {
            remarks.extend(alike(checklist, place));
        }
    }
    remarks
}

fn alike(checklist: &Checklist, place: &Pointer) -> Vec<Remark> {
    let mut seen: HashSet<(Option<String>, String)> = HashSet::new();
    let mut remarks = Vec::new();
    for choice in checklist.choices_at(place).unwrap_or_default() {
        for said in words(checklist, &choice.at).into_iter().filter(|said| said.word == Word::Title) {
            for version in &said.versions {
                let Some(text) = version.text() else { continue };
                let own = (version.tag.map(str::to_owned), text.trim().to_lowercase());
                if !seen.insert(own) {
                    let language = version.tag.map(|tag| format!(" in `{tag}`")).unwrap_or_default();
                    let message = format!("another choice is called \"{text}\"{language} too");
                    remarks.push(Remark::new(version.at.clone(), message, "say how the two differ"));
                }
            }
        }
    }
    remarks
}
