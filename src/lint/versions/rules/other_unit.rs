//! A number that counts something else: "4" was hours, and would be read as days.

use super::super::pair::Pair;
use crate::lint::{checklist::Checklist, finding::Remark, spots::Spot};
use serde_json::Value;

pub(super) fn check(pair: &Pair) -> Option<Remark> {
    let (was, is) = pair.both()?;
    let (before, now) = (unit(pair.old, was), unit(pair.new, is));
    let said = |unit: Option<&str>| unit.map_or_else(|| "nothing".to_owned(), |unit| format!("“{unit}”"));
    (before != now).then(|| {
        let message = format!("{} counted {}, and counts {} now", pair.called(), said(before), said(now));
        Remark::new(is.place().clone(), message, "ask for the other unit under a new name")
    })
}

/// What a number counts, in the language of the plain texts.
fn unit<'c>(checklist: &'c Checklist, spot: &Spot) -> Option<&'c str> {
    checklist.form(spot, "labels")?.get("unit").and_then(Value::as_str)
}
