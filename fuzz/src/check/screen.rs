//! The screen as a page holds it: `JsonML`, the controls in it, and parts replaced by their id.

use serde_json::Value;
use std::collections::BTreeSet;

/// Something on screen that makes an edit.
pub struct Control {
    /// What it does.
    pub kind: String,
    /// What it is about.
    pub at: String,
    /// Which choice it is, if it is one.
    pub choice: Option<u64>,
    /// Which of a group's picks or maps it is about, if of any.
    pub number: Option<u64>,
}

/// Every control that a person can use.
pub fn controls(screen: &Value) -> Vec<Control> {
    let mut found = Vec::new();
    walk(screen, &mut |element| {
        let text = |name: &str| element[1].get(name).and_then(Value::as_str);
        let locked = [".disabled", "readonly"].iter().any(|name| element[1].get(*name) == Some(&Value::Bool(true)));
        if let (Some(kind), Some(at), false) = (text("data-edit"), text("data-pointer"), locked) {
            let number = |name: &str| text(name).and_then(|number| number.parse().ok());
            let (choice, number) = (number("data-choice"), number("data-pick").or_else(|| number("data-map")));
            found.push(Control { kind: kind.to_owned(), at: at.to_owned(), choice, number });
        }
    });
    found
}

/// No id is there twice, and what points to one points to one that is there.
pub fn is_in_order(screen: &Value) {
    let mut ids = BTreeSet::new();
    walk(screen, &mut |element| {
        if let Some(id) = element[1].get("id").and_then(Value::as_str) {
            assert!(ids.insert(id.to_owned()), "two elements have the id {id}");
        }
    });
    walk(screen, &mut |element| {
        for name in ["for", "aria-labelledby", "aria-describedby", "data-focus"] {
            for id in element[1].get(name).and_then(Value::as_str).into_iter().flat_map(str::split_whitespace) {
                assert!(ids.contains(id), "{name} of a {} leads to {id}, which is not there", element[0]);
            }
        }
    });
}

/// Puts an element in the place of the one with that id; nothing happens where there is none.
pub fn replace(screen: &mut Value, id: &str, by: &Value) {
    if screen.get(1).and_then(|attributes| attributes.get("id")).and_then(Value::as_str) == Some(id) {
        screen.clone_from(by);
        return;
    }
    for child in screen.as_array_mut().into_iter().flatten().skip(2) {
        replace(child, id, by);
    }
}

/// Without what the page itself changes as somebody types or ticks.
pub fn without_input(screen: &Value) -> Value {
    let mut screen = screen.clone();
    forget_input(&mut screen);
    screen
}

/// Where two screens differ first: the innermost elements that do.
pub fn difference<'a>(left: &'a Value, right: &'a Value) -> Option<(&'a Value, &'a Value)> {
    if left == right {
        return None;
    }
    match (left.as_array(), right.as_array()) {
        (Some(ours), Some(theirs)) if ours.len() == theirs.len() && ours[..2] == theirs[..2] => {
            ours.iter().zip(theirs).skip(2).find_map(|(ours, theirs)| difference(ours, theirs))
        }
        _ => Some((left, right)),
    }
}

fn forget_input(element: &mut Value) {
    let Some(parts) = element.as_array_mut() else { return };
    if let Some(attributes) = parts.get_mut(1).and_then(Value::as_object_mut) {
        attributes.shift_remove(".value");
        attributes.shift_remove(".checked");
    }
    parts.iter_mut().skip(2).for_each(forget_input);
}

fn walk(element: &Value, visit: &mut impl FnMut(&Value)) {
    let Some(parts) = element.as_array() else { return };
    visit(element);
    for child in parts.iter().skip(2) {
        walk(child, visit);
    }
}
