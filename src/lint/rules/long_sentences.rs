//! A text whose sentences are long on average: none may be too long by itself, and the whole still tires.

use crate::lint::{
    checklist::Checklist,
    finding::Remark,
    sentences::{is_finnish, sentences, words},
};

/// Words in a Finnish sentence, on average …
const MOST: usize = 14;

/// … and in one of a language with more and smaller words.
const MOST_ELSEWHERE: usize = 18;

/// In a text of so many sentences at least.
const FEWEST: usize = 3;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for said in checklist.words() {
        for (tag, version, text) in said.texts(checklist.plain.as_deref()) {
            let most = if is_finnish(tag) { MOST } else { MOST_ELSEWHERE };
            let sentences = sentences(text);
            let count: usize = sentences.iter().map(|sentence| words(sentence).count()).sum();
            if sentences.len() >= FEWEST && count > most * sentences.len() {
                let tag = tag.map(|tag| format!(" in `{tag}`")).unwrap_or_default();
                let number = sentences.len();
                let message = format!("{count} words{tag} in {number} sentences: more than {most} in each");
                remarks.push(Remark::new(version.at.clone(), message, "let some of the sentences be short ones"));
            }
        }
    }
    remarks
}
