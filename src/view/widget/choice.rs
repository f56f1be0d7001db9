//! What the widgets for choices share: the words of a choice, and an input with its label.

use super::super::field::Field;
use super::super::{Element, View, worded};
use crate::form::{Choice, same_value};
use crate::locale::Text;
use crate::locale::glue;
use crate::state::NodeId;
use serde_json::Value;

/// The words of a choice; where the author has written none, yes and no, and "empty" for null.
pub(in super::super) fn title(view: View, choice: &Choice) -> Text {
    if choice.title.text.is_empty() {
        let word = match choice.value {
            Value::Bool(true) => "yes",
            Value::Bool(false) => "no",
            _ => "choice.empty",
        };
        return Text { text: view.say(word), lang: None };
    }
    choice.title.clone()
}

/// Which of the choices is the answer.
pub(super) fn chosen(field: &Field, choices: &[Choice]) -> Option<usize> {
    let value = field.view.state.node(field.node).value.as_ref()?;
    choices.iter().position(|choice| same_value(&choice.value, value))
}

/// Radio buttons or checkboxes, each with its label; `is_on` says which are chosen.
pub(super) fn list(
    field: &Field,
    (kind, edit): (&'static str, &'static str),
    choices: &[Choice],
    is_on: impl Fn(usize) -> bool,
) -> Element {
    let rows = choices.iter().enumerate().map(|(index, choice)| {
        let input = field
            .input("input", edit)
            .attr("type", kind)
            .flag(".disabled", field.locked)
            .flag(".checked", is_on(index));
        labelled(field.view, field.node, index, input, &title(field.view, choice), choice.description.as_ref())
    });
    Element::part("div", "choices").children(rows)
}

/// One of several inputs of a question, with its words beside it.
pub(in super::super) fn labelled(
    view: View,
    node: NodeId,
    index: usize,
    input: Element,
    words: &Text,
    description: Option<&Text>,
) -> Element {
    // The first one carries the id that links to the question lead to.
    let id = if index == 0 { view.id(node, "c") } else { view.id(node, &glue(&["c", &index.to_string()])) };
    let described = glue(&[&id, "-d"]);
    let input = input
        .attr("id", id.clone())
        .attr("name", view.id(node, "c"))
        .attr("data-choice", index.to_string())
        .maybe("aria-describedby", description.map(|_| described.clone()));
    let description =
        description.map(|text| worded("p", text).attr("class", "choice-description").attr("id", described));
    let words = worded("span", words).attr("class", "choice-text");
    Element::part("div", "choice")
        .child(input)
        .child(Element::new("label").attr("for", id).child(words))
        .children(description)
}
