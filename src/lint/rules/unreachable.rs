//! A condition that no answer can meet, or that every answer meets: what hangs on it is never asked, or always.

use crate::form::Test;
use crate::json::write;
use crate::lint::{
    checklist::Checklist,
    finding::Remark,
    list::list,
    spots::{Applied, Spot, Way},
};
use crate::pointer::Pointer;
use serde_json::Value;

/// Conditions around a condition that are thought of.
const ENOUGH_GUARDS: usize = 6;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (_, spot) in checklist.asked() {
        for applied in spot.applied() {
            let schema = checklist.at(&applied.place);
            let has = |keyword: &str| schema.get(keyword).is_some();
            if has("if") {
                let foreign = foreign_values(checklist, spot, &applied.place.child("if"));
                // Why the condition never holds is said better than that it does not.
                if foreign.is_empty() {
                    remarks.extend(verdict(checklist, spot, applied));
                }
                remarks.extend(foreign);
            } else if let Some(branch) = ["then", "else"].into_iter().find(|branch| has(branch)) {
                let message = format!("`{branch}` without an `if` beside it does nothing");
                remarks.push(Remark::new(applied.place.child(branch), message, "write the `if`, or remove it"));
            }
        }
    }
    remarks
}

/// What is wrong with a condition as a whole.
fn verdict(checklist: &Checklist, spot: &Spot, applied: &Applied) -> Option<Remark> {
    let (place, schema) = (applied.place.child("if"), checklist.at(&applied.place));
    let (then, otherwise) = (schema.get("then"), schema.get("else"));
    if then.is_none() && otherwise.is_none() {
        return Some(Remark::new(place, "nothing hangs on this `if`", "write a `then` beside it, or remove it"));
    }
    // The outermost may be left out: with fewer conditions more is possible.
    let nearest = &applied.guards[applied.guards.len().saturating_sub(ENOUGH_GUARDS)..];
    let guards = nearest.iter().map(|guard| guard.condition.clone());
    let conditions: Vec<Pointer> = guards.chain([place.clone()]).collect();
    let test = |place: &Pointer| Test::of(&checklist.schema, place);
    let guards: Vec<(Test, bool)> = nearest.iter().map(|guard| (test(&guard.condition), guard.holds)).collect();
    let mut answers = checklist.possible(spot, &conditions)?;
    answers.retain(|answer| guards.iter().all(|(guard, holds)| guard.holds(&answer) != Some(!holds)));
    // The condition around this one is the one to mend.
    if answers.is_empty() {
        return None;
    }
    let own = test(&place);
    let verdicts: Vec<Option<bool>> = answers.iter().map(|answer| own.holds(&answer)).collect();
    let around = if guards.is_empty() { "" } else { " where it stands" };
    let never = verdicts.iter().all(|verdict| *verdict == Some(false));
    let always = verdicts.iter().all(|verdict| *verdict == Some(true));
    let message = match (never, always) {
        (true, _) if then.is_some() => format!("this condition never holds{around}; its `then` is never asked"),
        (true, _) => format!("this condition never holds{around}; its `else` always applies"),
        (_, true) if otherwise.is_some() => format!("this condition always holds{around}; its `else` is never asked"),
        (_, true) => format!("this condition always holds{around}; its `then` always applies"),
        _ => return None,
    };
    Some(Remark::new(place, message, "correct the condition, or remove it and what is never asked"))
}

/// Values that a condition looks for, and that the question cannot have.
fn foreign_values(checklist: &Checklist, spot: &Spot, condition: &Pointer) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut open = vec![(condition.clone(), spot)];
    let mut looked: Vec<Pointer> = Vec::new();
    while let Some((place, spot)) = open.pop() {
        if looked.contains(&place) {
            continue;
        }
        let Some(Value::Object(keywords)) = checklist.schema.at(&place) else { continue };
        for (keyword, value) in keywords {
            let below = place.child(keyword.as_str());
            match (keyword.as_str(), value) {
                ("const", value) => remarks.extend(foreign(checklist, spot, value, below)),
                ("enum", Value::Array(values)) => {
                    let each = values.iter().enumerate();
                    remarks
                        .extend(each.filter_map(|(index, value)| foreign(checklist, spot, value, below.child(index))));
                }
                ("allOf" | "anyOf" | "oneOf", Value::Array(parts)) => {
                    open.extend((0..parts.len()).map(|index| (below.child(index), spot)));
                }
                ("not" | "if" | "then" | "else", _) => open.push((below, spot)),
                ("$ref", Value::String(reference)) => {
                    open.extend(checklist.schema.resolve(&place, reference).map(|target| (target, spot)));
                }
                ("properties", Value::Object(by_name)) => {
                    for name in by_name.keys() {
                        if let Some(question) = checklist.question(spot, name) {
                            open.push((below.child(name.as_str()), question));
                        }
                    }
                }
                ("contains" | "items", Value::Object(_)) => {
                    let element = checklist.child(spot, &Way::Element).map(|id| checklist.spot(id));
                    open.extend(element.map(|element| (below, element)));
                }
                _ => {}
            }
        }
        looked.push(place);
    }
    remarks
}

fn foreign(checklist: &Checklist, spot: &Spot, value: &Value, at: Pointer) -> Option<Remark> {
    if value.is_array() || value.is_object() || checklist.is_possible(spot, value) {
        return None;
    }
    let question = spot.at.tokens().filter(|token| token != "-").last().unwrap_or_default();
    let choices: Vec<String> =
        checklist.choices(spot).unwrap_or_default().iter().map(|choice| write(choice.value)).collect();
    let advice = match &choices[..] {
        [] => "look for a value that its schema allows".to_owned(),
        choices => format!("write one of {}", list(choices)),
    };
    Some(Remark::new(at, format!("`{question}` is never {}, so this never holds", write(value)), advice))
}
