//! What a form asks as it stands, one line a node: the place, the kind of question, and what is said of it.
//!
//! ```text
//! /name text, required "Name"
//! / pick: [Person] | Company
//! /tags rows
//! ```

use sovitaan::form::{Choice, Control, Definition, Kind, Look, Pick};
use sovitaan::state::{FormState, NodeId};

/// The nodes that apply, in the order of the form.
pub fn outline(state: &FormState) -> Vec<String> {
    let mut lines = Vec::new();
    for child in &state.node(FormState::ROOT).children {
        add(state, *child, &mut lines);
    }
    lines
}

fn add(state: &FormState, id: NodeId, lines: &mut Vec<String>) {
    let node = state.node(id);
    if !node.relevant {
        return;
    }
    let definition = state.definition(id);
    let place = state.pointer(id).as_str().to_owned();
    let place = if place.is_empty() { "/".to_owned() } else { place };
    let mut line = format!("{place} {}", kind(state, id, definition));
    for (holds, mark) in [
        (node.required && !matches!(definition.kind, Kind::Pick(_)), "required"),
        (definition.nullable, "may be null"),
        (definition.read_only, "read only"),
        (definition.write_only, "write only"),
        (definition.deprecated, "deprecated"),
    ] {
        if holds {
            line.push_str(", ");
            line.push_str(mark);
        }
    }
    let title = &definition.title.text;
    if !title.is_empty() && *title != definition.key {
        line.extend([" \"", title, "\""]);
    }
    lines.push(line);
    for child in &node.children {
        add(state, *child, lines);
    }
}

fn kind(state: &FormState, id: NodeId, definition: &Definition) -> String {
    let node = state.node(id);
    match &definition.kind {
        Kind::Group(_) if node.open => "group".to_owned(),
        Kind::Group(_) => "group to open".to_owned(),
        Kind::Map(map) => format!("map {}", map.pattern.as_deref().unwrap_or_default()).trim_end().to_owned(),
        Kind::Repeat(repeat) => match (repeat.fixed.len(), repeat.item) {
            (0, _) => "rows".to_owned(),
            (fixed, Some(_)) => format!("{fixed} places and rows"),
            (fixed, None) => format!("{fixed} places"),
        },
        Kind::Pick(pick) if pick.several => format!("pick any: {}", branches(pick, &node.picked)),
        Kind::Pick(pick) => format!("pick: {}", branches(pick, &node.picked)),
        Kind::Alternatives(pick, _) => format!("kind: {}", branches(pick, &node.picked)),
        Kind::Control(control) => self::control(control),
        Kind::Unsupported(keyword) => format!("unsupported {keyword}"),
    }
}

fn branches(pick: &Pick, picked: &[usize]) -> String {
    let name = |(index, branch): (usize, &sovitaan::form::Branch)| {
        let word = if branch.title.text.is_empty() { branch.word } else { &branch.title.text };
        let word = word.strip_prefix("type.").unwrap_or(word);
        if picked.contains(&index) { format!("[{word}]") } else { word.to_owned() }
    };
    pick.branches.iter().enumerate().map(name).collect::<Vec<_>>().join(" | ")
}

fn control(control: &Control) -> String {
    match control {
        Control::Text { multiline: true, .. } => "lines".to_owned(),
        Control::Text { format, .. } => format!("text {format}").trim_end().to_owned(),
        Control::Date => "date".to_owned(),
        Control::Time => "time".to_owned(),
        Control::Number(true) => "integer".to_owned(),
        Control::Number(false) => "number".to_owned(),
        Control::Choice { choices, look: Look::Select } => format!("list: {}", choices_of(choices)),
        Control::Choice { choices, look: Look::Scale(_) } => format!("scale: {}", choices_of(choices)),
        Control::Choice { look: Look::Check, .. } => "box".to_owned(),
        Control::Choice { choices, .. } => format!("one: {}", choices_of(choices)),
        Control::MultiChoice(choices) => format!("any: {}", choices_of(choices)),
        Control::Fixed(choice) => format!("always: {}", choices_of(std::slice::from_ref(choice))),
        Control::File { media, .. } => format!("file {}", media.as_deref().unwrap_or_default()).trim_end().to_owned(),
        Control::Acknowledgements(meant) => format!("agree: {}", meant.least),
        Control::OpenPoints => "open points".to_owned(),
        Control::Json => "json".to_owned(),
    }
}

fn choices_of(choices: &[Choice]) -> String {
    let name = |choice: &Choice| {
        if choice.title.text.is_empty() { choice.value.to_string() } else { choice.title.text.clone() }
    };
    choices.iter().map(name).collect::<Vec<_>>().join(" | ")
}
