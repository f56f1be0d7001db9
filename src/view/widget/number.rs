//! A number, with the language's decimal sign and every digit.

use super::super::field::Field;
use super::super::{Element, View};
use super::text::input;
use crate::json;
use crate::locale::show_number;
use serde_json::Value;

pub(in super::super) fn number(field: &Field) -> (&'static str, Element) {
    let node = field.view.state.node(field.node);
    let written = || node.value.as_ref().map(|value| shown(field.view, value));
    let text = node.text.clone().or_else(written).unwrap_or_default();
    // A text field: a number field follows the browser's language, not the page's.
    let input = input(field, "input", text).attr("type", "text").attr("inputmode", "decimal").attr("size", "10");
    ("number", field.with_unit(input.maybe("list", field.offered("number"))))
}

/// A number as it is written on screen.
pub(in super::super) fn shown(view: View, value: &Value) -> String {
    match value {
        Value::Number(number) => show_number(number, &view.say("number.decimal")),
        Value::String(text) => text.clone(),
        other => json::write(other),
    }
}
