//! What two people see of their answers beside each other.

use serde_json::{Value, json};
use sovitaan::compare::{Settlement, Settling};
use sovitaan::form;
use sovitaan::locale::Catalogue;
use sovitaan::pointer::Pointer;
use sovitaan::schema::Schema;
use sovitaan::state::{Edit, FormState};
use sovitaan::view::{Comparing, Screen};

fn comparing(answers: [Value; 2]) -> Comparing {
    let schema = json!({
        "type": "object",
        "title": "Agreement",
        "properties": {
            "aim": {"type": "string", "title": "Aim"},
            "code": {"type": "string", "title": "Code", "writeOnly": true},
            "meeting": {"type": "object", "title": "Meetings", "properties": {
                "start": {"type": "string", "format": "date", "title": "From when?"},
                "days": {"type": "array", "title": "Which days?", "uniqueItems": true, "items": {"oneOf": [
                    {"const": "mon", "title": "Monday"}, {"const": "tue", "title": "Tuesday"}]}}}},
            "people": {"type": "array", "title": "People", "x-form": {"key": "name", "labels": {"item": "Person"}},
                "items": {"type": "object", "properties": {"name": {"type": "string", "title": "Name"}}}},
            "open": {"type": "array", "x-form": {"widget": "openPoints"}}
        }
    });
    let form = form::compile(&Schema::read(&schema.to_string()).unwrap(), "en").0;
    let documents = answers.map(|answers| FormState::new(form.clone(), Some(&answers)));
    Comparing::new(Settling::new(documents.into()), vec!["Aino Virta".to_owned(), "Antti Salo".to_owned()])
}

fn html(comparing: &Comparing) -> String {
    comparing.element(&Catalogue::of("en"), &Screen::default()).to_html()
}

#[track_caller]
fn shows(comparing: &Comparing, expected: &[&str]) {
    let html = html(comparing);
    for words in expected {
        assert!(html.contains(words), "{words} is not in {html}");
    }
}

#[test]
fn answers_are_read_as_people_write_them() {
    let comparing = comparing([
        json!({"meeting": {"start": "2026-12-01", "days": ["mon"]}, "people": [{"name": "Kaisa Lund"}, {"name": "Noora Virtala"}]}),
        json!({"meeting": {"start": "2026-12-02", "days": ["tue"]}, "people": [{"name": "Kaisa Lund"}]}),
    ]);
    shows(
        &comparing,
        &[
            "3 differences, 1 answer the same",
            "<dt>Aino Virta</dt><dd>1.12.2026</dd>",
            "<li>Tuesday</li>",
            // Where it stands, and a row by what it begins with.
            r#"<p class="path">Meetings</p>"#,
            ">Noora Virtala</h4>",
            "no such row",
            "People › Kaisa Lund › Name",
        ],
    );
}

#[test]
fn words_that_differ_are_marked_and_said() {
    let comparing = comparing([json!({"aim": "We meet every week."}), json!({"aim": "We meet every second week."})]);
    shows(
        &comparing,
        &[
            "<dd class=\"prose\">We meet every week.</dd>",
            r#"every <mark><span class="visually-hidden">[different: </span>second<span class="visually-hidden">]</span></mark> week."#,
        ],
    );
}

#[test]
fn what_is_never_shown_is_not_shown_here() {
    let comparing = comparing([json!({"code": "crimson key"}), json!({"code": "navy key"})]);
    shows(&comparing, &["1 difference", "the answer is not shown"]);
    let html = html(&comparing);
    assert!(!html.contains("crimson") && !html.contains("navy"), "{html}");
}

#[test]
fn texts_with_nothing_in_common_have_no_marks() {
    let comparing = comparing([json!({"aim": "Peace"}), json!({"aim": "A garden"})]);
    assert!(!html(&comparing).contains("<mark>"));
}

#[test]
fn what_is_left_is_listed_after_somebody_wants_to_go_on() {
    let mut comparing = comparing([json!({"aim": "a"}), json!({"aim": "b"})]);
    assert!(!html(&comparing).contains("Choose how you settle"));
    assert!(!comparing.attempt());
    shows(&comparing, &["Choose how you settle “Aim”", "1 difference is still to be settled"]);
    comparing.choose(0, "open");
    shows(&comparing, &["Write why “Aim” is left open", "Write why this is left open.", "Write the day like this"]);
    comparing.leave_open(0, "Ask Kaisa Lund", "1.12.2026");
    shows(&comparing, &["All differences are settled"]);
    assert!(comparing.attempt());
    let document = comparing.document(&Catalogue::of("en"), &Screen::default());
    assert_eq!(
        document["open"][0]["positions"],
        json!([
            {"party": "Aino Virta", "answer": "a"}, {"party": "Antti Salo", "answer": "b"}
        ])
    );
    assert_eq!(document["open"][0]["returnDate"], "2026-12-01");
}

#[test]
fn a_common_answer_is_one_when_it_is_written() {
    let mut comparing = comparing([json!({"aim": "a"}), json!({"aim": "b"})]);
    comparing.settle(0, Settlement::Common);
    assert!(!comparing.attempt());
    shows(&comparing, &["Write a common answer to “Aim”"]);
    let edit = Edit::Type { at: Pointer::parse("/aim").unwrap(), text: "c".to_owned() };
    let update = comparing.edit(&edit, &Catalogue::of("en"), &Screen::default());
    assert!(
        update.patches.iter().any(|(id, element)| id == "s1-left" && element.contains("All differences are settled"))
    );
    assert!(comparing.attempt());
    assert_eq!(comparing.document(&Catalogue::of("en"), &Screen::default()), json!({"aim": "c"}));
}

#[test]
fn without_differences_there_is_nothing_to_settle() {
    let mut comparing = comparing([json!({"aim": "a"}), json!({"aim": "a"})]);
    shows(&comparing, &["All answers are the same."]);
    assert!(comparing.attempt());
}
