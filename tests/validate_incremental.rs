//! The incremental session against the whole pass: random edits over schemas of every kind, and after
//! each edit both what stands and what was said to have changed must be the same.

use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner},
};
use serde_json::{Value, json};
use sovitaan::{
    pointer::Pointer,
    validate::{Change, Judge, Validator, Verdict, Violation},
};
use std::{collections::BTreeMap, env, fs, sync::Arc};

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/validate/incremental");

struct Case {
    name: String,
    validator: Arc<Validator>,
    at: Vec<Pointer>,
    values: Vec<Value>,
}

/// `{"schema", "at": [pointer …], "values": [value …]}`; the value "LONG" stands for a long text.
fn cases() -> Vec<Case> {
    let mut paths: Vec<_> = fs::read_dir(CASES).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .iter()
        .map(|path| read(&path.file_stem().unwrap().to_string_lossy(), &fs::read_to_string(path).unwrap()))
        .collect()
}

fn read(name: &str, text: &str) -> Case {
    let case: Value = serde_json::from_str(text).unwrap();
    let list = |key: &str| case[key].as_array().unwrap().clone();
    let common = [
        json!(null),
        json!(true),
        json!(1),
        json!(2.5),
        json!(""),
        json!("abc"),
        json!([]),
        json!({}),
        json!(["a", "a"]),
        json!({"a": {"b": 1}}),
    ];
    let mut values = list("values");
    for value in &mut values {
        if value == "LONG" {
            *value = "a1".repeat(2_001).into();
        }
    }
    values.extend(common);
    Case {
        name: name.to_owned(),
        validator: Arc::new(Validator::read(&case["schema"].to_string()).unwrap()),
        at: list("at").iter().map(|at| Pointer::parse(at.as_str().unwrap()).unwrap()).collect(),
        values,
    }
}

/// One edit: what kind, where and which value, as shares of the case's lists.
type Pick = (u8, prop::sample::Index, prop::sample::Index);

fn change(case: &Case, (kind, at, value): &Pick) -> Change {
    let at = case.at[at.index(case.at.len())].clone();
    let value = case.values[value.index(case.values.len())].clone();
    match kind {
        0..=5 if at == Pointer::root() => Change::All(value),
        0..=5 => Change::Set(at, value),
        6..=8 => Change::Remove(at),
        _ => Change::All(value),
    }
}

/// Per place what stands there.
type Standing = BTreeMap<Pointer, Vec<Violation>>;

fn standing(violations: Vec<Violation>) -> Standing {
    let mut standing = Standing::new();
    for violation in violations {
        standing.entry(violation.pointer.clone()).or_default().push(violation);
    }
    standing
}

fn follow(standing: &mut Standing, verdict: &Verdict) -> Result<(), TestCaseError> {
    if verdict.all {
        standing.clear();
    }
    for (pointer, violations) in &verdict.at {
        let before = standing.remove(pointer).unwrap_or_default();
        prop_assert!(verdict.all || before != *violations, "said to have changed: {pointer}");
        if !violations.is_empty() {
            standing.insert(pointer.clone(), violations.clone());
        }
    }
    Ok(())
}

fn run(case: &Case, edits: &[Vec<Pick>]) -> Result<(), TestCaseError> {
    let truth = Arc::clone(&case.validator);
    let mut judge = Judge::new(Arc::clone(&case.validator));
    let mut told = Standing::new();
    follow(&mut told, &judge.judge_all(json!({})))?;
    for picks in edits {
        let changes: Vec<Change> = picks.iter().map(|pick| change(case, pick)).collect();
        let told_of = format!("{}: {changes:?}", case.name);
        match judge.apply(changes) {
            Ok(verdict) => follow(&mut told, &verdict)?,
            // What the changes before it did is told with the next verdict.
            Err(_) => follow(&mut told, &judge.apply(vec![]).unwrap())?,
        }
        let expected = truth.validate(judge.instance());
        let context = || format!("{told_of} over {}", judge.instance());
        prop_assert_eq!(&judge.violations(), &expected, "stands after {}", context());
        prop_assert_eq!(&told, &standing(expected), "told after {}", context());
    }
    Ok(())
}

fn runner(cases: u32) -> TestRunner {
    let seed: u64 = env::var("SOVITAAN_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(2026);
    println!("SOVITAAN_SEED={seed}");
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

#[test]
fn every_edit_leaves_what_the_whole_pass_finds() {
    let sequences: u32 = env::var("SOVITAAN_SEQUENCES").ok().and_then(|text| text.parse().ok()).unwrap_or(40);
    let pick = (0..10_u8, any::<prop::sample::Index>(), any::<prop::sample::Index>());
    let edits = vec(vec(pick, 1..3), 1..25);
    let mut failures = Vec::new();
    for case in cases() {
        match runner(sequences).run(&edits, |edits| run(&case, &edits)) {
            Ok(()) => {}
            // The picks say nothing to a reader; the reason names the changes.
            Err(TestError::Fail(reason, _) | TestError::Abort(reason)) => {
                failures.push(format!("{}: {reason}", case.name));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
