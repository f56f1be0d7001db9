//! Answers whose questions do not apply just now, as a draft keeps them for another version of the form: there the nodes
//! behind the answers mean nothing, and the document does not have these.

use super::{FormState, NodeId};
use crate::form::Kind;
use crate::pointer::Pointer;
use serde_json::Value;

impl FormState {
    /// `[pointer, value]` each, below a node: of what does not apply the topmost.
    pub(super) fn waiting(&self, id: NodeId, with_private: bool, found: &mut Vec<Value>) {
        let id = self.innermost(id);
        for child in &self.nodes[id].children {
            if self.nodes[*child].relevant {
                self.waiting(*child, with_private, found);
            } else if self.find(&self.pointer(*child)) == Some(*child)
                && (with_private || !self.hides(*child))
                && let Some(value) = self.kept(*child)
            {
                found.push(Value::Array(vec![self.pointer(*child).as_str().into(), value]));
            }
        }
    }

    /// Takes them in: they go on waiting where their questions do not apply here either.
    pub(super) fn take_waiting(&mut self, waiting: &Value) {
        for one in waiting.as_array().into_iter().flatten() {
            let at = one[0].as_str().and_then(Pointer::parse);
            let Some(id) = at.and_then(|at| self.find(&at)) else { continue };
            let node = &self.nodes[id];
            let (definition, branch) = (node.definition, node.branch);
            let Some(parent) = node.parent.filter(|parent| matches!(self.definition(*parent).kind, Kind::Group(_)))
            else {
                continue;
            };
            // What has been answered here comes first.
            if self.kept(id).is_some() {
                continue;
            }
            let place = self.position(id);
            let built = self.build(definition, Some(parent), Some(&one[1]), false);
            self.nodes[built].branch = branch;
            self.nodes[built].given = false;
            self.nodes[parent].children[place] = built;
            self.forget(id);
        }
        self.settle();
    }

    /// Whether there is something below a node that no store is to have.
    fn hides(&self, id: NodeId) -> bool {
        self.is_withheld(id) || self.nodes[id].children.iter().any(|child| self.hides(*child))
    }
}
