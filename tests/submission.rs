//! Envelopes: what is sealed is received as it was, and everything else is refused with its place.

use serde_json::{Value, json};
use sovitaan::submission::{Checklist, Envelope, Occasion, Refusal, Stage, digest, receive, seal};

const ID: &str = "urn:sovitaan:checklist:test:1.0.0";

fn checklist() -> Checklist {
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        "type": "object",
        "properties": {"name": {"type": "string"}, "sum": {"type": "number"}},
        "required": ["name"]
    });
    Checklist::read(&schema.to_string()).unwrap()
}

fn occasion() -> Occasion {
    Occasion {
        id: "c0ffee".into(),
        source: "https://intranet.example/forms".into(),
        time: "2026-09-30T12:00:00+03:00".into(),
        subject: Some("Ärende 7".into()),
        locale: "sv-FI".into(),
        ..Occasion::default()
    }
}

fn sealed() -> Value {
    let data: Value = serde_json::from_str(r#"{"name": "Åse\n😀", "sum": 1.10}"#).unwrap();
    let envelope = seal(&checklist(), &data, Stage::Finished, occasion()).unwrap();
    serde_json::from_str(&envelope.to_text()).unwrap()
}

fn taken(text: &str) -> Result<Envelope, Refusal> {
    let checklist = checklist();
    receive(text, |id| (id == ID).then_some(&checklist))
}

/// Hosts that hold every number as a double write `1.0`, and JSON Schema takes it for an integer too.
#[test]
fn a_whole_number_is_one_however_it_is_written() {
    let with = |attribute: &str| sealed().to_string().replacen('{', &format!("{{{attribute},"), 1);
    assert!(taken(&with(r#""hop":1.0,"openpoints":0e1"#)).is_ok());
    assert!(matches!(taken(&with(r#""hop":1.5"#)), Err(Refusal::Malformed { .. })));
}

#[test]
fn what_is_sealed_is_received_as_it_was() {
    let envelope = sealed();
    let text = envelope.to_string();
    let received = taken(&text).unwrap();
    assert_eq!(received.to_text(), text);
    assert_eq!(received.data["sum"].to_string(), "1.10");
    assert_eq!(received.datadigest, digest(&received.data));
    let names: Vec<&String> = envelope.as_object().unwrap().keys().collect();
    let expected = [
        "specversion",
        "id",
        "source",
        "type",
        "time",
        "subject",
        "datacontenttype",
        "dataschema",
        "locale",
        "datadigest",
        "schemadigest",
        "data",
    ];
    assert_eq!(names, expected);
}

/// What survives a host that reads and writes JSON in its own way does not break the digest.
#[test]
fn order_and_spelling_may_change_on_the_way() {
    let mut envelope = sealed();
    envelope["data"] = serde_json::from_str(r#"{"sum": 11e-1, "name": "\u00c5se\u000a\ud83d\ude00"}"#).unwrap();
    assert!(taken(&serde_json::to_string_pretty(&envelope).unwrap()).is_ok());
}

#[test]
fn gateways_may_add_attributes_of_their_own() {
    let mut envelope = sealed();
    envelope["traceparent"] = json!("00-1-1-01");
    envelope["attempt"] = json!(2);
    envelope["replayed"] = json!(false);
    assert!(taken(&envelope.to_string()).is_ok());
}

#[test]
fn an_envelope_without_subject_is_one() {
    let occasion = Occasion { subject: None, ..occasion() };
    let text = seal(&checklist(), &json!({"name": "x"}), Stage::Finished, occasion).unwrap().to_text();
    assert!(!text.contains("subject"));
    assert_eq!(taken(&text).unwrap().occasion.subject, None);
}

/// As `schemas/envelope.json` says: a gateway may leave out what is the default.
#[test]
fn data_is_json_where_nobody_says_what_it_is() {
    let mut envelope = sealed();
    envelope.as_object_mut().unwrap().shift_remove("datacontenttype");
    assert!(taken(&envelope.to_string()).is_ok());
}

#[test]
fn a_broken_envelope_is_refused_with_the_place() {
    for (name, value, reason) in [
        ("specversion", json!("0.3"), "1.0"),
        ("specversion", json!(1), "no text"),
        ("id", json!(""), "empty"),
        ("id", json!(null), "missing"),
        ("id", json!("a\u{7}"), "control"),
        ("source", json!("not a uri"), "URI"),
        ("type", json!("fi.sovitaan.submission.invented"), "types"),
        ("type", json!("fi.sovitaan.submission.agreed"), "completed"),
        ("openpoints", json!(1), "leave open"),
        ("openpoints", json!("1"), "counts"),
        ("reviewdate", json!("3.2.2026"), "ISO 8601"),
        ("changes", json!("{}"), "RFC 6902"),
        ("time", json!("2026-09-30"), "RFC 3339"),
        ("subject", json!(7), "no text"),
        ("datacontenttype", json!("application/xml"), "application/json"),
        ("dataschema", json!("checklist"), "URI"),
        ("locale", json!("fi_FI"), "BCP 47"),
        ("datadigest", json!("sha-256-00"), "64"),
        ("schemadigest", json!("md5"), "64"),
        ("Extra", json!("x"), "lower-case"),
        ("data_base64", json!("e30="), "lower-case"),
        ("extra", json!({"a": 1}), "neither"),
        ("extra", json!(1.5), "neither"),
        ("id", json!("x".repeat(3_000)), "longer"),
    ] {
        let mut envelope = sealed();
        envelope[name] = value.clone();
        match taken(&envelope.to_string()) {
            Err(Refusal::Malformed { pointer, reason: said }) => {
                assert_eq!(pointer.as_str(), format!("/{name}"));
                assert!(said.contains(reason), "{name} = {value}: {said}");
            }
            other => panic!("{name} = {value}: {other:?}"),
        }
    }
    let may_be_missing = ["subject", "datacontenttype"];
    for name in sealed().as_object().unwrap().keys().filter(|name| !may_be_missing.contains(&name.as_str())) {
        let mut envelope = sealed();
        envelope.as_object_mut().unwrap().shift_remove(name);
        let refusal = taken(&envelope.to_string()).unwrap_err();
        assert!(
            matches!(&refusal, Refusal::Malformed { pointer, .. } if pointer.as_str() == format!("/{name}")),
            "{refusal:?}"
        );
    }
}

#[test]
fn what_is_no_json_or_too_much_is_not_read() {
    for (text, reason) in [
        ("{", "line 1"),
        (&"[".repeat(200), "128"),
        (&format!("\"{}\"", "a".repeat(5_000_000)), "5000000"),
        (r#"{"data": {"$serde_json::private::Number": "1"}}"#, "reserved"),
    ] {
        match taken(text) {
            Err(Refusal::NotJson { reason: said }) => assert!(said.contains(reason), "{said}"),
            other => panic!("{other:?}"),
        }
    }
    assert!(matches!(taken("[]"), Err(Refusal::Malformed { pointer, .. }) if pointer.as_str().is_empty()));
}

#[test]
fn changed_data_is_noticed() {
    for data in [
        r#"{"name": "Åse 😀", "sum": 1.10}"#,
        r#"{"name": "Åse\n😀"}"#,
        "[]",
        r#"{"name": "Åse\n😀", "sum": 1.1000000000000000000001}"#,
    ] {
        let mut envelope = sealed();
        envelope["data"] = serde_json::from_str(data).unwrap();
        match taken(&envelope.to_string()) {
            Err(Refusal::Altered { expected, found }) => {
                assert_eq!(expected, envelope["datadigest"]);
                assert_ne!(expected, found);
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn another_checklist_is_another_question() {
    let mut envelope = sealed();
    envelope["dataschema"] = json!("urn:sovitaan:checklist:other:1.0.0");
    assert!(matches!(taken(&envelope.to_string()), Err(Refusal::UnknownChecklist { .. })));

    let edited = Checklist::read(&json!({"$id": ID, "title": "edited"}).to_string()).unwrap();
    let refusal = receive(&sealed().to_string(), |_| Some(&edited)).unwrap_err();
    assert_eq!(refusal.code(), "other-version");
    assert!(matches!(refusal, Refusal::OtherVersion { found, .. } if found == edited.digest()));
}

#[test]
fn answers_that_break_the_checklist_are_refused_though_the_digest_fits() {
    let mut envelope = sealed();
    let data = json!({"name": 131_052});
    envelope["datadigest"] = digest(&data).into();
    envelope["data"] = data;
    let refusal = taken(&envelope.to_string()).unwrap_err();
    let said = format!("{refusal} {}", refusal.to_json());
    assert!(matches!(refusal, Refusal::Invalid(violations) if violations.len() == 1));
    assert!(said.contains("/properties/name/type") && !said.contains("131052"), "{said}");
}

#[test]
fn nothing_is_sealed_that_could_not_be_received() {
    let unfinished = seal(&checklist(), &json!({}), Stage::Finished, occasion());
    assert!(matches!(unfinished, Err(Refusal::Invalid(_))));
    for broken in [
        Occasion { id: String::new(), ..occasion() },
        Occasion { time: "now".into(), ..occasion() },
        Occasion { source: "å".into(), ..occasion() },
        Occasion { locale: String::new(), ..occasion() },
        Occasion { subject: Some(String::new()), ..occasion() },
    ] {
        let refusal = seal(&checklist(), &json!({"name": "x"}), Stage::Finished, broken).unwrap_err();
        assert_eq!(refusal.code(), "malformed", "{refusal}");
    }
}

/// The digest is that of RFC 8785's own example, so any other implementation agrees.
#[test]
fn the_digest_is_that_of_the_canonical_text() {
    let sample: Value = serde_json::from_str(
        r#"{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
            "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}"#,
    )
    .unwrap();
    // The first number has more digits than its double: they are kept here, where RFC 8785 drops them.
    let expected = "{\"literals\":[null,true,false],\"numbers\":[333333333.33333329,1e+30,4.5,0.002,1e-27],\
                    \"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
    assert_eq!(sovitaan::submission::canonical(&sample), expected);
}
