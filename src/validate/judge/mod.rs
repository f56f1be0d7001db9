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
mod ledger;
mod parts;
mod reads;
mod rule;

pub use change::Misplaced;

use super::{
    Change, Keyword, Validator, Verdict, Violation,
    read::{MAX_DEPTH, is_deeper},
    table::Table,
    validator::MAX_ERRORS,
};
use crate::pointer::Pointer;
use change::Touched;
use ledger::Ledger;
use parts::{Condition, Part, Parts};
use rule::{Library, Rule, Scope, Undecided};
use serde_json::{Map, Value};
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

/// The way to the value that changed.
struct Way<'a> {
    tokens: &'a [String],
    presence: bool,
    /// The places on the way, from the root to the changed value.
    places: &'a [Pointer],
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

    fn rejudge(&mut self, touched: &Touched) -> Result<(), Undecided> {
        let mut places = vec![Pointer::root()];
        for token in &touched.tokens {
            let next = places.last().map(|place| place.child(token.as_str()));
            places.extend(next);
        }
        let way = Way { tokens: &touched.tokens, presence: touched.presence, places: &places };
        self.descend(&way, 0, &Pointer::root(), &Pointer::root())
    }

    /// Judges what the change can affect of the schema at `place`, which applies to the value
    /// `depth` steps down the way and was reached on the path `evaluated`.
    fn descend(&mut self, way: &Way<'_>, depth: usize, place: &Pointer, evaluated: &Pointer) -> Result<(), Undecided> {
        let parts = self.parts(place);
        let rest = &way.tokens[depth..];
        if rest.is_empty() || parts.is_one {
            return self.judge_at(&parts, &way.places[depth], evaluated);
        }
        for part in parts.touched(rest, way.presence) {
            self.judge_part(part, way, depth, &parts, evaluated)?;
        }
        let value = self.instance.pointer(way.places[depth].as_str());
        let child = value.and_then(|value| parts.child(&self.validator.document, value, &rest[0]));
        match child {
            Some(path) => self.descend(way, depth + 1, &place.join(&path), &evaluated.join(&path)),
            None => Ok(()),
        }
    }

    /// Judges a value by a whole subschema.
    fn judge_at(&mut self, parts: &Parts, at: &Pointer, evaluated: &Pointer) -> Result<(), Undecided> {
        self.ledger.drop_below(evaluated, at);
        let library = self.library();
        let Some(value) = self.instance.pointer(at.as_str()) else { return Ok(()) };
        self.judged += 1;
        for violation in parts.whole.judge(&library, value, at, evaluated)? {
            self.ledger.add(violation);
        }
        Ok(())
    }

    fn judge_part(
        &mut self,
        part: &Part,
        way: &Way<'_>,
        depth: usize,
        parts: &Parts,
        evaluated: &Pointer,
    ) -> Result<(), Undecided> {
        let at = &way.places[depth];
        match part {
            Part::Required(name) => {
                let is_missing = |value: &Value| value.as_object().is_some_and(|members| !members.contains_key(name));
                self.judge_name(evaluated.child("required"), Keyword::Required, at, name, is_missing);
                Ok(())
            }
            Part::Closed => {
                let name = &way.tokens[depth];
                if parts.child(&self.validator.document, &Value::Object(Map::new()), name).is_none() {
                    let keyword = Keyword::AdditionalProperties;
                    let is_there = |value: &Value| value.as_object().is_some_and(|members| members.contains_key(name));
                    self.judge_name(evaluated.child(keyword.as_str()), keyword, at, name, is_there);
                }
                Ok(())
            }
            Part::Rule(rule) => self.judge_rule(rule, way, depth, evaluated),
            Part::Here { suffix, place } => self.descend(way, depth, place, &evaluated.join(suffix)),
            Part::Condition(condition) => self.judge_condition(condition, way, depth, parts, evaluated),
        }
    }

    /// A rule that is about one name and needs no schema to be judged.
    fn judge_name(
        &mut self,
        schema_pointer: Pointer,
        keyword: Keyword,
        at: &Pointer,
        name: &str,
        is_broken: impl Fn(&Value) -> bool,
    ) {
        let pointer = at.child(name);
        self.judged += 1;
        self.ledger.drop_at(&schema_pointer, &pointer);
        if self.instance.pointer(at.as_str()).is_some_and(is_broken) {
            self.ledger.add(Violation { pointer, schema_pointer, keyword, limit: Value::Null });
        }
    }

    fn judge_rule(&mut self, rule: &Rule, way: &Way<'_>, depth: usize, evaluated: &Pointer) -> Result<(), Undecided> {
        let at = &way.places[depth];
        let judged = if rule.scope == Scope::Value { at } else { &way.places[depth + 1] };
        for keyword in &rule.owns {
            self.ledger.drop_below(&evaluated.join(keyword), judged);
        }
        let library = self.library();
        let Some(value) = self.instance.pointer(at.as_str()) else { return Ok(()) };
        self.judged += 1;
        let alone = (rule.scope != Scope::Value).then(|| {
            let name = &way.tokens[depth];
            let member = value.as_object().and_then(|members| members.get(name));
            let member = member.map(|member| if rule.scope == Scope::Name { Value::Null } else { member.clone() });
            member.map_or(Value::Null, |member| Value::Object(Map::from_iter([(name.clone(), member)])))
        });
        for violation in rule.judge(&library, alone.as_ref().unwrap_or(value), at, evaluated)? {
            self.ledger.add(violation);
        }
        Ok(())
    }

    fn judge_condition(
        &mut self,
        condition: &Condition,
        way: &Way<'_>,
        depth: usize,
        parts: &Parts,
        evaluated: &Pointer,
    ) -> Result<(), Undecided> {
        let rest = &way.tokens[depth..];
        if condition.test_reads.touched(rest, way.presence) {
            return self.judge_rule(&condition.rule, way, depth, evaluated);
        }
        // The test comes out as before, so only the branch in force may have something new to say.
        let library = self.library();
        let Some(value) = self.instance.pointer(way.places[depth].as_str()) else { return Ok(()) };
        self.judged += 1;
        let fits = condition.test.judge(&library, value, &Pointer::root(), &Pointer::root())?.is_empty();
        for (keyword, reads, is_for_fit) in &condition.branches {
            if *is_for_fit == fits && reads.touched(rest, way.presence) {
                self.descend(way, depth, &parts.place.child(*keyword), &evaluated.child(*keyword))?;
            }
        }
        Ok(())
    }

    fn library(&mut self) -> Arc<Library> {
        let Validator { document, draft, .. } = &*self.validator;
        let library = self.library.get_or_insert_with(|| Arc::new(Library::new(&document.schema, *draft)));
        Arc::clone(library)
    }

    fn parts(&mut self, place: &Pointer) -> Arc<Parts> {
        let parts = self.parts.entry(place.as_str());
        Arc::clone(parts.get_or_insert_with(|| Arc::new(Parts::of(&self.validator.document, place))))
    }
}
