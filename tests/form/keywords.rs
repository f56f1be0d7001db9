//! Every keyword of the standard has a stated effect on the form (`docs/keywords.md`, made of
//! `tests/cases/keywords`), and each statement has cases that hold.

use crate::case;
use crate::read::{files, list};
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn keywords_do_what_the_table_says() {
    let mut faults = Vec::new();
    for (file, vocabulary) in files("keywords") {
        for entry in list(&vocabulary["keywords"]) {
            let keyword = entry["keyword"].as_str().expect("a keyword");
            let word = keyword.split(':').next().unwrap_or_default();
            let cases = list(&entry["cases"]);
            if cases.is_empty() {
                faults.push(format!("{file}: {keyword} has no case"));
            }
            for (number, one) in cases.iter().enumerate() {
                if !one["schema"].to_string().contains(&format!("\"{word}\"")) {
                    faults.push(format!("{file}: {keyword}: case {number} is not about it"));
                }
                faults.extend(case::check(&format!("{file}: {keyword}: case {number}"), &Value::Null, one));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_keyword_of_the_dialects_is_missing() {
    let files = files("keywords");
    let entries = files.iter().flat_map(|(_, vocabulary)| list(&vocabulary["keywords"]));
    let stated: BTreeSet<&str> = entries.filter_map(|entry| entry["keyword"].as_str()).collect();
    let missing: Vec<String> = keywords().into_iter().filter(|keyword| !stated.contains(keyword.as_str())).collect();
    assert!(missing.is_empty(), "the table says nothing of {}", missing.join(", "));
}

/// The keywords that the meta-schemas of 2020-12, 2019-09 and draft-07 know.
fn keywords() -> BTreeSet<String> {
    use referencing::meta;
    let schemas = [
        &meta::DRAFT7,
        &meta::DRAFT201909,
        &meta::DRAFT201909_CORE,
        &meta::DRAFT201909_APPLICATOR,
        &meta::DRAFT201909_VALIDATION,
        &meta::DRAFT201909_FORMAT,
        &meta::DRAFT201909_CONTENT,
        &meta::DRAFT201909_META_DATA,
        &meta::DRAFT202012,
        &meta::DRAFT202012_CORE,
        &meta::DRAFT202012_APPLICATOR,
        &meta::DRAFT202012_UNEVALUATED,
        &meta::DRAFT202012_VALIDATION,
        &meta::DRAFT202012_FORMAT_ANNOTATION,
        &meta::DRAFT202012_CONTENT,
        &meta::DRAFT202012_META_DATA,
    ];
    let names = schemas.into_iter().flat_map(|schema| schema["properties"].as_object().expect("keywords").keys());
    let names: BTreeSet<String> = names.cloned().collect();
    assert!(names.len() > 55, "only {} keywords", names.len());
    names
}
