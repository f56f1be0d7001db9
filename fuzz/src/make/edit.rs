//! Edits of what is on screen, and now and then one that no page makes.

use super::{Source, text};
use crate::check::screen;
use serde_json::{Map, Value, json};
use sovitaan::state::FormState;

/// An edit as the page makes it from one of its controls.
pub fn edit(source: &mut Source, state: &FormState, shown: &Value) -> Value {
    let controls = screen::controls(shown);
    if controls.is_empty() || source.one_in(8) {
        return anywhere(source, state);
    }
    let control = &controls[source.below(controls.len())];
    let mut edit = Map::new();
    let mut set = |name: &str, value: Value| drop(edit.insert(name.to_owned(), value));
    let kind = match (control.kind.as_str(), source.one_in(6)) {
        ("type" | "choose" | "toggle" | "attach" | "pick", true) => "leave",
        ("move-up" | "move-down", _) => "move",
        ("clear-choice", _) => "choose",
        ("detach", _) => "attach",
        (kind, _) => kind,
    };
    set("kind", kind.into());
    set("at", control.at.clone().into());
    match kind {
        "type" => set("text", text::typed(source).into()),
        "name" => set("name", text::name(source).into()),
        "attach" if control.kind == "detach" => set("size", 0.into()),
        "attach" => file(source, &mut set),
        "choose" if control.kind == "clear-choice" => set("choice", Value::Null),
        "choose" | "toggle" | "pick" => {
            set("choice", control.choice.unwrap_or_else(|| source.below(7) as u64).into());
            // A radio button is never switched off by itself.
            set("on", (kind == "choose" || !source.one_in(3)).into());
            set("pick", control.number.into());
        }
        "add" => set("map", control.number.into()),
        "move" => set("by", if control.kind == "move-up" { -1 } else { 1 }.into()),
        _ => {}
    }
    Value::Object(edit)
}

/// Any edit, of anything.
fn anywhere(source: &mut Source, state: &FormState) -> Value {
    const KINDS: [&str; 16] = [
        "undo", "redo", "clear", "type", "choose", "toggle", "leave", "add", "remove", "move", "pick", "name",
        "attach", "pick", "name", "submit",
    ];
    let at = state.pointer(source.below(state.size())).to_string();
    json!({
        "kind": source.pick(&KINDS),
        "at": if source.one_in(4) { text::pointer(source) } else { at },
        "text": text::typed(source),
        "name": text::name(source),
        "choice": source.below(9),
        "pick": source.below(3),
        "map": source.below(3),
        "size": source.below(9),
        "data": "AAAA",
        "on": source.one_in(2),
        "by": if source.one_in(2) { 1 } else { -1 },
    })
}

fn file(source: &mut Source, set: &mut impl FnMut(&str, Value)) {
    let too_large = source.one_in(4);
    set("size", if too_large { 1_u64 << 40 } else { 3 }.into());
    set("data", if too_large { "" } else { source.pick(&["YWJj", "AAAA", "/+8="]) }.into());
}
