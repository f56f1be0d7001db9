//! What is said of a change to a finished document, or who answers alone: asked at the end, and kept beside the answers.

use super::field::message_at;
use super::{Element, View};
use crate::locale::{Text, glue};
use crate::state::AccountPart;

/// The questions, where anything is asked.
pub(super) fn element(view: View) -> Option<Element> {
    let account = view.state.account()?;
    let fields = account.parts().iter().map(|part| field(view, *part, account.part(*part)));
    let title = Element::new(view.screen.heading(1))
        .attr("class", "section-title")
        .attr("id", view.own_id("account"))
        .attr("tabindex", "-1")
        .text(word(view, "title"));
    let frame = Element::part("section", "section").attr("id", view.own_id("beside"));
    let frame = frame.attr("aria-labelledby", view.own_id("account"));
    Some(frame.child(title).child(Element::new("p").text(word(view, "help"))).children(fields))
}

/// The links of the summary to what is missing here.
pub(super) fn missing(view: View) -> impl Iterator<Item = Element> {
    view.state.missing_of_account().into_iter().map(move |part| {
        let target = id(view, part, "c");
        let link = Element::new("a").attr("href", glue(&["#", &target])).attr("data-focus", target);
        Element::new("li").child(link.text(wanted(view, part)))
    })
}

/// What a part is called.
pub(super) fn title(view: View, part: AccountPart) -> String {
    word(view, part.as_str())
}

fn wanted(view: View, part: AccountPart) -> String {
    word(view, &glue(&[part.as_str(), ".missing"]))
}

fn word(view: View, word: &str) -> String {
    let occasion = view.state.account().map(|account| account.occasion.as_str()).unwrap_or_default();
    view.say(&glue(&["account.", occasion, ".", word]))
}

pub(super) fn id(view: View, part: AccountPart, role: &str) -> String {
    view.own_id(&glue(&["account-", part.as_str(), "-", role]))
}

fn field(view: View, part: AccountPart, shown: &str) -> Element {
    let is_missing = view.state.attempted() && view.state.missing_of_account().contains(&part);
    let messages = is_missing.then(|| Text { text: wanted(view, part), lang: None });
    let messages: Vec<Text> = messages.into_iter().collect();
    let label = Element::part("label", "label").attr("for", id(view, part, "c")).text(title(view, part));
    let input = match part {
        AccountPart::By => Element::new("input").attr("type", "text"),
        AccountPart::Reason => Element::new("textarea").attr("rows", "2"),
    };
    let input = input
        .attr("class", "control")
        .attr("part", "control")
        .attr("id", id(view, part, "c"))
        .attr("data-edit", "account")
        .attr("data-part", part.as_str())
        .attr("autocomplete", "off")
        .maybe("aria-invalid", is_missing.then(|| "true".to_owned()))
        .maybe("aria-describedby", is_missing.then(|| id(view, part, "m")))
        .flag(".disabled", view.screen.is_locked())
        .attr(".value", shown.to_owned());
    Element::new("div")
        .attr("class", if is_missing { "field field--text is-wrong" } else { "field field--text" })
        .attr("part", "field")
        .child(label)
        .child(message_at(view, id(view, part, "m"), &messages))
        .child(input)
}
