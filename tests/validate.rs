//! Schemas that are refused, and why; violations, one by one; what the limits hold back.

use serde_json::{Map, Value, json};
use sovitaan::{
    pointer::Pointer,
    validate::{Change, Judge, Keyword, SchemaErrorCode, Validator, Violation},
};
use std::time::{Duration, Instant};

/// Generous: a machine may be slow, and what is held back here would take minutes or for ever.
const SOON: Duration = Duration::from_secs(5);

fn cases(name: &str) -> Vec<Value> {
    let path = format!("{}/tests/cases/validate/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn violations_say_what_and_where() {
    let mut faults = Vec::new();
    for case in cases("violations") {
        let validator = Validator::read(&case["schema"].to_string()).unwrap();
        let found: Value = validator.validate(&case["instance"]).iter().map(told).collect();
        if found != case["expect"] {
            faults.push(format!("{}: {found}", case["why"]));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// `[pointer, schemaPointer, keyword, limit?]`
fn told(violation: &Violation) -> Value {
    let json = violation.to_json();
    ["pointer", "schemaPointer", "keyword", "limit"].iter().filter_map(|key| json.get(*key)).cloned().collect()
}

#[test]
fn a_schema_is_refused_with_code_place_and_reason() {
    let mut faults = Vec::new();
    for case in cases("refused") {
        let why = &case["why"];
        let error = Validator::read(case["schema"].as_str().unwrap()).expect_err(&why.to_string());
        let pointer = error.pointer.as_ref().map(Pointer::as_str);
        let is_said = error.message.contains(case["says"].as_str().unwrap());
        if error.code.as_str() != case["code"] || pointer != case["pointer"].as_str() || !is_said {
            faults.push(format!("{why}: {error:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A chain of definitions, each made from the name of the next.
fn chain(length: usize, link: impl Fn(String) -> Value, end: &Value) -> String {
    let name = |n: usize| format!("#/$defs/d{n}");
    let links = (0..length).map(|n| (format!("d{n}"), link(name(n + 1))));
    let ends = [(format!("d{length}"), end.clone())];
    let defs: Map<String, Value> = links.chain(ends).collect();
    json!({"$ref": name(0), "$defs": defs}).to_string()
}

#[track_caller]
fn refused(schema: &str, code: SchemaErrorCode) {
    let start = Instant::now();
    assert_eq!(Validator::read(schema).unwrap_err().code, code);
    assert!(start.elapsed() < SOON);
}

#[test]
fn what_would_never_end_is_refused_at_once() {
    let anything = json!({});
    for keyword in ["allOf", "anyOf", "oneOf"] {
        let twice = |next: String| json!({keyword: [{"$ref": next}, {"$ref": next}]});
        refused(&chain(40, twice, &anything), SchemaErrorCode::TooManyPaths);
        assert!(Validator::read(&chain(12, twice, &anything)).is_ok(), "{keyword}");
    }
    let both =
        |next: String| json!({"allOf": [{"properties": {"a": {"$ref": next}}}, {"properties": {"a": {"$ref": next}}}]});
    refused(&chain(40, both, &anything), SchemaErrorCode::TooManyPaths);
    let conditions = |next: String| json!({"if": {"$ref": next}, "then": {"$ref": next}, "else": {"$ref": next}});
    refused(&chain(30, conditions, &anything), SchemaErrorCode::TooManyPaths);

    let next = |next: String| json!({"$ref": next});
    refused(&chain(300, next, &anything), SchemaErrorCode::ReferenceChain);
    refused(&chain(20_000, next, &anything), SchemaErrorCode::ReferenceChain);
    assert!(Validator::read(&chain(200, next, &anything)).is_ok());

    refused(&format!("\"{}\"", "a".repeat(2_000_000)), SchemaErrorCode::TooLarge);
}

#[test]
fn what_only_looks_endless_is_accepted() {
    let different = |next: String| json!({"properties": {"a": {"$ref": next}, "b": {"$ref": next}}});
    let validator = Validator::read(&chain(60, different, &json!({"type": "string"}))).unwrap();
    assert_eq!(validator.validate(&json!({"a": {"b": {}}})), []);

    let deep = |next: String| json!({"properties": {"a": {"$ref": next}}});
    assert!(Validator::read(&chain(5_000, deep, &json!({}))).is_ok());

    let tree = json!({"$ref": "#/$defs/n", "$defs": {"n": {"properties": {"a": {"$ref": "#"}}, "items": {"$ref": "#/$defs/n"}}}});
    let itself = json!({"allOf": [{"$ref": "#"}], "anyOf": [{"$ref": "#"}, {"not": {"$ref": "#"}}]});
    for schema in [tree, itself] {
        let validator = Validator::read(&schema.to_string()).unwrap();
        let mut judge = Judge::new(validator);
        judge.judge_all(json!({"a": [{"a": 1}]}));
        let at = Pointer::parse("/a/0/a").unwrap();
        judge.apply(vec![Change::Set(at, json!({}))]).unwrap();
    }
}

#[test]
fn long_texts_do_not_hang_a_pattern() {
    let schema = json!({
        "properties": {
            "a": {"pattern": "(?=a)a*b"},
            "not": {"not": {"pattern": "(?=a)a*b"}},
            "names": {"propertyNames": {"pattern": "(?=a)a*b"}},
            "map": {"patternProperties": {"(?=a)a*b": {"type": "string"}}},
            "linear": {"pattern": "(a+)+b"}
        }
    });
    let validator = Validator::read(&schema.to_string()).unwrap();
    let long = "a".repeat(200_000);
    let member = json!({long.as_str(): 1});
    for (name, value, keyword) in [
        ("a", json!(long), Some(Keyword::Unchecked)),
        ("a", json!("a".repeat(4_000)), Some(Keyword::Pattern)),
        ("a", json!("a".repeat(3_999) + "b"), None),
        ("not", json!(long), Some(Keyword::Unchecked)),
        ("names", member.clone(), Some(Keyword::Unchecked)),
        ("map", member, Some(Keyword::Unchecked)),
        ("linear", json!(long), Some(Keyword::Pattern)),
    ] {
        let start = Instant::now();
        let found = validator.validate(&json!({name: value}));
        assert!(start.elapsed() < SOON, "{name}: {:?}", start.elapsed());
        assert_eq!(found.first().map(|violation| violation.keyword), keyword, "{name}");
    }
}

#[test]
fn values_that_never_were_text_may_not_nest_too_deep() {
    let mut deep = json!(1);
    for _ in 0..500 {
        deep = Value::Array(vec![deep]);
    }
    let validator = Validator::read(r##"{"items": {"$ref": "#"}}"##).unwrap();
    assert_eq!(validator.validate(&deep)[0].keyword, Keyword::Unchecked);
    let mut judge = Judge::new(validator);
    judge.judge_all(json!([]));
    judge.apply(vec![Change::Set(Pointer::root().child(0), deep)]).unwrap();
    assert!(!judge.is_valid());
    judge.apply(vec![Change::Remove(Pointer::root().child(0))]).unwrap();
    assert!(judge.is_valid());
}

#[test]
fn a_list_of_violations_has_an_end() {
    let validator = Validator::read(r#"{"items": {"type": "string"}}"#).unwrap();
    let all_wrong = json!(vec![1; 20_000]);
    assert_eq!(validator.validate(&all_wrong).len(), 5_000);
    let mut judge = Judge::new(validator);
    assert_eq!(judge.judge_all(all_wrong).at.len(), 5_000);
    let first = Pointer::root().child(0);
    judge.apply(vec![Change::Set(first, json!("right"))]).unwrap();
    assert_eq!(judge.violations(), judge.validator().validate(judge.instance()));
}

#[test]
fn threads_may_share_a_validator() {
    fn shared<T: Send + Sync>() {}
    shared::<Validator>();
    shared::<Judge>();
}

#[test]
fn a_session_that_has_not_judged_is_not_valid() {
    let mut judge = Judge::new(Validator::read("{}").unwrap());
    assert!(!judge.is_valid());
    judge.judge_all(json!(null));
    assert!(judge.is_valid());
}

#[test]
fn no_answer_shows_in_what_is_printed() {
    let secret = "131052-308T";
    let mut judge = Judge::new(Validator::read(r#"{"properties": {"a": {"maxLength": 1}}}"#).unwrap());
    let verdict = judge.judge_all(json!({"a": secret}));
    let said = format!("{judge:?} {verdict:?} {}", verdict.to_json());
    assert!(!said.contains(secret), "{said}");
}
