//! Questions that are asked no more, or under another name.

use super::super::pair::{Pair, Which};
use crate::lint::{checklist::Checklist, finding::Remark, spots::Spot};

pub(super) fn check(pair: &Pair) -> Option<Remark> {
    let Which::Gone { was, around } = pair.which else { return None };
    let inner = questions(pair.old, was);
    let with = if inner > 0 { format!(", with {inner} questions in it,") } else { String::new() };
    let message = format!("{}{with} has no place any more", pair.called());
    let advice = "keep its name: a title may change, and `\"deprecated\": true` says that it is on its way out";
    Some(Remark::new(around.is.place().clone(), message, advice))
}

/// How many questions are inside.
fn questions(checklist: &Checklist, spot: &Spot) -> usize {
    let mut count = 0;
    let mut open = spot.children.clone();
    while let Some(id) = open.pop() {
        let spot = &checklist.spots[id];
        count += usize::from(spot.children.is_empty() && spot.repeats.is_none());
        open.extend(&spot.children);
    }
    count
}
