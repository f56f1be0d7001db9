//! Questions that were asked of everybody and are asked on a condition now, or on another one: an answer whose question
//! does not apply is kept aside, and leaves the document.

use super::super::pair::{Pair, Which};
use crate::lint::{checklist::Checklist, finding::Remark, spots::Spot};
use serde_json::Value;

pub(super) fn check(pair: &Pair) -> Option<Remark> {
    let Which::Both { was, is, around } = pair.which else { return None };
    if is_always(is) {
        return None;
    }
    let now = conditions(pair.new, around.is, is);
    let what = if is_always(was) {
        "was always asked, and is asked on a condition now"
    } else if conditions(pair.old, around.was, was).iter().any(|one| !now.contains(one)) {
        "is asked on another condition than before"
    } else {
        return None;
    };
    let message = format!("{} {what}", pair.called());
    Some(Remark::new(is.place().clone(), message, "look at those documents in which the condition does not hold"))
}

fn is_always(spot: &Spot) -> bool {
    spot.starts.iter().any(|start| start.is_sure)
}

/// The conditions on which each schema that asks the question applies.
fn conditions(checklist: &Checklist, around: &Spot, spot: &Spot) -> Vec<Vec<(Value, bool)>> {
    let asking = spot.starts.iter().filter_map(|start| {
        let covering = around.applied().filter(|applied| applied.place.covers(&start.place));
        covering.max_by_key(|applied| applied.place.as_str().len())
    });
    asking.map(|applied| checklist.conditions(applied)).collect()
}
