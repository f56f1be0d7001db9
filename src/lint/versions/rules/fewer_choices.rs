//! Choices that cannot be chosen any more.

use super::super::pair::Pair;
use crate::json::write;
use crate::lint::{checklist::Checklist, finding::Remark, list::list, spots::Spot};
use serde_json::Value;

pub(super) fn check(pair: &Pair) -> Option<Remark> {
    let (was, is) = pair.both().filter(|_| !pair.is_of_other_type())?;
    let gone: Vec<Value> =
        choices(pair.old, was)?.into_iter().filter(|value| !pair.new.is_possible(is, value)).collect();
    (!gone.is_empty()).then(|| {
        let names: Vec<String> = gone.iter().map(write).collect();
        let message = format!("{} does not take {} any more", pair.called(), list(&names));
        Remark::new(is.place().clone(), message, "keep the value among the choices, or be ready to ask again")
    })
}

/// The values that could be chosen; both of a yes or no.
pub(super) fn choices(checklist: &Checklist, spot: &Spot) -> Option<Vec<Value>> {
    if let Some(choices) = checklist.choices(spot) {
        return Some(choices.iter().map(|choice| choice.value.clone()).collect());
    }
    checklist.is_only(spot, "boolean").then(|| vec![false.into(), true.into()])
}
