//! Documents of one form on a page: compared, settled, and then one document.

use super::border::{asked, catalogue, is_of, parse, refusal, set_screen, unreadable};
use crate::compare::Settling;
use crate::form;
use crate::json;
use crate::locale::Catalogue;
use crate::schema::{Broken, Documents, Schema};
use crate::state::{Edit, FormState};
use crate::view::{Comparing, Screen, Update};
use serde_json::{Map, Value};
use wasm_bindgen::prelude::*;

/// Two or more documents of one form. Every method takes and gives JSON text, as `Engine` does.
#[wasm_bindgen]
pub struct Comparer {
    schema: Box<str>,
    documents: Documents,
    comparing: Comparing,
    catalogue: Catalogue,
    screen: Screen,
}

#[wasm_bindgen]
impl Comparer {
    /// Reads the schema and the envelopes: an array of two or more. Throws like `Engine`'s constructor.
    #[wasm_bindgen(constructor)]
    pub fn new(schema: String, documents: &str, options: &str, envelopes: &str) -> Result<Comparer, String> {
        let options = parse(options);
        let catalogue = catalogue(&options);
        let refused = |broken: Broken| refusal(&catalogue, &broken);
        let documents = Documents::read(documents).map_err(|_| unreadable(&catalogue, "schema-broken", "documents"))?;
        let read = Schema::read_with(&schema, &documents).map_err(refused)?;
        let (form, _) = form::compile(&read, catalogue.locale());
        drop(read);
        let envelopes = json::read(envelopes).map_err(|_| unreadable(&catalogue, "value-unreadable", "value"))?;
        let envelopes = envelopes.as_array().map(Vec::as_slice).unwrap_or_default();
        if envelopes.len() < 2 {
            return Err(unreadable(&catalogue, "value-unreadable", "value"));
        }
        let made_with =
            |envelope: &Value| envelope.get("dataschema").and_then(Value::as_str).unwrap_or_default().to_owned();
        if !envelopes.iter().all(|envelope| is_of(&form.id, &made_with(envelope))) {
            return Err(unreadable(&catalogue, "other-checklist", "other-checklist"));
        }
        let nothing = Value::Object(Map::new());
        let state = |envelope: &Value| {
            let answers = envelope.get("data").filter(|data| data.is_object());
            FormState::new(form.clone(), Some(answers.unwrap_or(&nothing)))
        };
        let states: Vec<FormState> = envelopes.iter().map(state).collect();
        let party = |envelope: &Value| envelope.get("party").and_then(Value::as_str).unwrap_or_default().to_owned();
        let parties = envelopes.iter().map(party).collect();
        let comparing = Comparing::new(Settling::new(states), parties);
        let mut screen = Screen::default();
        set_screen(&mut screen, &options);
        Ok(Self { schema: schema.into(), documents, comparing, catalogue, screen })
    }

    /// All of it as `JsonML`.
    pub fn render(&self) -> String {
        self.comparing.element(&self.catalogue, &self.screen).to_jsonml()
    }

    /// How a discrepancy is settled: `"common"`, `"open"`, or the number of the side whose answer is taken.
    pub fn settle(&mut self, discrepancy: usize, choice: &str) -> String {
        self.comparing.choose(discrepancy, choice);
        self.whole(true)
    }

    /// Why a discrepancy is left open, and until when. Until it `is_written`, nothing is made anew under the hands of
    /// whoever writes.
    pub fn explain(&mut self, discrepancy: usize, reason: &str, day: &str, is_written: bool) -> String {
        self.comparing.leave_open(discrepancy, reason, day);
        if is_written {
            return self.whole(true);
        }
        let patches = self.comparing.counted(&self.catalogue, &self.screen);
        text(&Update { patches, ..Update::default() }, None)
    }

    /// Applies an edit of an answer that is written together.
    pub fn edit(&mut self, edit: &str) -> String {
        let edit = Edit::from_json(&parse(edit)).filter(|_| !self.screen.is_locked());
        let update = edit.map(|edit| self.comparing.edit(&edit, &self.catalogue, &self.screen));
        text(&update.unwrap_or_default(), None)
    }

    /// They want to go on: `valid` when nothing is left to be settled.
    pub fn attempt(&mut self) -> String {
        let may = self.comparing.attempt();
        let patches = vec![self.comparing.whole(&self.catalogue, &self.screen)];
        let focus = (!may).then(|| [&self.screen.prefix, "-summary"].concat());
        text(&Update { patches, focus, ..Update::default() }, Some(if may { "valid" } else { "invalid" }))
    }

    /// The document that comes of it.
    pub fn document(&self) -> String {
        json::write(&self.comparing.document(&self.catalogue, &self.screen))
    }

    /// How many points are left open.
    pub fn open(&self) -> usize {
        self.comparing.open()
    }

    /// Other settings, or another language: what has been said stays.
    pub fn configure(&mut self, options: &str) -> String {
        let options = parse(options);
        self.catalogue = catalogue(&options);
        if let Ok(schema) = Schema::read_with(&self.schema, &self.documents) {
            let (form, _) = form::compile(&schema, self.catalogue.locale());
            self.comparing.settling_mut().translate(&form);
        }
        set_screen(&mut self.screen, &options);
        self.whole(false)
    }

    /// What only the validator can say of the conditions of a document, as questions to it, and the document as it is
    /// asked of: `[asks, instance]`, both as text; empty for none.
    pub fn asks(&mut self, document: usize) -> String {
        let Some(state) = self.comparing.settling_mut().document_mut(document) else { return String::new() };
        let instance = json::write(&state.instance());
        let asks = asked(&state.ask_all());
        asks.map(|asks| json::write(&Value::Array(vec![asks.into(), instance.into()]))).unwrap_or_default()
    }

    /// Takes in the answers to [`Comparer::asks`], and compares afresh.
    pub fn told(&mut self, document: usize, answers: &str) -> String {
        let answers = parse(answers);
        let number = |value: &Value| value.as_u64().and_then(|number| usize::try_from(number).ok());
        let read = |answer: &Value| Some((number(answer.get(0)?)?, number(answer.get(1)?)?, answer.get(2)?.as_bool()));
        let answers: Vec<_> = answers.as_array().into_iter().flatten().filter_map(read).collect();
        if let Some(state) = self.comparing.settling_mut().document_mut(document) {
            state.told(&answers);
        }
        if document < self.comparing.settling().documents().len() {
            self.comparing.compare();
        }
        self.whole(false)
    }

    /// The validator says that the answers in a document are not those that were sealed.
    pub fn altered(&mut self, document: usize) -> String {
        self.comparing.mark_altered(document);
        self.whole(false)
    }
}

impl Comparer {
    fn whole(&self, is_said: bool) -> String {
        let announce = is_said.then(|| self.comparing.said(&self.catalogue, &self.screen));
        let patches = vec![self.comparing.whole(&self.catalogue, &self.screen)];
        text(&Update { patches, announce, ..Update::default() }, None)
    }
}

fn text(update: &Update, standing: Option<&str>) -> String {
    update.to_json(&crate::state::Changes::default(), standing)
}
