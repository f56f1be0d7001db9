//! Texts that hosts are known to spoil: as answers, and as an attribute.

use serde_json::{Value, json};
use sovitaan::{
    json,
    pointer::Pointer,
    submission::{Checklist, Occasion, Records, Stage, digest, seal},
};
use std::fs;

/// All of it in one: line breaks, quotes, backslashes, markup, entities, a slash, a sign beyond 16 bits.
const ALL: &str = "rivi 1\nrivi 2: \"x\" \\ \\n \\\" <b>5 < 6</b> &amp; & %s / ' 😀";

/// Each alone.
const SIGNS: [(&str, &str); 10] = [
    ("newline", "a\nb"),
    ("quote", "a \"b\""),
    ("backslash", r"a\nb"),
    ("slash", "a/b"),
    ("apostrophe", "a'b %s"),
    ("markup", "<b>a</b>"),
    ("less", "5 < 6"),
    ("tag", "a<b"),
    ("entity", "a &amp; b & c"),
    ("beyond", "😀"),
];

/// The example with all of it at the end of its longest answer that may have it. Whoever has agreed has agreed to that.
pub fn put(checklist: &Checklist, example: &Value) -> Value {
    let records = Records::of(checklist.schema());
    let mut texts = Vec::new();
    collect(Pointer::root(), &records.answers(example), &mut texts);
    texts.sort_by_key(|(_, text)| std::cmp::Reverse(text.len()));
    let written = texts.into_iter().find_map(|(place, text)| {
        let mut data = example.clone();
        *data.pointer_mut(place.as_str())? = format!("{text} {ALL}").into();
        checklist.validator().validate(&data).is_empty().then_some(data)
    });
    let mut data = written.expect("an answer in one's own words");
    let agreed = digest(&records.answers(&data));
    let name = records.acknowledgements.unwrap_or_default();
    for row in data.get_mut(&name).and_then(Value::as_array_mut).into_iter().flatten() {
        row["digest"] = agreed.clone().into();
    }
    data
}

pub fn is_in(answer: &Value) -> bool {
    answer.to_string().contains('😀')
}

fn collect(at: Pointer, value: &Value, texts: &mut Vec<(Pointer, String)>) {
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| collect(at.child(name.as_str()), value, texts));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| collect(at.child(index), item, texts));
        }
        Value::String(text) => texts.push((at, text.clone())),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Of a checklist that takes anything: each of them as an answer, and again outside the answers.
#[test]
fn hosts_get_what_they_may_spoil() {
    let folder = super::folder("delicate");
    let schema = json!({"$id": "urn:sovitaan:checklist:delicate:1.0.0"}).to_string();
    let checklist = Checklist::read(&schema).expect("a checklist");
    fs::write(folder.join("checklist.json"), schema).expect("a file");
    let sealed = |name: String, data: &Value, subject: Option<&str>| {
        let occasion = Occasion { subject: subject.map(str::to_owned), ..super::sealed::occasion("fi", &name) };
        Some(json!({"text": seal(&checklist, data, Stage::Finished, occasion).ok()?.to_text(), "name": name}))
    };
    let texts = SIGNS.into_iter().chain([("all", ALL)]).flat_map(|(name, sign)| {
        let answer = sealed(format!("answer.{name}"), &json!({"text": sign}), None);
        // No attribute has line breaks in it.
        let attribute = sealed(format!("attribute.{name}"), &json!({"text": "a"}), Some(sign));
        [answer, attribute].into_iter().flatten()
    });
    fs::write(folder.join("envelopes.json"), json::write(&texts.collect())).expect("a file");
}
