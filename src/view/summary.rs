//! What is still missing, after the person has asked to submit: each violation a link to its question,
//! true as they are mended.

use super::{Element, View, account, explain, map, repeat};
use crate::form::{Control, Kind};
use crate::locale::glue;
use crate::state::{FormState, NodeId};

/// The most links; the rest are counted, and come into sight as these are mended.
const MAX_LINKS: usize = 100;

/// The summary, or its empty place.
pub(super) fn summary(view: View) -> Element {
    let place = Element::new("div").attr("id", view.own_id("summary"));
    if !view.state.attempted() || view.screen.is_locked() {
        return place.attr("class", "summary-place");
    }
    let violations = view.state.violations();
    let missing: Vec<Element> = account::missing(view).collect();
    let place = place.attr("class", "summary").attr("part", "summary").attr("tabindex", "-1");
    if violations.is_empty() && missing.is_empty() {
        return place.attr("data-clear", "").child(Element::new("p").text(view.say("summary.clear")));
    }
    let count = (violations.len() + missing.len()).to_string();
    let title = view.catalogue.say_count("summary.title", &count, &[("count", &count)]);
    let links = violations.iter().take(MAX_LINKS).map(|violation| {
        let node = view.state.nearest(&violation.pointer);
        let words = explain(view.state, view.catalogue, violation);
        Element::new("li").child(link(view, node).text(words))
    });
    // The alert is inside what takes the focus: the other way round it is read twice or not at all.
    let alert = Element::new("div")
        .attr("role", "alert")
        .child(Element::new(view.screen.heading(1)).attr("class", "summary-title").text(title))
        .child(Element::new("ul").children(links).children(missing));
    place.child(alert)
}

/// A link that takes the focus to a node's control, list or heading.
pub(super) fn link(view: View, node: NodeId) -> Element {
    // What is demanded of a question that is not asked is said all the same.
    let target = target(view, view.state.nearest_asked(node));
    Element::new("a").attr("href", glue(&["#", &target])).attr("data-focus", target)
}

/// The id of a node's control, list or heading.
pub(super) fn target(view: View, node: NodeId) -> String {
    let node = view.state.innermost(node);
    let part = match &view.definition(node).kind {
        // First the words that one agrees to.
        Kind::Control(Control::Acknowledgements(_)) => "l",
        Kind::Control(_) | Kind::Pick(_) | Kind::Alternatives(..) => "c",
        Kind::Repeat(meant) if repeat::adds(view, node, meant) => "add",
        Kind::Map(meant) if map::adds(view, node, meant) => "add",
        Kind::Group(_) | Kind::Repeat(_) | Kind::Map(_) => "l",
        Kind::Unsupported(_) => "",
    };
    let is_untitled_form = node == FormState::ROOT && view.definition(node).title.text.is_empty();
    if is_untitled_form { view.own_id("summary") } else { view.id(node, part) }
}
