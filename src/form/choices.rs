//! Values that can be chosen: `const`, `enum`, and alternatives with a `const` each.

use super::compile::Compiler;
use super::union::UNIONS;
use super::{Choice, same_value};
use crate::json;
use crate::locale::Text;
use crate::schema::Flat;
use serde_json::Value;

/// More are no list to choose from: the answer is typed, and the verdict tells.
const MAX_CHOICES: usize = 20_000;

/// Two lists of a thousand values each are compared with one another; longer ones are left to the verdict.
const MAX_COMPARISONS: usize = 1_000_000;

impl<'a> Compiler<'a> {
    /// The labelled values that a place is limited to, as far as they stand in lists: those of the first list that all
    /// the others have too.
    pub(super) fn choices(&self, flat: &Flat<'a>) -> Option<Vec<Choice>> {
        let mut choices = self.listed(flat).filter(|choices| choices.len() <= MAX_CHOICES)?;
        for part in &flat.parts {
            let list = part.get("enum").and_then(Value::as_array);
            let list = list.filter(|list| list.len().saturating_mul(choices.len()) <= MAX_COMPARISONS);
            let allows = |choice: &Choice| {
                let is_value = |value: &Value| same_value(value, &choice.value);
                part.get("const").is_none_or(is_value) && list.is_none_or(|values| values.iter().any(is_value))
            };
            // Where nothing is left, the verdict says so; a list without an entry would not.
            if choices.iter().any(allows) {
                choices.retain(allows);
            }
        }
        Some(choices)
    }

    fn listed(&self, flat: &Flat<'a>) -> Option<Vec<Choice>> {
        let unions = UNIONS.into_iter().filter_map(|keyword| {
            let (part, branches) = flat.find(keyword)?;
            let mut choices = Vec::new();
            for index in 0..branches.as_array()?.len() {
                let place = part.place.child(keyword).child(index);
                choices.extend(self.branch_choices(&self.schema.flat(&place, &flat.scope))?);
            }
            Some(choices)
        });
        let unions: Vec<Vec<Choice>> = unions.collect();
        if let Some(choices) = unions.into_iter().find(|choices| !choices.is_empty()) {
            return Some(choices);
        }
        match flat.get("enum").and_then(Value::as_array) {
            Some(values) => Some(values.iter().map(plain).collect()),
            None => Some(vec![plain(flat.get("const")?)]),
        }
    }

    /// A branch that names its values: one with the branch's title, or several that are their own.
    fn branch_choices(&self, branch: &Flat<'a>) -> Option<Vec<Choice>> {
        if let Some(value) = branch.get("const") {
            let mut choice = plain(value);
            choice.title = self.text(branch, "title").unwrap_or(choice.title);
            choice.description = self.text(branch, "description");
            return Some(vec![choice]);
        }
        Some(branch.get("enum")?.as_array()?.iter().map(plain).collect())
    }

    pub(super) fn yes_and_no(&self, flat: &Flat<'a>) -> Vec<Choice> {
        [true, false]
            .map(|value| Choice {
                value: Value::Bool(value),
                title: self.label(flat, if value { "true" } else { "false" }).unwrap_or_default(),
                description: None,
            })
            .into()
    }
}

/// A value that is its own label.
pub(super) fn plain(value: &Value) -> Choice {
    let text = match value {
        // Where the catalogue says yes, no and empty.
        Value::Bool(_) | Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => json::write(other),
    };
    Choice { value: value.clone(), title: Text { text, lang: None }, description: None }
}
