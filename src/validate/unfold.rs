//! What a schema may cost, counted before anything is judged by it.
//!
//! A few lines of schema can ask for 2^n evaluations of one value (`allOf: [{$ref: d1}, {$ref: d1}]`,
//! and `d1` again like that), and no option of `jsonschema` bounds it. So the ways in which subschemas
//! apply to one value are counted first, each place once.

use super::{
    document::Document,
    growth::{Growth, Share},
    limits::{MAX_CHAIN, MAX_NAME_PATTERNS, MAX_PATHS},
    schema_error::{SchemaError, SchemaErrorCode},
    subschemas::Applies,
    table::Table,
};
use crate::pointer::Pointer;
use std::rc::Rc;

/// Every schema that applies to the same value, with the number of ways it is reached.
type Closure = Rc<Table<(Pointer, u64)>>;

/// What was found on the way through the schemas.
pub(super) struct Counted {
    /// Whether it loops, that is, applies a schema to a value for which it is being applied already.
    pub(super) loops: bool,
    /// What it costs by depth, where it contains itself.
    pub(super) growth: Option<Growth>,
    /// A reference that could not be followed, so that what it leads to was not counted.
    pub(super) nowhere: Option<Pointer>,
}

/// Refuses the schema at `place` when it asks too much.
pub(super) fn check(document: &Document, place: &Pointer) -> Result<Counted, SchemaError> {
    let counted = Counted { loops: false, growth: None, nowhere: None };
    let mut count = Count { document, known: Table::default(), entered: Vec::new(), contains_itself: false, counted };
    count.weigh_all(place)?;
    if count.contains_itself {
        count.counted.growth = Some(Growth::of(&count.shares(place)?));
    }
    Ok(count.counted)
}

struct Count<'a> {
    document: &'a Document,
    known: Table<Known>,
    entered: Vec<Pointer>,
    /// A schema applies to a part of the value that it applies to.
    contains_itself: bool,
    counted: Counted,
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
            self.counted.loops = true;
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
        let subschemas = self.document.subschemas(place);
        let patterns = subschemas.iter().filter(|part| matches!(part.applies, Applies::Children)).count();
        if patterns > MAX_NAME_PATTERNS {
            return Err(too_many_patterns(place));
        }
        for subschema in subschemas {
            let step = match subschema.applies {
                Applies::Reference => 1,
                Applies::Here => 0,
                Applies::Child(_) | Applies::Children => continue,
                Applies::Nowhere => {
                    self.counted.nowhere.get_or_insert(subschema.place);
                    continue;
                }
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
    fn weigh_all(&mut self, start: &Pointer) -> Result<(), SchemaError> {
        let mut open = vec![(start.clone(), false)];
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
                self.contains_itself |=
                    known.is_none() && matches!(part.applies, Applies::Child(_) | Applies::Children);
                let cost = known.unwrap_or(1).saturating_mul(*ways);
                match part.applies {
                    Applies::Child(name) => {
                        let sum = parts.entry(&name);
                        *sum = sum.saturating_add(cost);
                        costliest = costliest.max(*sum);
                    }
                    Applies::Children => children = children.max(cost),
                    Applies::Reference | Applies::Here | Applies::Nowhere => {}
                }
            }
            weight = weight.saturating_add(children);
        }
        weight = weight.saturating_add(costliest);
        within_budget(place, weight)?;
        Ok(weight)
    }
}

impl Count<'_> {
    /// What each schema takes its share of, the one at `start` first.
    fn shares(&mut self, start: &Pointer) -> Result<Vec<Share>, SchemaError> {
        let mut places = vec![start.clone()];
        let mut numbers: Table<Option<usize>> = Table::default();
        *numbers.entry(start.as_str()) = Some(0);
        let mut shares = Vec::new();
        while let Some(place) = places.get(shares.len()).cloned() {
            let (closure, _) = self.closure(&place)?;
            let mut share = Share::default();
            let mut named: Table<Vec<(usize, u64)>> = Table::default();
            for (_, (member, ways)) in closure.iter() {
                share.own = share.own.saturating_add(*ways);
                for part in self.document.subschemas(member) {
                    let to = match &part.applies {
                        Applies::Child(name) => named.entry(name),
                        Applies::Children => &mut share.others,
                        Applies::Reference | Applies::Here | Applies::Nowhere => continue,
                    };
                    let number = numbers.entry(part.place.as_str()).get_or_insert_with(|| {
                        places.push(part.place.clone());
                        places.len() - 1
                    });
                    to.push((*number, *ways));
                }
            }
            share.named = named.iter().map(|(_, parts)| parts.clone()).collect();
            shares.push(share);
        }
        Ok(shares)
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

fn too_many_patterns(place: &Pointer) -> SchemaError {
    let message =
        format!("more than {MAX_NAME_PATTERNS} patterns in one patternProperties; write fewer, and wider ones");
    SchemaError::new(SchemaErrorCode::TooManyPaths, Some(place.clone()), message)
}

fn too_long(place: &Pointer) -> SchemaError {
    let message = format!("more than {MAX_CHAIN} references in a row; refer to the last one directly");
    SchemaError::new(SchemaErrorCode::ReferenceChain, Some(place.clone()), message)
}
