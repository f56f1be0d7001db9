//! Which rows of two lists are the same one: by what the author says a row is known by, else by what they have in common.

use super::comparison::is_empty;
use crate::form::same_value;
use crate::state::same_name;
use serde_json::{Map, Value};

/// More pairs than these are not weighed: rows are then matched by their places.
const MAX_PAIRS: usize = 250_000;

/// Rows that have less in common than this, of [`WHOLE`], are two rows.
const ENOUGH: usize = WHOLE / 2;

/// All of it.
const WHOLE: usize = 1_000;

/// The pairs of rows that are one, in no order. `key` names the property that a row is known by.
pub(super) fn pairs(a: &[Value], b: &[Value], key: Option<&str>) -> Vec<(usize, usize)> {
    if a.len().saturating_mul(b.len()) > MAX_PAIRS {
        return (0..a.len().min(b.len())).map(|place| (place, place)).collect();
    }
    let said = |rows: &[Value]| rows.iter().map(said_in).collect::<Vec<_>>();
    let (a, b) = (said(a), said(b));
    let mut candidates: Vec<(usize, usize, usize)> = Vec::new();
    for (one, row) in a.iter().enumerate() {
        for (other, candidate) in b.iter().enumerate() {
            let common = in_common(row, candidate);
            let is_one = same_key(row, candidate, key).unwrap_or(common >= ENOUGH);
            if is_one {
                candidates.push((common, one, other));
            }
        }
    }
    // The most alike first, then the least moved: so it does not matter which list comes first.
    candidates.sort_by_key(|(common, one, other)| (WHOLE - common, one.abs_diff(*other), *one.min(other)));
    let (mut taken, mut given) = (vec![false; a.len()], vec![false; b.len()]);
    candidates.retain(|(_, one, other)| {
        let is_free = !taken[*one] && !given[*other];
        if is_free {
            (taken[*one], given[*other]) = (true, true);
        }
        is_free
    });
    candidates.into_iter().map(|(_, one, other)| (one, other)).collect()
}

/// A row without what nobody has answered in it.
fn said_in(row: &Value) -> Value {
    match row {
        Value::Object(members) => {
            let said = members.iter().filter(|(_, value)| !is_empty(value));
            said.map(|(name, value)| (name.clone(), said_in(value))).collect()
        }
        Value::Array(elements) => elements.iter().filter(|element| !is_empty(element)).map(said_in).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => row.clone(),
    }
}

/// Whether two rows are known by the same; `None` where one of them is not known by anything.
fn same_key(a: &Value, b: &Value, key: Option<&str>) -> Option<bool> {
    let key = key?;
    let (a, b) = (a.get(key)?, b.get(key)?);
    Some(match (a.as_str(), b.as_str()) {
        (Some(a), Some(b)) => same_name(a, b),
        _ => same_value(a, b),
    })
}

/// How much two values have in common, of [`WHOLE`].
fn in_common(a: &Value, b: &Value) -> usize {
    match (a, b) {
        _ if same_value(a, b) => WHOLE,
        (Value::Object(a), Value::Object(b)) => {
            let all = || a.keys().chain(b.keys().filter(|name| !a.contains_key(*name)));
            // What neither has answered is nothing that they could have in common, or not.
            let is_said = |of: &Map<String, Value>, name: &str| of.get(name).is_some_and(|value| !is_blank(value));
            let names = || all().filter(|name| is_said(a, name) || is_said(b, name));
            let below = |name: &String| of_both(a, b, name);
            names().map(below).sum::<usize>() / names().count().max(1)
        }
        (Value::Array(a), Value::Array(b)) => share(a, b, same_value),
        (Value::String(a), Value::String(b)) => {
            let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
            share(&words(a), &words(b), String::eq)
        }
        _ => 0,
    }
}

/// Whether nothing is said in a value.
fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.iter().all(is_blank),
        Value::Object(members) => members.values().all(is_blank),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn of_both(a: &Map<String, Value>, b: &Map<String, Value>, name: &str) -> usize {
    a.get(name).zip(b.get(name)).map_or(0, |(a, b)| in_common(a, b))
}

/// How many parts of both are in the other too (the coefficient of Dice), of [`WHOLE`]: never all, since they are not the
/// same.
fn share<T>(a: &[T], b: &[T], same: impl Fn(&T, &T) -> bool) -> usize {
    let found =
        |some: &[T], others: &[T]| some.iter().filter(|one| others.iter().any(|other| same(one, other))).count();
    (WHOLE * (found(a, b) + found(b, a)) / (a.len() + b.len()).max(1)).min(WHOLE - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(a: &Value, b: &Value, key: Option<&str>, expected: &[(usize, usize)]) {
        let mut found = pairs(a.as_array().unwrap(), b.as_array().unwrap(), key);
        found.sort_unstable();
        assert_eq!(found, expected);
    }

    #[test]
    fn rows_are_known_by_their_key() {
        let a =
            json!([{"name": "Aino Virta", "does": "opens"}, {"name": "Antti Salo", "does": "writes"}, {"does": "x"}]);
        let b = json!([{"name": "antti  salo", "does": "opens"}, {"does": "x"}, {"name": "Aino Virta", "does": "y"}]);
        check(&a, &b, Some("name"), &[(0, 2), (1, 0), (2, 1)]);
    }

    #[test]
    fn what_is_not_answered_makes_no_difference() {
        check(&json!([{"when": "now"}]), &json!([{"what": "", "when": "now", "steps": [""]}]), None, &[(0, 0)]);
    }

    #[test]
    fn rows_are_known_by_what_they_have_in_common() {
        check(&json!(["b", "a", "a"]), &json!(["a", "c", "a", "b"]), None, &[(0, 3), (1, 0), (2, 2)]);
        let a = json!([{"what": "We start on time", "who": "Aino"}, {"what": "Coffee"}]);
        let b = json!([{"what": "Tea"}, {"what": "We always start on time", "who": "Aino"}]);
        check(&a, &b, None, &[(0, 1)]);
        // What nobody has answered says nothing.
        check(
            &json!([{"what": "a"}]),
            &json!([{"what": "a", "who": "", "steps": [""], "when": null}]),
            None,
            &[(0, 0)],
        );
    }
}
