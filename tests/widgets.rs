//! `docs/widgets.md`: its examples are checklists that the meta-schema describes and that a form shows whole, and no
//! word of `x-form` that concerns presentation is without one.

use serde_json::{Value, json};
use sovitaan::form::{self, Kind};
use sovitaan::lint::{Code, lint};
use sovitaan::schema::Schema;
use std::fs;

fn text(path: &str) -> String {
    fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).expect(path)
}

/// The JSON blocks of the page, each as a whole checklist.
fn examples() -> Vec<Value> {
    let page = text("docs/widgets.md");
    let blocks = page.split("```json\n").skip(1).map(|rest| rest.split("```").next().expect("a block"));
    let checklist = |block: &str| {
        let properties: Value = serde_json::from_str(block).unwrap_or_else(|error| panic!("{error}: {block}"));
        json!({"type": "object", "title": "Example", "x-form": {"language": "en"}, "properties": properties})
    };
    blocks.map(checklist).collect()
}

#[test]
fn the_examples_are_checklists_that_a_form_shows_whole() {
    // What the linter has against an example is that it is one: it has no name, and leaves things out.
    const BRIEF: [Code; 5] =
        [Code::Dialect, Code::IdWithoutVersion, Code::MissingTranslation, Code::EnumWithoutTitles, Code::EmptyAnswer];
    for example in examples() {
        let findings = lint(&example.to_string());
        let findings: Vec<_> = findings.iter().filter(|finding| !BRIEF.contains(&finding.code)).collect();
        assert!(findings.is_empty(), "{example}: {findings:?}");
        let schema = Schema::read(&example.to_string()).expect("a schema");
        let (form, diagnostics) = form::compile(&schema, "en");
        assert_eq!(diagnostics, [], "{example}");
        let is_shown = |node: &form::Definition| !matches!(node.kind, Kind::Unsupported(_) | Kind::Map(_));
        assert!(form.definitions.iter().all(is_shown), "{example}");
    }
}

#[test]
fn every_widget_and_word_of_presentation_is_on_the_page() {
    let words: Value = serde_json::from_str(&text("schemas/meta/x-form.json")).expect("JSON");
    let page = text("docs/widgets.md");
    let form = &words["$defs"]["form"]["properties"];
    let widgets = form["widget"]["enum"].as_array().expect("widgets").iter().filter_map(Value::as_str);
    for name in widgets.chain([
        "state",
        "tally",
        "suggest",
        "key",
        "reviewAfter",
        "parties",
        "unit",
        "low",
        "high",
        "statement",
    ]) {
        assert!(page.contains(&format!("`{name}`")) || page.contains(&format!("`labels.{name}`")), "{name}");
    }
}
