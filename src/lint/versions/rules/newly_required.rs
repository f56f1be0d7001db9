//! Answers that are demanded now and were not: documents that were complete are not any more.

use super::super::pair::{Pair, Which};
use crate::lint::{
    checklist::Checklist,
    finding::Remark,
    spots::{Applied, Spot, Way},
};
use crate::pointer::Pointer;
use serde_json::Value;

pub(super) fn check(pair: &Pair) -> Option<Remark> {
    let (around, way, before) = match pair.which {
        Which::Both { was, around, .. } => (around, &was.way, demands(pair.old, around.was, &was.way)),
        Which::Added { is, around } => (around, &is.way, Vec::new()),
        Which::Whole | Which::Gone { .. } => return None,
    };
    let is_known = |demand: &Demand| {
        before.iter().any(|known| known.is_certain || (known.conditions == demand.conditions && !demand.is_certain))
    };
    // A branch that is new, and what it demands, is in no document.
    let is_added = matches!(pair.which, Which::Added { .. });
    let is_in_none = |demand: &Demand| is_added && !demand.is_certain && demand.conditions.is_empty();
    let demands = demands(pair.new, around.is, way).into_iter();
    let mut new = demands.filter(|demand| !is_known(demand) && !is_in_none(demand));
    new.next().map(|demand| {
        let when = if demand.is_certain { "" } else { " in some documents" };
        let before = if is_added { "was not asked" } else { "could be left out" };
        let message = format!("{} {before}, and has to be answered{when} now", pair.called());
        Remark::new(demand.at, message, "do not demand it, or be ready to ask those who have agreed already")
    })
}

/// An answer is demanded.
struct Demand {
    /// Where the schema says so.
    at: Pointer,
    is_certain: bool,
    conditions: Vec<(Value, bool)>,
}

/// Where and when the part around demands what is reached in that way.
fn demands(checklist: &Checklist, around: &Spot, way: &Way) -> Vec<Demand> {
    let Way::Property(name) = way else { return Vec::new() };
    let demand = |applied: &Applied| {
        let required = checklist.at(&applied.place).get("required")?.as_array()?;
        required.iter().any(|one| one == name).then(|| Demand {
            at: applied.place.child("required"),
            is_certain: applied.is_certain,
            conditions: checklist.conditions(applied),
        })
    };
    around.applied().filter_map(demand).collect()
}

impl Checklist<'_> {
    /// The conditions under which a schema applies, by what they demand, in an order of their own.
    pub(super) fn conditions(&self, applied: &Applied) -> Vec<(Value, bool)> {
        let conditions = applied.guards.iter().map(|guard| (self.meaning(&guard.condition), guard.holds));
        let mut conditions: Vec<(Value, bool)> = conditions.collect();
        conditions.sort_by_key(|(condition, holds)| (condition.to_string(), *holds));
        conditions
    }
}
