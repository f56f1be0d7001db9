//! Picking: one of several kinds of answer, or of several sets of questions.

use super::field::{has_help, help, marks, message, messages, title};
use super::widget::labelled;
use super::{Element, View, group, worded};
use crate::form::{Branch, Pick};
use crate::locale::{Text, glue};
use crate::state::NodeId;

/// Up to this many branches are radio buttons; more are a list to open.
const MAX_RADIOS: usize = 5;

/// A group's pick: a question of its own, without an answer in the document.
pub(super) fn question(view: View, id: NodeId, pick: &Pick) -> Element {
    let messages = messages(view, id);
    let own = &view.definition(id).title;
    let words = view.say(if pick.several { "pick.several" } else { "pick.one" });
    let heading = if own.text.is_empty() { Element::new("span").text(words) } else { worded("span", own) };
    let wrong = if messages.is_empty() { "" } else { " is-wrong" };
    Element::new("fieldset")
        .attr("class", glue(&["field field--pick", wrong]))
        .attr("part", "field")
        .attr("id", view.id(id, ""))
        .child(Element::part("legend", "label").child(heading).children(marks(view, id)))
        .child(message(view, id, &messages))
        .child(picker(view, id, pick))
}

/// One of several kinds of answer: which, and the answer.
pub(super) fn alternatives(view: View, id: NodeId, pick: &Pick) -> Element {
    let definition = view.definition(id);
    let picked = view.state.node(id).children.iter().copied().filter(|child| view.state.node(*child).relevant);
    let legend = Element::part("legend", "label").attr("id", view.id(id, "l")).attr("tabindex", "-1");
    Element::part("fieldset", "group")
        .attr("id", view.id(id, ""))
        .attr("data-pointer", view.state.pointer(id).as_str().to_owned())
        .maybe("aria-describedby", has_help(definition).then(|| view.id(id, "d")))
        .child(legend.child(title(view, id)).children(marks(view, id)))
        .children(help(view, id))
        .child(message(view, id, &messages(view, id)))
        .child(picker(view, id, pick))
        .children(picked.map(|child| group::element(view, child)))
}

fn picker(view: View, id: NodeId, pick: &Pick) -> Element {
    let picked = &view.state.node(id).picked;
    let locked = view.is_locked(id);
    if !pick.several && pick.branches.len() > MAX_RADIOS {
        let none = Element::new("option").attr("value", "").text(view.say("choice.none"));
        let options = pick.branches.iter().enumerate().map(|(index, branch)| {
            let words = self::words(view, branch, index);
            Element::new("option").attr("value", index.to_string()).maybe("lang", words.lang).text(words.text)
        });
        let chosen = picked.first().map(ToString::to_string).unwrap_or_default();
        return input(view, id, "select")
            .attr("id", view.id(id, "c"))
            .attr("aria-label", view.say("pick.one"))
            .flag(".disabled", locked)
            .attr(".value", chosen)
            .child(none)
            .children(options);
    }
    let rows = pick.branches.iter().enumerate().map(|(index, branch)| {
        let input = input(view, id, "input")
            .attr("type", if pick.several { "checkbox" } else { "radio" })
            .flag(".disabled", locked)
            .flag(".checked", picked.contains(&index));
        labelled(view, id, index, input, &words(view, branch, index), branch.description.as_ref())
    });
    Element::part("div", "choices").children(rows)
}

fn input(view: View, id: NodeId, tag: &'static str) -> Element {
    Element::new(tag)
        .attr("class", "control")
        .attr("part", "control")
        .attr("data-edit", "pick")
        .attr("data-pick", view.state.pick_number(id).to_string())
        .attr("data-pointer", view.state.pointer(id).as_str().to_owned())
}

/// The words of a branch: the author's, the kind of answer, or its number.
fn words(view: View, branch: &Branch, index: usize) -> Text {
    if !branch.title.text.is_empty() {
        return branch.title.clone();
    }
    let text = match branch.word {
        "" => view.catalogue.say("pick.branch", &[("position", &(index + 1).to_string())]),
        word => view.say(word),
    };
    Text { text, lang: None }
}
