//! The same document as text to read and print: questions and answers, and "no answer" where there is
//! none.

use super::page::{root, top};
use super::standing::{altered, due, other_version, standing, version_of};
use super::widget::{choice_title, read_scale, scale_meaning, shown_number, weight};
use super::{Element, View, acknowledging, amendment, group, leftovers, open_points, reminder, table, tally, worded};
use crate::form::{Choice, Control, Definition, Kind, Layout, Look, same_value};
use crate::json;
use crate::locale::{glue, show_date, show_time};
use crate::state::{FormState, NodeId};
use serde_json::Value;

pub(super) fn form(view: View) -> Element {
    let change = amendment::element(view);
    let questions = questions(view, FormState::ROOT, 1);
    let notes = altered(view).into_iter().chain(other_version(view));
    let form = root(view, "read").child(top(view)).child(facts(view)).children(notes).children(change);
    form.children(questions).children(leftovers::read(view))
}

/// What a reader asks of a paper first: which form, in which language, of which day.
fn facts(view: View) -> Element {
    let document = &view.screen.document;
    let state = standing(view.catalogue, document);
    let state = match due(view.catalogue, document) {
        Some(due) if !state.is_empty() => glue(&[&state, ". ", &due]),
        Some(due) => due,
        None => state,
    };
    let plain = |words: String| (!words.is_empty()).then(|| Element::new("dd").text(words));
    let day = |date: &str| plain(show_date(date).unwrap_or_default());
    // One's own half goes into no calendar, and neither does what is not stored.
    let is_offered = !view.screen.still && document.party.is_empty() && !document.date.is_empty();
    let review = is_offered.then(|| reminder::offer(view, "", &document.review_date, "dd")).flatten();
    let facts = [
        ("read.state", plain(state)),
        ("read.party", plain(document.party.clone())),
        ("read.date", day(&document.date)),
        ("read.review", review.or_else(|| day(&document.review_date))),
        ("read.language", plain(view.say("language.name"))),
        ("read.version", plain(version_of(view).to_owned())),
    ];
    let facts = facts.into_iter().filter_map(|(id, value)| Some((view.say(id), value?)));
    Element::part("dl", "facts")
        .children(facts.map(|(name, value)| Element::new("div").child(Element::new("dt").text(name)).child(value)))
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
        // A heading with nothing under it says nothing.
        Kind::Group(_) if view.state.node(inner).open && group::applying(view, inner).next().is_none() => {}
        Kind::Control(Control::Acknowledgements(meant)) => {
            parts.push(titled(view, id, level).children(acknowledging::read(view, id, meant)));
        }
        Kind::Control(Control::OpenPoints) => {
            parts.extend(open_points::list(view).map(|list| titled(view, id, level).child(list)));
        }
        Kind::Control(control) => {
            let term = Element::new("dt").child(called(view, id));
            single.push_child(Element::new("div").child(term).child(answer(view, inner, control, "dd")));
            *is_empty = false;
        }
        Kind::Group(_) if is_brief(definition) => {
            let term = Element::new("dt").child(called(view, id));
            single.push_child(Element::new("div").child(term).child(brief(view, inner, "dd")));
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

/// A part with its heading.
fn titled(view: View, id: NodeId, level: usize) -> Element {
    let heading = Element::new(view.screen.heading(level)).child(called(view, id)).attr("class", "section-title");
    let pointer = view.state.pointer(view.state.innermost(id)).as_str().to_owned();
    Element::part("section", "section").attr("data-pointer", pointer).child(heading)
}

fn part(view: View, id: NodeId, level: usize) -> Element {
    let part = titled(view, id, level);
    let id = view.state.innermost(id);
    let definition = view.definition(id);
    let node = view.state.node(id);
    let part = part.children(tally::line(view, id));
    match &definition.kind {
        Kind::Group(_) | Kind::Repeat(_) if !node.children.is_empty() && table::is_table(view, id) => {
            part.child(in_table(view, id))
        }
        Kind::Repeat(_) if node.children.is_empty() => part.child(no_answer(view, "p")),
        Kind::Repeat(_) => part.children(node.children.iter().enumerate().map(|(position, row)| {
            let row_part = Element::new("div").attr("class", "row");
            let inner = view.state.innermost(*row);
            let title = worded("span", &view.row_words(*row, id, position));
            match &view.definition(inner).kind {
                Kind::Control(control) => {
                    let term = Element::new("dt").child(title);
                    let single = Element::new("div").child(term).child(answer(view, inner, control, "dd"));
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

/// Whether a group is read as one answer.
fn is_brief(definition: &Definition) -> bool {
    matches!(definition.layout(), Layout::Period | Layout::Agreement)
}

/// The answers of a group in one: a period as "3–6 kk", a statement as what was agreed on it and why.
fn brief(view: View, id: NodeId, tag: &'static str) -> Element {
    let mut numbers: Vec<String> = Vec::new();
    let mut words: Vec<Element> = Vec::new();
    let definition = view.definition(id);
    for child in group::applying(view, id) {
        let node = view.state.node(child);
        let (Kind::Control(control), Some(value)) = (&view.definition(child).kind, &node.value) else { continue };
        match control {
            Control::Number(_) => numbers.push(shown_number(view, value)),
            Control::Choice { look: Look::Check, .. } if *value == Value::Bool(true) => {
                words.push(worded("span", &view.definition(child).title));
            }
            Control::Choice { look: Look::Check, .. } => {}
            _ => words.push(answer(view, child, control, "p")),
        }
    }
    if !numbers.is_empty() {
        words.insert(0, Element::new("span").text(with_unit(definition, &numbers.join("–"))));
    }
    if words.is_empty() { no_answer(view, tag) } else { Element::new(tag).attr("class", "brief").children(words) }
}

/// Rows that stand in a table on paper too.
fn in_table(view: View, id: NodeId) -> Element {
    let rows = table::rows(view, id);
    let columns = table::columns(view, &rows);
    let columns = || columns.iter().filter(|column| !column.write_only);
    let heads = columns().map(|column| table::head(worded("span", &column.title)));
    let top = table::part("tr", "row").child(table::part("td", "cell")).children(heads);
    let body = rows.iter().enumerate().map(|(position, row)| {
        let title = match &view.definition(id).kind {
            kind @ Kind::Repeat(_) if position >= kind.places() => {
                Element::new("span").text((position + 1).to_string())
            }
            Kind::Repeat(_) => worded("span", &view.row_words(*row, id, position)),
            _ => called(view, *row),
        };
        let cells = columns().map(|column| match table::cell(view, *row, column) {
            Some(cell) => in_cell(view, view.state.innermost(cell)),
            None => Element::new("td"),
        });
        let cells = cells
            .zip(columns())
            .map(|(cell, column)| cell.attr("role", "cell").attr("data-label", column.title.text.clone()));
        table::part("tr", "row").child(table::part("th", "rowheader").attr("scope", "row").child(title)).children(cells)
    });
    let body = table::part("tbody", "rowgroup").children(body);
    table::part("table", "table").attr("class", "table").child(table::part("thead", "rowgroup").child(top)).child(body)
}

fn in_cell(view: View, id: NodeId) -> Element {
    let definition = view.definition(id);
    match &definition.kind {
        Kind::Control(control) => answer(view, id, control, "td"),
        Kind::Group(_) if is_brief(definition) => brief(view, id, "td"),
        _ => Element::new("td").children(questions(view, id, 5)),
    }
}

fn answer(view: View, id: NodeId, control: &Control, tag: &'static str) -> Element {
    shown(view, id, control, view.state.node(id).value.as_ref(), tag)
}

/// How a value reads as the answer to a question, be it the answer now or another one.
pub(super) fn shown(view: View, id: NodeId, control: &Control, value: Option<&Value>, tag: &'static str) -> Element {
    if let Control::Fixed(fixed) = control {
        return worded(tag, &choice_title(view, fixed));
    }
    let Some(value) = value else { return no_answer(view, tag) };
    let text = |shown: Option<String>| {
        Element::new(tag)
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
        Control::Json | Control::Fixed(_) | Control::Acknowledgements(_) | Control::OpenPoints => text(None),
        Control::Date => dated(show_date),
        Control::Time => dated(show_time),
        Control::Number(_) => text(Some(with_unit(view.definition(id), &shown_number(view, value)))),
        Control::Choice { choices, look: Look::Scale(ends) } => {
            let meaning = scale_meaning(choices, ends);
            let meaning = if is_said_above(view, id, &meaning) { String::new() } else { meaning };
            text(Some(glue(&[&read_scale(view, choices, value), &meaning])))
        }
        Control::Choice { choices, .. } => of(choices, value).map_or_else(|| text(None), |words| worded(tag, &words)),
        Control::MultiChoice(choices) => {
            let chosen = value.as_array().into_iter().flatten();
            let items = chosen.map(|one| match of(choices, one) {
                Some(words) => worded("li", &words),
                None => Element::new("li").text(one.as_str().map_or_else(|| json::write(one), str::to_owned)),
            });
            Element::new(tag).child(Element::new("ul").children(items))
        }
    }
}

/// Whether the answer right above is on the same scale: what its ends mean is said once.
fn is_said_above(view: View, id: NodeId, meaning: &str) -> bool {
    let siblings = view.state.node(id).parent.map(|parent| group::applying(view, parent));
    let above = siblings.and_then(|siblings| siblings.take_while(|sibling| *sibling != id).last());
    above.filter(|above| view.state.node(*above).value.is_some()).is_some_and(|above| {
        matches!(&view.definition(above).kind, Kind::Control(Control::Choice { choices, look: Look::Scale(ends) })
            if scale_meaning(choices, ends) == meaning)
    })
}

/// A number with what it counts.
fn with_unit(definition: &Definition, number: &str) -> String {
    definition.unit().map_or_else(|| number.to_owned(), |unit| glue(&[number, "\u{a0}", &unit.text]))
}

pub(super) fn no_answer(view: View, tag: &'static str) -> Element {
    Element::new(tag).attr("class", "no-answer").text(view.say("no-answer"))
}

/// A node's answer by itself, with nothing around it: where documents stand beside each other.
#[cfg(feature = "compare")]
pub(super) fn value(view: View, id: NodeId, tag: &'static str) -> Element {
    let id = view.state.innermost(id);
    let definition = view.definition(id);
    match &definition.kind {
        Kind::Control(control) => answer(view, id, control, tag),
        Kind::Group(_) if is_brief(definition) => brief(view, id, tag),
        Kind::Group(_) => Element::new(tag).children(questions(view, id, 4)),
        Kind::Repeat(_) => {
            let rows = view.state.node(id).children.iter().map(|row| value(view, *row, "li"));
            Element::new(tag).child(Element::new("ul").children(rows))
        }
        Kind::Pick(_) | Kind::Map(_) | Kind::Alternatives(..) | Kind::Unsupported(_) => match view.state.emitted(id) {
            Some(value) => Element::new(tag).text(json::write(&value)),
            None => no_answer(view, tag),
        },
    }
}
