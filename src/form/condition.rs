//! Reading a condition (`if`, `dependentSchemas` …): which keywords become a [`Test`], and within which budget. What is
//! not among them is unknown, and never guessed.

use super::Test;
use super::decimal::count_of;
use crate::pointer::Pointer;
use crate::schema::Schema;
use serde_json::{Map, Value};
use std::cell::Cell;

/// Conditions nested deeper than this are unknown.
const MAX_DEPTH: usize = 24;

/// The keywords that a [`Test`] evaluates itself, as `jsonschema` would.
pub const CLAIMED: [&str; 27] = [
    "type",
    "const",
    "enum",
    "required",
    "properties",
    "items",
    "contains",
    "minContains",
    "maxContains",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "$ref",
    "dependentRequired",
    "dependentSchemas",
];

/// Keywords that assert something that a [`Test`] leaves to the validator. Any other asserts nothing.
const UNCLAIMED: [&str; 19] = [
    "format",
    "pattern",
    "multipleOf",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "propertyNames",
    "patternProperties",
    "additionalProperties",
    "prefixItems",
    "additionalItems",
    "unevaluatedItems",
    "unevaluatedProperties",
    "dependencies",
    "contentEncoding",
    "contentMediaType",
    "$dynamicRef",
    "$recursiveRef",
    "extends",
];

/// Tests in all conditions of a form at the most.
pub(super) const MAX_ALL_TESTS: usize = 100_000;

/// Reads subschemas, within a budget: a few lines of references can stand for 2^n tests.
struct Reader<'a> {
    schema: &'a Schema,
    left: usize,
}

/// Tests in one condition at the most.
const MAX_TESTS: usize = 2_000;

impl Test {
    /// The test that the subschema at a place of the document is.
    pub fn of(schema: &Schema, place: &Pointer) -> Self {
        Self::within(schema, place, &Cell::new(MAX_TESTS))
    }

    /// [`Test::of`], with so many tests left for all conditions.
    pub(super) fn within(schema: &Schema, place: &Pointer, left: &Cell<usize>) -> Self {
        let most = left.get().min(MAX_TESTS);
        let mut reader = Reader { schema, left: most };
        let test = reader.read(place, 0);
        left.set(left.get() - (most - reader.left));
        test
    }
}

impl Reader<'_> {
    fn read(&mut self, place: &Pointer, depth: usize) -> Test {
        let schema = self.schema;
        let keywords = match schema.at(place) {
            Some(Value::Bool(verdict)) => return Test::Constant(*verdict),
            Some(Value::Object(keywords)) if depth < MAX_DEPTH && self.left > 0 => keywords,
            _ => return Test::Unknown("$ref".to_owned()),
        };
        self.left -= 1;
        if schema.resources().is_custom(place) {
            return Test::Unknown("$schema".to_owned());
        }
        let alone = keywords.contains_key("$ref") && schema.resources().reference_stands_alone(place);
        let mut tests = Vec::new();
        for (keyword, value) in keywords {
            if !alone || keyword == "$ref" {
                tests.extend(self.keyword(keywords, keyword, value, place, depth + 1));
            }
        }
        match tests.len() {
            1 => tests.remove(0),
            _ => Test::All(tests),
        }
    }

    /// The test that one keyword is; `None` when it asserts nothing by itself.
    fn keyword(
        &mut self,
        keywords: &Map<String, Value>,
        keyword: &str,
        value: &Value,
        place: &Pointer,
        depth: usize,
    ) -> Option<Test> {
        let at = place.child(keyword);
        let unknown = || Test::Unknown(keyword.to_owned());
        let size = |name| count_of(value).map_or_else(unknown, |limit| Test::Size(name, limit));
        let bound = |name| match value {
            Value::Number(limit) => Test::Bound(name, limit.clone()),
            _ => unknown(),
        };
        Some(match keyword {
            "type" if value.is_string() => Test::Type(vec![value.as_str().unwrap_or_default().to_owned()]),
            "type" => Test::Type(names(value)),
            "const" => Test::OneValue(vec![value.clone()]),
            "enum" => Test::OneValue(value.as_array().cloned().unwrap_or_default()),
            "required" => Test::Required(names(value)),
            "properties" => Test::Properties(self.by_name(value, &at, depth)),
            "items" if keywords.contains_key("prefixItems") || value.is_array() => unknown(),
            "items" => Test::Items(Box::new(self.read(&at, depth))),
            "contains" => {
                let count = |name| keywords.get(name).and_then(count_of);
                let min = count("minContains").unwrap_or(1);
                Test::Contains(Box::new(self.read(&at, depth)), min, count("maxContains").unwrap_or(u64::MAX))
            }
            "minimum" => bound("minimum"),
            "maximum" => bound("maximum"),
            "exclusiveMinimum" => bound("exclusiveMinimum"),
            "exclusiveMaximum" => bound("exclusiveMaximum"),
            "minLength" => size("minLength"),
            "maxLength" => size("maxLength"),
            "minItems" => size("minItems"),
            "maxItems" => size("maxItems"),
            "allOf" => Test::All(self.list(value, &at, depth)),
            "anyOf" => Test::Any(self.list(value, &at, depth)),
            "oneOf" => Test::One(self.list(value, &at, depth)),
            "not" => Test::Not(Box::new(self.read(&at, depth))),
            "if" => {
                let mut branch = |name| match keywords.get(name) {
                    Some(_) => self.read(&place.child(name), depth),
                    None => Test::Constant(true),
                };
                let (then, otherwise) = (branch("then"), branch("else"));
                Test::If(Box::new([self.read(&at, depth), then, otherwise]))
            }
            "$ref" => {
                let target = value.as_str().and_then(|reference| self.schema.resolve(place, reference));
                target.map_or_else(unknown, |target| self.read(&target, depth))
            }
            // "When the name is there, then …".
            "dependentRequired" => Test::All(
                value.as_object()?.iter().map(|(name, list)| implies(name, Test::Required(names(list)))).collect(),
            ),
            "dependentSchemas" => {
                let by_name = self.by_name(value, &at, depth).into_iter();
                Test::All(by_name.map(|(name, test)| implies(&name, test)).collect())
            }
            other if UNCLAIMED.contains(&other) => unknown(),
            _ => return None,
        })
    }

    fn list(&mut self, value: &Value, at: &Pointer, depth: usize) -> Vec<Test> {
        (0..value.as_array().map_or(0, Vec::len)).map(|index| self.read(&at.child(index), depth)).collect()
    }

    fn by_name(&mut self, value: &Value, at: &Pointer, depth: usize) -> Vec<(String, Test)> {
        let by_name = value.as_object().into_iter().flatten();
        by_name.map(|(name, _)| (name.clone(), self.read(&at.child(name.as_str()), depth))).collect()
    }
}

fn names(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|name| Some(name.as_str()?.to_owned())).collect()
}

/// For objects that have the property; anything else passes.
fn implies(name: &str, then: Test) -> Test {
    let is_there = Test::All(vec![Test::Type(vec!["object".to_owned()]), Test::Required(vec![name.to_owned()])]);
    Test::If(Box::new([is_there, then, Test::Constant(true)]))
}
