//! The day on which somebody means to come back to a document, with a button that gives it to their calendar.

use super::{Element, View};
use crate::locale::{glue, show_date};

/// The day and the button, after these words; nothing where there is no day.
pub(super) fn offer(view: View, words: &str, date: &str, tag: &'static str) -> Option<Element> {
    let button = Element::part("button", "reminder").attr("type", "button").attr("data-edit", "reminder");
    let day = Element::new(tag).text(glue(&[words, &show_date(date)?, " "]));
    Some(day.child(button.text(view.say("reminder.offer"))))
}
