//! Which questions apply. A question that does not is kept with its answer, and both come back when it
//! does; what applies follows from the answers alone, never from the order of the edits.

use super::instance::Seen;
use super::{Changes, FormState, NodeId};
use crate::form::{Child, Condition, Control, Guard, Kind, Term};
use crate::validate::Change;

/// Conditions that still change after this many rounds hang on each other in a circle.
const MAX_ROUNDS: usize = 32;

impl FormState {
    /// Finds out afresh what applies, what is demanded, and what is answered.
    pub(super) fn settle(&mut self) {
        for id in 0..self.nodes.len() {
            self.nodes.derived(id).truths.fill(None);
        }
        for _ in 0..MAX_ROUNDS {
            self.place(Self::ROOT, true, false);
            self.count(Self::ROOT);
            if !self.evaluate() {
                break;
            }
        }
    }

    /// Says of a node and all below it whether they apply.
    fn place(&mut self, id: NodeId, relevant: bool, required: bool) {
        let node = self.nodes.derived(id);
        node.relevant = relevant;
        node.required = required;
        let children = std::mem::take(&mut node.children);
        for (index, child) in children.iter().enumerate() {
            let (applies, demanded) = match &self.definition(id).kind {
                Kind::Group(group) => {
                    let asked = &group.children[index];
                    // Of several questions under one name the first that applies is asked.
                    let key = &self.definition(*child).key;
                    let is_earlier = |other: &usize| *other < index && self.nodes[children[*other]].relevant;
                    let is_first = key.is_empty() || !self.form.children_of(group, key).any(|other| is_earlier(&other));
                    // Who answers alone agrees to nothing yet.
                    let waits = self.is_apart()
                        && matches!(self.definition(*child).kind, Kind::Control(Control::Acknowledgements(_)));
                    (is_first && !waits && self.applies(id, asked), self.any_holds(id, &asked.required))
                }
                Kind::Alternatives(..) => {
                    (self.nodes[*child].branch == self.nodes[id].picked.first().copied(), required)
                }
                Kind::Repeat(repeat) => (true, index < repeat.min.min(repeat.fixed.len())),
                _ => (true, false),
            };
            let applies = applies && relevant;
            self.place(*child, applies, applies && demanded);
        }
        self.nodes.derived(id).children = children;
        for property in self.properties_asked_beside(id) {
            self.place(property, false, false);
        }
    }

    /// The properties of a group's maps that have the name of a question that applies. It takes their place: one name
    /// has one answer.
    fn properties_asked_beside(&self, id: NodeId) -> Vec<NodeId> {
        let Kind::Group(group) = &self.definition(id).kind else { return Vec::new() };
        let children = &self.nodes[id].children;
        let is_asked = |property: &NodeId| {
            let name = self.nodes[*property].name.as_deref().unwrap_or_default();
            self.form.children_of(group, name).any(|child| self.nodes[children[child]].relevant)
        };
        let maps = children.iter().filter(|child| matches!(self.definition(**child).kind, Kind::Map(_)));
        maps.flat_map(|map| &self.nodes[*map].children).copied().filter(is_asked).collect()
    }

    /// Whether a group's question applies, as the conditions stand.
    pub(super) fn applies(&self, group: NodeId, child: &Child) -> bool {
        self.any_holds(group, &child.relevant) && !self.any_holds(group, &child.forbidden)
    }

    fn any_holds(&self, group: NodeId, guards: &[Guard]) -> bool {
        guards.iter().any(|guard| guard.0.iter().all(|term| self.term_holds(group, *term)))
    }

    /// What is not known holds nothing up or down.
    fn term_holds(&self, group: NodeId, term: Term) -> bool {
        let above = self.group_above(group, term.up);
        above.is_some_and(|id| self.nodes[id].truths.get(term.condition) == Some(&Some(term.expected)))
    }

    /// The group that is so many groups further up.
    pub(super) fn group_above(&self, group: NodeId, up: usize) -> Option<NodeId> {
        let mut above = std::iter::successors(Some(group), |id| self.nodes[*id].parent);
        let is_group = |id: &NodeId| *id == group || matches!(self.definition(*id).kind, Kind::Group(_));
        above.by_ref().filter(is_group).nth(up)
    }

    /// Counts the questions and the answers at and below a node.
    fn count(&mut self, id: NodeId) {
        let (mut answered, mut total) = (0, 0);
        for index in 0..self.nodes[id].children.len() {
            let child = self.nodes[id].children[index];
            self.count(child);
            answered += self.nodes[child].answered;
            total += self.nodes[child].total;
        }
        let node = &self.nodes[id];
        let own = match &self.definition(id).kind {
            kind if is_question(kind) => (usize::from(node.value.is_some()), 1),
            // A list without rows is a question that nobody has answered.
            Kind::Repeat(_) => (0, usize::from(node.children.is_empty())),
            Kind::Alternatives(..) => (0, usize::from(node.picked.is_empty())),
            _ => (0, 0),
        };
        let applies = node.relevant;
        let node = self.nodes.derived(id);
        node.answered = if applies { answered + own.0 } else { 0 };
        node.total = if applies { total + own.1 } else { 0 };
    }

    /// Looks at every condition; says whether any has changed.
    fn evaluate(&mut self) -> bool {
        let mut changed = false;
        for id in 0..self.nodes.len() {
            for condition in 0..self.nodes[id].truths.len() {
                changed |= self.look(id, condition);
            }
        }
        changed
    }

    /// Looks at one condition of a group; says whether it has changed.
    fn look(&mut self, id: NodeId, condition: usize) -> bool {
        let Kind::Group(group) = &self.definition(id).kind else { return false };
        let truth = match &group.conditions[condition] {
            Condition::Test { test, .. } => {
                let known = test.holds(&Seen::Node(self, id));
                if known.is_none() && self.nodes[id].relevant && !self.asking.contains(&(id, condition)) {
                    self.asking.push((id, condition));
                }
                known.or(self.nodes[id].told[condition])
            }
            Condition::Picked { pick, branch } => {
                let pick = &self.nodes[self.nodes[id].children[group.picks[*pick]]];
                Some(pick.relevant && pick.picked.contains(branch))
            }
        };
        std::mem::replace(&mut self.nodes.derived(id).truths[condition], truth) != truth
    }

    /// After an answer at `id` has changed: looks at the conditions above it that read it, and settles
    /// when one of them has changed.
    pub(super) fn follow(&mut self, id: NodeId, changes: &mut Changes) {
        let mut here = id;
        let mut key = self.key_of(id).to_owned();
        let mut stirred = false;
        while let Some(parent) = self.nodes[here].parent {
            if let Kind::Group(group) = &self.definition(parent).kind {
                let reading: Vec<usize> =
                    (0..group.conditions.len()).filter(|condition| group.conditions[*condition].reads(&key)).collect();
                stirred |= group.circular && !reading.is_empty();
                for condition in reading {
                    stirred |= self.look(parent, condition);
                }
            }
            here = parent;
            if !self.definition(here).kind.is_transparent() {
                self.key_of(here).clone_into(&mut key);
            }
        }
        if stirred {
            self.resettle(changes);
        }
    }

    /// The name under which a node stands in its object.
    fn key_of(&self, id: NodeId) -> &str {
        self.nodes[id].name.as_deref().unwrap_or(&self.definition(id).key)
    }

    /// Settles, and says what that has brought, taken away, or made demanded.
    pub(super) fn resettle(&mut self, changes: &mut Changes) {
        let before: Vec<(bool, bool)> = self.nodes.iter().map(|node| (node.relevant, node.required)).collect();
        self.settle();
        for (id, (relevant, required)) in before.into_iter().enumerate() {
            let node = &self.nodes[id];
            let Some(parent) = node.parent else { continue };
            if node.relevant != relevant {
                changes.nodes.push(parent);
                if self.nodes[parent].relevant {
                    changes.values.push((self.pointer(id), self.emitted(id)));
                }
            } else if node.required != required {
                changes.nodes.push(id);
            }
        }
        changes.judge = vec![Change::All(self.instance())];
    }

    /// One answer more (`1`) or less (`-1`) at a control: the counts of all above it follow.
    pub(super) fn tally(&mut self, id: NodeId, by: isize) {
        let mut here = is_question(&self.definition(id).kind).then_some(id);
        while let Some(id) = here {
            let node = self.nodes.derived(id);
            node.answered = node.answered.saturating_add_signed(by);
            here = node.parent;
        }
    }
}

/// Whether it counts among what is to be answered: nobody answers what is fixed, or has to leave a point open.
fn is_question(kind: &Kind) -> bool {
    matches!(kind, Kind::Control(control) if !matches!(control, Control::Fixed(_) | Control::OpenPoints))
}
