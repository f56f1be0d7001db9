//! The document that the answers make: what applies and is answered, nothing else.

use super::{FormState, NodeId};
use crate::form::Kind;
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
        if let Some(misfit) = &node.value {
            return Some(misfit.clone());
        }
        match &self.definition(id).kind {
            Kind::Group(group) => Some(Value::Object(match &node.order {
                Some(order) => self.properties_in_order(id, group, order),
                None => self.properties(id),
            })),
            Kind::Repeat(_) => Some(Value::Array(node.children.iter().map(|row| self.row(*row)).collect())),
            Kind::Control(_) | Kind::Unsupported(_) => None,
        }
    }

    /// Whether the document has a value for this node. A container that is asked for is there even when
    /// it is empty, so that what is missing in it can be named.
    pub(super) fn is_emitted(&self, id: NodeId) -> bool {
        let node = &self.nodes[id];
        if !node.relevant {
            return false;
        }
        let asked_for = match &self.definition(id).kind {
            Kind::Group(_) => node.required || node.parent.is_none(),
            Kind::Repeat(_) => node.required && !node.children.is_empty(),
            Kind::Control(_) | Kind::Unsupported(_) => false,
        };
        node.value.is_some() || node.answered > 0 || node.extra.is_some() || asked_for || self.is_given(id)
    }

    /// A container that the host gave is given back; a control's answer may have been taken away.
    fn is_given(&self, id: NodeId) -> bool {
        self.nodes[id].given && matches!(self.definition(id).kind, Kind::Group(_) | Kind::Repeat(_))
    }

    fn properties(&self, id: NodeId) -> Map<String, Value> {
        let children = self.nodes[id].children.iter();
        let answers = children.filter_map(|child| Some((self.definition(*child).key.clone(), self.emitted(*child)?)));
        answers.chain(self.nodes[id].extra.iter().flat_map(|extra| (**extra).clone())).collect()
    }

    fn properties_in_order(&self, id: NodeId, group: &crate::form::Group, order: &[String]) -> Map<String, Value> {
        let mut properties = Map::new();
        let extra = self.nodes[id].extra.as_deref();
        for key in order {
            let value = match self.form.index_of(group, key) {
                Some(child) => self.emitted(self.nodes[id].children[child]),
                None => extra.and_then(|extra| extra.get(key)).cloned(),
            };
            if let Some(value) = value {
                properties.insert(key.clone(), value);
            }
        }
        for (key, value) in self.properties(id) {
            properties.entry(key).or_insert(value);
        }
        properties
    }

    /// A row has a place in its array whether it is answered or not.
    fn row(&self, id: NodeId) -> Value {
        self.emitted(id).unwrap_or_else(|| match &self.definition(id).kind {
            Kind::Group(_) => Value::Object(Map::new()),
            Kind::Repeat(_) => Value::Array(Vec::new()),
            Kind::Control(crate::form::Control::Text { .. }) => Value::String(String::new()),
            Kind::Control(_) | Kind::Unsupported(_) => Value::Null,
        })
    }
}
