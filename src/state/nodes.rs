//! All nodes of a form; while an edit is applied, what each was before it.

use super::{Node, NodeId};
use std::ops::{Deref, Index, IndexMut};

/// A node as it was, and its number.
pub(super) type Note = (NodeId, Node);

/// The nodes by number. Whoever changes one that is not only found out from the answers ([`Nodes::derived`]) leaves a
/// note of what it was, as long as notes are taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Nodes {
    all: Vec<Node>,
    /// By number; `None` while nobody wants to know.
    notes: Option<Vec<Note>>,
}

impl Nodes {
    /// Forgets all of it, and makes room.
    pub fn reset(&mut self, room: usize) {
        self.all.clear();
        self.all.reserve_exact(room);
    }

    /// One more. Before, there was nothing.
    pub fn push(&mut self, node: Node) {
        if let Some(notes) = &mut self.notes {
            notes.push((self.all.len(), Node { definition: node.definition, ..Node::default() }));
        }
        self.all.push(node);
    }

    /// A node, for what is found out about it from the answers: of that no note is taken.
    pub fn derived(&mut self, id: NodeId) -> &mut Node {
        &mut self.all[id]
    }

    /// Takes notes from now on, beside those that there are.
    pub fn take_notes(&mut self, notes: Vec<Note>) {
        self.notes = Some(notes);
    }

    /// Takes no more notes, and gives those of nodes that are other ones now.
    pub fn noted(&mut self) -> Vec<Note> {
        let mut notes = self.notes.take().unwrap_or_default();
        notes.retain(|(id, was)| !was.is_answered_as(&self.all[*id]));
        notes
    }

    /// Puts the node that was in the place of the one that is, and the other way round. What follows from the answers
    /// is to be found out again; until then it is as it is, so that what changes with it can be told. (What comes and
    /// goes as a whole is told as a whole.)
    pub fn exchange(&mut self, (id, was): &mut Note) {
        let is = &mut self.all[*id];
        std::mem::swap(is, was);
        if is.parent == was.parent {
            std::mem::swap(&mut is.relevant, &mut was.relevant);
            std::mem::swap(&mut is.required, &mut was.required);
        }
    }

    fn note(&mut self, id: NodeId) {
        if let Some(notes) = &mut self.notes
            && let Err(place) = notes.binary_search_by_key(&id, |(id, _)| *id)
        {
            notes.insert(place, (id, self.all[id].clone()));
        }
    }
}

impl Deref for Nodes {
    type Target = [Node];

    fn deref(&self) -> &[Node] {
        &self.all
    }
}

impl Index<NodeId> for Nodes {
    type Output = Node;

    fn index(&self, id: NodeId) -> &Node {
        &self.all[id]
    }
}

impl IndexMut<NodeId> for Nodes {
    fn index_mut(&mut self, id: NodeId) -> &mut Node {
        self.note(id);
        &mut self.all[id]
    }
}
