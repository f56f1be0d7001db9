//! What must hold for every case, without a fuzzer: for those that one found once, the smallest of each fault, and for
//! a moment of random ones.

use std::path::PathBuf;
use std::{fs, panic};

use proptest::prelude::{ProptestConfig, any};
use proptest::test_runner::{RngSeed, TestRunner};
use serde_json::Value;
use sovitaan_fuzz::{check, last, run};

const FOUND: &str = "../tests/cases/fuzz";

#[test]
fn what_was_found_once_stays_mended() {
    let mut files: Vec<PathBuf> = fs::read_dir(FOUND).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "there are no cases");
    let mut wrong = Vec::new();
    for file in &files {
        let told: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).expect("a case, as JSON");
        let (target, case) = (told["target"].as_str().expect("a target"), told["case"].clone());
        if panic::catch_unwind(|| check::check(target, &case)).is_err() {
            wrong.push(format!("{}: {}", file.display(), told["what"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn random_schemas() {
    random("compile", 400);
}

#[test]
fn random_edits() {
    random("edits", 100);
}

#[test]
fn random_envelopes() {
    random("envelope", 800);
}

#[test]
fn random_conditions() {
    random("conditions", 200);
}

/// So many cases, the same ones on every machine. One that fails prints itself as JSON, which `fuzz/README.md` says
/// how to make smaller: fewer bytes would only be another case.
fn random(target: &str, cases: u32) {
    last::print_on_panic();
    let config = ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        max_shrink_iters: 0,
        ..ProptestConfig::default()
    };
    let bytes = proptest::collection::vec(any::<u8>(), 0..1024);
    let outcome = TestRunner::new(config).run(&bytes, |bytes| {
        run(target, &bytes);
        Ok(())
    });
    assert!(outcome.is_ok(), "see the last case above");
}
