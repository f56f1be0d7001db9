//! A chain of documents holds as it was stored, and says where it was changed.

use serde_json::{Value, json};
use sovitaan::compare::{Break, Flaw, Misfit, Why, patch, verify};
use sovitaan::pointer::Pointer;
use sovitaan::submission::{
    Checklist, Envelope, Occasion, Refusal, Relation, RelationKind, Stage, Type, digest, open, seal,
};

fn checklist() -> Checklist {
    let schema = json!({
        "$id": "urn:sovitaan:checklist:test:1.0.0",
        "type": "object",
        "properties": {
            "days": {"type": "array"},
            "agreed": {"type": "array", "minItems": 1, "x-form": {"widget": "acknowledgements"}}
        }
    });
    Checklist::read(&schema.to_string()).unwrap()
}

/// These answers, agreed to by Aino Virta.
fn agreed(answers: &Value) -> Value {
    let mut data = answers.clone();
    data["agreed"] = json!([{
        "name": "Aino Virta",
        "time": "2026-09-30T12:00:00Z",
        "statement": "Hyväksyn omalta osaltani.",
        "digest": digest(answers),
    }]);
    data
}

fn sealed(data: &Value, id: &str, relation: Option<Relation>) -> Envelope {
    let occasion = Occasion {
        id: id.into(),
        source: "https://intranet.example/forms".into(),
        time: "2026-09-30T12:00:00+03:00".into(),
        locale: "fi".into(),
        relation,
        ..Occasion::default()
    };
    seal(&checklist(), data, Stage::Finished, occasion).unwrap()
}

fn amending(former: &Envelope, data: &Value, id: &str) -> Envelope {
    let (first, index) = former.chain();
    let relation = Relation {
        kind: RelationKind::Amends,
        id: former.occasion.id.clone(),
        digest: former.digest(),
        first: first.to_owned(),
        index: index + 1,
        changes: patch(&former.data, data).to_string(),
        changed: Some("Päivät".into()),
        by: Some("Antti Salo".into()),
        reason: None,
    };
    sealed(data, id, Some(relation))
}

/// An agreement and two amendments.
fn chain() -> [String; 3] {
    let first = sealed(&agreed(&json!({"days": [{"day": "Mon"}, {"day": "Tue"}]})), "a", None);
    let second = amending(&first, &agreed(&json!({"days": [{"day": "Tue"}]})), "b");
    let third = amending(&second, &agreed(&json!({"days": [{"day": "Tue"}, {"day": "Thu"}], "sum": 1})), "c");
    [first, second, third].map(|envelope| envelope.to_text())
}

fn found(texts: &[String]) -> Result<(), Break> {
    verify(&texts.iter().map(String::as_str).collect::<Vec<_>>())
}

#[track_caller]
fn check(texts: &[String], index: usize, id: &str, flaw: Flaw) {
    assert_eq!(found(texts), Err(Break { index, id: Some(id.to_owned()), flaw }));
}

/// The same envelope with other members, and the digest of its answers as it has to be.
fn forged(text: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut json: Value = serde_json::from_str(text).unwrap();
    change(&mut json);
    json["datadigest"] = digest(&json["data"]).into();
    json.to_string()
}

#[test]
fn a_chain_holds_as_it_was_stored() {
    let chain = chain();
    assert_eq!(found(&chain), Ok(()));
    assert_eq!(found(&chain[..1]), Ok(()));
    assert_eq!(found(&[]), Ok(()));
    assert_eq!(open(&chain[2]).unwrap().type_, Type::Agreed);
    // Another spelling of the same, as a host's store may write it.
    let respelt = chain.map(|text| text.replace("\"sum\":1", "\"sum\":1.0"));
    assert_eq!(found(&respelt), Ok(()));
}

#[test]
fn each_document_is_the_one_that_was_sealed() {
    let mut chain = chain();
    chain[1] = chain[1].replace(r#""days":[{"day":"Tue"}]"#, r#""days":[{"day":"Wed"}]"#);
    let broken = found(&chain).unwrap_err();
    assert_eq!((broken.index, broken.id), (1, None));
    assert!(matches!(broken.flaw, Flaw::Unopened(Refusal::Altered { .. })));
}

#[test]
fn what_was_agreed_to_is_what_is_there() {
    let mut chain = chain();
    chain[0] = forged(&chain[0], |json| json["data"]["days"][0]["day"] = "Wed".into());
    let first = Pointer::parse("/agreed/0").unwrap();
    check(&chain, 0, "a", Flaw::Unacknowledged(first));
}

#[test]
fn a_former_document_cannot_be_changed() {
    let mut chain = chain();
    let expected = open(&chain[0]).unwrap().digest();
    chain[0] = forged(&chain[0], |json| json["source"] = "https://elsewhere.example".into());
    let found = open(&chain[0]).unwrap().digest();
    check(&chain, 1, "b", Flaw::Altered { expected, found });
}

#[test]
fn none_is_left_out_or_put_in() {
    let [first, second, third] = chain();
    check(&[first.clone(), third.clone()], 1, "c", Flaw::Unrelated);
    check(&[first.clone(), first.clone()], 1, "a", Flaw::Unrelated);
    check(&[second.clone(), third.clone()], 0, "b", Flaw::Beginning);
    check(&[third.clone(), second.clone(), first.clone()], 0, "c", Flaw::Beginning);
    // Nor is one moved to another place, or to another chain.
    let moved = forged(&third, |json| json["chainindex"] = 3.into());
    check(&[first.clone(), second.clone(), moved], 2, "c", Flaw::Unrelated);
    let moved = forged(&third, |json| json["chainid"] = "b".into());
    check(&[first, second, moved], 2, "c", Flaw::Unrelated);
}

#[test]
fn the_recorded_changes_are_those_that_were_made() {
    let [first, second, _] = chain();
    let of_second = |changes: Value| {
        let second = forged(&second, |json| json["changes"] = changes.to_string().into());
        [first.clone(), second]
    };
    check(&of_second(json!([])), 1, "b", Flaw::OtherAnswers);
    let elsewhere = json!([{"op": "remove", "path": "/nights"}]);
    check(&of_second(elsewhere), 1, "b", Flaw::Unapplied(Some(Misfit { operation: 0, why: Why::Nowhere })));
}
