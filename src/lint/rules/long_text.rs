//! A text that is longer than a person reads.

use crate::lint::{checklist::Checklist, finding::Remark, words::Word};

/// Characters; a heading fits on two lines, a description into a few, and a help text is folded away.
const LONGEST_TITLE: usize = 90;
const LONGEST_DESCRIPTION: usize = 250;
const LONGEST_HELP: usize = 400;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for said in checklist.words() {
        let (most, advice) = match said.word {
            Word::Title => (LONGEST_TITLE, "ask shorter, and say the rest in `description`"),
            Word::Description | Word::Prompt => (LONGEST_DESCRIPTION, "say the rest in `x-form.help`, or leave it out"),
            Word::Help | Word::Error(_) => (LONGEST_HELP, "leave out what one can do without"),
            Word::Label(_) | Word::Examples | Word::Default => continue,
        };
        for (tag, version, text) in said.texts(checklist.plain.as_deref()) {
            let length = text.chars().count();
            if length > most {
                let tag = tag.map(|tag| format!(" in `{tag}`")).unwrap_or_default();
                let message = format!("`{}`{tag} has {length} characters; {most} are read", said.word.name());
                remarks.push(Remark::new(version.at.clone(), message, advice));
            }
        }
    }
    remarks
}
