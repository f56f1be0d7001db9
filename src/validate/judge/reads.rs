//! What a subschema looks at, so that an edit elsewhere leaves its verdict alone.

use crate::{
    pointer::Pointer,
    validate::{
        document::{Document, is_schema},
        limits::{MAX_CHAIN, MAX_READS},
        table::Table,
    },
};
use serde_json::Value;

/// The parts of a value on which a subschema's verdict depends. Says too much rather than too little.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four facts, each by itself")]
pub(super) struct Reads {
    /// Everything, down to the leaves.
    all: bool,
    /// The value itself: its type, or its content when it is no container.
    own: bool,
    /// Whether it is there at all.
    presence: bool,
    /// Which names there are below, or how many elements.
    pub(super) keys: bool,
    /// What is read of the property or element of that name.
    pub(super) names: Table<Reads>,
    /// What is read of every property or element.
    pub(super) others: Option<Box<Reads>>,
}

impl Reads {
    pub(super) fn all() -> Self {
        Self { all: true, ..Self::default() }
    }

    pub(super) fn keys() -> Self {
        Self { keys: true, ..Self::default() }
    }

    pub(super) fn presence_of(name: &str) -> Self {
        let presence = Self { presence: true, ..Self::default() };
        Self::below(name, presence)
    }

    /// Whether any name below may matter.
    pub(super) fn reads_all(&self) -> bool {
        self.all
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.all |= other.all;
        self.own |= other.own;
        self.presence |= other.presence;
        self.keys |= other.keys;
        for (name, reads) in other.names.iter() {
            self.names.entry(name).merge(reads.clone());
        }
        if let Some(reads) = other.others {
            self.others.get_or_insert_default().merge(*reads);
        }
    }

    /// Whether an edit matters: the way from the value that is read to the one that changed, and
    /// whether that one appeared or disappeared.
    pub(super) fn touched(&self, way: &[String], presence: bool) -> bool {
        let Some((next, rest)) = way.split_first() else {
            let below = self.keys || self.own || self.others.is_some();
            return self.all
                || below
                || self.presence && presence
                || self.names.iter().any(|(_, reads)| reads.touched(&[], true));
        };
        self.all
            || self.keys && presence && rest.is_empty()
            || self.names.get(next).is_some_and(|reads| reads.touched(rest, presence))
            || self.others.as_ref().is_some_and(|reads| reads.touched(rest, presence))
    }

    fn below(name: &str, reads: Self) -> Self {
        let mut parent = Self::default();
        *parent.names.entry(name) = reads;
        parent
    }

    pub(super) fn each(reads: Self) -> Self {
        Self { others: Some(Box::new(reads)), ..Self::default() }
    }
}

/// Finds out what schemas read.
pub(super) struct Reader<'a> {
    document: &'a Document,
    /// Schemas that may still be looked into before the answer is "everything".
    left: usize,
    entered: Vec<Pointer>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        Self { document, left: MAX_READS, entered: Vec::new() }
    }

    /// What the schema at `place` reads, told apart down to `depth` levels of the instance.
    pub(super) fn schema(&mut self, place: &Pointer, depth: usize) -> Reads {
        let Some(schema) = self.document.at(place) else { return Reads::all() };
        let Value::Object(keywords) = schema else {
            return Reads { presence: schema == &Value::Bool(false), ..Reads::default() };
        };
        // The second bound keeps this recursion from overflowing the stack.
        if self.left == 0
            || self.document.is_foreign(place)
            || self.entered.len() > MAX_CHAIN
            || self.entered.contains(place)
        {
            return Reads::all();
        }
        self.left -= 1;
        self.entered.push(place.clone());
        let mut reads = Reads::default();
        for (keyword, value) in keywords {
            reads.merge(self.keyword(&place.child(keyword.as_str()), keyword, value, depth));
        }
        self.entered.pop();
        reads
    }

    fn part(&mut self, place: &Pointer, depth: usize) -> Reads {
        if depth == 0 { Reads::all() } else { self.schema(place, depth - 1) }
    }

    pub(super) fn keyword(&mut self, place: &Pointer, keyword: &str, value: &Value, depth: usize) -> Reads {
        let own = || Reads { own: true, ..Reads::default() };
        let mut reads = Reads::default();
        match (keyword, value) {
            (
                "const"
                | "enum"
                | "uniqueItems"
                | "unevaluatedItems"
                | "unevaluatedProperties"
                | "$dynamicRef"
                | "$recursiveRef",
                _,
            ) => return Reads::all(),
            ("$ref", Value::String(reference)) => {
                return match self.document.resolve(place, reference) {
                    Some(target) => self.schema(&target, depth),
                    None => Reads::all(),
                };
            }
            ("minItems" | "maxItems" | "minProperties" | "maxProperties" | "minContains" | "maxContains", _) => {
                return Reads { keys: true, own: true, ..Reads::default() };
            }
            ("required", Value::Array(names)) => {
                reads.own = true;
                names.iter().filter_map(Value::as_str).for_each(|name| reads.merge(Reads::presence_of(name)));
            }
            ("properties", Value::Object(by_name)) => {
                for name in by_name.keys() {
                    let part = self.part(&place.child(name.as_str()), depth);
                    reads.merge(Reads::below(name, part));
                }
            }
            ("patternProperties", Value::Object(by_pattern)) => {
                for pattern in by_pattern.keys() {
                    let part = self.part(&place.child(pattern.as_str()), depth);
                    reads.merge(Reads::each(part));
                }
            }
            ("prefixItems" | "items", Value::Array(schemas)) => {
                for index in 0..schemas.len() {
                    let part = self.part(&place.child(index), depth);
                    reads.merge(Reads::below(&index.to_string(), part));
                }
            }
            ("items" | "additionalItems" | "additionalProperties", _) => {
                reads = Reads::each(self.part(place, depth));
            }
            ("contains", _) => {
                reads = Reads::each(self.part(place, depth));
                reads.merge(Reads { keys: true, own: true, ..Reads::default() });
            }
            ("propertyNames", _) => return Reads { keys: true, own: true, ..Reads::default() },
            ("dependentRequired" | "dependentSchemas" | "dependencies", Value::Object(by_name)) => {
                for (name, dependency) in by_name {
                    reads.merge(Reads::presence_of(name));
                    if is_schema(dependency) {
                        reads.merge(self.schema(&place.child(name.as_str()), depth));
                    } else if let Value::Array(names) = dependency {
                        names.iter().filter_map(Value::as_str).for_each(|name| reads.merge(Reads::presence_of(name)));
                    }
                }
            }
            ("allOf" | "anyOf" | "oneOf", Value::Array(schemas)) => {
                (0..schemas.len()).for_each(|index| reads.merge(self.schema(&place.child(index), depth)));
            }
            ("not" | "if" | "then" | "else", _) => return self.schema(place, depth),
            ("$defs" | "definitions" | "title" | "description" | "default" | "examples", _) => {}
            // What else there is looks at the value itself at most.
            _ => return own(),
        }
        // A container of another type makes every keyword for containers fall silent.
        reads.own = true;
        reads
    }
}
