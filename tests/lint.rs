//! The linter, as data: `cases/lint` has a file for each code, with checklists in which it is found and checklists in
//! which it is not. `inside` is what stands in a sound checklist from its second line on, `text` a text as it is.

#[path = "hostile/text.rs"]
mod text;

use serde_json::Value;
use sovitaan::lint::{Code, Finding, lint, report};
use std::{collections::BTreeSet, fs};

/// What is around `inside`.
const FRAME: &str = r#"{ "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:sovitaan:checklist:case:1.0.0", "type": "object", "title": "Sopimus", "x-form": { "language": "fi" },"#;

fn read(path: &str) -> String {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn files(folder: &str) -> BTreeSet<String> {
    let path = format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"));
    let entries = fs::read_dir(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let names = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a plain name"));
    names.filter_map(|name| Some(name.strip_suffix(".json")?.to_owned())).collect()
}

fn text_of(case: &Value) -> String {
    let lines = |list: &Value| {
        let lines = list.as_array()?.iter().map(|line| line.as_str().expect("a line of text"));
        Some(lines.collect::<Vec<_>>().join("\n"))
    };
    match (lines(&case["inside"]), lines(&case["text"])) {
        (Some(inside), None) => [FRAME, "\n", &inside, "\n}"].concat(),
        (None, Some(text)) => text,
        _ => panic!("a case has `inside` or `text`: {case}"),
    }
}

/// Code, line and column.
fn places(findings: &[Finding]) -> Vec<Value> {
    let place = |finding: &Finding| serde_json::json!([finding.code.as_str(), finding.line, finding.column]);
    findings.iter().map(place).collect()
}

fn each_case(mut check: impl FnMut(&str, &str, &Value, &str)) {
    for code in files("tests/cases/lint") {
        let cases: Value = serde_json::from_str(&read(&format!("tests/cases/lint/{code}.json"))).expect(&code);
        for list in ["finds", "passes"] {
            let cases = cases[list].as_array().unwrap_or_else(|| panic!("{code} has no `{list}`"));
            assert!(!cases.is_empty(), "{code} has nothing in `{list}`");
            for case in cases {
                check(&code, list, case, &text_of(case));
            }
        }
    }
}

#[test]
fn what_is_wrong_is_found_where_it_is_and_nothing_else() {
    let mut faults = Vec::new();
    each_case(|code, list, case, text| {
        let about = case["about"].as_str().expect("what the case is about");
        let findings = lint(text);
        let expected = case["findings"].as_array().cloned().unwrap_or_default();
        let found = places(&findings);
        if found != expected {
            let said: Vec<_> = findings.iter().map(|finding| &finding.message).collect();
            faults.push(format!("{code}: {about}\n  expected {expected:?}\n  found {found:?}\n  {said:#?}"));
        }
        if expected.iter().any(|finding| finding[0] == code) != (list == "finds") {
            faults.push(format!("{code}: {about} stands in the wrong list"));
        }
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_finding_says_what_and_what_to_do() {
    each_case(|code, _, _, text| {
        for finding in lint(text) {
            for said in [&finding.message, &finding.advice] {
                assert!(!said.is_empty() && !said.ends_with(['.', ' ']) && !said.contains('\n'), "{code}: {said:?}");
            }
        }
    });
}

#[test]
fn every_code_has_cases_and_stands_on_the_page() {
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| code.as_str().to_owned()).collect();
    let cases: BTreeSet<String> = &files("tests/cases/lint") | &files("tests/cases/lint/versions");
    assert_eq!(cases, codes);
    let page = read("docs/linting.md");
    let sections: Vec<&str> = page.split("\n### ").skip(1).collect();
    let names: Vec<&str> = sections.iter().filter_map(|section| section.lines().next()).collect();
    assert_eq!(names, Code::ALL.iter().map(|code| code.as_str()).collect::<Vec<_>>(), "docs/linting.md");
    for (code, section) in Code::ALL.iter().zip(sections) {
        let name = code.as_str();
        let summary = format!("*{}.* {}", code.severity().as_str(), code.summary());
        assert!(section.contains(&summary), "docs/linting.md: {name} is an {summary}");
        for part in ["```json", "**Do:**"] {
            assert!(section.contains(part), "docs/linting.md: {name} has no {part}");
        }
    }
}

/// By itself, as what a checklist says beside its type, or as a question in one. What an example cannot show whole it says
/// in words; and of two versions it shows one.
#[test]
fn what_the_page_shows_of_a_code_is_an_example_of_it() {
    let page = read("docs/linting.md");
    let versions = files("tests/cases/lint/versions");
    let in_words = |block: &str| block.contains('…') || block.contains("60 deep");
    let mut count = 0;
    for section in page.split("\n### ").skip(1) {
        let (code, rest) = section.split_once('\n').expect("a title");
        let block = rest.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).expect(code).trim();
        if versions.contains(code) || in_words(block) {
            continue;
        }
        let members = block.trim_start_matches('{').trim_end_matches('}');
        let beside = format!(r#"{{"type": "object", {members}}}"#);
        let languages = r#""title": "Sopimus", "x-form": {"language": "fi"}, "x-i18n": {"sv": {"title": "Avtal"}}"#;
        let others =
            (0..9).map(|at| format!(r#""q{at}": {{"title": "Nimi", "x-i18n": {{"sv": {{"title": "Namn"}}}}}}"#));
        let others = others.collect::<Vec<_>>().join(", ");
        let question = format!(r#"{{"type": "object", {languages}, "properties": {{{others}, "q": {block}}}}}"#);
        let is_found = |text: &str| lint(text).iter().any(|finding| finding.code.as_str() == code);
        assert!([block, &beside, &question].into_iter().any(is_found), "docs/linting.md: {code}: {block}");
        count += 1;
    }
    assert!(count > 30, "{count}");
}

#[test]
fn every_checklist_is_clean() {
    let mut files: Vec<report::File> = Vec::new();
    for name in self::files("schemas").into_iter().filter(|name| name != "envelope") {
        let path = format!("schemas/{name}.json");
        files.push(report::File { findings: lint(&read(&path)), path });
    }
    assert!(files.iter().all(|file| file.findings.is_empty()), "{}", report::text(&files));
}

#[test]
fn text_that_is_no_checklist_has_one_finding() {
    for text in ["", "{", "[]", "null", "{\"type\": \"array\"}", "\u{feff}{}", &"[".repeat(1_000)] {
        assert_eq!(lint(text).len(), 1, "{text:?}");
    }
    for text in ["{}", "{\"properties\": 1, \"$defs\": [], \"x-form\": \"\", \"x-i18n\": [[]], \"required\": {}}"] {
        assert!(lint(text).len() > 1, "{text}");
    }
}

/// Whatever stands under `schema` in the other tests, the hostile ones among them.
#[test]
fn no_schema_is_too_odd() {
    let mut count = 0;
    for folder in ["form", "hostile", "keywords", "fuzz", "validate"] {
        for name in files(&format!("tests/cases/{folder}")) {
            let cases: Value = serde_json::from_str(&read(&format!("tests/cases/{folder}/{name}.json"))).expect(&name);
            let mut open = vec![&cases];
            while let Some(value) = open.pop() {
                match value {
                    Value::Array(values) => open.extend(values),
                    Value::Object(members) => {
                        if let Some(schema) = members.get("schema") {
                            // Those that are hostile are texts, or lists of what to repeat.
                            let is_text = schema.is_string() || schema.is_array();
                            let text = if is_text { text::expanded(schema) } else { schema.to_string() };
                            // The largest take a debug build too long.
                            if text.len() > 30_000 {
                                continue;
                            }
                            assert!(!lint(&text).is_empty(), "{folder}/{name}: none of them is a checklist");
                            count += 1;
                        }
                        open.extend(members.values());
                    }
                    _ => {}
                }
            }
        }
    }
    assert!(count > 300, "{count} schemas");
}

/// What SARIF 2.1.0 demands of a log, and what those who show it look at.
#[test]
fn the_log_for_other_tools_is_sarif() {
    let text = "{\n  \"ä\": 1, \"titel\": \"x\"\n}";
    let findings = lint(text);
    let log = report::sarif(&[report::File { path: "schemas/oma lista.json".to_owned(), findings: findings.clone() }]);
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().is_some_and(|uri| uri.contains("sarif-schema-2.1.0")));
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints", "columns count characters");
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "sovitaan-lint");
    let rules = driver["rules"].as_array().expect("rules");
    assert_eq!(rules.len(), Code::ALL.len());
    for (rule, code) in rules.iter().zip(Code::ALL) {
        assert_eq!((&rule["id"], &rule["shortDescription"]["text"]), (&code.as_str().into(), &code.summary().into()));
        assert_eq!(rule["defaultConfiguration"]["level"], code.severity().as_str());
    }
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), findings.len());
    for (result, finding) in results.iter().zip(&findings) {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("a small one");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert_eq!(result["ruleId"], finding.code.as_str());
        assert!(result["message"]["text"].as_str().is_some_and(|text| text.contains(&finding.message)));
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "schemas/oma%20lista.json");
        let region = serde_json::json!({"startLine": finding.line, "startColumn": finding.column});
        assert_eq!(place["region"], region);
    }
    let stray = findings.iter().find(|finding| finding.pointer.as_str() == "/titel").expect("a slip is found");
    assert_eq!((stray.line, stray.column), (2, 11), "columns count characters, not bytes");
}
