//! Questions that belong together: a section with a heading, a fieldset, or a row's worth of questions.

use super::field::{Field, has_help, help, marks, message, messages, title};
use super::{Element, View, acknowledging, map, open_points, pick, repeat, sections, table, tally, worded};
use crate::form::{Control, Group, Kind, Layout};
use crate::locale::glue;
use crate::state::NodeId;

/// A node, whatever its kind.
pub(super) fn element(view: View, id: NodeId) -> Element {
    match &view.definition(id).kind {
        Kind::Control(Control::Acknowledgements(meant)) => section(view, id, acknowledging::contents(view, id, meant)),
        Kind::Control(Control::OpenPoints) => open(view, id),
        Kind::Control(control) => Field::element(view, id, control),
        Kind::Group(Group { section: true, .. }) => section(view, id, contents(view, id)),
        Kind::Group(_) => fieldset(view, id, "group", contents(view, id)),
        Kind::Map(meant) => map::element(view, id, meant),
        Kind::Pick(meant) => pick::question(view, id, meant),
        Kind::Alternatives(meant, _) => pick::alternatives(view, id, meant),
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
        Kind::Repeat(_) | Kind::Control(Control::Acknowledgements(_)) => top,
        Kind::Control(Control::OpenPoints) => view.state.open_points().next().is_some(),
        Kind::Control(_) | Kind::Unsupported(_) | Kind::Map(_) | Kind::Pick(_) | Kind::Alternatives(..) => false,
    }
}

/// The questions of a group that apply; of one that contains itself, first the button that opens it.
pub(super) fn contents(view: View, id: NodeId) -> Vec<Element> {
    let node = view.state.node(id);
    let action = |edit, words: &str, part| {
        let label = glue(&[&view.say(words), ": ", &view.definition(id).title.text]);
        let button = repeat::button(view, id, edit, part).attr("id", view.id(id, edit)).attr("aria-label", label);
        button.text(view.say(words))
    };
    if !node.open {
        let opens = !view.is_locked(id) && view.state.may_open(id);
        return opens.then(|| action("add", "group.open", "add")).into_iter().collect();
    }
    let mut contents = laid_out(view, id);
    if view.state.is_closable(id) && !view.is_locked(id) {
        contents.push(action("remove", "group.close", "row-action"));
    }
    contents
}

/// The questions as the author wants them to stand.
fn laid_out(view: View, id: NodeId) -> Vec<Element> {
    let questions = || applying(view, id).map(|child| element(view, child));
    let definition = view.definition(id);
    let side_by_side = |class| vec![Element::new("div").attr("class", class).children(questions())];
    match definition.layout() {
        Layout::Table | Layout::People if table::is_table(view, id) => vec![table::element(view, id)],
        Layout::Columns => side_by_side("columns"),
        Layout::Period => {
            let is_number = |child: &NodeId| matches!(view.definition(*child).kind, Kind::Control(Control::Number(_)));
            let (numbers, rest): (Vec<NodeId>, Vec<NodeId>) = applying(view, id).partition(is_number);
            let unit = definition.unit().map(|unit| worded("span", unit).attr("class", "unit"));
            let line = Element::new("div").attr("class", "period");
            let line = line.children(numbers.into_iter().map(|child| element(view, child))).children(unit);
            vec![line.children(rest.into_iter().map(|child| element(view, child)))]
        }
        Layout::Plain | Layout::Agreement | Layout::Table | Layout::People => questions().collect(),
    }
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
        .children(tally::line(view, id))
        .child(message(view, id, &messages(view, id)))
        .children(contents)
        .children(sections::clear(view, id))
}

/// What has been left open; a place that is there before anything is.
fn open(view: View, id: NodeId) -> Element {
    match open_points::list(view) {
        Some(list) => section(view, id, vec![list]),
        None => frame(view, id, "section", "none").flag("hidden", true),
    }
}

fn fieldset(view: View, id: NodeId, class: &'static str, contents: Vec<Element>) -> Element {
    let definition = view.definition(id);
    let described = has_help(definition).then(|| view.id(id, "d"));
    let legend = Element::part("legend", "label").attr("id", view.id(id, "l")).attr("tabindex", "-1");
    // A list is demanded or not, as a question is; a group is neither.
    let marks = match definition.kind {
        Kind::Repeat(_) => marks(view, id),
        // What is agreed or not is demanded or not.
        _ => applying(view, id)
            .next()
            .filter(|first| is_silent(view, *first))
            .map_or_else(Vec::new, |first| marks(view, first)),
    };
    let class = if definition.layout() == Layout::Agreement { "group agreement" } else { class };
    frame(view, id, "fieldset", class)
        .maybe("aria-describedby", described)
        .child(legend.child(title(view, id)).children(marks))
        .children(help(view, id))
        .children(tally::line(view, id))
        .child(message(view, id, &messages(view, id)))
        .children(contents)
}

/// Whether a question's title is for the ear alone: that of a statement is the statement.
pub(super) fn is_silent(view: View, id: NodeId) -> bool {
    let Some(parent) = view.state.node(id).parent else { return false };
    view.definition(parent).layout() == Layout::Agreement && view.state.node(parent).children.first() == Some(&id)
}

fn unsupported(view: View, id: NodeId, keyword: &str) -> Element {
    frame(view, id, "div", "unsupported")
        .child(worded("p", &view.definition(id).title).attr("class", "label"))
        .child(Element::new("p").text(glue(&[&view.say("unsupported"), " (", keyword, ")"])))
}
