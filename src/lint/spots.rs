//! What applies to which part of the answers: every schema that may have a say there, whatever is answered, and under
//! which conditions.

use crate::pointer::Pointer;
use crate::schema::Schema;
use serde_json::Value;
use std::collections::{HashMap, VecDeque};

/// A checklist asks no more than this. Of one that does nothing is known, rather than half of it.
const ENOUGH_SPOTS: usize = 10_000;

/// Questions in questions; a form shows fewer.
const ENOUGH_LEVELS: usize = 64;

/// Schemas that apply to one spot.
const ENOUGH_APPLIED: usize = 2_000;

/// How a part of the answers is reached from the one around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Root,
    Property(String),
    /// Any element of an array.
    Element,
    /// The element at that place.
    Place(usize),
    /// A property whose name the person chooses.
    Named,
}

/// A part of the answers.
#[derive(Debug)]
pub(super) struct Spot {
    /// Where in the instance; `-` for any element, as in the remarks of a form.
    pub(super) at: Pointer,
    pub(super) way: Way,
    pub(super) starts: Vec<Start>,
    pub(super) children: Vec<usize>,
    /// Those of a name, by it.
    pub(super) named: HashMap<String, usize>,
    /// It is what a spot above it is (a schema that contains itself), or is not looked into.
    pub(super) repeats: Option<usize>,
    above: Option<usize>,
}

/// A schema that the part around leads to.
#[derive(Debug)]
pub(super) struct Start {
    pub(super) place: Pointer,
    /// It applies whenever there is a part around it.
    pub(super) is_sure: bool,
    /// Itself, and what it brings along.
    pub(super) applied: Vec<Applied>,
}

/// A schema that applies to a spot.
#[derive(Clone, Debug)]
pub(super) struct Applied {
    pub(super) place: Pointer,
    /// It applies whenever its start does.
    pub(super) is_certain: bool,
    /// The conditions on this same part of the answers under which it does.
    pub(super) guards: Vec<Guard>,
}

/// An `if`, and what it has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Guard {
    pub(super) condition: Pointer,
    pub(super) holds: bool,
}

impl Spot {
    /// All schemas that may apply.
    pub(super) fn applied(&self) -> impl Iterator<Item = &Applied> {
        self.starts.iter().flat_map(|start| &start.applied)
    }

    /// The places of those that apply whenever the question is asked at all.
    pub(super) fn certain(&self) -> impl Iterator<Item = &Pointer> {
        self.applied().filter(|applied| applied.is_certain).map(|applied| &applied.place)
    }

    /// Where it is declared first.
    pub(super) fn place(&self) -> &Pointer {
        // A spot is made of its starts.
        &self.starts[0].place
    }
}

/// All parts of the answers, the whole first; none when there are too many.
pub(super) fn spots(schema: &Schema) -> Vec<Spot> {
    let mut all: Vec<Spot> = Vec::new();
    let mut open = VecDeque::from([(Way::Root, Pointer::root(), None, vec![(Pointer::root(), true)])]);
    while let Some((way, at, above, starts)) = open.pop_front() {
        if all.len() == ENOUGH_SPOTS {
            return Vec::new();
        }
        let starts: Vec<Start> = (starts.into_iter())
            .map(|(place, is_sure)| Start { applied: applied(schema, &place), place, is_sure })
            .collect();
        let id = all.len();
        let repeats = repeated(&all, above, &starts);
        let spot = Spot { at, way, starts, children: Vec::new(), named: HashMap::new(), repeats, above };
        if repeats.is_none() {
            for (way, starts) in children(schema, &spot) {
                let at = match &way {
                    Way::Root => Pointer::root(),
                    Way::Property(name) => spot.at.child(name.as_str()),
                    Way::Place(index) => spot.at.child(*index),
                    Way::Element | Way::Named => spot.at.child("-"),
                };
                open.push_back((way, at, Some(id), starts));
            }
        }
        if let Some(above) = above {
            if let Way::Property(name) = &spot.way {
                all[above].named.insert(name.clone(), id);
            }
            all[above].children.push(id);
        }
        all.push(spot);
    }
    all
}

/// The spot above that the same schemas lead to; deeper than anybody looks, the spot itself.
fn repeated(all: &[Spot], above: Option<usize>, starts: &[Start]) -> Option<usize> {
    let is_same = |spot: &Spot| {
        let pairs = spot.starts.iter().zip(starts);
        spot.starts.len() == starts.len() && pairs.into_iter().all(|(one, other)| one.place == other.place)
    };
    let mut next = above;
    for _ in 0..ENOUGH_LEVELS {
        let id = next?;
        if is_same(&all[id]) {
            return Some(id);
        }
        next = all[id].above;
    }
    Some(all.len())
}

/// The schema at a place and all that it may bring along.
fn applied(schema: &Schema, place: &Pointer) -> Vec<Applied> {
    let mut all: Vec<Applied> = Vec::new();
    let mut open = VecDeque::from([Applied { place: place.clone(), is_certain: true, guards: Vec::new() }]);
    while let Some(mut next) = open.pop_front().filter(|_| all.len() < ENOUGH_APPLIED) {
        match all.iter_mut().find(|known| known.place == next.place) {
            Some(known) => {
                // Under fewer conditions than was thought, and so is what it brings along.
                next.is_certain |= known.is_certain;
                next.guards.retain(|guard| known.guards.contains(guard));
                if next.is_certain == known.is_certain && next.guards.len() == known.guards.len() {
                    continue;
                }
                *known = next.clone();
            }
            None => all.push(next.clone()),
        }
        open.extend(brought(schema, &next));
    }
    all
}

/// What a schema brings along to the same part of the answers.
fn brought(schema: &Schema, by: &Applied) -> Vec<Applied> {
    let Some(Value::Object(keywords)) = schema.at(&by.place) else { return Vec::new() };
    let mut found = Vec::new();
    let mut add = |place: Pointer, is_certain: bool, guard: Option<Guard>| {
        let guards = by.guards.iter().cloned().chain(guard).collect();
        found.push(Applied { place, is_certain: by.is_certain && is_certain, guards });
    };
    for (keyword, value) in keywords {
        let below = by.place.child(keyword.as_str());
        match (keyword.as_str(), value) {
            ("$ref" | "$dynamicRef" | "$recursiveRef", Value::String(reference)) => {
                let targets = schema.resources().resolve_all(schema.root(), &by.place, keyword, reference);
                let is_one = targets.len() == 1;
                for target in targets {
                    add(target, is_one, None);
                }
            }
            ("allOf", Value::Array(list)) => (0..list.len()).for_each(|index| add(below.child(index), true, None)),
            ("oneOf" | "anyOf", Value::Array(list)) => {
                (0..list.len()).for_each(|index| add(below.child(index), list.len() == 1, None));
            }
            ("then" | "else", _) if keywords.contains_key("if") => {
                let guard = Guard { condition: by.place.child("if"), holds: keyword == "then" };
                add(below, false, Some(guard));
            }
            ("dependentSchemas", Value::Object(by_name)) => {
                by_name.keys().for_each(|name| add(below.child(name.as_str()), false, None));
            }
            _ => {}
        }
    }
    found
}

/// The parts inside a spot, with the schemas that lead to each.
fn children(schema: &Schema, spot: &Spot) -> Vec<(Way, Vec<(Pointer, bool)>)> {
    let mut found: Vec<(Way, Vec<(Pointer, bool)>)> = Vec::new();
    for start in &spot.starts {
        for applied in &start.applied {
            let mut add = |way: Way, place: Pointer| {
                // What must not be there is not asked.
                if schema.at(&place) == Some(&Value::Bool(false)) {
                    return;
                }
                // Where one schema alone asks for the part around, it applies whenever there is such a part.
                let is_sure = start.is_sure || spot.starts.len() == 1;
                let entry = (place, is_sure && applied.is_certain);
                match found.iter_mut().find(|(known, _)| *known == way) {
                    Some((_, starts)) if starts.contains(&entry) => {}
                    Some((_, starts)) => starts.push(entry),
                    None => found.push((way, vec![entry])),
                }
            };
            let asks = schema.at(&applied.place);
            // Of a record nothing is asked: the form writes it itself.
            let widget = asks.and_then(|asks| asks.pointer("/x-form/widget")).and_then(Value::as_str);
            let is_record = matches!(widget, Some("acknowledgements" | "openPoints"));
            for (keyword, value) in asks.and_then(Value::as_object).into_iter().flatten().filter(|_| !is_record) {
                let below = applied.place.child(keyword.as_str());
                match (keyword.as_str(), value) {
                    ("properties", Value::Object(by_name)) => {
                        for name in by_name.keys() {
                            add(Way::Property(name.clone()), below.child(name.as_str()));
                        }
                    }
                    ("patternProperties", Value::Object(by_pattern)) => {
                        by_pattern.keys().for_each(|pattern| add(Way::Named, below.child(pattern.as_str())));
                    }
                    ("prefixItems" | "items", Value::Array(list)) => {
                        (0..list.len()).for_each(|index| add(Way::Place(index), below.child(index)));
                    }
                    ("additionalProperties" | "unevaluatedProperties", Value::Object(_)) => add(Way::Named, below),
                    ("items" | "additionalItems" | "unevaluatedItems", Value::Object(_)) => add(Way::Element, below),
                    _ => {}
                }
            }
        }
    }
    found
}
