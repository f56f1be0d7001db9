//! Answers that came with the document and have no place in this form: it is another version of the checklist, or the
//! host knows more than the form asks. None is lost unseen.

use super::{Changes, Focus, FormState, NodeId, Remark};
use crate::form::{Control, Kind, same_value};
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// An answer without a question that could show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Leftover {
    /// Where it stands in the document, or stood in the one that was opened.
    pub at: Pointer,
    /// The question that it was given to, or the group that nothing asks it in.
    pub node: NodeId,
    /// Its name in the group, where nothing asks for it.
    pub name: Option<String>,
    /// The answer.
    pub value: Value,
    /// It is in the document. Else its question does not apply, or is answered otherwise.
    pub stays: bool,
}

impl FormState {
    /// The answers that no question shows, in the order of the form.
    ///
    /// ```
    /// use sovitaan::{form, schema::Schema, state::FormState};
    ///
    /// let schema = Schema::read(r#"{"type": "object", "properties": {"place": {"type": "string"}}}"#).unwrap();
    /// let old = serde_json::json!({"place": "school", "room": 12});
    /// let state = FormState::new(form::compile(&schema, "en").0, Some(&old));
    /// let leftovers = state.leftovers();
    /// assert_eq!(leftovers[0].at.as_str(), "/room");
    /// assert!(leftovers[0].stays);
    /// ```
    pub fn leftovers(&self) -> Vec<Leftover> {
        let mut found = Vec::new();
        self.gather_leftovers(Self::ROOT, &mut found);
        found
    }

    /// Whether there may be any: there are none that did not come with the document.
    pub fn came_with_leftovers(&self) -> bool {
        self.came_with_leftovers
    }

    /// After a document was opened: which questions do not apply although it has an answer to them. What ceases to
    /// apply later is the person's own doing, and waits unseen.
    pub(super) fn find_leftovers(&mut self) {
        self.aside = (0..self.nodes.len()).filter(|id| self.nodes[*id].given && !self.nodes[*id].relevant).collect();
        self.came_with_leftovers = !self.leftovers().is_empty();
    }

    fn gather_leftovers(&self, id: NodeId, found: &mut Vec<Leftover>) {
        let node = &self.nodes[id];
        if !node.relevant {
            let kept = self.aside.binary_search(&id).ok().and_then(|_| self.kept(id));
            found.extend(kept.map(|value| Leftover {
                at: self.pointer(id),
                node: id,
                name: None,
                value,
                stays: false,
            }));
            return;
        }
        if let Some(value) = self.unshown(id) {
            let stays = node.answered == 0 || node.children.is_empty();
            found.push(Leftover { at: self.pointer(id), node: id, name: None, value, stays });
        }
        for child in &node.children {
            self.gather_leftovers(*child, found);
        }
        for (name, value) in node.extra.iter().flat_map(|extra| extra.iter()) {
            let at = self.pointer(id).child(name.as_str());
            let stays = self.is_free(id, name);
            found.push(Leftover { at, node: id, name: Some(name.clone()), value: value.clone(), stays });
        }
    }

    /// What a node holds and its question cannot show: a value of another type, one that is none of the choices.
    fn unshown(&self, id: NodeId) -> Option<Value> {
        let value = self.nodes[id].value.as_ref().filter(|value| !value.is_null())?;
        let is_unshown = match &self.definition(id).kind {
            Kind::Group(_) | Kind::Repeat(_) | Kind::Alternatives(..) => true,
            Kind::Control(control) => match control {
                Control::Choice { choices, .. } => !choices.iter().any(|choice| same_value(&choice.value, value)),
                Control::MultiChoice(choices) => match value.as_array() {
                    Some(chosen) => {
                        let is_known = |one: &Value| choices.iter().any(|choice| same_value(&choice.value, one));
                        let unknown: Vec<Value> = chosen.iter().filter(|one| !is_known(one)).cloned().collect();
                        return (!unknown.is_empty()).then_some(Value::Array(unknown));
                    }
                    None => true,
                },
                Control::Fixed(fixed) => !same_value(&fixed.value, value),
                Control::Date | Control::Time | Control::File { .. } => !value.is_string(),
                Control::Acknowledgements(_) | Control::OpenPoints => !value.is_array(),
                Control::Text { .. } | Control::Number(_) | Control::Json => false,
            },
            // It is shown as it is.
            Kind::Unsupported(_) | Kind::Pick(_) | Kind::Map(_) => false,
        };
        is_unshown.then(|| value.clone())
    }

    /// What a node that does not apply holds.
    pub(super) fn kept(&self, id: NodeId) -> Option<Value> {
        let node = &self.nodes[id];
        if let Some(value) = node.value.as_ref().filter(|value| !value.is_null()) {
            return Some(value.clone());
        }
        let mut properties = Map::new();
        let mut elements = Vec::new();
        for child in &node.children {
            let Some(value) = self.kept(*child) else { continue };
            match &self.definition(id).kind {
                Kind::Group(_) => drop(properties.insert(self.definition(*child).key.clone(), value)),
                Kind::Map(_) => drop(properties.insert(self.nodes[*child].name.clone().unwrap_or_default(), value)),
                Kind::Repeat(_) => elements.push(value),
                _ => return Some(value),
            }
        }
        properties.extend(
            node.extra.iter().flat_map(|extra| extra.iter().map(|(name, value)| (name.clone(), value.clone()))),
        );
        if elements.is_empty() {
            (!properties.is_empty()).then_some(Value::Object(properties))
        } else {
            Some(Value::Array(elements))
        }
    }

    /// Takes away what a question cannot show. Says whether there was anything.
    pub(super) fn remove_unshown(&mut self, id: NodeId, changes: &mut Changes) -> bool {
        let inner = self.innermost(id);
        let Some(unshown) = self.unshown(inner) else { return false };
        let rest = match (self.nodes[inner].value.as_ref().and_then(Value::as_array), unshown.as_array()) {
            (Some(all), Some(some))
                if matches!(self.definition(inner).kind, Kind::Control(Control::MultiChoice(_))) =>
            {
                let left: Vec<Value> = all.iter().filter(|one| !some.contains(one)).cloned().collect();
                (!left.is_empty()).then_some(Value::Array(left))
            }
            _ => None,
        };
        if let Kind::Control(_) = self.definition(inner).kind {
            self.answer(inner, rest, changes);
        } else {
            self.nodes[inner].value = None;
            self.nodes[inner].given = false;
            self.resettle(changes);
            changes.values.push((self.pointer(inner), self.emitted(inner)));
        }
        changes.nodes.push(inner);
        self.took_away(changes);
        true
    }

    /// Takes away a property that nothing asks for.
    pub(super) fn remove_stranger(&mut self, at: &Pointer, changes: &mut Changes) {
        let (Some(group), Some(name)) = (at.parent().and_then(|above| self.find(&above)), at.last()) else { return };
        let group = self.innermost(group);
        let Some(extra) = &mut self.nodes[group].extra else { return };
        if extra.shift_remove(&name).is_some() {
            if extra.is_empty() {
                self.nodes[group].extra = None;
            }
            changes.values.push((at.clone(), None));
            changes.nodes.push(group);
            self.resettle(changes);
            self.took_away(changes);
        }
    }

    /// The button that was pressed is gone; what it stood under takes the focus.
    fn took_away(&self, changes: &mut Changes) {
        let is_left = !self.leftovers().is_empty();
        changes.focus = Some(if is_left { Focus::Leftovers } else { Focus::Form });
        changes.remark = Some(Remark::TakenAway);
    }
}
