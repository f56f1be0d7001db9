//! Several schema objects that apply to one place, read as one.

use super::Schema;
use serde_json::Value;

/// A chain of references is followed this far; a longer one is a mistake or an attack.
const MAX_PARTS: usize = 256;

/// The schema objects that apply to one place whatever is answered. A keyword is taken from the first
/// that has it, so that a title beside a `$ref` wins over the title behind it.
#[derive(Clone, Debug, Default)]
pub struct Flat<'a> {
    /// The schema objects, nearest first.
    pub parts: Vec<&'a Value>,
    /// References that lead nowhere in this document.
    pub missing: Vec<&'a str>,
}

impl<'a> Flat<'a> {
    pub(super) fn new(schema: &'a Schema, start: &'a Value) -> Self {
        let mut flat = Self::default();
        flat.add(schema, start);
        flat
    }

    /// Adds `part` with all that it brings along.
    pub fn add(&mut self, schema: &'a Schema, part: &'a Value) {
        // The same object twice says nothing new, and stops a reference to itself.
        if self.parts.len() >= MAX_PARTS || self.parts.iter().any(|known| std::ptr::eq(*known, part)) {
            return;
        }
        self.parts.push(part);
        if let Some(reference) = part.get("$ref").and_then(Value::as_str) {
            match schema.resolve(reference) {
                Some(target) => self.add(schema, target),
                None => self.missing.push(reference),
            }
        }
        for element in part.get("allOf").and_then(Value::as_array).into_iter().flatten() {
            self.add(schema, element);
        }
    }

    /// The nearest value of a keyword.
    pub fn get(&self, keyword: &str) -> Option<&'a Value> {
        self.parts.iter().find_map(|part| look_up(part, keyword))
    }

    /// The nearest value of a keyword as a string.
    pub fn text(&self, keyword: &str) -> Option<&'a str> {
        self.get(keyword)?.as_str()
    }

    /// Whether a keyword is `true` in any part: a restriction said once holds.
    pub fn flag(&self, keyword: &str) -> bool {
        self.parts.iter().any(|part| look_up(part, keyword) == Some(&Value::Bool(true)))
    }

    /// A word of `x-form`, from the nearest part whose `x-form` has it.
    pub fn form(&self, word: &str) -> Option<&'a Value> {
        self.parts.iter().find_map(|part| look_up(look_up(part, "x-form")?, word))
    }
}

/// A keyword of a schema object. Comparing the few that there are costs less than hashing the one that is asked for.
fn look_up<'a>(object: &'a Value, keyword: &str) -> Option<&'a Value> {
    let members = object.as_object()?;
    if members.len() > 24 {
        return members.get(keyword);
    }
    members.iter().find(|(name, _)| *name == keyword).map(|(_, value)| value)
}
