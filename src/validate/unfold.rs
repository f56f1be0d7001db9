//! What a schema may cost, counted before anything is judged by it.
//!
//! A few lines of schema can ask for 2^n evaluations of one value (`allOf: [{$ref: d1}, {$ref: d1}]`,
//! and `d1` again like that), and no option of `jsonschema` bounds it. So the ways in which subschemas
//! apply to one value are counted first, each place once.

use super::{
    document::{Applies, Document},
    schema_error::{SchemaError, SchemaErrorCode},
    table::Table,
};
use crate::pointer::Pointer;
use std::rc::Rc;

/// Most subschema applications for one value, and on one way down through an instance.
pub(super) const MAX_PATHS: u64 = 50_000;
/// Most references in a row.
pub(super) const MAX_CHAIN: usize = 256;

/// Every schema that applies to the same value, with the number of ways it is reached.
type Closure = Rc<Table<(Pointer, u64)>>;

/// Refuses a schema that asks too much; the answer for any other is whether it loops, that is,
/// applies a schema to a value for which it is being applied already.
pub(super) fn check(document: &Document) -> Result<bool, SchemaError> {
    let mut count = Count { document, known: Table::default(), entered: Vec::new(), loops: false };
    count.weigh_all()?;
    Ok(count.loops)
}

struct Count<'a> {
    document: &'a Document,
    known: Table<Known>,
    entered: Vec<Pointer>,
    loops: bool,
}

/// What is known about the schema at one place.
#[derive(Default)]
struct Known {
    /// What else applies, and the longest chain of references on the way.
    closure: Option<(Closure, usize)>,
    is_seen: bool,
    weight: Option<u64>,
}

impl Count<'_> {
    fn closure(&mut self, place: &Pointer) -> Result<(Closure, usize), SchemaError> {
        if let Some(closure) = self.known.get(place.as_str()).and_then(|known| known.closure.clone()) {
            return Ok(closure);
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
        let mut closure: Table<(Pointer, u64)> = Table::default();
        *closure.entry(place.as_str()) = (place.clone(), 1);
        let (mut longest, mut sum) = (0, 1_u64);
        for subschema in self.document.subschemas(place) {
            let step = match subschema.applies {
                Applies::Reference => 1,
                Applies::Here => 0,
                Applies::Child(_) | Applies::Children => continue,
            };
            let (inner, chain) = self.closure(&subschema.place)?;
            longest = longest.max(chain + step);
            for (name, (place, more)) in inner.iter() {
                let (own, ways) = closure.entry(name);
                own.clone_from(place);
                *ways = ways.saturating_add(*more);
                sum = sum.saturating_add(*more);
            }
        }
        self.entered.pop();
        if longest > MAX_CHAIN {
            return Err(too_long(place));
        }
        within_budget(place, sum)?;
        let closure = (Rc::new(closure), longest);
        self.known.entry(place.as_str()).closure = Some(closure.clone());
        Ok(closure)
    }

    /// Walks down from value to part of value, without recursion: references may make the way long.
    fn weigh_all(&mut self) -> Result<(), SchemaError> {
        let mut open = vec![(Pointer::root(), false)];
        while let Some((place, parts_are_weighed)) = open.pop() {
            if parts_are_weighed {
                let weight = self.weight(&place)?;
                self.known.entry(place.as_str()).weight = Some(weight);
                continue;
            }
            open.push((place.clone(), true));
            let (closure, _) = self.closure(&place)?;
            for (_, (member, _)) in closure.iter() {
                for part in self.document.subschemas(member) {
                    let known = self.known.entry(part.place.as_str());
                    let is_part = matches!(part.applies, Applies::Child(_) | Applies::Children);
                    if is_part && !std::mem::replace(&mut known.is_seen, true) {
                        open.push((part.place, false));
                    }
                }
            }
        }
        Ok(())
    }

    /// Applications for a value and the costliest of its parts. A part that is not weighed yet
    /// contains this schema again: how often is up to the instance, so it counts once.
    fn weight(&mut self, place: &Pointer) -> Result<u64, SchemaError> {
        let (closure, _) = self.closure(place)?;
        let (mut weight, mut costliest) = (0_u64, 0_u64);
        let mut parts: Table<u64> = Table::default();
        for (_, (member, ways)) in closure.iter() {
            weight = weight.saturating_add(*ways);
            let mut children = 0_u64;
            for part in self.document.subschemas(member) {
                let known = self.known.get(part.place.as_str()).and_then(|known| known.weight);
                let cost = known.unwrap_or(1).saturating_mul(*ways);
                match part.applies {
                    Applies::Child(name) => {
                        let sum = parts.entry(&name);
                        *sum = sum.saturating_add(cost);
                        costliest = costliest.max(*sum);
                    }
                    Applies::Children => children = children.max(cost),
                    Applies::Reference | Applies::Here => {}
                }
            }
            weight = weight.saturating_add(children);
        }
        weight = weight.saturating_add(costliest);
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
