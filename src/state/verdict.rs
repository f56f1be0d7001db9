//! What the validator says, and the time before it has said anything.

use super::{Changes, FormState, NodeId};
use crate::form::Kind;
use crate::pointer::Pointer;
use crate::validate::{Keyword, Verdict, Violation};
use serde_json::Value;

/// Whether the answers may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The validator has not spoken yet. Never shown as valid.
    Unknown,
    /// Nothing stands against it.
    Valid,
    /// Something does.
    Invalid,
}

impl FormState {
    /// Takes in a verdict; the changes name the nodes that have something else to say now.
    pub fn hear(&mut self, verdict: Verdict) -> Changes {
        let mut stirred: Vec<Pointer> = Vec::new();
        let known = self.verdict.get_or_insert_default();
        if verdict.all {
            let old = std::mem::take(known);
            stirred.extend(old.into_iter().map(|(at, _)| at));
        }
        for (at, violations) in verdict.at {
            stirred.push(at.clone());
            match known.binary_search_by(|(place, _)| place.cmp(&at)) {
                Ok(index) if violations.is_empty() => drop(known.remove(index)),
                Ok(index) => known[index].1 = violations,
                Err(_) if violations.is_empty() => {}
                Err(index) => known.insert(index, (at, violations)),
            }
        }
        let mut nodes: Vec<NodeId> = stirred.iter().map(|at| self.nearest(at)).collect();
        nodes.retain(|id| self.speaks(*id));
        let judged = if verdict.all { vec![Pointer::root()] } else { stirred };
        Changes { nodes, judged, ..Changes::default() }
    }

    /// Whether the answers may leave, as far as is known.
    pub fn standing(&self) -> Standing {
        let unreadable = self.nodes.iter().any(|node| node.relevant && node.parent.is_some() && is_unreadable(node));
        match &self.verdict {
            _ if unreadable => Standing::Invalid,
            None => Standing::Unknown,
            Some(known) if known.is_empty() => Standing::Valid,
            Some(_) => Standing::Invalid,
        }
    }

    /// Whether the validator has looked at a node and all below it, and has nothing to say.
    pub fn is_clean(&self, id: NodeId) -> bool {
        let at = self.pointer(id);
        let Some(known) = &self.verdict else { return false };
        let from = known.partition_point(|(place, _)| *place < at);
        // What is below comes right after, but for names that sort between (`/a-b` before `/a/b`).
        let mut near = known[from..].iter().take_while(|(place, _)| place.as_str().starts_with(at.as_str()));
        !near.any(|(place, _)| at.covers(place))
    }

    /// Whether a node says what is wrong with it: not before the person has been there, or has asked
    /// to submit.
    pub fn speaks(&self, id: NodeId) -> bool {
        self.attempted || self.nodes[id].touched
    }

    /// What stands against the answer at a node itself.
    pub fn violations_of(&self, id: NodeId) -> Vec<Violation> {
        self.violations_at(id, &self.pointer(id))
    }

    fn violations_at(&self, id: NodeId, at: &Pointer) -> Vec<Violation> {
        let node = &self.nodes[id];
        if is_unreadable(node) {
            let (pointer, schema_pointer) = (at.clone(), Pointer::root());
            return vec![Violation { pointer, schema_pointer, keyword: Keyword::Unreadable, limit: Value::Null }];
        }
        let Some(known) = &self.verdict else { return Vec::new() };
        if matches!(self.definition(id).kind, Kind::Group(_) | Kind::Repeat(_)) && node.value.is_none() {
            let found = known.binary_search_by(|(place, _)| place.cmp(at));
            return found.map(|index| known[index].1.clone()).unwrap_or_default();
        }
        // Inside an answer (one of several chosen values) there is no other place to say it.
        let from = known.partition_point(|(place, _)| place < at);
        let inside = known[from..].iter().take_while(|(place, _)| place.as_str().starts_with(at.as_str()));
        inside.filter(|(place, _)| at.covers(place)).flat_map(|(_, violations)| violations.clone()).collect()
    }

    /// Everything that stands against the answers, in the order of the form; what belongs to no
    /// question comes last.
    pub fn violations(&self) -> Vec<Violation> {
        let mut listed = Vec::new();
        self.list(Self::ROOT, &Pointer::root(), &mut listed);
        for violation in self.verdict.iter().flatten().flat_map(|(_, violations)| violations) {
            let homeless = self.find(&violation.pointer).is_none() && {
                let nearest = self.nearest(&violation.pointer);
                !matches!(self.definition(nearest).kind, Kind::Control(_) | Kind::Unsupported(_))
            };
            if homeless {
                listed.push(violation.clone());
            }
        }
        listed
    }

    fn list(&self, id: NodeId, at: &Pointer, listed: &mut Vec<Violation>) {
        if !self.nodes[id].relevant {
            return;
        }
        listed.extend(self.violations_at(id, at));
        let rows = matches!(self.definition(id).kind, Kind::Repeat(_));
        for (position, child) in self.nodes[id].children.iter().enumerate() {
            let below = if rows { at.child(position) } else { at.child(self.definition(*child).key.as_str()) };
            self.list(*child, &below, listed);
        }
    }
}

/// There is text that is no number, date or time.
fn is_unreadable(node: &super::Node) -> bool {
    node.text.is_some() && node.value.is_none()
}
