//! Undo and redo as a page has them: what is in the document, what is said, where the focus goes, what the host is told.

use serde_json::{Value, json};
use sovitaan::form::{self, FormDefinition};
use sovitaan::locale::Catalogue;
use sovitaan::pointer::Pointer;
use sovitaan::schema::Schema;
use sovitaan::state::{Changes, Edit, FormState, Party, Subject};
use sovitaan::view::{Screen, View};
use std::fs;

fn form_of(schema: &Value, language: &str) -> FormDefinition {
    form::compile(&Schema::read(&schema.to_string()).unwrap(), language).0
}

fn edit(kind: &str, at: &str, more: &Value) -> Edit {
    let mut edit = json!({"kind": kind, "at": at});
    edit.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
    Edit::from_json(&edit).expect("an edit")
}

/// A form of one text, with the default in two languages, and one file.
fn small() -> Value {
    json!({"type": "object", "x-form": {"language": "en"}, "properties": {
        "text": {"type": "string", "default": "so", "x-i18n": {"fi": {"default": "näin"}}},
        "file": {"type": "string", "contentEncoding": "base64"},
        "by": {"type": "string"}
    }})
}

#[test]
fn each_step_leads_back_and_forth() {
    let all: Value = serde_json::from_str(&fs::read_to_string("tests/cases/undo/steps.json").unwrap()).unwrap();
    for case in all["cases"].as_array().unwrap() {
        let what = case["what"].as_str().unwrap();
        let mut state = FormState::new(form_of(&all["schema"], "en"), case.get("start"));
        let mut changes = Changes::default();
        let mut before = state.progress();
        for edit in case["edits"].as_array().unwrap() {
            if edit.get("pause").is_some() {
                state.pause();
            }
            before = state.progress();
            changes = state.apply(&Edit::from_json(edit).expect(what));
        }
        let view = View { state: &state, catalogue: &Catalogue::of("en"), screen: &Screen::default() };
        let update = view.update(&changes, before);
        assert_eq!(state.instance(), case["instance"], "{what}");
        let html = view.form().to_html();
        let button = |name: &str| {
            let start = html.find(&format!("data-edit=\"{name}\"")).expect("a button");
            let tag = html[start..].split('>').next().unwrap();
            tag.split_once("aria-label=\"").map(|(_, label)| label.split('"').next().unwrap().to_owned())
        };
        for name in ["undo", "redo"] {
            if let Some(expected) = case.get(name) {
                assert_eq!(json!(button(name)), *expected, "{what}: the button");
            }
        }
        for (name, said) in [("announce", &update.announce), ("focus", &update.focus)] {
            if let Some(expected) = case.get(name) {
                assert_eq!(json!(said), *expected, "{what}: {name}");
            }
        }
        if let Some(expected) = case.get("changes") {
            let told: Vec<Value> = changes.values.iter().map(|(at, value)| json!([at.as_str(), value])).collect();
            assert_eq!(json!(told), *expected, "{what}: what the host is told");
        }
        if let Some(shown) = case.get("shows") {
            assert!(html.contains(&format!("value={shown}")), "{what}: what is shown");
        }
    }
}

#[test]
fn two_hundred_steps_are_remembered() {
    let mut state = FormState::new(form_of(&small(), "en"), None);
    for number in 0..300 {
        state.pause();
        state.apply(&edit("type", "/text", &json!({"text": number.to_string()})));
    }
    let mut undone = 0;
    while state.undoable().is_some() {
        state.apply(&Edit::Undo);
        undone += 1;
    }
    assert_eq!((undone, state.instance()), (200, json!({"text": "99"})));
}

#[test]
fn of_large_files_only_the_last_ones_are_remembered() {
    let mut state = FormState::new(form_of(&small(), "en"), None);
    for letter in ["A", "B", "C", "D", "E", "F"] {
        state.apply(&edit("attach", "/file", &json!({"size": 1_950_000, "data": letter.repeat(2_600_000)})));
    }
    let mut undone = 0;
    while state.undoable().is_some() {
        state.apply(&Edit::Undo);
        undone += 1;
    }
    // Three files are 7,800,000 bytes; four would be too many.
    assert_eq!(undone, 3);
    assert!(state.instance()["file"].as_str().unwrap().starts_with('C'));
}

#[test]
fn another_language_keeps_the_steps_and_what_was_suggested_follows() {
    let mut state = FormState::new(form_of(&small(), "en"), None);
    state.apply(&edit("type", "/text", &json!({"text": "otherwise"})));
    state.translate(form_of(&small(), "fi"));
    state.apply(&Edit::Undo);
    assert_eq!(state.instance(), json!({"text": "näin"}));
    state.apply(&Edit::Redo);
    assert_eq!(state.instance(), json!({"text": "otherwise"}));
}

#[test]
fn other_answers_and_other_people_end_the_history() {
    let typed = |state: &mut FormState| drop(state.apply(&edit("type", "/text", &json!({"text": "x"}))));
    let mut state = FormState::new(form_of(&small(), "en"), None);
    typed(&mut state);
    state.seat(Vec::new());
    assert!(state.undoable().is_some(), "nobody else has come");
    state.seat(vec![Party { name: "Aino".to_owned(), role: String::new() }]);
    assert!(state.undoable().is_none());
    typed(&mut state);
    let text = state.find(&Pointer::root().child("text")).unwrap();
    assert_eq!(state.undoable(), None, "nothing is different");
    state.apply(&edit("type", "/text", &json!({"text": "y"})));
    assert_eq!(state.undoable(), Some(Subject::Question(text)));
    state.replace(Some(&json!({"text": "z"})));
    state.apply(&Edit::Undo);
    assert_eq!(state.instance(), json!({"text": "z"}));
}
