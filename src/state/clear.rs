//! All answers of a group or a list taken away at once: a step like any other, that can be undone.

use super::load::of_nothing;
use super::{Changes, Focus, FormState, NodeId, Remark};
use crate::form::{Control, Kind};

impl FormState {
    pub(super) fn clear_answers(&mut self, id: NodeId, changes: &mut Changes) {
        if !matches!(self.definition(id).kind, Kind::Group(_) | Kind::Repeat(_)) {
            return;
        }
        self.empty(id);
        changes.nodes.push(id);
        changes.focus = Some(Focus::Opened(id));
        changes.remark = Some(Remark::Cleared(id));
        self.resettle(changes);
        changes.values.push((self.pointer(id), self.emitted(id)));
    }

    /// Takes the answers from a node and all below it, shown or not: one that is only hidden would come back. What may
    /// not be changed stays.
    fn empty(&mut self, id: NodeId) {
        let definition = self.definition(id);
        let (mut rows, mut picked) = (usize::MAX, None);
        match &definition.kind {
            _ if self.is_read_only(id) => return,
            Kind::Control(Control::Fixed(_) | Control::Acknowledgements(_) | Control::OpenPoints) => return,
            // As many as an empty list has.
            Kind::Repeat(repeat) => rows = repeat.min.max(repeat.fixed.len()),
            Kind::Map(_) => rows = 0,
            // What an empty form has picked of its own accord is picked again; of types that is one that has been made.
            Kind::Pick(pick) => picked = Some(of_nothing(pick)),
            Kind::Alternatives(pick, _) if pick.path.parent().is_some() => picked = Some(Vec::new()),
            Kind::Group(_) if self.is_closable(id) => return self.shut(id),
            Kind::Alternatives(..) | Kind::Group(_) | Kind::Control(_) | Kind::Unsupported(_) => {}
        }
        let node = &mut self.nodes[id];
        (node.value, node.text) = (None, None);
        (node.touched, node.given, node.nulled) = (false, false, false);
        if let Some(picked) = picked {
            node.picked = picked;
        }
        let mut children = std::mem::take(&mut node.children);
        for row in children.drain(rows.min(children.len())..) {
            self.forget(row);
        }
        for child in &children {
            self.empty(*child);
        }
        self.nodes[id].children = children;
    }
}
