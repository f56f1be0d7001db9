//! One of a few: radio buttons.

use super::super::Element;
use super::super::field::Field;
use super::choice::{chosen, list};
use crate::form::{Choice, Look};

pub(in super::super) fn radios(field: &Field, choices: &[Choice], look: &Look) -> (&'static str, Element) {
    let chosen = chosen(field, choices);
    let rows = list(field, ("radio", "choose"), choices, |index| chosen == Some(index));
    (if *look == Look::Row { "row" } else { "choice" }, rows.children(field.clear(chosen)))
}
