//! What the widgets for choices share: the words of a choice, and an input with its label.

use super::super::field::Field;
use super::super::{Element, View, worded};
use crate::form::{Choice, same_value};
use crate::locale::Text;
use crate::locale::glue;
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
        // The first one carries the id that links to the question lead to.
        let id = if index == 0 { field.id("c") } else { field.id(&glue(&["c", &index.to_string()])) };
        let described = glue(&[&id, "-d"]);
        let input = field
            .input("input", edit)
            .attr("type", kind)
            .attr("id", id.clone())
            .attr("name", field.id("c"))
            .attr("data-choice", index.to_string())
            .maybe("aria-describedby", choice.description.as_ref().map(|_| described.clone()))
            .flag(".disabled", field.locked)
            .flag(".checked", is_on(index));
        let label = worded("span", &title(field.view, choice)).attr("class", "choice-text");
        let description = choice.description.as_ref();
        let description =
            description.map(|text| worded("p", text).attr("class", "choice-description").attr("id", described));
        Element::part("div", "choice")
            .child(input)
            .child(Element::new("label").attr("for", id).child(label))
            .children(description)
    });
    Element::part("div", "choices").children(rows)
}
