//! The same document as text to read and print: questions and answers, and "no answer" where there is
//! none.

use super::page::{root, top};
use super::widget::{choice_title, shown_number, weight};
use super::{Element, View, group, worded};
use crate::form::{Choice, Control, Kind, same_value};
use crate::json;
use crate::locale::{show_date, show_time};
use crate::state::{FormState, NodeId};
use serde_json::Value;

pub(super) fn form(view: View) -> Element {
    root(view, "read").child(top(view)).children(questions(view, FormState::ROOT, 1))
}

/// A group's answers: the single ones in one list, then what has a heading of its own. (A single answer
/// after a list would stand under the heading of the list's last row.)
fn questions(view: View, id: NodeId, level: usize) -> Vec<Element> {
    let mut single = Element::new("dl");
    let mut is_empty = true;
    let mut parts = Vec::new();
    for child in group::applying(view, id) {
        if let Kind::Map(_) = view.definition(child).kind {
            for entry in group::applying(view, child) {
                read_one(view, entry, level, &mut single, &mut is_empty, &mut parts);
            }
        } else {
            read_one(view, child, level, &mut single, &mut is_empty, &mut parts);
        }
    }
    if !is_empty {
        parts.insert(0, single);
    }
    parts
}

/// One question, among the single ones or by itself. What is never shown is left out, and so is what has no answer in
/// the document.
fn read_one(view: View, id: NodeId, level: usize, single: &mut Element, is_empty: &mut bool, parts: &mut Vec<Element>) {
    let inner = view.state.innermost(id);
    let definition = view.definition(inner);
    if definition.write_only || view.definition(id).write_only {
        return;
    }
    match &definition.kind {
        Kind::Pick(_) | Kind::Map(_) => {}
        Kind::Control(control) => {
            let term = Element::new("dt").child(called(view, id));
            single.push_child(Element::new("div").child(term).child(answer(view, inner, control)));
            *is_empty = false;
        }
        Kind::Alternatives(..) => {
            let term = Element::new("dt").child(called(view, id));
            let given = view.state.node(inner).value.as_ref();
            let shown =
                given.map_or_else(|| no_answer(view, "dd"), |value| Element::new("dd").text(json::write(value)));
            single.push_child(Element::new("div").child(term).child(shown));
            *is_empty = false;
        }
        Kind::Group(_) | Kind::Repeat(_) | Kind::Unsupported(_) => parts.push(part(view, id, level)),
    }
}

/// The name that the person gave it, or the question's title.
fn called(view: View, id: NodeId) -> Element {
    match &view.state.node(id).name {
        Some(name) => Element::new("span").text(name.clone()),
        None => worded("span", &view.definition(id).title),
    }
}

fn part(view: View, id: NodeId, level: usize) -> Element {
    let heading = Element::new(view.screen.heading(level)).child(called(view, id)).attr("class", "section-title");
    let id = view.state.innermost(id);
    let definition = view.definition(id);
    let node = view.state.node(id);
    let part = Element::part("section", "section")
        .attr("data-pointer", view.state.pointer(id).as_str().to_owned())
        .child(heading);
    match &definition.kind {
        Kind::Repeat(_) if node.children.is_empty() => part.child(no_answer(view, "p")),
        Kind::Repeat(_) => part.children(node.children.iter().enumerate().map(|(position, row)| {
            let row_part = Element::new("div").attr("class", "row");
            let inner = view.state.innermost(*row);
            let title = worded("span", &view.row_words(*row, id, position));
            match &view.definition(inner).kind {
                Kind::Control(control) => {
                    let term = Element::new("dt").child(title);
                    let single = Element::new("div").child(term).child(answer(view, inner, control));
                    row_part.child(Element::new("dl").child(single))
                }
                _ => row_part
                    .child(Element::new(view.screen.heading(level + 1)).attr("class", "row-title").child(title))
                    .children(questions(view, inner, level + 2)),
            }
        })),
        Kind::Unsupported(_) => match &node.value {
            Some(value) => part.child(Element::new("p").text(json::write(value))),
            None => part.child(no_answer(view, "p")),
        },
        Kind::Group(_) if !node.open => part.child(no_answer(view, "p")),
        _ => part.children(questions(view, id, level + 1)),
    }
}

fn answer(view: View, id: NodeId, control: &Control) -> Element {
    if let Control::Fixed(fixed) = control {
        return worded("dd", &choice_title(view, fixed));
    }
    let Some(value) = &view.state.node(id).value else { return no_answer(view, "dd") };
    let text = |shown: Option<String>| {
        Element::new("dd")
            .text(shown.unwrap_or_else(|| value.as_str().map_or_else(|| json::write(value), str::to_owned)))
    };
    let dated = |show: fn(&str) -> Option<String>| text(value.as_str().and_then(show));
    let of = |choices: &[Choice], value: &Value| {
        choices.iter().find(|choice| same_value(&choice.value, value)).map(|choice| choice_title(view, choice))
    };
    match control {
        Control::Text { .. } => text(None).attr("class", "prose"),
        Control::File { .. } => {
            let size = weight(view.catalogue, value.as_str().map_or(0, str::len) / 4 * 3);
            text(Some(view.catalogue.say("file.kept", &[("size", &size)])))
        }
        Control::Json | Control::Fixed(_) => text(None),
        Control::Date => dated(show_date),
        Control::Time => dated(show_time),
        Control::Number(_) => text(Some(shown_number(view, value))),
        Control::Choice { choices, .. } => of(choices, value).map_or_else(|| text(None), |words| worded("dd", &words)),
        Control::MultiChoice(choices) => {
            let chosen = value.as_array().into_iter().flatten();
            let items = chosen.map(|one| match of(choices, one) {
                Some(words) => worded("li", &words),
                None => Element::new("li").text(one.as_str().map_or_else(|| json::write(one), str::to_owned)),
            });
            Element::new("dd").child(Element::new("ul").children(items))
        }
    }
}

fn no_answer(view: View, tag: &'static str) -> Element {
    Element::new(tag).attr("class", "no-answer").text(view.say("no-answer"))
}
