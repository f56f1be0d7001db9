//! A question, a section or the checklist without a title: the form shows the property's name instead.

use crate::lint::{checklist::Checklist, finding::Remark, spots::Spot};
use crate::pointer::Pointer;
use crate::schema::DiagnosticCode;
use serde_json::Value;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let title = |place: &Pointer| checklist.flat(place).text("title");
    if title(&Pointer::root()).is_none_or(|title| title.trim().is_empty()) {
        remarks.push(Remark::new(
            Pointer::root(),
            "the checklist has no title",
            "write a `title` at the root: it is the heading of the form",
        ));
    }
    let untitled = checklist.diagnostics.iter().filter(|diagnostic| diagnostic.code == DiagnosticCode::Untitled);
    let untitled =
        untitled.filter_map(|diagnostic| Some((checklist.spot_at(&diagnostic.pointer)?, &diagnostic.pointer)));
    let blank = checklist.asked().map(|(_, spot)| (spot, &spot.at)).filter(|(spot, at)| {
        let title = checklist.get(spot, "title").and_then(Value::as_str);
        !at.as_str().is_empty() && title.is_some_and(|title| title.trim().is_empty())
    });
    remarks.extend(untitled.chain(blank).map(|(spot, at)| remark(checklist, spot, at)));
    remarks
}

fn remark(checklist: &Checklist, spot: &Spot, at: &Pointer) -> Remark {
    let name = at.last().unwrap_or_default();
    let what = if checklist.is_only(spot, "object") { "the group" } else { "the question" };
    let message = format!("{what} `{name}` has no title; the form would show the name");
    Remark::new(spot.place().clone(), message, "write a `title` in the words of those who answer")
}
