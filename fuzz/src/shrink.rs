//! A smaller case that still fails: what can be left out is left out.

use crate::check;
use serde_json::Value;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;
use std::{fs, panic, thread};

/// Longer than this is a failure too.
const TOO_LONG: Duration = Duration::from_secs(2);

/// Reads a case, prints a smaller one, and what is wrong with it.
pub fn print(target: &str, file: &Path) {
    let text = fs::read_to_string(file).expect("a file that can be read");
    let case = serde_json::from_str(&text).expect("a case, as JSON");
    // In the place of libFuzzer's, which ends the process.
    panic::set_hook(Box::new(|_| {}));
    let small = shrink(target, &case);
    panic::set_hook(Box::new(|info| println!("{info}")));
    println!("{small}");
    if !fails(target, &small) {
        println!("it does not fail");
    }
}

/// The smallest case that this finds; the case itself when it does not fail.
pub fn shrink(target: &str, case: &Value) -> Value {
    let mut best = case.clone();
    while let Some(smaller) = candidates(&best).into_iter().find(|smaller| fails(target, smaller)) {
        best = smaller;
    }
    best
}

/// Whether the case panics, or takes too long.
pub fn fails(target: &str, case: &Value) -> bool {
    let (sender, receiver) = mpsc::channel();
    let (target, case) = (target.to_owned(), case.clone());
    let worker = thread::Builder::new().stack_size(8 << 20).spawn(move || {
        check::check(&target, &case);
        // Nobody listens any more to one that took too long.
        let _ = sender.send(());
    });
    // A worker that panicked hangs up; one that is still at it is left alone.
    worker.is_ok() && receiver.recv_timeout(TOO_LONG).is_err()
}

fn candidates(case: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    if let Some(text) = case.get("text").and_then(Value::as_str) {
        if let Ok(inner) = serde_json::from_str::<Value>(text) {
            let inside = variants(&inner).into_iter().map(|smaller| {
                let mut case = case.clone();
                case["text"] = smaller.to_string().into();
                case
            });
            found.extend(inside);
        } else {
            for place in text.char_indices().map(|(place, _)| place) {
                let mut shorter = text.to_owned();
                shorter.remove(place);
                let mut case = case.clone();
                case["text"] = shorter.into();
                found.push(case);
            }
        }
    }
    found.extend(variants(case));
    found
}

/// The value with one part less, or one part in the place of what it stands in; greater changes first.
fn variants(value: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    match value {
        Value::Object(members) => {
            for name in members.keys() {
                let mut fewer = members.clone();
                fewer.shift_remove(name);
                found.push(Value::Object(fewer));
            }
            found.extend(members.values().filter(|inner| inner.is_object()).cloned());
            for (name, inner) in members {
                for smaller in variants(inner) {
                    let mut members = members.clone();
                    members.insert(name.clone(), smaller);
                    found.push(Value::Object(members));
                }
            }
        }
        Value::Array(elements) => {
            for at in 0..elements.len() {
                let mut fewer = elements.clone();
                fewer.remove(at);
                found.push(Value::Array(fewer));
            }
            for (at, inner) in elements.iter().enumerate() {
                for smaller in variants(inner) {
                    let mut elements = elements.clone();
                    elements[at] = smaller;
                    found.push(Value::Array(elements));
                }
            }
        }
        Value::String(text) if text.chars().count() > 8 => {
            found.push(text.chars().take(text.chars().count() / 2).collect::<String>().into());
        }
        _ => {}
    }
    found
}
