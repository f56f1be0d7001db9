//! What a schema says beside its verdict.

use super::{
    data::{self, say},
    expected::Expected,
};
use serde_json::{Map, Value};
use sovitaan::{
    json,
    pointer::Pointer,
    schema::Resources,
    validate::{Annotation, Validator},
};

/// The edition that we speak.
const EDITION: u32 = 2020;

/// Whether a test is meant for our edition: `"2019"` says from there on, `"<=2019"` until there, `"=2020"` only there.
fn is_for_us(group: &Value) -> bool {
    let year = |text: &str| text.parse::<u32>().expect("a year");
    group["compatibility"].as_str().unwrap_or("0").split(',').all(|bound| {
        let exactly = bound.strip_prefix('=').map(|only| year(only) == EDITION);
        let until = bound.strip_prefix("<=").map(|last| EDITION <= year(last));
        exactly.or(until).unwrap_or_else(|| year(bound) <= EDITION)
    })
}

#[test]
fn annotations_are_those_of_the_suite() {
    let Some(suite) = data::folder("the annotations of the JSON Schema Test Suite") else { return };
    let (mut expected, mut agreed, mut all) = (Expected::read(|file| file.starts_with("annotations/")), 0, 0);
    for (name, file) in data::files(&suite.join("annotations/tests")) {
        for group in file["suite"].as_array().expect("groups").iter().filter(|group| is_for_us(group)) {
            let validator = Validator::read(&json::write(&group["schema"])).expect("a schema");
            for (index, test) in group["tests"].as_array().expect("tests").iter().enumerate() {
                let found = validator.annotations(&test["instance"]);
                for assertion in test["assertions"].as_array().expect("assertions") {
                    all += 1;
                    let told = said(&group["schema"], &found, assertion);
                    if told == assertion["expected"] {
                        agreed += 1;
                        continue;
                    }
                    let of = format!("{index} {} at '{}'", text(&assertion["keyword"]), text(&assertion["location"]));
                    let how = format!("{told}, not {}", assertion["expected"]);
                    expected.differs(&format!("annotations/{name}"), text(&group["description"]), &of, &how);
                }
            }
        }
    }
    say(&format!("annotations: {agreed}/{all}"));
    let faults = expected.faults();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Schema to value, of what was found for the keyword at the place.
fn said(schema: &Value, found: &[Annotation], assertion: &Value) -> Value {
    let resources = Resources::of(schema, &[]);
    // The suite says where in the document a schema stands, also where it has a name of its own.
    let place = |uri: &str| match resources.resolve(schema, &Pointer::root(), uri) {
        Some(place) if !uri.starts_with('#') => format!("#{place}"),
        _ => uri.to_owned(),
    };
    let is_meant = |annotation: &&Annotation| {
        annotation.keyword == assertion["keyword"] && annotation.pointer.as_str() == assertion["location"]
    };
    let of = found.iter().filter(is_meant).map(|annotation| (place(&annotation.schema), annotation.value.clone()));
    of.collect::<Map<_, _>>().into()
}
