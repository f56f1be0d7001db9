//! Demands on an answer that were not made before: another bound, a pattern, a list to choose from, a type less.

use super::super::{kinds::kinds, pair::Pair};
use super::fewer_choices::choices;
use crate::json::write;
use crate::lint::{checklist::Checklist, finding::Remark, list::list, spots::Spot};
use crate::pointer::Pointer;
use serde_json::Value;

/// Bounds, and whether a greater one leaves less.
const BOUNDS: [(&str, bool); 12] = [
    ("minimum", true),
    ("exclusiveMinimum", true),
    ("minLength", true),
    ("minItems", true),
    ("minProperties", true),
    ("minContains", true),
    ("maximum", false),
    ("exclusiveMaximum", false),
    ("maxLength", false),
    ("maxItems", false),
    ("maxProperties", false),
    ("maxContains", false),
];

/// Demands that are no bounds: another one leaves out other answers.
const DEMANDS: [&str; 9] = [
    "pattern",
    "format",
    "multipleOf",
    "uniqueItems",
    "contains",
    "not",
    "propertyNames",
    "dependentRequired",
    "contentEncoding",
];

pub(super) fn check(pair: &Pair) -> Option<Remark> {
    let (was, is) = pair.both().filter(|_| !pair.is_of_other_type())?;
    // Whether each of a few values still fits is said by another rule.
    if choices(pair.old, was).is_some() {
        return None;
    }
    let fewer = fewer_types(pair, was, is).or_else(|| listed(pair, is));
    let (at, what) = fewer.or_else(|| bound(pair, was, is)).or_else(|| demand(pair, was, is))?;
    let message = format!("{} {what}", pair.called());
    Some(Remark::new(at, message, "demand no more than before, or be ready to ask again"))
}

fn fewer_types(pair: &Pair, was: &Spot, is: &Spot) -> Option<(Pointer, String)> {
    let (before, now) = (kinds(pair.old, was), kinds(pair.new, is));
    let takes = |kind: &str| now.iter().any(|other| *other == kind || (kind == "integer" && *other == "number"));
    let gone: Vec<&str> = before.iter().copied().filter(|kind| !takes(kind)).collect();
    let at = || is.place().clone();
    if now.is_empty() {
        return None;
    }
    if before.is_empty() {
        return Some((at(), format!("took any type of answer, and takes {} now", list(&now))));
    }
    (!gone.is_empty()).then(|| (at(), format!("took {} too, and takes {} now", list(&gone), list(&now)))).or_else(
        || {
            let took_null = pair.old.is_possible(was, &Value::Null) && !pair.new.is_possible(is, &Value::Null);
            took_null.then(|| (at(), "does not take `null` any more".to_owned()))
        },
    )
}

fn listed(pair: &Pair, is: &Spot) -> Option<(Pointer, String)> {
    let count = pair.new.choices(is)?.len();
    Some((is.place().clone(), format!("could be written freely, and is one of {count} choices now")))
}

fn bound(pair: &Pair, was: &Spot, is: &Spot) -> Option<(Pointer, String)> {
    BOUNDS.iter().find_map(|(keyword, is_least)| {
        let tightest = |found: Vec<(Pointer, f64)>| {
            let worse = |a: &(Pointer, f64), b: &(Pointer, f64)| {
                let order = a.1.total_cmp(&b.1);
                if *is_least { order } else { order.reverse() }
            };
            found.into_iter().max_by(worse)
        };
        let (at, now) = tightest(bounds(pair.new, is, keyword))?;
        let before = tightest(bounds(pair.old, was, keyword)).map(|(_, before)| before);
        // None is the same as the least that there can be.
        let before = before.or((*is_least && !keyword.ends_with("imum")).then_some(least(keyword)));
        let said = match before {
            Some(before) if *is_least && now <= before => return None,
            Some(before) if !*is_least && now >= before => return None,
            Some(before) => format!("has a `{keyword}` of {now}, and had {before}"),
            None => format!("has a `{keyword}` of {now}, and had none"),
        };
        Some((at, said))
    })
}

/// What holds where nothing is said.
fn least(keyword: &str) -> f64 {
    if keyword == "minContains" { 1.0 } else { 0.0 }
}

fn bounds(checklist: &Checklist, spot: &Spot, keyword: &str) -> Vec<(Pointer, f64)> {
    let places = spot.applied().map(|applied| &applied.place);
    places.filter_map(|place| Some((place.child(keyword), checklist.at(place).get(keyword)?.as_f64()?))).collect()
}

fn demand(pair: &Pair, was: &Spot, is: &Spot) -> Option<(Pointer, String)> {
    DEMANDS.iter().find_map(|keyword| {
        let before: Vec<Value> = demands(pair.old, was, keyword).into_iter().map(|(_, value)| value).collect();
        let (at, now) = demands(pair.new, is, keyword).into_iter().find(|(_, value)| !before.contains(value))?;
        let now = if now.is_object() { String::new() } else { format!(": {}", write(&now)) };
        Some((at, format!("has another `{keyword}` than before{now}")))
    })
}

/// What a keyword demands wherever it stands, without what demands nothing.
fn demands(checklist: &Checklist, spot: &Spot, keyword: &str) -> Vec<(Pointer, Value)> {
    let places = spot.applied().map(|applied| applied.place.child(keyword));
    let found = places.filter_map(|place| {
        let value = checklist.schema.at(&place)?;
        let is_schema = value.is_object() && keyword != "dependentRequired";
        let value = if is_schema { checklist.meaning(&place) } else { value.clone() };
        Some((place, value))
    });
    found.filter(|(_, value)| *value != Value::Bool(false)).collect()
}
