//! What must hold for every case. Knows only what the library shows to the outside.

pub mod compile;
pub mod conditions;
pub mod edits;
pub mod envelope;
pub mod page;
pub mod screen;

use serde_json::Value;

/// Panics when something does not hold.
pub fn check(target: &str, case: &Value) {
    match target {
        "compile" => compile::run(case),
        "edits" => edits::replay(case),
        "envelope" => envelope::run(case),
        "conditions" => conditions::run(case),
        other => panic!("there is no target `{other}`"),
    }
}
