//! The whole form, to be filled in.

use super::field::help;
use super::{Element, View, account, keeping, leftovers, outcome, sections, standing, steps, summary, worded};
use crate::state::FormState;

/// The form around its questions.
pub(super) fn form(view: View, contents: Vec<Element>) -> Element {
    let body = Element::new("div")
        .attr("class", "body")
        .child(summary::summary(view))
        .children(contents)
        .child(leftovers::section(view))
        .children(account::element(view))
        .children(actions(view))
        .child(outcome::outcome(view))
        .child(keeping::element(view));
    root(view, "form")
        .child(
            top(view)
                .children(standing::altered(view))
                .children(standing::other_version(view))
                .children(help(view, FormState::ROOT))
                .child(sections::progress(view)),
        )
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
    let state = view.state;
    let own = state.form().submit.as_ref().filter(|_| !state.is_apart());
    let word = if state.is_apart() { "submit.apart" } else { "submit" };
    let words = own.map_or_else(|| view.say(word), |submit| submit.text.clone());
    let button = |class: &'static str, edit: &'static str| {
        Element::part("button", class).attr("type", "button").attr("data-edit", edit).attr("id", view.own_id(edit))
    };
    let submit = button("submit", "submit").maybe("lang", own.and_then(|submit| submit.lang.clone())).text(words);
    // Whoever begins, and whoever waits for the other, stores what there is.
    let store = (state.acknowledging().is_some() && !state.is_apart())
        .then(|| button("store", "store").text(view.say("submit.unfinished")));
    let all = Element::new("div").attr("class", "actions").child(submit).children(store);
    Some(all.child(steps::buttons(view)))
}
