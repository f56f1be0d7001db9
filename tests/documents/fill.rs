//! Fills a form in as a person would: by edits.

use super::dice::Dice;
use serde_json::Value;
use sovitaan::{
    form::{Control, Kind},
    state::{Edit, FormState, NodeId, Party},
    submission::digest,
    validate::{Validator, Verdict, Violation},
};

/// What people write, and what goes wrong with.
const TEXTS: [&str; 8] = [
    "Aino",
    "työpari",
    "kahden viikon välein\nmaanantaisin",
    "\"niin\" \\ näin",
    "🐍 käärme e\u{301}",
    "100 %",
    "<b>lihava</b>",
    "__proto__",
];

/// Answers some of what may be answered, and all that must be.
pub fn fill(state: &mut FormState, dice: &mut Dice) {
    // An answer may bring questions.
    for _ in 0..4 {
        for id in 0..state.size() {
            let is_there = id == FormState::ROOT || state.node(id).parent.is_some();
            if is_there
                && state.node(id).relevant
                && is_open(state, id)
                && (state.node(id).required || dice.percent(40))
            {
                answer(state, id, dice);
            }
        }
    }
}

/// Answers anew what the validator objects to; gives the document.
pub fn mend(state: &mut FormState, validator: &Validator, dice: &mut Dice) -> Value {
    for _ in 0..50 {
        let document = state.instance();
        let violations = validator.validate(&document);
        if violations.is_empty() {
            return document;
        }
        agree(state, &violations);
        for violation in violations {
            answer(state, state.nearest(&violation.pointer), dice);
        }
    }
    state.instance()
}

/// As many agree as have to, once that is all there is to say against the document.
fn agree(state: &mut FormState, violations: &[Violation]) {
    let Some((id, meant)) = state.acknowledging() else { return };
    let (at, least) = (state.pointer(id), meant.least);
    // Each role in its turn: some may be wanted among them.
    let roles: Vec<String> = meant.roles.iter().filter_map(|role| Some(role.value.as_str()?.to_owned())).collect();
    if violations.iter().any(|violation| !at.covers(&violation.pointer)) {
        return;
    }
    state.hear(Verdict { all: true, at: vec![(at, violations.to_vec())] });
    for number in 0..least {
        let role = roles.iter().cycle().nth(number).cloned().unwrap_or_else(|| "Worker".to_owned());
        let by = Party { name: format!("Person {number}"), role };
        let digest = digest(&state.answers());
        state.apply(&Edit::Acknowledge { by, time: "2026-11-26T10:15:00+02:00".to_owned(), digest });
    }
}

/// Whether nothing has been answered there.
fn is_open(state: &FormState, id: NodeId) -> bool {
    match state.definition(id).kind {
        Kind::Control(_) => state.node(id).value.is_none(),
        _ => true,
    }
}

fn answer(state: &mut FormState, id: NodeId, dice: &mut Dice) {
    let at = state.pointer(id);
    let text = |text: String| Edit::Type { at: at.clone(), text };
    let edits = match &state.definition(id).kind {
        Kind::Group(_) => return,
        Kind::Repeat(_) => vec![Edit::Add { at, map: 0 }],
        Kind::Control(control) => match control {
            Control::Text { format, max, .. } => vec![text(written(format, *max, dice))],
            Control::Date => {
                vec![text(format!("{}.{}.{}", 1 + dice.below(28), 1 + dice.below(12), 2020 + dice.below(20)))]
            }
            Control::Time => vec![text(format!("{}.{:02}", dice.below(24), dice.below(60)))],
            Control::Number(true) => {
                let most = if dice.percent(50) { 6 } else { 60 };
                vec![text(dice.below(most).to_string())]
            }
            Control::Number(false) => vec![text(format!("{},{}", dice.below(9), dice.below(10)))],
            Control::Choice { choices, .. } => vec![Edit::Choose { at, choice: Some(dice.below(choices.len())) }],
            Control::MultiChoice(choices) => {
                (0..choices.len()).map(|choice| Edit::Toggle { at: at.clone(), choice, on: dice.percent(50) }).collect()
            }
            // The form writes both by itself.
            Control::Fixed(_) | Control::OpenPoints | Control::Acknowledgements(_) => return,
            other => panic!("no checklist had {other:?} when this was written: say how it is filled in"),
        },
        other => panic!("no checklist had {other:?} when this was written: say how it is filled in"),
    };
    for edit in edits {
        state.apply(&edit);
    }
}

fn written(format: &str, max: Option<usize>, dice: &mut Dice) -> String {
    match format {
        "email" => format!("a{}@example.org", dice.below(1_000)),
        "uri" => format!("https://example.org/{}", dice.below(1_000)),
        "" => {
            let words = format!("{} {}", dice.of(&TEXTS), dice.below(1_000));
            words.chars().take(max.unwrap_or(usize::MAX)).collect()
        }
        other => panic!("no checklist had the format {other} when this was written: say how it is filled in"),
    }
}
