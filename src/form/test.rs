//! Conditions as a closed set of tests, evaluated on the answers without a validator, so that what applies is right in
//! the first paint.

use super::decimal::{compare, is_whole, same_value};
use serde_json::{Number, Value};
use std::borrow::Cow;

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
