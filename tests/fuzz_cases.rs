//! What a fuzzer once found, again: the smallest case of each fault, held to what the fuzzer holds every
//! case to (`fuzz/src/check`, taken in from there, so that neither waits for the other).

#[path = "../fuzz/src/check/mod.rs"]
#[allow(dead_code, missing_docs, clippy::pedantic, reason = "held to the fuzz crate's own lints, and used by it")]
mod check;

use serde_json::Value;
use std::path::PathBuf;
use std::{fs, panic};

#[test]
fn what_was_found_once_stays_mended() {
    let mut files: Vec<PathBuf> =
        fs::read_dir("tests/cases/fuzz").unwrap().map(|entry| entry.unwrap().path()).collect();
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
