//! What is known of a spot: what it is called, what kinds of answer it takes, and which ones can be chosen.

use super::{
    checklist::Checklist,
    spots::{Spot, Start, Way},
};
use crate::pointer::Pointer;
use serde_json::Value;

/// A value that can be chosen.
pub(super) struct Choice<'c> {
    pub(super) value: &'c Value,
    /// Where the schema names it.
    pub(super) at: Pointer,
}

impl Checklist<'_> {
    /// The spot of that number, or the one that it repeats.
    pub(super) fn spot(&self, id: usize) -> &Spot {
        let spot = &self.spots[id];
        spot.repeats.map_or(spot, |above| &self.spots[above])
    }

    /// The part inside that is reached in that way.
    pub(super) fn child(&self, spot: &Spot, way: &Way) -> Option<usize> {
        spot.children.iter().copied().find(|child| self.spots[*child].way == *way)
    }

    /// The question of that name.
    pub(super) fn question(&self, spot: &Spot, name: &str) -> Option<&Spot> {
        spot.named.get(name).map(|id| self.spot(*id))
    }

    /// Whether the person chooses names of properties.
    pub(super) fn is_open(&self, spot: &Spot) -> bool {
        self.child(spot, &Way::Named).is_some()
    }

    /// The spots of an instance's pointer; `-`, or an index, for any element.
    pub(super) fn spot_at(&self, pointer: &Pointer) -> Option<&Spot> {
        let mut spot = self.spots.first()?;
        for token in pointer.tokens() {
            let index = token.parse().ok();
            let ways = [Some(Way::Property(token)), index.map(Way::Place), Some(Way::Element), Some(Way::Named)];
            let child = ways.into_iter().flatten().find_map(|way| self.child(spot, &way))?;
            spot = self.spot(child);
        }
        Some(spot)
    }

    /// The nearest value of a keyword, what applies for certain first.
    pub(super) fn get(&self, spot: &Spot, keyword: &str) -> Option<&Value> {
        let value = |place: &Pointer| self.at(place).get(keyword);
        let found = spot.certain().find_map(value);
        found.or_else(|| spot.starts.iter().find_map(|start| value(&start.place)))
    }

    /// Whether any schema that may apply has one of the keywords.
    pub(super) fn has(&self, spot: &Spot, keywords: &[&str]) -> bool {
        let has = |place: &Pointer| keywords.iter().any(|keyword| self.at(place).get(keyword).is_some());
        spot.applied().any(|applied| has(&applied.place))
    }

    /// A word of `x-form`.
    pub(super) fn form(&self, spot: &Spot, word: &str) -> Option<&Value> {
        spot.certain().find_map(|place| self.at(place).get("x-form")?.get(word))
    }

    /// The types of answer, but for `null`; none when any may do.
    pub(super) fn kinds(&self, spot: &Spot) -> Vec<&str> {
        let mut kinds: Vec<&str> = match self.get(spot, "type") {
            Some(Value::String(kind)) => vec![kind],
            Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
            _ if self.get(spot, "properties").is_some() => vec!["object"],
            _ if self.get(spot, "items").or(self.get(spot, "prefixItems")).is_some() => vec!["array"],
            _ => self.kinds_of_choices(spot),
        };
        kinds.retain(|kind| *kind != "null");
        kinds
    }

    /// Whether every answer is of that type.
    pub(super) fn is_only(&self, spot: &Spot, kind: &str) -> bool {
        self.kinds(spot) == [kind]
    }

    fn kinds_of_choices(&self, spot: &Spot) -> Vec<&'static str> {
        let mut kinds: Vec<&'static str> = Vec::new();
        for choice in self.choices(spot).unwrap_or_default() {
            let kind = match choice.value {
                Value::Null => continue,
                Value::Bool(_) => "boolean",
                Value::Number(_) => "number",
                Value::String(_) => "string",
                Value::Array(_) => "array",
                Value::Object(_) => "object",
            };
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        kinds
    }

    /// The values that an answer is one of, where they stand in a list. What applies for certain says it; else each of
    /// those that ask the question has to.
    pub(super) fn choices(&self, spot: &Spot) -> Option<Vec<Choice<'_>>> {
        let of = |start: &Start| {
            let mut certain = start.applied.iter().filter(|applied| applied.is_certain);
            certain.find_map(|applied| self.choices_at(&applied.place))
        };
        let sure = spot.starts.iter().filter(|start| start.is_sure).find_map(of);
        sure.or_else(|| Some(spot.starts.iter().map(of).collect::<Option<Vec<_>>>()?.into_iter().flatten().collect()))
    }

    /// The values that the schema at a place lists itself: alternatives with a value each, `enum`, `const`.
    pub(super) fn choices_at(&self, place: &Pointer) -> Option<Vec<Choice<'_>>> {
        let schema = self.at(place);
        for keyword in ["oneOf", "anyOf"] {
            let Some(Value::Array(branches)) = schema.get(keyword) else { continue };
            let branches = (0..branches.len()).map(|index| place.child(keyword).child(index));
            let each = branches.map(|branch| {
                let flat = self.flat(&branch);
                let listed = flat.parts.iter().find_map(|part| self.listed(&part.place))?;
                // One value is called by the title of its branch.
                let is_one = listed.len() == 1;
                let choices = listed.into_iter();
                let at = |own: Pointer| if is_one { branch.clone() } else { own };
                Some(choices.map(|choice| Choice { at: at(choice.at), ..choice }).collect::<Vec<_>>())
            });
            if let Some(each) = each.collect::<Option<Vec<_>>>().filter(|each| !each.is_empty()) {
                return Some(each.into_iter().flatten().collect());
            }
        }
        self.listed(place)
    }

    fn listed(&self, place: &Pointer) -> Option<Vec<Choice<'_>>> {
        let schema = self.at(place);
        if let Some(value) = schema.get("const") {
            return Some(vec![Choice { value, at: place.clone() }]);
        }
        let values = schema.get("enum")?.as_array()?.iter().enumerate();
        let at = place.child("enum");
        Some(values.map(|(index, value)| Choice { value, at: at.child(index) }).collect())
    }

    /// Whether the answer is one of several labelled values, or yes or no.
    pub(super) fn is_choice(&self, spot: &Spot) -> bool {
        self.is_only(spot, "boolean") || self.choices(spot).is_some_and(|choices| choices.len() > 1)
    }

    /// Whether one of several kinds of answer is picked.
    pub(super) fn is_union(&self, spot: &Spot) -> bool {
        self.get(spot, "oneOf").or(self.get(spot, "anyOf")).is_some()
    }

    /// Whether the answer is a text that a person writes.
    pub(super) fn is_open_text(&self, spot: &Spot) -> bool {
        self.is_only(spot, "string") && self.choices(spot).is_none() && !self.has(spot, &["contentEncoding", "format"])
    }

    /// The names of the questions in a group, in the order in which they are asked.
    pub(super) fn questions_in_order(&self, spot: &Spot) -> Vec<String> {
        let wanted = self.form(spot, "order").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        let mut names: Vec<String> = wanted.map(str::to_owned).collect();
        names.retain(|name| self.question(spot, name).is_some());
        for child in &spot.children {
            if let Way::Property(name) = &self.spots[*child].way
                && !names.contains(name)
            {
                names.push(name.clone());
            }
        }
        names
    }
}
