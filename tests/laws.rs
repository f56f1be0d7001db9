//! Law 3: the result does not depend on the order of the edits. Any sequence of edits that ends with the
//! same visible answers gives the same document.

use proptest::prelude::*;
use serde_json::Value;
use sovitaan::form::{self, Control, Kind};
use sovitaan::pointer::Pointer;
use sovitaan::schema::Schema;
use sovitaan::state::{Edit, FormState, NodeId};

/// Conditions in chains, in rows, on groups, and in a circle.
const SCHEMA: &str = r#"{
  "type": "object",
  "properties": {
    "a": {"type": "boolean"}, "n": {"type": "integer"}, "text": {"type": "string"},
    "part": {"type": "object", "properties": {"kind": {"enum": ["x", "y", "other"]}, "note": {"type": "string"}},
      "if": {"properties": {"kind": {"const": "other"}}, "required": ["kind"]},
      "then": {"properties": {"which": {"type": "string"}}, "required": ["which"]}},
    "any": {"type": "array", "uniqueItems": true, "items": {"enum": ["p", "q", "r"]}},
    "rows": {"type": "array", "minItems": 2, "items": {"type": "object", "properties": {"k": {"enum": [1, 2]}},
      "if": {"properties": {"k": {"const": 2}}, "required": ["k"]}, "then": {"properties": {"v": {"type": "string"}}}}}
  },
  "dependentSchemas": {"text": {"properties": {"more": {"type": "string"}}}},
  "allOf": [
    {"if": {"properties": {"a": {"const": true}}, "required": ["a"]}, "then": {"properties": {"b": {"type": "boolean"}}}},
    {"if": {"properties": {"b": {"const": true}}, "required": ["b"]}, "then": {"properties": {"c": {"type": "string"}}}},
    {"if": {"properties": {"any": {"contains": {"const": "q"}}}, "required": ["any"]}, "then": {"properties": {"n": false}}},
    {"if": {"required": ["u"]}, "else": {"properties": {"w": {"type": "string"}}}},
    {"if": {"required": ["w"]}, "else": {"properties": {"u": {"type": "string"}}}}
  ]
}"#;

fn fresh() -> FormState {
    let schema = Schema::read(SCHEMA).expect("a schema");
    FormState::new(form::compile(&schema, "fi").0, None)
}

fn places() -> Vec<&'static str> {
    vec![
        "/a",
        "/b",
        "/c",
        "/n",
        "/text",
        "/more",
        "/part/kind",
        "/part/note",
        "/part/which",
        "/any",
        "/rows/0/k",
        "/rows/0/v",
        "/rows/1/k",
        "/rows/1/v",
        "/u",
        "/w",
    ]
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let place = prop::sample::select(places()).prop_map(|at| Pointer::parse(at).expect("a pointer"));
    let edit = (place, 0..4_usize, any::<bool>()).prop_flat_map(|(at, choice, on)| {
        prop_oneof![
            Just(Edit::Type { at: at.clone(), text: ["", "1", "some text", "2,5"][choice].to_owned() }),
            Just(Edit::Choose { at: at.clone(), choice: choice.checked_sub(1) }),
            Just(Edit::Toggle { at: at.clone(), choice: choice.min(2), on }),
            Just(Edit::Leave { at }),
        ]
    });
    prop::collection::vec(edit, 0..40)
}

/// The edits that give an untouched form the visible answer of this node.
fn redo(state: &FormState, id: NodeId, edits: &mut Vec<Edit>) {
    let (node, at) = (state.node(id), state.pointer(id));
    if !node.relevant {
        return;
    }
    for child in &node.children {
        redo(state, *child, edits);
    }
    let Some(value) = &node.value else { return };
    match &state.definition(id).kind {
        Kind::Control(Control::Choice { choices, .. }) => {
            let choice = choices.iter().position(|choice| choice.value == *value);
            edits.push(Edit::Choose { at, choice });
        }
        Kind::Control(Control::MultiChoice(choices)) => {
            for (choice, one) in choices.iter().enumerate() {
                if value.as_array().is_some_and(|chosen| chosen.contains(&one.value)) {
                    edits.push(Edit::Toggle { at: at.clone(), choice, on: true });
                }
            }
        }
        _ => {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            edits.push(Edit::Type { at, text });
        }
    }
}

/// Applies the edits in this order, again and again: what is not asked yet takes none.
fn applied(edits: &[Edit]) -> Value {
    let mut state = fresh();
    for _ in 0..6 {
        for edit in edits {
            state.apply(edit);
        }
    }
    state.instance()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_document_depends_on_the_answers_alone(edits in edits(), turns in 0..16_usize) {
        let mut state = fresh();
        for edit in &edits {
            state.apply(edit);
        }
        let mut again = Vec::new();
        redo(&state, FormState::ROOT, &mut again);
        if !again.is_empty() {
            let turns = turns % again.len();
            again.rotate_left(turns);
        }
        prop_assert_eq!(applied(&again).to_string(), state.instance().to_string());
        again.reverse();
        prop_assert_eq!(applied(&again).to_string(), state.instance().to_string());
    }

    #[test]
    fn the_counts_are_what_a_fresh_count_gives(edits in edits()) {
        let mut state = fresh();
        for edit in &edits {
            state.apply(edit);
        }
        let reloaded = {
            let mut other = fresh();
            other.replace(Some(&state.instance()));
            other
        };
        prop_assert_eq!(reloaded.instance().to_string(), state.instance().to_string());
        prop_assert_eq!(reloaded.progress(), state.progress());
    }
}
