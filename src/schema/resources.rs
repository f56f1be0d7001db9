//! Which schema has which name: the identifiers and anchors of a document, and where a reference leads.
//! Nothing is ever fetched.

use super::{
    dialect::{Dialect, Holds},
    uri::{percent_decoded, resolve, without_fragment},
};
use crate::order::sort;
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// The names in one document (JSON Schema 2020-12 core, 8.2; draft-07 core, 8.2), and in those embedded in it.
///
/// ```
/// use sovitaan::{pointer::Pointer, schema::Resources};
/// use serde_json::json;
///
/// let root = json!({"$id": "urn:x", "$defs": {"a": {"$anchor": "first"}}});
/// let resources = Resources::of(&root, &[]);
/// let a = resources.resolve(&root, &Pointer::root(), "#first").unwrap();
/// assert_eq!(a.as_str(), "/$defs/a");
/// assert_eq!(resources.resolve(&root, &Pointer::root(), "urn:x#/$defs/a"), Some(a));
/// assert_eq!(resources.resolve(&root, &Pointer::root(), "https://example.org/other.json"), None);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Resources {
    /// In the order of their places.
    all: Vec<Resource>,
    /// The names of resources without their fragments, in order; documents that were handed over have two,
    /// their own and the one under which the host handed them over.
    names: Vec<(String, Pointer)>,
    /// In the order of their names.
    anchors: Vec<Anchor>,
}

#[derive(Clone, Debug)]
struct Resource {
    uri: String,
    place: Pointer,
    dialect: Dialect,
}

#[derive(Clone, Debug)]
struct Anchor {
    name: String,
    /// The place of the resource that it is in.
    resource: Pointer,
    place: Pointer,
    is_dynamic: bool,
}

impl Resources {
    /// Surveys a document; `aliases` are the places in it where documents of others stand, and their names.
    pub fn of(root: &Value, aliases: &[(String, Pointer)]) -> Self {
        let mut survey = Survey { found: Self::default(), aliases };
        let outermost = Resource { uri: String::new(), place: Pointer::root(), dialect: Dialect::default() };
        let dialect = survey.document(root, &outermost);
        for (uri, place) in aliases {
            if let Some(document) = root.pointer(place.as_str()) {
                survey.document(document, &Resource { uri: uri.clone(), place: place.clone(), dialect });
            }
        }
        let mut found = survey.found;
        sort(&mut found.all, &|a, b| a.place.cmp(&b.place));
        let own = found.all.iter().map(|resource| (resource.uri.as_str(), &resource.place));
        let given = aliases.iter().map(|(uri, place)| (uri.as_str(), place));
        found.names = own.chain(given).map(|(uri, place)| (without_fragment(uri).to_owned(), place.clone())).collect();
        sort(&mut found.names, &Ord::cmp);
        found.names.dedup();
        sort(&mut found.anchors, &|a, b| a.name.cmp(&b.name));
        found
    }

    /// Where a `$ref` at `place` leads; `None` when that is not in this document.
    pub fn resolve(&self, root: &Value, place: &Pointer, reference: &str) -> Option<Pointer> {
        self.targets(root, place, reference).into_iter().next()
    }

    /// Where a `$dynamicRef` (or a `$recursiveRef`) at `place` leads when evaluation came by way of the resources
    /// at `scope`, outermost first (2020-12 core, 8.2.3.2).
    pub fn resolve_dynamic(
        &self,
        root: &Value,
        place: &Pointer,
        reference: &str,
        scope: &[Pointer],
    ) -> Option<Pointer> {
        let first = self.resolve(root, place, reference)?;
        let at_first = |anchor: &&Anchor| anchor.is_dynamic && anchor.place == first;
        let Some(start) = self.anchors.iter().find(at_first) else { return Some(first) };
        let outermost = scope.iter().find_map(|resource| {
            let is_meant = |anchor: &&Anchor| anchor.is_dynamic && anchor.resource == *resource;
            self.anchored(&start.name).find(is_meant).map(|anchor| anchor.place.clone())
        });
        Some(outermost.unwrap_or(first))
    }

    /// Every place to which a reference may lead, whatever the way to it: a `$dynamicRef` to each dynamic anchor of
    /// its name, and a reference to a name that was given twice to both.
    ///
    /// ```
    /// use sovitaan::{pointer::Pointer, schema::Resources};
    /// use serde_json::json;
    ///
    /// let root = json!({
    ///     "$dynamicAnchor": "node",
    ///     "$defs": {"list": {"$id": "urn:list", "$dynamicAnchor": "node", "items": {"$dynamicRef": "#node"}}}
    /// });
    /// let at = Pointer::parse("/$defs/list/items").unwrap();
    /// assert_eq!(Resources::of(&root, &[]).resolve_all(&root, &at, "$dynamicRef", "#node").len(), 2);
    /// assert_eq!(Resources::of(&root, &[]).resolve_all(&root, &at, "$ref", "#node").len(), 1);
    /// ```
    pub fn resolve_all(&self, root: &Value, place: &Pointer, keyword: &str, reference: &str) -> Vec<Pointer> {
        let mut found = self.targets(root, place, reference);
        if keyword != "$ref" && !found.is_empty() {
            let (_, fragment) = reference.split_once('#').unwrap_or((reference, ""));
            let name = percent_decoded(fragment).unwrap_or_default();
            let dynamic = self.anchored(&name).filter(|anchor| anchor.is_dynamic);
            found.extend(dynamic.map(|anchor| anchor.place.clone()));
            sort(&mut found, &Ord::cmp);
            found.dedup();
        }
        found
    }

    /// The place of the resource that `place` is in.
    pub fn resource_of(&self, place: &Pointer) -> Pointer {
        self.around(place).map(|resource| resource.place.clone()).unwrap_or_default()
    }

    /// Whether `$ref` hides its neighbours at `place`: in drafts 4 to 7.
    pub fn reference_stands_alone(&self, place: &Pointer) -> bool {
        self.around(place).is_some_and(|resource| resource.dialect.reference_stands_alone())
    }

    /// Whether `$schema` names somebody's own meta-schema for what stands at `place`.
    pub fn is_custom(&self, place: &Pointer) -> bool {
        self.around(place).is_some_and(|resource| resource.dialect == Dialect::Custom)
    }

    /// The dialect of what stands at `place`.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn dialect_of(&self, place: &Pointer) -> Dialect {
        self.around(place).map(|resource| resource.dialect).unwrap_or_default()
    }

    /// Whether the document has names below its root, or references whose meaning hangs on the way to them.
    pub fn is_one_resource(&self) -> bool {
        self.all.len() == 1
    }

    /// The places where resources start, in their order; the first is the root.
    pub fn places(&self) -> impl Iterator<Item = &Pointer> {
        self.all.iter().map(|resource| &resource.place)
    }

    /// The full URI that a reference at `place` names, for messages.
    pub fn uri_of(&self, place: &Pointer, reference: &str) -> String {
        self.around(place).map_or_else(String::new, |around| resolve(&around.uri, reference))
    }

    /// What is not there when a reference at `place` leads nowhere: the URI of a document, or, where that document is
    /// there, what is looked for in it.
    ///
    /// ```
    /// use sovitaan::{pointer::Pointer, schema::Resources};
    ///
    /// let resources = Resources::of(&serde_json::json!({"$id": "https://example.org/a"}), &[]);
    /// assert_eq!(resources.missing(&Pointer::root(), "b#/c"), "https://example.org/b");
    /// assert_eq!(resources.missing(&Pointer::root(), "#/c"), "https://example.org/a#/c");
    /// ```
    pub fn missing(&self, place: &Pointer, reference: &str) -> String {
        let (named, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let uri = self.uri_of(place, reference);
        let is_there = named.is_empty() || !self.named(&uri).is_empty();
        if is_there && !fragment.is_empty() { [&uri, "#", fragment].concat() } else { uri }
    }

    /// Where a reference leads when nothing is dynamic: one place, or more where a name was given twice.
    fn targets(&self, root: &Value, place: &Pointer, reference: &str) -> Vec<Pointer> {
        let (named, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let Some(around) = self.around(place) else { return Vec::new() };
        let Some(fragment) = percent_decoded(fragment) else { return Vec::new() };
        let start = if named.is_empty() { vec![&around.place] } else { self.named(&resolve(&around.uri, named)) };
        if fragment.is_empty() || fragment.starts_with('/') {
            let Some(tail) = Pointer::parse(&fragment) else { return Vec::new() };
            let ends = start.into_iter().map(|resource| resource.join(&tail));
            return ends.filter(|end| root.pointer(end.as_str()).is_some()).collect();
        }
        let anchored = self.anchored(&fragment).filter(|anchor| start.contains(&&anchor.resource));
        anchored.map(|anchor| anchor.place.clone()).collect()
    }

    fn named(&self, uri: &str) -> Vec<&Pointer> {
        let first = self.names.partition_point(|(name, _)| name.as_str() < uri);
        self.names[first..].iter().take_while(|(name, _)| name == uri).map(|(_, place)| place).collect()
    }

    fn anchored(&self, name: &str) -> impl Iterator<Item = &Anchor> {
        let first = self.anchors.partition_point(|anchor| anchor.name.as_str() < name);
        self.anchors[first..].iter().take_while(move |anchor| anchor.name == name)
    }

    fn around(&self, place: &Pointer) -> Option<&Resource> {
        if let [only] = &self.all[..] {
            return Some(only);
        }
        let mut here = Some(place.clone());
        while let Some(at) = here {
            if let Ok(index) = self.all.binary_search_by(|resource| resource.place.cmp(&at)) {
                return Some(&self.all[index]);
            }
            here = at.parent();
        }
        None
    }
}

/// On the way through a document. Only where a dialect has schemas are names looked for: elsewhere `$id` is data.
struct Survey<'a> {
    found: Resources,
    aliases: &'a [(String, Pointer)],
}

impl Survey<'_> {
    /// A document by itself, whether it has a name or not; the answer is its dialect.
    fn document(&mut self, root: &Value, outside: &Resource) -> Dialect {
        let mut own = outside.clone();
        if let Value::Object(members) = root {
            own.dialect = outside.dialect.of(members);
            if let Some(id) = own.dialect.id(members) {
                own.uri = resolve(&outside.uri, id);
            }
        }
        self.found.all.push(own.clone());
        self.below(root, &own.place, &own);
        own.dialect
    }

    fn schema(&mut self, value: &Value, place: &Pointer, around: &Resource) {
        let Value::Object(members) = value else { return };
        if self.aliases.iter().any(|(_, known)| known == place) {
            return;
        }
        let dialect = around.dialect.of(members);
        if let Some(id) = dialect.id(members) {
            let own = Resource { uri: resolve(&around.uri, id), place: place.clone(), dialect };
            self.found.all.push(own.clone());
            self.below(value, place, &own);
        } else if dialect == around.dialect {
            self.below(value, place, around);
        } else {
            self.below(value, place, &Resource { dialect, ..around.clone() });
        }
    }

    fn below(&mut self, value: &Value, place: &Pointer, around: &Resource) {
        let Value::Object(members) = value else { return };
        self.note_anchors(members, place, around);
        for (keyword, value) in members {
            let below = || place.child(keyword.as_str());
            match (around.dialect.holds(keyword), value) {
                (Holds::Schemas, Value::Array(schemas)) => {
                    for (index, schema) in schemas.iter().enumerate() {
                        self.schema(schema, &below().child(index), around);
                    }
                }
                (Holds::Schemas, schema) => self.schema(schema, &below(), around),
                (Holds::ByName, Value::Object(by_name)) => {
                    for (name, schema) in by_name {
                        self.schema(schema, &below().child(name.as_str()), around);
                    }
                }
                _ => {}
            }
        }
    }

    fn note_anchors(&mut self, members: &Map<String, Value>, place: &Pointer, around: &Resource) {
        for (name, is_dynamic) in around.dialect.anchors(members).into_iter().flatten() {
            let (resource, place) = (around.place.clone(), place.clone());
            self.found.anchors.push(Anchor { resource, name: name.to_owned(), place, is_dynamic });
        }
    }
}
