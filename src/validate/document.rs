//! A schema document with those that were handed over: where schemas stand, and where references lead.

use super::guard;
use crate::{
    pointer::Pointer,
    schema::{Documents, Resources},
};
use jsonschema::Draft;
use serde_json::Value;
use std::sync::Arc;

/// The keywords that refer to a schema elsewhere.
pub(super) const REFERENCES: [&str; 3] = ["$ref", "$dynamicRef", "$recursiveRef"];

/// A whole schema, with what is needed to follow its references.
pub(super) struct Document {
    /// The schema alone: what `jsonschema` is given.
    pub(super) plain: Arc<Value>,
    /// The same with the documents that were handed over in its `$defs`: what places point into.
    pub(super) schema: Arc<Value>,
    pub(super) handed: Vec<Handed>,
    resources: Resources,
    /// Whether a keyword occurs whose meaning depends on more than the place where it stands:
    /// dynamic references, and schemas with an `$id` or `$schema` of their own.
    pub(super) is_entangled: bool,
    /// Whether a dynamic reference occurs.
    pub(super) is_dynamic: bool,
    /// Whether a pattern was guarded.
    pub(super) is_guarded: bool,
}

/// A document that was handed over.
pub(super) struct Handed {
    /// The URI under which it was handed over.
    pub(super) uri: String,
    pub(super) place: Pointer,
    pub(super) draft: Draft,
    is_foreign: bool,
}

impl Document {
    pub(super) fn new(mut plain: Value, documents: &Documents, draft: Draft) -> Self {
        let mut bundled = (!documents.is_empty()).then(|| plain.clone());
        let aliases = bundled.as_mut().map(|bundled| documents.bundle(bundled)).unwrap_or_default();
        let is_guarded = bundled.as_mut().is_some_and(guard::protect) | guard::protect(&mut plain);
        let plain = Arc::new(plain);
        let schema = bundled.map_or_else(|| Arc::clone(&plain), Arc::new);
        let resources = Resources::of(&schema, &aliases);
        let handed = aliases.into_iter().map(|(uri, place)| {
            let own = schema.pointer(place.as_str()).map_or(draft, |document| draft.detect(document));
            Handed { uri, place, draft: own, is_foreign: own != draft }
        });
        let handed = handed.collect();
        let mut document =
            Self { plain, schema, handed, resources, is_entangled: false, is_dynamic: false, is_guarded };
        document.survey();
        document
    }

    fn survey(&mut self) {
        let (mut is_dynamic, mut has_names) = (false, false);
        self.each_object(|place, members| {
            is_dynamic |= REFERENCES[1..].iter().any(|keyword| members.contains_key(*keyword));
            let is_outermost = place.parent().is_none() || self.handed.iter().any(|handed| handed.place == *place);
            let own_identity = ["$id", "id", "$schema"];
            has_names |=
                !is_outermost && own_identity.iter().any(|key| members.get(*key).is_some_and(Value::is_string));
        });
        self.is_dynamic = is_dynamic;
        self.is_entangled = is_dynamic || has_names;
    }

    /// Whether there are names inside the document, or other documents.
    pub(super) fn has_names(&self) -> bool {
        !self.resources.is_one_resource()
    }

    /// What stands at a place.
    pub(super) fn at(&self, place: &Pointer) -> Option<&Value> {
        self.schema.pointer(place.as_str())
    }

    /// Where a `$ref` that stands at `place` leads, if that is at hand.
    pub(super) fn resolve(&self, place: &Pointer, reference: &str) -> Option<Pointer> {
        self.resources.resolve(&self.schema, place, reference)
    }

    /// Every place to which a reference may lead.
    pub(super) fn resolve_all(&self, place: &Pointer, keyword: &str, reference: &str) -> Vec<Pointer> {
        self.resources.resolve_all(&self.schema, place, keyword, reference)
    }

    /// The full URI that a reference at `place` names.
    pub(super) fn uri_of(&self, place: &Pointer, reference: &str) -> String {
        self.resources.uri_of(place, reference)
    }

    /// Whether `$ref` hides its neighbours at `place` (drafts 4 to 7).
    pub(super) fn reference_stands_alone(&self, place: &Pointer) -> bool {
        self.resources.reference_stands_alone(place)
    }

    /// Whether the schemas at `place` and below it are of another dialect than the root.
    pub(super) fn is_foreign(&self, place: &Pointer) -> bool {
        self.handed_at(place).is_some_and(|handed| handed.is_foreign)
    }

    /// The document that `place` is in, if that one was handed over.
    pub(super) fn handed_at(&self, place: &Pointer) -> Option<&Handed> {
        self.handed.iter().find(|handed| handed.place.covers(place))
    }

    /// The first reference that is like that, given as it is written and as the full URI: its place and its text.
    pub(super) fn find_reference(&self, matches: impl Fn(&str, &str) -> bool) -> Option<(Pointer, String)> {
        let mut found = None;
        self.each_object(|place, members| {
            for keyword in REFERENCES {
                let Some(Value::String(reference)) = members.get(keyword) else { continue };
                if found.is_none() && matches(reference, &self.uri_of(place, reference)) {
                    found = Some((place.child(keyword), reference.clone()));
                }
            }
        });
        found
    }

    fn each_object(&self, mut look: impl FnMut(&Pointer, &serde_json::Map<String, Value>)) {
        let mut open = vec![(&*self.schema, Pointer::root())];
        while let Some((value, place)) = open.pop() {
            match value {
                Value::Object(members) => {
                    look(&place, members);
                    open.extend(members.iter().rev().map(|(name, member)| (member, place.child(name.as_str()))));
                }
                Value::Array(items) => {
                    open.extend(items.iter().enumerate().rev().map(|(index, item)| (item, place.child(index))));
                }
                _ => {}
            }
        }
    }
}

pub(super) fn is_schema(value: &Value) -> bool {
    value.is_object() || value.is_boolean()
}
