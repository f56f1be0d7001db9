//! One box to check.

use super::super::Element;
use super::super::field::{Field, marks, title};
use serde_json::Value;

pub(in super::super) fn check(field: &Field) -> (&'static str, Element) {
    let is_on = field.view.state.node(field.node).value == Some(Value::Bool(true));
    let input = field
        .described(field.input("input", "choose"))
        .attr("type", "checkbox")
        .attr("id", field.id("c"))
        .attr("data-choice", "0")
        .flag(".disabled", field.locked)
        .flag(".checked", is_on);
    let words = title(field.view, field.node).attr("class", "choice-text");
    let label = Element::new("label").attr("for", field.id("c")).child(words).children(marks(field.view, field.node));
    ("check", Element::part("div", "choice").child(input).child(label))
}
