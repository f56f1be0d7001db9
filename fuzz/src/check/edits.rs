//! However somebody goes about it: what the judge was told leads it to the document that the form
//! gives, its verdict is that of a fresh look, and what was replaced on screen is what a new screen
//! would show.

use super::{open, screen};
use serde_json::Value;
use sovitaan::form;
use sovitaan::locale::Catalogue;
use sovitaan::schema::{DiagnosticCode, Schema};
use sovitaan::state::{Changes, Edit, FormState, Standing};
use sovitaan::validate::{Judge, Validator, Violation};
use sovitaan::view::{Screen, View};

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
    let (form, diagnostics) = form::compile(&schema, "fi");
    let validator = Validator::read(&text).ok();
    let judge = Judge::new(validator.unwrap_or_else(|| Validator::read("{}").expect("a schema")));
    let mut page = Page::new(FormState::new(form.clone(), start), judge, text.contains("\"propertyNames\""));
    page.check();
    while let Some(edit) = next(&page.state, &page.shown) {
        if let Some(edit) = Edit::from_json(&edit) {
            page.edit(&edit);
            page.check();
        }
    }
    // Where conditions hang on each other in a circle, nobody promises anything.
    if diagnostics.iter().all(|diagnostic| diagnostic.code != DiagnosticCode::CircularConditions) {
        let instance = page.state.instance();
        let again = FormState::new(form, Some(&instance)).instance();
        assert_eq!(again.to_string(), instance.to_string(), "a document that is opened again is the same");
    }
}

struct Page {
    state: FormState,
    judge: Judge,
    catalogue: Catalogue,
    shown: Value,
    has_names: bool,
}

impl Page {
    fn new(state: FormState, mut judge: Judge, has_names: bool) -> Self {
        let catalogue = Catalogue::of("fi");
        let verdict = judge.judge_all(state.instance());
        let mut page = Self { state, judge, catalogue, shown: Value::Null, has_names };
        page.shown = page.fresh();
        let changes = page.state.hear(verdict);
        page.patch(&changes, page.state.progress());
        page
    }

    fn fresh(&self) -> Value {
        let shown = self.view(&Screen::default()).to_jsonml();
        serde_json::from_str(&shown).expect("the screen is JSON")
    }

    fn view<'a>(&'a self, screen: &'a Screen) -> View<'a> {
        View { state: &self.state, catalogue: &self.catalogue, screen }
    }

    fn edit(&mut self, edit: &Edit) {
        let before = self.state.progress();
        let changes = self.state.apply(edit);
        self.patch(&changes, before);
        if !changes.judge.is_empty() {
            let verdict = self.judge.apply(changes.judge).expect("the judge knows the place");
            let changes = self.state.hear(verdict);
            self.patch(&changes, self.state.progress());
        }
    }

    fn patch(&mut self, changes: &Changes, before: (usize, usize)) {
        let screen = Screen::default();
        for (id, element) in self.view(&screen).update(changes, before).patches {
            let element = serde_json::from_str(&element).expect("a patch is JSON");
            screen::replace(&mut self.shown, &id, &element);
        }
    }

    fn check(&mut self) {
        let instance = self.state.instance();
        assert_eq!(*self.judge.instance(), instance, "the judge has another document than the form");
        let violations: Vec<Violation> = self.judge.validator().validate(&instance);
        if !(self.has_names && open::passes_over("property-names")) {
            assert_eq!(self.judge.violations(), violations, "the judge has missed or kept something of {instance}");
        }

        let (answered, total) = self.state.progress();
        assert!(answered <= total, "{answered} of {total} are answered");
        let standing = self.state.standing();
        assert!(standing != Standing::Valid || violations.is_empty(), "shown as valid: {violations:?}");
        let listed = self.state.violations();
        assert!(standing != Standing::Valid || listed.is_empty(), "shown as valid, but what is said is {listed:?}");
        if !open::passes_over("invalid-in-silence") {
            assert!(
                standing == Standing::Valid || !listed.is_empty(),
                "not valid, and nobody says why: {violations:?}"
            );
        }

        let fresh = self.fresh();
        screen::is_in_order(&fresh);
        assert_eq!(
            screen::without_input(&self.shown),
            screen::without_input(&fresh),
            "what was replaced on screen is not what a new screen shows"
        );
    }
}
