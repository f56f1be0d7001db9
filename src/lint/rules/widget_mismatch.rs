//! `x-form.widget`: each way to present a question fits some questions. One that does not fit is passed over.

use crate::lint::{
    checklist::Checklist,
    finding::{Remark, wrong_for_all},
    spots::{Spot, Way},
};
use serde_json::Value;

/// More radio buttons side by side nobody compares.
const MOST_STEPS: u64 = 11;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut looked = Vec::new();
    for (_, spot) in checklist.asked() {
        for place in spot.applied().map(|applied| &applied.place) {
            let widget = checklist.at(place).get("x-form").and_then(|form| form.get("widget")).and_then(Value::as_str);
            let Some(widget) = widget else { continue };
            let at = place.child("x-form").child("widget");
            let remark = lacks(checklist, spot, widget).map(|advice| {
                Remark::new(at.clone(), format!("the widget `{widget}` does not fit this question"), advice)
            });
            looked.push((at, remark));
        }
    }
    wrong_for_all(looked)
}

/// What a question would need for the widget.
fn lacks(checklist: &Checklist, spot: &Spot, widget: &str) -> Option<&'static str> {
    let is = |kind: &str| checklist.is_only(spot, kind);
    let format = checklist.get(spot, "format").and_then(Value::as_str);
    let is_text = is("string") && checklist.choices(spot).is_none();
    let (fits, need) = match widget {
        "text" | "multiline" => (is_text && format != Some("date"), "it is for a text that a person writes"),
        "date" => (is("string") && format == Some("date"), "it is for a text with `\"format\": \"date\"`"),
        "time" => (is("string") && format == Some("time"), "it is for a text with `\"format\": \"time\"`"),
        "radios" | "row" | "select" => (
            checklist.is_choice(spot) || checklist.is_union(spot),
            "it is for one of several choices: `oneOf` with a `const` and a `title` each, or a boolean",
        ),
        "checkboxes" => {
            let element = checklist.child(spot, &Way::Element).map(|id| checklist.spot(id));
            let is_unique = checklist.get(spot, "uniqueItems") == Some(&Value::Bool(true));
            let has_choices = element.is_some_and(|element| checklist.choices(element).is_some());
            (is("array") && is_unique && has_choices, "it is for an array with `uniqueItems` and choices as `items`")
        }
        "checkbox" => (is("boolean"), "it is for a boolean"),
        "scale" => (
            is("integer") && has_steps(checklist, spot),
            "it is for an integer with `minimum` and `maximum`, of 2 to 11 steps",
        ),
        "agreement" => {
            let first = checklist.questions_in_order(spot).into_iter().next();
            let first = first.and_then(|name| checklist.question(spot, &name));
            let is_choice = first.is_some_and(|first| checklist.is_choice(first));
            (is("object") && is_choice, "it is for an object whose first question is a choice")
        }
        "period" | "columns" => (is("object"), "it is for an object"),
        "table" => (
            is_table(checklist, spot),
            "it is for rows whose cells are single answers or periods: an array of objects, or an object of objects alike",
        ),
        "people" => (has_people(checklist, spot), "it is for an array of objects whose first text is a name"),
        "acknowledgements" => (
            is_record(checklist, spot, &["name", "time", "digest"]),
            "it is for an array right under the root, whose items have `name`, `time` and `digest`",
        ),
        "openPoints" => (
            is_record(checklist, spot, &["pointer", "question", "reason", "returnDate"]),
            "it is for an array right under the root, whose items have `pointer`, `question`, `positions`, `reason` \
             and `returnDate`",
        ),
        // The meta-schema knows no other.
        _ => return None,
    };
    (!fits).then_some(need)
}

fn has_steps(checklist: &Checklist, spot: &Spot) -> bool {
    let bound = |keyword: &str| checklist.get(spot, keyword).and_then(Value::as_i64);
    let steps = bound("minimum").zip(bound("maximum")).map(|(least, most)| most.saturating_sub(least));
    steps.and_then(|steps| u64::try_from(steps).ok()).is_some_and(|steps| (1..MOST_STEPS).contains(&steps))
}

/// Rows with a cell for each question.
fn is_table(checklist: &Checklist, spot: &Spot) -> bool {
    let rows: Vec<&Spot> = spot.children.iter().map(|child| checklist.spot(*child)).collect();
    let is_list = checklist.is_only(spot, "array") || checklist.is_only(spot, "object");
    let cells = |row: &&Spot| row.children.iter().map(|cell| checklist.spot(*cell)).collect::<Vec<_>>();
    // A period is read in one line.
    let is_single = |cell: &&Spot| {
        let kinds = checklist.kinds(cell);
        let is_period = checklist.form(cell, "widget").and_then(Value::as_str) == Some("period");
        is_period || !kinds.contains(&"object") && !kinds.contains(&"array")
    };
    let is_row = |row: &&Spot| {
        let cells = cells(row);
        checklist.is_only(row, "object") && !cells.is_empty() && cells.iter().all(is_single)
    };
    let alike = rows
        .windows(2)
        .all(|pair| checklist.questions_in_order(pair[0]).len() == checklist.questions_in_order(pair[1]).len());
    is_list && !rows.is_empty() && rows.iter().all(is_row) && alike
}

/// Whether the form can keep its own records here.
fn is_record(checklist: &Checklist, spot: &Spot, names: &[&str]) -> bool {
    let items = checklist.get(spot, "items");
    let properties = items.and_then(|items| items.get("properties"));
    let has = |name: &&str| properties.is_some_and(|properties| properties.get(*name).is_some());
    checklist.is_only(spot, "array") && spot.at.tokens().count() == 1 && names.iter().all(has)
}

/// Whether a list is one of people: rows of which one question is a text, their name.
pub(super) fn has_people(checklist: &Checklist, spot: &Spot) -> bool {
    let row = checklist.child(spot, &Way::Element).map(|id| checklist.spot(id));
    let has_name = |row: &Spot| {
        let mut cells = row.children.iter().map(|cell| checklist.spot(*cell));
        cells.any(|cell| checklist.is_open_text(cell))
    };
    checklist.is_only(spot, "array") && row.is_some_and(has_name)
}
