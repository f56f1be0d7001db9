//! Schemas and answers that mean no good, or that a person wrote in haste: each ends in a form, a diagnostic, a refusal
//! or a violation, within seconds, and never in a panic. The cases are in `tests/cases/hostile`.

mod form;
mod text;
mod verdict;

use serde_json::Value;
use std::{fs, path::Path, time::Instant};

/// Generous, in seconds: a machine may be slow and busy, and what is held back here would take many minutes or for ever.
const SOON: u64 = 60;

#[test]
fn references_come_to_an_end() {
    run("references");
}

#[test]
fn depth_and_size_have_bounds() {
    run("size");
}

#[test]
fn patterns_neither_hang_nor_break() {
    run("patterns");
}

#[test]
fn numbers_keep_their_digits_or_are_refused() {
    run("numbers");
}

#[test]
fn keys_and_texts_are_only_data() {
    run("texts");
}

#[test]
fn keywords_that_make_no_sense_are_said() {
    run("keywords");
}

/// A list of cases: `{"why", "schema", "form", "validator", "instances"?}`. The schema is a text as in `text.rs`; `form`
/// is what the form's side says of it, `validator` what the validator's; each instance is `{"text", "says", "form"?}`.
fn run(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cases/hostile/{name}.json"));
    let cases: Vec<Value> = serde_json::from_str(&fs::read_to_string(path).expect("cases")).expect("a list");
    let mut faults = Vec::new();
    for case in &cases {
        // For `--nocapture`: which one it is that does not end.
        println!("{}", case["why"]);
        let mut check = |what: &str, expected: &Value, said: &dyn Fn() -> Value| {
            let start = Instant::now();
            let said = said();
            if said != *expected {
                faults.push(format!("{}: {what} {said}, not {expected}", case["why"]));
            }
            if start.elapsed().as_secs() >= SOON {
                faults.push(format!("{}: {what} takes {:?}", case["why"], start.elapsed()));
            }
        };
        let schema = text::expanded(&case["schema"]);
        check("the form", &case["form"], &|| form::said(&schema));
        check("the validator", &case["validator"], &|| verdict::said(&schema));
        for instance in case["instances"].as_array().into_iter().flatten() {
            let answers = text::expanded(&instance["text"]);
            check("the validator on an instance", &instance["says"], &|| verdict::on(&schema, &answers));
            let kept = instance.get("form").cloned().unwrap_or_else(|| "kept".into());
            check("the form with an instance", &kept, &|| form::with(&schema, &answers));
        }
    }
    assert!(!cases.is_empty());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
