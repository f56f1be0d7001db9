//! Whose the documents are that are compared: by role, by name, and whether they are enough.

use serde_json::{Value, json};
use sovitaan::compare::{Settlement, Settling};
use sovitaan::form;
use sovitaan::locale::Catalogue;
use sovitaan::schema::Schema;
use sovitaan::state::FormState;
use sovitaan::view::{Comparing, Screen};

fn comparing(least: usize, documents: &[(&str, Value)]) -> Comparing {
    let role = json!({"type": "string", "oneOf": [
        {"const": "worker", "title": "Member of staff"}, {"const": "management", "title": "Management"}]});
    let schema = json!({"type": "object", "properties": {
        "decision": {"type": "object", "title": "Decision", "properties": {
            "day": {"type": "string", "title": "Day", "x-form": {"parties": ["management"]}},
            "aim": {"type": "string", "title": "Aim"}}},
        "signed": {"type": "array", "title": "Agreed by", "minItems": least, "x-form": {"widget": "acknowledgements"},
            "items": {"type": "object", "properties": {"role": role}}}}});
    let form = form::compile(&Schema::read(&schema.to_string()).unwrap(), "en").0;
    let states = documents.iter().map(|(_, answers)| FormState::new(form.clone(), Some(answers))).collect();
    Comparing::new(Settling::new(states), documents.iter().map(|(party, _)| (*party).to_owned()).collect())
}

fn html(comparing: &Comparing) -> String {
    comparing.element(&Catalogue::of("en"), &Screen::default()).to_html()
}

#[test]
fn a_document_is_called_by_its_partys_role_or_name() {
    let signed = json!({"signed": [{"name": "Kaisa Lund"}, {"name": "Noora Virtala"}]});
    let nothing = json!({});
    let documents = [("management", nothing.clone()), ("Aino Virta", nothing.clone()), ("", signed), (" ", nothing)];
    let expected = "<p class=\"parties\">Management · Aino Virta · Kaisa Lund, Noora Virtala · Document 4</p>";
    let html = html(&comparing(2, &documents));
    assert!(html.contains(expected), "{html}");
}

#[test]
fn too_few_documents_are_said_to_be() {
    let two = [("Aino Virta", json!({})), ("Antti Salo", json!({}))];
    let says = "2 documents are compared here, but at least 3 people have to agree to the form.";
    assert!(html(&comparing(3, &two)).contains(says));
    assert!(!html(&comparing(2, &two)).contains("too-few"));
}

#[test]
fn whose_document_somebody_has_changed_is_said_once_it_is_known() {
    let mut comparing = comparing(2, &[("worker", json!({})), ("Antti Salo", json!({}))]);
    assert!(!html(&comparing).contains("outside the form"));
    comparing.mark_altered(1);
    let html = html(&comparing);
    assert!(html.contains("Antti Salo: The answers in this document were changed outside the form"), "{html}");
    assert_eq!(html.matches("outside the form").count(), 1);
}

#[test]
fn a_question_for_one_role_differs_only_where_two_have_answered_it() {
    let document = |day: &str, aim: &str| {
        let mut decision = json!({"aim": aim});
        if !day.is_empty() {
            decision["day"] = day.into();
        }
        json!({"decision": decision})
    };
    let differences = |days: [&str; 2]| {
        let mut comparing =
            comparing(2, &[("worker", document(days[0], "Peace")), ("management", document(days[1], "Quiet"))]);
        let places: Vec<String> =
            comparing.settling().comparison().discrepancies().map(|one| one.place.as_str().to_owned()).collect();
        comparing.settle(places.len() - 1, Settlement::Take(0));
        (places, comparing.document(&Catalogue::of("en"), &Screen::default()))
    };
    let aim = "/decision/aim".to_owned();
    // Whichever of them has answered it, the answer is in what comes of it.
    for days in [["", "Monday"], ["Monday", ""]] {
        let (places, document) = differences(days);
        assert_eq!(places, [aim.as_str()]);
        assert_eq!(document["decision"], json!({"day": "Monday", "aim": "Peace"}));
    }
    assert_eq!(differences(["Monday", "Tuesday"]).0, ["/decision/day".to_owned(), aim.clone()]);
    assert_eq!(differences(["", ""]).0, [aim]);
}
