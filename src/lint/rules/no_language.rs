//! `x-form.language`: without it nobody can tell in which language a text is that has no translation, a screen reader
//! least of all.

use crate::lint::{checklist::Checklist, finding::Remark};
use crate::pointer::Pointer;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let plain = checklist.words().into_iter().any(|said| said.plain().is_some());
    if !plain || checklist.plain.as_deref().is_some_and(|tag| tag != "und") {
        return Vec::new();
    }
    vec![Remark::new(
        Pointer::root(),
        "nothing says in which language the texts outside `x-i18n` are",
        "write `\"x-form\": { \"language\": \"fi\" }` at the root, with the language that it is",
    )]
}
