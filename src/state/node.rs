//! One node of the answers: a group, a repeat's rows, a row, or one answer.

use crate::form::DefinitionId;
use serde_json::{Map, Value};

/// Which node: stays the same while the node lives, wherever its row moves.
pub type NodeId = usize;

/// A node of the form as it stands.
#[expect(clippy::struct_excessive_bools, reason = "facts that do not hang on each other")]
#[derive(Clone, Debug, Default)]
pub struct Node {
    /// What it asks.
    pub definition: DefinitionId,
    /// The node that it is in; `None` for the root and for what has been removed.
    pub parent: Option<NodeId>,
    /// A group's questions in the order of the definition; rows in theirs; the kinds of answer that have been picked
    /// so far.
    pub children: Vec<NodeId>,
    /// The question applies, and so do all above it.
    pub relevant: bool,
    /// An answer is demanded here.
    pub required: bool,
    /// The person has been here and gone on: it may speak.
    pub touched: bool,
    /// A group shows its questions; one that contains itself is opened by the person.
    pub open: bool,
    /// A control's answer; elsewhere what the host gave that is of another type than asked for.
    pub value: Option<Value>,
    /// What stands in the input when it is not just how `value` is written: being typed, or unreadable.
    pub text: Option<String>,
    /// The name of one of a map's properties; one that nothing else has, where the person has given none yet.
    pub name: Option<String>,
    /// What stands in the input for the name when it cannot be the name: there is one like it already, or none.
    pub typed_name: Option<String>,
    /// The branches picked.
    pub picked: Vec<usize>,
    /// Which kind of answer this is, of several.
    pub branch: Option<usize>,
    /// A group's properties that nothing asks for: kept, and given back.
    pub extra: Option<Box<Map<String, Value>>>,
    /// The order in which the host gave the group's properties.
    pub order: Option<Box<[String]>>,
    /// The host gave this container, be it empty: it is given back.
    pub given: bool,
    /// As many of a list's elements the host gave, be they empty: they are given back.
    pub kept: usize,
    /// The host gave `null`, and the schema allows it: given back while nothing is answered.
    pub nulled: bool,
    /// Answers at and below this node, of those that apply.
    pub answered: usize,
    /// Questions at and below this node, of those that apply.
    pub total: usize,
    /// A group's conditions, each as it stands; `None` is not known.
    pub truths: Box<[Option<bool>]>,
    /// What the validator says of conditions that only it can evaluate.
    pub told: Box<[Option<bool>]>,
}

impl Node {
    /// Whether this is the other one but for what follows from all answers, and for where the person has been.
    pub(super) fn is_answered_as(&self, other: &Self) -> bool {
        self.value == other.value
            && self.text == other.text
            && self.children == other.children
            && self.parent == other.parent
            && (self.open, self.given, self.nulled) == (other.open, other.given, other.nulled)
            && (&self.name, &self.typed_name) == (&other.name, &other.typed_name)
            && self.picked == other.picked
            && self.extra == other.extra
    }
}
