//! The envelopes of every checklist, sealed by the library, and what others make of them: schemas, SDKs, hosts.
//!
//! What is written to `target/tmp` is found by the steps `validators` and `hosts`.

mod attributes;
mod delicate;
mod events;
mod schema;
mod sealed;

use serde_json::{Value, json};
use sovitaan::{
    compare::{Flaw, verify},
    submission::{Checklist, Refusal, Stage, receive, seal},
};
use std::{fs, path::PathBuf};

/// A folder of `target/tmp`, without what an earlier run left.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

#[test]
fn hosts_get_what_the_library_has_sealed() {
    let folder = folder("envelopes");
    let envelopes = sealed::all();
    assert_eq!(envelopes.len(), 12 * (3 + 3));
    for sealed in &envelopes {
        let received = receive(&sealed.text, |id| (id == sealed.checklist.id()).then_some(&*sealed.checklist));
        assert_eq!(received.expect(&sealed.name).to_text(), sealed.text);
        let has_answers = !sealed.name.ends_with(".nothing");
        assert_eq!(delicate::is_in(&sealed.envelope.data), has_answers, "{}: something to spoil", sealed.name);
        fs::write(folder.join(format!("{}.json", sealed.name)), &sealed.text).expect("a file");
    }
}

/// Answers that some hosts cannot keep, of a checklist that is not one of ours.
#[test]
fn hosts_get_what_they_may_break() {
    let folder = folder("fragile");
    let schema = json!({"$id": "urn:sovitaan:checklist:fragile:1.0.0"}).to_string();
    let checklist = Checklist::read(&schema).expect("a checklist");
    fs::write(folder.join("checklist.json"), schema).expect("a file");
    let answers = [
        ("names", r#"{"rows": {"0": "a", "1": "b"}}"#),
        ("empty", r#"{"rows": {}}"#),
        ("digits", r#"{"sum": 12345678901234567890123}"#),
        ("fraction", r#"{"sum": 1.10, "whole": 2.0}"#),
    ];
    let texts = answers.map(|(name, data)| {
        let data: Value = serde_json::from_str(data).expect("JSON");
        let envelope = seal(&checklist, &data, Stage::Finished, sealed::occasion("fi", name)).expect(name);
        json!({"name": name, "text": envelope.to_text()})
    });
    fs::write(folder.join("envelopes.json"), Value::from(texts.to_vec()).to_string()).expect("a file");
}

/// `SovitaanForm.verify` in a page asks the same.
#[test]
fn a_chain_of_one_says_that_it_was_changed() {
    let sealed = &sealed::all()[0];
    assert_eq!(verify(&[&sealed.text]), Ok(()));
    let mut envelope: Value = serde_json::from_str(&sealed.text).expect("JSON");
    envelope["data"]["more"] = json!([]);
    let found = verify(&[&envelope.to_string()]).expect_err("it was changed").flaw;
    assert!(matches!(found, Flaw::Unopened(Refusal::Altered { .. })));
}

/// PHP reads an object as a list where it can, an empty one always; and many hosts hold every number as a double.
#[test]
fn nothing_is_in_them_that_php_breaks() {
    for sealed in sealed::all() {
        // Nobody has answered anything in an empty draft.
        if !sealed.name.ends_with(".nothing") {
            check(&sealed.name, &serde_json::from_str(&sealed.text).expect("JSON"));
        }
    }
}

fn check(at: &str, value: &Value) {
    match value {
        Value::Object(members) => {
            assert!(!members.is_empty(), "{at}: an empty object");
            for (name, value) in members {
                assert!(!name.bytes().all(|byte| byte.is_ascii_digit()), "{at}: the name {name} is a number");
                check(&format!("{at}/{name}"), value);
            }
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| check(&format!("{at}/{index}"), item));
        }
        Value::Number(number) => {
            let is_safe = number.as_i64().is_none_or(|whole| whole.unsigned_abs() < 1 << 53);
            let double = number.as_f64().map(|double| double.to_string());
            assert!(is_safe && double == Some(number.to_string()), "{at}: {number} is not what a double says");
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}
