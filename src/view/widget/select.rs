//! One of many: a list to open.

use super::super::Element;
use super::super::field::Field;
use super::choice::{chosen, title};
use crate::form::Choice;

pub(in super::super) fn select(field: &Field, choices: &[Choice]) -> (&'static str, Element) {
    let chosen = chosen(field, choices);
    let none = Element::new("option").attr("value", "").text(field.view.say("choice.none"));
    let options = choices.iter().enumerate().map(|(index, choice)| {
        let words = title(field.view, choice);
        Element::new("option").attr("value", index.to_string()).maybe("lang", words.lang).text(words.text)
    });
    let select = field
        .described(field.input("select", "choose"))
        .attr("id", field.id("c"))
        .flag(".disabled", field.locked)
        .attr(".value", chosen.map(|index| index.to_string()).unwrap_or_default())
        .child(none)
        .children(options);
    ("select", select)
}
