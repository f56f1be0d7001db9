//! A name where the name of a question is meant, and nothing is asked under it: in `required`, in a condition, in
//! `x-form.order`.

use crate::lint::{
    checklist::Checklist,
    finding::Remark,
    list::list,
    spots::{Spot, Way},
};
use crate::pointer::Pointer;
use serde_json::Value;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (_, spot) in checklist.asked() {
        // A list is of people's own names, and a choice of values.
        if checklist.is_open(spot) || !checklist.kinds(spot).contains(&"object") {
            continue;
        }
        for place in spot.applied().map(|applied| &applied.place) {
            let schema = checklist.at(place);
            let mut look = Look { checklist, looked: Vec::new(), remarks: &mut remarks };
            look.names(spot, &place.child("required"), schema.get("required"), "demanded");
            let order = schema.get("x-form").and_then(|form| form.get("order"));
            look.names(spot, &place.child("x-form").child("order"), order, "put in order");
            look.dependencies(spot, place, schema);
            if schema.get("if").is_some() {
                look.condition(spot, &place.child("if"));
            }
        }
    }
    remarks
}

struct Look<'c, 't> {
    checklist: &'c Checklist<'t>,
    looked: Vec<Pointer>,
    remarks: &'c mut Vec<Remark>,
}

impl Look<'_, '_> {
    fn name(&mut self, spot: &Spot, name: &str, at: Pointer, what: &str) {
        if self.checklist.question(spot, name).is_some() || self.checklist.is_open(spot) {
            return;
        }
        let known = self.checklist.questions_in_order(spot);
        let advice = if known.is_empty() {
            "ask for it in `properties`".to_owned()
        } else {
            format!("what is asked here is {}", list(&known))
        };
        self.remarks.push(Remark::new(at, format!("`{name}` is {what}, and nothing asks for it"), advice));
    }

    fn names(&mut self, spot: &Spot, at: &Pointer, names: Option<&Value>, what: &str) {
        for (index, name) in names.and_then(Value::as_array).into_iter().flatten().enumerate() {
            if let Some(name) = name.as_str() {
                self.name(spot, name, at.child(index), what);
            }
        }
    }

    fn dependencies(&mut self, spot: &Spot, place: &Pointer, schema: &Value) {
        for keyword in ["dependentRequired", "dependentSchemas"] {
            for (name, names) in schema.get(keyword).and_then(Value::as_object).into_iter().flatten() {
                let at = place.child(keyword).child(name.as_str());
                self.name(spot, name, at.clone(), "waited for");
                self.names(spot, &at, Some(names), "demanded");
            }
        }
    }

    /// The names that a condition looks at.
    fn condition(&mut self, spot: &Spot, place: &Pointer) {
        if self.looked.contains(place) {
            return;
        }
        self.looked.push(place.clone());
        let checklist = self.checklist;
        let Some(Value::Object(keywords)) = checklist.schema.at(place) else { return };
        for (keyword, value) in keywords {
            let below = place.child(keyword.as_str());
            match (keyword.as_str(), value) {
                ("required", names) => self.names(spot, &below, Some(names), "looked at"),
                ("properties", Value::Object(by_name)) => {
                    for name in by_name.keys() {
                        let below = below.child(name.as_str());
                        match checklist.question(spot, name) {
                            Some(question) => self.condition(question, &below),
                            None => self.name(spot, name, below, "looked at"),
                        }
                    }
                }
                ("allOf" | "anyOf" | "oneOf", Value::Array(parts)) => {
                    (0..parts.len()).for_each(|index| self.condition(spot, &below.child(index)));
                }
                ("not" | "if" | "then" | "else", _) => self.condition(spot, &below),
                ("$ref", Value::String(reference)) => {
                    if let Some(target) = checklist.schema.resolve(place, reference) {
                        self.condition(spot, &target);
                    }
                }
                ("contains" | "items", Value::Object(_)) => {
                    if let Some(element) = checklist.child(spot, &Way::Element) {
                        self.condition(checklist.spot(element), &below);
                    }
                }
                _ => {}
            }
        }
    }
}
