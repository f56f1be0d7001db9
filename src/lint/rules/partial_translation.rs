//! One of the smaller words is missing in a language: a label, an error, the examples, a default with words in it.

use super::missing_translation::missing;
use crate::lint::{checklist::Checklist, finding::Remark};

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    missing(checklist, |said| said.word.is_part())
}
