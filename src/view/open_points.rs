//! What the parties have left open: which question, what each of them thinks, why, and when they come back to it.

use super::{Element, View};
use crate::locale::show_date;
use serde_json::Value;

/// All of it as a list; none where nothing is open.
pub(super) fn list(view: View) -> Option<Element> {
    let points: Vec<Element> = view.state.open_points().map(|point| entry(view, point)).collect();
    (!points.is_empty()).then(|| Element::part("ul", "open-points").children(points))
}

/// At the question itself: that it is open, and until when.
pub(super) fn note(view: View, point: &Value) -> Element {
    let date = date(point);
    let words = view.catalogue.say("open-point.note", &[("date", &date), ("reason", text(point, "reason"))]);
    Element::part("p", "open-point").text(words)
}

fn entry(view: View, point: &Value) -> Element {
    let positions = point.get("positions").and_then(Value::as_array).into_iter().flatten();
    let positions = positions.map(|position| {
        let party = Element::new("dt").text(text(position, "party"));
        Element::new("div").child(party).child(Element::new("dd").text(text(position, "answer")))
    });
    let reason = view.catalogue.say("open-point.reason", &[("reason", text(point, "reason"))]);
    let back = view.catalogue.say("open-point.date", &[("date", &date(point))]);
    Element::part("li", "open-point")
        .child(Element::new("p").child(Element::new("strong").text(text(point, "question"))))
        .child(Element::new("dl").children(positions))
        .child(Element::new("p").text(reason))
        .child(Element::new("p").text(back))
}

fn date(point: &Value) -> String {
    let date = text(point, "returnDate");
    show_date(date).unwrap_or_else(|| date.to_owned())
}

fn text<'a>(of: &'a Value, name: &str) -> &'a str {
    of.get(name).and_then(Value::as_str).unwrap_or_default()
}
