//! The form's side: reading, compiling, filling in.

use serde_json::{Value, json};
use sovitaan::{
    form::{self, FormDefinition, Kind},
    json,
    schema::{Diagnostic, Schema},
    state::{Edit, FormState},
};

/// Why there is no form, or which diagnostics there are, each code once.
pub fn said(schema: &str) -> Value {
    match compiled(schema) {
        Err(broken) => broken.into(),
        Ok((form, diagnostics)) => {
            let mut codes: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect();
            codes.retain(|code| *code != "untitled");
            codes.sort_unstable();
            codes.dedup();
            touch(form);
            json!(codes)
        }
    }
}

/// What becomes of answers that are there already: `kept`, or as which text they leave.
pub fn with(schema: &str, answers: &str) -> Value {
    let (Ok((form, _)), Ok(instance)) = (compiled(schema), json::read(answers)) else { return "kept".into() };
    let state = FormState::new(form, Some(&instance));
    let (before, after) = (json::write(&instance), json::write(&state.instance()));
    if before == after { "kept".into() } else { after.chars().take(200).collect::<String>().into() }
}

fn compiled(schema: &str) -> Result<(FormDefinition, Vec<Diagnostic>), &'static str> {
    Schema::read(schema).map(|schema| form::compile(&schema, "en")).map_err(|broken| broken.message_id())
}

/// A person does something to the first questions; nobody has the patience for more.
fn touch(form: FormDefinition) {
    let mut state = FormState::new(form, None);
    for id in 0..state.size().min(100) {
        let at = state.pointer(id);
        let edits = match state.definition(id).kind {
            Kind::Control(_) => vec![
                Edit::Type { at: at.clone(), text: "1e400".to_owned() },
                Edit::Choose { at: at.clone(), choice: Some(0) },
                Edit::Toggle { at: at.clone(), choice: 0, on: true },
                Edit::Leave { at },
            ],
            _ => vec![Edit::Add { at: at.clone(), map: 0 }, Edit::Pick { at, pick: 0, choice: 0, on: true }],
        };
        for edit in edits {
            state.apply(&edit);
        }
    }
    state.instance();
}
