//! A recorded patch gives the amended document, and only of the document it was made for.

use crate::cases;
use proptest::{collection::vec, prelude::*};
use serde_json::{Map, Number, Value, json};
use sovitaan::compare::{Misfit, Why, apply, patch};
use sovitaan::json::MAX_DEPTH;
use sovitaan::submission::digest;

/// Small documents with few names and values, so that two of them have much in common.
fn documents() -> impl Strategy<Value = Value> {
    let number = |text: &str| Value::Number(text.parse::<Number>().expect("a number"));
    let leaf = prop_oneof![
        prop::sample::select(vec![number("1"), number("1.0"), number("10e-1"), number("2"), number("1e400")]),
        prop::sample::select(vec![json!("a"), json!(""), Value::Null, json!(true), json!({}), json!([])]),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let names = prop::sample::select(vec!["a", "b", "a/b", "~", "0", ""]);
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::Array),
            vec((names.prop_map(str::to_owned), inner), 0..5)
                .prop_map(|members| Value::Object(Map::from_iter(members))),
        ]
    })
}

/// The same document as somebody else would write it: names the other way round, numbers spelt with an exponent.
fn respelt(value: &Value) -> Value {
    match value {
        Value::Object(members) => members.iter().rev().map(|(name, value)| (name.clone(), respelt(value))).collect(),
        Value::Array(elements) => elements.iter().map(respelt).collect(),
        Value::Number(number) if !number.as_str().contains(['e', 'E']) => {
            Value::Number(format!("{number}e0").parse().expect("a number"))
        }
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_patch_gives_the_amended_document(before in documents(), after in documents()) {
        let changes = patch(&before, &after);
        let amended = apply(&changes, &before);
        prop_assert_eq!(amended.map(|amended| digest(&amended)), Ok(digest(&after)), "{}", changes);
    }

    #[test]
    fn what_was_there_stands_before_each_change(before in documents(), after in documents()) {
        let changes = patch(&before, &after);
        let operations = changes.as_array().unwrap();
        for (index, operation) in operations.iter().enumerate() {
            if operation["op"] == "replace" || operation["op"] == "remove" {
                let test = &operations[index - 1];
                prop_assert_eq!((&test["op"], &test["path"]), (&json!("test"), &operation["path"]));
                // Of any other document it says so instead of changing it.
                let mut former = changes.clone();
                former[index - 1]["value"] = json!("something else");
                prop_assert_eq!(apply(&former, &before), Err(Misfit { operation: index - 1, why: Why::OtherValue }));
            }
        }
    }

    #[test]
    fn the_same_document_has_no_changes(document in documents()) {
        prop_assert_eq!(patch(&document, &respelt(&document)), json!([]));
        prop_assert_eq!(digest(&document), digest(&respelt(&document)));
    }
}

#[track_caller]
fn check(before: &Value, after: &Value, expected: &[&str]) {
    let changes = patch(before, after);
    let effective = changes.as_array().unwrap().iter().filter(|operation| operation["op"] != "test");
    let said: Vec<String> = effective.map(|one| format!("{} {}", one["op"], one["path"]).replace('"', "")).collect();
    assert_eq!(said, expected, "{changes}");
    assert_eq!(apply(&changes, before).as_ref(), Ok(after));
}

#[test]
fn rows_that_stay_are_not_changed() {
    let row = |name: &str, hours: u8| json!({"name": name, "hours": hours});
    let before = json!([row("a", 1), row("b", 2), row("c", 3), row("d", 4)]);
    check(&before, &json!([row("b", 2), row("c", 3), row("d", 4)]), &["remove /0"]);
    check(&before, &json!([row("a", 1), row("c", 3), row("d", 5)]), &["remove /1", "replace /2/hours"]);
    check(&before, &json!([row("x", 1), row("a", 1), row("b", 2), row("c", 3), row("d", 4)]), &["add /0"]);
    check(&before, &json!([row("d", 4), row("a", 1), row("b", 2), row("c", 3)]), &["add /0", "remove /4"]);
    check(&before, &json!([row("a", 1)]), &["remove /1", "remove /1", "remove /1"]);
}

#[test]
fn what_is_ticked_is_one_answer() {
    check(&json!({"a": ["x", "y"]}), &json!({"a": ["y", "z"]}), &["replace /a"]);
    check(&json!({"a": []}), &json!({"a": [{}]}), &["add /a/0"]);
    check(&json!({"a": 1}), &json!([]), &["replace "]);
}

#[test]
fn what_does_not_fit_is_not_applied() {
    let deep = (0..MAX_DEPTH).fold(Value::Null, |inner, _| json!([inner]));
    let document = json!({"a": [1, 2], "b": {"c": null}});
    for (operations, operation, why) in [
        (json!({}), 0, Why::Unreadable),
        (json!([1]), 0, Why::Unreadable),
        (json!([{"op": "add", "path": "/x"}]), 0, Why::Unreadable),
        (json!([{"op": "add", "path": "x", "value": 1}]), 0, Why::Unreadable),
        (json!([{"op": "copy", "from": "/a", "path": "/x"}]), 0, Why::Unreadable),
        (json!([{"op": "move", "from": "/a", "path": "/a/0"}]), 0, Why::Unreadable),
        (json!([{"op": "add", "path": "/x", "value": 1}, {"op": "remove", "path": "/y"}]), 1, Why::Nowhere),
        (json!([{"op": "remove", "path": ""}]), 0, Why::Nowhere),
        (json!([{"op": "remove", "path": "/a/2"}]), 0, Why::Nowhere),
        (json!([{"op": "remove", "path": "/a/-"}]), 0, Why::Nowhere),
        (json!([{"op": "remove", "path": "/a/00"}]), 0, Why::Nowhere),
        (json!([{"op": "add", "path": "/a/3", "value": 1}]), 0, Why::Nowhere),
        (json!([{"op": "add", "path": "/a/+1", "value": 1}]), 0, Why::Nowhere),
        (json!([{"op": "add", "path": "/b/c/d", "value": 1}]), 0, Why::Nowhere),
        (json!([{"op": "replace", "path": "/b/d", "value": 1}]), 0, Why::Nowhere),
        (json!([{"op": "replace", "path": "/a/2", "value": 1}]), 0, Why::Nowhere),
        (json!([{"op": "test", "path": "/b/d", "value": null}]), 0, Why::Nowhere),
        (json!([{"op": "test", "path": "/b/c", "value": 0}]), 0, Why::OtherValue),
        (json!([{"op": "add", "path": "/x", "value": deep}]), 0, Why::TooDeep),
    ] {
        assert_eq!(apply(&operations, &document), Err(Misfit { operation, why }), "{operations}");
    }
    let fitting = json!([{"op": "add", "path": "/a/-", "value": 3}, {"op": "replace", "path": "/b", "value": deep[0]}]);
    assert_eq!(apply(&fitting, &document), Ok(json!({"a": [1, 2, 3], "b": deep[0]})));
}
