//! From a definition and a JSON value to nodes.

use super::{FormState, Node, NodeId, naming};
use crate::form::{Child, Condition, Control, Definition, DefinitionId, Group, Guard, Kind, Pick, Repeat, Term, Test};
use serde_json::{Map, Value};

/// More nodes than this are not made before somebody answers or opens something. A list of answers that would need more
/// has no place in the form, and is kept as it is.
const MAX_READY: usize = 2_500;

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
        let meant = self.form.get(definition);
        let is_null = |value: &&Value| value.is_null() && meant.nullable;
        let given = instance.filter(|value| !is_null(value));
        // A definition that contains itself would go on for ever.
        let waits = given.is_none() && parent.is_some() && (meant.recursive || id > MAX_READY);
        let start = instance.or(if fresh && !waits { meant.default.as_ref() } else { None });
        self.nodes.push(Node {
            definition,
            parent,
            relevant: true,
            nulled: start.is_some_and(|start| is_null(&start)),
            given: given.is_some(),
            ..Node::default()
        });
        let start = start.filter(|start| !is_null(start)).cloned();
        match &meant.kind {
            Kind::Group(_) => {
                if !waits {
                    self.open(id, start.as_ref().filter(|start| start.is_object()), fresh);
                }
                self.nodes[id].value = start.filter(|start| !start.is_object());
            }
            Kind::Repeat(repeat) => {
                let repeat = repeat.clone();
                let rows = start.as_ref().and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
                let fits = (rows.len() <= repeat.fixed.len() || repeat.item.is_some())
                    && self.nodes.len() + rows.len() <= MAX_READY;
                self.rows(id, &repeat, if fits { rows } else { &[] }, fresh, waits);
                self.nodes[id].value = start.filter(|start| !(fits && start.is_array()));
            }
            Kind::Alternatives(pick, _) => self.alternatives(id, &pick.clone(), start, waits, fresh),
            Kind::Pick(_) | Kind::Map(_) | Kind::Control(_) | Kind::Unsupported(_) => self.nodes[id].value = start,
        }
        id
    }

    fn rows(&mut self, id: NodeId, repeat: &Repeat, rows: &[Value], fresh: bool, waits: bool) {
        // One that contains itself waits with the rows that have a place each, too: they may lead back here. To what the
        // host gave nothing is added that would be in the document.
        let ready = match (waits, self.nodes[id].given) {
            (true, _) => 0,
            (false, true) => repeat.fixed.len(),
            (false, false) => repeat.min.max(repeat.fixed.len()),
        };
        self.nodes[id].kept = rows.len();
        for row in 0..rows.len().max(ready) {
            let value = rows.get(row);
            if let Some(item) = repeat.fixed.get(row).copied().or(repeat.item) {
                let waits = value.is_none() && self.form.get(item).recursive && row >= repeat.fixed.len();
                if !waits {
                    let answer = value.filter(|value| !is_blank(self.form.get(item), value));
                    let row = self.build(item, Some(id), answer, fresh);
                    self.nodes[id].children.push(row);
                }
            }
        }
    }

    /// Picks the kind of answer that is there; where there is none, the first type that is offered.
    fn alternatives(&mut self, id: NodeId, pick: &Pick, start: Option<Value>, waits: bool, fresh: bool) {
        let is_type = pick.path.parent().is_none();
        let picked = match &start {
            Some(value) => best(pick, value),
            None => (is_type && !waits).then_some(0),
        };
        let Some(branch) = picked else {
            self.nodes[id].value = start;
            return;
        };
        self.nodes[id].picked = vec![branch];
        self.alternative(id, branch, start.as_ref(), fresh);
    }

    /// The node of one kind of answer, made when it is first picked.
    pub(super) fn alternative(
        &mut self,
        id: NodeId,
        branch: usize,
        value: Option<&Value>,
        fresh: bool,
    ) -> Option<NodeId> {
        let known = self.nodes[id].children.iter().find(|child| self.nodes[**child].branch == Some(branch)).copied();
        let Kind::Alternatives(_, definitions) = &self.definition(id).kind else { return None };
        let definition = *definitions.get(branch)?;
        Some(known.unwrap_or_else(|| {
            let child = self.build(definition, Some(id), value, fresh);
            self.nodes[child].branch = Some(branch);
            self.nodes[id].children.push(child);
            child
        }))
    }

    /// Makes a group's questions, with the answers of `start`.
    pub(super) fn open(&mut self, id: NodeId, start: Option<&Value>, fresh: bool) {
        let Kind::Group(group) = &self.definition(id).kind else { return };
        let nothing = Value::Object(Map::new());
        let group = group.clone();
        let picked: Vec<Vec<usize>> = group
            .picks
            .iter()
            .enumerate()
            .map(|(number, child)| match &self.form.get(group.children[*child].definition).kind {
                Kind::Pick(pick) => {
                    let start = start.unwrap_or(&nothing);
                    best_of_group(pick, start, &|branch| self.is_begun(&group, number, branch, start))
                }
                _ => Vec::new(),
            })
            .collect();
        let truths = group.conditions.iter().map(|condition| match condition {
            Condition::Test { test, .. } => test.holds(&start.unwrap_or(&nothing)),
            Condition::Picked { pick, branch } => Some(picked[*pick].contains(branch)),
        });
        let truths: Vec<Option<bool>> = truths.collect();
        self.nodes[id].open = true;
        self.nodes[id].told = vec![None; truths.len()].into();
        self.nodes[id].truths = truths.into();
        let properties = start.and_then(Value::as_object);
        let mut rest: Map<String, Value> = properties.cloned().unwrap_or_default();
        for (index, child) in group.children.iter().enumerate() {
            let asked = self.form.get(child.definition);
            let value = if asked.kind.is_transparent() || !self.receives(id, &group, index) {
                None
            } else {
                rest.shift_remove(&asked.key)
            };
            let node = self.build(child.definition, Some(id), value.as_ref(), fresh);
            if let Some(pick) = group.picks.iter().position(|pick| *pick == index) {
                self.nodes[node].picked.clone_from(&picked[pick]);
            }
            self.nodes[id].children.push(node);
        }
        self.keep_the_rest(id, rest);
        if let Some(properties) = properties {
            self.nodes[id].order = Some(properties.keys().cloned().collect());
        }
    }

    /// Whether something is there that only this branch asks for.
    fn is_begun(&self, group: &Group, pick: usize, branch: usize, value: &Value) -> bool {
        let is_meant = |term: &Term| {
            let condition = &group.conditions[term.condition];
            term.up == 0
                && matches!(condition, Condition::Picked { pick: of, branch: one } if (*of, *one) == (pick, branch))
        };
        let hangs_on_it = |guard: &Guard| guard.0.iter().any(is_meant);
        let asked = group.children.iter().filter(|child| child.relevant.iter().any(hangs_on_it));
        asked.into_iter().any(|child| value.get(&self.form.get(child.definition).key).is_some())
    }

    /// Whether a value under the child's name is this child's: of several that ask for different things, it is that
    /// of the one that applies.
    fn receives(&self, id: NodeId, group: &Group, index: usize) -> bool {
        let key = &self.form.get(group.children[index].definition).key;
        let applies = |child: &usize| self.applies(id, &group.children[*child]);
        if let Some(child) = self.form.children_of(group, key).find(applies) {
            return child == index;
        }
        // What stands under the name of a question in another branch is nobody's answer.
        let first = self.form.children_of(group, key).next();
        first == Some(index) && (group.closed || !self.is_picked(id, &group.children[index]))
    }

    /// Whether a child applies only where a branch is picked, here or further up.
    fn is_picked(&self, group: NodeId, child: &Child) -> bool {
        let is_picked = |term: &Term| match self.group_above(group, term.up).map(|id| &self.definition(id).kind) {
            Some(Kind::Group(above)) => matches!(above.conditions.get(term.condition), Some(Condition::Picked { .. })),
            _ => false,
        };
        child.relevant.iter().all(|guard| guard.0.iter().any(is_picked))
    }

    /// What nothing asks for goes into the map that takes its name, or is kept and given back.
    fn keep_the_rest(&mut self, id: NodeId, rest: Map<String, Value>) {
        let mut extra = Map::new();
        for (name, value) in rest {
            match naming::map_for(self, id, &name).filter(|_| self.nodes.len() < MAX_READY) {
                Some((map, item)) => {
                    let entry = self.build(item, Some(map), Some(&value), false);
                    self.nodes[entry].name = Some(name);
                    self.nodes[map].children.push(entry);
                }
                None => drop(extra.insert(name, value)),
            }
        }
        self.nodes[id].extra = (!extra.is_empty()).then(|| Box::new(extra));
    }
}

/// Whether the value is what stands in the place of a row that nobody has answered, and no answer.
fn is_blank(definition: &Definition, value: &Value) -> bool {
    match &definition.kind {
        Kind::Control(Control::Text { .. } | Control::File { .. }) => value == "",
        Kind::Control(Control::Number(_) | Control::Date | Control::Time | Control::MultiChoice(_)) => {
            value.is_null() && !definition.nullable
        }
        _ => false,
    }
}

/// The first branch that fits, else the first that may.
fn best(pick: &Pick, value: &Value) -> Option<usize> {
    let truths: Vec<Option<bool>> = pick.branches.iter().map(|branch| branch.test.holds(&value)).collect();
    let first = |wanted: Option<bool>| truths.iter().position(|truth| *truth == wanted);
    first(Some(true)).or_else(|| first(None)).or_else(|| nearest(pick, value))
}

/// Where nothing fits, the branch of the same type: its questions can say what is wrong.
fn nearest(pick: &Pick, value: &Value) -> Option<usize> {
    let is_typed = |test: &Test| match test {
        Test::Type(_) => test.holds(&value) == Some(true),
        Test::All(tests) => tests.iter().any(|one| matches!(one, Test::Type(_)) && one.holds(&value) == Some(true)),
        _ => false,
    };
    pick.branches.iter().position(|branch| is_typed(&branch.test))
}

/// The branches that an object without answers has.
pub(super) fn of_nothing(pick: &Pick) -> Vec<usize> {
    best_of_group(pick, &Value::Object(Map::new()), &|_| false)
}

/// The branches of an object that fit. Where any would do, one of them is picked only if it asks for what is there.
fn best_of_group(pick: &Pick, value: &Value, is_begun: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let truths: Vec<Option<bool>> = pick.branches.iter().map(|branch| branch.test.holds(&value)).collect();
    let fitting: Vec<usize> = (0..truths.len()).filter(|branch| truths[*branch] == Some(true)).collect();
    let is_empty = value.as_object().is_none_or(Map::is_empty);
    match fitting[..] {
        [] if is_empty => Vec::new(),
        [] => truths.iter().position(Option::is_none).into_iter().collect(),
        [_] => fitting,
        _ if pick.several => fitting.into_iter().filter(|branch| is_begun(*branch)).collect(),
        _ if is_empty => Vec::new(),
        [first, ..] => vec![first],
    }
}
