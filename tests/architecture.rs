//! The house's rules that a compiler does not know: which room of `src/` may import which (see
//! `ARCHITECTURE.md`), and what must stand nowhere in what a page runs.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of `src/`, floor by floor from the ground. A room may import what is on a lower floor …
const FLOORS: [&[&str]; 9] = [
    &["json", "order", "pointer"],
    &["locale"],
    &["schema"],
    &["validate", "form"],
    &["state", "lint"],
    &["submission"],
    &["compare"],
    &["view"],
    &["wasm"],
];

/// … but the first of these not the second: a verdict and an envelope are in no language.
const STRANGERS: [(&str, &str); 2] = [("validate", "locale"), ("submission", "locale")];

/// Ways to run data as code or as markup. A schema and its answers are data, whoever wrote them.
const FORBIDDEN: [&str; 6] =
    ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"];

#[test]
fn rooms_import_only_what_the_plan_allows() {
    let src = root().join("src");
    let mut faults = Vec::new();
    for path in files(&src, "rs") {
        let inside = path.strip_prefix(&src).expect("a file of src");
        let modules = module_path(inside);
        let Some(room) = modules.first() else {
            continue; // lib.rs only says which rooms there are.
        };
        if floor(room).is_none() {
            faults.push(format!("src/{}: `{room}` stands on no floor of the table", inside.display()));
            continue;
        }
        let source = fs::read_to_string(&path).expect("a readable source file");
        for imported in rooms_named(&source, modules.len()) {
            if imported != *room && !may_import(room, &imported) {
                faults.push(format!("src/{}: `{room}` must not import `{imported}`", inside.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn nothing_is_run_that_came_as_data() {
    let sources = [("src", "rs"), ("www/element", "ts")]
        .into_iter()
        .flat_map(|(directory, ending)| files(&root().join(directory), ending));
    let mut faults = Vec::new();
    for path in sources {
        let source = fs::read_to_string(&path).expect("a readable source file");
        for word in FORBIDDEN.iter().filter(|word| source.contains(**word)) {
            faults.push(format!("{}: `{word}`", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_checker_sees_every_way_to_import() {
    let named = |source: &str, depth| rooms_named(source, depth).join(" ");
    assert_eq!(named("use crate::form::compile;", 1), "form");
    assert_eq!(named("pub use crate::{pointer::{A, B}, locale};", 1), "locale pointer");
    assert_eq!(named("use crate::{\n    form,\n    view::{self, html},\n};", 2), "form view");
    assert_eq!(named("use crate::{Error, state as s};", 1), "state");
    assert_eq!(named("let a: crate::state::Edit;", 1), "state");
    assert_eq!(named("use super::validate::Keyword;", 1), "validate");
    assert_eq!(named("use super::{form, text};", 1), "form");
    assert_eq!(named("use super::super::validate::Keyword;", 2), "validate");
    assert_eq!(named("use super::form::Neighbour;", 2), "", "the room's own module");
    assert_eq!(named("//! See [`crate::view`].", 1), "", "a comment");
    assert_eq!(named("use jsonschema::state::X; use mycrate::form;", 1), "");
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

fn may_import(room: &str, imported: &str) -> bool {
    floor(imported) < floor(room) && !STRANGERS.contains(&(room, imported))
}

#[test]
fn the_table_says_no() {
    assert!(may_import("state", "validate") && may_import("state", "form"));
    for (room, imported) in [
        ("form", "validate"),
        ("validate", "form"),
        ("validate", "locale"),
        ("pointer", "locale"),
        ("state", "view"),
        ("view", "wasm"),
    ] {
        assert!(!may_import(room, imported), "{room} -> {imported}");
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file under a directory with this ending.
fn files(directory: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).expect("a directory of the project");
    let mut found = Vec::new();
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            // Written by the build, not by us.
            if !path.ends_with("www/element/generated") {
                found.extend(files(&path, ending));
            }
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// `form/mod.rs` is `[form]`, `form/compile.rs` is `[form, compile]`, `lib.rs` is `[]`.
fn module_path(file: &Path) -> Vec<String> {
    let parts = file.with_extension("");
    let parts = parts.iter().map(|part| part.to_string_lossy().into_owned());
    parts.filter(|part| part != "mod" && part != "lib").collect()
}

/// The rooms that a source names by way of the crate's root: `crate::…`, or as many `super::` as its
/// module is deep.
fn rooms_named(source: &str, depth: usize) -> Vec<String> {
    let code: String = source.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n");
    let mut named: Vec<String> = Vec::new();
    for start in ["crate::".to_owned(), "super::".repeat(depth)] {
        for (at, _) in code.match_indices(&start) {
            let before = code[..at].chars().next_back();
            if before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':') {
                named.extend(first_names(&code[at + start.len()..]));
            }
        }
    }
    named.retain(|name| floor(name).is_some());
    named.sort();
    named.dedup();
    named
}

/// `a::b` names `a`; `{a::{b, c}, d}` names `a` and `d`.
fn first_names(path: &str) -> Vec<String> {
    let word = |text: &str| {
        let text = text.trim_start();
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
        text[..end.unwrap_or(text.len())].to_owned()
    };
    let Some(list) = path.strip_prefix('{') else {
        return vec![word(path)];
    };
    let (mut names, mut start, mut nested) = (Vec::new(), 0, 0);
    for (at, c) in list.char_indices() {
        match c {
            '{' => nested += 1,
            ',' if nested == 0 => {
                names.push(word(&list[start..at]));
                start = at + 1;
            }
            '}' if nested == 0 => {
                names.push(word(&list[start..at]));
                break;
            }
            '}' => nested -= 1,
            _ => {}
        }
    }
    names
}
