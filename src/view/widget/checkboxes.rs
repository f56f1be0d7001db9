//! Any of several: checkboxes.

use super::super::Element;
use super::super::field::Field;
use super::choice::list;
use crate::form::{Choice, same_value};
use serde_json::Value;

pub(in super::super) fn checkboxes(field: &Field, choices: &[Choice]) -> (&'static str, Element) {
    let value = field.view.state.node(field.node).value.as_ref();
    let chosen = value.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let is_on = |index: usize| chosen.iter().any(|value| same_value(value, &choices[index].value));
    ("checkboxes", list(field, ("checkbox", "toggle"), choices, is_on))
}
