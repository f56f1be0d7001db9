//! Questions that belong together: a section with a heading, a fieldset, or a row's worth of questions.

use super::field::{Field, help, mark, message, messages};
use super::{Element, View, repeat, worded};
use crate::form::{Definition, Group, Kind};
use crate::locale::glue;
use crate::state::NodeId;

/// A node, whatever its kind.
pub(super) fn element(view: View, id: NodeId) -> Element {
    match &view.definition(id).kind {
        Kind::Control(control) => Field::element(view, id, control),
        Kind::Group(Group { section: true, .. }) => section(view, id, contents(view, id)),
        Kind::Group(_) => fieldset(view, id, "group", contents(view, id)),
        Kind::Repeat(_) if is_section(view, id) => section(view, id, repeat::contents(view, id)),
        Kind::Repeat(_) => fieldset(view, id, "repeat", repeat::contents(view, id)),
        Kind::Unsupported(keyword) => unsupported(view, id, keyword),
    }
}

/// Whether a node stands as a section of its own: a group that says so, or a list right under the root.
pub(super) fn is_section(view: View, id: NodeId) -> bool {
    let top = view.state.node(id).parent == Some(crate::state::FormState::ROOT);
    match &view.definition(id).kind {
        Kind::Group(group) => group.section,
        Kind::Repeat(_) => top,
        Kind::Control(_) | Kind::Unsupported(_) => false,
    }
}

/// The questions of a group that apply.
pub(super) fn contents(view: View, id: NodeId) -> Vec<Element> {
    applying(view, id).map(|child| element(view, child)).collect()
}

/// The children of a node that apply.
pub(super) fn applying(view: View<'_>, id: NodeId) -> impl Iterator<Item = NodeId> + use<'_> {
    view.state.node(id).children.iter().copied().filter(move |child| view.state.node(*child).relevant)
}

fn frame(view: View, id: NodeId, tag: &'static str, class: &'static str) -> Element {
    Element::part(tag, class)
        .attr("id", view.id(id, ""))
        .attr("data-pointer", view.state.pointer(id).as_str().to_owned())
}

fn section(view: View, id: NodeId, contents: Vec<Element>) -> Element {
    let title = worded(view.screen.heading(1), &view.definition(id).title)
        .attr("class", "section-title")
        .attr("part", "section-title")
        .attr("id", view.id(id, "l"))
        .attr("tabindex", "-1");
    frame(view, id, "section", "section")
        .attr("aria-labelledby", view.id(id, "l"))
        .child(title)
        .children(help(view, id))
        .child(message(view, id, &messages(view, id)))
        .children(contents)
}

fn fieldset(view: View, id: NodeId, class: &'static str, contents: Vec<Element>) -> Element {
    let definition = view.definition(id);
    let described = (definition.description.is_some() || definition.examples.is_some()).then(|| view.id(id, "d"));
    let legend = Element::part("legend", "label").attr("id", view.id(id, "l")).attr("tabindex", "-1");
    frame(view, id, "fieldset", class)
        .maybe("aria-describedby", described)
        .child(legend.child(worded("span", &definition.title)).children(list_mark(view, id, definition)))
        .children(help(view, id))
        .child(message(view, id, &messages(view, id)))
        .children(contents)
}

/// A list is demanded or not, as a question is; a group is neither.
fn list_mark(view: View, id: NodeId, definition: &Definition) -> Option<Element> {
    matches!(definition.kind, Kind::Repeat(_)).then(|| mark(view, id)).flatten()
}

fn unsupported(view: View, id: NodeId, keyword: &str) -> Element {
    frame(view, id, "div", "unsupported")
        .child(worded("p", &view.definition(id).title).attr("class", "label"))
        .child(Element::new("p").text(glue(&[&view.say("unsupported"), " (", keyword, ")"])))
}
