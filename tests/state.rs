//! Answers and what follows from them, as cases in files: a schema, edits, and what must come out.

use serde_json::Value;
use sovitaan::form;
use sovitaan::pointer::Pointer;
use sovitaan::schema::Schema;
use sovitaan::state::{Edit, FormState};
use std::fs;

#[test]
fn cases() {
    let folder = format!("{}/tests/cases/state", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = fs::read_dir(folder).expect("cases").map(|entry| entry.expect("entry").path()).collect();
    files.sort();
    let mut count = 0;
    for file in files {
        let suites: Value = serde_json::from_str(&fs::read_to_string(&file).expect("file")).expect("JSON");
        for suite in suites.as_array().expect("suites") {
            for case in suite["cases"].as_array().expect("cases") {
                check(&format!("{}: {}: {}", file.display(), suite["about"], case["about"]), &suite["schema"], case);
                count += 1;
            }
        }
    }
    assert!(count > 25, "only {count} cases were found");
}

fn check(about: &str, schema: &Value, case: &Value) {
    let schema = Schema::read(&schema.to_string()).expect(about);
    let mut state = FormState::new(form::compile(&schema, "fi").0, case.get("start"));
    for edit in case["edits"].as_array().into_iter().flatten() {
        let parsed = Edit::from_json(edit).unwrap_or_else(|| panic!("{about}: {edit} is no edit"));
        let mut mirror = state.instance();
        let changes = state.apply(&parsed);
        // What the validator is told must lead it to the same document.
        for op in &changes.judge {
            follow(&mut mirror, op);
        }
        assert!(
            form::same_value(&mirror, &state.instance()),
            "{about}: after {edit} the validator has {mirror}, the form {}",
            state.instance()
        );
    }
    if let Some(instance) = case.get("instance") {
        assert_eq!(state.instance().to_string(), instance.to_string(), "{about}");
    }
    if let Some(progress) = case.get("progress") {
        let (answered, total) = state.progress();
        assert_eq!(format!("{answered}/{total}"), progress.as_str().expect("progress"), "{about}");
    }
    for (pointer, required) in case["required"].as_object().into_iter().flatten() {
        let node = state.find(&Pointer::parse(pointer).expect("pointer")).expect(about);
        assert_eq!(Value::Bool(state.node(node).required), *required, "{about}: {pointer}");
    }
    for (pointer, relevant) in case["relevant"].as_object().into_iter().flatten() {
        let node = state.find(&Pointer::parse(pointer).expect("pointer")).expect(about);
        assert_eq!(Value::Bool(state.node(node).relevant), *relevant, "{about}: {pointer}");
    }
    for (pointer, keyword) in case["says"].as_object().into_iter().flatten() {
        let node = state.find(&Pointer::parse(pointer).expect("pointer")).expect(about);
        let said = state.violations_of(node).first().map(|violation| violation.keyword.as_str());
        assert_eq!(said, keyword.as_str(), "{about}: {pointer}");
    }
}

fn follow(mirror: &mut Value, op: &sovitaan::validate::Change) {
    use sovitaan::validate::Change;
    match op {
        Change::All(value) => *mirror = value.clone(),
        Change::Set(at, value) => {
            let last = at.last();
            let parent = mirror.pointer_mut(at.parent().unwrap_or_default().as_str()).expect("its parent is there");
            match (parent, last) {
                (parent, None) => *parent = value.clone(),
                (Value::Array(elements), Some(index)) => {
                    elements[index.parse::<usize>().expect("index")] = value.clone();
                }
                (Value::Object(properties), Some(key)) => drop(properties.insert(key, value.clone())),
                (other, _) => panic!("{other} has no parts"),
            }
        }
        Change::Remove(at) => {
            let parent = mirror.pointer_mut(at.parent().expect("not the root").as_str()).expect("its parent is there");
            parent.as_object_mut().expect("an object").shift_remove(&at.last().expect("a key"));
        }
    }
}
