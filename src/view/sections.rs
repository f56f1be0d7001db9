//! Where you are: the sections with their state, and how much is answered.

use super::widget::choice_title;
use super::{Element, View, group, repeat, worded};
use crate::form::{Choice, Control, Kind, same_value};
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
    if let Some(said) = said(view, id) {
        let class = match said.value.as_str() {
            Some("done") => "state state--done",
            Some("in-progress") => "state state--part",
            _ => "state",
        };
        let words = worded("span", &choice_title(view, said));
        return Element::new("span").attr("class", class).attr("id", view.id(id, "s")).child(words);
    }
    let (class, words) = if node.answered == 0 {
        ("state", view.say("state.empty"))
    } else if node.answered == node.total && view.state.is_clean(id) {
        ("state state--done", view.say("state.done"))
    } else {
        ("state state--part", count(view, node.answered, node.total))
    };
    Element::new("span").attr("class", class).attr("id", view.id(id, "s")).text(words)
}

/// The button that takes all answers out of a section that may be left out. Where there is none to take, its place
/// stays.
pub(super) fn clear(view: View, id: NodeId) -> Option<Element> {
    let node = view.state.node(id);
    let offers = group::is_section(view, id)
        && matches!(view.definition(id).kind, Kind::Group(_) | Kind::Repeat(_))
        && !node.required
        && !view.is_locked(id);
    offers.then(|| {
        let words = view.say("section.clear");
        repeat::button(view, id, "clear", "clear")
            .attr("id", view.id(id, "clear"))
            .attr("aria-label", glue(&[&words, ": ", &view.definition(id).title.text]))
            .maybe("aria-disabled", (node.answered == 0).then(|| "true".to_owned()))
            .text(words)
    })
}

/// What the section itself says of how far it is.
fn said(view: View<'_>, id: NodeId) -> Option<&Choice> {
    let name = view.definition(id).presentation.as_ref()?.state.as_ref()?;
    let question = group::applying(view, id).find(|child| view.definition(*child).key == *name)?;
    let Kind::Control(Control::Choice { choices, .. }) = &view.definition(question).kind else { return None };
    let value = view.state.node(question).value.as_ref()?;
    choices.iter().find(|choice| same_value(&choice.value, value))
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
