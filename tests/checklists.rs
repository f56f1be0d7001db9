//! The shipped checklists: each is what the meta-schema describes, complete in three languages, and its
//! example is a document that leaves the form as it came.

use serde_json::Value;
use sovitaan::form::{self, FormDefinition, Kind};
use sovitaan::locale::{Catalogue, Text};
use sovitaan::schema::Schema;
use sovitaan::state::{FormState, Standing};
use sovitaan::submission::{Checklist, Occasion, Records, Stage, Type, seal};
use sovitaan::validate::{Judge, Validator};
use sovitaan::view::{Mode, Screen, View, explain};
use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

const LOCALES: [&str; 3] = ["fi", "sv", "en"];

fn text(path: &str) -> String {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&text(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The names of the JSON files in a directory, without their ending.
fn names(directory: &str) -> Vec<String> {
    let path = format!("{}/{directory}", env!("CARGO_MANIFEST_DIR"));
    let entries = fs::read_dir(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let files = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a plain name"));
    let mut names: Vec<String> = files.filter_map(|file| Some(file.strip_suffix(".json")?.to_owned())).collect();
    names.sort();
    names
}

/// Every checklist: whatever stands in `schemas/` but the schema of the envelope.
fn checklists() -> Vec<String> {
    names("schemas").into_iter().filter(|name| name != "envelope").collect()
}

fn each(check: impl Fn(&str, &Schema)) {
    for name in checklists() {
        check(&name, &Schema::read(&text(&format!("schemas/{name}.json"))).expect(&name));
    }
}

/// Everything that the author has written at one place.
fn texts(form: &FormDefinition) -> Vec<&Text> {
    let mut texts: Vec<&Text> = form.submit.iter().collect();
    for node in &form.definitions {
        texts.push(&node.title);
        texts.extend([&node.description, &node.help, &node.prompt].into_iter().flatten());
        match &node.kind {
            Kind::Repeat(repeat) => texts.extend([&repeat.add, &repeat.row].into_iter().flatten()),
            Kind::Control(form::Control::Choice { choices, .. } | form::Control::MultiChoice(choices)) => {
                texts.extend(choices.iter().map(|choice| &choice.title));
                texts.extend(choices.iter().filter_map(|choice| choice.description.as_ref()));
            }
            Kind::Map(map) => texts.extend([&map.add, &map.row].into_iter().flatten()),
            Kind::Pick(pick) | Kind::Alternatives(pick, _) => {
                texts.extend(pick.branches.iter().map(|branch| &branch.title));
                texts.extend(pick.branches.iter().filter_map(|branch| branch.description.as_ref()));
            }
            Kind::Control(form::Control::Acknowledgements(meant)) => {
                texts.extend([&meant.statement, &meant.button].into_iter().flatten());
                texts.extend(meant.roles.iter().map(|role| &role.title));
            }
            Kind::Control(_) | Kind::Group(_) | Kind::Unsupported(_) => {}
        }
    }
    texts
}

#[test]
fn the_form_asks_all_of_it_in_every_language() {
    each(|name, schema| {
        let plain = form::compile(schema, "fi").0;
        for locale in LOCALES {
            let (form, diagnostics) = form::compile(schema, locale);
            assert_eq!(diagnostics, [], "{name} in {locale}");
            assert_eq!(texts(&form).len(), texts(&plain).len(), "{name} in {locale}: a text is missing");
            let borrowed: Vec<_> = texts(&form).into_iter().filter(|text| text.lang.is_some()).collect();
            let examples = form.definitions.iter().filter(|node| node.examples.lang.is_some());
            assert_eq!(examples.count(), 0, "{name} in {locale}: examples of another language");
            assert!(borrowed.is_empty(), "{name} in {locale} falls back to another language: {borrowed:?}");
        }
    });
}

#[test]
fn the_meta_schema_describes_it_and_notices_a_slip() {
    let [meta, words] = ["checklist", "x-form"].map(|name| json(&format!("schemas/meta/{name}.json")));
    let registry = jsonschema::Registry::new()
        .add("urn:sovitaan:meta:x-form:1", words)
        .and_then(jsonschema::RegistryBuilder::prepare)
        .expect("the meta-schema of x-form is a resource");
    let meta = jsonschema::options().with_registry(&registry).build(&meta).expect("the meta-schema is a schema");
    for name in checklists() {
        let mut checklist = json(&format!("schemas/{name}.json"));
        let errors: Vec<String> = meta.iter_errors(&checklist).map(|error| error.instance_path().to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        checklist["x-form"]["langauge"] = "fi".into();
        assert!(!meta.is_valid(&checklist), "{name}: a misspelt word goes unnoticed");
    }
}

#[test]
fn the_example_is_valid_and_leaves_as_it_came() {
    each(|name, schema| {
        let validator = Validator::read(&text(&format!("schemas/{name}.json"))).expect(name);
        for locale in LOCALES {
            let example = json(&format!("schemas/examples/{locale}/{name}.json"));
            assert_eq!(validator.validate(&example), [], "{name} in {locale}");
            let mut state = FormState::new(form::compile(schema, locale).0, Some(&example));
            assert_eq!(state.instance().to_string(), example.to_string(), "{name} in {locale}");
            assert_eq!(state.standing(), Standing::Unknown, "{name}: nobody has judged it yet");
            state.hear(sovitaan::validate::Verdict { all: true, at: Vec::new() });
            assert_eq!(state.standing(), Standing::Valid, "{name}");
        }
    });
}

#[test]
fn management_has_to_agree_to_an_adoption() {
    let name = "pair-work-adoption";
    let schema = text(&format!("schemas/{name}.json"));
    let checklist = Checklist::read(&schema).unwrap();
    for (locale, demand, missing) in [
        ("fi", "Ainakin yhden hyväksyjän pitää olla esihenkilö tai kuulua johtoon.", "”Esihenkilö tai johto”"),
        ("sv", "Minst en av dem som godkänner planen ska vara chef eller höra till ledningen.", "”Chef eller ledning”"),
        (
            "en",
            "At least one of those who agree must be a supervisor or a member of management.",
            "“Supervisor or management”",
        ),
    ] {
        let mut document = json(&format!("schemas/examples/{locale}/{name}.json"));
        for one in document["acknowledgements"].as_array_mut().unwrap() {
            one["role"] = "worker".into();
        }
        let mut state = FormState::new(form::compile(&Schema::read(&schema).unwrap(), locale).0, Some(&document));
        state.hear(Judge::new(Arc::clone(checklist.validator())).judge_all(document));
        let catalogue = Catalogue::of(locale);
        let said: Vec<_> = state.violations().iter().map(|violation| explain(&state, &catalogue, violation)).collect();
        assert_eq!(said, [demand]);
        // Somebody else can still go on with it.
        assert_eq!((state.standing(), state.standing_unfinished()), (Standing::Invalid, Standing::Valid));
        for mode in [Mode::Fill, Mode::View] {
            let screen = Screen { mode, ..Screen::default() };
            let shown = View { state: &state, catalogue: &catalogue, screen: &screen }.form().to_html();
            assert!(shown.contains(missing), "{locale}");
            assert!(!shown.contains(&catalogue.say("acknowledgement.all", &[])), "{locale}");
        }
    }
}

#[test]
fn the_example_is_agreed_to_in_the_words_of_the_checklist() {
    each(|name, schema| {
        for locale in LOCALES {
            let form = form::compile(schema, locale).0;
            let example = json(&format!("schemas/examples/{locale}/{name}.json"));
            let state = FormState::new(form, Some(&example));
            let Some((_, meant)) = state.acknowledging() else { continue };
            assert!(state.acknowledgements().len() >= meant.least, "{name} in {locale}: too few have agreed");
            let statement = &meant.statement.as_ref().expect(name).text;
            for one in state.acknowledgements() {
                assert_eq!(one.text("statement"), statement, "{name} in {locale}");
            }
            for person in state.people() {
                let has_agreed = state.acknowledgements().iter().any(|one| one.text("name") == person);
                assert!(has_agreed, "{name} in {locale}: {person} is there and has not agreed");
            }
        }
    });
}

#[test]
fn an_empty_form_names_what_is_missing_at_its_question() {
    each(|name, schema| {
        let state = FormState::new(form::compile(schema, "fi").0, None);
        let validator = Validator::read(&text(&format!("schemas/{name}.json"))).expect(name);
        let violations = validator.validate(&state.instance());
        assert!(!violations.is_empty(), "{name} demands nothing");
        for violation in violations {
            let node =
                state.find(&violation.pointer).unwrap_or_else(|| panic!("{name}: {violation:?} has no question"));
            let asks = matches!(state.definition(node).kind, Kind::Control(_) | Kind::Repeat(_));
            assert!(asks, "{name}: {violation:?} is said of a group");
            assert!(state.node(node).required, "{name}: {violation:?} was not marked");
        }
    });
}

#[test]
fn its_envelope_is_what_the_published_schema_describes() {
    let published = jsonschema::options().build(&json("schemas/envelope.json")).expect("a schema");
    for name in checklists() {
        let checklist = Checklist::read(&text(&format!("schemas/{name}.json"))).expect(&name);
        let occasion = Occasion {
            id: "0f8fad5b-d9cb-469f-a165-70867728950e".to_owned(),
            source: "https://intra.example".to_owned(),
            time: "2026-11-22T12:00:00Z".to_owned(),
            subject: None,
            locale: "fi".to_owned(),
            ..Occasion::default()
        };
        let example = json(&format!("schemas/examples/fi/{name}.json"));
        let sealed = seal(&checklist, &example, Stage::Finished, occasion).expect(&name);
        let asks = Records::of(&json(&format!("schemas/{name}.json"))).acknowledgements.is_some();
        assert_eq!(sealed.type_, if asks { Type::Agreed } else { Type::Completed }, "{name}");
        let mut envelope: Value = serde_json::from_str(&sealed.to_text()).expect("JSON");
        let errors: Vec<String> = published.iter_errors(&envelope).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        envelope["datadigest"] = "sha-256-short".into();
        assert!(!published.is_valid(&envelope), "{name}: any digest would do");
    }
}

#[test]
fn every_demand_of_the_sources_is_met() {
    let mut needed = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for source in names("seeds") {
        let demands = json(&format!("seeds/{source}.json"));
        for demand in demands.as_array().expect("a list of demands") {
            needed.extend(checklists_that_meet(&source, demand));
            assert!(ids.insert(demand["id"].to_string()), "{} stands twice", demand["id"]);
        }
    }
    assert_eq!(needed, checklists().into_iter().collect(), "a checklist that no source asks for");
}

/// The checklists that have a part which meets the demand.
fn checklists_that_meet(source: &str, demand: &Value) -> Vec<String> {
    let id = demand["id"].as_str().expect("an id");
    assert!(id.starts_with(&source[..4]), "{id} of {source}");
    let met = demand["metBy"].as_array().expect("metBy is a list");
    assert!(!met.is_empty(), "{id} is met by nothing");
    let meets = |part: &Value| {
        let (name, pointer) = (part["checklist"].as_str().expect("name"), part["pointer"].as_str().expect("pointer"));
        let checklist = json(&format!("schemas/{name}.json"));
        assert!(checklist.pointer(pointer).is_some(), "{id}: {name} has nothing at {pointer}");
        name.to_owned()
    };
    met.iter().map(meets).collect()
}
