//! Who has agreed, and what stays open: the rules that a checklist's schema cannot say. A document that claims more than
//! it holds is neither sealed nor received.

use super::{Refusal, Type, digest};
use crate::{pointer::Pointer, state::same_name, validate::Violation};
use serde_json::Value;

/// The properties of a checklist that hold the records of an agreement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    /// The name of the property that says who has agreed; without it nobody is asked to.
    pub acknowledgements: Option<String>,
    /// The name of the property that says what stays open.
    pub open_points: Option<String>,
}

impl Records {
    /// Finds them among the properties of a schema's root, by `x-form.widget`.
    ///
    /// ```
    /// use sovitaan::submission::Records;
    ///
    /// let schema = serde_json::json!({"properties": {"signed": {"x-form": {"widget": "acknowledgements"}}}});
    /// assert_eq!(Records::of(&schema).acknowledgements.as_deref(), Some("signed"));
    /// ```
    pub fn of(schema: &Value) -> Self {
        let named = |widget: &str| {
            let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
            let is_meant =
                |property: &Value| property.pointer("/x-form/widget").and_then(Value::as_str) == Some(widget);
            properties.into_iter().find(|(_, property)| is_meant(property)).map(|(name, _)| name.clone())
        };
        Self { acknowledgements: named("acknowledgements"), open_points: named("openPoints") }
    }

    /// The answers that are agreed to: the document without who has agreed.
    pub fn answers(&self, data: &Value) -> Value {
        let mut answers = data.clone();
        if let (Some(name), Some(members)) = (&self.acknowledgements, answers.as_object_mut()) {
            members.shift_remove(name);
        }
        answers
    }

    /// Those who have agreed.
    pub fn acknowledgements<'a>(&self, data: &'a Value) -> &'a [Value] {
        rows(self.acknowledgements.as_deref(), data)
    }

    /// What stays open.
    pub fn open_points<'a>(&self, data: &'a Value) -> &'a [Value] {
        rows(self.open_points.as_deref(), data)
    }

    /// The type that a document has: by what it holds, never by what somebody says of it. `party` has answered alone.
    pub fn kind(&self, data: &Value, is_finished: bool, party: Option<&str>) -> Type {
        let is_agreed_to = !self.acknowledgements(data).is_empty();
        match (is_finished, &self.acknowledgements) {
            (false, _) if is_agreed_to || party.is_some() => Type::Waiting,
            (false, _) => Type::Draft,
            (true, None) => Type::Completed,
            (true, Some(_)) if self.open_points(data).is_empty() => Type::Agreed,
            (true, Some(_)) => Type::AgreedWithOpenPoints,
        }
    }

    /// What stands against a document of this type, of all that the validator says.
    pub(super) fn against(&self, kind: Type, data: &Value, violations: Vec<Violation>) -> Vec<Violation> {
        let place = |point: &Value| Pointer::parse(point.get("pointer")?.as_str()?);
        let open: Vec<Pointer> = self.open_points(data).iter().filter_map(place).collect();
        let is_let_pass =
            |violation: &Violation| violation.is_gap() && (!kind.is_finished() || open.contains(&violation.pointer));
        violations.into_iter().filter(|violation| !is_let_pass(violation)).collect()
    }

    /// Whether each acknowledgement was given for these answers, and by somebody else than the others.
    pub(super) fn check(&self, data: &Value) -> Result<(), Refusal> {
        let given = self.acknowledgements(data);
        let Some(property) = self.acknowledgements.as_deref().filter(|_| !given.is_empty()) else { return Ok(()) };
        let expected = digest(&self.answers(data));
        for (index, one) in given.iter().enumerate() {
            let text = |of: &Value, name: &str| of.get(name).and_then(Value::as_str).map(str::to_owned);
            let refuse = |name: &str, reason: &str| {
                let pointer = Pointer::root().child(property).child(index).child(name);
                Err(Refusal::Unacknowledged { pointer, reason: reason.to_owned() })
            };
            if text(one, "digest").as_ref() != Some(&expected) {
                return refuse("digest", "is not the digest of these answers: other ones were agreed to");
            }
            let name = text(one, "name").unwrap_or_default();
            if given[..index].iter().any(|other| same_name(&text(other, "name").unwrap_or_default(), &name)) {
                return refuse("name", "has agreed already");
            }
        }
        Ok(())
    }
}

fn rows<'a>(name: Option<&str>, data: &'a Value) -> &'a [Value] {
    name.and_then(|name| data.get(name)).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
