//! Rows of a repeat: one more, one less, another order.

use super::{Changes, Focus, FormState, NodeId, Remark};
use crate::form::Kind;

impl FormState {
    pub(super) fn add_row(&mut self, id: NodeId, changes: &mut Changes) {
        let Kind::Repeat(repeat) = &self.definition(id).kind else { return };
        if self.nodes[id].children.len() >= repeat.max {
            return;
        }
        let item = repeat.item;
        let row = self.build(item, Some(id), None, true);
        self.nodes[id].children.push(row);
        changes.focus = Some(Focus::Row(row));
        changes.remark = Some(Remark::Added(row));
        self.rows_changed(id, changes);
    }

    pub(super) fn remove_row(&mut self, id: NodeId, changes: &mut Changes) {
        let Some((repeat, position)) = self.row_of(id) else { return };
        self.nodes[repeat].children.remove(position);
        self.forget(id);
        // The row that took its place, else the one before it, else the button that adds one.
        let rows = &self.nodes[repeat].children;
        let next = rows.get(position).or(rows.last()).copied();
        changes.focus = Some(next.map_or(Focus::Adder(repeat), Focus::Row));
        changes.remark = Some(Remark::Removed(repeat, position));
        self.rows_changed(repeat, changes);
    }

    pub(super) fn move_row(&mut self, id: NodeId, down: bool, changes: &mut Changes) {
        let Some((repeat, position)) = self.row_of(id) else { return };
        let rows = self.nodes[repeat].children.len();
        let target = if down { position + 1 } else { position.wrapping_sub(1) };
        if target >= rows {
            return;
        }
        self.nodes[repeat].children.swap(position, target);
        changes.focus = Some(Focus::Mover(id, down));
        changes.remark = Some(Remark::Moved(id));
        self.rows_changed(repeat, changes);
    }

    fn row_of(&self, id: NodeId) -> Option<(NodeId, usize)> {
        let repeat = self.nodes[id].parent?;
        matches!(self.definition(repeat).kind, Kind::Repeat(_)).then(|| (repeat, self.position(id)))
    }

    /// A removed node's number is never used again; what it held is let go.
    fn forget(&mut self, id: NodeId) {
        let node = &mut self.nodes[id];
        node.parent = None;
        node.value = None;
        node.text = None;
        node.truths = Box::default();
        for child in std::mem::take(&mut node.children) {
            self.forget(child);
        }
    }

    fn rows_changed(&mut self, repeat: NodeId, changes: &mut Changes) {
        self.nodes[repeat].touched = true;
        changes.nodes.push(repeat);
        self.resettle(changes);
        changes.values.push((self.pointer(repeat), self.emitted(repeat)));
    }
}
