//! Several schema objects that apply to one place, read as one.

use super::Schema;
use crate::pointer::Pointer;
use serde_json::Value;

/// A chain of references is followed this far; a longer one is a mistake or an attack.
const MAX_PARTS: usize = 256;

/// One schema object, and the way to it.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// The schema.
    pub value: &'a Value,
    /// Where it stands in the document.
    pub place: Pointer,
    /// The keywords that led here from where the flat starts: the tail of an evaluation path.
    pub path: Pointer,
    /// Its assertions do not count: they stand beside a `$ref` in a draft where that hides them.
    is_hidden: bool,
    /// Keywords that have been dealt with.
    without: Vec<&'static str>,
}

/// What is read even beside a `$ref` that hides its neighbours: nothing that decides on an answer.
const SAID: [&str; 9] =
    ["title", "description", "default", "examples", "readOnly", "writeOnly", "deprecated", "x-form", "x-i18n"];

/// The schema objects that apply to one place whatever is answered. A keyword is taken from the first
/// that has it, so that a title beside a `$ref` wins over the title behind it.
#[derive(Clone, Debug, Default)]
pub struct Flat<'a> {
    /// The schema objects, nearest first.
    pub parts: Vec<Part<'a>>,
    /// References that lead nowhere: what is missing, as a URI.
    pub missing: Vec<String>,
    /// The resources on the way here, outermost first: what a dynamic reference hangs on.
    pub scope: Vec<Pointer>,
}

impl<'a> Flat<'a> {
    /// Adds the schema at `place`, with all that it brings along; `path` led to it.
    pub fn add(&mut self, schema: &'a Schema, place: &Pointer, path: &Pointer) {
        if let Some(value) = schema.at(place) {
            self.add_value(schema, value, place, path);
        }
    }

    /// [`Flat::add`], where the schema at `place` is at hand.
    pub fn add_value(&mut self, schema: &'a Schema, value: &'a Value, place: &Pointer, path: &Pointer) {
        // The same object twice says nothing new, and stops a reference to itself.
        if self.parts.len() >= MAX_PARTS || self.parts.iter().any(|known| std::ptr::eq(known.value, value)) {
            return;
        }
        let resource = schema.resources().resource_of(place);
        if !self.scope.contains(&resource) {
            self.scope.push(resource);
        }
        let is_hidden = value.get("$ref").is_some() && schema.resources().reference_stands_alone(place);
        self.parts.push(Part { value, place: place.clone(), path: path.clone(), is_hidden, without: Vec::new() });
        for keyword in ["$ref", "$dynamicRef", "$recursiveRef"] {
            let Some(reference) = value.get(keyword).and_then(Value::as_str) else { continue };
            let target = if keyword == "$ref" {
                schema.resolve(place, reference)
            } else {
                schema.resolve_dynamic(place, reference, &self.scope)
            };
            match target {
                Some(target) => self.add(schema, &target, &path.child(keyword)),
                None => self.missing.push(schema.resources().missing(place, reference)),
            }
        }
        let all = if is_hidden { None } else { value.get("allOf").and_then(Value::as_array) };
        let count = all.map_or(0, Vec::len);
        for index in 0..count {
            let below = |pointer: &Pointer| pointer.child("allOf").child(index);
            self.add(schema, &below(place), &below(path));
        }
    }

    /// Appends what `other` has.
    pub fn merge(&mut self, other: &Self) {
        for part in &other.parts {
            if !self.parts.iter().any(|known| std::ptr::eq(known.value, part.value)) {
                self.parts.push(part.clone());
            }
        }
        self.missing.extend(other.missing.iter().cloned());
    }

    /// The nearest value of a keyword.
    pub fn get(&self, keyword: &str) -> Option<&'a Value> {
        self.parts.iter().find_map(|part| part.get(keyword))
    }

    /// The nearest part that has a keyword, with its value.
    pub fn find(&self, keyword: &str) -> Option<(&Part<'a>, &'a Value)> {
        self.parts.iter().find_map(|part| Some((part, part.get(keyword)?)))
    }

    /// The nearest value of a keyword as a string.
    pub fn text(&self, keyword: &str) -> Option<&'a str> {
        self.get(keyword)?.as_str()
    }

    /// Whether a keyword is `true` in any part: a restriction said once holds.
    pub fn flag(&self, keyword: &str) -> bool {
        self.parts.iter().any(|part| part.get(keyword) == Some(&Value::Bool(true)))
    }

    /// A word of `x-form`, from the nearest part whose `x-form` has it.
    pub fn form(&self, word: &str) -> Option<&'a Value> {
        self.parts.iter().find_map(|part| look_up(part.get("x-form")?, word))
    }
}

impl<'a> Part<'a> {
    /// A keyword's value.
    pub fn get(&self, keyword: &str) -> Option<&'a Value> {
        if (self.is_hidden && !SAID.contains(&keyword)) || self.without.contains(&keyword) {
            return None;
        }
        look_up(self.value, keyword)
    }

    /// From now on the part is read as if it had no such keyword.
    pub fn remove(&mut self, keyword: &'static str) {
        self.without.push(keyword);
    }

    /// Whether both are the same schema, read alike.
    pub fn same_as(&self, other: &Self) -> bool {
        std::ptr::eq(self.value, other.value) && self.without == other.without
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
