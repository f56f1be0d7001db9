//! A day to come back: beside the date, a button that suggests it.

use super::super::Element;
use super::super::field::Field;
use crate::form::Span;

/// The button; the page knows what day it is today.
pub(super) fn review(field: &Field, Span { count, unit }: Span) -> Element {
    let id = match unit {
        'W' => "review.weeks",
        'M' => "review.months",
        _ => "review.years",
    };
    let count = count.to_string();
    Element::part("button", "review")
        .attr("type", "button")
        .attr("data-edit", "review")
        .attr("data-for", field.id("c"))
        .attr("data-count", count.clone())
        .attr("data-unit", unit.to_string())
        .flag(".disabled", field.locked)
        .text(field.view.catalogue.say_count(id, &count, &[("count", &count)]))
}
