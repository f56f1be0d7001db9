//! What a schema may cost, counted before anything is judged by it.
//!
//! A few lines of schema can ask for 2^n evaluations of one value (`allOf: [{$ref: d1}, {$ref: d1}]`,
//! and `d1` again like that), and no option of `jsonschema` bounds it. So the ways in which subschemas
//! apply to one value are counted first, each place once.

use super::{
    document::{Applies, Document},
    schema_error::{SchemaError, SchemaErrorCode},
};
use crate::pointer::Pointer;
use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
};

/// Most subschema applications for one value, and on one way down through an instance.
pub(super) const MAX_PATHS: u64 = 50_000;
/// Most references in a row.
pub(super) const MAX_CHAIN: usize = 256;

/// Every schema that applies to the same value, with the number of ways it is reached.
type Closure = Rc<HashMap<Pointer, u64>>;

/// Refuses a schema that asks too much; the answer for any other is whether it loops, that is,
/// applies a schema to a value for which it is being applied already.
pub(super) fn check(document: &Document) -> Result<bool, SchemaError> {
    let mut count = Count { document, closures: HashMap::new(), entered: Vec::new(), loops: false };
    count.weigh_all()?;
    Ok(count.loops)
}

struct Count<'a> {
    document: &'a Document,
    closures: HashMap<Pointer, (Closure, usize)>,
    entered: Vec<Pointer>,
    loops: bool,
}

impl Count<'_> {
    /// What applies to the same value as the schema at `place`, and the longest chain of references
    /// on the way.
    fn closure(&mut self, place: &Pointer) -> Result<(Closure, usize), SchemaError> {
        if let Some(known) = self.closures.get(place) {
            return Ok(known.clone());
        }
        if self.entered.contains(place) {
            self.loops = true;
            return Ok((Rc::default(), 0));
        }
        // Bounds this recursion; the count of references alone would let nested `allOf`s through.
        if self.entered.len() > MAX_CHAIN {
            return Err(too_long(place));
        }
        self.entered.push(place.clone());
        let mut ways = HashMap::from([(place.clone(), 1_u64)]);
        let mut longest = 0;
        for subschema in self.document.subschemas(place) {
            let step = match subschema.applies {
                Applies::Reference => 1,
                Applies::Here => 0,
                Applies::Child(_) | Applies::Children => continue,
            };
            let (inner, chain) = self.closure(&subschema.place)?;
            longest = longest.max(chain + step);
            for (place, more) in inner.iter() {
                let ways = ways.entry(place.clone()).or_default();
                *ways = ways.saturating_add(*more);
            }
        }
        self.entered.pop();
        if longest > MAX_CHAIN {
            return Err(too_long(place));
        }
        within_budget(place, ways.values().fold(0, |sum: u64, ways| sum.saturating_add(*ways)))?;
        let closure = (Rc::new(ways), longest);
        self.closures.insert(place.clone(), closure.clone());
        Ok(closure)
    }

    /// Walks down from value to part of value, without recursion: references may make the way long.
    fn weigh_all(&mut self) -> Result<(), SchemaError> {
        let mut weights: HashMap<Pointer, u64> = HashMap::new();
        let mut seen = HashSet::from([Pointer::root()]);
        let mut open = vec![(Pointer::root(), false)];
        while let Some((place, parts_are_weighed)) = open.pop() {
            if parts_are_weighed {
                let weight = self.weight(&place, &weights)?;
                weights.insert(place, weight);
                continue;
            }
            open.push((place.clone(), true));
            let (closure, _) = self.closure(&place)?;
            for member in closure.keys() {
                for part in self.document.subschemas(member) {
                    let is_part = matches!(part.applies, Applies::Child(_) | Applies::Children);
                    if is_part && seen.insert(part.place.clone()) {
                        open.push((part.place, false));
                    }
                }
            }
        }
        Ok(())
    }

    /// Applications for a value and the costliest of its parts. A part that is not weighed yet
    /// contains this schema again: how often is up to the instance, so it counts once.
    fn weight(&mut self, place: &Pointer, weights: &HashMap<Pointer, u64>) -> Result<u64, SchemaError> {
        let (closure, _) = self.closure(place)?;
        let (mut here, mut any_part) = (0_u64, 0_u64);
        let mut parts: HashMap<String, u64> = HashMap::new();
        for (member, ways) in closure.iter() {
            here = here.saturating_add(*ways);
            let mut children = 0_u64;
            for part in self.document.subschemas(member) {
                let weight = weights.get(&part.place).map_or(1, |weight| weight.saturating_mul(*ways));
                match part.applies {
                    Applies::Child(name) => {
                        let sum = parts.entry(name).or_default();
                        *sum = sum.saturating_add(weight);
                    }
                    Applies::Children => children = children.max(weight),
                    Applies::Reference | Applies::Here => {}
                }
            }
            any_part = any_part.saturating_add(children);
        }
        let costliest = parts.into_values().max().unwrap_or_default();
        let weight = here.saturating_add(any_part).saturating_add(costliest);
        within_budget(place, weight)?;
        Ok(weight)
    }
}

fn within_budget(place: &Pointer, ways: u64) -> Result<(), SchemaError> {
    if ways <= MAX_PATHS {
        return Ok(());
    }
    let message = format!(
        "more than {MAX_PATHS} subschemas apply to one value here, counting each way through $ref, \
         allOf, anyOf and oneOf; let fewer alternatives refer to the same definition"
    );
    Err(SchemaError::new(SchemaErrorCode::TooManyPaths, Some(place.clone()), message))
}

fn too_long(place: &Pointer) -> SchemaError {
    let message = format!("more than {MAX_CHAIN} references in a row; refer to the last one directly");
    SchemaError::new(SchemaErrorCode::ReferenceChain, Some(place.clone()), message)
}
