//! A `oneOf` or `anyOf` of which no branch fits says little. What is wrong with the branch that was picked, or that
//! the answers are about, says more: it is shown at that branch's questions instead.

use super::{FormState, NodeId};
use crate::form::Kind;
use crate::pointer::Pointer;
use crate::validate::{Keyword, Violation};

/// Alternatives in alternatives are followed this deep.
const MAX_DEPTH: usize = 8;

impl FormState {
    /// Spreads what is wrong with alternatives over their questions. Gives the places that say something else.
    pub(super) fn spread_out(&mut self) -> Vec<Pointer> {
        let mut places = std::mem::take(&mut self.spread);
        let has_alternatives = |violation: &Violation| !violation.alternatives.is_empty();
        let Some(known) = &self.verdict else { return places };
        if !known.iter().flat_map(|(_, violations)| violations).any(has_alternatives) {
            self.shown = None;
            return places;
        }
        let mut shown: Vec<(Pointer, Vec<Violation>)> = Vec::with_capacity(known.len());
        let mut spread = Vec::new();
        for (at, violations) in known {
            let mut kept = Vec::new();
            for violation in violations {
                let before = spread.len();
                self.spread_one(violation, 0, &mut spread);
                if spread.len() == before {
                    kept.push(violation.clone());
                }
            }
            if !kept.is_empty() {
                shown.push((at.clone(), kept));
            }
        }
        self.spread = spread.iter().map(|violation| violation.pointer.clone()).collect();
        places.extend(self.spread.iter().cloned());
        for violation in spread {
            let place = shown.binary_search_by(|(place, _)| place.cmp(&violation.pointer));
            match place {
                Ok(index) if shown[index].1.contains(&violation) => {}
                Ok(index) => shown[index].1.push(violation),
                Err(index) => shown.insert(index, (violation.pointer.clone(), vec![violation])),
            }
        }
        self.shown = Some(shown);
        places
    }

    fn spread_one(&self, violation: &Violation, depth: usize, spread: &mut Vec<Violation>) {
        if depth > MAX_DEPTH {
            return;
        }
        for branch in self.branches_meant(violation) {
            for inner in violation.alternatives.get(branch).into_iter().flatten() {
                let before = spread.len();
                self.spread_one(inner, depth + 1, spread);
                if spread.len() == before {
                    spread.push(inner.clone());
                }
            }
        }
    }

    /// The branches that the answers are about.
    fn branches_meant(&self, violation: &Violation) -> Vec<usize> {
        if violation.alternatives.is_empty() {
            return Vec::new();
        }
        let Some(id) = self.find(&violation.pointer) else { return likeliest(violation).into_iter().collect() };
        let mut here = Some(id);
        while let Some(id) = here {
            if let Kind::Alternatives(pick, _) = &self.definition(id).kind
                && is_at(&pick.path, violation)
            {
                return self.nodes[id].picked.iter().map(|branch| pick.branches[*branch].index).collect();
            }
            here = self.picked_child(id);
        }
        match self.pick_for(self.innermost(id), violation) {
            Some(pick) => match &self.definition(pick).kind {
                Kind::Pick(meant) => {
                    self.nodes[pick].picked.iter().map(|branch| meant.branches[*branch].index).collect()
                }
                _ => Vec::new(),
            },
            None => likeliest(violation).into_iter().collect(),
        }
    }

    /// The pick of a group that a violation of its schema's `oneOf` or `anyOf` is about.
    pub(super) fn pick_for(&self, group: NodeId, violation: &Violation) -> Option<NodeId> {
        if !matches!(violation.keyword, Keyword::OneOf | Keyword::AnyOf) {
            return None;
        }
        let Kind::Group(meant) = &self.definition(group).kind else { return None };
        let picks = meant.picks.iter().filter_map(|child| self.nodes[group].children.get(*child));
        let path = |id: &NodeId| match &self.definition(*id).kind {
            Kind::Pick(pick) if is_at(&pick.path, violation) => Some(pick.path.as_str().len()),
            _ => None,
        };
        let found = picks.filter_map(|id| Some((path(id)?, *id)));
        found.max_by_key(|(length, _)| *length).map(|(_, id)| id)
    }

    /// The node that stands at the same place, and holds the kinds of answer.
    pub(super) fn outermost(&self, id: NodeId) -> NodeId {
        match self.nodes[id].parent {
            Some(parent) if matches!(self.definition(parent).kind, Kind::Alternatives(..)) => self.outermost(parent),
            _ => id,
        }
    }
}

/// Whether the keywords that lead to a pick are those at the end of the violation's evaluation path.
fn is_at(path: &Pointer, violation: &Violation) -> bool {
    let keywords = path.as_str();
    !keywords.is_empty() && violation.schema_pointer.as_str().ends_with(keywords)
}

/// The one branch that fits best: by type, and by the values that tell branches apart.
fn likeliest(violation: &Violation) -> Option<usize> {
    let is_about_kind = |inner: &&Violation| {
        let near = inner.pointer == violation.pointer || inner.pointer.parent().as_ref() == Some(&violation.pointer);
        near && matches!(inner.keyword, Keyword::Type | Keyword::Const | Keyword::Enum)
    };
    let faults: Vec<usize> =
        violation.alternatives.iter().map(|branch| branch.iter().filter(is_about_kind).count()).collect();
    let least = faults.iter().min()?;
    let mut best = (0..faults.len()).filter(|branch| faults[*branch] == *least);
    best.next().filter(|_| best.next().is_none())
}
