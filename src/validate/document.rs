//! A schema document taken apart: where subschemas stand, how each is applied, where references lead.

use super::table::Table;
use crate::pointer::Pointer;
use serde_json::{Map, Value};
use std::sync::Arc;

/// A whole schema, with what is needed to follow its references.
pub(super) struct Document {
    pub(super) schema: Arc<Value>,
    /// `$id` without a fragment, when there is one.
    base: Option<String>,
    anchors: Table<Pointer>,
    /// Whether `$ref` hides its neighbours (drafts 4 to 7).
    pub(super) reference_stands_alone: bool,
    /// Whether a keyword occurs whose meaning depends on more than the place where it stands:
    /// dynamic references, and schemas with an `$id` or `$schema` of their own.
    pub(super) is_entangled: bool,
}

/// How a subschema is applied to the instance of the schema that contains it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Applies {
    /// To the same value, by `$ref`.
    Reference,
    /// To the same value, by another keyword.
    Here,
    /// To the property or element of that name.
    Child(String),
    /// To properties or elements that only the instance can name.
    Children,
}

/// A subschema: the way to it in evaluation, its place in the document, how it applies.
#[derive(Clone, Debug)]
pub(super) struct Subschema {
    pub(super) place: Pointer,
    pub(super) applies: Applies,
}

impl Document {
    pub(super) fn new(schema: Value, reference_stands_alone: bool) -> Self {
        let base = schema.get("$id").or_else(|| schema.get("id")).and_then(Value::as_str);
        let mut document = Self {
            base: base.map(|id| id.split('#').next().unwrap_or_default().to_owned()),
            anchors: Table::default(),
            reference_stands_alone,
            is_entangled: false,
            schema: Arc::new(Value::Null),
        };
        document.survey(&schema, &Pointer::root());
        document.schema = Arc::new(schema);
        document
    }

    fn survey(&mut self, value: &Value, place: &Pointer) {
        match value {
            Value::Object(members) => {
                if let Some(Value::String(anchor)) = members.get("$anchor") {
                    *self.anchors.entry(anchor) = place.clone();
                }
                let own_identity = ["$id", "id", "$schema"];
                let nested = place.parent().is_some();
                self.is_entangled |= members.contains_key("$dynamicRef")
                    || members.contains_key("$recursiveRef")
                    || nested && own_identity.iter().any(|key| members.get(*key).is_some_and(Value::is_string));
                for (name, member) in members {
                    self.survey(member, &place.child(name.as_str()));
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.survey(item, &place.child(index));
                }
            }
            _ => {}
        }
    }

    /// What stands at a place.
    pub(super) fn at(&self, place: &Pointer) -> Option<&Value> {
        self.schema.pointer(place.as_str())
    }

    /// Where a reference leads, if it stays in this document.
    pub(super) fn resolve(&self, reference: &str) -> Option<Pointer> {
        let fragment = match (reference.strip_prefix('#'), &self.base) {
            (Some(fragment), _) => fragment,
            (None, Some(base)) => match reference.strip_prefix(base.as_str())? {
                "" => "",
                rest => rest.strip_prefix('#')?,
            },
            (None, None) => return None,
        };
        let place = if fragment.is_empty() || fragment.starts_with('/') {
            Pointer::parse(&percent_decoded(fragment)?)?
        } else {
            self.anchors.get(fragment)?.clone()
        };
        self.at(&place).is_some().then_some(place)
    }

    /// The subschemas of the schema at `place`, references followed one step.
    pub(super) fn subschemas(&self, place: &Pointer) -> Vec<Subschema> {
        let mut found = Vec::new();
        let Some(Value::Object(keywords)) = self.at(place) else { return found };
        let mut add = |place: Pointer, applies| found.push(Subschema { place, applies });
        if let Some(Value::String(reference)) = keywords.get("$ref") {
            if let Some(target) = self.resolve(reference) {
                add(target, Applies::Reference);
            }
            if self.reference_stands_alone {
                return found;
            }
        }
        for (keyword, value) in keywords {
            let place = place.child(keyword.as_str());
            match (keyword.as_str(), value) {
                ("allOf" | "anyOf" | "oneOf", Value::Array(schemas)) => {
                    (0..schemas.len()).for_each(|index| add(place.child(index), Applies::Here));
                }
                ("not" | "if" | "then" | "else", _) => add(place, Applies::Here),
                ("dependentSchemas" | "dependencies", Value::Object(by_name)) => {
                    for (name, schema) in by_name {
                        if is_schema(schema) {
                            add(place.child(name.as_str()), Applies::Here);
                        }
                    }
                }
                ("properties", Value::Object(by_name)) => {
                    for name in by_name.keys() {
                        add(place.child(name.as_str()), Applies::Child(name.clone()));
                    }
                }
                ("patternProperties", Value::Object(by_pattern)) => {
                    for pattern in by_pattern.keys() {
                        add(place.child(pattern.as_str()), Applies::Children);
                    }
                }
                ("prefixItems" | "items", Value::Array(schemas)) => {
                    for index in 0..schemas.len() {
                        add(place.child(index), Applies::Child(index.to_string()));
                    }
                }
                (
                    "items"
                    | "additionalItems"
                    | "additionalProperties"
                    | "contains"
                    | "propertyNames"
                    | "unevaluatedItems"
                    | "unevaluatedProperties",
                    _,
                ) => add(place, Applies::Children),
                _ => {}
            }
        }
        found
    }

    /// The places of all `$ref`s written with that text; for messages.
    pub(super) fn place_of_reference(&self, matches: impl Fn(&str) -> bool) -> Option<(Pointer, String)> {
        let mut open = vec![(&*self.schema, Pointer::root())];
        while let Some((value, place)) = open.pop() {
            match value {
                Value::Object(members) => {
                    if let Some(reference) = reference_in(members).filter(|text| matches(text)) {
                        return Some((place.child("$ref"), reference.to_owned()));
                    }
                    open.extend(members.iter().map(|(name, member)| (member, place.child(name.as_str()))));
                }
                Value::Array(items) => {
                    open.extend(items.iter().enumerate().map(|(index, item)| (item, place.child(index))));
                }
                _ => {}
            }
        }
        None
    }
}

fn reference_in(members: &Map<String, Value>) -> Option<&str> {
    members.get("$ref")?.as_str()
}

pub(super) fn is_schema(value: &Value) -> bool {
    value.is_object() || value.is_boolean()
}

fn percent_decoded(fragment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let hex = std::str::from_utf8(rest.get(..2)?).ok()?;
        bytes.push(u8::from_str_radix(hex, 16).ok()?);
        rest = &rest[2..];
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn references_are_followed_inside_the_document() {
        let schema = json!({
            "$id": "urn:example:form",
            "$defs": {"a b": {"$anchor": "here"}, "å/~": {}},
        });
        let document = Document::new(schema, false);
        let resolved = |reference: &str| document.resolve(reference).map(|place| place.to_string());
        assert_eq!(resolved("#").as_deref(), Some(""));
        assert_eq!(resolved("#here").as_deref(), Some("/$defs/a b"));
        assert_eq!(resolved("#/$defs/a%20b").as_deref(), Some("/$defs/a b"));
        assert_eq!(resolved("urn:example:form#/$defs/%C3%A5~1~0").as_deref(), Some("/$defs/å~1~0"));
        assert_eq!(resolved("urn:example:form").as_deref(), Some(""));
        for nowhere in ["#/$defs/c", "#there", "other#", "urn:example:form2#", "#/%zz"] {
            assert_eq!(resolved(nowhere), None, "{nowhere}");
        }
    }
}
