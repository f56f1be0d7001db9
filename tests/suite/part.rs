//! The parts of the suite that concern us, and in which dialect each of their schemas is.

use serde_json::{Map, Value};

/// A part of the suite.
pub struct Part<'a> {
    /// The folder in `tests`.
    pub folder: &'a str,
    /// What `$schema` says where a test leaves it to us.
    dialect: &'a str,
    /// The folders of what its tests refer to.
    pub remotes: &'a [&'a str],
}

const NEWEST: &str = "https://json-schema.org/draft/2020-12/schema";
const BOTH: &[&str] = &["draft2020-12", "draft2019-09"];

pub const PARTS: [Part<'static>; 5] = [
    Part { folder: "draft2020-12", dialect: NEWEST, remotes: BOTH },
    Part { folder: "draft2020-12/optional", dialect: NEWEST, remotes: BOTH },
    Part { folder: "draft2020-12/optional/format", dialect: NEWEST, remotes: &[] },
    Part {
        folder: "draft2019-09",
        dialect: "https://json-schema.org/draft/2019-09/schema",
        remotes: &["draft2019-09"],
    },
    Part { folder: "draft7", dialect: "http://json-schema.org/draft-07/schema#", remotes: &["draft7"] },
];

impl Part<'_> {
    /// What every implementation must be able to do.
    pub fn is_required(&self) -> bool {
        !self.folder.contains('/')
    }

    /// The schema of a group with a `$schema`, as the folder has it where the schema says nothing.
    pub fn schema(&self, group: &Value) -> Value {
        let schema = group["schema"].clone();
        let Value::Object(members) = &schema else { return schema };
        if members.contains_key("$schema") || self.dialect == NEWEST {
            return schema;
        }
        let first = [("$schema".to_owned(), self.dialect.into())];
        first.into_iter().chain(members.clone()).collect::<Map<_, _>>().into()
    }
}
