//! Where the answers are until the host has them, in words, in one steady place at the form's foot.

use super::{Element, View};
use crate::locale::{glue, show_date, show_time};

/// What is kept of the answers, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keeping {
    /// The catalogue's `keeping.` id: `device`, `tab`, `full` …; empty while there is nothing to say.
    pub code: String,
    /// The day of which it speaks, where the person is, ISO 8601.
    pub date: String,
    /// The time of that day, likewise.
    pub time: String,
    /// Today.
    pub today: String,
    /// The last day on which it is kept.
    pub until: String,
}

impl Keeping {
    /// What can be done about it: the catalogue's `keeping.` ids.
    fn deeds(&self) -> &'static [&'static str] {
        match self.code.as_str() {
            "tab" | "device" | "host" | "resumed" => &["remove"],
            "offered" => &["resume", "remove"],
            "removing" | "removing-offered" => &["discard", "cancel"],
            "elsewhere" => &["here"],
            "conflict" => &["theirs", "mine", "download"],
            "full" | "forbidden" | "failed" | "off" => &["download"],
            "unreadable" => &["download-unreadable", "discard-unreadable"],
            _ => &[],
        }
    }

    /// Whether somebody ought to look at it: what is said while all goes well stays quiet.
    pub fn is_notice(&self) -> bool {
        !matches!(self.code.as_str(), "" | "tab" | "device" | "host" | "off" | "removed")
    }
}

/// What is said of it.
pub(super) fn words(view: View) -> String {
    let keeping = &view.screen.keeping;
    if keeping.code.is_empty() {
        return String::new();
    }
    let time = show_time(&keeping.time).unwrap_or_default();
    let date = show_date(&keeping.date).unwrap_or_default();
    let id = if keeping.date == keeping.today { "keeping.time" } else { "keeping.date" };
    let when = view.catalogue.say(id, &[("time", &time), ("date", &date)]);
    let until = show_date(&keeping.until).unwrap_or_default();
    let said = view.catalogue.say(&glue(&["keeping.", &keeping.code]), &[("when", &when), ("until", &until)]);
    let keeps = matches!(keeping.code.as_str(), "tab" | "device" | "host");
    if keeps && view.state.asks_privately() {
        return glue(&[&said, " ", &view.say("keeping.private")]);
    }
    said
}

pub(super) fn element(view: View) -> Element {
    let keeping = &view.screen.keeping;
    let place = Element::part("div", "draft").attr("id", view.own_id("keeping"));
    if keeping.code.is_empty() || view.screen.disabled {
        return place;
    }
    let button = |deed: &&'static str| {
        Element::part("button", "draft-action")
            .attr("type", "button")
            .attr("id", view.own_id(deed))
            .attr("data-edit", glue(&["draft-", deed]))
            .text(view.say(&glue(&["keeping.", deed, ".do"])))
    };
    let deeds = keeping.deeds();
    let buttons = Element::new("div").attr("class", "draft-actions").children(deeds.iter().map(button));
    place
        .attr("data-code", keeping.code.clone())
        .maybe("data-notice", keeping.is_notice().then(|| "true".to_owned()))
        .child(Element::new("p").text(words(view)))
        .children((!deeds.is_empty()).then_some(buttons))
}
