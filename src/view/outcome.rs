//! What has come of submitting, in words, in one steady place under the button, which
//! stays where it is.

use super::{Element, View};
use crate::locale::glue;
use crate::pointer::Pointer;

/// Where a submission stands.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// `idle`, `checking`, `submitting`, `stored`, what it waits for (`waiting-…`), or why it failed; the catalogue's
    /// `outcome.` id.
    pub code: String,
    /// The host's own words.
    pub message: Option<String>,
    /// What the host finds wrong, and where.
    pub problems: Vec<Problem>,
}

/// One thing that the host finds wrong.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Where in the instance.
    pub pointer: Pointer,
    /// The host's words.
    pub message: String,
}

pub(super) fn outcome(view: View) -> Element {
    let outcome = &view.screen.outcome;
    // The place is there, and a live region, before it has anything to say.
    let place = Element::new("div").attr("id", view.own_id("outcome")).attr("role", "status");
    let kind = match outcome.code.as_str() {
        "" | "idle" => return place.attr("class", "outcome"),
        "stored" | "stored-unfinished" => "outcome outcome--stored",
        "checking" | "submitting" => "outcome outcome--busy",
        waiting if waiting.starts_with("waiting-") => "outcome outcome--waiting",
        _ => "outcome outcome--refused",
    };
    let deeds: &[&str] = match kind {
        "outcome outcome--waiting" => &["again", "document"],
        "outcome outcome--refused" => &["document"],
        _ => &[],
    };
    let button = |deed: &&'static str| {
        Element::part("button", "outcome-action")
            .attr("type", "button")
            .attr("id", view.own_id(deed))
            .attr("data-edit", *deed)
            .text(view.say(&glue(&["outcome.", deed, ".do"])))
    };
    let id = glue(&["outcome.", &outcome.code]);
    let problems = outcome.problems.iter().map(|problem| {
        let node = view.state.nearest(&problem.pointer);
        Element::new("li").child(super::summary::link(view, node).text(problem.message.clone()))
    });
    let mut shown = place
        .attr("class", kind)
        .attr("part", "outcome")
        .attr("tabindex", "-1")
        .child(Element::new("p").text(view.say(&id)));
    if let Some(message) = &outcome.message {
        shown = shown.child(Element::new("p").text(message.clone()));
    }
    if outcome.code == "stored" {
        let date = view.state.review_date().unwrap_or_default();
        let words = glue(&[&view.say("read.review"), ": "]);
        shown = shown.children(super::reminder::offer(view, &words, &date, "p"));
    }
    if !outcome.problems.is_empty() {
        shown = shown.child(Element::new("ul").children(problems));
    }
    let deeds = (!deeds.is_empty())
        .then(|| Element::new("div").attr("class", "outcome-actions").children(deeds.iter().map(button)));
    shown.children(deeds)
}
