//! What a schema that contains itself costs, by how deep an instance goes.
//!
//! `{"properties": {"a": {"allOf": [{"$ref": "#"}, {"$ref": "#"}]}}}` is harmless for an instance of three levels, and
//! asks for 2^100 evaluations of one of a hundred. The schema alone cannot be blamed, so each instance is weighed.

use super::limits::{MAX_DEPTH, MAX_WORK};
use crate::json::is_deeper;
use serde_json::Value;

/// A schema's own share, and the schemas that apply to the parts of its value, each with the number of ways.
#[derive(Default)]
pub(super) struct Share {
    pub(super) own: u64,
    /// For each part that has a name: which schemas, in how many ways.
    pub(super) named: Vec<Vec<(usize, u64)>>,
    /// For a part that only the instance can name.
    pub(super) others: Vec<(usize, u64)>,
}

impl Share {
    fn cost(&self, below: &[u64]) -> u64 {
        let ways = |(schema, ways): &(usize, u64)| below[*schema].saturating_mul(*ways);
        let sum = |parts: &Vec<(usize, u64)>| parts.iter().map(ways).fold(0, u64::saturating_add);
        let named = self.named.iter().map(sum).max().unwrap_or_default();
        let others = self.others.iter().map(ways).max().unwrap_or_default();
        self.own.saturating_add(named).saturating_add(others)
    }
}

/// The work on the costliest way down through an instance, by its depth from 0.
#[derive(Debug)]
pub(super) struct Growth(Vec<u64>);

impl Growth {
    /// That of the first schema.
    pub(super) fn of(shares: &[Share]) -> Self {
        let mut costs: Vec<u64> = shares.iter().map(|share| share.own).collect();
        let mut growth = vec![costs.first().copied().unwrap_or_default()];
        while growth.len() <= MAX_DEPTH && growth.last().is_some_and(|cost| *cost <= MAX_WORK) {
            costs = shares.iter().map(|share| share.cost(&costs)).collect();
            growth.push(costs.first().copied().unwrap_or_default());
        }
        Self(growth)
    }

    /// Whether there are instances within the limits that ask too much.
    pub(super) fn explodes(&self) -> bool {
        self.0.last().is_some_and(|cost| *cost > MAX_WORK)
    }

    /// Whether an instance can be judged at all: within the depth, and, by a schema that contains itself, in a bearable
    /// time.
    pub(super) fn bears(growth: Option<&Self>, instance: &Value) -> bool {
        !is_deeper(instance, MAX_DEPTH) && growth.is_none_or(|growth| growth.has_time_for(instance))
    }

    fn has_time_for(&self, instance: &Value) -> bool {
        let (mut values, mut deepest) = (0_u64, 0);
        let mut open = vec![(instance, 1)];
        while let Some((value, depth)) = open.pop() {
            values += 1;
            deepest = deepest.max(depth);
            match value {
                Value::Array(items) => open.extend(items.iter().map(|item| (item, depth + 1))),
                Value::Object(members) => open.extend(members.values().map(|member| (member, depth + 1))),
                _ => {}
            }
        }
        let work = self.0.get(deepest).or(self.0.last()).copied().unwrap_or_default();
        work.saturating_mul(values) <= MAX_WORK
    }
}
