//! Makes one change to a document. It may happen to leave it valid.

use super::dice::Dice;
use serde_json::{Value, json};
use sovitaan::pointer::Pointer;

/// Values for a place where another one stood.
fn others() -> Vec<Value> {
    let long = "a".repeat(10_000);
    let mut others = vec![json!(null), json!(true), json!(0), json!(-1), json!(1.5), json!([]), json!({}), json!([1])];
    others.extend(
        ["", " ", "1", "true", "null", "2026-02-30", "2026-2-3", "25:00", "a@", long.as_str()].map(Value::from),
    );
    others.extend([json!(100_000_000_000_000_000_000_u128), json!({"value": 1}), json!("e\u{301}")]);
    others
}

/// What was done, and what came of it.
pub fn spoilt(document: &Value, dice: &mut Dice) -> (String, Value) {
    let mut changed = document.clone();
    let place = dice.of(&places(document)).clone();
    let target = changed.pointer_mut(place.as_str()).expect("a place of the document");
    let what = match (dice.below(5), target) {
        (0, Value::Object(members)) if !members.is_empty() => {
            let name = dice.of(&members.keys().cloned().collect::<Vec<_>>()).clone();
            members.shift_remove(&name);
            format!("without {name}")
        }
        (1, Value::Object(members)) => {
            let name = ["", "extra", "__proto__", "constructor", "näin/~"][dice.below(5)];
            members.insert(name.to_owned(), dice.of(&others()).clone());
            format!("with {name:?} too")
        }
        (0, Value::Array(elements)) if !elements.is_empty() => {
            let again = dice.of(elements).clone();
            elements.push(again);
            "an element twice".to_owned()
        }
        (1, Value::Array(elements)) if !elements.is_empty() => {
            elements.pop();
            "without the last element".to_owned()
        }
        (0, Value::String(text)) => {
            text.push_str(&"x".repeat(1 + dice.below(3_000)));
            "longer".to_owned()
        }
        (_, target) => {
            *target = dice.of(&others()).clone();
            let shown: String = target.to_string().chars().take(40).collect();
            format!("is {shown}")
        }
    };
    (format!("{place} {what}"), changed)
}

/// Every place in the document.
fn places(document: &Value) -> Vec<Pointer> {
    let (mut places, mut open) = (Vec::new(), vec![(Pointer::root(), document)]);
    while let Some((place, value)) = open.pop() {
        match value {
            Value::Object(members) => {
                open.extend(members.iter().map(|(name, member)| (place.child(name.as_str()), member)));
            }
            Value::Array(elements) => {
                open.extend(elements.iter().enumerate().map(|(index, element)| (place.child(index), element)));
            }
            _ => {}
        }
        places.push(place);
    }
    places
}
