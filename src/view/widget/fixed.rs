//! A value that the schema demands: shown, with nothing to decide.

use super::super::Element;
use super::super::field::Field;
use super::choice::title;
use crate::form::Choice;

pub(in super::super) fn fixed(field: &Field, choice: &Choice) -> (&'static str, Element) {
    let words = title(field.view, choice);
    let output = Element::new("output").attr("id", field.id("c")).attr("aria-labelledby", field.id("l"));
    ("fixed", output.attr("class", "fixed").maybe("lang", words.lang).text(words.text))
}
