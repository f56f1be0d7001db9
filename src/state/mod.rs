//! The answers and what follows from them: which questions apply, what is answered, what has been
//! said of it. One function changes it ([`FormState::apply`]) and says what changed.

mod account;
mod acknowledgement;
mod agreement;
mod apply;
mod clear;
mod draft;
mod edit;
mod emit;
mod history;
mod instance;
mod leftover;
mod load;
mod naming;
mod node;
mod nodes;
mod picking;
mod relevance;
mod review;
mod rows;
mod spread;
mod translate;
mod verdict;
mod waiting;

pub use account::{Account, AccountPart, Occasion};
pub use acknowledgement::{Acknowledgement, Objection, Party, Void, same_name};
pub use edit::{Changes, Edit, Focus, Remark};
pub use history::Subject;
pub use leftover::Leftover;
pub use naming::NameFault;
pub use node::{Node, NodeId};
pub use picking::Ask;
pub use verdict::Standing;

use crate::form::{Control, FormDefinition, Kind};
use crate::pointer::Pointer;
use crate::validate::Violation;
use agreement::Agreement;
use history::History;
use nodes::Nodes;
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
    nodes: Nodes,
    history: History,
    verdict: Option<Vec<(Pointer, Vec<Violation>)>>,
    /// The verdict as it is shown, where that is not as it was given.
    shown: Option<Vec<(Pointer, Vec<Violation>)>>,
    /// The places at which something is shown that was said of alternatives.
    spread: Vec<Pointer>,
    attempted: bool,
    mostly_optional: bool,
    /// Conditions that only the validator can evaluate, and that may come out differently now: node and number.
    asking: Vec<(NodeId, usize)>,
    /// How often the validator has answered since the last edit.
    turns: usize,
    /// Who has agreed, and what stays open.
    agreement: Agreement,
    /// Questions that did not apply when the document was opened, although it has an answer to them; by number.
    aside: Vec<NodeId>,
    came_with_leftovers: bool,
}

impl FormState {
    /// The root's number.
    pub const ROOT: NodeId = 0;

    /// A form with the host's answers, or with the schema's defaults where there are none.
    pub fn new(form: FormDefinition, instance: Option<&Value>) -> Self {
        let mut state = Self {
            form,
            nodes: Nodes::default(),
            history: History::default(),
            verdict: None,
            shown: None,
            spread: Vec::new(),
            attempted: false,
            mostly_optional: false,
            asking: Vec::new(),
            turns: 0,
            agreement: Agreement::default(),
            aside: Vec::new(),
            came_with_leftovers: false,
        };
        state.replace(instance);
        state
    }

    /// Takes other answers in place of all that was there; nothing of it has been looked at yet, and nothing that was
    /// done before can be undone.
    pub fn replace(&mut self, instance: Option<&Value>) {
        self.clear();
        self.build(FormDefinition::ROOT, None, instance, instance.is_none());
        self.ask_for_branches();
        self.settle();
        self.mostly_optional = self.is_mostly_optional();
        self.load_agreement();
        self.find_leftovers();
    }

    /// Nothing is there, and nothing has been said of it.
    fn clear(&mut self) {
        self.nodes.reset(self.form.definitions.len());
        self.forget_steps();
        self.asking.clear();
        self.turns = 0;
        self.verdict = None;
        self.shown = None;
        self.spread.clear();
        self.attempted = false;
    }

    /// By what is demanded at first; it would be odd if the marks changed as the person goes on.
    fn is_mostly_optional(&self) -> bool {
        let is_asked = |node: &&Node| {
            node.relevant
                && matches!(&self.form.get(node.definition).kind, Kind::Control(control) if !matches!(control, Control::OpenPoints))
        };
        let asked = self.nodes.iter().filter(is_asked);
        asked.map(|node| if node.required { -1 } else { 1 }).sum::<isize>() > 0
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

    /// Where in the instance the node stands. A node that has no place of its own stands where its parent does.
    pub fn pointer(&self, id: NodeId) -> Pointer {
        let node = &self.nodes[id];
        let Some(parent) = node.parent else { return Pointer::root() };
        let above = self.pointer(parent);
        match (&self.definition(parent).kind, &self.definition(id).kind) {
            (_, Kind::Pick(_) | Kind::Map(_)) | (Kind::Alternatives(..), _) => above,
            (Kind::Repeat(_), _) => above.child(self.position(id)),
            (Kind::Map(_), _) => above.child(node.name.as_deref().unwrap_or_default()),
            _ => above.child(self.definition(id).key.as_str()),
        }
    }

    /// The row's place among its siblings, from 0.
    pub fn position(&self, id: NodeId) -> usize {
        let siblings = self.nodes[id].parent.map(|parent| &self.nodes[parent].children);
        siblings.and_then(|siblings| siblings.iter().position(|sibling| *sibling == id)).unwrap_or_default()
    }

    /// The node at a place; `None` when nothing is asked there. Of several kinds of answer it is the node that holds
    /// them all.
    pub fn find(&self, at: &Pointer) -> Option<NodeId> {
        at.tokens().try_fold(Self::ROOT, |id, token| self.child(self.innermost(id), &token))
    }

    /// The node at a place, or the nearest above it.
    pub fn nearest(&self, at: &Pointer) -> NodeId {
        let mut here = Self::ROOT;
        for token in at.tokens() {
            match self.child(self.innermost(here), &token) {
                Some(child) => here = child,
                None => break,
            }
        }
        here
    }

    /// The node itself where it is asked, else the nearest one around it that is.
    pub fn nearest_asked(&self, id: NodeId) -> NodeId {
        let mut asked = id;
        let mut here = id;
        while let Some(around) = self.nodes[here].parent {
            if !self.nodes[here].relevant {
                asked = around;
            }
            here = around;
        }
        asked
    }

    /// The node itself, or the kind of answer that is picked there.
    pub fn innermost(&self, id: NodeId) -> NodeId {
        self.picked_child(id).map_or(id, |child| self.innermost(child))
    }

    /// The node of the kind of answer that is picked.
    pub(super) fn picked_child(&self, id: NodeId) -> Option<NodeId> {
        if !matches!(self.definition(id).kind, Kind::Alternatives(..)) {
            return None;
        }
        let node = &self.nodes[id];
        let branch = node.picked.first()?;
        node.children.iter().find(|child| self.nodes[**child].branch == Some(*branch)).copied()
    }

    /// The node of a property or an element. Of several questions under one name, the one that applies.
    pub(super) fn child(&self, id: NodeId, token: &str) -> Option<NodeId> {
        let children = &self.nodes[id].children;
        match &self.definition(id).kind {
            Kind::Group(group) => {
                let mut asked = self.form.children_of(group, token).filter_map(|child| children.get(child)).copied();
                let first = asked.next();
                let applying = first.filter(|first| self.nodes[*first].relevant);
                applying.or_else(|| asked.find(|child| self.nodes[*child].relevant)).or(first).or_else(|| {
                    let is_map = |child: &&NodeId| matches!(self.definition(**child).kind, Kind::Map(_));
                    let mut entries = children.iter().filter(is_map).flat_map(|map| &self.nodes[*map].children);
                    entries.find(|entry| self.nodes[**entry].name.as_deref() == Some(token)).copied()
                })
            }
            Kind::Repeat(_) => children.get(token.parse::<usize>().ok()?).copied(),
            Kind::Map(_) | Kind::Pick(_) | Kind::Alternatives(..) | Kind::Control(_) | Kind::Unsupported(_) => None,
        }
    }
}
