//! Envelopes, made by the library as a browser would make them.

use serde_json::{Value, json};
use sovitaan::submission::{Checklist, Occasion, Stage, seal};

pub const CHECKLIST: &str = "urn:sovitaan:checklist:example:1.2.0";

/// The envelope of some answers to the example checklist.
pub fn envelope(id: &str, locale: &str, data: &Value) -> String {
    sealed(data, |occasion| {
        id.clone_into(&mut occasion.id);
        locale.clone_into(&mut occasion.locale);
    })
}

/// The envelope of one answer in Finnish.
pub fn simple(id: &str) -> String {
    envelope(id, "fi", &json!({"aim": "Tavataan viikoittain."}))
}

/// An envelope of another occasion.
pub fn sealed(data: &Value, change: impl FnOnce(&mut Occasion)) -> String {
    let mut occasion = Occasion {
        id: "1".to_owned(),
        source: "https://intranet.example".to_owned(),
        time: "2026-02-03T12:05:09Z".to_owned(),
        subject: None,
        locale: "fi".to_owned(),
        ..Occasion::default()
    };
    change(&mut occasion);
    seal(&checklist(), data, Stage::Finished, occasion).expect("the answers are valid").to_text()
}

/// The envelope with some of its members replaced, digests included where the answers are.
pub fn tampered(id: &str, locale: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut json: Value =
        serde_json::from_str(&envelope(id, locale, &json!({"aim": "Jotain"}))).expect("an envelope is JSON");
    change(&mut json);
    json.to_string()
}

fn checklist() -> Checklist {
    Checklist::read(include_str!("../checklists/example.json")).expect("the example is a checklist")
}
