//! However somebody goes about it: what the judge was told leads it to the document that the form
//! gives, its verdict is that of a fresh look, what was replaced on screen is what a new screen would
//! show, and the document that leaves is the same when it is opened again.

use super::page::Page;
use serde_json::Value;
use sovitaan::form::{self, Control, FormDefinition, Kind};
use sovitaan::schema::Schema;
use sovitaan::state::{Edit, FormState};
use sovitaan::validate::{Judge, Validator};

/// Applies the `edits` that the case has.
pub fn replay(case: &Value) {
    let mut edits = case["edits"].as_array().into_iter().flatten().cloned();
    run(case, |_, _| edits.next());
}

/// Applies what `next` makes of the answers and the screen, until it makes nothing more.
pub fn run(case: &Value, mut next: impl FnMut(&FormState, &Value) -> Option<Value>) {
    let text = case["schema"].to_string();
    let Ok(schema) = Schema::read(&text) else { return };
    let start = case.get("start").filter(|start| start.is_object());
    let (form, _) = form::compile(&schema, "fi");
    let validator = Validator::read(&text).unwrap_or_else(|_| Validator::read("{}").expect("a schema"));
    let judge = || Judge::new(Validator::read(&text).unwrap_or_else(|_| Validator::read("{}").expect("a schema")));
    let mut page = Page::new(FormState::new(form.clone(), start), Judge::new(validator));
    page.check();
    while let Some(edit) = next(&page.state, &page.shown) {
        if edit["kind"] == "submit" {
            page.attempt();
        } else if let Some(edit) = Edit::from_json(&edit) {
            page.edit(&edit);
        }
        page.check();
    }
    let draft = page.state.draft();
    let mut resumed = FormState::new(form.clone(), None);
    resumed.resume(&draft);
    // What the validator has said is not in a draft, and is asked anew.
    if page.state.clone().ask_all().is_empty() {
        assert_eq!(resumed.instance().to_string(), page.state.instance().to_string(), "a draft gives another document");
        assert_eq!(resumed.draft().to_string(), draft.to_string(), "a draft of a draft is another one");
    }
    undone_and_done_again(page.state.clone());
    // Where conditions hang on each other in a circle, nobody promises anything; and where no type of answer is picked
    // any more, a new form picks the first one again.
    if !is_circular(&form) && !is_without_type(&page.state) {
        let instance = page.state.instance();
        let mut state = FormState::new(form.clone(), None);
        state.replace(Some(&instance));
        let again = Page::new(state, judge());
        again.check();
        assert_eq!(again.state.instance().to_string(), instance.to_string(), "opened again, it is another document");
        if is_plain(&form) && is_named(&page.state) {
            assert_eq!(again.state.progress().0, page.state.progress().0, "opened again, it has other answers");
        }
    }
}

/// Undone step by step and done again, the answers are the same.
fn undone_and_done_again(mut state: FormState) {
    let mut documents = Vec::new();
    while state.undoable().is_some() {
        documents.push(state.instance().to_string());
        state.apply(&Edit::Undo);
    }
    while let Some(document) = documents.pop() {
        state.apply(&Edit::Redo);
        assert_eq!(state.instance().to_string(), document, "done again, it is another document");
    }
}

/// Whether everything that is answered has a name to stand under.
fn is_named(state: &FormState) -> bool {
    (0..state.size()).all(|id| state.name_fault(id).is_none())
}

/// Whether somewhere the type of the answer, which is picked from the start, has been left.
fn is_without_type(state: &FormState) -> bool {
    (0..state.size()).map(|id| state.node(id)).any(|node| {
        let kind = &state.form().get(node.definition).kind;
        let is_type = matches!(kind, Kind::Alternatives(pick, _) if pick.path.parent().is_none());
        is_type && node.relevant && node.picked.is_empty() && node.value.is_none()
    })
}

fn is_circular(form: &FormDefinition) -> bool {
    form.definitions.iter().any(|definition| matches!(&definition.kind, Kind::Group(group) if group.circular))
}

/// Whether the document tells every answer: of kinds of answer, another may fit it as well; what follows a pattern
/// may have a name that does not; and a row of some controls may be `null` because it is answered so, or because it
/// is not answered.
fn is_plain(form: &FormDefinition) -> bool {
    let is_vague = |kind: &Kind| match kind {
        Kind::Pick(_) | Kind::Alternatives(..) | Kind::Unsupported(_) => true,
        Kind::Control(control) => matches!(control, Control::Json | Control::Choice { .. } | Control::Fixed(_)),
        _ => false,
    };
    let mut kinds = form.definitions.iter().map(|definition| &definition.kind);
    !kinds.any(|kind| match kind {
        Kind::Repeat(repeat) => repeat.fixed.iter().chain(&repeat.item).any(|row| is_vague(&form.get(*row).kind)),
        Kind::Map(map) => map.pattern.is_some(),
        Kind::Pick(_) | Kind::Alternatives(..) => true,
        _ => false,
    })
}
