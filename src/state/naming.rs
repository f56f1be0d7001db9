//! Names that the person chooses: which map takes a property, and when a name can be one.

use super::{FormState, NodeId};
use crate::form::{DefinitionId, Kind, name_matches};

/// Why a name cannot be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// There is none.
    Missing,
    /// Something else has it.
    Taken,
}

/// The map of a group that takes a property of that name, and what it asks. The empty name is none that a person can
/// give.
pub(super) fn map_for(state: &FormState, group: NodeId, name: &str) -> Option<(NodeId, DefinitionId)> {
    if name.is_empty() {
        return None;
    }
    let Kind::Group(meant) = &state.definition(group).kind else { return None };
    let children = state.node(group).children.iter().zip(&meant.children);
    let maps = children.filter_map(|(node, child)| match &state.definition(*node).kind {
        Kind::Map(map) if state.applies(group, child) => {
            Some((*node, map.item, map.pattern.as_deref().map(|pattern| name_matches(pattern, name))))
        }
        _ => None,
    });
    let maps: Vec<_> = maps.collect();
    let first = |wanted: Option<Option<bool>>| maps.iter().find(|(_, _, fits)| *fits == wanted);
    let found = first(Some(Some(true))).or_else(|| first(None)).or_else(|| first(Some(None)));
    found.map(|(map, item, _)| (*map, *item))
}

impl FormState {
    /// What is wrong with the name of one of a map's properties.
    pub fn name_fault(&self, id: NodeId) -> Option<NameFault> {
        let typed = self.node(id).typed_name.as_deref()?;
        Some(if typed.trim().is_empty() { NameFault::Missing } else { NameFault::Taken })
    }

    /// Whether a group's property of that name belongs to another question than `but`.
    pub(super) fn is_taken(&self, group: NodeId, name: &str, but: NodeId) -> bool {
        let is_other = |owner: NodeId| owner != but;
        self.child(group, name).is_some_and(is_other) || !self.is_unused(group, name)
    }

    /// Whether nothing that is kept for the host has the name.
    pub(super) fn is_unused(&self, group: NodeId, name: &str) -> bool {
        self.node(group).extra.as_ref().is_none_or(|extra| !extra.contains_key(name))
    }
}
