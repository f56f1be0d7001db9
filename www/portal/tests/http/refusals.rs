//! What is not stored, and how that is said.

use crate::{
    client::ENVELOPE,
    envelope::{CHECKLIST, envelope, sealed, simple, tampered},
    host::Host,
};
use serde_json::{Value, json};
use sovitaan::submission::digest;

const TYPE: (&str, &str) = ("content-type", ENVELOPE);

fn nothing_is_stored(host: &Host) {
    assert_eq!(host.get("/api/documents").expect(200).json()["total"], 0);
}

pub fn what_is_not_json_is_a_bad_request(host: &Host) {
    let deep = "[".repeat(100_000);
    for body in ["", "{", "hei", "{\"a\":1}x", &deep] {
        host.store(body).problem(400, "not-json");
    }
    host.post("/api/documents", &[TYPE], b"{\"a\":\"\xff\"}").problem(400, "not-json");
    nothing_is_stored(host);
}

pub fn a_body_may_have_five_megabytes(host: &Host) {
    let text = simple("large");
    let fill = |length: usize| format!("{text}{}", " ".repeat(length - text.len()));
    host.store(&fill(5_000_001)).problem(413, "too-large");
    host.store(&fill(12_000_000)).problem(413, "too-large");
    nothing_is_stored(host);
    host.store(&fill(5_000_000)).expect(201);
}

pub fn two_content_types_are_taken(host: &Host) {
    let text = simple("types");
    for refused in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/cloudevents-batch+json",
        "application/json; charset=latin1",
    ] {
        let headers = [("content-type", refused), ("accept-language", "sv-FI, fi;q=0.5")];
        let problem = host.post("/api/documents", &headers, text.as_bytes());
        assert_eq!(problem.problem(415, "media-type")["title"], "Fel innehållstyp");
    }
    host.post("/api/documents", &[], text.as_bytes()).problem(415, "media-type");
    nothing_is_stored(host);
    let headers = [("content-type", "application/json; charset=utf-8")];
    host.post("/api/documents", &headers, text.as_bytes()).expect(201);
}

pub fn an_envelope_must_be_whole(host: &Host) {
    for (pointer, change) in [
        ("/id", json!(null)),
        ("/id", json!(7)),
        ("/id", json!("nolla\u{0}")),
        ("/id", json!("x".repeat(1025))),
        ("/source", json!("ei URI")),
        ("/source", json!(format!("urn:{}", "x".repeat(1021)))),
        ("/type", json!("com.example.other")),
        ("/time", json!("eilen")),
        ("/locale", json!("")),
        ("/specversion", json!("0.3")),
    ] {
        let text = tampered("whole", "fi", |json| json[&pointer[1..]] = change);
        let problem = host.store(&text).problem(422, "malformed");
        assert_eq!(problem["pointer"], pointer, "{problem}");
        assert!(problem["detail"].as_str().unwrap().contains(pointer), "{problem}");
    }
    host.store("[]").problem(422, "malformed");
    nothing_is_stored(host);
}

pub fn the_checklist_must_be_known_and_the_same(host: &Host) {
    let text = tampered("a", "en", |json| json["dataschema"] = "urn:x:unknown:1.0.0".into());
    let problem = host.store(&text).problem(422, "unknown-checklist");
    assert_eq!(problem["title"], "Unknown checklist");

    // This one is in the directory, but cannot be read; the start said so.
    let text = tampered("b", "fi", |json| {
        json["dataschema"] = "urn:sovitaan:checklist:broken:1.0.0".into();
    });
    host.store(&text).problem(422, "unknown-checklist");
    assert!(host.log().contains("broken.json is left out"), "{}", host.log());

    let text = tampered("c", "fi", |json| json["schemadigest"] = digest(&json!({})).into());
    host.store(&text).problem(422, "other-edition");
    nothing_is_stored(host);
}

pub fn an_altered_document_is_noticed(host: &Host) {
    let text = simple("altered").replace("viikoittain", "harvoin");
    let problem = host.store(&text).problem(422, "altered");
    assert_ne!(problem["expected"], problem["found"]);
    nothing_is_stored(host);
}

pub fn violations_are_said_in_the_language_of_the_envelope(host: &Host) {
    for (locale, title, sentence) in [
        ("fi", "Vastauksissa on korjattavaa", "Vastaa kohtaan ”Tavoite”"),
        ("sv-FI", "Svaren behöver rättas", "Svara på punkten ”Mål”"),
        ("en", "Some answers need correcting", "Answer “Aim”"),
    ] {
        let text = tampered("invalid", locale, |json| {
            let data = json!({"share": 101});
            json["datadigest"] = digest(&data).into();
            json["data"] = data;
        });
        let answer = host.store(&text);
        assert_eq!(answer.header("content-language"), &locale[..2]);
        let problem = answer.problem(422, "invalid");
        assert_eq!(problem["title"], title);
        let mut errors = problem["errors"].as_array().unwrap().clone();
        errors.sort_by_key(|error| error["pointer"].to_string());
        assert_eq!(errors[0], json!({"pointer": "/aim", "keyword": "required", "detail": sentence}));
        assert_eq!((&errors[1]["pointer"], &errors[1]["keyword"]), (&json!("/share"), &json!("maximum")));
        assert_eq!(errors.len(), 2, "{problem}");
    }
    nothing_is_stored(host);
}

pub fn other_sites_store_nothing(host: &Host) {
    let text = simple("cross");
    for header in [
        ("origin", "https://elsewhere.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let headers = [TYPE, header, ("accept-language", "en")];
        let problem = host.post("/api/documents", &headers, text.as_bytes());
        assert_eq!(problem.problem(403, "cross-site")["title"], "Sent from another site");
    }
    nothing_is_stored(host);
    for header in [("origin", host.base()), ("sec-fetch-site", "same-origin")] {
        let answer = host.post("/api/documents", &[TYPE, header], text.as_bytes());
        assert!(matches!(answer.status, 200 | 201), "{}", answer.text());
    }
}

pub fn unknown_addresses_are_problems(host: &Host) {
    host.get("/api").problem(404, "not-found");
    host.get("/api/nothing").problem(404, "not-found");
    host.get("/api/documents/0123").problem(404, "not-found");
    for place in ["documents/a%00b", "documents/a%00b/calendar", "documents/a%00b/next/x", "halves/a%00b"] {
        host.get(&format!("/api/{place}")).problem(404, "not-found");
    }
    let answer = host.post("/api/documents/0123", &[TYPE], b"{}");
    assert_eq!(answer.header("allow"), "GET,HEAD");
    answer.problem(405, "method");
}

pub fn the_log_has_no_answers(host: &Host) {
    let secret = "SALAISUUS";
    let data = json!({"aim": secret});
    let text = sealed(&data, |occasion| occasion.subject = Some(secret.to_owned()));
    host.store(&text).expect(201);
    host.store(&envelope("1", "fi", &json!({"aim": format!("{secret} 2")}))).problem(409, "conflict");
    let invalid = tampered("2", "fi", |json| {
        let data: Value = json!({"share": secret, secret: secret});
        json["datadigest"] = digest(&data).into();
        json["data"] = data;
    });
    host.store(&invalid).problem(422, "invalid");
    host.store(&tampered("3", "fi", |json| json["dataschema"] = format!("urn:{secret}").into()))
        .problem(422, "unknown-checklist");
    host.get(&format!("/api/documents?q={secret}")).expect(200);

    let log = host.log();
    assert!(!log.contains(secret), "{log}");
    for line in [
        &format!("POST /api/documents 201 {CHECKLIST}"),
        &format!("POST /api/documents 409 {CHECKLIST}"),
        &format!("POST /api/documents 422 {CHECKLIST}"),
        "POST /api/documents 422\n",
        "GET /api/documents 200",
    ] {
        assert!(log.contains(line), "{line} is not in {log}");
    }
}
