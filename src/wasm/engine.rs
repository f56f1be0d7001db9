//! A form on a page: schema, answers and screen behind one handle.

use super::border::{asked, catalogue, is_of, object, parse, refusal, unreadable};
use crate::form;
use crate::json;
use crate::locale::Catalogue;
use crate::pointer::Pointer;
use crate::schema::{Broken, Diagnostic, Documents, Schema, unversioned};
use crate::state::{Changes, Edit, FormState, NodeId, Occasion, Party};
use crate::validate::{Change, Verdict};
use crate::view::{DocumentFacts, Mode, Outcome, Screen, Update, View, explain};
use serde_json::Value;
use wasm_bindgen::prelude::*;

/// Which checklist an `$id` names, whatever its version.
#[wasm_bindgen(js_name = checklistOf)]
pub fn checklist_of(id: &str) -> String {
    unversioned(id)
}

/// The engine of one form. Every method takes and gives JSON text; `www/element/border.ts` has the
/// shapes.
#[wasm_bindgen]
pub struct Engine {
    /// The schema's text: read, it is seven times as large, and it is read again only for another language.
    schema: Box<str>,
    documents: Documents,
    pub(super) state: FormState,
    pub(super) catalogue: Catalogue,
    pub(super) screen: Screen,
    diagnostics: Vec<Diagnostic>,
}

#[wasm_bindgen]
impl Engine {
    /// Reads the schema and makes the form. Throws the text of a JSON object with `code` and `message`
    /// when no form can be made of it.
    #[wasm_bindgen(constructor)]
    pub fn new(schema: String, documents: &str, options: &str, value: Option<String>) -> Result<Engine, String> {
        let options = parse(options);
        let catalogue = catalogue(&options);
        let refused = |broken: Broken| refusal(&catalogue, &broken);
        let documents = Documents::read(documents).map_err(|_| unreadable(&catalogue, "schema-broken", "documents"))?;
        let read = Schema::read_with(&schema, &documents).map_err(refused)?;
        if !is_of(read.id(), options["document"]["dataschema"].as_str().unwrap_or_default()) {
            return Err(unreadable(&catalogue, "other-checklist", "other-checklist"));
        }
        let value = value.map(|text| answers(&catalogue, &text)).transpose()?;
        let (form, diagnostics) = form::compile(&read, catalogue.locale());
        drop(read);
        let state = FormState::new(form, value.as_ref());
        let schema = schema.into();
        let mut engine = Self { schema, documents, state, catalogue, screen: Screen::default(), diagnostics };
        engine.set_screen(&options);
        Ok(engine)
    }

    /// The whole form as `JsonML`.
    pub fn render(&self) -> String {
        self.view().to_jsonml()
    }

    /// Applies an edit.
    pub fn edit(&mut self, edit: &str) -> String {
        let edit = parse(edit);
        if edit.get("pause").is_some() {
            self.state.pause();
        }
        let Some(edit) = Edit::from_json(&edit).filter(|_| self.screen.takes_edits()) else {
            return Update::default().to_json(&Changes::default(), None);
        };
        #[cfg(feature = "fault")]
        super::fault::trip(&edit);
        let before = self.state.progress();
        let mut changes = self.state.apply(&edit);
        let answered = self.forget_problems(&mut changes);
        let mut update = self.view().update(&changes, before);
        if answered {
            update.patches.push(self.view().outcome());
        }
        if matches!(edit, Edit::Account { .. } | Edit::Undo | Edit::Redo) {
            update.patches.extend(self.view().account());
            update.patches.push(self.view().summary());
        }
        if let Edit::Leave { at } = &edit {
            update.announce = self.said_at(at);
        }
        update.asks = asked(&self.state.take_asks());
        update.to_json(&changes, None)
    }

    /// Takes in what the validator says.
    pub fn verdict(&mut self, verdict: &str) -> String {
        let Some(verdict) = Verdict::from_json(&parse(verdict)) else {
            return Update::default().to_json(&Changes::default(), None);
        };
        let changes = self.state.hear(verdict);
        self.view().update(&changes, self.state.progress()).to_json(&changes, None)
    }

    /// Everything that only the validator can say of conditions and alternatives, as questions to it; empty for none.
    pub fn asks(&mut self) -> String {
        asked(&self.state.ask_all()).unwrap_or_default()
    }

    /// Takes in its answers: `[[node, index, true | false | null] …]`.
    pub fn told(&mut self, answers: &str) -> String {
        let answers = parse(answers);
        let number = |value: &Value| value.as_u64().and_then(|number| usize::try_from(number).ok());
        let read = |answer: &Value| {
            let place = (number(answer.get(0)?)?, number(answer.get(1)?)?);
            Some((place.0, place.1, answer.get(2)?.as_bool()))
        };
        let answers: Vec<_> = answers.as_array().into_iter().flatten().filter_map(read).collect();
        let before = self.state.progress();
        let changes = self.state.told(&answers);
        let mut update = self.view().update(&changes, before);
        update.asks = asked(&self.state.take_asks());
        update.to_json(&changes, None)
    }

    /// Other settings, or another language: the answers stay.
    pub fn configure(&mut self, options: &str) -> String {
        let options = parse(options);
        let mut changes = Changes::default();
        if options.get("catalogue").is_some() {
            self.catalogue = catalogue(&options);
            changes = self.translate();
        }
        if self.set_screen(&options) {
            changes.judge = vec![Change::All(self.state.instance())];
        }
        Update { patches: vec![self.view().whole()], ..Update::default() }.to_json(&changes, None)
    }

    /// Whether a document with this `dataschema` is of this checklist, be it of another version.
    #[wasm_bindgen(js_name = isOf)]
    pub fn is_of(&self, dataschema: &str) -> bool {
        is_of(&self.state.form().id, dataschema)
    }

    /// Other answers, from the host. Throws like the constructor.
    pub fn replace(&mut self, instance: &str) -> Result<String, String> {
        let instance = answers(&self.catalogue, instance)?;
        self.state.replace(Some(&instance).filter(|instance| instance.is_object()));
        self.screen.outcome = Outcome::default();
        Ok(self.anew())
    }

    /// The instance: the answers of the questions that apply.
    pub fn instance(&self) -> String {
        json::write(&self.state.instance())
    }

    /// `{"answered", "total"}`.
    pub fn progress(&self) -> String {
        let (answered, total) = self.state.progress();
        object(&[("answered", answered.into()), ("total", total.into())])
    }

    /// What stands against the answers, in the order of the form, each with its sentence as `message`.
    pub fn violations(&self) -> String {
        let violations = self.state.violations();
        let listed = violations.iter().map(|violation| {
            let mut json = violation.to_json();
            json["message"] = explain(&self.state, &self.catalogue, violation).into();
            json
        });
        json::write(&Value::Array(listed.collect()))
    }

    /// Remarks to the checklist's author.
    pub fn diagnostics(&self) -> String {
        let remarks = self.diagnostics.iter().map(|remark| {
            let (pointer, subject) = (remark.pointer.as_str().into(), remark.subject.as_str().into());
            object(&[("code", remark.code.as_str().into()), ("pointer", pointer), ("subject", subject)])
        });
        ["[", &remarks.collect::<Vec<_>>().join(","), "]"].concat()
    }
}

impl Engine {
    /// Everything on screen, and everything to be judged.
    pub(super) fn anew(&mut self) -> String {
        let asks = asked(&self.state.take_asks());
        let changes = Changes { judge: vec![Change::All(self.state.instance())], ..Changes::default() };
        let update = Update { patches: vec![self.view().whole()], asks, ..Update::default() };
        update.to_json(&changes, None)
    }

    pub(super) fn view(&self) -> View<'_> {
        View { state: &self.state, catalogue: &self.catalogue, screen: &self.screen }
    }

    /// The questions that the host has found something wrong with.
    pub(super) fn problem_nodes(&self) -> Vec<NodeId> {
        self.screen.outcome.problems.iter().map(|problem| self.state.nearest(&problem.pointer)).collect()
    }

    /// What the host said of an answer is over when the answer is another one.
    fn forget_problems(&mut self, changes: &mut Changes) -> bool {
        let problems = &mut self.screen.outcome.problems;
        let before = problems.len();
        let values = &changes.values;
        problems.retain(|problem| !values.iter().any(|(at, _)| at.covers(&problem.pointer)));
        let forgot = problems.len() < before;
        if forgot {
            changes.nodes.extend(changes.values.iter().filter_map(|(at, _)| self.state.find(at)));
        }
        forgot
    }

    fn translate(&mut self) -> Changes {
        let Ok(schema) = Schema::read_with(&self.schema, &self.documents) else { return Changes::default() };
        let (form, diagnostics) = form::compile(&schema, self.catalogue.locale());
        self.diagnostics = diagnostics;
        self.state.translate(form)
    }

    /// What a question says when it is left, for those who do not see it.
    fn said_at(&self, at: &Pointer) -> Option<String> {
        let node = self.state.innermost(self.state.find(at)?);
        let violation = self.state.violations_of(node).into_iter().next()?;
        Some(explain(&self.state, &self.catalogue, &violation))
    }

    /// Whether the document is another one with these settings: who answers alone agrees to nothing yet.
    fn set_screen(&mut self, options: &Value) -> bool {
        let screen = &mut self.screen;
        if let Some(mode) = options.get("mode") {
            screen.mode = if mode == "view" { Mode::View } else { Mode::Fill };
        }
        if let Some(level) = options.get("headingLevel").and_then(Value::as_u64) {
            screen.heading_level = usize::try_from(level).unwrap_or(2);
        }
        if let Some(prefix) = options.get("prefix").and_then(Value::as_str) {
            prefix.clone_into(&mut screen.prefix);
        }
        if let Some(document) = options.get("document") {
            screen.document = facts(document);
        }
        let flag = |name, was| options.get(name).and_then(Value::as_bool).unwrap_or(was);
        screen.readonly = flag("readonly", screen.readonly);
        screen.disabled = flag("disabled", screen.disabled);
        let was_apart = self.state.is_apart();
        if let Some(parties) = options.get("parties").and_then(Value::as_array) {
            self.state.seat(parties.iter().filter_map(Party::from_json).collect());
        }
        if let Some(occasion) = options.get("account") {
            self.state.call_to_account(occasion.as_str().and_then(Occasion::named));
        }
        self.state.is_apart() != was_apart
    }
}

/// What the host gives as answers; throws when that cannot be read.
pub(super) fn answers(catalogue: &Catalogue, text: &str) -> Result<Value, String> {
    json::read(text).map_err(|_| unreadable(catalogue, "value-unreadable", "value"))
}

/// What an envelope says, by the names of its attributes.
fn facts(document: &Value) -> DocumentFacts {
    let text = |name: &str| document.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let count = document.get("openpoints").and_then(Value::as_u64).and_then(|count| usize::try_from(count).ok());
    DocumentFacts {
        dataschema: text("dataschema"),
        date: text("date"),
        today: text("today"),
        type_: text("type"),
        party: text("party"),
        waiting_for: text("waitingfor"),
        open_points: count.unwrap_or_default(),
        review_date: text("reviewdate"),
        changes: text("changes"),
        changed_by: text("changedby"),
        change_reason: text("changereason"),
        altered: document["altered"] == true,
    }
}
