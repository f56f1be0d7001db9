//! What goes over from a stored document into the next one, as `topics` says it: the answers that the
//! next form starts with. They are no document: the form judges them like any that a person types.

use crate::{
    dates,
    topics::{Carry, Follows, Topic},
};
use serde_json::{Map, Value, json};
use sovitaan::pointer::Pointer;

/// The answers to start with; none when the document is of another checklist than the one to follow.
pub(crate) fn answers(follows: &Follows, envelope: &str) -> Option<Value> {
    let envelope: Value = serde_json::from_str(envelope).ok()?;
    let earlier = Topic::of_checklist(envelope["dataschema"].as_str()?)?;
    let open = envelope["openpoints"].as_i64().unwrap_or_default();
    if !follows.is_after(earlier, open) {
        return None;
    }
    let mut answers = json!({});
    for carry in follows.carries {
        let carried = match carry {
            Carry::Reference(place) => Some((place, reference(&envelope))),
            Carry::Answer(place) => envelope["data"].pointer(place).map(|answer| (place, answer.clone())),
            Carry::OpenPoints(place) => Some((place, left_open(&envelope["data"]["openPoints"]))),
            Carry::Rows(place, names) => envelope["data"].pointer(place).map(|rows| (place, with_only(names, rows))),
        };
        if let Some((place, value)) = carried {
            put(&mut answers, &Pointer::parse(place)?, value);
        }
    }
    Some(answers)
}

/// Which document it was, and of which day.
fn reference(envelope: &Value) -> Value {
    let day = envelope["time"].as_str().and_then(dates::day_of);
    let members = [("id", envelope["id"].as_str()), ("date", day.as_deref())];
    members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?.into()))).collect::<Map<_, _>>().into()
}

/// What was left open, as rows: the question, what each party thinks, and when they come back to it.
fn left_open(points: &Value) -> Value {
    let row = |point: &Value| {
        let positions = point["positions"].as_array().into_iter().flatten();
        let said =
            |position: &Value| Some(format!("{}: {}", position["party"].as_str()?, position["answer"].as_str()?));
        let positions = positions.filter_map(said).collect::<Vec<_>>().join("\n");
        json!({"question": point["question"], "positions": positions, "returnDate": point["returnDate"]})
    };
    points.as_array().into_iter().flatten().map(row).collect()
}

/// The rows with the answers of these names, and no others.
fn with_only(names: &[&str], rows: &Value) -> Value {
    let row = |row: &Value| -> Value {
        let answers = names.iter().filter_map(|name| Some(((*name).to_owned(), row.get(name)?.clone())));
        answers.collect::<Map<_, _>>().into()
    };
    rows.as_array().into_iter().flatten().map(row).collect()
}

/// Puts a value where the pointer leads, through objects that are made when missing.
fn put(answers: &mut Value, place: &Pointer, value: Value) {
    let mut at = answers;
    for name in place.tokens() {
        if !at.is_object() {
            *at = json!({});
        }
        at = &mut at[name];
    }
    *at = value;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::InThree;

    const FOLLOWS: Follows = Follows {
        checklist: "pair-work-agreement",
        link: InThree { fi: "", sv: "", en: "" },
        carries: &[
            Carry::Reference("/earlier/document"),
            Carry::Answer("/goal/aim"),
            Carry::Rows("/people", &["name", "role"]),
        ],
    };

    fn envelope(name: &str) -> String {
        let data = json!({"people": [{"name": "Aino", "there": true}, {"there": false}], "goal": {"aim": "Rauha", "startDate": "2026-01-07"}});
        let dataschema = format!("urn:sovitaan:checklist:{name}:1.0.0");
        json!({"id": "abc", "time": "2026-02-03T22:30:00Z", "dataschema": dataschema, "data": data}).to_string()
    }

    #[test]
    fn what_the_table_names_goes_over_and_nothing_else() {
        assert_eq!(
            answers(&FOLLOWS, &envelope("pair-work-agreement")),
            Some(json!({
                "earlier": {"document": {"id": "abc", "date": "2026-02-04"}},
                "goal": {"aim": "Rauha"},
                "people": [{"name": "Aino"}, {}],
            }))
        );
    }

    #[test]
    fn what_was_not_answered_is_not_there() {
        let carries = &[Carry::Answer("/goal/none"), Carry::Answer("/none/none")];
        assert_eq!(answers(&Follows { carries, ..FOLLOWS }, &envelope("pair-work-agreement")), Some(json!({})));
    }

    #[test]
    fn what_was_left_open_goes_over_with_what_each_thinks() {
        let follows = Follows { carries: &[Carry::OpenPoints("/questions")], ..FOLLOWS };
        let point = json!({"pointer": "/goal/aim", "question": "Aim?", "reason": "Time", "returnDate": "2026-12-01",
            "positions": [{"party": "Aino", "answer": "Rauha"}, {"party": "Antti", "answer": "Lepo"}]});
        let mut document: Value = serde_json::from_str(&envelope("team-ground-rules")).unwrap();
        assert_eq!(answers(&follows, &document.to_string()), None, "nothing is open");
        document["openpoints"] = 1.into();
        document["data"]["openPoints"] = json!([point]);
        let row = json!({"question": "Aim?", "positions": "Aino: Rauha\nAntti: Lepo", "returnDate": "2026-12-01"});
        assert_eq!(answers(&follows, &document.to_string()), Some(json!({"questions": [row]})));
    }

    #[test]
    fn a_document_of_another_checklist_is_not_followed() {
        assert_eq!(answers(&FOLLOWS, &envelope("disagreement-protocol")), None);
        assert_eq!(answers(&FOLLOWS, "[]"), None);
    }
}
