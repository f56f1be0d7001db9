//! The form's own messages: every language says everything, with the same blanks to fill.

use serde_json::{Map, Value};
use sovitaan::validate::Keyword;
use std::collections::BTreeSet;
use std::fs;

fn catalogue(locale: &str) -> Map<String, Value> {
    let path = format!("{}/src/locale/catalogues/{locale}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).expect("a catalogue")).expect("JSON")
}

fn blanks(text: &Value) -> BTreeSet<String> {
    let text = text.as_str().expect("a message is a text");
    text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0.to_owned())).collect()
}

#[test]
fn all_languages_have_the_same_messages_and_blanks() {
    let finnish = catalogue("fi");
    for locale in ["sv", "en"] {
        let other = catalogue(locale);
        assert_eq!(finnish.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "{locale}");
        for (id, text) in &finnish {
            assert_eq!(blanks(text), blanks(&other[id]), "{id} in {locale}");
        }
    }
}

#[test]
fn no_message_speaks_a_developers_language() {
    for locale in ["fi", "sv", "en"] {
        for (id, text) in catalogue(locale).iter().filter(|(id, _)| !id.starts_with("broken.")) {
            let text = text.as_str().expect("text").to_lowercase();
            for word in [
                "property",
                "required property",
                "schema",
                "instance",
                "invalid",
                "pattern",
                "json",
                "null",
                "vaaditaan",
                "virheellinen",
            ] {
                assert!(!text.contains(word), "{id} in {locale} says “{word}”");
            }
        }
    }
}

#[test]
fn every_violation_has_a_sentence() {
    let finnish = catalogue("fi");
    // These name things that a question of a form cannot do wrong; the general sentence serves them.
    let general = [
        "additionalProperties",
        "contains",
        "contentEncoding",
        "contentMediaType",
        "maxProperties",
        "minProperties",
        "propertyNames",
        "unevaluatedItems",
        "unevaluatedProperties",
    ];
    for keyword in Keyword::ALL.iter().map(|keyword| keyword.as_str()).filter(|name| !general.contains(name)) {
        let id = format!("violation.{keyword}");
        assert!(finnish.contains_key(&id) || finnish.contains_key(&format!("{id}.other")), "{id}");
    }
}
