//! Conditions (`if`, `dependentSchemas` …) as a closed set of tests, evaluated on the answers without a
//! validator, so that what applies is right in the first paint. What is not in the set is unknown, and
//! never guessed.

use super::decimal::{compare, count_of, is_whole, same_value};
use crate::pointer::Pointer;
use crate::schema::Schema;
use serde_json::{Map, Number, Value};
use std::{borrow::Cow, cell::Cell};

/// Conditions nested deeper than this are unknown.
const MAX_DEPTH: usize = 24;

/// What a test looks at: a JSON value, or the answers of a form as if they were one.
pub trait Instance: Sized {
    /// The value as a whole.
    fn value(&self) -> Cow<'_, Value>;
    /// A property, when this is an object that has it.
    fn property(&self, key: &str) -> Option<Self>;
    /// The elements, when this is an array.
    fn elements(&self) -> Option<Vec<Self>>;
    /// Whether this is an object.
    fn is_object(&self) -> bool;
}

impl Instance for &Value {
    fn value(&self) -> Cow<'_, Value> {
        Cow::Borrowed(self)
    }

    fn property(&self, key: &str) -> Option<Self> {
        self.as_object()?.get(key)
    }

    fn elements(&self) -> Option<Vec<Self>> {
        Some(self.as_array()?.iter().collect())
    }

    fn is_object(&self) -> bool {
        Value::is_object(self)
    }
}

/// A subschema as a test with a yes, a no, or no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// `true` or `false` as a schema.
    Constant(bool),
    /// `type`.
    Type(Vec<String>),
    /// `const` and `enum`.
    OneValue(Vec<Value>),
    /// `required`.
    Required(Vec<String>),
    /// `properties`.
    Properties(Vec<(String, Test)>),
    /// `items` (without `prefixItems`).
    Items(Box<Test>),
    /// `contains`, with `minContains` and `maxContains`.
    Contains(Box<Test>, u64, u64),
    /// `minimum`, `maximum` and the exclusive two: the keyword and its bound.
    Bound(&'static str, Number),
    /// `minLength`, `maxLength`, `minItems`, `maxItems`: the keyword and its bound.
    Size(&'static str, u64),
    /// `allOf`, and several keywords beside each other.
    All(Vec<Test>),
    /// `anyOf`.
    Any(Vec<Test>),
    /// `oneOf`.
    One(Vec<Test>),
    /// `not`.
    Not(Box<Test>),
    /// `if`, `then`, `else`.
    If(Box<[Test; 3]>),
    /// A keyword that is not in this set, by its name.
    Unknown(String),
}

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

impl Test {
    /// The first keyword inside that is not in the set.
    pub fn unknown(&self) -> Option<&str> {
        match self {
            Self::Unknown(keyword) => Some(keyword),
            Self::Properties(tests) => tests.iter().find_map(|(_, test)| test.unknown()),
            Self::Items(test) | Self::Contains(test, ..) | Self::Not(test) => test.unknown(),
            Self::All(tests) | Self::Any(tests) | Self::One(tests) => tests.iter().find_map(Self::unknown),
            Self::If(tests) => tests.iter().find_map(Self::unknown),
            Self::Constant(_)
            | Self::Type(_)
            | Self::OneValue(_)
            | Self::Required(_)
            | Self::Bound(..)
            | Self::Size(..) => None,
        }
    }

    /// The properties of an object that the test looks at; `None` when it may look at any.
    pub fn reads(&self) -> Option<Vec<String>> {
        let mut names = Vec::new();
        self.read_names(&mut names).then_some(names)
    }

    /// Adds the names; `false` when it may be any.
    fn read_names(&self, names: &mut Vec<String>) -> bool {
        let mut add = |name: &String| {
            if !names.contains(name) {
                names.push(name.clone());
            }
        };
        match self {
            Self::Required(required) => required.iter().for_each(add),
            Self::Properties(tests) => tests.iter().for_each(|(name, _)| add(name)),
            Self::Not(test) => return test.read_names(names),
            Self::All(tests) | Self::Any(tests) | Self::One(tests) => {
                return tests.iter().all(|test| test.read_names(names));
            }
            Self::If(tests) => return tests.iter().all(|test| test.read_names(names)),
            Self::OneValue(_) | Self::Unknown(_) => return false,
            // About other types than objects.
            Self::Constant(_)
            | Self::Type(_)
            | Self::Items(_)
            | Self::Contains(..)
            | Self::Bound(..)
            | Self::Size(..) => {}
        }
        true
    }

    /// Whether the instance fits; `None` when an unknown keyword decides.
    ///
    /// ```
    /// use serde_json::json;
    /// use sovitaan::{form::Test, pointer::Pointer, schema::Schema};
    ///
    /// let schema = Schema::read(
    ///     r#"{"if": {"properties": {"kind": {"const": "other"}}, "required": ["kind"]}}"#,
    /// ).unwrap();
    /// let test = Test::of(&schema, &Pointer::root().child("if"));
    /// assert_eq!(test.holds(&&json!({"kind": "other"})), Some(true));
    /// assert_eq!(test.holds(&&json!({})), Some(false));
    /// ```
    pub fn holds<I: Instance>(&self, instance: &I) -> Option<bool> {
        match self {
            Self::Constant(verdict) => Some(*verdict),
            Self::Type(types) => {
                let value = instance.value();
                Some(types.iter().any(|name| is_of_type(&value, name)))
            }
            Self::OneValue(values) => {
                let value = instance.value();
                Some(values.iter().any(|allowed| same_value(allowed, &value)))
            }
            Self::Required(names) => {
                Some(!instance.is_object() || names.iter().all(|name| instance.property(name).is_some()))
            }
            Self::Properties(tests) => all(tests
                .iter()
                .filter_map(|(name, test)| Some((test, instance.property(name)?)))
                .map(|(test, value)| test.holds(&value))),
            Self::Items(test) => all(instance.elements().into_iter().flatten().map(|element| test.holds(&element))),
            Self::Contains(test, min, max) => {
                let Some(elements) = instance.elements() else { return Some(true) };
                let count = elements.iter().map(|element| test.holds(element)).sum::<Option<Count>>()?.0;
                Some((*min..=*max).contains(&count))
            }
            Self::Bound(keyword, limit) => Some(match &*instance.value() {
                Value::Number(number) => {
                    let order = compare(number, limit);
                    match *keyword {
                        "minimum" => order.is_ge(),
                        "maximum" => order.is_le(),
                        "exclusiveMinimum" => order.is_gt(),
                        _ => order.is_lt(),
                    }
                }
                _ => true,
            }),
            Self::Size(keyword, limit) => {
                let size = match (&*instance.value(), *keyword) {
                    (Value::String(text), "minLength" | "maxLength") => text.chars().count(),
                    (Value::Array(elements), "minItems" | "maxItems") => elements.len(),
                    _ => return Some(true),
                };
                let size = u64::try_from(size).unwrap_or(u64::MAX);
                Some(if keyword.starts_with("min") { size >= *limit } else { size <= *limit })
            }
            Self::All(tests) => all(tests.iter().map(|test| test.holds(instance))),
            Self::Any(tests) => all(tests.iter().map(|test| Some(!test.holds(instance)?))).map(|none| !none),
            Self::One(tests) => {
                let count = tests.iter().map(|test| test.holds(instance)).sum::<Option<Count>>()?.0;
                Some(count == 1)
            }
            Self::Not(test) => Some(!test.holds(instance)?),
            Self::If(tests) => {
                let [condition, then, otherwise] = &**tests;
                if condition.holds(instance)? { then.holds(instance) } else { otherwise.holds(instance) }
            }
            Self::Unknown(_) => None,
        }
    }
}

/// How many tests said yes.
struct Count(u64);

impl std::iter::Sum<bool> for Count {
    fn sum<I: Iterator<Item = bool>>(verdicts: I) -> Self {
        Self(verdicts.map(u64::from).sum())
    }
}

/// A no decides, whatever else is unknown.
fn all(verdicts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut known = true;
    for verdict in verdicts {
        match verdict {
            Some(true) => {}
            Some(false) => return Some(false),
            None => known = false,
        }
    }
    known.then_some(true)
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match value {
        Value::Null => name == "null",
        Value::Bool(_) => name == "boolean",
        Value::Number(number) => name == "number" || (name == "integer" && is_whole(number)),
        Value::String(_) => name == "string",
        Value::Array(_) => name == "array",
        Value::Object(_) => name == "object",
    }
}
