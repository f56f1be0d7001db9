//! What a draft keeps, and what it must not.

use serde_json::{Value, json};
use sovitaan::form;
use sovitaan::pointer::Pointer;
use sovitaan::schema::Schema;
use sovitaan::state::{Edit, FormState, Occasion};

fn fresh(schema: &Value) -> FormState {
    let text = schema.to_string();
    FormState::new(form::compile(&Schema::read(&text).unwrap(), "en").0, None)
}

fn after(schema: &Value, edits: &[Value]) -> FormState {
    let mut state = fresh(schema);
    for edit in edits {
        state.apply(&Edit::from_json(edit).expect("an edit"));
    }
    state
}

fn resumed(schema: &Value, draft: &Value) -> FormState {
    let mut state = fresh(schema);
    state.resume(draft);
    state
}

fn node<'a>(state: &'a FormState, at: &str) -> &'a sovitaan::state::Node {
    state.node(state.find(&Pointer::parse(at).unwrap()).expect("a question"))
}

#[test]
fn what_cannot_be_read_is_kept_as_it_was_typed() {
    let schema = json!({"type": "object", "properties": {"day": {"type": "string", "format": "date"}}});
    let state = after(&schema, &[json!({"kind": "type", "at": "/day", "text": "next Monda"})]);
    assert_eq!(node(&resumed(&schema, &state.draft()), "/day").text.as_deref(), Some("next Monda"));
}

#[test]
fn an_answer_whose_question_does_not_apply_comes_back_with_it() {
    let schema = json!({
        "type": "object",
        "properties": {"more": {"type": "boolean"}},
        "if": {"properties": {"more": {"const": true}}, "required": ["more"]},
        "then": {"properties": {"what": {"type": "string"}}}
    });
    let yes = json!({"kind": "choose", "at": "/more", "choice": 0});
    let no = json!({"kind": "choose", "at": "/more", "choice": 1});
    let state = after(&schema, &[yes.clone(), json!({"kind": "type", "at": "/what", "text": "a room"}), no]);
    let mut again = resumed(&schema, &state.draft());
    assert_eq!(again.instance(), json!({"more": false}));
    again.apply(&Edit::from_json(&yes).unwrap());
    assert_eq!(again.instance(), json!({"more": true, "what": "a room"}));
}

#[test]
fn rows_without_an_answer_stand_where_they_stood() {
    let schema = json!({"type": "object", "properties": {
        "people": {"type": "array", "items": {"type": "object", "properties": {"name": {"type": "string"}}}}
    }});
    let add = json!({"kind": "add", "at": "/people"});
    let state = after(&schema, &[add.clone(), add, json!({"kind": "type", "at": "/people/1/name", "text": "Aino"})]);
    let again = resumed(&schema, &state.draft());
    assert_eq!(node(&again, "/people").children.len(), 2);
    assert_eq!(again.instance(), state.instance());
}

#[test]
fn what_is_private_is_nowhere_in_a_draft() {
    let schema = json!({"type": "object", "properties": {
        "open": {"type": "string"},
        "secret": {"type": "string", "x-form": {"private": true}},
        "part": {"type": "object", "x-form": {"private": true}, "properties": {"note": {"type": "string"}}},
        "rows": {"type": "array", "items": {"type": "object", "properties": {
            "name": {"type": "string"}, "pin": {"type": "string", "x-form": {"private": true}}
        }}},
        "one": {"oneOf": [
            {"type": "object", "title": "A", "required": ["pin"], "properties": {"pin": {"type": "string", "x-form": {"private": true}}}},
            {"type": "null", "title": "B"}
        ]}
    }});
    let typed = |at: &str| json!({"kind": "type", "at": at, "text": format!("hush {at}")});
    let pick = json!({"kind": "pick", "at": "/one", "choice": 0, "on": true});
    let add = json!({"kind": "add", "at": "/rows"});
    let mut state = after(
        &schema,
        &[
            json!({"kind": "type", "at": "/open", "text": "seen"}),
            typed("/secret"),
            typed("/part/note"),
            add,
            json!({"kind": "type", "at": "/rows/0/name", "text": "seen too"}),
            typed("/rows/0/pin"),
            pick,
            typed("/one/pin"),
        ],
    );
    assert!(state.has_private_answers());
    assert_eq!(state.instance().to_string().matches("hush").count(), 4, "{}", state.instance());
    let draft = state.draft();
    assert!(!draft.to_string().contains("hush"), "{draft}");
    assert_eq!(draft["answers"], json!({"open": "seen", "rows": [{"name": "seen too"}], "one": {}}));
    for at in ["/secret", "/part/note", "/rows/0/pin", "/one/pin"] {
        state.apply(&Edit::from_json(&json!({"kind": "type", "at": at, "text": ""})).unwrap());
    }
    assert!(!state.has_private_answers());
}

/// What was written by another program, or by hand.
#[test]
fn a_draft_that_makes_no_sense_is_an_empty_form() {
    let schema = json!({"type": "object", "properties": {"a": {"type": "string"}, "rows": {"type": "array", "maxItems": 3, "items": {"type": "string"}}}});
    for draft in [
        json!(null),
        json!([]),
        json!({"nodes": 7}),
        json!({"nodes": {"children": [[99, {"value": 1}], ["x"], 4, [-1, {}]]}}),
        json!({"nodes": {"children": [[0, {"children": [[0, {"children": []}]]}]]}}),
        json!({"agreement": {"acknowledgements": [1, [], [{}, 1, 1, 1]], "openPoints": 4, "account": [1]}}),
    ] {
        assert_eq!(resumed(&schema, &draft).instance(), json!({}), "{draft}");
    }
    let many: Vec<Value> = (0..500).map(|row| json!([row, {"value": "x"}])).collect();
    let state = resumed(&schema, &json!({"nodes": {"children": [[1, {"children": many}]]}}));
    assert_eq!(node(&state, "/rows").children.len(), 3);
}

/// A newer checklist has the answers alone, and nothing of what was typed may be lost on the way to it.
#[test]
fn what_cannot_be_read_goes_on_in_a_newer_checklist() {
    let older = json!({"type": "object", "properties": {
        "age": {"type": "integer"},
        "gone": {"type": "integer"},
        "rows": {"type": "array", "items": {"type": "object", "properties": {"when": {"type": "string", "format": "date"}}}},
        "part": {"type": "object", "properties": {"many": {"type": "number"}}},
        "secret": {"type": "integer", "x-form": {"private": true}}
    }});
    let mut newer = older.clone();
    newer["properties"].as_object_mut().unwrap().shift_remove("gone");
    newer["properties"]["more"] = json!({"type": "string"});
    let typed = |at: &str, text: &str| json!({"kind": "type", "at": at, "text": text});
    let edits = [
        typed("/age", "about 40"),
        typed("/gone", "a few"),
        json!({"kind": "add", "at": "/rows"}),
        json!({"kind": "add", "at": "/rows"}),
        typed("/rows/1/when", "next Monda"),
        typed("/part/many", "many"),
        typed("/secret", "hush"),
    ];
    let draft = after(&older, &edits).draft();
    let mut state = fresh(&newer);
    state.replace(Some(&draft["answers"]));
    for (at, text) in [("/age", "about 40"), ("/rows/1/when", "next Monda"), ("/part/many", "many")] {
        assert_eq!(node(&state, at).value, Some(json!(text)), "{at}");
    }
    assert_eq!(state.instance()["gone"], "a few");
    assert!(!draft.to_string().contains("hush"), "{draft}");
    // Over the same questions it is still no answer.
    assert_eq!(resumed(&older, &draft).instance(), after(&older, &edits).instance());
}

/// A typo mended in a title is a newer checklist already.
#[test]
fn what_does_not_apply_waits_in_a_newer_checklist_too() {
    let older = json!({
        "type": "object",
        "properties": {"more": {"type": "boolean"}},
        "if": {"properties": {"more": {"const": true}}, "required": ["more"]},
        "then": {"properties": {
            "what": {"type": "string"},
            "people": {"type": "array", "items": {"type": "object", "properties": {"name": {"type": "string"}}}},
            "secret": {"type": "string", "x-form": {"private": true}}
        }}
    });
    let mut newer = older.clone();
    newer["title"] = "Without the typo".into();
    let yes = Edit::from_json(&json!({"kind": "choose", "at": "/more", "choice": 0})).unwrap();
    let state = after(
        &older,
        &[
            json!({"kind": "choose", "at": "/more", "choice": 0}),
            json!({"kind": "type", "at": "/what", "text": "a room"}),
            json!({"kind": "add", "at": "/people"}),
            json!({"kind": "type", "at": "/people/0/name", "text": "Aino"}),
            json!({"kind": "type", "at": "/secret", "text": "hush"}),
            json!({"kind": "choose", "at": "/more", "choice": 1}),
        ],
    );
    let mut again = fresh(&newer);
    again.take_over(&state.draft());
    assert_eq!(again.instance(), json!({"more": false}));
    assert!(again.leftovers().is_empty(), "it waits unseen, as it did");
    again.apply(&yes);
    assert_eq!(again.instance(), json!({"more": true, "what": "a room", "people": [{"name": "Aino"}]}));
}

#[test]
fn an_identity_code_is_in_no_draft_wherever_it_was_written() {
    let schema = json!({"type": "object", "additionalProperties": {"type": "string"}});
    let mut state = after(
        &schema,
        &[
            json!({"kind": "add", "at": ""}),
            json!({"kind": "name", "at": "/", "name": "131052-308T"}),
            json!({"kind": "type", "at": "/131052-308T", "text": "a client"}),
        ],
    );
    state.call_to_account(Some(Occasion::Change));
    let reason = json!({"kind": "account", "at": "", "part": "reason", "text": "131052-308T has moved"});
    state.apply(&Edit::from_json(&reason).unwrap());
    assert_eq!(state.instance(), json!({"131052-308T": "a client"}));
    assert!(!state.draft().to_string().contains("131052"), "{}", state.draft());
    assert!(state.mirror().to_string().contains("has moved"));
}

/// Whoever goes on from a draft may come before the page has said that it has to be said.
#[test]
fn who_changes_a_document_and_why_is_in_its_draft() {
    let schema = json!({"type": "object", "properties": {"place": {"type": "string", "x-form": {"private": true}}}});
    let mut state = fresh(&schema);
    state.call_to_account(Some(Occasion::Change));
    for (part, text) in [("by", "Aino"), ("reason", "Another room")] {
        state.apply(&Edit::from_json(&json!({"kind": "account", "at": "", "part": part, "text": text})).unwrap());
    }
    let draft = state.draft();
    for exact in [true, false] {
        let mut again = fresh(&schema);
        if exact {
            again.resume(&draft);
        } else {
            again.take_over(&draft);
        }
        again.call_to_account(Some(Occasion::Change));
        let account = again.account().unwrap();
        assert_eq!((&*account.by, &*account.reason), ("Aino", "Another room"), "exact: {exact}");
    }
}
