//! A table: a row each, a column for each question. Where it is narrow, its rows stand one under the other.

use super::field::title;
use super::{Element, View, group, repeat, worded};
use crate::form::{Control, Definition, Kind, Layout, Look};
use crate::state::NodeId;

/// Wider columns than this do not fit beside each other, with what one writes in them.
const ROOM: usize = 8;

/// How wide a column is, as a share of the room.
fn width(column: &Definition) -> usize {
    match &column.kind {
        Kind::Control(Control::Number(_)) => 1,
        Kind::Control(Control::Choice { look: Look::Select | Look::Check, .. } | Control::Date | Control::Time) => 2,
        Kind::Control(_) => 3,
        _ => 4,
    }
}

/// The rows of a node, whether they are a list's or a group's.
pub(super) fn rows(view: View, id: NodeId) -> Vec<NodeId> {
    group::applying(view, id).filter(|row| repeat::is_group(view, *row)).collect()
}

/// Whether what is in it stands in a table: objects, and nothing but objects.
pub(super) fn is_table(view: View, id: NodeId) -> bool {
    view.definition(id).layout().is_table()
        && group::applying(view, id).all(|row| repeat::is_group(view, row) && view.state.node(row).open)
}

/// The columns: what the rows ask, by key, whether it applies in every row or not.
pub(super) fn columns<'a>(view: View<'a>, rows: &[NodeId]) -> Vec<&'a Definition> {
    let mut columns: Vec<&Definition> = Vec::new();
    for row in rows {
        for child in &view.state.node(*row).children {
            let asked = view.definition(*child);
            if !asked.kind.is_transparent() && !columns.iter().any(|known| known.key == asked.key) {
                columns.push(asked);
            }
        }
    }
    columns
}

/// The question of a row that stands in a column, where it applies.
pub(super) fn cell(view: View, row: NodeId, column: &Definition) -> Option<NodeId> {
    group::applying(view, row).find(|child| view.definition(*child).key == column.key)
}

/// Whether a question stands in a cell that it may fill; people's names are short.
pub(super) fn is_roomy_cell(view: View, id: NodeId) -> bool {
    let above = |id: NodeId| view.state.node(id).parent;
    let Some((row, table)) = above(id).and_then(|row| Some((row, above(row)?))) else { return false };
    match view.definition(table).layout() {
        Layout::Table => true,
        Layout::People => view.state.node(row).children.first() != Some(&id),
        _ => false,
    }
}

/// A cell at the head of a column.
pub(super) fn head(words: Element) -> Element {
    Element::new("th").attr("scope", "col").attr("role", "columnheader").child(words)
}

/// An element of a table: the role is said as well, because it would go with the looks.
pub(super) fn part(tag: &'static str, role: &'static str) -> Element {
    Element::new(tag).attr("role", role)
}

/// The table with its controls.
pub(super) fn element(view: View, id: NodeId) -> Element {
    let rows = rows(view, id);
    let columns = columns(view, &rows);
    let hidden = |words: String| Element::new("span").attr("class", "visually-hidden").text(words);
    let is_list = matches!(view.definition(id).kind, Kind::Repeat(_));
    let acts = is_list && !view.is_locked(id);
    // The buttons of a list's rows take room too, and so do the names of a group's.
    let besides = if is_list { 2 * usize::from(acts) } else { 3 };
    let broad = columns.iter().map(|column| width(column)).sum::<usize>() + besides > ROOM;
    let corner = part("td", "cell");
    let heads = columns.iter().map(|column| head(worded("span", &column.title)));
    let actions = acts.then(|| head(hidden(view.say("row.actions"))));
    let top = part("tr", "row").child(corner).children(heads).children(actions);
    let count = rows.len();
    let body = rows.iter().enumerate().map(|(position, row)| {
        let name = if is_list { view.row_words(*row, id, position) } else { view.definition(*row).title.clone() };
        let called = if is_list && position >= view.definition(id).kind.places() {
            // The number is enough for the eye: the table says what its rows are.
            let word = hidden(name.text.clone());
            Element::new("span")
                .child(word)
                .child(Element::new("span").attr("aria-hidden", "true").text((position + 1).to_string()))
        } else {
            title(view, *row)
        };
        let called = part("th", "rowheader")
            .attr("scope", "row")
            .attr("id", view.id(*row, "l"))
            .attr("tabindex", "-1")
            .child(called);
        let cells = columns.iter().map(|column| {
            part("td", "cell").children(cell(view, *row, column).map(|child| group::element(view, child)))
        });
        let actions = acts.then(|| part("td", "cell").children(repeat::actions(view, id, *row, position, count)));
        part("tr", "row").attr("id", view.id(*row, "row")).child(called).children(cells).children(actions)
    });
    let body = part("tbody", "rowgroup").children(body);
    let table = part("table", "table")
        .attr("class", if broad { "table table--broad" } else { "table" })
        .attr("part", "table")
        .attr("aria-labelledby", view.id(id, "l"));
    table.child(part("thead", "rowgroup").child(top)).child(body)
}

/// The names of a list of people, for the browser to offer elsewhere.
pub(super) fn names(view: View, id: NodeId) -> Element {
    let names = rows(view, id).into_iter().filter_map(|row| view.state.name_of(row));
    let options = names.map(|name| Element::new("option").attr("value", name));
    Element::new("datalist").attr("id", view.id(id, "o")).children(options)
}
