//! The one function that changes the answers.

use super::{Changes, Edit, FormState, NodeId, Remark};
use crate::form::{Choice, Control, Kind, same_value};
use crate::json;
use crate::locale::{has_identity_code, read_date, read_number, read_time};
use crate::pointer::Pointer;
use crate::validate::Change;
use serde_json::Value;

impl FormState {
    /// Applies an edit and says what changed. An edit of what is not there, or is not of that kind,
    /// changes nothing.
    pub fn apply(&mut self, edit: &Edit) -> Changes {
        self.turns = 0;
        let mut changes = Changes::default();
        let step = self.begin(edit);
        match edit {
            Edit::Type { at, text } => self.inside(at, |state, id| state.type_text(id, text, &mut changes)),
            Edit::Choose { at, choice } => self.inside(at, |state, id| state.choose(id, *choice, &mut changes)),
            Edit::Toggle { at, choice, on } => {
                self.inside(at, |state, id| state.toggle(id, *choice, *on, &mut changes));
            }
            Edit::Attach { at, size, data } => self.inside(at, |state, id| state.attach(id, *size, data, &mut changes)),
            Edit::Leave { at } => self.inside(at, |state, id| state.leave(id, &mut changes)),
            Edit::Pick { at, pick, choice, on } => self.with(at, |state, id| {
                if let Some(id) = state.pick_at(id, *pick) {
                    state.pick(id, *choice, *on, &mut changes);
                }
            }),
            Edit::Add { at, map } => self.inside(at, |state, id| state.add(id, *map, &mut changes)),
            Edit::Name { at, name } => self.with(at, |state, id| state.rename(id, name, &mut changes)),
            Edit::Remove { at } if self.find(at).is_none() => self.remove_stranger(at, &mut changes),
            Edit::Remove { at } => self.with(at, |state, id| state.remove(id, &mut changes)),
            Edit::Move { at, down } => self.with(at, |state, id| state.move_row(id, *down, &mut changes)),
            Edit::Acknowledge { by, time, digest } => self.acknowledge(by, time, digest, &mut changes),
            Edit::Withdraw { name } => self.withdraw(name, &mut changes),
            Edit::Account { part, text } => self.say_of_change(*part, text),
            Edit::Clear { at } => self.inside(at, |state, id| state.clear_answers(id, &mut changes)),
            Edit::Undo => self.travel(true, &mut changes),
            Edit::Redo => self.travel(false, &mut changes),
        }
        if !changes.judge.is_empty() {
            self.weigh(&mut changes);
        }
        self.end(edit, step, &mut changes);
        changes
    }

    fn with(&mut self, at: &Pointer, change: impl FnOnce(&mut Self, NodeId)) {
        if let Some(id) = self.find(at).filter(|id| self.is_editable(*id)) {
            change(self, id);
        }
    }

    /// The same for the kind of answer that is picked there.
    fn inside(&mut self, at: &Pointer, change: impl FnOnce(&mut Self, NodeId)) {
        self.with(at, |state, id| change(state, state.innermost(id)));
    }

    fn is_editable(&self, id: NodeId) -> bool {
        self.nodes[id].relevant && !self.is_read_only(id)
    }

    /// Whether this node, or one that it is in, is only shown.
    pub fn is_read_only(&self, id: NodeId) -> bool {
        self.definition(id).read_only
            || self.is_for_others(id)
            || self.nodes[id].parent.is_some_and(|parent| self.is_read_only(parent))
    }

    fn type_text(&mut self, id: NodeId, text: &str, changes: &mut Changes) {
        let Kind::Control(control) = &self.definition(id).kind else { return };
        let (value, kept) = match control {
            Control::Text { .. } => ((!text.trim().is_empty()).then(|| text.into()), None),
            Control::Date => (read_date(text).map(Value::from), Some(text)),
            Control::Time => (read_time(text).map(Value::from), Some(text)),
            Control::Number(_) => (read_number(text).map(Value::Number), Some(text)),
            Control::Json => (json::read(text).ok(), Some(text)),
            Control::Choice { .. }
            | Control::MultiChoice(_)
            | Control::Fixed(_)
            | Control::File { .. }
            | Control::Acknowledgements(_)
            | Control::OpenPoints => return,
        };
        // What is warned of in a text comes and goes while it is typed.
        let has_code = |value: &Option<Value>| {
            let text = value.as_ref().and_then(Value::as_str).filter(|_| kept.is_none());
            text.is_some_and(has_identity_code)
        };
        let warns = has_code(&value);
        if has_code(&self.nodes[id].value) != warns {
            changes.nodes.push(id);
            changes.remark = warns.then_some(Remark::Warned(id));
        }
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
        self.touch(id, changes);
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
        self.touch(id, changes);
        self.answer(id, (!values.is_empty()).then_some(Value::Array(values)), changes);
    }

    /// A file, or none. One that is too large is refused, and what was there before stays.
    fn attach(&mut self, id: NodeId, size: usize, data: &str, changes: &mut Changes) {
        let Kind::Control(Control::File { max, .. }) = &self.definition(id).kind else { return };
        let fits = size <= *max;
        // A file with bytes and no contents is one that the browser could not read.
        let is_lost = fits && size > 0 && data.is_empty();
        let node = &mut self.nodes[id];
        node.text = (!fits || is_lost).then(|| if is_lost { String::from("0") } else { size.to_string() });
        let is_readable = node.text.is_none();
        self.touch(id, changes);
        if is_readable {
            self.answer(id, (!data.is_empty()).then(|| data.into()), changes);
        }
    }

    fn leave(&mut self, id: NodeId, changes: &mut Changes) {
        let node = &mut self.nodes[id];
        if !node.touched || (node.text.is_some() && node.value.is_some()) {
            if node.value.is_some() {
                // Readable now: from here on it is shown as the language writes it.
                node.text = None;
            }
            self.touch(id, changes);
        }
    }

    /// The person has been here: from now on it speaks.
    pub(super) fn touch(&mut self, id: NodeId, changes: &mut Changes) {
        let node = &mut self.nodes[id];
        changes.nodes.push(id);
        // What is wrong with the name stands beside it, in the map's frame.
        if !std::mem::replace(&mut node.touched, true) && node.name.is_some() {
            changes.nodes.extend(node.parent);
        }
    }

    /// Gives a control another answer, and lets all that hangs on it follow.
    pub(super) fn answer(&mut self, id: NodeId, value: Option<Value>, changes: &mut Changes) {
        if self.nodes[id].value == value {
            return;
        }
        let top_before = self.topmost_absent(id);
        let was_odd = self.is_in_odd_company(id);
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
        let is_odd = was_odd || self.is_in_odd_company(id);
        changes.judge.push(if is_odd { Change::All(self.instance()) } else { self.judged(top) });
        self.follow(id, changes);
    }

    /// Whether an answer here changes more of the document than its own place: what stands above it is `null` or of
    /// another type while nothing is answered, an array that is as long as its last answer, or a property that waits
    /// for its name.
    fn is_in_odd_company(&self, id: NodeId) -> bool {
        if std::iter::successors(Some(id), |id| self.nodes[*id].parent).any(|id| self.name_fault(id).is_some()) {
            return true;
        }
        let mut above = std::iter::successors(self.nodes[id].parent, |id| self.nodes[*id].parent);
        above.any(|id| match &self.definition(id).kind {
            Kind::Repeat(repeat) if !repeat.fixed.is_empty() => true,
            _ => self.is_null(id) || self.nodes[id].value.is_some(),
        })
    }

    /// The highest node, from `id` up, that has a place in the document and is not there. One that has something to
    /// give is not there either when what it stands in is not.
    fn topmost_absent(&self, id: NodeId) -> Option<NodeId> {
        let above = std::iter::successors(Some(id), |id| self.nodes[*id].parent);
        let has_place = above.filter(|id| !self.definition(*id).kind.is_transparent());
        has_place.filter(|id| !self.is_emitted(*id)).last()
    }

    /// What the validator is told of a node.
    pub(super) fn judged(&self, id: NodeId) -> Change {
        let kind_of = |id: NodeId| &self.definition(id).kind;
        // A kind of answer stands where the node stands that holds them all.
        let mut id = id;
        while let Some(parent) =
            self.nodes[id].parent.filter(|parent| matches!(kind_of(*parent), Kind::Alternatives(..)))
        {
            id = parent;
        }
        // A row keeps its place, answered or not.
        let row = self.nodes[id].parent.filter(|parent| matches!(kind_of(*parent), Kind::Repeat(_)));
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
