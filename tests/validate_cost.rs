//! What one edit costs, counted in schemas and rules judged: the same in a form of 20 fields and in
//! one of 2,000.

use serde_json::{Map, Value, json};
use sovitaan::{
    pointer::Pointer,
    validate::{Change, Judge, Validator},
};

/// A form's schema with that many fields, an instance of it, and the field that is edited.
type Form = fn(usize) -> (Value, Value, &'static str);

fn fields(count: usize) -> Map<String, Value> {
    (0..count).map(|n| (format!("f{n}"), json!({"type": "string", "minLength": 2}))).collect()
}

fn names(count: usize) -> Vec<String> {
    (0..count).map(|n| format!("f{n}")).collect()
}

fn answers(count: usize) -> Value {
    (1..count).map(|n| (format!("f{n}"), json!("answer"))).collect::<Map<_, _>>().into()
}

fn flat(count: usize) -> (Value, Value, &'static str) {
    let schema = json!({
        "type": "object", "properties": fields(count), "required": names(count),
        "additionalProperties": false, "propertyNames": {"maxLength": 9}
    });
    (schema, answers(count), "/f0")
}

fn behind_references(count: usize) -> (Value, Value, &'static str) {
    let schema = json!({
        "$id": "urn:sovitaan:test:cost",
        "allOf": [{"$ref": "#/$defs/form"}],
        "$defs": {
            "form": {"properties": {"part": {"$ref": "#/$defs/part"}}},
            "part": {"properties": fields(count), "required": names(count)}
        }
    });
    (schema, json!({"part": answers(count)}), "/part/f0")
}

fn rows(count: usize) -> (Value, Value, &'static str) {
    let row = json!({"properties": fields(3), "required": names(3)});
    let schema = json!({"properties": {"rows": {"type": "array", "minItems": 1, "items": row}}});
    (schema, json!({"rows": vec![json!({"f1": "a", "f2": "answer"}); count]}), "/rows/7/f1")
}

fn conditions(count: usize) -> (Value, Value, &'static str) {
    let condition = |n: usize| {
        json!({
            "if": {"properties": {format!("f{n}"): {"const": "yes"}}, "required": [format!("f{n}")]},
            "then": {"required": [format!("g{n}")], "properties": {format!("g{n}"): {"type": "string"}}}
        })
    };
    let all: Vec<Value> = (0..count).map(condition).collect();
    (json!({"properties": fields(count), "allOf": all}), answers(count), "/f0")
}

fn sections(count: usize) -> (Value, Value, &'static str) {
    let section = |n: usize| {
        let condition = json!({
            "if": {"properties": {"f1": {"const": "yes"}}, "required": ["f1"]},
            "then": {"required": ["f2"]}
        });
        let section = json!({"type": "object", "properties": fields(10), "required": ["f0"], "allOf": [condition]});
        (format!("s{n}"), section)
    };
    let sections: Map<String, Value> = (0..count.div_ceil(10)).map(section).collect();
    let instance: Map<String, Value> = sections.keys().map(|name| (name.clone(), answers(10))).collect();
    let reaches_across = json!({
        "if": {"properties": {"s0": {"properties": {"f3": {"const": "yes"}}}}},
        "then": {"properties": {"s1": {"required": ["f0"]}}}
    });
    let schema = json!({"properties": sections, "allOf": [reaches_across]});
    (schema, instance.into(), "/s0/f0")
}

/// Empties the field, answers it wrongly, answers it: rules judged by each.
fn cost(form: Form, count: usize) -> [usize; 3] {
    let (schema, instance, at) = form(count);
    let mut judge = Judge::new(Validator::read(&schema.to_string()).unwrap());
    judge.judge_all(instance);
    let at = Pointer::parse(at).unwrap();
    let changes =
        [Change::Remove(at.clone()), Change::Set(at.clone(), json!("y")), Change::Set(at.clone(), json!("yes"))];
    changes.map(|change| {
        judge.apply(vec![change]).unwrap();
        judge.judged()
    })
}

#[test]
fn an_edit_costs_the_same_in_a_large_form() {
    let forms: [(&str, Form); 5] = [
        ("flat", flat),
        ("behind references", behind_references),
        ("rows", rows),
        ("conditions", conditions),
        ("sections", sections),
    ];
    for (name, form) in forms {
        let small = cost(form, 20);
        println!("{name}: rules judged by removing, setting, changing one answer: {small:?}");
        assert_eq!(cost(form, 200), small, "{name}, 200 fields");
        assert_eq!(cost(form, 2_000), small, "{name}, 2,000 fields");
        assert!(small.iter().all(|judged| *judged <= 5), "{name}: {small:?}");
    }
}
