//! Which branch of several: picked by the person, or, while nobody has picked, by what is there. Typing never does.
//! And what only the validator can say of a branch or a condition.

use super::{Changes, FormState, NodeId};
use crate::form::{Condition, Kind};
use crate::json::{write_text, write_to};
use crate::order::sort;
use crate::pointer::Pointer;
use crate::validate::Change;
use serde_json::Value;

/// Truths may hang on one another. What has not come to rest after so many turns goes in a circle, and nothing more is
/// asked until the next edit.
const MAX_TURNS: usize = 8;

/// A question to the validator: does the value fit the subschema at that place?
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// The node that asks.
    pub node: NodeId,
    /// Which of its conditions, or of its branches.
    pub index: usize,
    /// Where the subschema stands in the schema document.
    pub place: Pointer,
    /// The value.
    pub value: Value,
}

impl Ask {
    /// Questions as they cross the border: `[[node, index, place, value] …]`.
    pub fn list_to_json(asks: &[Self]) -> String {
        let mut out = String::from("[");
        for (number, ask) in asks.iter().enumerate() {
            out.push_str(if number > 0 { ",[" } else { "[" });
            for part in [ask.node, ask.index] {
                out.push_str(&part.to_string());
                out.push(',');
            }
            write_text(ask.place.as_str(), &mut out);
            out.push(',');
            write_to(&ask.value, &mut out);
            out.push(']');
        }
        out.push(']');
        out
    }
}

impl FormState {
    /// What the validator is to be asked now.
    pub fn take_asks(&mut self) -> Vec<Ask> {
        let asking = std::mem::take(&mut self.asking);
        if self.turns > MAX_TURNS {
            return Vec::new();
        }
        asking.into_iter().filter_map(|(node, index)| self.ask(node, index)).collect()
    }

    /// Everything that the validator is to be asked: when it has just come.
    pub fn ask_all(&mut self) -> Vec<Ask> {
        self.ask_for_branches();
        self.settle();
        self.take_asks()
    }

    fn ask(&self, node: NodeId, index: usize) -> Option<Ask> {
        let (place, of) = match &self.definition(node).kind {
            Kind::Group(group) => match group.conditions.get(index)? {
                Condition::Test { place, .. } => (place, node),
                Condition::Picked { .. } => return None,
            },
            Kind::Pick(pick) => (&pick.branches.get(index)?.place, self.nodes[node].parent?),
            Kind::Alternatives(pick, _) => (&pick.branches.get(index)?.place, node),
            _ => return None,
        };
        let value = self.emitted(of)?;
        Some(Ask { node, index, place: place.clone(), value })
    }

    /// After loading: the branches of which the engine cannot say whether they fit what the host gave.
    pub(super) fn ask_for_branches(&mut self) {
        for id in 0..self.nodes.len() {
            let given = match self.definition(id).kind {
                Kind::Pick(_) => self.nodes[id].parent.is_some_and(|parent| self.nodes[parent].given),
                Kind::Alternatives(..) => self.nodes[id].given,
                _ => false,
            };
            if let (true, Kind::Pick(pick) | Kind::Alternatives(pick, _)) = (given, &self.definition(id).kind) {
                let unknown = |branch: &usize| pick.branches[*branch].test.unknown().is_some();
                let branches: Vec<usize> = (0..pick.branches.len()).filter(unknown).collect();
                self.asking.extend(branches.into_iter().map(|branch| (id, branch)));
            }
        }
    }

    /// Takes in the validator's answers: node, number, verdict.
    pub fn told(&mut self, answers: &[(NodeId, usize, Option<bool>)]) -> Changes {
        self.turns += 1;
        let mut changes = Changes::default();
        let mut stirred = false;
        for (id, index, truth) in answers {
            // What it is about may have been removed meanwhile.
            if *id >= self.nodes.len() || !self.is_there(*id) {
                continue;
            }
            let node = self.nodes.derived(*id);
            if let Some(known) = node.told.get_mut(*index) {
                stirred |= std::mem::replace(known, *truth) != *truth;
            } else if *truth == Some(true) && !node.touched && !node.picked.contains(index) {
                self.pick_again(*id, *index);
                changes.nodes.push(node_shown(self, *id));
                stirred = true;
            }
        }
        if stirred {
            self.resettle(&mut changes);
            self.weigh(&mut changes);
        }
        changes
    }

    /// A branch fits what the host gave, and another was taken for it.
    fn pick_again(&mut self, id: NodeId, branch: usize) {
        let value = match &self.definition(id).kind {
            Kind::Alternatives(..) => self.emitted(id),
            _ => None,
        };
        let fits = |known: &usize| match &self.definition(id).kind {
            Kind::Pick(pick) | Kind::Alternatives(pick, _) => pick.branches[*known].test.unknown().is_none(),
            _ => false,
        };
        // What the engine itself has found to fit comes first.
        if self.nodes[id].picked.first().is_some_and(fits) {
            return;
        }
        self.nodes[id].picked = vec![branch];
        if value.is_some() {
            self.nodes[id].value = None;
            self.alternative(id, branch, value.as_ref(), false);
        }
    }

    /// The node at which one picks. Kinds of answer inside kinds of answer stand at one place, and so does a group
    /// among them with its picks: `pick` counts them all, from outside.
    pub(super) fn pick_at(&self, id: NodeId, pick: usize) -> Option<NodeId> {
        let (mut here, mut left) = (id, pick);
        while let (Kind::Alternatives(..), 1..) = (&self.definition(here).kind, left) {
            here = self.picked_child(here)?;
            left -= 1;
        }
        match &self.definition(here).kind {
            Kind::Alternatives(..) => Some(here),
            Kind::Group(group) => {
                let node = *self.nodes[here].children.get(*group.picks.get(left)?)?;
                self.nodes[node].relevant.then_some(node)
            }
            _ => None,
        }
    }

    /// The number by which [`super::Edit::Pick`] names this node.
    pub fn pick_number(&self, id: NodeId) -> usize {
        let kinds_above = |id: NodeId| {
            let above = std::iter::successors(self.nodes[id].parent, |id| self.nodes[*id].parent);
            above.take_while(|id| matches!(self.definition(*id).kind, Kind::Alternatives(..))).count()
        };
        let group = self.nodes[id].parent.map(|group| (group, &self.definition(group).kind));
        match (&self.definition(id).kind, group) {
            (Kind::Pick(_), Some((group, Kind::Group(meant)))) => {
                let child = self.nodes[group].children.iter().position(|child| *child == id);
                let place = meant.picks.iter().position(|pick| Some(*pick) == child);
                kinds_above(group) + place.unwrap_or_default()
            }
            _ => kinds_above(id),
        }
    }

    /// The person picks a branch, or one more or less of several.
    pub(super) fn pick(&mut self, id: NodeId, choice: usize, on: bool, changes: &mut Changes) {
        let (Kind::Pick(pick) | Kind::Alternatives(pick, _)) = &self.definition(id).kind else { return };
        if choice >= pick.branches.len() {
            return;
        }
        let several = pick.several;
        let is_alternatives = matches!(self.definition(id).kind, Kind::Alternatives(..));
        let picked = &mut self.nodes[id].picked;
        if !several || !on {
            picked.retain(|one| several && *one != choice);
        }
        if on && !picked.contains(&choice) {
            picked.push(choice);
            sort(picked, &Ord::cmp);
        }
        self.touch(id, changes);
        if is_alternatives {
            // What the host gave and no branch fits makes way for what the person picks.
            self.nodes[id].value = None;
            self.alternative(id, choice, None, true);
        }
        changes.nodes.push(node_shown(self, id));
        self.resettle(changes);
        changes.values.push((self.pointer(id), self.emitted(if is_alternatives { id } else { self.parent_of(id) })));
        changes.judge = vec![Change::All(self.instance())];
    }

    fn parent_of(&self, id: NodeId) -> NodeId {
        self.nodes[id].parent.unwrap_or(Self::ROOT)
    }
}

/// What is shown again when a branch is picked: a pick's questions stand in its group.
fn node_shown(state: &FormState, id: NodeId) -> NodeId {
    match state.definition(id).kind {
        Kind::Pick(_) => state.parent_of(id),
        _ => id,
    }
}
