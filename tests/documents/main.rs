//! Documents for every checklist: valid ones, filled in by way of the form as a person would, and invalid ones, made
//! from those by one change. `cargo xtask test validators` asks other validators of JSON Schema about the same ones.

mod dice;
mod fill;
mod spoil;

use dice::Dice;
use serde_json::{Value, json};
use sovitaan::{
    form::{self, FormDefinition},
    json,
    schema::Schema,
    state::FormState,
    validate::Validator,
};
use std::{collections::BTreeSet, fs, path::Path};

/// How many documents of each kind a checklist gets.
const MOST: usize = 60;

#[test]
fn what_is_filled_in_is_valid_and_what_is_spoilt_is_not() {
    // `target/tmp`: what is written there is found by the step `validators`.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("documents");
    // Without what an earlier checklist left.
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder).expect("a folder");
    for (name, text) in checklists() {
        let validator = Validator::read(&text).expect(&name);
        let mut dice = Dice::new(&name);
        let asked = form::compile(&Schema::read(&text).expect(&name), "fi").0;
        let filled: Vec<Value> = (0..MOST).map(|_| filled(&asked, &validator, &mut dice)).collect();
        let mut documents: Vec<Value> =
            filled.iter().map(|data| json!({"valid": true, "why": "filled in", "data": data})).collect();
        let mut known: BTreeSet<String> = filled.iter().map(ToString::to_string).collect();
        assert_eq!(known.len(), filled.len(), "{name}: the same document again");
        let mut broken = 0;
        while broken < MOST {
            let (why, data) = spoil::spoilt(dice.of(&filled), &mut dice);
            // Two changes may come to the same.
            if !known.insert(data.to_string()) {
                continue;
            }
            let valid = validator.validate(&data).is_empty();
            broken += usize::from(!valid);
            documents.push(json!({"valid": valid, "why": why, "data": data}));
            assert!(documents.len() < 20 * MOST, "{name}: hardly a change makes a document invalid");
        }
        let all = json!({"schema": format!("schemas/{name}.json"), "documents": documents});
        fs::write(folder.join(format!("{name}.json")), json::write(&all)).expect("a file");
    }
}

/// Every checklist of `schemas` by its name, as text.
fn checklists() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    let paths = fs::read_dir(folder).expect("schemas").map(|entry| entry.expect("an entry").path());
    let mut found: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .map(|path| (path.file_stem().expect("a name").to_string_lossy().into_owned(), fs::read_to_string(path)))
        .map(|(name, text)| (name, text.expect("a text")))
        .filter(|(_, text)| json::read(text).expect("JSON").get("x-form").is_some())
        .collect();
    found.sort();
    assert!(!found.is_empty());
    found
}

fn filled(asked: &FormDefinition, validator: &Validator, dice: &mut Dice) -> Value {
    let mut state = FormState::new(asked.clone(), None);
    fill::fill(&mut state, dice);
    let document = fill::mend(&mut state, validator, dice);
    let violations = validator.validate(&document);
    assert!(violations.is_empty(), "\"{}\" cannot be filled in: {violations:?}", asked.title());
    document
}
