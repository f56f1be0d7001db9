//! The violations that stand, found by place in the instance and by place in the schema.

use crate::{
    pointer::Pointer,
    validate::{Keyword, Verdict, Violation, table::Places, tidy::tidy},
};

#[derive(Default)]
pub(super) struct Ledger {
    at: Places<Vec<Violation>>,
    /// Evaluation path, then the places in the instance where it is broken. One path belongs to one
    /// depth of the instance, so path and place together name the rule and the value it judged.
    by_schema: Places<Places<()>>,
    /// What stood at the places touched since the last verdict.
    before: Places<Vec<Violation>>,
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
        self.at.iter().flat_map(|(_, list)| list)
    }

    pub(super) fn has_unchecked(&self) -> bool {
        self.violations().any(|violation| violation.keyword == Keyword::Unchecked)
    }

    /// Takes out what was found under an evaluation path, at a place in the instance or below it.
    pub(super) fn drop_below(&mut self, evaluated: &Pointer, instance: &Pointer) {
        let mut broken = Vec::new();
        for (path, places) in self.by_schema.below(evaluated) {
            broken.extend(places.below(instance).map(|(place, ())| (path.clone(), place.clone())));
        }
        for (path, place) in broken {
            self.drop_at(&path, &place);
        }
    }

    /// Takes out what was found under exactly this path at exactly this place.
    pub(super) fn drop_at(&mut self, evaluated: &Pointer, instance: &Pointer) {
        let Some(places) = self.by_schema.get_mut(evaluated) else { return };
        if places.remove(instance).is_none() {
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
        let list = self.at.entry(&violation.pointer);
        self.by_schema.entry(&violation.schema_pointer).entry(&violation.pointer);
        let before = list.len();
        list.push(violation);
        tidy(list);
        self.len += list.len() - before;
    }

    /// Puts other violations, in the order of [`tidy`], in the place of all.
    pub(super) fn replace_all(&mut self, violations: Vec<Violation>) {
        for (place, standing) in std::mem::take(&mut self.at) {
            if self.before.get(&place).is_none() {
                *self.before.entry(&place) = standing;
            }
        }
        self.by_schema.clear();
        self.len = violations.len();
        for violation in violations {
            self.before.entry(&violation.pointer);
            self.by_schema.entry(&violation.schema_pointer).entry(&violation.pointer);
            self.at.entry(&violation.pointer).push(violation);
        }
    }

    /// What changed since the last verdict.
    pub(super) fn changed(&mut self) -> Verdict {
        let mut at = Vec::new();
        for (place, old) in std::mem::take(&mut self.before) {
            let new = self.at.get(&place).cloned().unwrap_or_default();
            if new != old {
                at.push((place, new));
            }
        }
        Verdict { all: false, at }
    }

    /// Everything that stands; the next verdict counts from here.
    pub(super) fn everything(&mut self) -> Verdict {
        self.before.clear();
        Verdict { all: true, at: self.at.clone().into_iter().collect() }
    }

    fn remember(&mut self, place: &Pointer) {
        if self.before.get(place).is_none() {
            *self.before.entry(place) = self.at.get(place).cloned().unwrap_or_default();
        }
    }
}
