//! What a server is sent: it never panics, and what it takes goes around once more unchanged.

use serde_json::{Value, json};
use sovitaan::submission::{Checklist, Occasion, Stage, digest, receive, seal};
use std::sync::LazyLock;

static CHECKLIST: LazyLock<Checklist> = LazyLock::new(|| {
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:sovitaan:fuzz:1",
        "type": "object",
        "properties": {"a": {"type": "string"}, "b": {"type": "number"}, "c": {"type": "array", "items": {"type": "boolean"}}},
        "required": ["a"]
    });
    Checklist::read(&schema.to_string()).expect("a checklist")
});

/// An envelope that is in order.
pub fn sealed() -> Value {
    let occasion = Occasion {
        id: "1".to_owned(),
        source: "/forms".to_owned(),
        time: "2026-09-30T12:00:00Z".to_owned(),
        subject: Some("case 7".to_owned()),
        locale: "sv-FI".to_owned(),
        ..Occasion::default()
    };
    let envelope =
        seal(&CHECKLIST, &json!({"a": "ä", "b": 1.5, "c": [true]}), Stage::Finished, occasion).expect("sealed");
    serde_json::from_str(&envelope.to_text()).expect("JSON")
}

/// Makes the digest fit the data.
pub fn reseal(envelope: &mut Value) {
    let Some(data) = envelope.get("data") else { return };
    let digest = digest(data);
    envelope["datadigest"] = digest.into();
}

/// Receives `text`.
pub fn run(case: &Value) {
    let find = |id: &str| (id == CHECKLIST.id()).then_some(&*CHECKLIST);
    match receive(case["text"].as_str().unwrap_or_default(), find) {
        Ok(envelope) => {
            let again = receive(&envelope.to_text(), find);
            assert_eq!(again.as_ref(), Ok(&envelope), "taken once, it is taken again as the same");
            assert_eq!(digest(&envelope.data), envelope.datadigest);
            assert!(CHECKLIST.validator().validate(&envelope.data).is_empty());
        }
        Err(refusal) => {
            assert!(!refusal.to_string().is_empty());
            assert_eq!(refusal.to_json()["code"], refusal.code());
        }
    }
}
