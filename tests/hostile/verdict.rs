//! The validator's side.

use serde_json::{Value, json};
use sovitaan::{
    json::{self, Unread},
    validate::{Judge, Validator},
};

/// `ok`, or the code for which the schema is refused.
pub fn said(schema: &str) -> Value {
    match Validator::read(schema) {
        Ok(_) => "ok".into(),
        Err(error) => {
            // For a person: words, and not all of what was sent.
            assert!((10..600).contains(&error.message.len()), "{error}");
            error.code.as_str().into()
        }
    }
}

/// The keywords that an instance violates, each once; or why its text is not read.
pub fn on(schema: &str, answers: &str) -> Value {
    let instance = match json::read(answers) {
        Ok(instance) => instance,
        Err(Unread::Syntax { .. }) => return "no JSON".into(),
        Err(Unread::TooDeep) => return "too deep".into(),
        Err(Unread::ReservedKey(_)) => return "reserved key".into(),
    };
    let Ok(validator) = Validator::read(schema) else { return "no validator".into() };
    let found = validator.validate(&instance);
    let mut judge = Judge::new(validator);
    judge.judge_all(instance);
    assert_eq!(judge.violations(), found);
    let mut keywords: Vec<&str> = found.iter().map(|violation| violation.keyword.as_str()).collect();
    keywords.sort_unstable();
    keywords.dedup();
    json!(keywords)
}
