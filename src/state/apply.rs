//! The one function that changes the answers.

use super::{Changes, Edit, FormState, NodeId};
use crate::form::{Choice, Control, Kind, same_value};
use crate::locale::{read_date, read_number, read_time};
use crate::pointer::Pointer;
use crate::validate::Change;
use serde_json::Value;

impl FormState {
    /// Applies an edit and says what changed. An edit of what is not there, or is not of that kind,
    /// changes nothing.
    pub fn apply(&mut self, edit: &Edit) -> Changes {
        let mut changes = Changes::default();
        match edit {
            Edit::Type { at, text } => self.with(at, |state, id| state.type_text(id, text, &mut changes)),
            Edit::Choose { at, choice } => self.with(at, |state, id| state.choose(id, *choice, &mut changes)),
            Edit::Toggle { at, choice, on } => self.with(at, |state, id| state.toggle(id, *choice, *on, &mut changes)),
            Edit::Leave { at } => self.with(at, |state, id| state.leave(id, &mut changes)),
            Edit::Add { at } => self.with(at, |state, id| state.add_row(id, &mut changes)),
            Edit::Remove { at } => self.with(at, |state, id| state.remove_row(id, &mut changes)),
            Edit::Move { at, down } => self.with(at, |state, id| state.move_row(id, *down, &mut changes)),
        }
        changes
    }

    fn with(&mut self, at: &Pointer, change: impl FnOnce(&mut Self, NodeId)) {
        if let Some(id) = self.find(at).filter(|id| self.is_editable(*id)) {
            change(self, id);
        }
    }

    fn is_editable(&self, id: NodeId) -> bool {
        self.nodes[id].relevant && !self.is_read_only(id)
    }

    /// Whether this node, or one that it is in, is only shown.
    pub fn is_read_only(&self, id: NodeId) -> bool {
        self.definition(id).read_only || self.nodes[id].parent.is_some_and(|parent| self.is_read_only(parent))
    }

    fn type_text(&mut self, id: NodeId, text: &str, changes: &mut Changes) {
        let Kind::Control(control) = &self.definition(id).kind else { return };
        let (value, kept) = match control {
            Control::Text { .. } => ((!text.trim().is_empty()).then(|| text.into()), None),
            Control::Date => (read_date(text).map(Value::from), Some(text)),
            Control::Time => (read_time(text).map(Value::from), Some(text)),
            Control::Number(_) => (read_number(text).map(Value::Number), Some(text)),
            Control::Choice { .. } | Control::MultiChoice(_) => return,
        };
        let was_readable = self.nodes[id].text.is_none() || self.nodes[id].value.is_some();
        self.nodes[id].text = kept.filter(|text| !text.trim().is_empty()).map(str::to_owned);
        let is_readable = self.nodes[id].text.is_none() || value.is_some();
        if was_readable != is_readable {
            changes.nodes.push(id);
        }
        self.answer(id, value, changes);
    }

    fn choose(&mut self, id: NodeId, choice: Option<usize>, changes: &mut Changes) {
        let Kind::Control(Control::Choice { choices, .. }) = &self.definition(id).kind else { return };
        let value = choice.and_then(|choice| choices.get(choice)).map(|choice| choice.value.clone());
        self.nodes[id].touched = true;
        changes.nodes.push(id);
        self.answer(id, value, changes);
    }

    fn toggle(&mut self, id: NodeId, choice: usize, on: bool, changes: &mut Changes) {
        let Kind::Control(Control::MultiChoice(choices)) = &self.definition(id).kind else { return };
        let Some(toggled) = choices.get(choice) else { return };
        let chosen = self.nodes[id].value.as_ref().and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let is_chosen = |one: &Choice| chosen.iter().any(|value| same_value(value, &one.value));
        // In the order of the choices, so that the order of the clicks leaves no trace; then what the
        // host gave that is not among them.
        let unknown = chosen.iter().filter(|value| !choices.iter().any(|one| same_value(&one.value, value)));
        let values: Vec<Value> = choices
            .iter()
            .filter(|one| if same_value(&one.value, &toggled.value) { on } else { is_chosen(one) })
            .map(|one| one.value.clone())
            .chain(unknown.cloned())
            .collect();
        self.nodes[id].touched = true;
        changes.nodes.push(id);
        self.answer(id, (!values.is_empty()).then_some(Value::Array(values)), changes);
    }

    fn leave(&mut self, id: NodeId, changes: &mut Changes) {
        let node = &mut self.nodes[id];
        if !node.touched || (node.text.is_some() && node.value.is_some()) {
            node.touched = true;
            if node.value.is_some() {
                // Readable now: from here on it is shown as the language writes it.
                node.text = None;
            }
            changes.nodes.push(id);
        }
    }

    /// Gives a control another answer, and lets all that hangs on it follow.
    fn answer(&mut self, id: NodeId, value: Option<Value>, changes: &mut Changes) {
        if self.nodes[id].value == value {
            return;
        }
        let top_before = self.topmost_absent(id);
        let was = self.nodes[id].value.is_some();
        let is = value.is_some();
        self.nodes[id].value = value;
        match (was, is) {
            (false, true) => self.tally(id, 1),
            (true, false) => self.tally(id, -1),
            _ => {}
        }
        let at = self.pointer(id);
        changes.values.push((at, self.nodes[id].value.clone()));
        // With its first answer a container enters the document, and with its last one it leaves.
        let top = if was && is { id } else { top_before.or_else(|| self.topmost_absent(id)).unwrap_or(id) };
        changes.judge.push(self.judged(top));
        self.follow(id, changes);
    }

    /// The highest node, from `id` up, that is not in the document.
    fn topmost_absent(&self, id: NodeId) -> Option<NodeId> {
        let mut absent = None;
        let mut here = Some(id);
        while let Some(id) = here {
            if self.is_emitted(id) {
                break;
            }
            absent = Some(id);
            here = self.nodes[id].parent;
        }
        absent
    }

    /// What the validator is told of a node.
    pub(super) fn judged(&self, id: NodeId) -> Change {
        // A row keeps its place, answered or not.
        let row = self.nodes[id].parent.filter(|parent| matches!(self.definition(*parent).kind, Kind::Repeat(_)));
        let at = self.pointer(id);
        match self.emitted(id) {
            Some(value) => Change::Set(at, value),
            None => match row {
                Some(repeat) => self.judged(repeat),
                None => Change::Remove(at),
            },
        }
    }
}
