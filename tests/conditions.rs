//! The engine evaluates conditions by itself, before the validator has come: on every keyword that it
//! claims, its answer is `jsonschema`'s.

use serde_json::{Value, json};
use sovitaan::form::{CLAIMED, Test};
use sovitaan::pointer::Pointer;
use sovitaan::schema::Schema;
use sovitaan::validate::Validator;

#[test]
fn the_engine_and_the_validator_agree() {
    let path = format!("{}/tests/cases/conditions/claimed.json", env!("CARGO_MANIFEST_DIR"));
    let cases: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("cases")).expect("JSON");
    let mut count = 0;
    for schema in cases["schemas"].as_array().expect("schemas") {
        // Inside a document, as a condition stands: references lead to its definitions.
        let document = json!({"if": schema, "else": false, "$defs": cases["defs"]}).to_string();
        let validator = Validator::read(&document).expect("a schema");
        let read = Schema::read(&document).expect("a schema");
        let test = Test::of(&read, &Pointer::root().child("if"));
        assert_eq!(test.unknown(), None, "{schema} is claimed");
        for instance in cases["instances"].as_array().expect("instances") {
            let expected = validator.validate(instance).is_empty();
            assert_eq!(test.holds(&instance), Some(expected), "{schema} on {instance}");
            count += 1;
        }
    }
    println!("{count} answers agree");
    assert!(count > 1_000);
}

#[test]
fn the_documentation_names_what_is_claimed() {
    let path = format!("{}/docs/conformance.md", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the documentation");
    let claimed: Vec<String> = CLAIMED.iter().map(|keyword| format!("`{keyword}`")).collect();
    assert!(text.contains(&format!("these keywords: {}.", claimed.join(", "))));
}

#[test]
fn what_is_not_claimed_is_unknown_and_never_guessed() {
    for unclaimed in [
        json!({"pattern": "^a"}),
        json!({"multipleOf": 2}),
        json!({"uniqueItems": true}),
        json!({"patternProperties": {"^a": {}}}),
        json!({"$ref": "https://example.org/elsewhere"}),
        json!({"properties": {"a": {"prefixItems": []}}}),
    ] {
        assert!(of(&unclaimed).unknown().is_some(), "{unclaimed}");
    }
    let unknown = of(&json!({"pattern": "^a"}));
    assert_eq!(unknown.holds(&&json!("a")), None);
    // A no decides all the same.
    let decided = of(&json!({"type": "string", "pattern": "^a"}));
    assert_eq!(decided.holds(&&json!(1)), Some(false));
}

/// A subschema as the test that it is.
fn of(subschema: &Value) -> Test {
    let schema = Schema::read(&json!({"not": subschema}).to_string()).expect("a schema");
    Test::of(&schema, &Pointer::root().child("not"))
}
