//! A title, a description, a prompt or a help text that is missing in a language of the checklist.

use crate::lint::{checklist::Checklist, finding::Remark, list::list, words::Said};

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    missing(checklist, |said| !said.word.is_part())
}

/// What is missing of the words that are meant.
pub(super) fn missing(checklist: &Checklist, is_meant: impl Fn(&Said) -> bool) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for said in checklist.words().into_iter().filter(is_meant) {
        let name = said.word.name();
        if let (None, Some(first)) = (said.plain(), said.versions.first()) {
            let plain = checklist.plain.as_deref().unwrap_or("und");
            remarks.push(Remark::new(
                first.at.clone(),
                format!("`{name}` is translated here, and missing outside `x-i18n` (`{plain}`)"),
                format!("write it where the plain texts stand: {}", where_plain(&said)),
            ));
        }
        let lacks: Vec<&String> = checklist.languages.iter().filter(|tag| !said.is_in(tag)).collect();
        if let (Some(first), false) = (said.versions.first(), lacks.is_empty()) {
            let advice = format!("write it into `x-i18n` beside it: `\"{}\": {{ … }}`", lacks[0]);
            remarks.push(Remark::new(first.at.clone(), format!("`{name}` is missing in {}", list(&lacks)), advice));
        }
    }
    remarks
}

fn where_plain(said: &Said) -> String {
    use crate::lint::words::Word;
    match &said.word {
        Word::Title | Word::Description | Word::Examples | Word::Default => format!("`{}`", said.word.name()),
        Word::Prompt | Word::Help | Word::Label(_) | Word::Error(_) => format!("`x-form.{}`", said.word.name()),
    }
}
