//! Properties whose names the person chooses: rows of a name and what stands under it.

use super::field::message_at;
use super::{Element, View, explain, group, repeat};
use crate::form::{Kind, Map};
use crate::locale::{Text, glue};
use crate::state::{NameFault, NodeId};

/// The properties, and the button that adds one.
pub(super) fn element(view: View, id: NodeId, map: &Map) -> Element {
    let rows = &view.state.node(id).children;
    let shown = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| view.state.node(**row).relevant)
        .map(|(position, row)| self::row(view, id, *row, position, map));
    let frame = Element::part("fieldset", "repeat").attr("id", view.id(id, ""));
    let legend = legend(view, id);
    let names = (!map.names.is_empty()).then(|| {
        let options = map.names.iter().map(|name| Element::new("option").attr("value", name.clone()));
        Element::new("datalist").attr("id", view.id(id, "o")).children(options)
    });
    let frame = frame.child(legend).child(Element::part("div", "rows").children(shown)).children(names);
    frame.children(adds(view, id, map).then(|| {
        let number = view.state.map_number(id).to_string();
        let words = map.add.clone().unwrap_or_else(|| Text { text: view.say("map.add"), lang: None });
        repeat::button(view, id, "add", "add")
            .attr("data-map", number)
            .attr("id", view.id(id, "add"))
            .maybe("lang", words.lang)
            .text(words.text)
    }))
}

/// Whether there may be one more.
pub(super) fn adds(view: View, id: NodeId, map: &Map) -> bool {
    !view.is_locked(id) && view.state.node(id).children.len() < map.max
}

/// “Other details”, where there are some before it; else the group's title has said it, and stands here for the ear.
fn legend(view: View, id: NodeId) -> Element {
    let group = view.state.node(id).parent.unwrap_or_default();
    let is_alone = view.state.node(group).children.len() == 1;
    let words = if is_alone { view.definition(group).title.text.clone() } else { view.say("map.title") };
    Element::new("legend")
        .attr("class", if is_alone { "visually-hidden" } else { "label" })
        .attr("part", "label")
        .attr("id", view.id(id, "l"))
        .attr("tabindex", "-1")
        .child(Element::new("span").text(words))
}

fn row(view: View, map: NodeId, id: NodeId, position: usize, meant: &Map) -> Element {
    let heading = view.row_title(map, position);
    let remove = (!view.is_locked(map)).then(|| {
        let remove = repeat::button(view, id, "remove", "row-action")
            .attr("id", view.id(id, "remove"))
            .attr("aria-label", glue(&[&view.say("row.remove"), ": ", &heading]))
            .text(view.say("row.remove"));
        Element::new("div").attr("class", "row-actions").child(remove)
    });
    let row = Element::part("fieldset", "row").attr("id", view.id(id, "row"));
    // What has a title of its own below keeps its own id.
    let (part, inner) = match &view.definition(id).kind {
        Kind::Group(_) => ("l", group::contents(view, id)),
        _ => ("rl", vec![group::element(view, id)]),
    };
    let legend =
        Element::part("legend", "row-title").attr("id", view.id(id, part)).attr("tabindex", "-1").text(heading);
    row.child(legend).child(name(view, map, id, meant)).children(inner).children(remove)
}

/// The input for the name.
fn name(view: View, map: NodeId, id: NodeId, meant: &Map) -> Element {
    let node = view.state.node(id);
    let taken = view.state.name_fault(id) == Some(NameFault::Taken);
    let said = if taken || view.state.speaks(id) { view.state.name_violations(id) } else { Vec::new() };
    let messages: Vec<Text> =
        said.iter().map(|violation| explain::in_place(view.state, view.catalogue, id, violation)).collect();
    let shown = node.typed_name.clone().or_else(|| node.name.clone()).unwrap_or_default();
    let own = view.id(id, "n");
    let wrong = !messages.is_empty();
    let message = view.id(id, "nm");
    let input = Element::new("input")
        .attr("class", "control")
        .attr("part", "control")
        .attr("type", "text")
        .attr("id", own.clone())
        .attr("autocomplete", "off")
        .attr("data-edit", "name")
        .attr("data-pointer", view.state.pointer(id).as_str().to_owned())
        .maybe("list", (!meant.names.is_empty()).then(|| view.id(map, "o")))
        .maybe("aria-invalid", wrong.then(|| "true".to_owned()))
        .maybe("aria-describedby", wrong.then(|| message.clone()))
        .flag("readonly", view.is_locked(id))
        .attr(".value", shown);
    let label = Element::part("label", "label").attr("for", own).child(Element::new("span").text(view.say("map.name")));
    Element::new("div")
        .attr("class", if wrong { "field field--text is-wrong" } else { "field field--text" })
        .attr("part", "field")
        .child(label)
        .child(message_at(view, message, &messages))
        .child(input)
}
