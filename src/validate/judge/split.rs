//! How a schema is taken apart: which keywords are judged together.

use super::{
    parts::{Condition, Part, Parts},
    reads::{Reader, Reads},
    rule::{Probe, Rule, Scope, Synthesis},
};
use crate::{
    pointer::Pointer,
    validate::document::{Document, is_schema},
};
use serde_json::{Map, Value};

/// How deep conditions are told apart by what they read.
const DEPTH: usize = 16;

/// Takes one schema apart.
pub(super) struct Splitter<'a> {
    pub(super) document: &'a Document,
    pub(super) keywords: &'a Map<String, Value>,
    pub(super) parts: &'a mut Parts,
}

impl Splitter<'_> {
    pub(super) fn split(&mut self) {
        if let Some(Value::String(reference)) = self.keywords.get("$ref") {
            match self.document.resolve(&self.parts.place, reference) {
                Some(target) => self.here(Pointer::root().child("$ref"), target),
                None => self.parts.is_one = true,
            }
            if self.document.reference_stands_alone(&self.parts.place) {
                return;
            }
        }
        for (keyword, value) in self.keywords {
            self.keyword(keyword, value);
        }
        self.together(&["const", "enum", "uniqueItems"], Reads::all());
        self.together(&["minItems", "maxItems", "minProperties", "maxProperties"], Reads::keys());
        self.contains();
        self.by_pattern();
        self.items();
        self.condition();
    }

    fn keyword(&mut self, keyword: &str, value: &Value) {
        let path = Pointer::root().child(keyword);
        match (keyword, value) {
            ("required", Value::Array(names)) => {
                for name in names.iter().filter_map(Value::as_str) {
                    self.add(Reads::presence_of(name), Part::Required(name.to_owned()));
                }
            }
            ("additionalProperties", Value::Bool(false)) if !self.keywords.contains_key("patternProperties") => {
                self.add(Reads::keys(), Part::Closed);
            }
            ("allOf", Value::Array(schemas)) => {
                for index in 0..schemas.len() {
                    let path = path.child(index);
                    self.here(path.clone(), self.parts.place.join(&path));
                }
            }
            ("anyOf" | "oneOf", Value::Array(schemas)) => {
                let mut synthesis = Synthesis::default();
                let alternatives = (0..schemas.len()).map(|index| {
                    let path = path.child(index);
                    synthesis.refer(self.document, path.clone(), &self.parts.place.join(&path))
                });
                let alternatives = alternatives.collect();
                synthesis.schema.insert(keyword.to_owned(), alternatives);
                self.rule(Scope::Value, synthesis);
            }
            // `false` knows no name that it could be said of, and is said of the object as a whole.
            ("not", _) | ("propertyNames", Value::Bool(_)) => self.applied(keyword, Scope::Value),
            ("propertyNames", _) => self.applied(keyword, Scope::Name),
            ("dependentSchemas", Value::Object(by_name)) => {
                for name in by_name.keys() {
                    let path = path.child(name.as_str());
                    let mut synthesis = Synthesis::default();
                    let place = self.parts.place.join(&path);
                    let schema = synthesis.refer(self.document, path.clone(), &place);
                    let by_name = Map::from_iter([(name.clone(), schema)]);
                    synthesis.schema.insert(keyword.to_owned(), by_name.into());
                    let mut reads = Reads::presence_of(name);
                    reads.merge(Reader::new(self.document).schema(&place, DEPTH));
                    let mut rule = Rule::new(Scope::Value, synthesis);
                    rule.owns = vec![path];
                    self.add(reads, Part::Rule(rule));
                }
            }
            ("dependentRequired" | "dependencies", Value::Object(by_name)) => {
                let mut synthesis = Synthesis::default();
                let dependencies = by_name.iter().map(|(name, dependency)| {
                    let path = path.child(name.as_str());
                    let dependency = if is_schema(dependency) {
                        synthesis.refer(self.document, path.clone(), &self.parts.place.join(&path))
                    } else {
                        dependency.clone()
                    };
                    (name.clone(), dependency)
                });
                let dependencies: Map<String, Value> = dependencies.collect();
                synthesis.schema.insert(keyword.to_owned(), dependencies.into());
                self.rule(Scope::Value, synthesis);
            }
            _ => {}
        }
    }

    /// Keywords without subschemas whose readings are the same.
    fn together(&mut self, keywords: &[&str], reads: Reads) {
        let present = keywords.iter().filter_map(|keyword| self.keywords.get_key_value(*keyword));
        let schema: Map<String, Value> = present.map(|(keyword, value)| (keyword.clone(), value.clone())).collect();
        if !schema.is_empty() {
            let mut synthesis = Synthesis::default();
            synthesis.schema = schema;
            self.add(reads, Part::Rule(Rule::new(Scope::Value, synthesis)));
        }
    }

    /// A keyword that holds one schema.
    fn applied(&mut self, keyword: &str, scope: Scope) {
        let mut synthesis = Synthesis::default();
        self.refer(&mut synthesis, keyword);
        self.rule(scope, synthesis);
    }

    fn refer(&self, synthesis: &mut Synthesis, keyword: &str) {
        let path = Pointer::root().child(keyword);
        let schema = synthesis.refer(self.document, path.clone(), &self.parts.place.join(&path));
        synthesis.schema.insert(keyword.to_owned(), schema);
    }

    fn copy(&self, synthesis: &mut Synthesis, keyword: &str) {
        if let Some(value) = self.keywords.get(keyword) {
            synthesis.schema.insert(keyword.to_owned(), value.clone());
        }
    }

    fn contains(&mut self) {
        if !self.keywords.contains_key("contains") {
            return;
        }
        let mut synthesis = Synthesis::default();
        self.refer(&mut synthesis, "contains");
        self.copy(&mut synthesis, "minContains");
        self.copy(&mut synthesis, "maxContains");
        self.rule(Scope::Value, synthesis);
    }

    /// `patternProperties`, and `additionalProperties` when it depends on them.
    fn by_pattern(&mut self) {
        let Some(Value::Object(by_pattern)) = self.keywords.get("patternProperties") else { return };
        let mut synthesis = Synthesis::default();
        let path = Pointer::root().child("patternProperties");
        let schemas = by_pattern.keys().map(|pattern| {
            let path = path.child(pattern.as_str());
            let schema = synthesis.refer(self.document, path.clone(), &self.parts.place.join(&path));
            (pattern.clone(), schema)
        });
        let schemas: Map<String, Value> = schemas.collect();
        synthesis.schema.insert("patternProperties".to_owned(), schemas.into());
        if self.keywords.contains_key("additionalProperties") {
            self.refer(&mut synthesis, "additionalProperties");
        }
        if let Some(Value::Object(by_name)) = self.keywords.get("properties") {
            // Named properties are not additional; what they hold is judged elsewhere.
            let by_name: Map<String, Value> = by_name.keys().map(|name| (name.clone(), Value::Bool(true))).collect();
            synthesis.schema.insert("properties".to_owned(), by_name.into());
        }
        let mut rule = Rule::new(Scope::Member, synthesis);
        rule.owns.retain(|keyword| keyword.as_str() != "/properties");
        self.add(Reads::each(Reads::all()), Part::Rule(rule));
    }

    /// Forms of `items` that judge by position or number.
    fn items(&mut self) {
        let by_position = match self.keywords.get("items") {
            Some(Value::Bool(_)) => {
                self.keywords.get("prefixItems").map_or(0, |prefix| prefix.as_array().map_or(0, Vec::len))
            }
            Some(Value::Array(schemas)) => schemas.len(),
            _ => return,
        };
        let mut synthesis = Synthesis::default();
        let path = Pointer::root().child("items");
        if let Some(Value::Array(_)) = self.keywords.get("items") {
            let schemas = (0..by_position).map(|index| {
                let path = path.child(index);
                synthesis.refer(self.document, path.clone(), &self.parts.place.join(&path))
            });
            let schemas = schemas.collect();
            synthesis.schema.insert("items".to_owned(), schemas);
            if self.keywords.contains_key("additionalItems") {
                self.refer(&mut synthesis, "additionalItems");
            }
        } else {
            self.copy(&mut synthesis, "items");
            let anything = vec![Value::Bool(true); by_position];
            if by_position > 0 {
                synthesis.schema.insert("prefixItems".to_owned(), anything.into());
            }
        }
        let mut rule = Rule::new(Scope::Value, synthesis);
        rule.owns.retain(|keyword| keyword.as_str() != "/prefixItems");
        self.add(Reads::all(), Part::Rule(rule));
    }

    fn condition(&mut self) {
        if !self.keywords.contains_key("if") {
            return;
        }
        let place = |keyword: &str| self.parts.place.child(keyword);
        let reads = |keyword: &str| Reader::new(self.document).schema(&place(keyword), DEPTH);
        let mut synthesis = Synthesis::default();
        self.refer(&mut synthesis, "if");
        let mut branches = Vec::new();
        for (keyword, fits) in [("then", true), ("else", false)] {
            if self.keywords.contains_key(keyword) {
                self.refer(&mut synthesis, keyword);
                branches.push((keyword, reads(keyword), fits));
            }
        }
        if branches.is_empty() {
            return;
        }
        let test_reads = reads("if");
        let mut all = test_reads.clone();
        for (_, reads, _) in &branches {
            all.merge(reads.clone());
        }
        let test = Probe::of(self.document, &place("if"));
        let rule = Rule::new(Scope::Value, synthesis);
        self.add(all, Part::Condition(Box::new(Condition { test, test_reads, branches, rule })));
    }

    /// A rule that reads what its keywords read in the document.
    fn rule(&mut self, scope: Scope, synthesis: Synthesis) {
        let mut reads = Reads::default();
        for keyword in synthesis.schema.keys() {
            let place = self.parts.place.child(keyword.as_str());
            if let Some(value) = self.keywords.get(keyword) {
                reads.merge(Reader::new(self.document).keyword(&place, keyword, value, DEPTH));
            }
        }
        self.add(reads, Part::Rule(Rule::new(scope, synthesis)));
    }

    fn here(&mut self, suffix: Pointer, place: Pointer) {
        let reads = Reader::new(self.document).schema(&place, 0);
        self.add(reads, Part::Here { suffix, place });
    }

    fn add(&mut self, reads: Reads, part: Part) {
        self.parts.add(reads, part);
    }
}
