//! A text becomes a form on screen, or is refused with words.

use super::screen;
use serde_json::Value;
use sovitaan::form;
use sovitaan::locale::Catalogue;
use sovitaan::schema::Schema;
use sovitaan::state::FormState;
use sovitaan::validate::Validator;
use sovitaan::view::{Mode, Screen, View};

/// Reads `text` as a schema and shows it, with the answers `start` where there are any.
pub fn run(case: &Value) {
    let text = case["text"].as_str().unwrap_or_default();
    let schema = match Schema::read(text) {
        Ok(schema) => schema,
        Err(broken) => {
            assert!(!broken.to_string().is_empty());
            return;
        }
    };
    let (form, _) = form::compile(&schema, "fi");
    let start = case.get("start").filter(|start| start.is_object());
    let state = FormState::new(form, start);
    let (answered, total) = state.progress();
    assert!(answered <= total, "{answered} of {total} are answered");

    let catalogue = Catalogue::of("fi");
    for mode in [Mode::Fill, Mode::View] {
        let settings = Screen { mode, ..Screen::default() };
        let view = View { state: &state, catalogue: &catalogue, screen: &settings };
        let shown = view.to_jsonml();
        assert_eq!(shown, view.form().to_jsonml(), "written piece by piece and as a whole, a form is the same");
        screen::is_in_order(&serde_json::from_str(&shown).expect("the screen is JSON"));
        assert!(!view.form().to_html().is_empty());
    }

    match Validator::read(text) {
        Ok(validator) => {
            // An answer to a question that does not apply stays behind; that is meant so.
            let all_apply = (0..state.size()).all(|id| state.node(id).relevant);
            if let Some(start) = start.filter(|start| all_apply && validator.validate(start).is_empty()) {
                assert_eq!(state.instance().to_string(), start.to_string(), "a valid document leaves as it came");
            }
        }
        Err(error) => assert!(!error.message.is_empty()),
    }
}
