//! Documents are compared by what their answers mean, and settled into one.

use crate::cases;
use proptest::{collection::vec, prelude::*};
use serde_json::{Value, json};
use sovitaan::compare::{Comparison, Part, Position, Settlement, Settling, Stage, words};
use sovitaan::form::{self, FormDefinition};
use sovitaan::schema::Schema;
use sovitaan::state::FormState;

fn definition() -> FormDefinition {
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:sovitaan:checklist:test:1.0.0",
        "type": "object",
        "title": "Agreement",
        "properties": {
            "aim": {"type": "string", "title": "Aim"},
            "hours": {"type": "number", "title": "Hours"},
            "days": {"type": "array", "title": "Days", "uniqueItems": true,
                "items": {"enum": ["mon", "tue", "wed"]}},
            "people": {"type": "array", "title": "People", "x-form": {"key": "name"}, "items": {"type": "object",
                "properties": {"name": {"type": "string", "title": "Name"}, "task": {"type": "string", "title": "Task"}}}},
            "stages": {"type": "array", "title": "Stages", "items": {"type": "object", "properties": {
                "what": {"type": "string", "title": "What"}, "when": {"type": "string", "title": "When"},
                "steps": {"type": "array", "title": "Steps", "items": {"type": "string"}}}}},
            "meets": {"type": "boolean", "title": "Do we meet?"},
            "open": {"type": "array", "x-form": {"widget": "openPoints"}},
            "signed": {"type": "array", "minItems": 2, "x-form": {"widget": "acknowledgements"}}
        },
        "if": {"properties": {"meets": {"const": true}}, "required": ["meets"]},
        "then": {"properties": {"room": {"type": "string", "title": "Where?"},
            "period": {"type": "object", "title": "How long?", "x-form": {"widget": "period"}, "properties": {
                "start": {"type": "integer", "title": "From"}, "end": {"type": "integer", "title": "To"}}}}}
    });
    form::compile(&Schema::read(&schema.to_string()).unwrap(), "en").0
}

fn document(answers: &Value) -> FormState {
    FormState::new(definition(), Some(answers))
}

fn compared(documents: &[&Value]) -> Comparison {
    Comparison::of(&documents.iter().map(|answers| document(answers)).collect::<Vec<_>>())
}

/// Each discrepancy as its place and what each side answers.
fn said(comparison: &Comparison) -> Vec<String> {
    let side = |answer: &Option<Value>| answer.as_ref().map_or_else(|| "-".to_owned(), Value::to_string);
    let each = comparison.discrepancies();
    each.map(|one| {
        let sides = one.sides.iter().map(|found| side(&found.answer)).collect::<Vec<_>>();
        format!("{}: {}", one.place, sides.join(" | "))
    })
    .collect()
}

#[track_caller]
fn check(a: &str, b: &str, expected: &[&str]) {
    let [a, b]: [Value; 2] = [a, b].map(|text| serde_json::from_str(text).unwrap());
    assert_eq!(said(&compared(&[&a, &b])), expected);
    let back: Vec<usize> = [compared(&[&a, &b]), compared(&[&b, &a])].iter().map(|one| one.agreed().count()).collect();
    assert_eq!(back[0], back[1]);
}

#[test]
fn an_answer_is_what_it_means() {
    check(r#"{"hours": 1.0, "days": ["mon", "wed"]}"#, r#"{"days": ["wed", "mon"], "hours": 1e0}"#, &[]);
    check(r#"{"hours": 1, "aim": "a "}"#, r#"{"hours": 1.5, "aim": "a"}"#, &["/hours: 1 | 1.5"]);
    check(r#"{"days": ["mon"]}"#, r#"{"days": ["mon", "tue"]}"#, &[r#"/days: ["mon"] | ["mon","tue"]"#]);
    check(r#"{"aim": ""}"#, r#"{"days": [], "people": [{}]}"#, &[]);
    check(r#"{"aim": "a"}"#, "{}", &[r#"/aim: "a" | -"#]);
}

#[test]
fn records_are_not_compared() {
    check(
        r#"{"signed": [{"name": "Aino Virta"}], "open": [{"pointer": "/aim"}]}"#,
        r#"{"signed": [], "open": []}"#,
        &[],
    );
}

#[test]
fn questions_that_belong_together_are_one() {
    check(
        r#"{"meets": true, "period": {"start": 1, "end": 2}}"#,
        r#"{"meets": true, "period": {"start": 1, "end": 3}}"#,
        &[r#"/period: {"start":1,"end":2} | {"start":1,"end":3}"#],
    );
}

#[test]
fn rows_are_found_wherever_they_stand() {
    check(
        r#"{"people": [{"name": "Aino Virta", "task": "x"}, {"name": "Antti Salo", "task": "y"}]}"#,
        r#"{"people": [{"name": "antti salo", "task": "y"}, {"name": "Aino Virta", "task": "z"}]}"#,
        // The name is written otherwise, and that is a difference too.
        &[r#"/people/0/task: "x" | "z""#, r#"/people/1/name: "Antti Salo" | "antti salo""#],
    );
    check(
        r#"{"stages": [{"what": "a", "when": "1"}, {"what": "b", "when": "2"}]}"#,
        r#"{"stages": [{"what": "b", "when": "2"}, {"what": "a", "when": "1"}]}"#,
        &[],
    );
    check(
        r#"{"stages": [{"what": "a", "steps": ["p", "q"]}]}"#,
        r#"{"stages": [{"what": "c", "when": "3"}, {"what": "a", "steps": ["q", "p", "r"]}]}"#,
        &[r#"/stages/0/steps/2: - | "r""#, r#"/stages/1: - | {"what":"c","when":"3"}"#],
    );
    // A list that one has not begun is one question.
    check(r#"{"stages": [{"what": "a"}, {"what": "b"}]}"#, "{}", &[r#"/stages: [{"what":"a"},{"what":"b"}] | -"#]);
}

#[test]
fn three_documents_stand_beside_each_other() {
    let [a, b, c] = [json!({"aim": "a", "hours": 1}), json!({"aim": "a", "hours": 2}), json!({"aim": "c", "hours": 1})];
    assert_eq!(said(&compared(&[&a, &b, &c])), [r#"/aim: "a" | "a" | "c""#, "/hours: 1 | 2 | 1"]);
}

fn settling(a: &Value, b: &Value) -> Settling {
    Settling::new(vec![document(a), document(b)])
}

fn open(reason: &str, date: &str) -> Settlement {
    Settlement::Open { reason: reason.to_owned(), return_date: date.to_owned() }
}

fn result(settling: &Settling) -> Value {
    settling.document(|one| Position { question: one.place.to_string(), answers: Vec::new() })
}

#[test]
fn one_side_is_taken() {
    let (a, b) = (json!({"aim": "a", "hours": 1, "meets": true}), json!({"aim": "b", "hours": 1}));
    let mut settling = settling(&a, &b);
    assert!(!settling.is_settled());
    assert_eq!(result(&settling), json!({"hours": 1}));
    settling.settle(0, Settlement::Take(1));
    settling.settle(1, Settlement::Take(0));
    assert!(settling.is_settled());
    assert_eq!(result(&settling), json!({"aim": "b", "hours": 1, "meets": true}));
    settling.settle(1, Settlement::Take(1));
    assert_eq!(result(&settling), json!({"aim": "b", "hours": 1}));
}

#[test]
fn what_is_written_together_outlives_other_choices() {
    use sovitaan::state::Edit;
    let mut settling = settling(&json!({"aim": "a", "hours": 1}), &json!({"aim": "b", "hours": 2}));
    let at = sovitaan::pointer::Pointer::parse("/aim").unwrap();
    settling.settle(0, Settlement::Take(1));
    settling.settle(0, Settlement::Common);
    assert_eq!(settling.merged().instance()["aim"], "b", "it begins with what was taken");
    settling.merged_mut().apply(&Edit::Type { at, text: "both".to_owned() });
    settling.settle(1, Settlement::Take(0));
    settling.settle(0, Settlement::Take(0));
    assert_eq!(result(&settling), json!({"aim": "a", "hours": 1}));
    settling.settle(0, Settlement::Common);
    assert_eq!(result(&settling), json!({"aim": "both", "hours": 1}));
}

#[test]
fn an_open_point_says_why_and_until_when() {
    let mut settling = settling(&json!({"aim": "a"}), &json!({"aim": "b"}));
    for (reason, date) in [("", "2026-12-01"), (" ", "2026-12-01"), ("why", ""), ("why", "2026-13-01")] {
        settling.settle(0, open(reason, date));
        assert_eq!(settling.stage(0), Stage::Unfinished, "{reason:?}, {date:?}");
    }
    settling.settle(0, open("why", "2026-12-01"));
    assert_eq!(settling.stage(0), Stage::Settled);
    let point =
        json!({"pointer": "/aim", "question": "/aim", "positions": [], "reason": "why", "returnDate": "2026-12-01"});
    assert_eq!(result(&settling), json!({"open": [point]}));
    // The form takes it as it is.
    let merged = document(&result(&settling));
    assert_eq!(merged.open_points().count(), 1);
}

#[test]
fn a_question_that_is_not_asked_any_more_is_not_settled() {
    let (a, b) = (json!({"meets": true, "room": "5"}), json!({"meets": false}));
    let mut settling = settling(&a, &b);
    assert_eq!(said(settling.comparison()), ["/meets: true | false", r#"/room: "5" | -"#]);
    settling.settle(0, Settlement::Take(1));
    assert_eq!(settling.stage(1), Stage::Moot);
    assert!(settling.is_settled());
    assert_eq!(result(&settling), json!({"meets": false}));
    settling.settle(0, Settlement::Take(0));
    assert_eq!(settling.stage(1), Stage::Untouched);
    settling.settle(1, Settlement::Take(0));
    assert_eq!(result(&settling), a);
}

#[test]
fn a_row_is_kept_or_goes() {
    let row = |what: &str| json!({"what": what, "when": what});
    let a = json!({"stages": [row("a"), row("b"), row("c")]});
    let b = json!({"stages": [row("c"), row("d")]});
    let mut settling = settling(&a, &b);
    let places: Vec<_> = settling.comparison().discrepancies().map(|one| one.place.to_string()).collect();
    assert_eq!(places, ["/stages/0", "/stages/1", "/stages/3"]);
    settling.settle(0, Settlement::Take(1));
    settling.settle(1, open("why", "2026-12-01"));
    settling.settle(2, Settlement::Take(1));
    let merged = result(&settling);
    assert_eq!(merged["stages"], json!([row("c"), row("d")]));
    settling.settle(2, open("why", "2026-12-01"));
    settling.settle(1, Settlement::Take(0));
    let merged = result(&settling);
    assert_eq!(merged["stages"], json!([row("b"), row("c")]));
    // Where it would stand: behind the rows that are there.
    assert_eq!(merged["open"][0]["pointer"], "/stages/2");
    assert_eq!(document(&merged).open_points().count(), 1);
}

#[test]
fn texts_differ_by_words() {
    let own = |parts: &[Part]| -> Vec<String> {
        parts.iter().filter(|part| !part.is_shared).map(|part| part.text.to_owned()).collect()
    };
    let [one, other] = words("Aino opens the meeting.", "  Antti opens the meeting on Mondays.");
    assert_eq!(own(&one), ["Aino ", "meeting."]);
    assert_eq!(own(&other), ["  Antti ", "meeting on Mondays."]);
}

fn texts() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![json!(""), json!("a"), json!("a b"), json!("b c d"), json!("A b")])
}

fn answers() -> impl Strategy<Value = Value> {
    let people = vec((texts(), texts()).prop_map(|(name, task)| json!({"name": name, "task": task})), 0..4);
    let stage = (texts(), texts(), vec(texts(), 0..3));
    let stages = vec(stage.prop_map(|(what, when, steps)| json!({"what": what, "when": when, "steps": steps})), 0..4);
    let days = prop::sample::subsequence(vec!["mon", "tue", "wed"], 0..=3);
    let more = (prop::sample::select(vec!["1", "1.0", "2"]), prop::option::of(any::<bool>()));
    (texts(), people, stages, days, more).prop_map(|(aim, people, stages, days, (hours, meets))| {
        let hours: Value = serde_json::from_str(hours).unwrap();
        json!({"aim": aim, "people": people, "stages": stages, "days": days, "hours": hours, "meets": meets, "room": "5"})
    })
}

/// The same rows in another order.
fn moved(answers: &Value) -> Value {
    let mut moved = answers.clone();
    for list in ["people", "stages", "days"] {
        moved[list].as_array_mut().unwrap().reverse();
    }
    moved
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_lost(one in "[ab \n]{0,12}", other in "[ab \n]{0,12}") {
        let [ones, others] = words(&one, &other);
        let all = |parts: &[Part]| parts.iter().map(|part| part.text).collect::<String>();
        let shared = |parts: &[Part]| {
            let shared = parts.iter().filter(|part| part.is_shared).map(|part| part.text).collect::<String>();
            shared.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let (all_of_one, all_of_other) = (all(&ones), all(&others));
        prop_assert_eq!(all_of_one.trim(), one.trim());
        prop_assert_eq!(all_of_other.trim(), other.trim());
        prop_assert_eq!(shared(&ones).replace(' ', ""), shared(&others).replace(' ', ""));
    }

    #[test]
    fn a_document_is_like_itself(answers in answers()) {
        prop_assert_eq!(said(&compared(&[&answers, &answers])), Vec::<String>::new());
        prop_assert_eq!(said(&compared(&[&answers, &moved(&answers)])), Vec::<String>::new());
    }

    #[test]
    fn it_does_not_matter_who_comes_first(a in answers(), b in answers()) {
        let sides = |comparison: &Comparison, turned: bool| {
            let each = comparison.discrepancies().map(|one| {
                let mut sides: Vec<String> = one.sides.iter().map(|side| format!("{:?}", side.answer)).collect();
                if turned {
                    sides.reverse();
                }
                sides.join(" | ")
            });
            let mut each: Vec<String> = each.collect();
            each.sort();
            each
        };
        let (there, back) = (compared(&[&a, &b]), compared(&[&b, &a]));
        prop_assert_eq!(sides(&there, false), sides(&back, true));
        prop_assert_eq!(there.agreed().count(), back.agreed().count());
    }

    #[test]
    fn all_of_one_side_is_that_document(a in answers(), b in answers(), side in 0..2_usize) {
        let mut settling = settling(&a, &b);
        for index in 0..settling.comparison().discrepancies().count() {
            settling.settle(index, Settlement::Take(side));
        }
        prop_assert!(settling.is_settled());
        let document = result(&settling);
        let other = [&a, &b][side];
        prop_assert_eq!(said(&compared(&[&document, other])), Vec::<String>::new(), "{}", document);
    }
}
