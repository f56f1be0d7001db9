//! What is on screen, as text: a schema, perhaps edits, and what a person must find there.

use serde_json::{Value, json};
use sovitaan::form;
use sovitaan::locale::Catalogue;
use sovitaan::pointer::Pointer;
use sovitaan::schema::Schema;
use sovitaan::state::{Edit, FormState};
use sovitaan::validate::{Keyword, Verdict, Violation};
use sovitaan::view::{DocumentFacts, Mode, Outcome, Screen, View};
use std::collections::BTreeSet;

fn state(schema: &Value, locale: &str, start: Option<&Value>) -> FormState {
    let schema = Schema::read(&schema.to_string()).expect("a schema");
    FormState::new(form::compile(&schema, locale).0, start)
}

fn html(state: &FormState, locale: &str, screen: &Screen) -> String {
    View { state, catalogue: &Catalogue::of(locale), screen }.form().to_html()
}

fn shown(schema: &Value) -> String {
    html(&state(schema, "fi", None), "fi", &Screen::default())
}

#[track_caller]
fn check(html: &str, there: &[&str], not_there: &[&str]) {
    for text in there {
        assert!(html.contains(text), "{text} is not in {html}");
    }
    for text in not_there {
        assert!(!html.contains(text), "{text} is in {html}");
    }
}

#[test]
fn each_kind_of_question_has_its_control() {
    let one = |question: Value| shown(&json!({"type": "object", "properties": {"q": question}}));
    check(&one(json!({"type": "string"})), &["<input", "type=\"text\""], &["<textarea"]);
    check(&one(json!({"type": "string", "maxLength": 2000})), &["<textarea"], &["<input"]);
    check(&one(json!({"type": "string", "format": "email"})), &["type=\"email\""], &[]);
    check(&one(json!({"type": "string", "format": "uri"})), &["type=\"url\""], &[]);
    check(&one(json!({"type": "string", "format": "date"})), &["data-edit=\"calendar\""], &["type=\"date\""]);
    check(&one(json!({"type": "number"})), &["inputmode=\"decimal\""], &["type=\"number\""]);
    check(&one(json!({"type": "boolean"})), &["Kyllä", "Ei", "type=\"radio\"", "role=\"radiogroup\""], &["checkbox"]);
    check(&one(json!({"enum": ["a", "b"]})), &["type=\"radio\""], &["<select"]);
    check(&one(json!({"enum": [1, 2, 3, 4, 5, 6]})), &["<select", "Valitse"], &["radio"]);
    check(
        &one(json!({"type": "array", "uniqueItems": true, "items": {"enum": ["a"]}})),
        &["checkbox"],
        &["Lisää rivi"],
    );
    check(&one(json!({"type": "array", "items": {"type": "string"}})), &["Lisää rivi", "Ei vielä yhtään."], &[]);
    check(&one(json!({"type": ["string", "null"]})), &["<input"], &["ei voi vielä täyttää"]);
}

#[test]
fn texts_are_texts() {
    let evil = "<img src=x onerror=alert(1)>\"'&{title}";
    let schema = json!({"title": evil, "type": "object", "properties": {
        "q": {"title": evil, "description": evil, "type": "string", "x-form": {"help": evil, "prompt": evil}},
        "c": {"title": evil, "oneOf": [{"const": evil, "title": evil}]}}});
    let start = json!({"q": evil, "c": evil});
    for mode in [Mode::Fill, Mode::View] {
        let screen = Screen { mode, ..Screen::default() };
        let html = html(&state(&schema, "fi", Some(&start)), "fi", &screen);
        check(&html, &["&lt;img src=x"], &["<img"]);
    }
}

#[test]
fn a_text_in_another_language_says_so() {
    let schema = json!({"type": "object", "x-form": {"language": "fi"}, "properties": {
        "q": {"title": "Nimi", "type": "string", "x-i18n": {"sv": {"title": "Namn"}}},
        "only": {"title": "Vain suomeksi", "type": "string"}}});
    let html = html(&state(&schema, "sv-FI", None), "sv", &Screen::default());
    check(&html, &["<span>Namn</span>", "<span lang=\"fi\">Vain suomeksi</span>", "lang=\"sv-FI\""], &["Nimi"]);
}

#[test]
fn the_rarer_mark_is_shown() {
    let schema = |required: Value| {
        json!({"type": "object", "required": required, "properties": {
        "a": {"type": "string"}, "b": {"type": "string"}, "c": {"type": "string"}}})
    };
    check(&shown(&schema(json!(["a"]))), &["(pakollinen)"], &["(vapaaehtoinen)"]);
    check(&shown(&schema(json!(["a", "b"]))), &["(vapaaehtoinen)"], &["(pakollinen)"]);
    check(&shown(&schema(json!(["a", "b", "c"]))), &[], &["(vapaaehtoinen)", "(pakollinen)"]);
}

#[test]
fn a_question_speaks_after_it_has_been_left() {
    let schema =
        json!({"type": "object", "required": ["name"], "properties": {"name": {"title": "Nimi", "type": "string"}}});
    let mut state = state(&schema, "fi", None);
    let at = Pointer::root().child("name");
    let missing = Violation::new(at.clone(), Pointer::root().child("required"), Keyword::Required, Value::Null);
    let changes = state.hear(Verdict { all: true, at: vec![(at.clone(), vec![missing])] });
    assert!(changes.nodes.is_empty(), "nothing to render while nobody has been there");
    check(&html(&state, "fi", &Screen::default()), &[], &["Vastaa kohtaan", "aria-invalid"]);
    state.apply(&Edit::Leave { at: at.clone() });
    check(&html(&state, "fi", &Screen::default()), &["Vastaa kohtaan ”Nimi”", "aria-invalid", "is-wrong"], &[]);
    state.apply(&Edit::Type { at: at.clone(), text: "Aino".to_owned() });
    state.hear(Verdict { all: false, at: vec![(at, Vec::new())] });
    check(&html(&state, "fi", &Screen::default()), &[], &["Vastaa kohtaan", "aria-invalid"]);
}

#[test]
fn a_field_is_replaced_when_a_code_is_written_in_it_and_when_it_goes() {
    let schema = json!({"type": "object", "properties": {"text": {"title": "Text", "type": "string"}}});
    let mut state = state(&schema, "en", None);
    let catalogue = Catalogue::of("en");
    let screen = Screen::default();
    let warning = "looks like a personal identity code";
    let mut warns = |text: &str| {
        let before = state.progress();
        let changes = state.apply(&Edit::Type { at: Pointer::root().child("text"), text: text.to_owned() });
        let update = View { state: &state, catalogue: &catalogue, screen: &screen }.update(&changes, before);
        let is_said = update.announce.is_some_and(|words| words.contains(warning));
        let field = update.patches.into_iter().find(|(id, _)| id == "s1-1");
        let is_shown = field.map(|(_, element)| element.contains(warning));
        assert_eq!(is_said, is_shown == Some(true), "who does not see it hears it");
        is_shown
    };
    assert_eq!(warns("Ring 131052-308"), None, "one writes in peace");
    assert_eq!(warns("Ring 131052-308T"), Some(true));
    assert_eq!(warns("Ring 131052-308T today"), None, "it stays as it is");
    assert_eq!(warns("Ring 131052-308"), Some(false));
}

#[test]
fn a_document_is_read_as_text() {
    let schema = json!({"$id": "urn:agreement:1.2.0", "title": "Sopimus", "type": "object", "properties": {
        "day": {"title": "Päivä", "type": "string", "format": "date"},
        "hours": {"title": "Tunnit", "type": "number"},
        "agreed": {"title": "Sovittu", "type": "boolean"},
        "empty": {"title": "Tyhjä", "type": "string"},
        "people": {"title": "Ihmiset", "type": "array", "x-form": {"labels": {"item": "Henkilö"}},
            "items": {"type": "object", "properties": {"name": {"title": "Nimi", "type": "string"}}}}}});
    let start = json!({"day": "2026-02-03", "hours": 2.50, "agreed": false, "people": [{"name": "Aino"}]});
    let screen = Screen {
        mode: Mode::View,
        document: DocumentFacts { date: "2026-03-04".to_owned(), ..Default::default() },
        ..Screen::default()
    };
    let html = html(&state(&schema, "fi", Some(&start)), "fi", &screen);
    let facts = [("Tallennettu", "4.3.2026"), ("Kieli", "suomi"), ("Lomakkeen versio", "1.2.0")];
    for (name, value) in facts {
        check(&html, &[&format!("<dt>{name}</dt><dd>{value}</dd>")], &[]);
    }
    check(
        &html,
        &["3.2.2026", "2,5", "<dd>Ei</dd>", "ei vastausta", "Henkilö 1", "Aino", "<h2"],
        &["<input", "<button", "data-edit"],
    );
}

#[test]
fn the_day_of_review_is_offered_for_a_calendar_where_there_is_a_document() {
    let schema = json!({"title": "Sopimus", "type": "object", "properties": {
        "day": {"title": "Päivä", "type": "string", "format": "date", "x-form": {"reviewAfter": "P6M"}}}});
    let answers = json!({"day": "2027-03-31"});
    let state = state(&schema, "fi", Some(&answers));
    let offer = "31.3.2027 <button class=\"reminder\"";
    let facts = DocumentFacts {
        date: "2026-09-30".to_owned(),
        review_date: "2027-03-31".to_owned(),
        ..DocumentFacts::default()
    };
    let read = |document| html(&state, "fi", &Screen { mode: Mode::View, document, ..Screen::default() });
    check(&read(facts.clone()), &["<dt>Tarkistuspäivä</dt>", offer], &[]);
    let half = DocumentFacts { party: "Aino Virta".to_owned(), ..facts.clone() };
    check(&read(half), &["<dd>31.3.2027</dd>"], &["<button"]);
    let unstored = DocumentFacts { date: String::new(), ..facts };
    check(&read(unstored), &["<dd>31.3.2027</dd>"], &["<button"]);

    let after = |code: &str| {
        let outcome = Outcome { code: code.to_owned(), ..Outcome::default() };
        html(&state, "fi", &Screen { outcome, ..Screen::default() })
    };
    check(&after("stored"), &["<p>Tarkistuspäivä: ", offer], &[]);
    for code in ["idle", "stored-unfinished", "host-refused"] {
        check(&after(code), &[], &["class=\"reminder\""]);
    }
}

#[test]
fn a_document_of_another_version_says_so() {
    let schema = json!({"$id": "urn:agreement:1.1.0", "title": "Sopimus", "type": "object", "properties": {
        "day": {"title": "Päivä", "type": "string"}}});
    let state = state(&schema, "fi", Some(&json!({"day": "ma"})));
    let shown = |mode, dataschema: &str| {
        let document = DocumentFacts { dataschema: dataschema.to_owned(), ..DocumentFacts::default() };
        html(&state, "fi", &Screen { mode, document, ..Screen::default() })
    };
    let other = "Tämä on täytetty lomakkeen versiolla 1.0.0. Nyt käytössä on versio 1.1.0,";
    let made_with = |version: &str| format!("<dt>Lomakkeen versio</dt><dd>{version}</dd>");
    check(&shown(Mode::View, "urn:agreement:1.0.0"), &[other, &made_with("1.0.0")], &[]);
    check(&shown(Mode::Fill, "urn:agreement:1.0.0"), &[other], &[]);
    check(&shown(Mode::View, "urn:agreement:1.1.0"), &[&made_with("1.1.0")], &["Nyt käytössä"]);
    check(&shown(Mode::View, ""), &[&made_with("1.1.0")], &["Nyt käytössä"]);
    check(&shown(Mode::Fill, "urn:agreement:1.1.0"), &[], &["Nyt käytössä"]);
}

#[test]
fn two_forms_share_no_id_and_one_has_none_twice() {
    for name in ["pair-work-agreement", "disagreement-protocol", "documentation-practices"] {
        let path = format!("{}/schemas/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("a file")).expect("JSON");
        let mut state = state(&schema, "fi", None);
        state.attempt();
        let mut ids = BTreeSet::new();
        for prefix in ["s1", "s2"] {
            let screen = Screen { prefix: prefix.to_owned(), ..Screen::default() };
            for part in html(&state, "fi", &screen).split(" id=\"").skip(1) {
                let id = part.split('"').next().unwrap_or_default().to_owned();
                assert!(ids.insert(id.clone()), "{name}: {id} is there twice");
            }
        }
    }
}
