//! One order for violations, whoever found them.

use super::{Violation, table::order};
use crate::json;

/// One order, and nothing said twice.
pub(super) fn tidy(violations: &mut Vec<Violation>) {
    let key = |violation: &Violation| {
        let Violation { pointer, schema_pointer, keyword, limit, .. } = violation;
        // No pointer has the character zero in front of where another one ends.
        let key = [pointer.as_str(), schema_pointer.as_str(), keyword.as_str(), &json::write(limit)];
        key.join("\0").into_bytes()
    };
    if violations.len() < 2 {
        return;
    }
    let order = order(violations.iter().map(key));
    *violations = order.into_iter().map(|position| violations[position].clone()).collect();
    violations.dedup();
}
