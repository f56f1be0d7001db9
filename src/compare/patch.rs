//! What one document changes of another, as a JSON Patch (RFC 6902).

use super::common::common;
use crate::form::same_value;
use crate::json::{MAX_DEPTH, is_deeper};
use crate::pointer::Pointer;
use serde_json::{Map, Value, json};
use std::fmt;

/// The operations that make `after` of `before`.
///
/// A `test` before each `replace` and `remove` carries the value that was there, so that what was changed can be read
/// without the earlier document, and is never applied to another one. Values are compared by what they mean: `1` and
/// `1.0` are one number. Rows that stay as they are stay out of it when others come or go. A list of plain values (what
/// is ticked) is replaced as a whole: it is one answer.
///
/// ```
/// use serde_json::json;
/// use sovitaan::compare::{apply, patch};
///
/// let before = json!({"name": "Aino Virta", "days": [{"day": "Mon"}, {"day": "Tue"}]});
/// let after = json!({"name": "Antti Salo", "days": [{"day": "Tue"}]});
/// let changes = patch(&before, &after);
/// assert_eq!(changes, json!([
///     {"op": "test", "path": "/name", "value": "Aino Virta"},
///     {"op": "replace", "path": "/name", "value": "Antti Salo"},
///     {"op": "test", "path": "/days/0", "value": {"day": "Mon"}},
///     {"op": "remove", "path": "/days/0"},
/// ]));
/// assert_eq!(apply(&changes, &before), Ok(after));
/// ```
pub fn patch(before: &Value, after: &Value) -> Value {
    let mut operations = Vec::new();
    compare(&Pointer::root(), before, after, &mut operations);
    Value::Array(operations)
}

fn compare(at: &Pointer, before: &Value, after: &Value, operations: &mut Vec<Value>) {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            for (name, old) in before {
                let at = at.child(name.as_str());
                match after.get(name) {
                    Some(new) => compare(&at, old, new, operations),
                    None => remove(&at, old, operations),
                }
            }
            for (name, new) in after.iter().filter(|(name, _)| !before.contains_key(*name)) {
                add(&at.child(name.as_str()), new, operations);
            }
        }
        (Value::Array(before), Value::Array(after)) if before.iter().chain(after).any(is_container) => {
            compare_rows(at, before, after, operations);
        }
        _ if same_value(before, after) => {}
        _ => {
            operations.push(json!({"op": "test", "path": at.as_str(), "value": before}));
            operations.push(json!({"op": "replace", "path": at.as_str(), "value": after}));
        }
    }
}

fn is_container(value: &Value) -> bool {
    value.is_array() || value.is_object()
}

fn compare_rows(at: &Pointer, before: &[Value], after: &[Value], operations: &mut Vec<Value>) {
    let (mut old, mut new) = (0, 0);
    let end = (before.len(), after.len());
    // Each two rows that stay, and the two ends: between them all that is there is changed.
    for (old_end, new_end) in common(before, after, &same_value).into_iter().chain([end]) {
        while old < old_end && new < new_end {
            compare(&at.child(new), &before[old], &after[new], operations);
            (old, new) = (old + 1, new + 1);
        }
        // What has been done so far leaves the next row of `before` where the next one of `after` has to be.
        let place = at.child(new);
        before[old..old_end].iter().for_each(|row| remove(&place, row, operations));
        (new..new_end).for_each(|index| add(&at.child(index), &after[index], operations));
        (old, new) = (old_end + 1, new_end + 1);
    }
}

fn remove(at: &Pointer, old: &Value, operations: &mut Vec<Value>) {
    operations.push(json!({"op": "test", "path": at.as_str(), "value": old}));
    operations.push(json!({"op": "remove", "path": at.as_str()}));
}

fn add(at: &Pointer, new: &Value, operations: &mut Vec<Value>) {
    operations.push(json!({"op": "add", "path": at.as_str(), "value": new}));
}

/// A patch that cannot be applied to this document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Which of its operations, from 0.
    pub operation: usize,
    /// What is the matter with it.
    pub why: Why,
}

/// Why an operation cannot be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is none that [`patch`] writes. `move` and `copy` are not taken either: a few copies of copies are more than any
    /// memory holds.
    Unreadable,
    /// There is nothing at its `path`, or nothing that could hold it.
    Nowhere,
    /// Its `test` finds another value: the patch was made for another document.
    OtherValue,
    /// The result would be nested deeper than [`MAX_DEPTH`].
    TooDeep,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match self.why {
            Why::Unreadable => "is none that is written here",
            Why::Nowhere => "leads to a place that is not there",
            Why::OtherValue => "finds another value than it names",
            Why::TooDeep => "makes the document too deep",
        };
        write!(f, "operation {} {why}", self.operation)
    }
}

/// The document that the operations make of this one.
///
/// # Errors
///
/// The first operation that does not fit; nothing is applied then.
///
/// ```
/// use serde_json::json;
/// use sovitaan::compare::{Misfit, Why, apply};
///
/// let changes = json!([{"op": "test", "path": "/a", "value": 1}, {"op": "remove", "path": "/a"}]);
/// assert_eq!(apply(&changes, &json!({"a": 1.0})), Ok(json!({})));
/// assert_eq!(apply(&changes, &json!({"a": 2})), Err(Misfit { operation: 0, why: Why::OtherValue }));
/// ```
pub fn apply(patch: &Value, to: &Value) -> Result<Value, Misfit> {
    let mut document = to.clone();
    let Some(operations) = patch.as_array() else { return Err(Misfit { operation: 0, why: Why::Unreadable }) };
    for (index, operation) in operations.iter().enumerate() {
        step(operation, &mut document).map_err(|why| Misfit { operation: index, why })?;
    }
    Ok(document)
}

fn step(operation: &Value, document: &mut Value) -> Result<(), Why> {
    let text = |name: &str| operation.get(name).and_then(Value::as_str).ok_or(Why::Unreadable);
    let at = Pointer::parse(text("path")?).ok_or(Why::Unreadable)?;
    let value = operation.get("value").ok_or(Why::Unreadable);
    match text("op")? {
        "test" => {
            let found = document.pointer(at.as_str()).ok_or(Why::Nowhere)?;
            if same_value(found, value?) { Ok(()) } else { Err(Why::OtherValue) }
        }
        "add" => put(document, &at, fitting(value?, &at)?, true),
        "replace" => put(document, &at, fitting(value?, &at)?, false),
        "remove" => take(document, &at),
        _ => Err(Why::Unreadable),
    }
}

fn fitting(value: &Value, at: &Pointer) -> Result<Value, Why> {
    let most = MAX_DEPTH.checked_sub(at.tokens().count()).ok_or(Why::TooDeep)?;
    if is_deeper(value, most) { Err(Why::TooDeep) } else { Ok(value.clone()) }
}

fn put(document: &mut Value, at: &Pointer, value: Value, is_new: bool) -> Result<(), Why> {
    let Some((holder, name)) = holder(document, at)? else {
        *document = value;
        return Ok(());
    };
    match holder {
        Holder::Object(members) => match (is_new, members.get_mut(&name)) {
            (true, _) => drop(members.insert(name, value)),
            (false, Some(old)) => *old = value,
            (false, None) => return Err(Why::Nowhere),
        },
        Holder::Array(rows) => match (is_new, index(&name, rows.len())) {
            (true, None) if name == "-" => rows.push(value),
            (true, Some(index)) => rows.insert(index, value),
            (false, Some(index)) if index < rows.len() => rows[index] = value,
            _ => return Err(Why::Nowhere),
        },
    }
    Ok(())
}

fn take(document: &mut Value, at: &Pointer) -> Result<(), Why> {
    match holder(document, at)? {
        Some((Holder::Object(members), name)) => members.shift_remove(&name).map(drop).ok_or(Why::Nowhere),
        Some((Holder::Array(rows), name)) => {
            let index = index(&name, rows.len()).filter(|index| *index < rows.len()).ok_or(Why::Nowhere)?;
            rows.remove(index);
            Ok(())
        }
        // A document is never taken away as a whole.
        None => Err(Why::Nowhere),
    }
}

enum Holder<'a> {
    Object(&'a mut Map<String, Value>),
    Array(&'a mut Vec<Value>),
}

/// What holds the value at a pointer, and the value's name there; `None` for the whole document.
fn holder<'a>(document: &'a mut Value, at: &Pointer) -> Result<Option<(Holder<'a>, String)>, Why> {
    let (Some(above), Some(name)) = (at.parent(), at.last()) else { return Ok(None) };
    match document.pointer_mut(above.as_str()) {
        Some(Value::Object(members)) => Ok(Some((Holder::Object(members), name))),
        Some(Value::Array(rows)) => Ok(Some((Holder::Array(rows), name))),
        _ => Err(Why::Nowhere),
    }
}

/// An index as RFC 6901 writes it, up to the place behind the last row.
fn index(token: &str, length: usize) -> Option<usize> {
    let is_written_well = token == "0" || !token.starts_with(['0', '+']);
    token.parse().ok().filter(|index| is_written_well && *index <= length)
}
