//! Answers that came with the document and have no question here: each with its place, and a way to take it away.

use super::explain::title_of;
use super::{Element, View};
use crate::json;
use crate::locale::{glue, show_date, show_number};
use crate::state::{FormState, Leftover, NodeId};
use serde_json::Value;

/// The section, or its empty place.
pub(super) fn section(view: View) -> Element {
    let place = Element::new("section").attr("id", view.own_id("leftovers"));
    let all = if view.state.came_with_leftovers() { view.state.leftovers() } else { Vec::new() };
    if all.is_empty() {
        return place.attr("class", "leftovers-place").flag("hidden", true);
    }
    let (title, note) = heading(view);
    let title = title.attr("id", view.own_id("leftovers-l")).attr("tabindex", "-1");
    let rows = all.iter().map(|leftover| row(view, leftover));
    place
        .attr("class", "section leftovers")
        .attr("part", "section")
        .attr("aria-labelledby", view.own_id("leftovers-l"))
        .child(title)
        .child(note)
        .children(rows)
}

/// The same to read; nothing where there is none. What is never shown is not shown here either.
pub(super) fn read(view: View) -> Option<Element> {
    let all = view.state.leftovers();
    let is_shown = |one: &&Leftover| {
        let above = std::iter::successors(Some(one.node), |id| view.state.node(*id).parent);
        !above.into_iter().any(|id| view.definition(id).write_only)
    };
    let rows: Vec<Element> = all
        .iter()
        .filter(is_shown)
        .map(|one| {
            let answer = Element::new("dd").attr("class", "prose").text(readable(view, &one.value));
            Element::new("div").child(Element::new("dt").text(place(view, one))).child(answer)
        })
        .collect();
    let (title, note) = heading(view);
    let section = || Element::part("section", "section").child(title).child(note);
    (!rows.is_empty()).then(|| section().child(Element::new("dl").children(rows)))
}

fn heading(view: View) -> (Element, Element) {
    let title = Element::new(view.screen.heading(1)).attr("class", "section-title").text(view.say("leftover.title"));
    (title, Element::new("p").attr("class", "description").text(view.say("leftover.note")))
}

fn row(view: View, one: &Leftover) -> Element {
    let place = place(view, one);
    let mut row = Element::part("div", "stranger")
        .child(Element::new("p").attr("class", "label").text(place.clone()))
        .child(Element::new("p").attr("class", "prose").text(readable(view, &one.value)));
    let name = one.name.as_deref().unwrap_or_default();
    let is_refused = one.name.is_some() && view.state.is_faulty(&one.at);
    if !one.stays {
        row = row.child(Element::new("p").text(view.say("leftover.left-out")));
    } else if is_refused {
        row = row.child(Element::new("p").text(view.catalogue.say("stranger", &[("name", name)])));
    }
    let remove = (one.stays && !view.is_locked(one.node)).then(|| {
        Element::part("button", "row-action")
            .attr("type", "button")
            .attr("data-edit", "remove")
            .attr("data-pointer", one.at.as_str().to_owned())
            .attr("aria-label", glue(&[&view.say("row.remove"), ": ", &place]))
            .text(view.say("row.remove"))
    });
    row.children(remove)
}

/// What it was the answer to, as far as is known: the titles of what is around it, and its own or its name.
fn place(view: View, one: &Leftover) -> String {
    let above = std::iter::successors(Some(one.node), |id: &NodeId| view.state.node(*id).parent);
    let mut words: Vec<String> = above
        .filter(|id| *id != FormState::ROOT && !view.definition(*id).kind.is_transparent())
        .map(|id| title_of(view.state, view.catalogue, id))
        .filter(|title| !title.is_empty())
        .collect();
    // The kinds of answer that a question has may be called as it is.
    words.dedup();
    words.reverse();
    words.extend(one.name.clone());
    words.join(": ")
}

/// A value of any kind in words.
fn readable(view: View, value: &Value) -> String {
    match value {
        Value::String(text) => show_date(text).unwrap_or_else(|| text.clone()),
        Value::Number(number) => show_number(number, &view.say("number.decimal")),
        Value::Bool(yes) => view.say(if *yes { "yes" } else { "no" }),
        Value::Array(all) if !all.is_empty() => {
            all.iter().map(|one| readable(view, one)).collect::<Vec<_>>().join("; ")
        }
        Value::Object(all) if !all.is_empty() => {
            let all = all.iter().map(|(name, one)| glue(&[name, ": ", &readable(view, one)]));
            all.collect::<Vec<_>>().join(", ")
        }
        other => json::write(other),
    }
}
