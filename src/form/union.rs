//! `oneOf` and `anyOf`: which branches there are, and how one is told from the others.

use super::asked::below;
use super::choices::plain;
use super::compile::Compiler;
use super::types::types;
use super::{Branch, Choice, Test};
use crate::locale::Text;
use crate::pointer::Pointer;
use crate::schema::{Flat, Part};
use serde_json::Value;

/// The two keywords.
pub(super) const UNIONS: [&str; 2] = ["oneOf", "anyOf"];

/// One `oneOf` or `anyOf`.
#[derive(Clone, Debug)]
pub(super) struct Union<'a> {
    pub(super) keyword: &'static str,
    /// The keywords that lead to it from where the flat starts.
    pub(super) path: Pointer,
    /// The branches, but for those that are `null` alone.
    pub(super) branches: Vec<Alternative<'a>>,
    /// There is one that is `null` alone.
    pub(super) nullable: bool,
}

/// One branch.
#[derive(Clone, Debug)]
pub(super) struct Alternative<'a> {
    pub(super) index: usize,
    pub(super) place: Pointer,
    pub(super) flat: Flat<'a>,
    pub(super) types: Vec<&'static str>,
}

/// A property whose value tells the branches apart.
pub(super) struct Discriminator<'a> {
    pub(super) key: &'a str,
    /// The values of each branch.
    pub(super) values: Vec<Vec<Value>>,
    /// The property as the first branch declares it.
    pub(super) place: Pointer,
    /// The branches as choices.
    pub(super) choices: Vec<Choice>,
    /// Every branch demands it.
    pub(super) required: bool,
}

impl<'a> Compiler<'a> {
    /// The union that a part has under a keyword.
    pub(super) fn union(&self, flat: &Flat<'a>, part: &Part<'a>, keyword: &'static str) -> Option<Union<'a>> {
        let count = part.get(keyword)?.as_array()?.len();
        let mut union = Union { keyword, path: part.path.child(keyword), branches: Vec::new(), nullable: false };
        for index in 0..count {
            let place = part.place.child(keyword).child(index);
            let branch = self.schema.flat(&place, &flat.scope);
            let types = types(self.schema, &branch);
            if types == ["null"] {
                union.nullable = true;
            } else if self.schema.at(&place) != Some(&Value::Bool(false)) {
                union.branches.push(Alternative { index, place, flat: branch, types });
            }
        }
        Some(union)
    }

    /// The branch as something to pick.
    pub(super) fn branch(&self, alternative: &Alternative<'a>) -> Branch {
        let word = match alternative.types[..] {
            [one] => word(one),
            _ => "",
        };
        Branch {
            title: self.text(&alternative.flat, "title").unwrap_or_default(),
            description: self.text(&alternative.flat, "description"),
            word,
            index: alternative.index,
            test: self.test(&alternative.place),
            place: alternative.place.clone(),
        }
    }

    /// The property that tells the branches apart: each names other values for it.
    pub(super) fn discriminator(&self, union: &Union<'a>, prefers: impl Fn(&str) -> bool) -> Option<Discriminator<'a>> {
        let first = union.branches.first().filter(|_| union.branches.len() > 1)?;
        let properties = first.flat.parts.iter().filter_map(|part| Some((part, part.get("properties")?.as_object()?)));
        let candidates = properties.flat_map(|(part, all)| {
            all.iter().map(move |(key, _)| (key.as_str(), part.place.child("properties").child(key.as_str())))
        });
        let mut found = candidates.filter_map(|(key, place)| self.told_apart_by(union, key, place));
        let first = found.next()?;
        if prefers(first.key) { Some(first) } else { Some(found.find(|other| prefers(other.key)).unwrap_or(first)) }
    }

    fn told_apart_by(&self, union: &Union<'a>, key: &'a str, place: Pointer) -> Option<Discriminator<'a>> {
        let mut discriminator = Discriminator { key, values: Vec::new(), place, choices: Vec::new(), required: true };
        for branch in &union.branches {
            let values = self.values_of(&branch.flat, key)?;
            let known = discriminator.values.iter().flatten();
            if known.into_iter().any(|one| values.contains(one)) {
                return None;
            }
            for value in &values {
                let mut choice = plain(value);
                if values.len() == 1 {
                    choice.title = self.text(&branch.flat, "title").unwrap_or(choice.title);
                    choice.description = self.text(&branch.flat, "description");
                }
                discriminator.choices.push(choice);
            }
            let demands =
                |part: &Part| part.get("required").and_then(Value::as_array).is_some_and(|r| r.contains(&key.into()));
            discriminator.required &= branch.flat.parts.iter().any(demands);
            discriminator.values.push(values);
        }
        Some(discriminator)
    }

    /// The single values that a branch allows for a property.
    fn values_of(&self, branch: &Flat<'a>, key: &str) -> Option<Vec<Value>> {
        let flat = below(self.schema, branch, &["properties", key]);
        let values = match flat.get("const") {
            Some(value) => vec![value.clone()],
            None => flat.get("enum")?.as_array()?.clone(),
        };
        let is_plain = |value: &Value| value.is_string() || value.is_boolean() || value.is_number();
        (!values.is_empty() && values.iter().all(is_plain)).then_some(values)
    }
}

/// The message id for a kind of answer.
pub(super) fn word(kind: &str) -> &'static str {
    match kind {
        "string" => "type.string",
        "integer" => "type.integer",
        "number" => "type.number",
        "boolean" => "type.boolean",
        "object" => "type.object",
        "array" => "type.array",
        "json" => "type.json",
        _ => "",
    }
}

/// What fits a kind of answer.
pub(super) fn by_kind(kind: &'static str) -> Branch {
    let test = if kind == "json" { Test::Constant(true) } else { Test::Type(vec![kind.to_owned()]) };
    Branch { title: Text::default(), description: None, word: word(kind), index: 0, test, place: Pointer::root() }
}
