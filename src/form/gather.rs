//! What an object asks: the questions that its schema and every condition in it declare, each with the
//! guards under which it applies and is demanded.

use super::asked::{Asked, below};
use super::compile::Compiler;
use super::union::{UNIONS, Union};
use super::{Choice, Condition, Guard, Pick, Test};
use crate::pointer::Pointer;
use crate::schema::{DiagnosticCode, Flat, Part};
use serde_json::Value;

/// Conditions inside conditions are followed this deep.
const MAX_NESTING: usize = 16;

/// What is gathered about one property name.
#[derive(Default)]
pub(super) struct Named<'a> {
    pub(super) key: &'a str,
    /// What is asked, and when.
    pub(super) declared: Vec<(Guard, Flat<'a>)>,
    pub(super) forbidden: Vec<Guard>,
    pub(super) required: Vec<Guard>,
    /// The name tells alternatives apart: these are the values to choose from.
    pub(super) choices: Option<Vec<Choice>>,
}

/// Properties whose names the person chooses: the pattern of the names, if there is one, when they are asked for, and
/// what stands under them.
pub(super) struct Further<'a> {
    pub(super) pattern: Option<&'a str>,
    pub(super) guard: Guard,
    pub(super) flat: Flat<'a>,
}

/// The questions of one object, gathered from all that applies to it.
#[derive(Default)]
pub(super) struct Gathered<'a> {
    pub(super) named: Vec<Named<'a>>,
    by_key: Vec<usize>,
    pub(super) conditions: Vec<Condition>,
    /// Each with the guard under which it is asked, and the number of names before it.
    pub(super) picks: Vec<(Pick, Guard, usize)>,
    /// Properties whose names the person chooses.
    pub(super) maps: Vec<Further<'a>>,
    pub(super) closed: bool,
    /// The schemas that are being gathered from.
    open: Vec<*const Value>,
}

/// On which way the gathering is.
#[derive(Clone)]
struct Way<'g> {
    guard: &'g Guard,
    /// The keywords that led here.
    path: Pointer,
    depth: usize,
    /// A property that has been dealt with.
    told: Option<&'g str>,
}

impl<'a> Gathered<'a> {
    pub(super) fn of(compiler: &mut Compiler<'a>, asked: &Asked<'a>, at: &Pointer) -> Self {
        let mut gathered = Self::default();
        let always = Guard::default();
        gathered.collect(
            compiler,
            &asked.base,
            at,
            &Way { guard: &always, path: Pointer::root(), depth: 0, told: None },
        );
        for layer in &asked.layers {
            let guard = layer.guard.seen_from_below();
            gathered.collect(
                compiler,
                &layer.flat,
                at,
                &Way { guard: &guard, path: Pointer::root(), depth: 0, told: None },
            );
        }
        gathered
    }

    fn collect(&mut self, compiler: &mut Compiler<'a>, flat: &Flat<'a>, at: &Pointer, way: &Way) {
        if way.depth > MAX_NESTING || !compiler.may_work() {
            compiler.remark_once(DiagnosticCode::TooMany, at, "oneOf");
            return;
        }
        let outside = self.open.len();
        for part in &flat.parts {
            // What it asks is asked already, and under fewer conditions.
            if self.open[..outside].contains(&std::ptr::from_ref(part.value)) {
                continue;
            }
            self.open.push(part.value);
            self.properties(compiler, flat, part, way);
            self.demands(part, way);
            self.conditions_of(compiler, flat, part, at, way);
            for keyword in UNIONS {
                if let Some(union) = compiler.union(flat, part, keyword) {
                    self.union(compiler, flat, &union, at, way);
                }
            }
            self.further(compiler, flat, part, way);
        }
        self.open.truncate(outside);
        compiler.remark_missing(flat, at);
    }

    fn properties(&mut self, compiler: &Compiler<'a>, flat: &Flat<'a>, part: &Part<'a>, way: &Way) {
        for (key, declared) in part.get("properties").and_then(Value::as_object).into_iter().flatten() {
            if way.told == Some(key.as_str()) {
                continue;
            }
            let mut asked = Flat { scope: flat.scope.clone(), ..Flat::default() };
            let place = part.place.child("properties").child(key.as_str());
            asked.add_value(compiler.schema, declared, &place, &Pointer::root());
            if asked.parts.iter().any(|part| *part.value == Value::Bool(false)) {
                self.name(key).forbidden.push(way.guard.clone());
            } else {
                self.name(key).declared.push((way.guard.clone(), asked));
            }
        }
    }

    fn demands(&mut self, part: &Part<'a>, way: &Way) {
        for key in strings(part.get("required")) {
            self.name(key).required.push(way.guard.clone());
        }
        if let Some([Value::String(key)]) =
            part.get("not").and_then(|not| not.get("required")?.as_array()).map(Vec::as_slice)
        {
            self.name(key).forbidden.push(way.guard.clone());
        }
        for keyword in ["dependentRequired", "dependencies"] {
            for (key, names) in part.get(keyword).and_then(Value::as_object).into_iter().flatten() {
                if names.is_array() {
                    let guard = way.guard.and(self.condition(is_there(key), &Pointer::root()), true);
                    for name in strings(Some(names)) {
                        self.name(name).required.push(guard.clone());
                    }
                }
            }
        }
    }

    fn conditions_of(
        &mut self,
        compiler: &mut Compiler<'a>,
        flat: &Flat<'a>,
        part: &Part<'a>,
        at: &Pointer,
        way: &Way,
    ) {
        if part.get("if").is_some() {
            let place = part.place.child("if");
            let test = compiler.test(&place);
            for (branch, expected) in [("then", true), ("else", false)] {
                if part.get(branch).is_some() {
                    let condition = self.condition(test.clone(), &place);
                    let guard = way.guard.and(condition, expected);
                    let path = [part.path.as_str(), "/", branch].concat();
                    self.under(
                        compiler,
                        flat,
                        &part.place.child(branch),
                        &path,
                        at,
                        &Way { guard: &guard, ..way.clone() },
                    );
                }
            }
        }
        for keyword in ["dependentSchemas", "dependencies"] {
            for (key, branch) in part.get(keyword).and_then(Value::as_object).into_iter().flatten() {
                if branch.is_object() {
                    let guard = way.guard.and(self.condition(is_there(key), &Pointer::root()), true);
                    let path = part.path.child(keyword).child(key.as_str());
                    let place = part.place.child(keyword).child(key.as_str());
                    self.under(compiler, flat, &place, path.as_str(), at, &Way { guard: &guard, ..way.clone() });
                }
            }
        }
    }

    /// What a branch adds.
    fn under(
        &mut self,
        compiler: &mut Compiler<'a>,
        flat: &Flat<'a>,
        place: &Pointer,
        path: &str,
        at: &Pointer,
        way: &Way,
    ) {
        let branch = compiler.schema.flat(place, &flat.scope);
        let path = way.path.join(&Pointer::parse(path).unwrap_or_default());
        self.collect(compiler, &branch, at, &Way { path, depth: way.depth + 1, ..way.clone() });
    }

    fn union(&mut self, compiler: &mut Compiler<'a>, flat: &Flat<'a>, union: &Union<'a>, at: &Pointer, way: &Way) {
        if let [only] = &union.branches[..] {
            let path = union.path.child(only.index);
            return self.under(compiler, flat, &only.place, path.as_str(), at, way);
        }
        let can_be_object = |types: &[&str]| types.is_empty() || types.contains(&"object");
        if union.branches.iter().all(|branch| branch.flat.get("const").is_some() || !can_be_object(&branch.types)) {
            return;
        }
        let has_choices = |key: &str| {
            let known = self.find(key).map(|index| &self.named[index].declared);
            known.into_iter().flatten().any(|(guard, flat)| guard == way.guard && compiler.choices(flat).is_some())
        };
        if let Some(told) = compiler.discriminator(union, has_choices) {
            let values = if has_choices(told.key) { None } else { Some(told.choices) };
            let named = self.name(told.key);
            if named.declared.is_empty() {
                named.declared.push((way.guard.clone(), compiler.schema.flat(&told.place, &flat.scope)));
            }
            named.choices = named.choices.take().or(values);
            if told.required {
                named.required.push(way.guard.clone());
            }
            for (branch, values) in union.branches.iter().zip(told.values) {
                let fits = Test::Properties(vec![(told.key.to_owned(), Test::OneValue(values))]);
                let test = Test::All(vec![fits, Test::Required(vec![told.key.to_owned()])]);
                let guard = way.guard.and(self.condition(test, &Pointer::root()), true);
                let path = union.path.child(branch.index);
                let way = Way { guard: &guard, told: Some(told.key), ..way.clone() };
                self.under(compiler, flat, &branch.place, path.as_str(), at, &way);
            }
            return;
        }
        if !union.branches.iter().any(|branch| self.asks(&branch.flat)) {
            return;
        }
        let closed = |branch: &Flat| branch.get("additionalProperties") == Some(&Value::Bool(false));
        let several = union.keyword == "anyOf" && !union.branches.iter().any(|branch| closed(&branch.flat));
        let branches = union.branches.iter().map(|branch| compiler.branch(branch)).collect();
        let pick = self.picks.len();
        let before = self.named.len();
        let path = way.path.join(&union.path);
        self.picks.push((Pick { several, branches, path }, way.guard.clone(), before));
        for (number, branch) in union.branches.iter().enumerate() {
            self.conditions.push(Condition::Picked { pick, branch: number });
            let guard = way.guard.and(self.conditions.len() - 1, true);
            let path = union.path.child(branch.index);
            self.under(compiler, flat, &branch.place, path.as_str(), at, &Way { guard: &guard, ..way.clone() });
        }
    }

    /// Whether a branch asks for anything that is not asked already; one that only restricts is the validator's.
    fn asks(&self, branch: &Flat<'a>) -> bool {
        branch.parts.iter().any(|part| {
            let properties = part.get("properties").and_then(Value::as_object).into_iter().flatten();
            let mut news = properties.filter(|(key, schema)| {
                let is_group = schema.get("properties").is_some() || schema.get("$ref").is_some();
                **schema != Value::Bool(false)
                    && (is_group || self.find(key).is_none_or(|known| self.named[known].declared.is_empty()))
            });
            let by_keyword = UNIONS.into_iter().chain(["if", "dependentSchemas", "patternProperties"]);
            let open = part.get("additionalProperties").is_some_and(Value::is_object);
            news.next().is_some() || open || by_keyword.into_iter().any(|keyword| part.get(keyword).is_some())
        })
    }

    /// Properties whose names the person chooses.
    fn further(&mut self, compiler: &Compiler<'a>, flat: &Flat<'a>, part: &Part<'a>, way: &Way) {
        for (pattern, schema) in part.get("patternProperties").and_then(Value::as_object).into_iter().flatten() {
            if *schema != Value::Bool(false) {
                let place = part.place.child("patternProperties").child(pattern.as_str());
                let flat = compiler.schema.flat(&place, &flat.scope);
                self.maps.push(Further { pattern: Some(pattern), guard: way.guard.clone(), flat });
            }
        }
        for keyword in ["additionalProperties", "unevaluatedProperties"] {
            match part.get(keyword) {
                Some(Value::Object(_)) => {
                    let one = Flat { parts: vec![part.clone()], scope: flat.scope.clone(), ..Flat::default() };
                    let flat = below(compiler.schema, &one, &[keyword]);
                    self.maps.push(Further { pattern: None, guard: way.guard.clone(), flat });
                }
                Some(Value::Bool(false)) if way.guard.0.is_empty() => self.closed = true,
                _ => {}
            }
        }
    }

    /// The number of a condition; the same for the same test.
    fn condition(&mut self, test: Test, place: &Pointer) -> usize {
        let is_known = |condition: &Condition| match condition {
            Condition::Test { test: known, place: other, .. } => {
                *known == test && (other == place || test.unknown().is_none())
            }
            Condition::Picked { .. } => false,
        };
        self.conditions.iter().position(is_known).unwrap_or_else(|| {
            let reads = test.reads();
            self.conditions.push(Condition::Test { test, reads, place: place.clone() });
            self.conditions.len() - 1
        })
    }

    /// What is known of a name.
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        let found = self.by_key.binary_search_by(|index| self.named[*index].key.cmp(key));
        found.ok().map(|place| self.by_key[place])
    }

    fn name(&mut self, key: &'a str) -> &mut Named<'a> {
        let index = match self.by_key.binary_search_by(|index| self.named[*index].key.cmp(key)) {
            Ok(place) => self.by_key[place],
            Err(place) => {
                self.named.push(Named { key, ..Named::default() });
                self.by_key.insert(place, self.named.len() - 1);
                self.named.len() - 1
            }
        };
        &mut self.named[index]
    }
}

/// "The property is there."
fn is_there(key: &str) -> Test {
    Test::Required(vec![key.to_owned()])
}

pub(super) fn strings(value: Option<&Value>) -> impl Iterator<Item = &str> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}
