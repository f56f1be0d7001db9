//! What can be undone, and done again: the buttons, and what is said when it has been.

use super::{Element, View, account, explain, summary};
use crate::locale::glue;
use crate::state::Subject;

/// The buttons. They stay where they are, of use or not.
pub(super) fn buttons(view: View) -> Element {
    let button = |edit: &'static str, next: Option<Subject>| {
        Element::part("button", "step")
            .attr("type", "button")
            .attr("data-edit", edit)
            .attr("id", view.own_id(edit))
            .maybe("aria-label", next.map(|subject| said(view, edit, subject)))
            .maybe("aria-disabled", next.is_none().then(|| "true".to_owned()))
            .text(view.say(edit))
    };
    Element::new("div")
        .attr("class", "steps")
        .attr("id", view.own_id("steps"))
        .child(button("undo", view.state.undoable()))
        .child(button("redo", view.state.redoable()))
}

/// A message, and what it is about.
pub(super) fn said(view: View, message: &str, subject: Subject) -> String {
    let title = match subject {
        Subject::Question(id) => explain::called(view.state, view.catalogue, id),
        Subject::Account(part) => account::title(view, part),
    };
    let words = view.say(message);
    if title.is_empty() { words } else { glue(&[&words, ": ", &title]) }
}

/// The id of what takes the focus.
pub(super) fn target(view: View, subject: Subject) -> String {
    match subject {
        Subject::Question(id) => summary::target(view, id),
        Subject::Account(part) => account::id(view, part, "c"),
    }
}
