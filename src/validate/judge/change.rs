//! An edit of the instance, and what it touches.

use crate::pointer::Pointer;
use serde_json::{Map, Value};
use std::{error::Error, fmt};

/// A change has no place in the instance: its pointer leads through text or a number, or past the
/// end of an array.
#[derive(Clone, Debug, PartialEq)]
pub struct Misplaced {
    /// Where the change should have gone.
    pub pointer: Pointer,
}

impl fmt::Display for Misplaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the instance has no place at '{}'; judge the whole instance instead", self.pointer)
    }
}

impl Error for Misplaced {}

/// What an edit touched: the highest place whose value is another one now.
#[derive(Debug, PartialEq)]
pub(super) struct Touched {
    pub(super) tokens: Vec<String>,
    /// Whether the place itself appeared or disappeared.
    pub(super) presence: bool,
}

/// Puts a value into the instance.
pub(super) fn set(instance: &mut Value, pointer: &Pointer, value: Value) -> Result<Touched, Misplaced> {
    let mut tokens: Vec<String> = pointer.tokens().collect();
    let Some(last) = tokens.len().checked_sub(1) else {
        *instance = value;
        return Ok(Touched { tokens, presence: false });
    };
    // The deepest container on the way that is there already.
    let (mut parent, mut depth, mut reached) = (Pointer::root(), 0, &*instance);
    while depth < last {
        let next = parent.child(tokens[depth].as_str());
        let Some(inner) = instance.pointer(next.as_str()) else { break };
        (parent, depth, reached) = (next, depth + 1, inner);
    }
    let token = &tokens[depth];
    let place = match reached {
        Value::Object(members) => Some(!members.contains_key(token)),
        Value::Array(items) => index(token).filter(|index| *index <= items.len()).map(|index| index == items.len()),
        _ => None,
    };
    let presence = place.ok_or_else(|| Misplaced { pointer: pointer.clone() })?;
    let value = wrapped(value, &tokens[depth + 1..]);
    match instance.pointer_mut(parent.as_str()) {
        Some(Value::Object(members)) => drop(members.insert(token.clone(), value)),
        Some(Value::Array(items)) if presence => items.push(value),
        Some(Value::Array(items)) => items[index(token).unwrap_or_default()] = value,
        _ => {}
    }
    tokens.truncate(depth + 1);
    Ok(Touched { tokens, presence })
}

/// The value inside the containers that the tokens ask for.
fn wrapped(value: Value, tokens: &[String]) -> Value {
    tokens.iter().rev().fold(value, |inner, token| {
        if token == "0" { Value::Array(vec![inner]) } else { Value::Object(Map::from_iter([(token.clone(), inner)])) }
    })
}

/// Takes a value out of the instance; `None` when there was none.
pub(super) fn remove(instance: &mut Value, pointer: &Pointer) -> Option<Touched> {
    let parent = pointer.parent()?;
    let token = pointer.last()?;
    let mut tokens: Vec<String> = pointer.tokens().collect();
    match instance.pointer_mut(parent.as_str())? {
        Value::Object(members) => {
            // Keeps the order of the others: it is the author's.
            members.shift_remove(&token)?;
            Some(Touched { tokens, presence: true })
        }
        Value::Array(items) => {
            let index = index(&token).filter(|index| *index < items.len())?;
            items.remove(index);
            tokens.pop();
            Some(Touched { tokens, presence: false })
        }
        _ => None,
    }
}

/// An array index as RFC 6901 writes it.
pub(super) fn index(token: &str) -> Option<usize> {
    let canonical = token == "0" || !token.starts_with('0') && token.bytes().all(|b| b.is_ascii_digit());
    if canonical { token.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(mut instance: Value, pointer: &str, expected: &Value, touched: &str, presence: bool) {
        let pointer = Pointer::parse(pointer).unwrap();
        let outcome = set(&mut instance, &pointer, json!(1)).unwrap();
        assert_eq!(instance, *expected);
        let tokens: Vec<String> = Pointer::parse(touched).unwrap().tokens().collect();
        assert_eq!(outcome, Touched { tokens, presence });
    }

    #[test]
    fn values_find_their_place() {
        check(json!({"a": 0}), "/a", &json!({"a": 1}), "/a", false);
        check(json!({}), "/a", &json!({"a": 1}), "/a", true);
        check(json!({}), "/a/0/b", &json!({"a": [{"b": 1}]}), "/a", true);
        check(json!({"a": [0]}), "/a/1/b", &json!({"a": [0, {"b": 1}]}), "/a/1", true);
        check(json!({"a": [{}]}), "/a/0/b", &json!({"a": [{"b": 1}]}), "/a/0/b", true);
        check(json!([]), "", &json!(1), "", false);
    }

    #[test]
    fn what_has_no_place_is_said() {
        for (mut instance, pointer) in
            [(json!("text"), "/a"), (json!([]), "/1"), (json!([0]), "/00"), (json!([0]), "/-")]
        {
            let pointer = Pointer::parse(pointer).unwrap();
            assert_eq!(set(&mut instance, &pointer, json!(1)), Err(Misplaced { pointer }));
        }
    }

    #[test]
    fn removed_elements_touch_the_whole_array() {
        let mut instance = json!({"a": [0, 1], "b": 2, "c": 3});
        let at = |text| Pointer::parse(text).unwrap();
        let array = Touched { tokens: vec!["a".into()], presence: false };
        assert_eq!(remove(&mut instance, &at("/a/0")), Some(array));
        assert_eq!(remove(&mut instance, &at("/b")), Some(Touched { tokens: vec!["b".into()], presence: true }));
        assert_eq!(remove(&mut instance, &at("/b")), None);
        assert_eq!(instance.to_string(), r#"{"a":[1],"c":3}"#);
    }
}
