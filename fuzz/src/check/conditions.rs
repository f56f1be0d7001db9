//! The engine's own verdict on a condition, where it has one, is the validator's.

use super::open;
use serde_json::Value;
use sovitaan::form::Test;
use sovitaan::schema::Schema;
use sovitaan::validate::{Keyword, Validator};

/// Judges every one of `instances` by the condition `/allOf/0` of `schema`, in both ways.
pub fn run(case: &Value) {
    let text = case["schema"].to_string();
    let (Ok(schema), Ok(validator)) = (Schema::read(&text), Validator::read(&text)) else { return };
    let Some(condition) = schema.root().pointer("/allOf/0") else { return };
    let test = Test::of(&schema, condition);
    let text = condition.to_string();
    if text.contains("\"format\"") || text.contains("\"$ref\"") && schema.root().to_string().contains("\"format\"") {
        if open::passes_over("format-in-condition") {
            return;
        }
    }
    for instance in case["instances"].as_array().into_iter().flatten() {
        let Some(holds) = test.holds(&instance) else { continue };
        let violations = validator.validate(instance);
        if !violations.iter().any(|violation| violation.keyword == Keyword::Unchecked) {
            assert_eq!(holds, violations.is_empty(), "{condition} on {instance}; the validator says {violations:?}");
        }
    }
}
