//! The engine's own conditions: on every test of the suite whose schema has only keywords that it claims, its answer
//! is the suite's.

use super::{
    data::{self, say},
    part::{Part, parts},
};
use serde_json::{Map, Value};
use sovitaan::{
    form::Test,
    pointer::Pointer,
    schema::{Documents, Schema},
};
use std::{collections::BTreeMap, path::Path};

#[test]
fn what_the_engine_claims_it_knows() {
    let Some(suite) = data::folder("the conditions on the JSON Schema Test Suite") else { return };
    for part in parts().iter().filter(|part| part.is_required()) {
        claimed_in(part, &suite);
    }
}

fn claimed_in(part: &Part, suite: &Path) {
    let (mut faults, mut all, mut claimed) = (Vec::new(), 0, 0);
    let mut left: BTreeMap<String, usize> = BTreeMap::new();
    for (name, groups) in data::files(&suite.join("tests").join(&part.folder)) {
        for group in groups.as_array().expect("groups") {
            let test = condition(part.schema(group));
            let tests = group["tests"].as_array().expect("tests");
            all += tests.len();
            let unknown = test.unknown();
            match unknown {
                Some(keyword) => *left.entry(keyword.to_owned()).or_default() += tests.len(),
                None => claimed += tests.len(),
            }
            for one in tests {
                let found = test.holds(&&one["data"]);
                // What is not claimed may be left open, but not be guessed.
                if found != one["valid"].as_bool() && (unknown.is_none() || found.is_some()) {
                    faults.push(format!("{name}: {}: {}: {found:?}", group["description"], one["description"]));
                }
            }
        }
    }
    say(&format!("{} (by the engine's conditions): {}/{claimed}, {all} in all", part.folder, claimed - faults.len()));
    println!("left to the validator because of {left:?}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // A set that claims next to nothing would agree on all of it.
    assert!(claimed > all / 3);
}

/// The schema as a condition, and as a document of its own: a reference to `#` means it, not what refers to it.
fn condition(schema: Value) -> Test {
    const NAME: &str = "urn:sovitaan:test";
    let documents = Documents::from(Map::from_iter([(NAME.to_owned(), schema)]));
    let form = format!(r#"{{"if": {{"$ref": "{NAME}"}}}}"#);
    let read = Schema::read_with(&form, &documents).expect("a schema");
    Test::of(&read, &Pointer::root().child("if"))
}
