//! The answers and what follows from them: which questions apply, what is answered, what has been
//! said of it. One function changes it ([`FormState::apply`]) and says what changed.

mod apply;
mod edit;
mod emit;
mod instance;
mod load;
mod node;
mod relevance;
mod rows;
mod verdict;

pub use edit::{Changes, Edit, Focus, Remark};
pub use node::{Node, NodeId};
pub use verdict::Standing;

use crate::form::{FormDefinition, Kind};
use crate::pointer::Pointer;
use crate::validate::Violation;
use serde_json::Value;

/// A form being filled in. Rows and questions are nodes of a tree with numbers that stay the same when
/// a row moves, so that the screen can follow them.
///
/// ```
/// use sovitaan::{form, pointer::Pointer, schema::Schema, state::{Edit, FormState}};
///
/// let schema = Schema::read(r#"{"type": "object", "properties": {"name": {"type": "string"}}}"#).unwrap();
/// let mut state = FormState::new(form::compile(&schema, "en").0, None);
/// let name = Pointer::root().child("name");
/// state.apply(&Edit::Type { at: name, text: "Aino".to_owned() });
/// assert_eq!(state.instance().to_string(), r#"{"name":"Aino"}"#);
/// assert_eq!(state.progress(), (1, 1));
/// ```
#[derive(Clone, Debug)]
pub struct FormState {
    form: FormDefinition,
    nodes: Vec<Node>,
    verdict: Option<Vec<(Pointer, Vec<Violation>)>>,
    attempted: bool,
    mostly_optional: bool,
}

impl FormState {
    /// The root's number.
    pub const ROOT: NodeId = 0;

    /// A form with the host's answers, or with the schema's defaults where there are none.
    pub fn new(form: FormDefinition, instance: Option<&Value>) -> Self {
        let mut state = Self { form, nodes: Vec::new(), verdict: None, attempted: false, mostly_optional: false };
        state.replace(instance);
        state
    }

    /// Takes other answers in place of all that was there; nothing of it has been looked at yet.
    pub fn replace(&mut self, instance: Option<&Value>) {
        self.nodes.clear();
        self.verdict = None;
        self.attempted = false;
        self.nodes.reserve_exact(self.form.definitions.len());
        self.build(FormDefinition::ROOT, None, instance, instance.is_none());
        self.settle();
        self.mostly_optional = self.is_mostly_optional();
    }

    /// By what is demanded at first; it would be odd if the marks changed as the person goes on.
    fn is_mostly_optional(&self) -> bool {
        let is_asked = |node: &&Node| node.relevant && matches!(self.form.get(node.definition).kind, Kind::Control(_));
        let asked = self.nodes.iter().filter(is_asked);
        asked.map(|node| if node.required { -1 } else { 1 }).sum::<isize>() > 0
    }

    /// The same form in another language: the answers, and everything said of them, stay.
    pub fn translate(&mut self, form: FormDefinition) {
        self.form = form;
    }

    /// The definition that the form was made of.
    pub fn form(&self) -> &FormDefinition {
        &self.form
    }

    /// How many nodes there are.
    pub fn size(&self) -> usize {
        self.nodes.len()
    }

    /// The node of that number.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id]
    }

    /// What the node asks.
    pub fn definition(&self, id: NodeId) -> &crate::form::Definition {
        self.form.get(self.nodes[id].definition)
    }

    /// How many questions that apply have an answer, and how many apply.
    pub fn progress(&self) -> (usize, usize) {
        let root = &self.nodes[Self::ROOT];
        (root.answered, root.total)
    }

    /// Whether most questions may be left out: then the required ones are marked, else the optional ones.
    pub fn mostly_optional(&self) -> bool {
        self.mostly_optional
    }

    /// The person has asked to submit: every question speaks from now on.
    pub fn attempt(&mut self) {
        self.attempted = true;
    }

    /// Whether the person has asked to submit.
    pub fn attempted(&self) -> bool {
        self.attempted
    }

    /// Where in the instance the node stands.
    pub fn pointer(&self, id: NodeId) -> Pointer {
        let node = &self.nodes[id];
        let Some(parent) = node.parent else { return Pointer::root() };
        let above = self.pointer(parent);
        match &self.definition(parent).kind {
            Kind::Repeat(_) => above.child(self.position(id)),
            _ => above.child(self.definition(id).key.as_str()),
        }
    }

    /// The row's place among its siblings, from 0.
    pub fn position(&self, id: NodeId) -> usize {
        let siblings = self.nodes[id].parent.map(|parent| &self.nodes[parent].children);
        siblings.and_then(|siblings| siblings.iter().position(|sibling| *sibling == id)).unwrap_or_default()
    }

    /// The node at a place; `None` when nothing is asked there.
    pub fn find(&self, at: &Pointer) -> Option<NodeId> {
        at.tokens().try_fold(Self::ROOT, |id, token| self.child(id, &token))
    }

    /// The node at a place, or the nearest above it.
    pub fn nearest(&self, at: &Pointer) -> NodeId {
        let mut here = Self::ROOT;
        for token in at.tokens() {
            match self.child(here, &token) {
                Some(child) => here = child,
                None => break,
            }
        }
        here
    }

    fn child(&self, id: NodeId, token: &str) -> Option<NodeId> {
        let children = &self.nodes[id].children;
        match &self.definition(id).kind {
            Kind::Group(group) => children.get(self.form.index_of(group, token)?).copied(),
            Kind::Repeat(_) => children.get(token.parse::<usize>().ok()?).copied(),
            Kind::Control(_) | Kind::Unsupported(_) => None,
        }
    }
}
