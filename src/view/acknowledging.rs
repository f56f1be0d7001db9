//! Agreeing to the answers: the words that are agreed to, who has agreed, who is waited for, and a name and a button for
//! the next one. Nothing is drawn: a typed name, a statement and the time say as much, and everyone can give them.

use super::field::message_at;
use super::read::no_answer;
use super::widget::choice_title;
use super::{Element, View, worded};
use crate::form::{Acknowledging, Choice};
use crate::locale::{Text, glue, show_date, show_time};
use crate::state::{Acknowledgement, NodeId, Objection, Void, same_name};

/// What stands under the heading, while the form is filled in.
pub(super) fn contents(view: View, id: NodeId, meant: &Acknowledging) -> Vec<Element> {
    let statement = meant.statement.as_ref().map(quoted);
    let given = view.state.acknowledgements();
    let list = (!given.is_empty()).then(|| {
        let entries = given.iter().map(|one| entry(view, id, meant, one));
        Element::part("ul", "acknowledgements").children(entries)
    });
    let waits = Element::new("p").attr("class", "waits").text(waiting(view, meant));
    let mut contents: Vec<Element> = statement.into_iter().chain(list).chain([waits]).collect();
    if !view.is_locked(id) && standing(view).count() < meant.most {
        contents.extend(asked(view, id, meant));
    }
    contents
}

/// Who has agreed, to read; nothing is said for those who have not been asked.
pub(super) fn read(view: View, id: NodeId, meant: &Acknowledging) -> Vec<Element> {
    let given = view.state.acknowledgements();
    if given.is_empty() {
        return vec![no_answer(view, "p")];
    }
    let list = Element::part("ul", "acknowledgements").children(given.iter().map(|one| entry(view, id, meant, one)));
    let waits = Element::new("p").text(waiting(view, meant));
    meant.statement.as_ref().map(quoted).into_iter().chain([list, waits]).collect()
}

/// The words that one agrees to.
fn quoted(words: &Text) -> Element {
    Element::new("blockquote").attr("class", "statement").child(worded("p", words))
}

/// What is said aloud when somebody has agreed, or when it counts again.
pub(super) fn given(view: View, one: &Acknowledgement) -> String {
    view.catalogue.say("acknowledgement.given", &[("name", one.text("name"))])
}

/// Whose agreement does not count any more, and why.
pub(super) fn voided(view: View, one: &Acknowledgement) -> String {
    let name = [("name", one.text("name"))];
    match &one.void {
        Some(Void::Changed(at)) => {
            view.catalogue.say("acknowledgement.void", &[name[0], ("title", &view.title_at(at))])
        }
        Some(Void::Altered) | None => view.catalogue.say("acknowledgement.altered", &name),
    }
}

/// Who is waited for: by name as far as the form knows who they are, else how many; or in which role, once they are enough.
fn waiting(view: View, meant: &Acknowledging) -> String {
    let names = view.state.waited_for();
    let missing = meant.least.saturating_sub(standing(view).count());
    if let Some(role) = wanted(view, meant).filter(|_| missing == 0) {
        return view.catalogue.say("acknowledgement.waits-role", &[("role", &role)]);
    }
    let who = if names.is_empty() { missing.to_string() } else { names.join(", ") };
    let id = match (missing, names.is_empty()) {
        (0, true) => "acknowledgement.all",
        (0, false) => "acknowledgement.enough",
        (_, true) => "acknowledgement.waits",
        (_, false) => "acknowledgement.waits-for",
    };
    view.catalogue.say_count(id, &who, &[("who", &who)])
}

/// The role of which the checklist wants one, while nobody in it has agreed.
fn wanted(view: View, meant: &Acknowledging) -> Option<String> {
    let role = meant.wanted.as_ref()?;
    let is_missing = !standing(view).any(|one| one.record.get("role") == Some(role));
    let named = meant.roles.iter().find(|choice| choice.value == *role);
    is_missing.then(|| {
        named.map_or_else(|| role.as_str().unwrap_or_default().to_owned(), |role| choice_title(view, role).text)
    })
}

fn standing(view: View<'_>) -> impl Iterator<Item = &Acknowledgement> {
    view.state.acknowledgements().iter().filter(|one| one.void.is_none())
}

fn entry(view: View, id: NodeId, meant: &Acknowledging, one: &Acknowledgement) -> Element {
    let name = Element::new("strong").text(one.text("name"));
    let role = one.text("role");
    let titled = meant.roles.iter().find(|choice| choice.value == role).map(|choice| choice_title(view, choice));
    let role = titled.unwrap_or_else(|| Text { text: role.to_owned(), lang: None });
    let who = Element::new("p").child(name).text(if role.text.is_empty() { "" } else { ", " });
    let who = who.child(worded("span", &role));
    if one.void.is_some() {
        let why = Element::new("p").attr("class", "void").text(voided(view, one));
        return Element::part("li", "acknowledgement").child(why);
    }
    let when = moment(view, one.text("time"));
    let when = Element::new("p").text(view.catalogue.say("acknowledgement.when", &[("moment", &when)]));
    let back = (one.is_new && !view.is_locked(id)).then(|| {
        let words = view.say("acknowledgement.withdraw");
        Element::part("button", "row-action")
            .attr("type", "button")
            .attr("data-edit", "withdraw")
            .attr("data-name", one.text("name").to_owned())
            .attr("aria-label", glue(&[&words, ": ", one.text("name")]))
            .text(words)
    });
    Element::part("li", "acknowledgement").attr("data-stands", "").child(who).child(when).children(back)
}

/// A moment as people write it, by the clock of whoever was there: the time carries its own offset.
fn moment(view: View, time: &str) -> String {
    let (date, clock) = time.split_once(['T', 't']).unwrap_or((time, ""));
    let date = show_date(date).unwrap_or_else(|| date.to_owned());
    match clock.get(..5).and_then(show_time) {
        Some(clock) => view.catalogue.say("moment", &[("date", &date), ("time", &clock)]),
        None => date,
    }
}

/// A name, a role, and the button; where the host has said who is here, a button each.
fn asked(view: View, id: NodeId, meant: &Acknowledging) -> Vec<Element> {
    let words = meant.button.clone().unwrap_or_else(|| Text { text: view.say("acknowledge"), lang: None });
    let button = || {
        let button = Element::part("button", "acknowledge").attr("type", "button").attr("data-edit", "acknowledge");
        button.maybe("lang", words.lang.clone())
    };
    let objection = view.state.objection().map(|objection| Text { text: objected(view, objection), lang: None });
    let objections: Vec<Text> = objection.into_iter().collect();
    let message = message_at(view, view.id(id, "j"), &objections).attr("role", "alert");
    let parties = view.state.parties();
    if !parties.is_empty() {
        let open = parties.iter().filter(|party| !standing(view).any(|one| same_name(one.text("name"), &party.name)));
        let buttons = open.enumerate().map(|(index, party)| {
            button()
                .attr("id", view.id(id, if index == 0 { "c" } else { "" }))
                .attr("data-name", party.name.clone())
                .attr("data-role", party.role.clone())
                .text(glue(&[&party.name, ": ", &words.text]))
        });
        let buttons: Vec<Element> = buttons.collect();
        return vec![message].into_iter().chain(buttons).collect();
    }
    let names = view.state.people().into_iter().map(|name| Element::new("option").attr("value", name));
    let input = |part: &'static str, word: &str| {
        let input = Element::new("input").attr("type", "text").attr("class", "control").attr("part", "control");
        let input = input.attr("id", view.id(id, part)).attr("autocomplete", "off");
        labelled(view, id, part, word, input)
    };
    let (name, list) = input("c", "acknowledge.name");
    let name = name.child(list.attr("list", view.id(id, "o")));
    let role = meant.asks_role.then(|| {
        let (field, control) = input("r", "acknowledge.role");
        field.child(if meant.roles.is_empty() { control } else { roles(view, id, &meant.roles) })
    });
    let fields = Element::new("div").attr("class", "columns").child(name).children(role);
    let names = Element::new("datalist").attr("id", view.id(id, "o")).children(names);
    let legend = Element::part("legend", "label").text(view.say("acknowledge.legend"));
    let frame = Element::part("fieldset", "acknowledging").child(legend).child(message);
    vec![frame.child(fields).child(names).child(button().attr("id", view.id(id, "add")).text(words.text.clone()))]
}

fn labelled(view: View, id: NodeId, part: &'static str, word: &str, input: Element) -> (Element, Element) {
    let label = Element::part("label", "label").attr("for", view.id(id, part)).text(view.say(word));
    (Element::new("div").attr("class", "field field--text").child(label), input)
}

fn roles(view: View, id: NodeId, roles: &[Choice]) -> Element {
    let none = Element::new("option").attr("value", "").text(view.say("choice.none"));
    let options = roles.iter().map(|role| {
        let words = choice_title(view, role);
        let value = role.value.as_str().unwrap_or_default().to_owned();
        Element::new("option").attr("value", value).maybe("lang", words.lang).text(words.text)
    });
    let select = Element::new("select").attr("class", "control").attr("part", "control").attr("id", view.id(id, "r"));
    select.child(none).children(options)
}

fn objected(view: View, objection: &Objection) -> String {
    let (id, name) = match objection {
        Objection::Nameless => ("objection.nameless", ""),
        Objection::Roleless => ("objection.roleless", ""),
        Objection::Already(name) => ("objection.already", name.as_str()),
        Objection::Absent(name) => ("objection.absent", name.as_str()),
        Objection::Full => ("objection.full", ""),
        Objection::Unfinished => ("objection.unfinished", ""),
    };
    view.catalogue.say(id, &[("name", name)])
}
