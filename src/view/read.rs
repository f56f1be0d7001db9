//! The same document as text to read and print: questions and answers, and "no answer" where there is
//! none.

use super::page::{root, top};
use super::widget::{choice_title, shown_number};
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
        let definition = view.definition(child);
        if let Kind::Control(control) = &definition.kind {
            let term = worded("dt", &definition.title);
            single = single.child(Element::new("div").child(term).child(answer(view, child, control)));
            is_empty = false;
        } else {
            parts.push(part(view, child, level));
        }
    }
    if !is_empty {
        parts.insert(0, single);
    }
    parts
}

fn part(view: View, id: NodeId, level: usize) -> Element {
    let definition = view.definition(id);
    let node = view.state.node(id);
    let heading = worded(view.screen.heading(level), &definition.title).attr("class", "section-title");
    let part = Element::part("section", "section")
        .attr("data-pointer", view.state.pointer(id).as_str().to_owned())
        .child(heading);
    match &definition.kind {
        Kind::Repeat(_) if node.children.is_empty() => part.child(no_answer(view, "p")),
        Kind::Repeat(_) => part.children(node.children.iter().enumerate().map(|(position, row)| {
            let row_part = Element::new("div").attr("class", "row");
            match &view.definition(*row).kind {
                Kind::Control(control) => row_part.child(answer(view, *row, control)),
                _ => row_part
                    .child(
                        Element::new(view.screen.heading(level + 1))
                            .attr("class", "row-title")
                            .text(view.row_title(id, position)),
                    )
                    .children(questions(view, *row, level + 2)),
            }
        })),
        Kind::Unsupported(_) => match &node.value {
            Some(value) => part.child(Element::new("p").text(json::write(value))),
            None => part.child(no_answer(view, "p")),
        },
        Kind::Group(_) | Kind::Control(_) => part.children(questions(view, id, level + 1)),
    }
}

fn answer(view: View, id: NodeId, control: &Control) -> Element {
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
