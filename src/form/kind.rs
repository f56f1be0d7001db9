//! What kind of node a place is: by its types, its values, and its alternatives.

use super::asked::Asked;
use super::choices::plain;
use super::compile::{Compiler, Spot};
use super::control::{choice, control};
use super::types::types;
use super::union::{UNIONS, Union, by_kind};
use super::{Choice, Control, DefinitionId, Kind, Pick};
use crate::pointer::Pointer;
use crate::schema::{Flat, Part};
use serde_json::Value;

/// A union of unions is narrowed down this often.
const MAX_NARROWING: usize = 8;

impl<'a> Compiler<'a> {
    /// What kind of node a place is.
    pub(super) fn kind(
        &mut self,
        mut asked: Asked<'a>,
        spot: &Spot,
        id: DefinitionId,
        choices: Option<Vec<Choice>>,
    ) -> Kind {
        if let Some(choices) = choices {
            return Kind::Control(choice(&asked.base, choices));
        }
        self.narrow(&mut asked, id);
        let flat = &asked.base;
        let mut kinds = spot.kind.map_or_else(|| types(self.schema, flat), |kind| vec![kind]);
        if kinds.len() > 1 && kinds.contains(&"null") {
            kinds.retain(|kind| *kind != "null");
            self.definitions[id].nullable = true;
        }
        if spot.kind != Some("json")
            && let Some(control) = self.chosen(flat, &kinds, spot, id)
        {
            return Kind::Control(control);
        }
        match kinds[..] {
            ["object"] => return self.group(&asked, spot),
            ["array"] => {
                if let Some(record) = self.record(flat, spot) {
                    return Kind::Control(record);
                }
                let union = self.first_union(flat).filter(|union| {
                    let has_rows = |flat: &Flat| flat.get("items").or(flat.get("prefixItems")).is_some();
                    union.branches.iter().any(|branch| has_rows(&branch.flat))
                });
                return match union {
                    Some(union) => self.alternatives(&asked, spot, union),
                    None => self.array(&asked, spot),
                };
            }
            [one] => {
                if let Some(union) = self.first_union(flat).filter(|union| self.is_typed_in_ways(flat, union, one)) {
                    return self.alternatives(&asked, spot, union);
                }
                if one == "integer"
                    && let Some(scale) = self.scale(flat)
                {
                    return Kind::Control(scale);
                }
                self.definitions[id].examples.suggested = self.suggested(flat);
                return Kind::Control(control(flat, one));
            }
            _ => {}
        }
        match self.first_union(flat).filter(|union| union.branches.iter().any(|branch| !branch.types.is_empty())) {
            Some(union) if spot.kind.is_none() => self.alternatives(&asked, spot, union),
            _ => self.kinds(
                &asked,
                spot,
                if kinds.is_empty() { &["string", "number", "boolean", "json"] } else { &kinds },
            ),
        }
    }

    /// A union with one branch that says something, besides `null`, is that branch.
    fn narrow(&mut self, asked: &mut Asked<'a>, id: DefinitionId) {
        for _ in 0..MAX_NARROWING {
            let unions = asked.base.parts.iter().enumerate().flat_map(|(index, part)| {
                UNIONS.into_iter().filter_map(move |keyword| Some((index, keyword, part.get(keyword)?)))
            });
            let one = unions.filter(|(_, _, list)| list.as_array().is_some_and(|list| list.len() <= 2)).find_map(
                |(index, keyword, _)| {
                    let union = self.union(&asked.base, &asked.base.parts[index], keyword)?;
                    (union.branches.len() == 1 && union.branches[0].flat.get("const").is_none())
                        .then_some((index, keyword, union))
                },
            );
            let Some((index, keyword, union)) = one else { return };
            self.definitions[id].nullable |= union.nullable;
            asked.base.parts[index].remove(keyword);
            asked.base.merge(&union.branches[0].flat);
            let said = self.definition(&asked.base, "");
            let definition = &mut self.definitions[id];
            if asked.base.get("title").is_some() {
                definition.title = said.title;
            }
            definition.description = said.description;
            definition.help = said.help;
            definition.prompt = said.prompt;
        }
    }

    fn first_union(&self, flat: &Flat<'a>) -> Option<Union<'a>> {
        flat.parts.iter().find_map(|part| UNIONS.into_iter().find_map(|keyword| self.union(flat, part, keyword)))
    }

    /// The control for a place that is limited to certain values.
    fn chosen(&mut self, flat: &Flat<'a>, kinds: &[&'static str], spot: &Spot, id: DefinitionId) -> Option<Control> {
        let has = |keywords: &[&str]| keywords.iter().any(|keyword| flat.get(keyword).is_some());
        match kinds {
            ["object"] if has(&["properties", "additionalProperties", "patternProperties"]) || spot.level == 0 => {
                return None;
            }
            ["array"] if has(&["items", "prefixItems"]) => return None,
            _ => {}
        }
        let is_null = kinds == ["null"];
        let choices = if is_null { Some(vec![plain(&Value::Null)]) } else { self.choices(flat) };
        let choices = choices.filter(|choices| !choices.is_empty());
        if kinds == ["boolean"] {
            let titled = choices.filter(|choices| choices.iter().any(|choice| !choice.title.text.is_empty()));
            return Some(choice(flat, titled.unwrap_or_else(|| self.yes_and_no(flat))));
        }
        let mut choices = choices?;
        if choices.len() > 1 && choices.iter().any(|choice| choice.value.is_null()) {
            choices.retain(|choice| !choice.value.is_null());
            self.definitions[id].nullable = true;
        }
        if let ([only], true, true) = (&choices[..], spot.demanded, is_null || has(&["const"])) {
            return Some(Control::Fixed(only.clone()));
        }
        Some(choice(flat, choices))
    }

    /// Whether alternatives of one type are typed in different ways (a day, a text), and have words to pick them by.
    fn is_typed_in_ways(&self, flat: &Flat<'a>, union: &Union<'a>, kind: &str) -> bool {
        let way = |flat: &Flat<'a>| std::mem::discriminant(&control(flat, kind));
        let is_open = |branch: &Flat| branch.get("const").or(branch.get("enum")).is_none();
        union.branches.iter().all(|branch| is_open(&branch.flat) && self.text(&branch.flat, "title").is_some())
            && union.branches.iter().any(|branch| way(&branch.flat) != way(flat))
    }

    /// Values that alternatives name beside one that is open.
    fn suggested(&self, flat: &Flat<'a>) -> Vec<Value> {
        let Some(union) = self.first_union(flat) else { return Vec::new() };
        let named = union.branches.iter().filter_map(|branch| match branch.flat.get("const") {
            Some(value) => Some(vec![value.clone()]),
            None => branch.flat.get("enum")?.as_array().cloned(),
        });
        named.flatten().filter(|value| value.is_string() || value.is_number()).collect()
    }

    /// One of several kinds of answer, each with a schema of its own.
    fn alternatives(&mut self, asked: &Asked<'a>, spot: &Spot, union: Union<'a>) -> Kind {
        let branches = union.branches.iter().map(|branch| self.branch(branch)).collect();
        // A branch that stands for a union of its own was merged in with the path of the part that had it.
        let has_it = |part: &Part| part.get(union.keyword).is_some() && part.path.child(union.keyword) == union.path;
        let index = asked.base.parts.iter().position(has_it);
        let definitions = union.branches.iter().map(|branch| {
            let mut inner = asked.clone();
            if let Some(index) = index {
                inner.base.parts[index].remove(union.keyword);
            }
            // The branch's own words come first.
            let mut base = branch.flat.clone();
            base.merge(&inner.base);
            inner.base = base;
            self.place(inner, &Spot { level: spot.level.max(1) + 1, kind: None, ..*spot }, None)
        });
        let definitions: Vec<DefinitionId> = definitions.collect();
        self.say_once(asked, &definitions);
        Kind::Alternatives(Pick { several: false, branches, path: union.path }, definitions)
    }

    /// One of several types of answer.
    fn kinds(&mut self, asked: &Asked<'a>, spot: &Spot, kinds: &[&'static str]) -> Kind {
        let branches = kinds.iter().map(|kind| by_kind(kind)).collect();
        let inner = Spot { level: spot.level.max(1) + 1, ..*spot };
        let definitions: Vec<DefinitionId> =
            kinds.iter().map(|kind| self.place(asked.clone(), &Spot { kind: Some(kind), ..inner }, None)).collect();
        self.say_once(asked, &definitions);
        Kind::Alternatives(Pick { several: false, branches, path: Pointer::root() }, definitions)
    }

    /// What is said above the choice is not said again below it.
    fn say_once(&mut self, asked: &Asked<'a>, definitions: &[DefinitionId]) {
        let description = self.text(&asked.base, "description");
        let help = self.form_text(&asked.base, "help");
        for id in definitions {
            let definition = &mut self.definitions[*id];
            definition.description.take_if(|own| description.as_ref() == Some(own));
            definition.help.take_if(|own| help.as_ref() == Some(own));
        }
    }
}
