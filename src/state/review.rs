//! The day on which people come back to what they have agreed on.

use super::{FormState, NodeId};
use crate::form::{Control, Kind};
use crate::locale::read_date;
use serde_json::Value;

impl FormState {
    /// The earliest of the days on which somebody means to come back: the answers to the questions that have
    /// `x-form.reviewAfter`, and the days that were named for what is left open.
    ///
    /// ```
    /// use sovitaan::{form, schema::Schema, state::FormState};
    ///
    /// let schema = Schema::read(r#"{"type": "object", "properties": {
    ///     "begun": {"type": "string", "format": "date"},
    ///     "review": {"type": "string", "format": "date", "x-form": {"reviewAfter": "P6M"}}
    /// }}"#).unwrap();
    /// let answers = serde_json::json!({"begun": "2026-09-30", "review": "2027-03-31"});
    /// let state = FormState::new(form::compile(&schema, "en").0, Some(&answers));
    /// assert_eq!(state.review_date().as_deref(), Some("2027-03-31"));
    /// ```
    pub fn review_date(&self) -> Option<String> {
        let answered = (0..self.size()).filter_map(|id| self.review_answer(id));
        let left_open = self.open_points().filter_map(|point| point.get("returnDate")?.as_str());
        // In this form the earlier day is the lesser text.
        let days = answered.chain(left_open).filter(|day| read_date(day).as_deref() == Some(day));
        days.min().map(str::to_owned)
    }

    fn review_answer(&self, id: NodeId) -> Option<&str> {
        let node = self.node(id);
        let definition = self.definition(id);
        let is_meant = definition.presentation.as_ref().is_some_and(|said| said.review_after.is_some());
        let is_asked = node.relevant && matches!(definition.kind, Kind::Control(Control::Date));
        node.value.as_ref().filter(|_| is_meant && is_asked).and_then(Value::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{form, schema::Schema};
    use serde_json::json;

    #[test]
    fn it_is_the_earliest_day_that_is_one() {
        let day = json!({"type": "string", "format": "date", "x-form": {"reviewAfter": "P6M"}});
        let schema = json!({
            "type": "object",
            "properties": {
                "more": {"type": "boolean"},
                "first": day,
                "rows": {"type": "array", "items": {"type": "object", "properties": {"again": day}}},
                "open": {"type": "array", "items": {"type": "object"}, "x-form": {"widget": "openPoints"}}
            },
            "if": {"properties": {"more": {"const": true}}, "required": ["more"]},
            "then": {"properties": {"second": day}}
        });
        let form = form::compile(&Schema::read(&schema.to_string()).unwrap(), "en").0;
        for (answers, expected) in [
            (json!({}), None),
            (json!({"first": "soon"}), None),
            (json!({"first": "2027-02-29"}), None),
            (json!({"first": "2027-05-01", "second": "2027-01-01"}), Some("2027-05-01")),
            (json!({"more": true, "first": "2027-05-01", "second": "2027-01-01"}), Some("2027-01-01")),
            (
                json!({"first": "2027-05-01", "rows": [{"again": "2027-04-30"}, {"again": "2027-06-01"}]}),
                Some("2027-04-30"),
            ),
            (json!({"rows": [], "open": [{"pointer": "/first", "returnDate": "2026-12-01"}]}), Some("2026-12-01")),
            // It is not open any more.
            (
                json!({"first": "2027-05-01", "open": [{"pointer": "/first", "returnDate": "2026-12-01"}]}),
                Some("2027-05-01"),
            ),
        ] {
            let state = FormState::new(form.clone(), Some(&answers));
            assert_eq!(state.review_date().as_deref(), expected, "{answers}");
        }
    }
}
