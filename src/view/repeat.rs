//! The rows of a list, and the buttons that add, remove and move them.

use super::{Element, View, group, table};
use crate::form::{Kind, Layout, Repeat};
use crate::locale::glue;
use crate::state::NodeId;

/// The rows and the button that adds one.
pub(super) fn contents(view: View, id: NodeId) -> Vec<Element> {
    let Kind::Repeat(repeat) = &view.definition(id).kind else { return Vec::new() };
    let rows = &view.state.node(id).children;
    let mut contents = vec![if rows.is_empty() {
        Element::new("p").attr("class", "note").text(view.say("row.none"))
    } else if table::is_table(view, id) {
        table::element(view, id)
    } else {
        let shown = rows.iter().enumerate().map(|(position, row)| self::row(view, id, *row, position, rows.len()));
        Element::part("div", "rows").children(shown)
    }];
    if adds(view, id, repeat) {
        let words = repeat.add.clone().map_or_else(|| view.say("row.add"), |add| add.text);
        let lang = repeat.add.as_ref().and_then(|add| add.lang.clone());
        contents.push(button(view, id, "add", "add").attr("id", view.id(id, "add")).maybe("lang", lang).text(words));
    }
    contents.extend((view.definition(id).layout() == Layout::People).then(|| table::names(view, id)));
    contents
}

/// Whether there may be one more: of those that have a place each, as far as they are not there, or of the others.
pub(super) fn adds(view: View, id: NodeId, repeat: &Repeat) -> bool {
    let count = view.state.node(id).children.len();
    !view.is_locked(id) && count < repeat.max && (count < repeat.fixed.len() || repeat.item.is_some())
}

/// The buttons that move a row and take it away; none where it has a place of its own.
pub(super) fn actions(view: View, repeat: NodeId, id: NodeId, position: usize, count: usize) -> Option<Element> {
    let fixed = view.definition(repeat).kind.places();
    let title = view.row_words(id, repeat, position).text;
    (!view.is_locked(repeat) && position >= fixed).then(|| {
        // Moving is offered where there is somewhere to move to; the button stays, so that nothing jumps.
        let action = |words: &str, edit, part: &str, possible: bool| {
            button(view, id, edit, "row-action")
                .attr("id", view.id(id, part))
                .flag(".disabled", !possible)
                .attr("aria-label", glue(&[&view.say(words), ": ", &title]))
                .text(view.say(words))
        };
        let movers = (count - fixed > 1).then(|| {
            [
                action("row.up", "move-up", "up", position > fixed),
                action("row.down", "move-down", "down", position + 1 < count),
            ]
        });
        let remove = action("row.remove", "remove", "remove", true);
        Element::new("div").attr("class", "row-actions").children(movers.into_iter().flatten()).child(remove)
    })
}

fn row(view: View, repeat: NodeId, id: NodeId, position: usize, count: usize) -> Element {
    let title = view.row_words(id, repeat, position).text;
    let actions = actions(view, repeat, id, position, count);
    let row = Element::part(if is_group(view, id) { "fieldset" } else { "div" }, "row").attr("id", view.id(id, "row"));
    if is_group(view, id) {
        let legend = Element::part("legend", "row-title")
            .attr("id", view.id(id, "l"))
            .attr("tabindex", "-1")
            .text(title.clone());
        row.child(legend).children(group::contents(view, id)).children(actions)
    } else {
        row.child(group::element(view, id)).children(actions)
    }
}

/// A row of several questions has a title of its own; a row of one is that question.
pub(super) fn is_group(view: View, id: NodeId) -> bool {
    matches!(view.definition(id).kind, Kind::Group(_))
}

pub(super) fn button(view: View, id: NodeId, edit: &'static str, class: &'static str) -> Element {
    Element::part("button", class)
        .attr("type", "button")
        .attr("data-edit", edit)
        .attr("data-pointer", view.state.pointer(id).as_str().to_owned())
}
