//! Two versions of a checklist, as data: `cases/lint/versions` has a file for each code, with pairs in which it is found
//! and pairs in which it is not. `old` and `new` are what stands in a sound checklist from its second line on; `answers`
//! are a document of the old version that shows what is meant, and `fits` is whether the new one takes it.

use serde_json::{Value, json};
use sovitaan::lint::{Code, Fate, Incomparable, Question, report, verdict, versions};
use sovitaan::submission::Checklist;
use std::{collections::BTreeMap, fs};

fn read(path: &str) -> String {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn text_of(case: &Value, name: &str, version: &str) -> String {
    let lines: Vec<&str> =
        case[name].as_array().expect(name).iter().map(|line| line.as_str().expect("a line")).collect();
    let id = format!("urn:sovitaan:checklist:case:{version}");
    let frame = format!(
        r#"{{ "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Sopimus", "$id": "{id}", "type": "object", "x-form": {{ "language": "fi" }},"#
    );
    format!("{frame}\n{}\n}}", lines.join("\n"))
}

fn texts(case: &Value) -> (String, String) {
    let version = case["version"].as_str().unwrap_or("1.1.0");
    (text_of(case, "old", "1.0.0"), text_of(case, "new", version))
}

fn compared(old: &str, new: &str) -> Vec<Question> {
    versions(old, new).unwrap_or_else(|error| panic!("{error:?}"))
}

fn each_case(mut check: impl FnMut(Code, &str, &Value)) {
    for code in of_two_versions() {
        let name = code.as_str();
        let cases: Value = serde_json::from_str(&read(&format!("tests/cases/lint/versions/{name}.json"))).expect(name);
        for list in ["finds", "passes"] {
            let cases = cases[list].as_array().unwrap_or_else(|| panic!("{name} has no `{list}`"));
            assert!(!cases.is_empty(), "{name} has nothing in `{list}`");
            for case in cases {
                check(code, list, case);
            }
        }
    }
}

/// The codes from the first one about two versions on.
fn of_two_versions() -> impl Iterator<Item = Code> {
    Code::ALL.iter().copied().skip_while(|code| *code != Code::SameVersion)
}

#[test]
fn each_question_has_its_fate_and_each_finding_its_place() {
    let mut faults = Vec::new();
    each_case(|code, list, case| {
        let about = format!("{}: {}", code.as_str(), case["about"]);
        let (old, new) = texts(case);
        let questions = compared(&old, &new);
        let findings = questions.iter().flat_map(|question| &question.findings);
        let found: Vec<Value> =
            findings.map(|finding| json!([finding.code.as_str(), finding.line, finding.column])).collect();
        if Some(&found) != case["findings"].as_array() {
            faults.push(format!("{about}\n  found {found:?}"));
        }
        let fates = questions.iter().map(|question| (question.pointer.as_str(), question.fate().as_str()));
        let fates = json!(fates.collect::<BTreeMap<_, _>>());
        if fates != case["fates"] {
            faults.push(format!("{about}\n  {fates}"));
        }
        if found.iter().any(|finding| finding[0] == code.as_str()) != (list == "finds") {
            faults.push(format!("{about} stands in the wrong list"));
        }
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_validator_says_the_same_of_a_document() {
    each_case(|code, _, case| {
        let about = format!("{}: {}", code.as_str(), case["about"]);
        let (old, new) = texts(case);
        let is_valid =
            |text: &str| Checklist::read(text).expect(&about).validator().validate(&case["answers"]).is_empty();
        assert!(is_valid(&old), "{about}: the document is none of the old version");
        assert_eq!(json!(is_valid(&new)), case["fits"], "{about}");
        if verdict(&compared(&old, &new)) == Fate::Safe {
            assert!(is_valid(&new), "{about}: it was said to be safe");
        }
    });
}

#[test]
fn what_is_found_says_what_and_what_to_do() {
    each_case(|code, _, case| {
        let (old, new) = texts(case);
        for finding in compared(&old, &new).iter().flat_map(|question| &question.findings) {
            for said in [&finding.message, &finding.advice] {
                assert!(!said.is_empty() && !said.ends_with(['.', ' ']) && !said.contains('\n'), "{code:?}: {said:?}");
            }
        }
    });
}

#[test]
fn a_checklist_keeps_every_answer_of_its_own() {
    for entry in fs::read_dir(format!("{}/schemas", env!("CARGO_MANIFEST_DIR"))).expect("schemas") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|ending| ending != "json") || path.ends_with("envelope.json") {
            continue;
        }
        let name = path.display();
        let text = fs::read_to_string(&path).expect("a checklist");
        let questions = compared(&text, &text);
        assert!(questions.len() > 20, "{name}: {} questions", questions.len());
        let worse: Vec<_> = questions.iter().filter(|question| question.fate() != Fate::Safe).collect();
        assert!(worse.is_empty(), "{name}: {worse:#?}");
    }
}

#[test]
fn what_contains_itself_is_compared_once() {
    let tree = |inside: &str| {
        format!(
            r##"{{ "$id": "urn:x:y:{inside}.0.0", "$ref": "#/$defs/node", "$defs": {{ "node": {{ "type": "object", "properties": {{
                "name": {{ "type": "string", "maxLength": {inside} }}, "below": {{ "type": "array", "items": {{ "$ref": "#/$defs/node" }} }} }} }} }} }}"##
        )
    };
    let questions = compared(&tree("9"), &tree("8"));
    let places: Vec<_> =
        questions.iter().map(|question| (question.pointer.as_str(), question.findings.len())).collect();
    assert_eq!(places, [("/name", 1), ("/below/-/name", 1)]);
    assert_eq!(verdict(&compared(r#"{"properties": {"a": {}}}"#, "{}")), Fate::Lost);
}

#[test]
fn a_text_that_cannot_be_read_is_named() {
    assert!(matches!(versions("{", "{}"), Err(Incomparable::Old(finding)) if finding.code == Code::NotJson));
    assert!(matches!(versions("{}", "[]"), Err(Incomparable::New(finding)) if finding.code == Code::NotAChecklist));
    let refused = r#"{"properties": {"a": {"type": "string", "pattern": "("}}}"#;
    assert!(matches!(versions("{}", refused), Err(Incomparable::New(finding)) if finding.code == Code::Refused));
}

#[test]
fn a_report_says_the_verdict_and_where() {
    let text = |version: &str, questions: &str| {
        format!(r#"{{ "$id": "urn:x:y:{version}", "properties": {{ {questions} }} }}"#)
    };
    let old = text("1.0.0", r#""a": { "type": "string", "title": "A" }, "b": { "type": "string" }"#);
    let new = text("1.1.0", r#""a": { "type": "string", "title": "A", "minLength": 1 }"#);
    let questions = compared(&old, &new);
    let said = report::versions_text("new.json", &questions);
    assert!(said.contains("new.json:1:82: warning[tighter]: `/a` (“A”)"), "{said}");
    assert!(said.ends_with("lost: of 2 questions 0 are safe, 1 is kept, 1 is lost\n"), "{said}");
    let data = report::versions_json("new.json", &questions);
    assert_eq!((&data["verdict"], &data["questions"][1]["fate"]), (&json!("lost"), &json!("lost")));
}
