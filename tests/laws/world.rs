//! Schemas that are hard to keep the law with, and any edits of their forms.

use proptest::prelude::*;
use serde_json::{Value, json};
use sovitaan::form;
use sovitaan::pointer::Pointer;
use sovitaan::schema::Schema;
use sovitaan::state::{Edit, FormState};
use sovitaan::validate::{Judge, Validator};

/// A schema, and the places that its form may ask about.
pub struct World {
    schema: &'static str,
    places: &'static [&'static str],
}

/// Conditions in chains, in rows, on groups, and in a circle.
pub const CONDITIONS: World = World {
    schema: r#"{
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
    }"#,
    places: &[
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
    ],
};

/// Branches that are picked, one and several, and in each other; kinds of answer; names that the person chooses; places
/// and rows; what contains itself; and conditions on all of it.
pub const SHAPES: World = World {
    schema: r##"{
      "type": "object",
      "properties": {
        "when": {"oneOf": [{"type": "string", "title": "Day"}, {"type": "integer", "title": "Weeks"}, {"title": "Span",
          "type": "object", "properties": {"from": {"type": "string"}, "to": {"type": ["string", "null"]}}, "required": ["to"]}]},
        "size": {"type": ["string", "number", "null"]},
        "must": {"type": ["number", "null"]},
        "words": {"type": "object", "properties": {"own": {"type": "string"}}, "patternProperties": {"^n": {"type": "number"}},
          "additionalProperties": {"type": "string"}},
        "pair": {"prefixItems": [{"type": "string"}, {"type": "number"}], "items": {"type": "string"}},
        "tree": {"$ref": "#/$defs/node"},
        "steps": {"items": {"oneOf": [
          {"title": "Talk", "properties": {"kind": {"const": "talk"}, "topic": {"type": "string"}}, "required": ["kind"]},
          {"title": "Walk", "properties": {"kind": {"const": "walk"}, "km": {"type": "number"}}, "required": ["kind"]}]}}
      },
      "required": ["must", "maybe"],
      "allOf": [
        {"properties": {"maybe": {"anyOf": [{"type": "object", "properties": {"y": {"type": "string"}}}, {"type": "null"}]}}},
        {"oneOf": [{"title": "A", "properties": {"a": {"type": "string", "default": "d"}, "x": {"type": "string"}}, "required": ["a"]},
          {"title": "B", "properties": {"b": {"type": "integer"}, "x": {"type": "integer"}}, "required": ["b"]}]},
        {"anyOf": [{"title": "P", "properties": {"p": {"type": "string"}}, "required": ["p"]},
          {"title": "Q", "properties": {"q": {"type": "boolean"}}, "required": ["q"], "oneOf": [
            {"title": "Q1", "properties": {"q1": {"type": "string"}}, "required": ["q1"]},
            {"title": "Q2", "properties": {"q2": {"const": "fixed"}}, "required": ["q2"]}]}]},
        {"if": {"properties": {"q": {"const": true}}, "required": ["q"]}, "then": {"properties": {"r": {"type": "string"}}}},
        {"if": {"properties": {"when": {"type": "integer"}}, "required": ["when"]}, "then": {"properties": {"weeks": {"type": "string"}}}},
        {"if": {"properties": {"words": {"required": ["k"]}}, "required": ["words"]}, "then": {"properties": {"s": {"type": "string"}}}},
        {"if": {"properties": {"size": {"type": "number"}}, "required": ["size"]}, "then": {"properties": {"open": {"enum": ["x", "z"]}}},
          "else": {"properties": {"open": {"type": "string", "maxLength": 3}}}},
        {"properties": {"open": {"type": "string"}}, "if": {"properties": {"must": {"const": 1}}}, "then": {"required": ["open"], "properties": {"open": {"const": "one"}}}},
        {"if": {"properties": {"pair": {"minItems": 3}}, "required": ["pair"]}, "then": {"required": ["t"], "properties": {"t": {"type": "string"}}}}
      ],
      "$defs": {"node": {"type": "object", "properties": {"name": {"type": "string"}, "sub": {"$ref": "#/$defs/node"},
        "kids": {"type": "array", "items": {"$ref": "#/$defs/node"}}}}}
    }"##,
    places: &[
        "",
        "",
        "",
        "/when",
        "/when",
        "/when/from",
        "/when/to",
        "/size",
        "/must",
        "/words",
        "/words",
        "/words/own",
        "/words/",
        "/words/k",
        "/words/n",
        "/pair",
        "/pair/0",
        "/pair/1",
        "/pair/2",
        "/tree",
        "/tree/name",
        "/tree/sub",
        "/tree/sub/name",
        "/tree/kids",
        "/tree/kids/0",
        "/tree/kids/0/name",
        "/steps",
        "/steps/0",
        "/steps/0/kind",
        "/steps/0/topic",
        "/steps/0/km",
        "/steps/1/kind",
        "/a",
        "/b",
        "/x",
        "/p",
        "/q",
        "/q1",
        "/q2",
        "/r",
        "/s",
        "/t",
        "/weeks",
        "/maybe",
        "/maybe/y",
        "/open",
        "/open",
        "/open",
        "/open",
    ],
};

impl World {
    fn empty(&self) -> form::FormDefinition {
        form::compile(&Schema::read(self.schema).expect("a schema"), "fi").0
    }

    pub fn fresh(&self) -> FormState {
        FormState::new(self.empty(), None)
    }

    /// A form with the host's answers.
    pub fn given(&self, document: &Value) -> FormState {
        FormState::new(self.empty(), Some(document))
    }

    pub fn judge(&self) -> Judge {
        Judge::new(Validator::read(self.schema).expect("a schema"))
    }

    /// A form after these edits.
    pub fn after(&self, edits: &[Edit]) -> FormState {
        let mut state = self.fresh();
        for edit in edits {
            state.apply(edit);
        }
        state
    }

    /// Any documents, with something at places that the form may ask about.
    pub fn documents(&self) -> impl Strategy<Value = Value> + use<> {
        let values = [
            "null",
            "true",
            "1",
            "2.5",
            "\"x\"",
            "\"talk\"",
            "\"walk\"",
            "\"fixed\"",
            "{}",
            "[]",
            "[1, \"x\"]",
            "{\"other\": 1}",
            "{\"kind\": \"walk\"}",
        ];
        let values = values.map(|text| serde_json::from_str::<Value>(text).expect("JSON"));
        let one = (prop::sample::select(self.places), prop::sample::select(values.to_vec()));
        prop::collection::vec(one, 0..24).prop_map(|all| {
            let mut document = json!({});
            for (place, value) in all {
                put(&mut document, &Pointer::parse(place).expect("a pointer"), value);
            }
            document
        })
    }

    /// Any edits, most of them of something that is there.
    pub fn edits(&self) -> impl Strategy<Value = Vec<Edit>> + use<> {
        let place = prop::sample::select(self.places).prop_map(|at| Pointer::parse(at).expect("a pointer"));
        let edit = (place, 0..4_usize, any::<bool>(), 0..3_usize).prop_flat_map(|(at, choice, on, number)| {
            prop_oneof![
                4 => Just(Edit::Type { at: at.clone(), text: ["", "1", "some text", "2,5"][choice].to_owned() }),
                2 => Just(Edit::Choose { at: at.clone(), choice: choice.checked_sub(1) }),
                1 => Just(Edit::Toggle { at: at.clone(), choice: choice.min(2), on }),
                1 => Just(Edit::Leave { at: at.clone() }),
                3 => Just(Edit::Pick { at: at.clone(), pick: number, choice: choice.min(2), on: on || choice > 1 }),
                3 => Just(Edit::Add { at: at.clone(), map: number.min(1) }),
                2 => Just(Edit::Name { at: at.clone(), name: ["k", "n", "own", ""][choice].to_owned() }),
                1 => Just(Edit::Remove { at: at.clone() }),
                1 => Just(Edit::Clear { at: at.clone() }),
                1 => Just(if on { Edit::Undo } else { Edit::Redo }),
                1 => Just(Edit::Move { at, down: on }),
            ]
        });
        prop::collection::vec(edit, 0..60)
    }
}

/// Puts a value at a place, unless something of another kind stands in the way.
fn put(document: &mut Value, at: &Pointer, value: Value) {
    let mut here = document;
    for token in at.tokens() {
        here = match here {
            Value::Object(members) => members.entry(token).or_insert_with(|| json!({})),
            Value::Array(elements) => match token.parse::<usize>().ok().and_then(|index| elements.get_mut(index)) {
                Some(element) => element,
                None => return,
            },
            _ => return,
        };
    }
    if at.parent().is_some() {
        *here = value;
    }
}
