//! What a person has done, step by step: it can be undone, and done again. A step is what the nodes that it changed
//! were before it, so that it costs what it changed, however long the form; what follows from the answers is found out
//! again.

use super::nodes::Note;
use super::{Account, AccountPart, Changes, Edit, Focus, FormState, NodeId, Remark};
use crate::form::{Control, FormDefinition, Kind};
use crate::pointer::Pointer;
use serde_json::Value;

/// More steps than this are not kept: the oldest go first.
const MAX_STEPS: usize = 200;

/// Nor more than so many bytes of text and files, but for the last step.
const MAX_BYTES: usize = 8_388_608;

/// What a step was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The question, row or list.
    Question(NodeId),
    /// What is said beside the answers.
    Account(AccountPart),
}

/// The steps that can be undone, and those that can be done again; the next one is the last of each.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    /// What is typed now belongs to the last step.
    typing: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Step {
    about: Subject,
    /// What the question stands in: of a row that is gone, its list is left.
    within: NodeId,
    notes: Vec<Note>,
    account: Option<Account>,
    /// It has just begun.
    is_new: bool,
}

impl Step {
    fn weight(&self) -> usize {
        let texts = |(_, node): &Note| {
            let answer = node.value.as_ref().and_then(Value::as_str).map_or(0, str::len);
            answer + node.text.as_ref().map_or(0, String::len)
        };
        self.notes.iter().map(texts).sum()
    }
}

impl FormState {
    /// What would be undone; `None` when nothing has been done, or no more is remembered than what was undone already.
    ///
    /// ```
    /// use sovitaan::{form, pointer::Pointer, schema::Schema, state::{Edit, FormState}};
    ///
    /// let schema = Schema::read(r#"{"type": "object", "properties": {"name": {"type": "string"}}}"#).unwrap();
    /// let mut state = FormState::new(form::compile(&schema, "en").0, None);
    /// assert_eq!(state.undoable(), None);
    /// state.apply(&Edit::Type { at: Pointer::root().child("name"), text: "Aino".to_owned() });
    /// state.apply(&Edit::Undo);
    /// assert_eq!(state.instance().to_string(), "{}");
    /// assert!(state.undoable().is_none() && state.redoable().is_some());
    /// ```
    pub fn undoable(&self) -> Option<Subject> {
        self.history.past.last().map(|step| self.subject(step))
    }

    /// What would be done again.
    pub fn redoable(&self) -> Option<Subject> {
        self.history.future.last().map(|step| self.subject(step))
    }

    /// What is typed from now on is a step of its own: somebody has paused.
    pub fn pause(&mut self) {
        self.history.typing = false;
    }

    /// Before an edit: takes notes when it is one that can be undone. Gives the step that they are for.
    pub(super) fn begin(&mut self, edit: &Edit) -> Option<Step> {
        let goes_on = std::mem::take(&mut self.history.typing) && edit.is_typed();
        let about = match edit {
            Edit::Type { at, .. }
            | Edit::Choose { at, .. }
            | Edit::Toggle { at, .. }
            | Edit::Attach { at, .. }
            | Edit::Pick { at, .. }
            | Edit::Name { at, .. }
            | Edit::Add { at, .. }
            | Edit::Remove { at }
            | Edit::Clear { at }
            | Edit::Move { at, .. } => Subject::Question(self.nearest(at)),
            Edit::Account { part, .. } => Subject::Account(*part),
            // Who has agreed takes it back by name; nobody else does it for them.
            Edit::Leave { .. } | Edit::Acknowledge { .. } | Edit::Withdraw { .. } | Edit::Undo | Edit::Redo => {
                return None;
            }
        };
        let last = self.history.past.pop_if(|last| goes_on && last.about == about);
        let mut step = last.unwrap_or_else(|| {
            let within = match about {
                Subject::Question(id) => self.nodes[id].parent.unwrap_or(id),
                Subject::Account(_) => Self::ROOT,
            };
            let account = self.agreement.account.clone();
            Step { about, within, notes: Vec::new(), account, is_new: true }
        });
        self.nodes.take_notes(std::mem::take(&mut step.notes));
        Some(step)
    }

    /// After the edit: what it changed is a step.
    pub(super) fn end(&mut self, edit: &Edit, step: Option<Step>, changes: &mut Changes) {
        let Some(mut step) = step else { return };
        step.notes = self.nodes.noted();
        // Who has agreed, and what is open, follows from the answers.
        step.notes.retain(|(id, _)| {
            let kind = &self.definition(*id).kind;
            !matches!(kind, Kind::Control(Control::Acknowledgements(_) | Control::OpenPoints))
        });
        let is_step = !step.notes.is_empty() || step.account != self.agreement.account;
        // What goes on is on screen already.
        changes.steps = std::mem::take(&mut step.is_new) == is_step;
        if !is_step {
            return;
        }
        self.history.typing = edit.is_typed();
        self.history.future.clear();
        self.history.past.push(step);
        let mut bytes = 0;
        let is_kept = |step: &&Step| {
            bytes += step.weight();
            bytes <= MAX_BYTES
        };
        let kept = self.history.past.iter().rev().take(MAX_STEPS).take_while(is_kept).count().max(1);
        self.history.past.drain(..self.history.past.len() - kept);
    }

    /// Goes one step back, or forth again.
    pub(super) fn travel(&mut self, back: bool, changes: &mut Changes) {
        let from = if back { &mut self.history.past } else { &mut self.history.future };
        let Some(mut step) = from.pop() else { return };
        if !step.notes.is_empty() {
            let before = self.held_by(&step);
            step.notes.iter_mut().for_each(|note| self.nodes.exchange(note));
            self.resettle(changes);
            let after = self.held_by(&step);
            let is_gone = |(at, _): &&(Pointer, Option<Value>)| !after.iter().any(|(place, _)| place == at);
            changes.values.extend(before.iter().filter(is_gone).map(|(at, _)| (at.clone(), None)));
            changes.values.extend(after.into_iter().filter(|one| !before.contains(one)));
            changes.nodes.extend(step.notes.iter().map(|(id, _)| *id).filter(|id| self.is_there(*id)));
        }
        if let (Some(now), Some(was)) = (&mut self.agreement.account, &mut step.account)
            && now.occasion == was.occasion
        {
            std::mem::swap(now, was);
        }
        let subject = self.subject(&step);
        changes.focus = Some(Focus::Subject(subject));
        changes.remark = Some(if back { Remark::Undone(subject) } else { Remark::Redone(subject) });
        changes.steps = true;
        let to = if back { &mut self.history.future } else { &mut self.history.past };
        to.push(step);
    }

    fn subject(&self, step: &Step) -> Subject {
        match step.about {
            Subject::Question(id) if !self.is_there(id) => Subject::Question(step.within),
            about => about,
        }
    }

    /// Whether a node is part of the form, and has not been removed.
    pub(super) fn is_there(&self, id: NodeId) -> bool {
        id == Self::ROOT || self.nodes[id].parent.is_some()
    }

    /// The answers at what a step changed: where, and which.
    fn held_by(&self, step: &Step) -> Vec<(Pointer, Option<Value>)> {
        let is_noted = |id: NodeId| step.notes.binary_search_by_key(&id, |(id, _)| *id).is_ok();
        let mut held: Vec<(Pointer, Option<Value>)> = Vec::new();
        for (id, _) in &step.notes {
            let mut above = std::iter::successors(self.nodes[*id].parent, |id| self.nodes[*id].parent);
            if !self.is_there(*id) || above.any(is_noted) {
                continue;
            }
            // What has no place of its own stands where its group does.
            let parent = self.nodes[*id].parent.filter(|_| self.definition(*id).kind.is_transparent());
            let id = parent.unwrap_or(*id);
            let one = (self.pointer(id), self.emitted(id));
            if !held.contains(&one) {
                held.push(one);
            }
        }
        held
    }

    /// What was done before cannot be undone any more.
    pub(super) fn forget_steps(&mut self) {
        let History { past, future, typing } = &mut self.history;
        past.clear();
        future.clear();
        *typing = false;
    }

    /// After a change of language: what the author suggested follows in the steps as well.
    pub(super) fn resay_steps(&mut self, before: &FormDefinition) {
        let History { past, future, .. } = &mut self.history;
        for (_, node) in past.iter_mut().chain(future).flat_map(|step| &mut step.notes) {
            let was = before.get(node.definition).default.as_ref();
            if was.is_some() && !node.given && node.value.as_ref() == was {
                node.value.clone_from(&self.form.get(node.definition).default);
            }
        }
    }
}
