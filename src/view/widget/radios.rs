//! One of a few: radio buttons.

use super::super::Element;
use super::super::field::Field;
use super::choice::{chosen, list};
use crate::form::Choice;

pub(in super::super) fn radios(field: &Field, choices: &[Choice]) -> (&'static str, Element) {
    let chosen = chosen(field, choices);
    let rows = list(field, ("radio", "choose"), choices, |index| chosen == Some(index));
    // A radio button cannot be taken back by itself; where no answer is demanded, one may want to.
    let clear = (chosen.is_some() && !field.locked && !field.view.state.node(field.node).required).then(|| {
        Element::part("button", "clear-choice")
            .attr("type", "button")
            .attr("data-edit", "clear-choice")
            .attr("data-pointer", field.at.as_str().to_owned())
            .text(field.view.say("choice.clear"))
    });
    ("choice", rows.children(clear))
}
