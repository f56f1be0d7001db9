//! The official JSON Schema Test Suite, where it lies: it is not part of this repository.

use serde_json::Value;
use sovitaan::{json, schema::Documents};
use std::{
    env, fs,
    io::{Write, stdout},
    path::{Path, PathBuf},
};

/// Where the suite's tests believe that `remotes` is served.
pub const HOST: &str = "http://localhost:1234/";
/// Says where the suite is.
const SETTING: &str = "JSON_SCHEMA_TEST_SUITE";

/// The suite's folder; when there is none, says what is not run.
pub fn folder(what: &str) -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/json-schema-test-suite");
    let folder = env::var_os(SETTING).map_or(beside, PathBuf::from);
    if folder.join("tests").is_dir() {
        return Some(folder);
    }
    say(&format!("not run: {what}, because {SETTING} does not say where the JSON Schema Test Suite is"));
    None
}

/// Prints past the test harness, which keeps what a passing test says to itself.
pub fn say(line: &str) {
    writeln!(stdout(), "{line}").expect("somewhere to print to");
}

/// The JSON files in a folder, by name, not those in folders inside it.
pub fn files(folder: &Path) -> Vec<(String, Value)> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    paths.iter().map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), read(path))).collect()
}

pub fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    json::read(&text).unwrap_or_else(|error| panic!("{}: {error:?}", path.display()))
}

/// What the tests refer to, under the addresses that they use; `drafts` names the folders.
pub fn remotes(suite: &Path, drafts: &[String]) -> Documents {
    let mut found = serde_json::Map::new();
    let folder = suite.join("remotes");
    collect(&folder, HOST, &mut found, &|name| !name.starts_with("draft") && name != "v1");
    for draft in drafts {
        collect(&folder.join(draft), &format!("{HOST}{draft}/"), &mut found, &|_| true);
    }
    Documents::read(&json::write(&found.into())).expect("an object")
}

fn collect(folder: &Path, prefix: &str, found: &mut serde_json::Map<String, Value>, enters: &dyn Fn(&str) -> bool) {
    for (name, document) in files(folder) {
        found.insert(format!("{prefix}{name}"), document);
    }
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        let name = entry.file_name().expect("a name").to_string_lossy().into_owned();
        if entry.is_dir() && enters(&name) {
            collect(&entry, &format!("{prefix}{name}/"), found, &|_| true);
        }
    }
}
