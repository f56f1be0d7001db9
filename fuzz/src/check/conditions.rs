//! The engine's own verdict on a condition, where it has one, is the validator's; and so is what the
//! judge says of the condition by itself.

use serde_json::Value;
use sovitaan::form::Test;
use sovitaan::pointer::Pointer;
use sovitaan::schema::Schema;
use sovitaan::validate::{Judge, Keyword, Validator};

/// Judges every one of `instances` by the condition `/allOf/0` of `schema`, in each way.
pub fn run(case: &Value) {
    let text = case["schema"].to_string();
    let (Ok(schema), Ok(validator)) = (Schema::read(&text), Validator::read(&text)) else { return };
    let place = Pointer::parse("/allOf/0").expect("a pointer");
    let Some(condition) = schema.at(&place) else { return };
    let compiled = Test::of(&schema, &place);
    let mut judge = Judge::new(validator);
    for instance in case["instances"].as_array().into_iter().flatten() {
        let violations = judge.validator().validate(instance);
        if violations.iter().any(|violation| violation.keyword == Keyword::Unchecked) {
            continue;
        }
        let whole = violations.is_empty();
        for (who, holds) in [("the engine", compiled.holds(&instance)), ("the judge", judge.holds(&place, instance))] {
            let Some(holds) = holds else { continue };
            assert_eq!(holds, whole, "{who} on {condition} and {instance}; the validator says {violations:?}");
        }
    }
}
