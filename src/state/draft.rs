//! The answers as they are kept until the host has them: not only what would leave, but all that somebody has typed —
//! what is unreadable as yet, what does not apply just now, rows without an answer. Private answers are left out.

use super::{FormState, NodeId};
use crate::form::{FormDefinition, Kind};
use crate::locale::has_identity_code;
use crate::order::sort;
use serde_json::{Map, Value};

impl FormState {
    /// A draft, as JSON: `answers` as any form could take them, what cannot be read as the text that it is; those that are `waiting`
    /// for their questions to apply again; and the `nodes` behind them, which only a form of the same definition can ([`FormState::resume`]). What is marked with
    /// `x-form.private` is in neither.
    ///
    /// ```
    /// use sovitaan::{form, pointer::Pointer, schema::Schema, state::{Edit, FormState}};
    ///
    /// let schema = Schema::read(r#"{"type": "object", "properties": {"age": {"type": "integer"}}}"#).unwrap();
    /// let form = form::compile(&schema, "en").0;
    /// let mut state = FormState::new(form.clone(), None);
    /// let age = Pointer::root().child("age");
    /// state.apply(&Edit::Type { at: age.clone(), text: "about 40".to_owned() });
    ///
    /// let mut other = FormState::new(form, None);
    /// other.resume(&state.draft());
    /// assert_eq!(other.node(other.find(&age).unwrap()).text.as_deref(), Some("about 40"));
    /// ```
    pub fn draft(&self) -> Value {
        self.kept_all(false)
    }

    /// The same with what is private, for no store: for going on after a fault.
    pub fn mirror(&self) -> Value {
        self.kept_all(true)
    }

    fn kept_all(&self, with_private: bool) -> Value {
        let mut draft = Map::new();
        let mut answers = self.instance();
        if !with_private {
            self.withhold(Self::ROOT, &mut answers);
        }
        self.add_unread(Self::ROOT, with_private, &mut answers);
        draft.insert("answers".to_owned(), answers);
        draft.extend(self.kept_node(Self::ROOT, with_private).map(|nodes| ("nodes".to_owned(), nodes)));
        draft.extend(self.kept_agreement(with_private).map(|agreement| ("agreement".to_owned(), agreement)));
        let mut waiting = Vec::new();
        self.waiting(Self::ROOT, with_private, &mut waiting);
        draft.extend((!waiting.is_empty()).then(|| ("waiting".to_owned(), Value::Array(waiting))));
        if self.attempted {
            draft.insert("attempted".to_owned(), true.into());
        }
        Value::Object(draft)
    }

    /// Goes on from a draft of this same form. What of it does not fit is passed over.
    pub fn resume(&mut self, draft: &Value) {
        let mostly_optional = self.mostly_optional;
        self.clear();
        self.build(FormDefinition::ROOT, None, None, false);
        self.aside.clear();
        self.revive(Self::ROOT, &draft["nodes"]);
        self.attempted = draft["attempted"] == true;
        self.ask_for_branches();
        self.settle();
        self.mostly_optional = mostly_optional;
        self.load_agreement();
        self.resume_agreement(&draft["agreement"]);
        self.aside.sort_unstable();
        self.came_with_leftovers = !self.leftovers().is_empty();
    }

    /// Goes on from a draft of another version of this form: from all in it that has a place here.
    ///
    /// ```
    /// use sovitaan::{form, schema::Schema, state::FormState};
    ///
    /// let schema = Schema::read(r#"{"type": "object", "properties": {"age": {"type": "integer"}}}"#).unwrap();
    /// let mut state = FormState::new(form::compile(&schema, "en").0, None);
    /// state.take_over(&serde_json::json!({"answers": {"age": 40}}));
    /// assert_eq!(state.instance(), serde_json::json!({"age": 40}));
    /// ```
    pub fn take_over(&mut self, draft: &Value) {
        self.replace(draft.get("answers").filter(|answers| answers.is_object()));
        self.take_waiting(&draft["waiting"]);
        self.resume_account(&draft["agreement"]["account"]);
    }

    /// Whether the form asks for anything private.
    pub fn asks_privately(&self) -> bool {
        self.form.definitions.iter().any(|one| one.presentation.as_ref().is_some_and(|shown| shown.private))
    }

    /// Whether something that is private has been answered, or a personal identity code has been written.
    pub fn has_private_answers(&self) -> bool {
        (0..self.nodes.len()).any(|id| self.is_withheld(id) && self.nodes[id].answered > 0)
    }

    pub(super) fn is_withheld(&self, id: NodeId) -> bool {
        let node = &self.nodes[id];
        // Law 7: a personal identity code is not kept anywhere.
        let is_code = |text: &str| has_identity_code(text);
        [&node.text, &node.name, &node.typed_name].into_iter().flatten().any(|text| is_code(text))
            || node.value.as_ref().and_then(Value::as_str).is_some_and(is_code)
            || self.is_private(id)
    }

    fn is_private(&self, id: NodeId) -> bool {
        self.definition(id).presentation.as_ref().is_some_and(|presentation| presentation.private)
    }

    /// Takes out of `value`, which is what the node emits, whatever is private in it.
    fn withhold(&self, id: NodeId, value: &mut Value) {
        let id = self.innermost(id);
        for (place, child) in self.nodes[id].children.iter().enumerate() {
            let is_private = self.is_withheld(*child) || self.is_withheld(self.innermost(*child));
            match &self.definition(*child).kind {
                Kind::Map(_) => self.withhold_entries(*child, value),
                _ if !self.nodes[*child].relevant => {}
                _ => {
                    let name = &self.definition(*child).key;
                    let is_row = matches!(self.definition(id).kind, Kind::Repeat(_));
                    let below = if is_row { value.get_mut(place) } else { value.get_mut(name) };
                    let Some(below) = below else { continue };
                    match (is_private, is_row) {
                        (false, _) => self.withhold(*child, below),
                        // Its place stays, for those after it.
                        (true, true) => *below = Value::Null,
                        (true, false) => drop(value.as_object_mut().and_then(|all| all.shift_remove(name))),
                    }
                }
            }
        }
    }

    fn withhold_entries(&self, map: NodeId, value: &mut Value) {
        for entry in &self.nodes[map].children {
            let Some(name) = &self.nodes[*entry].name else { continue };
            if self.is_withheld(*entry) || self.is_withheld(map) {
                drop(value.as_object_mut().and_then(|all| all.shift_remove(name)));
            } else if let Some(below) = value.get_mut(name) {
                self.withhold(*entry, below);
            }
        }
    }

    /// Writes into `answers` what stands in an input and is no answer as yet: a newer checklist shows it there again.
    fn add_unread(&self, id: NodeId, with_private: bool, answers: &mut Value) {
        let node = &self.nodes[id];
        if !node.relevant || (!with_private && self.is_withheld(id)) {
            return;
        }
        let unread = node.text.as_ref().filter(|text| node.value.is_none() && !text.is_empty());
        if let Some((text, place)) = unread.and_then(|text| Some((text, self.place_of(id, answers)?))) {
            *place = text.as_str().into();
        }
        match self.picked_child(id) {
            Some(picked) => self.add_unread(picked, with_private, answers),
            None if matches!(self.definition(id).kind, Kind::Alternatives(..)) => {}
            None => node.children.iter().for_each(|child| self.add_unread(*child, with_private, answers)),
        }
    }

    /// Where in `answers` the node stands, made where nothing has been answered around it; `None` where something else
    /// stands, and for a property that waits for its name.
    fn place_of<'a>(&self, id: NodeId, answers: &'a mut Value) -> Option<&'a mut Value> {
        let Some(parent) = self.nodes[id].parent else { return Some(answers) };
        let above = self.place_of(parent, answers)?;
        let key = match (&self.definition(parent).kind, &self.definition(id).kind) {
            (_, Kind::Pick(_) | Kind::Map(_)) | (Kind::Alternatives(..), _) => return Some(above),
            (Kind::Repeat(_), _) => {
                if above.is_null() {
                    *above = Value::Array(Vec::new());
                }
                let (rows, row) = (above.as_array_mut()?, self.position(id));
                rows.resize(rows.len().max(row + 1), Value::Null);
                return rows.get_mut(row);
            }
            (Kind::Map(_), _) => self.nodes[id].name.as_ref().filter(|_| self.name_fault(id).is_none())?,
            _ => &self.definition(id).key,
        };
        if above.is_null() {
            *above = Value::Object(Map::new());
        }
        Some(above.as_object_mut()?.entry(key.as_str()).or_insert(Value::Null))
    }

    /// A node and all below it, as far as there is anything to keep.
    fn kept_node(&self, id: NodeId, with_private: bool) -> Option<Value> {
        if !with_private && self.is_withheld(id) {
            return None;
        }
        let node = &self.nodes[id];
        let mut kept = Map::new();
        let mut keep = |name: &str, value: Option<Value>| kept.extend(value.map(|value| (name.to_owned(), value)));
        let text = |text: &Option<String>| text.clone().map(Value::String);
        let flag = |flag: bool| flag.then_some(Value::Bool(true));
        keep("value", node.value.clone());
        keep("text", text(&node.text));
        keep("name", text(&node.name));
        keep("typed", text(&node.typed_name));
        // Of several types the first is picked unless somebody has said otherwise, so that none is has to be said.
        let is_typed = matches!(&self.definition(id).kind, Kind::Alternatives(pick, _) if pick.path.parent().is_none());
        keep("picked", (is_typed || !node.picked.is_empty()).then(|| node.picked.iter().copied().collect()));
        keep("extra", node.extra.as_deref().cloned().map(Value::Object));
        keep("order", node.order.as_deref().map(|order| order.iter().cloned().collect()));
        keep("given", flag(node.given));
        keep("kept", (node.kept > 0).then(|| node.kept.into()));
        keep("nulled", flag(node.nulled));
        keep("touched", flag(node.touched));
        keep("open", flag(node.open && self.definition(id).recursive));
        keep("aside", flag(self.aside.binary_search(&id).is_ok()));
        let children = self.kept_children(id, with_private);
        keep("children", (!children.is_empty()).then_some(Value::Array(children)));
        (!kept.is_empty()).then_some(Value::Object(kept))
    }

    /// `[number, node]` each: of a group the child's number, of several kinds of answer the branch. Rows are all there, be
    /// they empty, and so is the branch that is picked.
    fn kept_children(&self, id: NodeId, with_private: bool) -> Vec<Value> {
        let is_listed = |number| match self.definition(id).kind {
            Kind::Repeat(_) | Kind::Map(_) => true,
            Kind::Alternatives(..) => self.nodes[id].picked.contains(&number),
            _ => false,
        };
        let numbered = self.nodes[id].children.iter().enumerate().filter_map(|(place, child)| {
            let number = self.nodes[*child].branch.unwrap_or(place);
            let kept = self.kept_node(*child, with_private).or(is_listed(number).then_some(Value::Null))?;
            Some((number, kept))
        });
        // Branches are made in the order in which they were picked, which is nobody's answer.
        let mut numbered: Vec<(usize, Value)> = numbered.collect();
        sort(&mut numbered, &|(one, _), (other, _)| one.cmp(other));
        numbered.into_iter().map(|(number, kept)| Value::Array(vec![number.into(), kept])).collect()
    }

    fn revive(&mut self, id: NodeId, kept: &Value) {
        let Some(members) = kept.as_object() else { return };
        let flag = |name: &str| kept[name] == true;
        let text = |name: &str| kept[name].as_str().map(str::to_owned);
        let number = |value: &Value| value.as_u64().and_then(|number| usize::try_from(number).ok());
        if flag("open") && !self.nodes[id].open {
            self.open(id, None, false);
        }
        let children: Vec<(usize, &Value)> = kept["children"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|child| Some((number(child.get(0)?)?, child.get(1)?)))
            .collect();
        self.revive_children(id, &children);
        if flag("aside") {
            self.aside.push(id);
        }
        let picked = members.get("picked").and_then(Value::as_array);
        let order = members.get("order").and_then(Value::as_array);
        let extra = members.get("extra").and_then(Value::as_object);
        let node = &mut self.nodes[id];
        node.value = members.get("value").cloned();
        node.text = text("text");
        node.name = text("name");
        node.typed_name = text("typed");
        node.picked = picked.into_iter().flatten().filter_map(number).collect();
        node.extra = extra.cloned().map(Box::new);
        node.order = order.map(|order| order.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect());
        node.given = flag("given");
        node.kept = number(&kept["kept"]).unwrap_or_default();
        node.nulled = flag("nulled");
        node.touched = flag("touched");
    }

    fn revive_children(&mut self, id: NodeId, kept: &[(usize, &Value)]) {
        match &self.definition(id).kind {
            Kind::Repeat(repeat) => {
                let items: Vec<_> = repeat.fixed.iter().copied().map(Some).collect();
                let item = repeat.item;
                let most = repeat.max.max(items.len());
                self.resize(id, kept.len().min(most), |row| items.get(row).copied().flatten().or(item));
            }
            Kind::Map(map) => {
                let (item, most) = (map.item, map.max);
                self.resize(id, kept.len().min(most), |_| Some(item));
            }
            Kind::Alternatives(..) => {
                // The kind that an empty form starts with may not be among them.
                for child in std::mem::take(&mut self.nodes[id].children) {
                    self.forget(child);
                }
                for (branch, _) in kept {
                    self.alternative(id, *branch, None, false);
                }
            }
            _ => {}
        }
        for (number, node) in kept {
            let children = &self.nodes[id].children;
            let child = match &self.definition(id).kind {
                Kind::Alternatives(..) => children.iter().find(|child| self.nodes[**child].branch == Some(*number)),
                _ => children.get(*number),
            };
            if let Some(child) = child.copied() {
                self.revive(child, node);
            }
        }
    }

    /// As many rows as there were.
    fn resize(&mut self, id: NodeId, length: usize, item: impl Fn(usize) -> Option<usize>) {
        while self.nodes[id].children.len() > length {
            let Some(row) = self.nodes[id].children.pop() else { break };
            self.forget(row);
        }
        for row in self.nodes[id].children.len()..length {
            let Some(item) = item(row) else { break };
            let row = self.build(item, Some(id), None, false);
            if self.definition(row).recursive {
                self.open(self.innermost(row), None, false);
            }
            self.nodes[id].children.push(row);
        }
    }
}
