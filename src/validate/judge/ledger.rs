//! The violations that stand, found by place in the instance and by place in the schema.

use super::super::Verdict;
use crate::{
    pointer::Pointer,
    validate::{Keyword, Violation, validator::tidy},
};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Default)]
pub(super) struct Ledger {
    at: BTreeMap<Pointer, Vec<Violation>>,
    /// Evaluation path, then the places in the instance where it is broken. One path belongs to one
    /// depth of the instance, so path and place together name the rule and the value it judged.
    by_schema: BTreeMap<Pointer, BTreeSet<Pointer>>,
    /// What stood at the places touched since the last verdict.
    before: BTreeMap<Pointer, Vec<Violation>>,
    len: usize,
}

impl Ledger {
    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Every violation, in the order of [`tidy`].
    pub(super) fn violations(&self) -> impl Iterator<Item = &Violation> {
        self.at.values().flatten()
    }

    pub(super) fn has_unchecked(&self) -> bool {
        self.violations().any(|violation| violation.keyword == Keyword::Unchecked)
    }

    /// Takes out what was found under an evaluation path, at a place in the instance or below it.
    pub(super) fn drop_below(&mut self, evaluated: &Pointer, instance: &Pointer) {
        let broken: Vec<(Pointer, Vec<Pointer>)> = below(&self.by_schema, evaluated)
            .map(|(path, places)| (path.clone(), below_in(places, instance)))
            .filter(|(_, places)| !places.is_empty())
            .collect();
        for (path, places) in broken {
            for place in places {
                self.drop_at(&path, &place);
            }
        }
    }

    /// Takes out what was found under exactly this path at exactly this place.
    pub(super) fn drop_at(&mut self, evaluated: &Pointer, instance: &Pointer) {
        let Some(places) = self.by_schema.get_mut(evaluated) else { return };
        if !places.remove(instance) {
            return;
        }
        if places.is_empty() {
            self.by_schema.remove(evaluated);
        }
        self.remember(instance);
        let Some(list) = self.at.get_mut(instance) else { return };
        let before = list.len();
        list.retain(|violation| violation.schema_pointer != *evaluated);
        self.len -= before - list.len();
        if list.is_empty() {
            self.at.remove(instance);
        }
    }

    pub(super) fn add(&mut self, violation: Violation) {
        self.remember(&violation.pointer);
        let list = self.at.entry(violation.pointer.clone()).or_default();
        let places = self.by_schema.entry(violation.schema_pointer.clone()).or_default();
        places.insert(violation.pointer.clone());
        let before = list.len();
        list.push(violation);
        tidy(list);
        self.len += list.len() - before;
    }

    /// Puts other violations, in the order of [`tidy`], in the place of all.
    pub(super) fn replace_all(&mut self, violations: Vec<Violation>) {
        for (place, standing) in std::mem::take(&mut self.at) {
            self.before.entry(place).or_insert(standing);
        }
        self.by_schema.clear();
        self.len = violations.len();
        for violation in violations {
            self.before.entry(violation.pointer.clone()).or_default();
            let places = self.by_schema.entry(violation.schema_pointer.clone()).or_default();
            places.insert(violation.pointer.clone());
            self.at.entry(violation.pointer.clone()).or_default().push(violation);
        }
    }

    /// What changed since the last verdict.
    pub(super) fn changed(&mut self) -> Verdict {
        let before = std::mem::take(&mut self.before);
        let at = before.into_iter().filter_map(|(place, old)| {
            let new = self.at.get(&place).cloned().unwrap_or_default();
            (new != old).then_some((place, new))
        });
        Verdict { all: false, at: at.collect() }
    }

    /// Everything that stands; the next verdict counts from here.
    pub(super) fn everything(&mut self) -> Verdict {
        self.before.clear();
        Verdict { all: true, at: self.at.clone().into_iter().collect() }
    }

    fn remember(&mut self, place: &Pointer) {
        if !self.before.contains_key(place) {
            let standing = self.at.get(place).cloned().unwrap_or_default();
            self.before.insert(place.clone(), standing);
        }
    }
}

/// The pointer itself, if it is there, and everything below it. `/a!` sorts between `/a` and `/a/`
/// and is not below `/a`: hence two look-ups.
fn below<'a, T>(map: &'a BTreeMap<Pointer, T>, of: &'a Pointer) -> impl Iterator<Item = (&'a Pointer, &'a T)> {
    let inside = map.range(of.child("")..).take_while(|(pointer, _)| of.covers(pointer));
    map.get_key_value(of).into_iter().chain(inside)
}

fn below_in(set: &BTreeSet<Pointer>, of: &Pointer) -> Vec<Pointer> {
    let inside = set.range(of.child("")..).take_while(|pointer| of.covers(pointer));
    set.get(of).into_iter().chain(inside).cloned().collect()
}
