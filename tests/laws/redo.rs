//! The visible answers of a form as steps that give an untouched form the same ones, whatever their order.

use serde_json::Value;
use sovitaan::form::{Control, Kind};
use sovitaan::pointer::Pointer;
use sovitaan::state::{Edit, FormState, NodeId};

/// A step that changes nothing when it is taken again.
#[derive(Clone, Debug)]
pub enum Step {
    Edit(Edit),
    /// As many rows.
    Rows(Pointer, usize),
    /// A group that is open.
    Open(Pointer),
    /// A property of one of the group's maps.
    Property(Pointer, usize, String),
}

impl Step {
    pub fn take(&self, state: &mut FormState) {
        match self {
            Self::Edit(edit) => drop(state.apply(edit)),
            Self::Rows(at, rows) => {
                let Some(id) = state.find(at) else { return };
                let count = state.node(state.innermost(id)).children.len();
                for _ in count..*rows {
                    state.apply(&Edit::Add { at: at.clone(), map: 0 });
                }
            }
            Self::Open(at) => {
                if state.find(at).is_some_and(|id| !state.node(state.innermost(id)).open) {
                    state.apply(&Edit::Add { at: at.clone(), map: 0 });
                }
            }
            Self::Property(at, map, name) => {
                let own = at.child(name.as_str());
                if state.find(&own).is_none() {
                    state.apply(&Edit::Add { at: at.clone(), map: *map });
                    state.apply(&Edit::Name { at: at.child(""), name: name.clone() });
                }
            }
        }
    }
}

/// Adds the steps for a node and all below it.
pub fn steps(state: &FormState, id: NodeId, steps: &mut Vec<Step>) {
    let (node, at) = (state.node(id), state.pointer(id));
    if !node.relevant {
        return;
    }
    match &state.definition(id).kind {
        Kind::Pick(pick) | Kind::Alternatives(pick, _) => {
            let number = state.pick_number(id);
            let step = |choice, on| Step::Edit(Edit::Pick { at: at.clone(), pick: number, choice, on });
            if pick.several {
                steps.extend((0..pick.branches.len()).map(|choice| step(choice, node.picked.contains(&choice))));
            } else {
                steps.push(node.picked.first().map_or_else(|| step(0, false), |choice| step(*choice, true)));
            }
        }
        Kind::Repeat(_) => steps.push(Step::Rows(at, node.children.len())),
        Kind::Group(_) if node.open && state.definition(id).recursive => steps.push(Step::Open(at)),
        Kind::Map(_) => {
            for entry in &node.children {
                let entry = state.node(*entry);
                let (name, map) = (entry.name.clone().unwrap_or_default(), state.map_number(id));
                steps.push(Step::Property(at.clone(), map, name.clone()));
                if let Some(typed) = &entry.typed_name {
                    steps.push(Step::Edit(Edit::Name { at: at.child(name.as_str()), name: typed.clone() }));
                }
            }
        }
        Kind::Control(control) => steps.extend(answer(control, node.value.as_ref(), node.text.as_ref(), &at)),
        Kind::Group(_) | Kind::Unsupported(_) => {}
    }
    for child in &node.children {
        self::steps(state, *child, steps);
    }
}

/// The steps that give a control its answer, or take away what stands there from the start.
fn answer(control: &Control, value: Option<&Value>, text: Option<&String>, at: &Pointer) -> Vec<Step> {
    let at = at.clone();
    let edits = match control {
        Control::Choice { choices, .. } => {
            let choice = value.and_then(|value| choices.iter().position(|choice| choice.value == *value));
            vec![Edit::Choose { at, choice }]
        }
        Control::MultiChoice(choices) => {
            let is_on = |one: &Value| value.and_then(Value::as_array).is_some_and(|chosen| chosen.contains(one));
            let toggle = |(choice, on)| Edit::Toggle { at: at.clone(), choice, on };
            choices.iter().map(|one| is_on(&one.value)).enumerate().map(toggle).collect()
        }
        Control::Fixed(_) | Control::File { .. } => Vec::new(),
        _ => {
            let written = value.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
            vec![Edit::Type { at, text: text.cloned().or(written).unwrap_or_default() }]
        }
    };
    edits.into_iter().map(Step::Edit).collect()
}
