//! Where we differ from the suite, and why: one list for all that runs it.

use serde_json::Value;
use std::path::Path;

/// `[{"file", "group"?, "test"?, "differs", "why"} …]`: of the tests that an entry means, so many come out in another
/// way. Without a test it means every test of the group, without a group those of the whole file.
pub struct Expected {
    entries: Vec<Entry>,
    unlisted: Vec<String>,
}

struct Entry {
    json: Value,
    found: Vec<String>,
}

impl Expected {
    /// The entries for these files.
    pub fn read(concerns: impl Fn(&str) -> bool) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/suite/expected.json");
        let list = super::data::read(&path).as_array().expect("a list").clone();
        for entry in &list {
            assert!(entry["why"].as_str().is_some_and(|why| !why.is_empty()), "no reason: {entry}");
        }
        let mine = list.into_iter().filter(|entry| concerns(entry["file"].as_str().expect("a file")));
        Self { entries: mine.map(|json| Entry { json, found: Vec::new() }).collect(), unlisted: Vec::new() }
    }

    /// Takes down a test that came out in another way.
    pub fn differs(&mut self, file: &str, group: &str, test: &str, how: &str) {
        let is_meant = |Entry { json, .. }: &&mut Entry| {
            let is = |key, what: &str| json.get(key).is_none_or(|named| named == what);
            is("file", file) && is("group", group) && is("test", test)
        };
        let line = format!("{file}: {group}: {test}: {how}");
        let entry = self.entries.iter_mut().find(is_meant);
        entry.map_or(&mut self.unlisted, |entry| &mut entry.found).push(line);
    }

    /// What is not as the list has it.
    pub fn faults(mut self) -> Vec<String> {
        for Entry { json, found } in self.entries {
            if json["differs"] != found.len() {
                self.unlisted.push(format!("{} differences instead of those of {json}", found.len()));
                self.unlisted.extend(found);
            }
        }
        self.unlisted
    }
}
