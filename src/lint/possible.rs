//! Which answers there can be, as far as a condition can tell them apart: a few that stand for all. More than there
//! really are at worst, so that what holds for none of them never holds.

use super::{
    checklist::Checklist,
    spots::{Spot, Way},
};
use crate::form::Test;
use crate::pointer::Pointer;
use serde_json::{Map, Number, Value};

/// More combinations than this are not tried; nothing is said of such a condition.
const ENOUGH: usize = 5_000;

/// Parts that a condition is put together of.
const ENOUGH_PARTS: usize = 200;

/// Kinds of element that are combined to lists.
const ENOUGH_ELEMENTS: usize = 8;

/// Groups in groups that a condition looks into.
const ENOUGH_LEVELS: usize = 8;

impl Checklist<'_> {
    /// Answers that stand for all, for the conditions at these places; `None` when that cannot be said.
    pub(super) fn possible(&self, spot: &Spot, conditions: &[Pointer]) -> Option<Vec<Value>> {
        self.within(spot, conditions, 0)
    }

    fn within(&self, spot: &Spot, conditions: &[Pointer], depth: usize) -> Option<Vec<Value>> {
        // A condition may refer to itself.
        if depth > ENOUGH_LEVELS {
            return None;
        }
        // Two that ask for the same name may ask for different kinds of answer.
        let types = spot.starts.iter().filter_map(|start| self.at(&start.place).get("type"));
        let types: Vec<&Value> = types.collect();
        if types.windows(2).any(|pair| pair[0] != pair[1]) {
            return None;
        }
        let conditions = self.with_parts(conditions)?;
        let mut values = match self.kinds(spot)[..] {
            ["object"] => self.objects(spot, &conditions, depth)?,
            ["array"] => self.arrays(spot, &conditions, depth)?,
            [kind] => match self.choices(spot) {
                Some(choices) => choices.into_iter().map(|choice| choice.value.clone()).collect(),
                None => self.single_values(spot, &conditions, kind)?,
            },
            _ => return None,
        };
        // One of those that every condition says the same of.
        let tests: Vec<Test> = conditions.iter().map(|place| Test::of(&self.schema, place)).collect();
        let mut seen: Vec<Vec<Option<bool>>> = Vec::new();
        values.retain(|value| {
            let verdicts: Vec<_> = tests.iter().map(|test| test.holds(&value)).collect();
            let is_new = !seen.contains(&verdicts);
            if is_new {
                seen.push(verdicts);
            }
            is_new
        });
        Some(values)
    }

    fn single_values(&self, spot: &Spot, conditions: &[Pointer], kind: &str) -> Option<Vec<Value>> {
        match kind {
            "boolean" => Some(vec![true.into(), false.into()]),
            "integer" => Some(self.numbers(spot, conditions, true)),
            "number" => Some(self.numbers(spot, conditions, false)),
            "string" => Some(self.strings(spot, conditions)),
            _ => None,
        }
    }

    /// The conditions and what they are put together of, for the same part of the answers.
    fn with_parts(&self, conditions: &[Pointer]) -> Option<Vec<Pointer>> {
        let mut all: Vec<Pointer> = Vec::new();
        let mut open = conditions.to_vec();
        while let Some(place) = open.pop() {
            if all.contains(&place) {
                continue;
            }
            if all.len() == ENOUGH_PARTS {
                return None;
            }
            let schema = self.at(&place);
            for keyword in ["allOf", "anyOf", "oneOf"] {
                let count = schema.get(keyword).and_then(Value::as_array).map_or(0, Vec::len);
                open.extend((0..count).map(|index| place.child(keyword).child(index)));
            }
            let single = ["not", "if", "then", "else"].into_iter().filter(|keyword| schema.get(*keyword).is_some());
            open.extend(single.map(|keyword| place.child(keyword)));
            for name in
                schema.get("dependentSchemas").and_then(Value::as_object).into_iter().flatten().map(|(name, _)| name)
            {
                open.push(place.child("dependentSchemas").child(name.as_str()));
            }
            if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
                open.extend(self.schema.resolve(&place, reference));
            }
            all.push(place);
        }
        Some(all)
    }

    fn objects(&self, spot: &Spot, conditions: &[Pointer], depth: usize) -> Option<Vec<Value>> {
        let mut names: Vec<(String, Vec<Pointer>)> = Vec::new();
        let mut mention = |name: &str, place: Option<Pointer>| {
            let index = names.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
                names.push((name.to_owned(), Vec::new()));
                names.len() - 1
            });
            names[index].1.extend(place);
        };
        for place in conditions {
            let schema = self.at(place);
            for name in schema.get("properties").and_then(Value::as_object).into_iter().flat_map(Map::keys) {
                mention(name, Some(place.child("properties").child(name.as_str())));
            }
            let by_name = schema.get("dependentRequired").and_then(Value::as_object).into_iter().flatten();
            let lists = schema.get("required").into_iter().chain(by_name.map(|(_, list)| list));
            lists.filter_map(Value::as_array).flatten().filter_map(Value::as_str).for_each(|name| mention(name, None));
        }
        let mut all = vec![Map::new()];
        for (name, places) in names {
            // What nobody asks is found by another rule.
            let question = self.question(spot, &name)?;
            let mut longer = all.clone();
            for value in self.within(question, &places, depth + 1)? {
                for object in &all {
                    let mut object = object.clone();
                    object.insert(name.clone(), value.clone());
                    longer.push(object);
                }
                if longer.len() > ENOUGH {
                    return None;
                }
            }
            all = longer;
        }
        Some(all.into_iter().map(Value::Object).collect())
    }

    fn arrays(&self, spot: &Spot, conditions: &[Pointer], depth: usize) -> Option<Vec<Value>> {
        let mut places = Vec::new();
        for place in conditions {
            let schema = self.at(place);
            let inner = ["contains", "items"].into_iter().filter(|keyword| schema.get(*keyword).is_some());
            places.extend(inner.map(|keyword| place.child(keyword)));
            let counts = ["minItems", "maxItems", "minContains", "maxContains"].into_iter();
            let mut counts = counts.filter_map(|keyword| schema.get(keyword)?.as_u64());
            // Lists of every length would have to be tried.
            if counts.any(|count| count > 1) {
                return None;
            }
        }
        let element = self.child(spot, &Way::Element).map(|id| self.spot(id))?;
        let elements = self.within(element, &places, depth + 1)?;
        if elements.len() > ENOUGH_ELEMENTS {
            return None;
        }
        let lists = (0..1_usize << elements.len()).map(|chosen| {
            let is_in = |index: &usize| chosen & (1 << index) != 0;
            (0..elements.len()).filter(is_in).map(|index| elements[index].clone()).collect()
        });
        Some(lists.collect())
    }

    fn numbers(&self, spot: &Spot, conditions: &[Pointer], is_whole: bool) -> Vec<Value> {
        let mut points: Vec<f64> = vec![0.0];
        let places = conditions.iter().chain(spot.applied().map(|applied| &applied.place));
        for schema in places.map(|place| self.at(place)) {
            for keyword in ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "const"] {
                points.extend(schema.get(keyword).and_then(Value::as_f64));
            }
            points.extend(schema.get("enum").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_f64));
        }
        points.sort_by(f64::total_cmp);
        let between = points.windows(2).map(|pair| f64::midpoint(pair[0], pair[1]));
        let near = points.iter().flat_map(|point| [point - 1.0, *point, point + 1.0]);
        let all: Vec<f64> = near.chain(between).collect();
        let numbers = all.into_iter().filter_map(|number| {
            if is_whole || number.fract() == 0.0 {
                format!("{:.0}", number.floor()).parse::<Number>().ok().map(Value::Number)
            } else {
                Number::from_f64(number).map(Value::Number)
            }
        });
        // A step leaves out numbers that stand for others.
        let has_steps = self.has(spot, &["multipleOf"]);
        numbers.filter(|number| has_steps || self.is_possible(spot, number)).collect()
    }

    fn strings(&self, spot: &Spot, conditions: &[Pointer]) -> Vec<Value> {
        let mut values = Vec::new();
        let mut lengths = vec![0, 1];
        for schema in conditions.iter().map(|place| self.at(place)) {
            let listed = schema.get("enum").and_then(Value::as_array).into_iter().flatten();
            let named = schema.get("const").into_iter().chain(listed).filter(|value| value.is_string());
            values.extend(named.filter(|value| self.is_possible(spot, value)).cloned());
            for keyword in ["minLength", "maxLength"] {
                let length =
                    schema.get(keyword).and_then(Value::as_u64).and_then(|length| usize::try_from(length).ok());
                if let Some(length) = length.filter(|length| *length < ENOUGH) {
                    lengths.extend([length.saturating_sub(1), length, length + 1]);
                }
            }
        }
        // A text that nobody thought of, of each length that matters.
        values.extend(lengths.into_iter().map(|length| "\u{fffd}".repeat(length).into()));
        values
    }

    /// Whether a value can be the answer, as far as is known: what applies for certain takes it, or, where the question
    /// is asked on several conditions, one of what asks it.
    pub(super) fn is_possible(&self, spot: &Spot, value: &Value) -> bool {
        let sure = spot.starts.iter().filter(|start| start.is_sure);
        let refuses = |place: &Pointer| self.fits(place, value) == Some(false);
        let mut sure = sure.peekable();
        if sure.peek().is_some() {
            return !sure.any(|start| refuses(&start.place));
        }
        !spot.starts.iter().all(|start| refuses(&start.place))
    }
}
