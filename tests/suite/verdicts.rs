//! Valid or not: whole, and in the incremental session.

use super::{
    data::{self, say},
    expected::Expected,
    part::{Part, parts},
};
use serde_json::Value;
use sovitaan::{
    json,
    pointer::Pointer,
    schema::Documents,
    validate::{Change, Formats, Judge, Validator},
};
use std::{path::Path, sync::Arc};

/// One test of the suite, and how ours came out.
struct Outcome {
    file: String,
    group: String,
    test: String,
    /// What is wrong, if anything is.
    fault: Option<String>,
}

#[test]
fn verdicts_are_those_of_the_suite() {
    let Some(suite) = data::folder("the JSON Schema Test Suite") else { return };
    let mut expected = Expected::read(|file| !file.starts_with("annotations/"));
    for part in &parts() {
        let outcomes = run(part, &suite, Formats::Asserted);
        let differing = outcomes.iter().filter_map(|outcome| Some((outcome, outcome.fault.as_ref()?)));
        let agreed = outcomes.len() - differing.clone().count();
        say(&format!("{}: {agreed}/{}", part.folder, outcomes.len()));
        for (Outcome { file, group, test, .. }, fault) in differing {
            expected.differs(file, group, test, fault);
        }
    }
    let faults = expected.faults();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What every implementation must be able to do: `format` says what is meant, and no more.
#[test]
fn nothing_required_differs_where_format_is_an_annotation() {
    let Some(suite) = data::folder("the JSON Schema Test Suite with annotated formats") else { return };
    for part in parts().iter().filter(|part| part.is_required()) {
        let outcomes = run(part, &suite, Formats::Annotated);
        let all = outcomes.len();
        let differs = |Outcome { file, group, test, fault }| Some(format!("{file}: {group}: {test}: {}", fault?));
        let faults: Vec<String> = outcomes.into_iter().filter_map(differs).collect();
        say(&format!("{} (format as an annotation): {}/{all}", part.folder, all - faults.len()));
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

fn run(part: &Part, suite: &Path, formats: Formats) -> Vec<Outcome> {
    let remotes = data::remotes(suite, &part.remotes);
    let mut outcomes = Vec::new();
    for (name, groups) in data::files(&suite.join("tests").join(&part.folder)) {
        for group in groups.as_array().expect("groups") {
            for (test, fault) in run_group(part, group, &remotes, formats) {
                let (file, group) = (format!("{}/{name}", part.folder), text(&group["description"]));
                outcomes.push(Outcome { file, group, test, fault });
            }
        }
    }
    outcomes
}

/// Each test of a group with what is wrong, if anything is.
fn run_group(part: &Part, group: &Value, remotes: &Documents, formats: Formats) -> Vec<(String, Option<String>)> {
    let schema = json::write(&part.schema(group));
    let none = Documents::default();
    let documents = if schema.contains(data::HOST) { remotes } else { &none };
    let validator = Validator::read_as(&schema, documents, formats).map(Arc::new);
    let mut judge = validator.clone().ok().map(Judge::new);
    let tests = group["tests"].as_array().expect("tests");
    let outcomes = tests.iter().map(|test| {
        let (instance, valid) = (&test["data"], test["valid"] == true);
        let outcome = match (&validator, &mut judge) {
            (Ok(validator), Some(judge)) => verdict(validator, judge, instance, valid),
            (refused, _) => Some(format!("refused: {:?}", refused.as_ref().err())),
        };
        (text(&test["description"]), outcome)
    });
    outcomes.collect()
}

fn verdict(validator: &Validator, judge: &mut Judge, instance: &Value, valid: bool) -> Option<String> {
    let found = validator.validate(instance);
    // By way of the answers of the test before, and then from the start.
    let step = judge.apply(vec![Change::Set(Pointer::root(), instance.clone())]);
    let by_steps = step.map(|_| judge.violations()).ok();
    judge.judge_all(instance.clone());
    let holds = judge.holds(&Pointer::root(), instance);
    if judge.violations() != found || by_steps.as_ref() != Some(&found) {
        return Some(format!("the session says otherwise: {by_steps:?} instead of {found:?}"));
    }
    if holds.is_some_and(|holds| holds != found.is_empty()) {
        return Some(format!("the schema by itself says {holds:?}"));
    }
    (found.is_empty() != valid).then(|| format!("valid is {valid}, found {found:?}"))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
