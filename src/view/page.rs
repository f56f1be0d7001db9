//! The whole form, to be filled in.

use super::field::help;
use super::{Element, View, outcome, sections, summary, worded};
use crate::state::FormState;

/// The form around its questions.
pub(super) fn form(view: View, contents: Vec<Element>) -> Element {
    let body = Element::new("div")
        .attr("class", "body")
        .child(summary::summary(view))
        .children(contents)
        .children(actions(view))
        .child(outcome::outcome(view));
    root(view, "form")
        .child(top(view).children(help(view, FormState::ROOT)).child(sections::progress(view)))
        .child(Element::new("div").attr("class", "layout").children(sections::nav(view)).child(body))
        .child(
            Element::new("div")
                .attr("class", "live visually-hidden")
                .attr("aria-live", "polite")
                .attr("id", view.own_id("live")),
        )
}

/// The outermost element.
pub(super) fn root(view: View, class: &'static str) -> Element {
    Element::part("div", class).attr("id", view.own_id("form")).attr("lang", view.state.form().locale.clone())
}

/// The title.
pub(super) fn top(view: View) -> Element {
    let title = &view.definition(FormState::ROOT).title;
    let heading = (!title.text.is_empty()).then(|| {
        worded(view.screen.heading(0), title)
            .attr("class", "form-title")
            .attr("part", "form-title")
            .attr("id", view.id(FormState::ROOT, "l"))
            .attr("tabindex", "-1")
    });
    Element::new("div").attr("class", "top").children(heading)
}

fn actions(view: View) -> Option<Element> {
    if view.screen.is_locked() {
        return None;
    }
    let submit = view.state.form().submit.as_ref();
    let words = submit.map_or_else(|| view.say("submit"), |submit| submit.text.clone());
    let button = Element::part("button", "submit")
        .attr("type", "button")
        .attr("data-edit", "submit")
        .attr("id", view.own_id("submit"))
        .maybe("lang", submit.and_then(|submit| submit.lang.clone()))
        .text(words);
    Some(Element::new("div").attr("class", "actions").child(button))
}
