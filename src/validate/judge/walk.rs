//! The way from the root to the value that changed, and what is judged again on it.

use super::{
    Judge,
    change::Touched,
    parts::{Condition, Part, Parts},
    rule::{Rule, Scope, Undecided},
};
use crate::{
    pointer::Pointer,
    validate::{Keyword, Violation, limits::MAX_PARTS},
};
use serde_json::{Map, Value};

/// The way to the value that changed.
struct Way<'a> {
    tokens: &'a [String],
    presence: bool,
    /// The places on the way, from the root to the changed value.
    places: &'a [Pointer],
}

impl Judge {
    /// Judges what an edit can affect.
    pub(super) fn rejudge(&mut self, touched: &Touched) -> Result<(), Undecided> {
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
        if self.judged > MAX_PARTS {
            return Err(Undecided);
        }
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
            self.ledger.add(Violation::new(pointer, schema_pointer, keyword, Value::Null));
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
        let fits = condition.test.fits(&library, value)?;
        for (keyword, reads, is_for_fit) in &condition.branches {
            if *is_for_fit == fits && reads.touched(rest, way.presence) {
                self.descend(way, depth, &parts.place.child(*keyword), &evaluated.child(*keyword))?;
            }
        }
        Ok(())
    }
}
