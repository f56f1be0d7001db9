//! The schema of one checklist's envelopes takes what is sealed and refuses what is spoilt. `cargo xtask test validators`
//! asks other validators about the same documents.

use super::sealed::{self, Sealed};
use serde_json::{Value, json};
use sovitaan::{
    json,
    schema::Documents,
    submission::{Checklist, Occasion, Stage, envelope_schema, receive, seal},
    validate::Validator,
};
use std::fs;

/// What is done to a sound envelope.
type Spoil = fn(&mut Value);

const SPOILS: [(&str, Spoil); 12] = [
    ("no id", |envelope| drop(remove(envelope, "id"))),
    ("no data", |envelope| drop(remove(envelope, "data"))),
    ("another checklist", |envelope| envelope["dataschema"] = "urn:sovitaan:checklist:other:1.0.0".into()),
    ("another text of it", |envelope| envelope["schemadigest"] = format!("sha-256-{}", "0".repeat(64)).into()),
    ("an unknown type", |envelope| envelope["type"] = "fi.sovitaan.submission.signed".into()),
    ("a time of no calendar", |envelope| envelope["time"] = "2026-02-30T12:00:00Z".into()),
    ("an attribute that is no attribute's name", |envelope| envelope["Bad_Name"] = 1.into()),
    ("an attribute that is an object", |envelope| envelope["other"] = json!({"a": 1})),
    ("data that is a list", |envelope| envelope["data"] = json!([])),
    ("half a relation", |envelope| envelope["relation"] = "amends".into()),
    ("finished with nothing in it", |envelope| envelope["data"] = json!({})),
    ("answers of another kind", |envelope| {
        let data = envelope["data"].as_object_mut().expect("answers");
        data.values_mut().for_each(|answer| *answer = json!({"another": ["kind"]}));
    }),
];

fn remove(envelope: &mut Value, name: &str) -> Option<Value> {
    envelope.as_object_mut()?.shift_remove(name)
}

#[test]
fn what_is_sealed_fits_and_what_is_spoilt_does_not() {
    let folder = super::folder("envelope-schemas");
    for (name, checklist) in sealed::checklists() {
        let schema = envelope_schema(&checklist);
        let validator = Validator::read(&schema.to_string()).expect(&name);
        let read = |sealed: &Sealed| -> Value { serde_json::from_str(&sealed.text).expect("JSON") };
        let sound = sealed::of(&name, &checklist);
        let mut documents: Vec<Value> =
            sound.iter().map(|one| json!({"valid": true, "why": one.name, "data": read(one)})).collect();
        for one in sound.iter().filter(|one| one.envelope.type_.is_finished()) {
            for (why, spoil) in SPOILS {
                let mut envelope = read(one);
                spoil(&mut envelope);
                let text = envelope.to_string();
                let refused = receive(&text, |id| (id == checklist.id()).then_some(&*checklist));
                assert!(refused.is_err(), "{}: {why}", one.name);
                documents.push(json!({"valid": false, "why": format!("{}: {why}", one.name), "data": envelope}));
            }
        }
        for document in &documents {
            let violations = validator.validate(&document["data"]);
            assert_eq!(violations.is_empty(), document["valid"] == true, "{}: {violations:?}", document["why"]);
        }
        let all = json!({"schema": schema, "documents": documents});
        fs::write(folder.join(format!("{name}.json")), json::write(&all)).expect("a file");
    }
}

#[test]
fn a_type_and_what_stays_open_fit_together() {
    let (name, checklist) = (sealed::checklists().into_iter())
        .find(|(_, checklist)| checklist.schema().to_string().contains(r#""openPoints""#))
        .expect("a checklist with open points");
    let validator = Validator::read(&envelope_schema(&checklist).to_string()).expect(&name);
    let agreed = &sealed::of(&name, &checklist)[0];
    let with = |changes: Value| {
        let mut envelope: Value = serde_json::from_str(&agreed.text).expect("JSON");
        let changes = changes.as_object().expect("attributes").clone();
        changes.into_iter().for_each(|(name, value)| envelope[name] = value);
        validator.validate(&envelope).is_empty()
    };
    let type_ = |name: &str| format!("fi.sovitaan.submission.{name}");
    assert!(with(json!({})));
    assert!(!with(json!({"type": type_("completed")})), "somebody is asked to agree");
    assert!(!with(json!({"openpoints": 1})), "nothing is open");
    assert!(!with(json!({"type": type_("agreed-with-open-points"), "openpoints": 1})), "nothing is open");
    assert!(!with(json!({"type": type_("agreed-with-open-points")})), "nothing is said to be open");
}

#[test]
fn what_a_checklist_refers_to_comes_with_it() {
    let others = Documents::read(
        r##"{
            "https://example.org/name.json": {"type": "string", "minLength": 2},
            "https://example.org/list.json": {
                "$id": "https://example.org/lists/1.json",
                "$schema": "http://json-schema.org/draft-07/schema#",
                "items": {"$ref": "#/definitions/day"},
                "definitions": {"day": {"enum": ["Mon", "Tue"]}}
            }
        }"##,
    );
    let text = r#"{
        "$id": "https://example.org/checklist/1.0.0",
        "properties": {"name": {"$ref": "/name.json"}, "days": {"$ref": "https://example.org/list.json"}}
    }"#;
    let checklist = Checklist::read_with(text, &others.expect("documents")).expect("a checklist");
    let validator = Validator::read(&envelope_schema(&checklist).to_string()).expect("a schema without others");
    let verdict = |data: Value| {
        let occasion = Occasion {
            id: "1".into(),
            source: "/forms".into(),
            time: "2026-09-30T12:00:00Z".into(),
            locale: "fi".into(),
            ..Occasion::default()
        };
        let sealed = seal(&checklist, &json!({}), Stage::Finished, occasion).expect("an envelope").to_text();
        let mut envelope: Value = serde_json::from_str(&sealed).expect("JSON");
        envelope["data"] = data;
        let violations = validator.validate(&envelope);
        violations.iter().map(|violation| violation.pointer.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(verdict(json!({"name": "Aino", "days": ["Mon"]})), [""; 0]);
    assert_eq!(verdict(json!({"name": "A", "days": ["Mon"]})), ["/data/name"]);
    assert_eq!(verdict(json!({"name": "Aino", "days": ["Sun"]})), ["/data/days/0"]);
}
