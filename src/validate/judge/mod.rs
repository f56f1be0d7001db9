//! The incremental session: after an edit, only what the edit can affect is judged again.
//!
//! A schema is taken apart place by place, when an edit first comes by ([`parts`]). On the way from the
//! root to the value that changed, `properties` and `items` are followed; every other group of keywords
//! is a rule that knows what it reads ([`reads`]) and is judged again only when that was touched. At the
//! changed value itself the whole subschema is judged. Evaluation paths tell whose violations are
//! replaced ([`ledger`]). What cannot be split soundly is judged as one: a place with `unevaluated…`,
//! a whole document with dynamic references, nested `$id`s, or patterns that need backtracking. The whole pass is the truth, and a test compares every
//! step with it.

mod change;
mod holds;
mod ledger;
mod parts;
mod reads;
mod rule;
mod split;
mod walk;

pub use change::Misplaced;

use super::{
    Change, Validator, Verdict, Violation,
    limits::{MAX_DEPTH, MAX_ERRORS},
    table::Table,
};
use crate::{json::is_deeper, pointer::Pointer};
use holds::Question;
use ledger::Ledger;
use parts::Parts;
use rule::Library;
use serde_json::Value;
use std::{fmt, sync::Arc};

/// An instance, its violations, and how they change with it.
///
/// ```
/// use sovitaan::{pointer::Pointer, validate::{Change, Judge, Keyword, Validator}};
/// use serde_json::json;
///
/// let validator = Validator::read(r#"{
///     "properties": {"name": {"minLength": 2}, "role": {"enum": ["nurse", "teacher"]}},
///     "required": ["name", "role"]
/// }"#).unwrap();
/// let mut judge = Judge::new(validator);
/// assert_eq!(judge.judge_all(json!({"role": "nurse"})).at.len(), 1);
///
/// let name = Pointer::root().child("name");
/// let verdict = judge.apply(vec![Change::Set(name.clone(), json!("A"))]).unwrap();
/// assert_eq!(verdict.at.len(), 1);
/// assert_eq!((&verdict.at[0].0, verdict.at[0].1[0].keyword), (&name, Keyword::MinLength));
///
/// let verdict = judge.apply(vec![Change::Set(name.clone(), json!("Aino"))]).unwrap();
/// assert_eq!(verdict.at, [(name, vec![])]);
/// assert!(judge.is_valid());
/// ```
pub struct Judge {
    validator: Arc<Validator>,
    instance: Value,
    ledger: Ledger,
    is_judged: bool,
    /// Whether only the whole pass can tell what a change does.
    must_judge_whole: bool,
    library: Option<Arc<Library>>,
    parts: Table<Option<Arc<Parts>>>,
    questions: Table<Option<Question>>,
    judged: usize,
}

impl fmt::Debug for Judge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The instance is answers: they stay out of logs.
        f.debug_struct("Judge").field("violations", &self.ledger.len()).finish_non_exhaustive()
    }
}

impl Judge {
    /// A session over the instance `null`, not judged yet.
    pub fn new(validator: impl Into<Arc<Validator>>) -> Self {
        Self {
            validator: validator.into(),
            instance: Value::Null,
            ledger: Ledger::default(),
            is_judged: false,
            must_judge_whole: true,
            library: None,
            parts: Table::default(),
            questions: Table::default(),
            judged: 0,
        }
    }

    /// Judges a whole instance and remembers it.
    pub fn judge_all(&mut self, instance: Value) -> Verdict {
        self.instance = instance;
        self.judged = 0;
        self.judge_whole();
        self.ledger.everything()
    }

    /// Applies changes to the remembered instance, in their order, and says what they changed.
    ///
    /// # Errors
    ///
    /// [`Misplaced`], when a change has no place in the instance. The changes before it are applied,
    /// and the next verdict includes what they did.
    pub fn apply(&mut self, changes: Vec<Change>) -> Result<Verdict, Misplaced> {
        self.judged = 0;
        let mut whole = false;
        let outcome = changes.into_iter().try_for_each(|change| {
            let touched = match change {
                Change::All(instance) => {
                    self.instance = instance;
                    whole = true;
                    None
                }
                Change::Set(pointer, value) => {
                    // Values that nest too deep make walking the instance unsafe: nothing is walked then.
                    let depth = pointer.tokens().count();
                    self.must_judge_whole |= is_deeper(&value, MAX_DEPTH.saturating_sub(depth));
                    Some(change::set(&mut self.instance, &pointer, value)?)
                }
                Change::Remove(pointer) => change::remove(&mut self.instance, &pointer),
            };
            if let Some(touched) = touched.filter(|_| !whole && !self.must_judge_whole) {
                let settled = self.rejudge(&touched).is_ok() && self.ledger.len() <= MAX_ERRORS;
                self.must_judge_whole |= !settled;
            }
            Ok(())
        });
        if whole || self.must_judge_whole {
            self.judge_whole();
        }
        outcome?;
        Ok(if whole { self.ledger.everything() } else { self.ledger.changed() })
    }

    /// The remembered instance.
    pub fn instance(&self) -> &Value {
        &self.instance
    }

    /// Every violation in the remembered instance, as [`Validator::validate`] lists them.
    pub fn violations(&self) -> Vec<Violation> {
        self.ledger.violations().cloned().collect()
    }

    /// Whether the remembered instance was judged and found without violations.
    pub fn is_valid(&self) -> bool {
        self.is_judged && self.ledger.is_empty()
    }

    /// The validator that this session judges by.
    pub fn validator(&self) -> &Validator {
        &self.validator
    }

    /// How many schemas or rules the last call judged: its cost, in a measure that no machine changes.
    pub fn judged(&self) -> usize {
        self.judged
    }
}

impl Judge {
    fn judge_whole(&mut self) {
        let (found, is_cut) = self.validator.judge(&self.instance);
        self.judged += 1;
        self.ledger.replace_all(found);
        self.is_judged = true;
        // A list cut short, or a value that nests too deep, says nothing of where the rest would be.
        self.must_judge_whole = self.validator.is_one || is_cut || self.ledger.has_unchecked();
    }

    fn library(&mut self) -> Arc<Library> {
        let Validator { document, setting, .. } = &*self.validator;
        let library = self.library.get_or_insert_with(|| Arc::new(Library::new(document, *setting)));
        Arc::clone(library)
    }

    fn parts(&mut self, place: &Pointer) -> Arc<Parts> {
        let parts = self.parts.entry(place.as_str());
        Arc::clone(parts.get_or_insert_with(|| Arc::new(Parts::of(&self.validator.document, place))))
    }
}
