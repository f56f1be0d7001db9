//! What a schema demands, without what it says to people: two that demand the same are equal.

use crate::lint::checklist::Checklist;
use crate::pointer::Pointer;
use serde_json::Value;

/// References in references; deeper ones are compared as they are written.
const ENOUGH: usize = 16;

/// What decides on no answer.
const SAID: [&str; 14] = [
    "$anchor",
    "$comment",
    "$defs",
    "$id",
    "$schema",
    "default",
    "deprecated",
    "description",
    "examples",
    "readOnly",
    "title",
    "writeOnly",
    "x-form",
    "x-i18n",
];

impl Checklist<'_> {
    /// The schema at a place, with what it refers to written out.
    pub(super) fn meaning(&self, place: &Pointer) -> Value {
        self.demanded(place, ENOUGH)
    }

    fn demanded(&self, place: &Pointer, depth: usize) -> Value {
        match self.at(place) {
            Value::Object(keywords) => {
                let demands = keywords.iter().filter(|(keyword, _)| !SAID.contains(&keyword.as_str()));
                demands.map(|(keyword, value)| (keyword.clone(), self.keyword(place, keyword, value, depth))).collect()
            }
            other => other.clone(),
        }
    }

    fn keyword(&self, place: &Pointer, keyword: &str, value: &Value, depth: usize) -> Value {
        let below = place.child(keyword);
        match (keyword, value) {
            ("$ref", Value::String(reference)) if depth > 0 => match self.schema.resolve(place, reference) {
                Some(target) => self.demanded(&target, depth - 1),
                None => value.clone(),
            },
            ("const" | "enum" | "required" | "type" | "dependentRequired", _) => value.clone(),
            ("properties" | "patternProperties" | "dependentSchemas", Value::Object(by_name)) => {
                let schemas =
                    by_name.keys().map(|name| (name.clone(), self.demanded(&below.child(name.as_str()), depth)));
                schemas.collect()
            }
            (_, Value::Array(list)) => (0..list.len()).map(|index| self.demanded(&below.child(index), depth)).collect(),
            (_, Value::Object(_)) => self.demanded(&below, depth),
            _ => value.clone(),
        }
    }
}
