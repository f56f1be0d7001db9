//! A schema taken apart: what is judged together, and what it reads.

use super::{
    change,
    reads::Reads,
    rule::{Probe, Rule},
    split::Splitter,
};
use crate::{
    pointer::Pointer,
    validate::{document::Document, table::Table},
};
use serde_json::Value;

/// One part of a schema that applies to one value.
pub(super) enum Part {
    /// A name of `required`.
    Required(String),
    /// `additionalProperties: false` beside `properties` alone.
    Closed,
    /// Keywords that are judged together.
    Rule(Rule),
    /// A schema for the same value, by `$ref` or `allOf`.
    Here { suffix: Pointer, place: Pointer },
    /// `if`, with what follows.
    Condition(Box<Condition>),
}

/// `if`, `then`, `else`.
pub(super) struct Condition {
    pub(super) test: Probe,
    pub(super) test_reads: Reads,
    /// The branches that are there: keyword, reads, and whether it is for a value that fits.
    pub(super) branches: Vec<(&'static str, Reads, bool)>,
    /// All three together, for when the test itself may come out differently.
    pub(super) rule: Rule,
}

/// The schema at one place, in parts.
pub(super) struct Parts {
    pub(super) place: Pointer,
    /// Judges the whole schema at once.
    pub(super) whole: Probe,
    /// Whether it cannot be taken apart.
    pub(super) is_one: bool,
    list: Vec<(Reads, Part)>,
    by_name: Table<Vec<usize>>,
    by_any_name: Vec<usize>,
    by_keys: Vec<usize>,
}

impl Parts {
    pub(super) fn of(document: &Document, place: &Pointer) -> Self {
        let mut parts = Self {
            place: place.clone(),
            whole: Probe::of(document, place),
            is_one: false,
            list: Vec::new(),
            by_name: Table::default(),
            by_any_name: Vec::new(),
            by_keys: Vec::new(),
        };
        if let Some(Value::Object(keywords)) = document.at(place) {
            let depends_on_all = ["unevaluatedProperties", "unevaluatedItems"];
            // Keywords that are taken out stand in a schema of the root's dialect, where they may mean something else.
            let may_mean_else = document.is_foreign(place);
            parts.is_one = may_mean_else || depends_on_all.iter().any(|keyword| keywords.contains_key(*keyword));
            if !parts.is_one {
                Splitter { document, keywords, parts: &mut parts }.split();
            }
        }
        parts
    }

    /// The parts that an edit on this way may concern.
    pub(super) fn touched(&self, way: &[String], presence: bool) -> Vec<&Part> {
        let Some(next) = way.first() else { return Vec::new() };
        let by_keys = if presence && way.len() == 1 { self.by_keys.as_slice() } else { &[] };
        let by_name = self.by_name.get(next).map_or(&[][..], Vec::as_slice);
        let mut candidates = [&self.by_any_name, by_name, by_keys].concat();
        candidates.sort_unstable();
        candidates.dedup();
        let candidates = candidates.into_iter().map(|index| &self.list[index]);
        candidates.filter(|(reads, _)| reads.touched(way, presence)).map(|(_, part)| part).collect()
    }

    /// The schema for a property or element, and its keyword path. Only those that stand for one
    /// place; what matches by pattern is a rule.
    pub(super) fn child(&self, document: &Document, value: &Value, token: &str) -> Option<Pointer> {
        let Value::Object(keywords) = document.at(&self.place)? else { return None };
        if document.reference_stands_alone(&self.place) && keywords.contains_key("$ref") {
            return None;
        }
        let path = |keyword: &str| Pointer::root().child(keyword);
        match value {
            Value::Object(_) => {
                let named = keywords.get("properties").and_then(|by_name| by_name.get(token));
                let additional = keywords.get("additionalProperties");
                let by_pattern = keywords.contains_key("patternProperties");
                match (named, additional) {
                    (Some(_), _) => Some(path("properties").child(token)),
                    (None, Some(schema)) if !by_pattern && schema != &Value::Bool(false) => {
                        Some(path("additionalProperties"))
                    }
                    _ => None,
                }
            }
            Value::Array(_) => {
                let index = change::index(token)?;
                let prefix = keywords.get("prefixItems").and_then(Value::as_array).map_or(0, Vec::len);
                if index < prefix {
                    return Some(path("prefixItems").child(index));
                }
                keywords.get("items").filter(|items| items.is_object()).map(|_| path("items"))
            }
            _ => None,
        }
    }

    /// A part more.
    pub(super) fn add(&mut self, reads: Reads, part: Part) {
        let index = self.list.len();
        if reads.reads_all() || reads.others.is_some() {
            self.by_any_name.push(index);
        }
        if reads.keys {
            self.by_keys.push(index);
        }
        for (name, _) in reads.names.iter() {
            self.by_name.entry(name).push(index);
        }
        self.list.push((reads, part));
    }
}
