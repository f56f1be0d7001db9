//! From a definition and a JSON value to nodes.

use super::{FormState, Node, NodeId};
use crate::form::{DefinitionId, Kind};
use serde_json::{Map, Value};

impl FormState {
    /// Builds the node of a definition and all below it, with the answers of `instance`; `fresh` nodes
    /// start with the schema's defaults.
    pub(super) fn build(
        &mut self,
        definition: DefinitionId,
        parent: Option<NodeId>,
        instance: Option<&Value>,
        fresh: bool,
    ) -> NodeId {
        let id = self.nodes.len();
        self.nodes.push(Node {
            definition,
            parent,
            children: Vec::new(),
            relevant: true,
            required: false,
            touched: false,
            value: None,
            text: None,
            extra: None,
            order: None,
            given: instance.is_some(),
            answered: 0,
            total: 0,
            truths: Box::default(),
        });
        let meant = self.form.get(definition);
        let start = instance.or(if fresh { meant.default.as_ref() } else { None }).cloned();
        match (&meant.kind, start) {
            (Kind::Group(group), start @ (None | Some(Value::Object(_)))) => {
                let properties = start.as_ref().and_then(Value::as_object);
                let asked: Vec<DefinitionId> = group.children.iter().map(|child| child.definition).collect();
                let conditions = group.conditions.len();
                self.nodes[id].truths = vec![None; conditions].into();
                for child in asked {
                    let value = properties.and_then(|all| all.get(&self.form.get(child).key));
                    let child = self.build(child, Some(id), value, fresh);
                    self.nodes[id].children.push(child);
                }
                if let Some(properties) = properties {
                    self.keep_the_rest(id, properties);
                }
            }
            (Kind::Repeat(repeat), start @ (None | Some(Value::Array(_)))) => {
                let (item, ready) = (repeat.item, repeat.min);
                let rows = start.as_ref().and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
                for row in 0..rows.len().max(ready) {
                    let row = rows.get(row);
                    let row = self.build(item, Some(id), row, fresh || row.is_none());
                    self.nodes[id].children.push(row);
                }
            }
            (_, start) => self.nodes[id].value = start,
        }
        id
    }

    /// What nothing asks for is kept and given back; so is the order of what the host gave.
    fn keep_the_rest(&mut self, id: NodeId, properties: &Map<String, Value>) {
        let Kind::Group(group) = &self.definition(id).kind else { return };
        let extra: Map<String, Value> = properties
            .iter()
            .filter(|(key, _)| self.form.index_of(group, key).is_none())
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        self.nodes[id].order = Some(properties.keys().cloned().collect());
        self.nodes[id].extra = (!extra.is_empty()).then(|| Box::new(extra));
    }
}
