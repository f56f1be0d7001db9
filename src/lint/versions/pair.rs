//! Which part of the one version is which part of the other: the one that an answer in the same place goes to.

use crate::lint::{
    checklist::Checklist,
    spots::{Spot, Way},
};
use crate::pointer::Pointer;
use serde_json::Value;
use std::collections::HashSet;

/// Schemas that contain themselves can be paired in more ways than anybody asks for.
const ENOUGH: usize = 20_000;

/// A part of the answers in both versions.
pub(in crate::lint) struct Pair<'c, 't> {
    pub(super) old: &'c Checklist<'t>,
    pub(super) new: &'c Checklist<'t>,
    pub(super) which: Which<'c>,
}

/// In which version there is such a part.
pub(in crate::lint) enum Which<'c> {
    /// The whole.
    Whole,
    /// It is asked in both.
    Both { was: &'c Spot, is: &'c Spot, around: Around<'c> },
    /// It has no place any more.
    Gone { was: &'c Spot, around: Around<'c> },
    /// It was not asked before.
    Added { is: &'c Spot, around: Around<'c> },
}

/// The part around, in both versions.
#[derive(Clone, Copy)]
pub(in crate::lint) struct Around<'c> {
    pub(super) was: &'c Spot,
    pub(super) is: &'c Spot,
}

impl<'c> Pair<'c, '_> {
    /// It as it was and as it is, where it is in both.
    pub(super) fn both(&self) -> Option<(&'c Spot, &'c Spot)> {
        match self.which {
            Which::Both { was, is, .. } => Some((was, is)),
            Which::Whole | Which::Gone { .. } | Which::Added { .. } => None,
        }
    }

    /// Where it is, or was.
    pub(super) fn at(&self) -> &'c Pointer {
        match self.which {
            Which::Whole => &self.old.spots[0].at,
            Which::Both { was, .. } | Which::Gone { was, .. } => &was.at,
            Which::Added { is, .. } => &is.at,
        }
    }

    /// What it is called, or was.
    pub(super) fn title(&self) -> Option<String> {
        let (checklist, spot) = match self.which {
            Which::Whole => (self.old, &self.old.spots[0]),
            Which::Both { was, .. } | Which::Gone { was, .. } => (self.old, was),
            Which::Added { is, .. } => (self.new, is),
        };
        checklist.get(spot, "title").and_then(Value::as_str).map(str::to_owned)
    }

    /// Whether the old version asks for an answer here, and not only for what is inside.
    pub(super) fn is_question(&self) -> bool {
        self.both().is_some_and(|(was, _)| was.children.is_empty() && was.repeats.is_none())
    }

    /// The name and the title, as a sentence has them.
    pub(super) fn called(&self) -> String {
        let title = self.title().map(|title| format!(" (“{}”)", crate::lint::list::beginning(&title)));
        format!("`{}`{}", self.at(), title.unwrap_or_default())
    }
}

/// All parts, the whole first; `None` when there are too many.
pub(super) fn pairs<'c, 't>(old: &'c Checklist<'t>, new: &'c Checklist<'t>) -> Option<Vec<Pair<'c, 't>>> {
    let mut all = vec![Pair { old, new, which: Which::Whole }];
    let mut seen = HashSet::from([(0, 0)]);
    let mut open = inside(old, new, 0, 0);
    while let Some((next, ids)) = open.pop() {
        let next = Pair { old, new, which: next };
        // Nothing in a group goes to anything in a list.
        let ids = ids.filter(|_| !next.is_of_other_type());
        all.push(next);
        if all.len() > ENOUGH {
            return None;
        }
        if let Some(ids) = ids.filter(|ids| seen.insert(*ids)) {
            open.extend(inside(old, new, ids.0, ids.1));
        }
    }
    Some(all)
}

/// A part, and the numbers of the spots to look into.
type Inner<'c> = (Which<'c>, Option<(usize, usize)>);

/// The parts inside, the last first.
fn inside<'c>(old: &'c Checklist, new: &'c Checklist, was: usize, is: usize) -> Vec<Inner<'c>> {
    let around = Around { was: &old.spots[was], is: &new.spots[is] };
    let known = around.was.children.iter().map(|id| {
        let spot = &old.spots[*id];
        match counterpart(new, around.is, &spot.way) {
            Some(other) => {
                let ids = (spot.repeats.unwrap_or(*id), new.spots[other].repeats.unwrap_or(other));
                (Which::Both { was: spot, is: &new.spots[other], around }, Some(ids))
            }
            None => (Which::Gone { was: spot, around }, None),
        }
    });
    let is_added = |spot: &&Spot| matches!(&spot.way, Way::Property(name) if !around.was.named.contains_key(name));
    let added = around.is.children.iter().map(|id| &new.spots[*id]).filter(is_added);
    let mut all: Vec<Inner> = known.chain(added.map(|is| (Which::Added { is, around }, None))).collect();
    all.reverse();
    all
}

/// The part of the new version that takes what stood there.
fn counterpart(new: &Checklist, around: &Spot, way: &Way) -> Option<usize> {
    // A name of its own may be one that the person chooses now, and a place one of any number.
    let wider = match way {
        Way::Property(_) => Some(Way::Named),
        Way::Place(_) => Some(Way::Element),
        Way::Root | Way::Element | Way::Named => None,
    };
    new.child(around, way).or_else(|| new.child(around, &wider?))
}
