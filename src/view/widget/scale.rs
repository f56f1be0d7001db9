//! A number on a scale: radio buttons side by side, with words at both ends.

use super::super::field::Field;
use super::super::{Element, View, worded};
use super::choice::{chosen, list};
use super::number::shown as shown_number;
use crate::form::Choice;
use crate::locale::{Text, glue};
use serde_json::Value;

pub(in super::super) fn scale(field: &Field, choices: &[Choice], ends: &[Option<Text>; 2]) -> (&'static str, Element) {
    let chosen = chosen(field, choices);
    // The words at the ends belong to a button each for those who hear them, and to the line for those who see it.
    let spoken: Vec<Choice> = choices
        .iter()
        .enumerate()
        .map(|(index, choice)| Choice { description: end(ends, index, choices.len()).cloned(), ..choice.clone() })
        .collect();
    let seen = |end: &Option<Text>| end.as_ref().map_or_else(|| Element::new("span"), |words| worded("span", words));
    let line = Element::new("div").attr("class", "ends").attr("aria-hidden", "true").children(ends.iter().map(seen));
    let steps = list(field, ("radio", "choose"), &spoken, |index| chosen == Some(index));
    ("scale", Element::part("div", "scale").child(line).child(steps).children(field.clear(chosen)))
}

/// The answer as it is read: the number, out of how many.
pub(in super::super) fn read(view: View, choices: &[Choice], value: &Value) -> String {
    let limit = choices.last().map_or("", |last| &last.title.text);
    view.catalogue.say("scale.value", &[("value", &*shown_number(view, value)), ("limit", limit)])
}

/// What the ends mean, in brackets; nothing where nobody says it.
pub(in super::super) fn meaning(choices: &[Choice], ends: &[Option<Text>; 2]) -> String {
    let meanings = [(choices.first(), &ends[0]), (choices.last(), &ends[1])];
    let meanings =
        meanings.iter().filter_map(|(at, words)| Some(glue(&[&at.as_ref()?.title.text, " = ", &words.as_ref()?.text])));
    let meanings: Vec<String> = meanings.collect();
    if meanings.is_empty() { String::new() } else { glue(&[" (", &meanings.join(", "), ")"]) }
}

/// What a step means, where it is one of the ends.
fn end(ends: &[Option<Text>; 2], index: usize, count: usize) -> Option<&Text> {
    match index {
        0 => ends[0].as_ref(),
        _ if index + 1 == count => ends[1].as_ref(),
        _ => None,
    }
}
