//! Where you are: the sections with their state, and how much is answered.

use super::{Element, View, group, worded};
use crate::locale::glue;
use crate::state::{FormState, NodeId};

/// The sections that apply.
pub(super) fn list(view: View) -> Vec<NodeId> {
    let children = view.state.node(FormState::ROOT).children.iter().copied();
    children.filter(|id| view.state.node(*id).relevant && group::is_section(view, *id)).collect()
}

/// The list of sections beside the form; none for a form of one piece.
pub(super) fn nav(view: View) -> Option<Element> {
    let sections = list(view);
    let entries = sections.iter().map(|id| {
        let heading = view.id(*id, "l");
        let link = Element::new("a").attr("href", glue(&["#", &heading])).attr("data-focus", heading);
        let link = link.child(worded("span", &view.definition(*id).title)).text(" ").child(state(view, *id));
        Element::new("li").child(link)
    });
    let nav = || Element::part("nav", "sections").attr("aria-label", view.say("sections"));
    (sections.len() > 1).then(|| nav().child(Element::new("ol").children(entries)))
}

/// A section's state in words.
pub(super) fn state(view: View, id: NodeId) -> Element {
    let node = view.state.node(id);
    let (class, words) = if node.answered == 0 {
        ("state", view.say("state.empty"))
    } else if node.answered == node.total && view.state.is_clean(id) {
        ("state state--done", view.say("state.done"))
    } else {
        ("state state--part", count(view, node.answered, node.total))
    };
    Element::new("span").attr("class", class).attr("id", view.id(id, "s")).text(words)
}

/// "12/20 vastattu", and a bar that says nothing that the words do not.
pub(super) fn progress(view: View) -> Element {
    let (answered, total) = view.state.progress();
    let bar = Element::new("progress")
        .attr("aria-hidden", "true")
        .attr("max", total.max(1).to_string())
        .attr(".value", answered.to_string());
    Element::part("div", "progress")
        .attr("id", view.own_id("progress"))
        .child(Element::new("span").attr("class", "progress-text").text(count(view, answered, total)))
        .child(bar)
}

fn count(view: View, answered: usize, total: usize) -> String {
    view.catalogue.say("progress", &[("answered", &answered.to_string()), ("total", &total.to_string())])
}
