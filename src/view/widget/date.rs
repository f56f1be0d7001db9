//! A day or a time of the day: written as people here write it, whatever the browser's language.

use super::super::Element;
use super::super::field::Field;
use super::review::review;
use super::text::input;
use crate::locale::glue;
use crate::locale::{show_date, show_time};
use serde_json::Value;

pub(in super::super) fn date(field: &Field) -> (&'static str, Element) {
    let open = Element::part("button", "calendar-open")
        .attr("type", "button")
        .attr("data-edit", "calendar")
        .attr("data-for", field.id("c"))
        .attr("aria-haspopup", "dialog")
        .attr("aria-label", glue(&[&field.view.say("calendar.open"), ": ", &field.definition.title.text]))
        .flag(".disabled", field.locked);
    let control = input(field, "input", shown(field, show_date)).attr("type", "text").attr("size", "10");
    let after = field.definition.presentation.as_ref().and_then(|said| said.review_after);
    let suggest = after.filter(|_| !field.view.screen.is_locked()).map(|span| review(field, span));
    ("date", Element::new("div").attr("class", "date").child(control).child(open).children(suggest))
}

pub(in super::super) fn time(field: &Field) -> (&'static str, Element) {
    ("time", input(field, "input", shown(field, show_time)).attr("type", "text").attr("size", "5"))
}

fn shown(field: &Field, show: impl Fn(&str) -> Option<String>) -> String {
    let node = field.view.state.node(field.node);
    let written = || node.value.as_ref().and_then(Value::as_str).map(|iso| show(iso).unwrap_or_else(|| iso.to_owned()));
    node.text.clone().or_else(written).unwrap_or_default()
}
