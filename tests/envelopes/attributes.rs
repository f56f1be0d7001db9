//! What holds the attributes of an envelope. Its digest is of the answers alone; a later document of the chain names the
//! digest of all that this one says. `docs/receiving.md` tells hosts so.

use super::sealed;
use serde_json::{Value, json};
use sovitaan::{
    compare::verify,
    submission::{Checklist, Occasion, Stage, receive, seal},
};
use std::collections::BTreeSet;

/// What somebody changes, and who notices: `receive`, of the document alone, and `verify`, of the last one of its chain.
const CHANGES: [(&str, &str, Option<&str>, Option<&str>); 23] = [
    ("id", "another", None, None),
    ("source", "https://elsewhere.example", None, None),
    ("time", "2026-10-01T12:00:00Z", None, None),
    ("subject", "another", None, None),
    ("locale", "sv", None, None),
    ("party", "Somebody Else", None, None),
    ("waitingfor", "Somebody Else", None, None),
    ("reviewdate", "2030-01-01", None, None),
    ("settles", "1 2", None, None),
    ("changed", "another", None, None),
    ("changedby", "Somebody Else", None, None),
    ("changereason", "another", None, None),
    ("relation", "appends", None, None),
    // They follow from the answers, or from the checklist.
    ("type", "fi.sovitaan.submission.draft", Some("malformed"), None),
    ("openpoints", "1", Some("malformed"), None),
    ("dataschema", "urn:sovitaan:checklist:other:1.0.0", Some("unknown-checklist"), None),
    ("schemadigest", DIGEST, Some("other-version"), None),
    ("datadigest", DIGEST, Some("altered"), Some("altered")),
    // They follow from the document before.
    ("relatesto", "another", None, Some("unrelated")),
    ("relateddigest", DIGEST, None, Some("former-altered")),
    ("chainid", "another", None, Some("unrelated")),
    ("chainindex", "2", None, Some("unrelated")),
    ("changes", "[]", None, Some("other-answers")),
];

const DIGEST: &str = "sha-256-0000000000000000000000000000000000000000000000000000000000000000";

fn changed(text: &str, name: &str, value: &str) -> String {
    let mut envelope: Value = serde_json::from_str(text).expect("JSON");
    envelope[name] = value.parse::<i64>().map_or_else(|_| value.into(), Value::from);
    envelope.to_string()
}

/// A document with every attribute, and the one that it goes on from.
fn chain(checklist: &Checklist) -> [String; 2] {
    let (before, after) = (json!({"day": "Mon"}), json!({"day": "Tue"}));
    let make = |id: &str, data: &Value, relation| {
        let occasion = Occasion {
            party: Some("Aino Virta".into()),
            waiting_for: Some("Antti Salo".into()),
            settles: Some("a b".into()),
            relation,
            ..sealed::occasion("fi", id)
        };
        seal(checklist, data, Stage::Unfinished, occasion).expect("an envelope")
    };
    let first = make("1", &before, None);
    let second = make("2", &after, Some(sealed::relation(&first, &after)));
    [first.to_text(), second.to_text()]
}

#[test]
fn what_a_document_says_besides_its_answers_is_held_by_the_next_one() {
    let checklist = Checklist::read(r#"{"$id": "urn:sovitaan:checklist:days:1.0.0"}"#).expect("a checklist");
    let find = |id: &str| (id == checklist.id()).then_some(&checklist);
    let [first, second] = chain(&checklist);
    assert!(receive(&second, find).is_ok() && verify(&[&first, &second]).is_ok());
    for (name, value, alone, last) in CHANGES {
        let other = changed(&second, name, value);
        assert_eq!(receive(&other, find).err().map(|refusal| refusal.code()), alone, "{name}, alone");
        assert_eq!(verify(&[&first, &other]).err().map(|broken| broken.flaw.code()), last, "{name}, the last");
    }

    // Of the document before, nothing can be changed.
    let said: Value = serde_json::from_str(&first).expect("JSON");
    for (name, value, ..) in CHANGES.into_iter().filter(|(name, ..)| said.get(name).is_some()) {
        let expected = match name {
            "id" => "unrelated",
            "datadigest" => "altered",
            _ => "former-altered",
        };
        let other = changed(&first, name, value);
        assert_eq!(verify(&[&other, &second]).expect_err(name).flaw.code(), expected, "{name}, the former");
    }

    // No attribute is forgotten here, but those that are always the same.
    let said: Value = serde_json::from_str(&second).expect("JSON");
    let names: BTreeSet<&str> = said.as_object().expect("an envelope").keys().map(String::as_str).collect();
    let tried: BTreeSet<&str> = CHANGES.into_iter().map(|(name, ..)| name).collect();
    let rest: Vec<&str> = names.difference(&tried).copied().collect();
    assert_eq!(rest, ["data", "datacontenttype", "specversion"]);
}
