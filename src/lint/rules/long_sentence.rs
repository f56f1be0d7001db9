//! A sentence with too many words to be understood at once.

use crate::lint::{
    checklist::Checklist,
    finding::Remark,
    list::beginning,
    sentences::{is_finnish, sentences, words},
};

/// Plain-language guides ask for 15 to 20 in Finnish …
const LONGEST: usize = 20;

/// … and for 20 to 25 in languages that say with small words what Finnish says with endings.
const LONGEST_ELSEWHERE: usize = 25;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for said in checklist.words() {
        for (tag, version, text) in said.texts(checklist.plain.as_deref()) {
            let most = if is_finnish(tag) { LONGEST } else { LONGEST_ELSEWHERE };
            for sentence in sentences(text) {
                let count = words(sentence).count();
                if count > most {
                    let tag = tag.map(|tag| format!(" in `{tag}`")).unwrap_or_default();
                    let start = beginning(sentence.trim());
                    let message = format!("a sentence of {count} words{tag}: \"{start}\"");
                    remarks.push(Remark::new(
                        version.at.clone(),
                        message,
                        format!("make two of it; {most} words are understood at once"),
                    ));
                }
            }
        }
    }
    remarks
}
