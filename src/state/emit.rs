//! The document that the answers make: what applies and is answered, nothing else.

use super::{FormState, NodeId};
use crate::form::{Control, Kind};
use serde_json::{Map, Value};

impl FormState {
    /// The instance as it would leave: the answers of the questions that apply, in an order that does
    /// not depend on the order of the edits: first as the host gave them, then as the form asks.
    pub fn instance(&self) -> Value {
        self.emitted(Self::ROOT).unwrap_or_else(|| Value::Object(Map::new()))
    }

    /// The value that the document has for this node; `None` when it has none.
    pub fn emitted(&self, id: NodeId) -> Option<Value> {
        if !self.is_emitted(id) {
            return None;
        }
        let node = &self.nodes[id];
        if let Some(value) = node.value.as_ref().filter(|_| node.answered == 0 || node.children.is_empty()) {
            return Some(value.clone());
        }
        if self.is_null(id) {
            return Some(Value::Null);
        }
        match &self.definition(id).kind {
            Kind::Group(_) => Some(Value::Object(match &node.order {
                Some(order) => self.properties_in_order(id, order),
                None => self.properties(id),
            })),
            Kind::Repeat(_) => Some(Value::Array(self.elements(id))),
            Kind::Alternatives(..) => self.emitted(self.picked_child(id)?),
            Kind::Control(Control::Fixed(fixed)) => Some(fixed.value.clone()),
            Kind::Control(_) | Kind::Unsupported(_) | Kind::Pick(_) | Kind::Map(_) => None,
        }
    }

    /// Whether the document has a value for this node. A container that is asked for is there even when
    /// it is empty, so that what is missing in it can be named.
    pub(super) fn is_emitted(&self, id: NodeId) -> bool {
        let node = &self.nodes[id];
        if !node.relevant || self.name_fault(id).is_some() {
            return false;
        }
        let asked_for = match &self.definition(id).kind {
            Kind::Group(_) => (node.required && node.open) || node.parent.is_none(),
            Kind::Repeat(_) => node.required && !node.children.is_empty(),
            Kind::Control(Control::Fixed(_)) => node.required,
            Kind::Alternatives(..) => self.picked_child(id).is_some_and(|child| self.is_emitted(child)),
            Kind::Control(_) | Kind::Unsupported(_) | Kind::Pick(_) | Kind::Map(_) => false,
        };
        node.value.is_some()
            || (node.answered > 0 && !matches!(self.definition(id).kind, Kind::Alternatives(..)))
            || node.extra.is_some()
            || asked_for
            || self.is_given(id)
            || self.is_null(id)
    }

    /// A container that the host gave is given back; a control's answer may have been taken away.
    fn is_given(&self, id: NodeId) -> bool {
        self.nodes[id].given && matches!(self.definition(id).kind, Kind::Group(_) | Kind::Repeat(_))
    }

    /// `null` stands where the schema allows it and nothing is answered: where the host gave it, and where something
    /// must stand. What the host gave in its place is given back, be it empty.
    pub(super) fn is_null(&self, id: NodeId) -> bool {
        let node = &self.nodes[id];
        let is_demanded = node.required && self.definition(id).nullable && !self.is_given(id) && node.extra.is_none();
        (node.nulled || is_demanded) && node.answered == 0 && node.value.is_none()
    }

    fn properties(&self, id: NodeId) -> Map<String, Value> {
        let mut properties = Map::new();
        for child in &self.nodes[id].children {
            if let Kind::Map(_) = self.definition(*child).kind {
                for entry in &self.nodes[*child].children {
                    if let (Some(name), Some(value)) = (&self.nodes[*entry].name, self.emitted(*entry)) {
                        properties.insert(name.clone(), value);
                    }
                }
            } else if let Some(value) = self.emitted(*child) {
                properties.insert(self.definition(*child).key.clone(), value);
            }
        }
        for (name, value) in self.nodes[id].extra.iter().flat_map(|extra| extra.iter()) {
            if self.is_free(id, name) {
                properties.insert(name.clone(), value.clone());
            }
        }
        properties
    }

    /// Whether no question that applies has this name. A property that waits for its name has none.
    pub(super) fn is_free(&self, id: NodeId, name: &str) -> bool {
        self.child(id, name).is_none_or(|child| !self.nodes[child].relevant || self.name_fault(child).is_some())
    }

    fn properties_in_order(&self, id: NodeId, order: &[String]) -> Map<String, Value> {
        let mut rest = self.properties(id);
        let mut properties = Map::with_capacity(rest.len());
        for key in order {
            if let Some(value) = rest.get_mut(key) {
                properties.insert(key.clone(), value.take());
            }
        }
        for (key, value) in rest {
            properties.entry(key).or_insert(value);
        }
        properties
    }

    fn elements(&self, id: NodeId) -> Vec<Value> {
        self.nodes[id].children[..self.length(id)].iter().map(|row| self.row(*row)).collect()
    }

    /// How many elements the array has: all rows; of those that have a place each, not the last ones that are empty, unless
    /// the host gave them so.
    pub(super) fn length(&self, id: NodeId) -> usize {
        let rows = &self.nodes[id].children;
        if rows.len() > self.definition(id).kind.places() {
            return rows.len();
        }
        let answered = rows.iter().rposition(|row| self.is_emitted(*row)).map_or(0, |last| last + 1);
        answered.max(self.nodes[id].kept.min(rows.len()))
    }

    /// A row has a place in its array whether it is answered or not, and so has what must be in it.
    pub fn row(&self, id: NodeId) -> Value {
        if let Some(value) = self.emitted(id) {
            return value;
        }
        let inner = self.innermost(id);
        match &self.definition(inner).kind {
            Kind::Group(_) => Value::Object(self.properties(inner)),
            Kind::Repeat(_) => Value::Array(self.elements(inner)),
            Kind::Control(Control::Text { .. } | Control::File { .. }) => Value::String(String::new()),
            Kind::Control(_) | Kind::Unsupported(_) | Kind::Pick(_) | Kind::Map(_) | Kind::Alternatives(..) => {
                Value::Null
            }
        }
    }
}
