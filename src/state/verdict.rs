//! What the validator says, and the time before it has said anything.

use super::{Changes, FormState, NameFault, NodeId};
use crate::form::{Control, Kind};
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
        for (at, mut violations) in verdict.at {
            stirred.push(at.clone());
            // What was left open need not be answered.
            if self.is_left_open(&at) {
                violations.retain(|violation| !violation.is_gap());
            }
            let known = self.verdict.get_or_insert_default();
            match known.binary_search_by(|(place, _)| place.cmp(&at)) {
                Ok(index) if violations.is_empty() => drop(known.remove(index)),
                Ok(index) => known[index].1 = violations,
                Err(_) if violations.is_empty() => {}
                Err(index) => known.insert(index, (at, violations)),
            }
        }
        stirred.extend(self.spread_out());
        let mut nodes: Vec<NodeId> = stirred.iter().map(|at| self.nearest(at)).collect();
        let inner: Vec<NodeId> = nodes.iter().map(|id| self.innermost(*id)).collect();
        // What is said of a group may be said at its picks.
        let picks = |id: &NodeId| match &self.definition(*id).kind {
            Kind::Group(group) => group.picks.iter().filter_map(|pick| self.nodes[*id].children.get(*pick)).collect(),
            _ => Vec::new(),
        };
        let picks: Vec<NodeId> = inner.iter().flat_map(picks).copied().collect();
        nodes.extend(inner);
        nodes.extend(picks);
        // What nothing asks for can be taken away as soon as it is wrong, whoever has been there.
        nodes.retain(|id| self.speaks(*id) || self.nodes[*id].extra.is_some());
        let judged = if verdict.all { vec![Pointer::root()] } else { stirred };
        Changes { nodes, judged, ..Changes::default() }
    }

    /// What is known against the answers, by place: what is wrong with the alternative that was picked stands at its
    /// questions.
    fn known(&self) -> Option<&Vec<(Pointer, Vec<Violation>)>> {
        self.shown.as_ref().or(self.verdict.as_ref())
    }

    /// Whether anything stands against what is at this place itself.
    pub fn is_faulty(&self, at: &Pointer) -> bool {
        self.known().is_some_and(|known| known.binary_search_by(|(place, _)| place.cmp(at)).is_ok())
    }

    /// Whether the answers may leave as a finished document, as far as is known.
    pub fn standing(&self) -> Standing {
        self.accounted_for(self.standing_but_for(|_| false))
    }

    /// Whether the answers may be stored unfinished: nothing is wrong but what is missing.
    pub fn standing_unfinished(&self) -> Standing {
        self.accounted_for(self.standing_but_for(Violation::is_gap))
    }

    fn accounted_for(&self, standing: Standing) -> Standing {
        if self.missing_of_account().is_empty() { standing } else { Standing::Invalid }
    }

    /// Whether the answers may be agreed to: all there is to say against them is that nobody has.
    pub(super) fn may_be_acknowledged(&self) -> bool {
        let at = self.acknowledging().map(|(id, _)| self.pointer(id));
        let is_about_that = |violation: &Violation| at.as_ref().is_some_and(|at| at.covers(&violation.pointer));
        self.standing_but_for(is_about_that) == Standing::Valid
    }

    fn standing_but_for(&self, is_let_pass: impl Fn(&Violation) -> bool) -> Standing {
        let is_shown = |node: &super::Node| node.relevant && node.parent.is_some();
        let mut nodes = self.nodes.iter().enumerate().filter(|(_, node)| is_shown(node));
        let unreadable = nodes.any(|(id, _)| self.is_unreadable(id) || self.name_fault(id).is_some());
        match &self.verdict {
            _ if unreadable => Standing::Invalid,
            None => Standing::Unknown,
            Some(known) if known.iter().flat_map(|(_, violations)| violations).all(is_let_pass) => Standing::Valid,
            Some(_) => Standing::Invalid,
        }
    }

    /// Whether the validator has looked at a node and all below it, and has nothing to say.
    pub fn is_clean(&self, id: NodeId) -> bool {
        let at = self.pointer(id);
        let Some(known) = self.known() else { return false };
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
        if self.is_unreadable(id) {
            let mut unreadable = Violation::new(at.clone(), Pointer::root(), Keyword::Unreadable, Value::Null);
            if let Kind::Control(Control::File { max, .. }) = &self.definition(id).kind
                && node.text.as_deref() != Some("0")
            {
                unreadable.limit = Value::from(*max);
            }
            return vec![unreadable];
        }
        let Some(known) = self.known() else { return Vec::new() };
        let here = || {
            let found = known.binary_search_by(|(place, _)| place.cmp(at));
            found.map(|index| known[index].1.clone()).unwrap_or_default()
        };
        let kind = &self.definition(id).kind;
        let mut violations = match kind {
            Kind::Map(_) => return Vec::new(),
            // What is picked speaks for itself.
            Kind::Alternatives(..) if self.picked_child(id).is_some() => return Vec::new(),
            Kind::Pick(_) => {
                let group = node.parent.unwrap_or(Self::ROOT);
                let is_meant = |violation: &Violation| self.pick_for(group, violation) == Some(id);
                return here().into_iter().filter(is_meant).collect();
            }
            Kind::Group(_) => here().into_iter().filter(|violation| self.pick_for(id, violation).is_none()).collect(),
            Kind::Repeat(_) if node.value.is_none() => here(),
            // Inside an answer (one of several chosen values) there is no other place to say it.
            Kind::Repeat(_) | Kind::Alternatives(..) | Kind::Control(_) | Kind::Unsupported(_) => {
                let from = known.partition_point(|(place, _)| place < at);
                let inside = known[from..].iter().take_while(|(place, _)| place.as_str().starts_with(at.as_str()));
                inside.filter(|(place, _)| at.covers(place)).flat_map(|(_, violations)| violations.clone()).collect()
            }
        };
        // What is wrong with a name stands at the name.
        if self.nodes[self.outermost(id)].name.is_some() {
            violations.retain(|violation| violation.keyword != Keyword::PropertyNames);
        }
        violations
    }

    /// There is text that is no number, date or time; or a file that is too large, in place of whichever was there.
    fn is_unreadable(&self, id: NodeId) -> bool {
        let node = &self.nodes[id];
        let is_file = || matches!(self.definition(id).kind, Kind::Control(Control::File { .. }));
        node.text.is_some() && (node.value.is_none() || is_file())
    }

    /// What is wrong with the name of one of a map's properties.
    pub fn name_violations(&self, id: NodeId) -> Vec<Violation> {
        let at = self.pointer(id);
        if let Some(fault) = self.name_fault(id) {
            let mut violation = Violation::new(at, Pointer::root(), Keyword::PropertyNames, Value::Null);
            violation.limit = match fault {
                NameFault::Missing => "missing".into(),
                NameFault::Taken => "taken".into(),
            };
            return vec![violation];
        }
        let Some(known) = self.known().filter(|_| self.nodes[id].name.is_some()) else { return Vec::new() };
        let found = known.binary_search_by(|(place, _)| place.cmp(&at));
        let here = found.map(|index| known[index].1.clone()).unwrap_or_default();
        here.into_iter().filter(|violation| violation.keyword == Keyword::PropertyNames).collect()
    }

    /// Everything that stands against the answers, in the order of the form; what belongs to no
    /// question comes last.
    pub fn violations(&self) -> Vec<Violation> {
        let mut listed = Vec::new();
        self.list(Self::ROOT, &Pointer::root(), &mut listed);
        for violation in self.known().into_iter().flatten().flat_map(|(_, violations)| violations) {
            let home = self.find(&violation.pointer).or_else(|| {
                let nearest = self.innermost(self.nearest(&violation.pointer));
                let speaks_for_all = matches!(self.definition(nearest).kind, Kind::Control(_) | Kind::Unsupported(_));
                speaks_for_all.then_some(nearest)
            });
            // What may not be asked can be demanded all the same.
            if !home.is_some_and(|id| self.nodes[id].relevant) {
                listed.push(violation.clone());
            }
        }
        listed
    }

    fn list(&self, id: NodeId, at: &Pointer, listed: &mut Vec<Violation>) {
        if !self.nodes[id].relevant {
            return;
        }
        listed.extend(self.name_violations(id));
        listed.extend(self.violations_at(id, at));
        let parent = &self.definition(id).kind;
        for (position, child) in self.nodes[id].children.iter().enumerate() {
            let meant = self.definition(*child);
            let below = match parent {
                Kind::Repeat(_) => at.child(position),
                Kind::Map(_) => at.child(self.nodes[*child].name.as_deref().unwrap_or_default()),
                Kind::Group(_) if !meant.kind.is_transparent() => at.child(meant.key.as_str()),
                _ => at.clone(),
            };
            self.list(*child, &below, listed);
        }
    }
}
