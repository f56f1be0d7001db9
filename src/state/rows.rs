//! Rows of a repeat, properties of a map, and groups that contain themselves: one more, one less, another order,
//! another name.

use super::{Changes, Focus, FormState, NameFault, NodeId, Remark};
use crate::form::Kind;
use crate::pointer::Pointer;

/// Groups inside groups that a person can open: deeper, no document is read any more.
const MAX_OPEN: usize = 60;

impl FormState {
    pub(super) fn add(&mut self, id: NodeId, map: usize, changes: &mut Changes) {
        match &self.definition(id).kind {
            Kind::Repeat(repeat) => {
                let rows = self.nodes[id].children.len();
                let next = repeat.fixed.get(rows).copied().or(repeat.item);
                let Some(item) = next.filter(|_| rows < repeat.max) else { return };
                self.add_row(id, item, None, changes);
            }
            Kind::Group(_) if !self.nodes[id].open => self.open_group(id, changes),
            Kind::Group(_) => {
                let is_map = |child: &&NodeId| matches!(self.definition(**child).kind, Kind::Map(_));
                let Some(map) = self.nodes[id].children.iter().filter(is_map).nth(map).copied() else { return };
                self.add_property(map, changes);
            }
            _ => {}
        }
    }

    fn add_property(&mut self, map: NodeId, changes: &mut Changes) {
        let Kind::Map(meant) = &self.definition(map).kind else { return };
        if !self.nodes[map].relevant || self.nodes[map].children.len() >= meant.max {
            return;
        }
        let item = meant.item;
        // Two without a name would be one too many: the first one is to get its name.
        let is_nameless = |entry: &NodeId| self.name_fault(*entry) == Some(NameFault::Missing);
        if let Some(nameless) = self.nodes[map].children.iter().copied().find(is_nameless) {
            changes.focus = Some(Focus::Row(nameless));
            return;
        }
        // It has to be found until it has a name; the empty one may belong to somebody.
        let group = self.nodes[map].parent.unwrap_or(Self::ROOT);
        let numbers = (1..).map(|number: usize| number.to_string());
        let mut names = std::iter::once(String::new()).chain(numbers);
        let free = names.find(|name| self.child(group, name).is_none() && self.is_unused(group, name));
        self.add_row(map, item, free, changes);
    }

    fn add_row(&mut self, id: NodeId, item: usize, name: Option<String>, changes: &mut Changes) {
        let row = self.build(item, Some(id), None, true);
        self.nodes[row].typed_name = name.as_ref().map(|_| String::new());
        self.nodes[row].name = name;
        self.nodes[id].children.push(row);
        if self.definition(row).recursive {
            self.open(self.innermost(row), None, true);
        }
        changes.focus = Some(Focus::Row(row));
        changes.remark = Some(Remark::Added(row));
        self.rows_changed(id, changes);
    }

    pub(super) fn remove(&mut self, id: NodeId, changes: &mut Changes) {
        let Some((parent, position)) = self.row_of(id) else {
            if !self.remove_unshown(id, changes) {
                self.close(id, changes);
            }
            return;
        };
        if position < self.definition(parent).kind.places() {
            self.remove_unshown(id, changes);
            return;
        }
        self.nodes[parent].children.remove(position);
        self.forget(id);
        // The row that took its place, else the one before it, else the button that adds one.
        let rows = &self.nodes[parent].children;
        let next = rows.get(position).or(rows.last()).copied();
        changes.focus = Some(next.map_or(Focus::Adder(parent), Focus::Row));
        changes.remark = Some(Remark::Removed(parent, position));
        self.rows_changed(parent, changes);
    }

    /// Opens a group that contains itself, with the schema's defaults.
    fn open_group(&mut self, id: NodeId, changes: &mut Changes) {
        if !self.may_open(id) {
            return;
        }
        self.open(id, None, true);
        self.nodes[id].value = None;
        changes.focus = Some(Focus::Opened(id));
        changes.remark = Some(Remark::Opened(id));
        self.rows_changed(id, changes);
    }

    /// Whether a document that goes one level deeper here could still be read.
    pub fn may_open(&self, id: NodeId) -> bool {
        std::iter::successors(self.nodes[id].parent, |id| self.nodes[*id].parent).count() < MAX_OPEN
    }

    fn close(&mut self, id: NodeId, changes: &mut Changes) {
        let id = self.innermost(id);
        if !self.is_closable(id) {
            return;
        }
        self.shut(id);
        changes.focus = Some(Focus::Adder(id));
        changes.remark = Some(Remark::Closed(id));
        self.rows_changed(id, changes);
    }

    /// Closes a group, and lets go of all that is in it.
    pub(super) fn shut(&mut self, id: NodeId) {
        for child in std::mem::take(&mut self.nodes[id].children) {
            self.forget(child);
        }
        let node = &mut self.nodes[id];
        node.open = false;
        node.given = false;
        node.extra = None;
        node.truths = Box::default();
        node.told = Box::default();
    }

    /// Whether the person has opened this group, and may close it with all that is in it.
    pub fn is_closable(&self, id: NodeId) -> bool {
        let node = &self.nodes[id];
        let is_row = self.row_of(id).is_some();
        node.open && node.parent.is_some() && !is_row && self.definition(id).recursive
    }

    pub(super) fn move_row(&mut self, id: NodeId, down: bool, changes: &mut Changes) {
        let Some((repeat, position)) = self.row_of(id) else { return };
        let Kind::Repeat(meant) = &self.definition(repeat).kind else { return };
        let rows = self.nodes[repeat].children.len();
        let target = if down { position + 1 } else { position.wrapping_sub(1) };
        if target >= rows || position.min(target) < meant.fixed.len() {
            return;
        }
        self.nodes[repeat].children.swap(position, target);
        changes.focus = Some(Focus::Mover(id, down));
        changes.remark = Some(Remark::Moved(id));
        self.rows_changed(repeat, changes);
    }

    /// Gives a map's property another name. One that it cannot have stays in the input, and the property out of the
    /// document, until it is another one.
    pub(super) fn rename(&mut self, id: NodeId, name: &str, changes: &mut Changes) {
        let Some((map, _)) = self.row_of(id).filter(|_| self.nodes[id].name.is_some()) else { return };
        let group = self.nodes[map].parent.unwrap_or(Self::ROOT);
        let before = self.pointer(id);
        if name.trim().is_empty() || self.is_taken(group, name, id) {
            self.nodes[id].typed_name = Some(name.to_owned());
        } else {
            self.nodes[id].typed_name = None;
            self.nodes[id].name = Some(name.to_owned());
        }
        self.rows_changed(map, changes);
        changes.values.insert(0, (before, None));
        changes.values.push((self.pointer(id), self.emitted(id)));
    }

    /// The repeat or the map that a row is in, and its place there.
    pub fn row_of(&self, id: NodeId) -> Option<(NodeId, usize)> {
        let parent = self.nodes[id].parent?;
        matches!(self.definition(parent).kind, Kind::Repeat(_) | Kind::Map(_)).then(|| (parent, self.position(id)))
    }

    /// Which of its group's maps a map is, from 0.
    pub fn map_number(&self, id: NodeId) -> usize {
        let is_map = |child: &&NodeId| matches!(self.definition(**child).kind, Kind::Map(_));
        let siblings = self.nodes[id].parent.map(|group| self.nodes[group].children.iter().filter(is_map));
        siblings.and_then(|mut maps| maps.position(|map| *map == id)).unwrap_or_default()
    }

    /// A removed node's number is never used again; what it held is let go.
    pub(super) fn forget(&mut self, id: NodeId) {
        let node = std::mem::take(&mut self.nodes[id]);
        self.nodes[id].definition = node.definition;
        for child in node.children {
            self.forget(child);
        }
    }

    fn rows_changed(&mut self, id: NodeId, changes: &mut Changes) {
        self.touch(id, changes);
        self.resettle(changes);
        let at = self.pointer(id);
        let value = match self.definition(id).kind {
            Kind::Map(_) => self.nodes[id].parent.and_then(|group| self.emitted(group)),
            _ => self.emitted(id),
        };
        if !matches!(self.definition(id).kind, Kind::Map(_)) || at == Pointer::root() {
            changes.values.push((at, value));
        }
    }
}
