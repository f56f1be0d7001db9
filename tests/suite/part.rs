//! The parts of the suite that concern us, and in which dialect each of their schemas is.

use serde_json::{Map, Value};
use std::path::Path;

/// A part of the suite, as `tests/cases/suite/parts.json` has it.
pub struct Part {
    /// The folder in `tests`.
    pub folder: String,
    /// What `$schema` says where a test leaves it to us.
    dialect: String,
    /// The folders of what its tests refer to.
    pub remotes: Vec<String>,
}

/// All of them.
pub fn parts() -> Vec<Part> {
    let list = super::data::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/suite/parts.json"));
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let part = |part: &Value| Part {
        folder: text(&part["folder"]),
        dialect: text(&part["dialect"]),
        remotes: part["remotes"].as_array().expect("a list").iter().map(text).collect(),
    };
    list.as_array().expect("a list").iter().map(part).collect()
}

impl Part {
    /// What every implementation must be able to do.
    pub fn is_required(&self) -> bool {
        !self.folder.contains('/')
    }

    /// The schema of a group with a `$schema`, as the folder has it where the schema says nothing.
    pub fn schema(&self, group: &Value) -> Value {
        let schema = group["schema"].clone();
        let Value::Object(members) = &schema else { return schema };
        if members.contains_key("$schema") {
            return schema;
        }
        let first = [("$schema".to_owned(), self.dialect.as_str().into())];
        first.into_iter().chain(members.clone()).collect::<Map<_, _>>().into()
    }
}
