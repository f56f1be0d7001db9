//! Any value at all, written as JSON: for what no other control is made for.

use super::super::Element;
use super::super::field::Field;
use super::text::input;
use crate::json;

pub(in super::super) fn json(field: &Field) -> (&'static str, Element) {
    let node = field.view.state.node(field.node);
    let written = || node.value.as_ref().map(json::write).unwrap_or_default();
    let shown = node.text.clone().unwrap_or_else(written);
    let hint = Element::new("p").attr("class", "note").attr("id", field.id("h")).text(field.view.say("written.hint"));
    let control = input(field, "textarea", shown).attr("rows", "3").attr("spellcheck", "false");
    ("json", Element::new("div").child(hint).child(control))
}
