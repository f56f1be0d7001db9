//! Two or more documents of one form, question by question.

use super::rows;
use crate::form::{Control, Kind, Layout, same_value};
use crate::pointer::Pointer;
use crate::state::{FormState, NodeId};
use serde_json::{Map, Value};

/// Documents of one form beside each other, in the form's order. A question is compared by what its answer means: numbers
/// by their value, what is ticked as a set, rows wherever they stand. Where a question is for certain roles
/// (`x-form.parties`), who has not answered it does not differ from who has. Who has agreed and what was left open is not asked of
/// anybody, and not compared.
///
/// ```
/// use sovitaan::{compare::Comparison, form, schema::Schema, state::FormState};
/// use serde_json::json;
///
/// let schema = Schema::read(r#"{"type": "object", "properties": {
///     "day": {"type": "string"}, "hours": {"type": "number"}
/// }}"#).unwrap();
/// let form = form::compile(&schema, "en").0;
/// let document = |answers| FormState::new(form.clone(), Some(&answers));
/// let aino = document(serde_json::from_str(r#"{"day": "Monday", "hours": 2.0}"#).unwrap());
/// let antti = document(json!({"hours": 2, "day": "Tuesday"}));
///
/// let comparison = Comparison::of(&[aino, antti]);
/// let discrepancy = comparison.discrepancies().next().unwrap();
/// assert_eq!(discrepancy.place.as_str(), "/day");
/// assert_eq!(discrepancy.sides[1].answer, Some(json!("Tuesday")));
/// assert_eq!((comparison.discrepancies().count(), comparison.agreed().count()), (1, 1));
/// ```
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The questions that somebody has answered.
    pub questions: Vec<Compared>,
    /// The first document's answers and, behind its rows, the rows that only others have: every [`Compared::place`] is a
    /// place of this.
    pub draft: Value,
}

/// A question in each of the documents.
#[derive(Clone, Debug)]
pub struct Compared {
    /// Where its answer stands in [`Comparison::draft`].
    pub place: Pointer,
    /// One for each document.
    pub sides: Vec<Side>,
    /// A row that not every document has.
    pub is_row: bool,
    /// Whether the answers say different things.
    pub differs: bool,
}

/// A question in one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The node that asks it there; `None` where it is not asked.
    pub node: Option<NodeId>,
    /// What is answered there.
    pub answer: Option<Value>,
}

impl Comparison {
    /// Compares documents of one form.
    pub fn of(documents: &[FormState]) -> Self {
        let draft = documents.first().map(FormState::instance).unwrap_or_default();
        let mut walk = Walk { documents, found: Self { questions: Vec::new(), draft } };
        walk.visit(&Pointer::root(), &vec![Some(FormState::ROOT); documents.len()]);
        walk.found
    }

    /// What is answered differently.
    pub fn discrepancies(&self) -> impl Iterator<Item = &Compared> {
        self.questions.iter().filter(|question| question.differs)
    }

    /// What is answered alike.
    pub fn agreed(&self) -> impl Iterator<Item = &Compared> {
        self.questions.iter().filter(|question| !question.differs)
    }
}

struct Walk<'a> {
    documents: &'a [FormState],
    found: Comparison,
}

/// A node in each of the documents.
type Beside = [Option<NodeId>];

impl Walk<'_> {
    fn visit(&mut self, at: &Pointer, nodes: &Beside) {
        let is_asked = |document: usize, id: &NodeId| self.documents[document].node(*id).relevant;
        let asked = nodes.iter().enumerate().map(|(document, id)| id.filter(|id| is_asked(document, id)));
        let asked: Vec<Option<NodeId>> = asked.collect();
        let inner = self.each(&asked, |state, id| Some(state.innermost(id)));
        let Some((first, id)) = first(&inner) else { return };
        let kinds = self.each(&inner, |state, id| Some(state.node(id).definition));
        let is_one_kind = kinds.iter().flatten().all(|kind| Some(kind) == kinds[first].as_ref());
        // Several of them are answered in one line, and say one thing.
        let definition = self.documents[first].definition(id);
        let is_brief = matches!(definition.layout(), Layout::Period | Layout::Agreement);
        match &definition.kind {
            Kind::Control(Control::Acknowledgements(_) | Control::OpenPoints | Control::Fixed(_)) | Kind::Pick(_) => {}
            Kind::Group(_) if is_one_kind && !is_brief && self.is_open(&inner) => self.questions(at, &inner),
            Kind::Map(_) => self.properties(at, &inner),
            Kind::Repeat(_) if is_one_kind && self.is_open(&inner) => self.rows(at, &inner),
            Kind::Group(_) | Kind::Repeat(_) | Kind::Alternatives(..) | Kind::Control(_) | Kind::Unsupported(_) => {
                self.question(at, &asked, false);
            }
        }
    }

    /// Whether there is nothing in the place of a container that is none.
    fn is_open(&self, nodes: &Beside) -> bool {
        let strangers = self.each(nodes, |state, id| state.node(id).value.as_ref().map(|_| id));
        strangers.iter().all(Option::is_none)
    }

    fn each<T>(&self, nodes: &Beside, what: impl Fn(&FormState, NodeId) -> Option<T>) -> Vec<Option<T>> {
        nodes.iter().enumerate().map(|(document, id)| what(&self.documents[document], (*id)?)).collect()
    }

    /// The questions of a group; of several under one name the one that applies in each document.
    fn questions(&mut self, at: &Pointer, nodes: &Beside) {
        let Some((first, id)) = first(nodes) else { return };
        let state = &self.documents[first];
        let Kind::Group(group) = &state.definition(id).kind else { return };
        let form = state.form();
        for (index, child) in group.children.iter().enumerate() {
            let definition = form.get(child.definition);
            if definition.kind.is_transparent() {
                let children = self.each(nodes, |state, id| state.node(id).children.get(index).copied());
                self.visit(at, &children);
                continue;
            }
            let namesakes = || form.children_of(group, &definition.key);
            if namesakes().any(|other| other < index) {
                continue;
            }
            let children = self.each(nodes, |state, id| {
                let children = &state.node(id).children;
                let mut asked = namesakes().filter_map(|child| children.get(child)).copied();
                asked.find(|child| state.node(*child).relevant)
            });
            self.visit(&at.child(definition.key.as_str()), &children);
        }
    }

    /// The properties whose names people choose: by their names.
    fn properties(&mut self, at: &Pointer, nodes: &Beside) {
        let mut names: Vec<String> = Vec::new();
        for name in self.each(nodes, |state, id| Some(names_of(state, id))).into_iter().flatten().flatten() {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        for name in names {
            let entries = self.each(nodes, |state, id| {
                let entries = &state.node(id).children;
                entries.iter().copied().find(|entry| state.node(*entry).name.as_deref() == Some(&name))
            });
            self.visit(&at.child(name.as_str()), &entries);
        }
    }

    fn rows(&mut self, at: &Pointer, nodes: &Beside) {
        let Some((document, id)) = first(nodes) else { return };
        let definition = self.documents[document].definition(id);
        let places = definition.kind.places();
        let key = definition.presentation.as_ref().and_then(|said| said.key.clone());
        let lists = self.each(nodes, |state, id| Some(answered_rows(state, id)));
        let lists: Vec<Vec<NodeId>> = lists.into_iter().map(Option::unwrap_or_default).collect();
        if lists.iter().any(Vec::is_empty) {
            // All of it or nothing: one question.
            return self.question(at, nodes, false);
        }
        // Rows that have a place each stay there.
        let longest = lists.iter().map(Vec::len).max().unwrap_or_default();
        let mut slots: Vec<Vec<Option<NodeId>>> =
            (0..places.min(longest)).map(|place| lists.iter().map(|list| list.get(place).copied()).collect()).collect();
        let fixed = slots.len();
        for (document, list) in lists.iter().enumerate() {
            let rest = list.get(fixed..).unwrap_or_default();
            let values = |(document, id): (usize, NodeId)| self.documents[document].row(id);
            let known: Vec<Value> = slots[fixed..].iter().filter_map(|slot| first(slot)).map(values).collect();
            let found =
                rows::pairs(&known, &rest.iter().map(|id| values((document, *id))).collect::<Vec<_>>(), key.as_deref());
            for (place, id) in rest.iter().enumerate() {
                let slot =
                    found.iter().find(|(_, other)| *other == place).map_or(slots.len(), |(slot, _)| fixed + slot);
                if slot == slots.len() {
                    slots.push(vec![None; lists.len()]);
                }
                slots[slot][document] = Some(*id);
            }
        }
        // The rows of the first document come first; those that it does not have get a place behind them.
        let rows = slots.iter().filter_map(|slot| first(slot)).map(|(document, id)| self.documents[document].row(id));
        put(&mut self.found.draft, at, rows.collect());
        for (place, slot) in slots.iter().enumerate() {
            let at = at.child(place);
            if slot.iter().all(Option::is_some) || place < fixed {
                self.visit(&at, slot);
            } else {
                self.question(&at, slot, true);
            }
        }
    }

    fn question(&mut self, at: &Pointer, nodes: &Beside, is_row: bool) {
        let answers = self.each(nodes, |state, id| {
            let answer = if is_row { Some(state.row(id)) } else { state.emitted(id) };
            answer.filter(|answer| is_row || !is_empty(answer))
        });
        let Some((document, _)) = answers.iter().enumerate().find(|(_, answer)| answer.is_some()) else { return };
        let is_set = nodes[document].is_some_and(|id| {
            let state = &self.documents[document];
            matches!(state.definition(state.innermost(id)).kind, Kind::Control(Control::MultiChoice(_)))
        });
        // Who is not asked has nothing against it.
        let is_reserved = nodes[document].is_some_and(|id| self.documents[document].is_reserved(id));
        let mut asked = answers.iter().filter(|answer| answer.is_some() || !is_reserved);
        let differs = asked.any(|answer| !is_same(answer.as_ref(), answers[document].as_ref(), is_set));
        if !differs && !is_row && answers[0].is_none() {
            put(&mut self.found.draft, at, answers[document].clone().unwrap_or_default());
        }
        let sides = nodes.iter().zip(answers).map(|(node, answer)| Side { node: *node, answer });
        self.found.questions.push(Compared { place: at.clone(), sides: sides.collect(), is_row, differs });
    }
}

/// The first document that has it.
fn first(nodes: &Beside) -> Option<(usize, NodeId)> {
    nodes.iter().enumerate().find_map(|(document, id)| Some((document, (*id)?)))
}

fn names_of(state: &FormState, map: NodeId) -> Vec<String> {
    state.node(map).children.iter().filter_map(|entry| state.node(*entry).name.clone()).collect()
}

/// The rows of a list; none of one that nobody has written anything in.
fn answered_rows(state: &FormState, list: NodeId) -> Vec<NodeId> {
    let rows = &state.node(list).children;
    let places = state.definition(list).kind.places();
    let written = |(place, row): &(usize, NodeId)| *place < places || !is_empty(&state.row(*row));
    rows.iter().copied().enumerate().filter(written).map(|(_, row)| row).collect()
}

/// Whether nothing is said: no text, nothing ticked, an object of such.
pub(super) fn is_empty(answer: &Value) -> bool {
    match answer {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(elements) => elements.iter().all(is_empty),
        Value::Object(members) => members.values().all(is_empty),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn is_same(a: Option<&Value>, b: Option<&Value>, is_set: bool) -> bool {
    match (a, b) {
        (Some(Value::Array(a)), Some(Value::Array(b))) if is_set => {
            let has = |some: &[Value], one: &Value| some.iter().any(|other| same_value(other, one));
            a.iter().all(|one| has(b, one)) && b.iter().all(|one| has(a, one))
        }
        (Some(Value::String(a)), Some(Value::String(b))) => a.trim() == b.trim(),
        (Some(a), Some(b)) => same_value(a, b),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// Puts a value at a place, with the objects that lead there: lists are there before their rows.
pub(super) fn put(document: &mut Value, at: &Pointer, value: Value) {
    let (Some(above), Some(name)) = (at.parent(), at.last()) else {
        *document = value;
        return;
    };
    if document.pointer(above.as_str()).is_none_or(|holder| !holder.is_array() && !holder.is_object()) {
        put(document, &above, Value::Object(Map::new()));
    }
    match document.pointer_mut(above.as_str()) {
        Some(Value::Object(members)) => drop(members.insert(name, value)),
        Some(Value::Array(rows)) => match name.parse::<usize>() {
            Ok(place) if place < rows.len() => rows[place] = value,
            _ => rows.push(value),
        },
        _ => {}
    }
}

/// Takes the value at a place away.
pub(super) fn take(document: &mut Value, at: &Pointer) {
    let (Some(above), Some(name)) = (at.parent(), at.last()) else { return };
    match document.pointer_mut(above.as_str()) {
        Some(Value::Object(members)) => drop(members.shift_remove(&name)),
        Some(Value::Array(rows)) => {
            if let Some(place) = name.parse().ok().filter(|place: &usize| *place < rows.len()) {
                rows.remove(place);
            }
        }
        _ => {}
    }
}
