//! What an object asks: the questions that its schema and every condition in it declare, each with the
//! guards under which it applies and is demanded.

use super::compile::Compiler;
use super::{Child, Condition, Group, Guard, Test};
use crate::pointer::Pointer;
use crate::schema::{DiagnosticCode, Flat};
use serde_json::Value;

/// Conditions inside conditions are followed this deep.
const MAX_NESTING: usize = 16;

/// The questions of one object, gathered from all that applies to it.
#[derive(Default)]
pub(super) struct Gathered<'a> {
    keys: Vec<&'a str>,
    by_key: Vec<(&'a str, usize)>,
    declared: Vec<Flat<'a>>,
    children: Vec<Child>,
    conditions: Vec<Condition>,
    /// Keywords that ask for something no control exists for yet.
    pub(super) unsupported: Vec<&'static str>,
}

impl<'a> Gathered<'a> {
    pub(super) fn of(compiler: &mut Compiler<'a>, flat: &Flat<'a>, at: &Pointer) -> Self {
        let mut gathered = Self::default();
        gathered.collect(compiler, flat, &Guard::default(), at, 0);
        gathered
    }

    fn collect(&mut self, compiler: &mut Compiler<'a>, flat: &Flat<'a>, guard: &Guard, at: &Pointer, depth: usize) {
        if depth > MAX_NESTING {
            return;
        }
        for part in &flat.parts {
            for (key, declared) in part.get("properties").and_then(Value::as_object).into_iter().flatten() {
                match declared {
                    Value::Bool(false) => self.child(key).forbidden.push(guard.clone()),
                    declared => {
                        self.child(key).relevant.push(guard.clone());
                        let index = self.index(key);
                        self.declared[index].add(compiler.schema, declared);
                    }
                }
            }
            for key in strings(part.get("required")) {
                self.child(key).required.push(guard.clone());
            }
            if let Some(key) = part.pointer("/not/required/0").and_then(Value::as_str) {
                self.child(key).forbidden.push(guard.clone());
            }
            if let Some(condition) = part.get("if") {
                let test = Test::of(compiler.schema, condition);
                for (branch, expected) in [("then", true), ("else", false)] {
                    if let Some(branch) = part.get(branch) {
                        self.when(compiler, test.clone(), expected, branch, (guard, at, depth));
                    }
                }
            }
            for (key, names) in part.get("dependentRequired").and_then(Value::as_object).into_iter().flatten() {
                let guard = self.guard(compiler, Test::Required(vec![key.clone()]), true, guard, at);
                for name in strings(Some(names)) {
                    self.child(name).required.push(guard.clone());
                }
            }
            for (key, branch) in part.get("dependentSchemas").and_then(Value::as_object).into_iter().flatten() {
                let test = Test::Required(vec![key.clone()]);
                self.when(compiler, test, true, branch, (guard, at, depth));
            }
            for keyword in ["anyOf", "oneOf"] {
                let branches = part.get(keyword).and_then(Value::as_array).into_iter().flatten();
                // Branches that only restrict are for the validator; branches that ask are not yet.
                if branches
                    .flat_map(|branch| compiler.schema.flat(branch).parts)
                    .any(|one| one.get("properties").is_some())
                {
                    self.leave_out(compiler, keyword, at);
                }
            }
            let open = part.get("additionalProperties").is_some_and(Value::is_object);
            if open || part.get("patternProperties").is_some_and(Value::is_object) {
                self.leave_out(compiler, if open { "additionalProperties" } else { "patternProperties" }, at);
            }
        }
    }

    /// What a branch adds when `test` comes out as `expected`.
    fn when(
        &mut self,
        compiler: &mut Compiler<'a>,
        test: Test,
        expected: bool,
        branch: &'a Value,
        (guard, at, depth): (&Guard, &Pointer, usize),
    ) {
        let guard = self.guard(compiler, test, expected, guard, at);
        let flat = compiler.schema.flat(branch);
        self.collect(compiler, &flat, &guard, at, depth + 1);
    }

    fn guard(&mut self, compiler: &mut Compiler<'a>, test: Test, expected: bool, outer: &Guard, at: &Pointer) -> Guard {
        let known = self.conditions.iter().position(|condition| condition.test == test);
        let index = known.unwrap_or_else(|| {
            if let Some(keyword) = test.unknown() {
                compiler.remark(DiagnosticCode::UnknownCondition, at, keyword);
            }
            let mut reads = Vec::new();
            test.reads(&mut reads);
            self.conditions.push(Condition { test, reads });
            self.conditions.len() - 1
        });
        let mut guard = outer.clone();
        guard.0.push((index, expected));
        guard
    }

    fn leave_out(&mut self, compiler: &mut Compiler<'a>, keyword: &'static str, at: &Pointer) {
        if !self.unsupported.contains(&keyword) {
            compiler.remark(DiagnosticCode::Unsupported, at, keyword);
            self.unsupported.push(keyword);
        }
    }

    /// The number of the question of that name; a new one where there is none yet.
    fn index(&mut self, key: &'a str) -> usize {
        match self.by_key.binary_search_by(|(known, _)| (*known).cmp(key)) {
            Ok(found) => self.by_key[found].1,
            Err(place) => {
                let index = self.keys.len();
                self.by_key.insert(place, (key, index));
                self.keys.push(key);
                self.declared.push(Flat::default());
                self.children.push(Child {
                    definition: 0,
                    relevant: Vec::new(),
                    forbidden: Vec::new(),
                    required: Vec::new(),
                });
                index
            }
        }
    }

    fn known(&self, key: &str) -> Option<usize> {
        let found = self.by_key.binary_search_by(|(known, _)| (*known).cmp(key));
        found.ok().map(|found| self.by_key[found].1)
    }

    fn child(&mut self, key: &'a str) -> &mut Child {
        let index = self.index(key);
        &mut self.children[index]
    }

    /// The declared questions, as indexes, in the order in which they are asked: as `x-form.order` says;
    /// else as declared, but what a condition reveals right after the question that decides it.
    fn order(&self, flat: &Flat<'a>) -> Vec<usize> {
        let wanted: Vec<&str> = strings(flat.form("order")).collect();
        let mut order: Vec<usize> = Vec::new();
        for (index, child) in self.children.iter().enumerate().filter(|(_, child)| !child.relevant.is_empty()) {
            let deciding = if child.relevant.iter().any(|guard| guard.0.is_empty()) {
                None
            } else {
                let conditions = child.relevant.iter().flat_map(|guard| &guard.0);
                let reads = conditions.flat_map(|(condition, _)| &self.conditions[*condition].reads);
                reads.filter_map(|key| order.iter().position(|index| self.keys[*index] == key)).max()
            };
            // After the questions that the same one has already revealed.
            let place = deciding.map_or(order.len(), |deciding| {
                let revealed = |index: &&usize| !self.children[**index].relevant.contains(&Guard::default());
                deciding + 1 + order[deciding + 1..].iter().take_while(revealed).count()
            });
            order.insert(place, index);
        }
        // What the author has put in order comes first; the rest keeps its own.
        let mut first: Vec<usize> = wanted.iter().filter_map(|key| self.known(key)).collect();
        first.retain(|index| order.contains(index));
        order.retain(|index| !first.contains(index));
        first.append(&mut order);
        first
    }

    /// The group without the numbers of its children's definitions, which are not compiled yet.
    pub(super) fn group(&self, flat: &Flat<'a>) -> Group {
        Group {
            children: self.order(flat).into_iter().map(|index| self.children[index].clone()).collect(),
            conditions: self.conditions.clone(),
            circular: self.circular(),
            ..Group::default()
        }
    }

    /// Each question's name and schema, in the order of [`Gathered::group`]'s children.
    pub(super) fn questions(&self, flat: &Flat<'a>) -> Vec<(&'a str, &Flat<'a>)> {
        self.order(flat).into_iter().map(|index| (self.keys[index], &self.declared[index])).collect()
    }

    /// Whether a question's relevance hangs, by way of others, on itself.
    fn circular(&self) -> bool {
        let reads = |index: usize| {
            let child = &self.children[index];
            let conditions = child.relevant.iter().chain(&child.forbidden).flat_map(|guard| &guard.0);
            let names = conditions.flat_map(|(condition, _)| &self.conditions[*condition].reads);
            names.filter_map(|name| self.known(name)).collect::<Vec<_>>()
        };
        // Questions that hang on nothing are taken away, again and again; a circle is what remains.
        let mut left: Vec<usize> = (0..self.keys.len()).filter(|index| !reads(*index).is_empty()).collect();
        loop {
            let before = left.len();
            let still: Vec<usize> =
                left.iter().copied().filter(|index| reads(*index).iter().any(|read| left.contains(read))).collect();
            if still.is_empty() {
                return false;
            }
            if still.len() == before {
                return true;
            }
            left = still;
        }
    }
}

fn strings(value: Option<&Value>) -> impl Iterator<Item = &str> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}
