//! How many of the yes-or-no questions are answered with yes, and the mean of the percentages.

use super::{Element, View, group};
use crate::form::{Choice, Control, Kind};
use crate::state::NodeId;
use serde_json::Value;

/// What is counted inside a node.
#[derive(Default)]
struct Tally {
    yes: usize,
    questions: usize,
    /// In tenths.
    percentages: Vec<u32>,
}

/// The line, where the author wants one.
pub(super) fn line(view: View, id: NodeId) -> Option<Element> {
    let wanted = view.definition(id).presentation.as_ref().is_some_and(|said| said.tally);
    wanted.then(|| element(view, id))
}

/// The line anew.
pub(super) fn element(view: View, id: NodeId) -> Element {
    let mut tally = Tally::default();
    count(view, id, &mut tally);
    let mut words = Vec::new();
    if tally.questions > 0 {
        let values = [("yes", &*tally.yes.to_string()), ("total", &*tally.questions.to_string())];
        words.push(view.catalogue.say("tally.yes", &values));
    }
    if !tally.percentages.is_empty() {
        let count = u32::try_from(tally.percentages.len()).unwrap_or(u32::MAX);
        let mean = (tally.percentages.iter().sum::<u32>() + count * 5) / (count * 10);
        words.push(view.catalogue.say("tally.mean", &[("mean", &mean.to_string())]));
    }
    Element::part("p", "tally").attr("id", view.id(id, "t")).text(words.join(" · "))
}

fn count(view: View, id: NodeId, tally: &mut Tally) {
    for child in group::applying(view, id) {
        let value = view.state.node(child).value.as_ref();
        let definition = view.definition(child);
        match &definition.kind {
            Kind::Control(Control::Choice { choices, .. }) if is_yes_or_no(choices) => {
                tally.questions += 1;
                tally.yes += usize::from(value == Some(&Value::Bool(true)));
            }
            Kind::Control(Control::Number(_)) if definition.unit().is_some_and(|unit| unit.text == "%") => {
                tally.percentages.extend(value.and_then(tenths).filter(|tenths| *tenths <= 1_000));
            }
            Kind::Control(_) => {}
            _ => count(view, child, tally),
        }
    }
}

/// A number in tenths. By its digits: to read it as a float takes ten kilobytes of tables.
fn tenths(value: &Value) -> Option<u32> {
    let Value::Number(number) = value else { return None };
    let text = number.as_str();
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let tenth = part.bytes().next().filter(u8::is_ascii_digit)?;
    let is_plain = part.bytes().all(|byte| byte.is_ascii_digit()) && whole.len() <= 3;
    let whole: u32 = whole.parse().ok().filter(|_| is_plain)?;
    Some(whole * 10 + u32::from(tenth - b'0'))
}

fn is_yes_or_no(choices: &[Choice]) -> bool {
    choices.iter().all(|choice| choice.value.is_boolean())
}
