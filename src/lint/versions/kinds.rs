//! The types of answer that a question takes, in both versions.

use super::pair::Pair;
use crate::lint::{checklist::Checklist, spots::Spot};
use serde_json::Value;

impl Pair<'_, '_> {
    /// Whether none of the types that were taken is taken now.
    pub(super) fn is_of_other_type(&self) -> bool {
        let Some((was, is)) = self.both() else { return false };
        let (before, now) = (kinds(self.old, was), kinds(self.new, is));
        let is_taken = |kind: &&str| now.iter().any(|other| other == kind || (is_number(kind) && is_number(other)));
        !before.is_empty() && !now.is_empty() && !before.iter().any(is_taken)
    }
}

fn is_number(kind: &str) -> bool {
    matches!(kind, "number" | "integer")
}

/// The types of answer, also those of alternatives, but for `null`; none when any may do.
pub(super) fn kinds<'c>(checklist: &'c Checklist, spot: &Spot) -> Vec<&'c str> {
    let known = checklist.kinds(spot);
    if !known.is_empty() || !checklist.is_union(spot) {
        return known;
    }
    let mut found: Vec<&str> = Vec::new();
    for applied in spot.applied() {
        let kinds = match checklist.at(&applied.place).get("type") {
            Some(Value::String(kind)) => vec![kind.as_str()],
            Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        found.extend(kinds.into_iter().filter(|kind| *kind != "null"));
    }
    found.sort_unstable();
    found.dedup();
    found
}
