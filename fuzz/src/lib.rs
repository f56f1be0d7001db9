//! Random schemas, edits and envelopes. [`make`] turns the fuzzer's bytes into a case, which is plain
//! JSON; [`check`] says what must hold for it. A case that failed once lies in `tests/cases/fuzz/`,
//! where `fuzz/tests/cases.rs` checks it again in every test run, without a fuzzer.

pub mod check;
pub mod last;
pub mod make;
pub mod shrink;

use std::path::Path;
use std::{env, process};

/// What a fuzz target does with the fuzzer's bytes.
pub fn run(target: &str, bytes: &[u8]) {
    let case = match target {
        "compile" => make::compile(bytes),
        "edits" => return make::edits(bytes),
        "envelope" => make::envelope(bytes),
        _ => make::conditions(bytes),
    };
    last::remember(&case);
    check::check(target, &case);
}

/// What a fuzz target does first: from now on a panic tells its case. Where the environment names a
/// file with a case that fails, a smaller one is printed instead, and that is all.
pub fn start(target: &str) {
    match env::var_os("SOVITAAN_FUZZ_SHRINK") {
        Some(file) => {
            shrink::print(target, Path::new(&file));
            // Whoever took too long is still at it.
            process::exit(0);
        }
        None => last::print_on_panic(),
    }
}
