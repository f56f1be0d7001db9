//! Text on one line or several.

use super::super::Element;
use super::super::field::Field;
use super::super::table::is_roomy_cell;
use crate::json;
use serde_json::Value;

/// A text of more characters than this is more than a line in a cell.
const ONE_LINE: usize = 60;

pub(in super::super) fn text(
    field: &Field,
    multiline: bool,
    format: &str,
    max: Option<usize>,
) -> (&'static str, Element) {
    let node = field.view.state.node(field.node);
    let shown = match &node.value {
        Some(Value::String(text)) => text.clone(),
        Some(other) => json::write(other),
        None => String::new(),
    };
    // In a cell a text grows downwards; a name to choose from is short.
    let in_cell = is_roomy_cell(field.view, field.node) && format.is_empty() && max.is_none_or(|max| max > ONE_LINE);
    let names = field.definition.presentation.as_ref().is_some_and(|said| said.suggest.is_some());
    if multiline || (in_cell && !names) {
        return ("multiline", input(field, "textarea", shown).attr("rows", "3"));
    }
    let kind = match format {
        "email" | "idn-email" => "email",
        "uri" | "iri" | "uri-reference" => "url",
        _ => "text",
    };
    // A field as wide as its answer says what is wanted.
    let size = max.filter(|max| *max <= 40).map(|max| max.to_string());
    let input = input(field, "input", shown).attr("type", kind).maybe("list", field.offered("text"));
    ("text", input.maybe("size", size))
}

/// What every input that one types in has.
pub(super) fn input(field: &Field, tag: &'static str, shown: String) -> Element {
    field
        .described(field.input(tag, "type"))
        .attr("id", field.id("c"))
        .attr("autocomplete", "off")
        .flag("readonly", field.locked)
        .flag(".disabled", field.view.screen.disabled)
        .attr(".value", shown)
}
