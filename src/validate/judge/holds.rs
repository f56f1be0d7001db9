//! Whether a value fits one part of the schema: what the form asks about conditions that it cannot evaluate itself.

use super::{
    Judge,
    rule::{Probe, Undecided},
};
use crate::{
    pointer::Pointer,
    validate::{document::is_schema, growth::Growth, unfold},
};
use serde_json::Value;
use std::sync::Arc;

/// A part of the schema that was asked about.
#[derive(Clone)]
pub(super) enum Question {
    /// Nothing can be said of it.
    Closed,
    /// Tells whether a value fits.
    Open(Arc<Probe>, Option<Arc<Growth>>),
}

impl Judge {
    /// Whether `value` fits the schema at `place`, a pointer into the schema document (a document that was handed over
    /// stands in the root's `$defs`, under its URI). `None` when that cannot be known: there is no schema, it hangs on
    /// the way to it (dynamic references), the value nests too deep, or a match was left unfinished.
    ///
    /// The remembered instance has no part in it.
    ///
    /// ```
    /// use sovitaan::{pointer::Pointer, validate::{Judge, Validator}};
    /// use serde_json::json;
    ///
    /// let schema = r#"{"if": {"required": ["other"], "minProperties": 2}, "then": {"required": ["why"]}}"#;
    /// let mut judge = Judge::new(Validator::read(schema).unwrap());
    /// let condition = Pointer::root().child("if");
    /// assert_eq!(judge.holds(&condition, &json!({"other": 1, "a": 2})), Some(true));
    /// assert_eq!(judge.holds(&condition, &json!({"other": 1})), Some(false));
    /// assert_eq!(judge.holds(&condition.child("gone"), &json!({})), None);
    /// ```
    pub fn holds(&mut self, place: &Pointer, value: &Value) -> Option<bool> {
        let Question::Open(probe, growth) = self.question(place) else { return None };
        if !Growth::bears(growth.as_deref(), value) {
            return None;
        }
        probe.fits(&self.library(), value).map_err(|Undecided| ()).ok()
    }

    fn question(&mut self, place: &Pointer) -> Question {
        let document = &self.validator.document;
        let question = self.questions.entry(place.as_str()).get_or_insert_with(|| {
            let is_there = document.at(place).is_some_and(is_schema);
            // In one resource every way to a dynamic anchor ends at the same place; among several it may not.
            let hangs_on_way = document.is_dynamic && document.has_names();
            // What the root does not lead to was not counted with it.
            let counted = unfold::check(document, place).ok().filter(|counted| counted.nowhere.is_none());
            match counted.filter(|_| is_there && !hangs_on_way) {
                Some(counted) => Question::Open(Arc::new(Probe::of(document, place)), counted.growth.map(Arc::new)),
                None => Question::Closed,
            }
        });
        question.clone()
    }
}
