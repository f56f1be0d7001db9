//! Answers of another type: a text where a number was, a list where one answer was.

use super::super::{kinds::kinds, pair::Pair};
use crate::lint::{finding::Remark, list::list};

pub(super) fn check(pair: &Pair) -> Option<Remark> {
    let (was, is) = pair.both()?;
    pair.is_of_other_type().then(|| {
        let (before, now) = (list(&kinds(pair.old, was)), list(&kinds(pair.new, is)));
        let message = format!("{} was {before}, and is {now} now", pair.called());
        Remark::new(is.place().clone(), message, "ask for the new kind of answer under a new name")
    })
}
