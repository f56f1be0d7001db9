//! Every checklist of the library with every example of it.

use crate::lot::Lot;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const SCHEMAS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../schemas");

#[test]
fn every_example_is_in_order_and_is_shown_as_a_whole_page() {
    let lot = Lot::new("checklists");
    let mut count = 0;
    for language in ["en", "fi", "sv"] {
        for example in fs::read_dir(Path::new(SCHEMAS).join("examples").join(language)).unwrap() {
            let example = example.unwrap().path();
            let checklist = Path::new(SCHEMAS).join(example.file_name().unwrap());
            let verdict = lot.program().arg("validate").args([&checklist, &example]).output().unwrap();
            assert!(verdict.status.success(), "{}", String::from_utf8_lossy(&verdict.stdout));
            let page =
                lot.program().args(["render", "--lang", language]).args([&checklist, &example]).output().unwrap();
            assert!(page.status.success(), "{}", String::from_utf8_lossy(&page.stderr));
            check(&String::from_utf8(page.stdout).unwrap(), language);
            count += 1;
        }
    }
    assert_eq!(count % 3, 0, "an example in each language");
    assert!(count > 30, "{count} examples");
}

/// What a reader without eyes needs of any page, and what nobody can use where no script runs.
fn check(page: &str, language: &str) {
    assert!(page.starts_with(&format!("<!DOCTYPE html>\n<html lang=\"{language}\"><head>")), "{page}");
    for (once, count) in [("<h1 ", 1), ("<main>", 1), ("<title>", 1), ("<title></title>", 0)] {
        assert_eq!(page.matches(once).count(), count, "{once} in {page}");
    }
    for dead in ["<button", "<input", "<script", "data-edit"] {
        assert!(!page.contains(dead), "{dead} in {page}");
    }
    let mut ids = BTreeSet::new();
    for id in page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(ids.insert(id), "the id {id} twice in {page}");
    }
}
