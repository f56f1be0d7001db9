//! One node of the answers: a group, a repeat's rows, a row, or one answer.

use crate::form::DefinitionId;
use serde_json::{Map, Value};

/// Which node: stays the same while the node lives, wherever its row moves.
pub type NodeId = usize;

/// A node of the form as it stands.
#[expect(clippy::struct_excessive_bools, reason = "four facts that do not hang on each other")]
#[derive(Clone, Debug)]
pub struct Node {
    /// What it asks.
    pub definition: DefinitionId,
    /// The group or repeat that it is in; `None` for the root and for what has been removed.
    pub parent: Option<NodeId>,
    /// A group's questions in the order of the definition; a repeat's rows in theirs.
    pub children: Vec<NodeId>,
    /// The question applies, and so do all above it.
    pub relevant: bool,
    /// An answer is demanded here.
    pub required: bool,
    /// The person has been here and gone on: it may speak.
    pub touched: bool,
    /// A control's answer; elsewhere what the host gave that is of another type than asked for.
    pub value: Option<Value>,
    /// What stands in the input when it is not just how `value` is written: being typed, or unreadable.
    pub text: Option<String>,
    /// A group's properties that nothing asks for: kept, and given back.
    pub extra: Option<Box<Map<String, Value>>>,
    /// The order in which the host gave the group's properties.
    pub order: Option<Box<[String]>>,
    /// The host gave this container, be it empty: it is given back.
    pub given: bool,
    /// Answers at and below this node, of those that apply.
    pub answered: usize,
    /// Questions at and below this node, of those that apply.
    pub total: usize,
    /// A group's conditions, each as it stands; `None` is not known.
    pub truths: Box<[Option<bool>]>,
}
