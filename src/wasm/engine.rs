//! A form on a page: schema, answers and screen behind one handle.

use super::border::{asked, catalogue, is_of, object, parse, refusal, unreadable};
use crate::form;
use crate::json;
use crate::locale::Catalogue;
use crate::locale::glue;
use crate::pointer::Pointer;
use crate::schema::{Broken, Diagnostic, Documents, Schema};
use crate::state::{Changes, Edit, FormState, NodeId, Occasion, Party, Standing};
use crate::validate::{Change, Verdict};
use crate::view::{DocumentFacts, Keeping, Mode, Outcome, Problem, Screen, Update, View, explain};
use serde_json::Value;
use wasm_bindgen::prelude::*;

/// The engine of one form. Every method takes and gives JSON text; `www/element/border.ts` has the
/// shapes.
#[wasm_bindgen]
pub struct Engine {
    /// The schema's text: read, it is seven times as large, and it is read again only for another language.
    schema: Box<str>,
    documents: Documents,
    state: FormState,
    catalogue: Catalogue,
    screen: Screen,
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

    /// The person asks to submit: from now on every question speaks. What is stored `unfinished` may lack answers; then
    /// nothing is said of them.
    pub fn attempt(&mut self, unfinished: bool) -> String {
        let standing = if unfinished { self.state.standing_unfinished() } else { self.state.standing() };
        let name = match standing {
            Standing::Unknown => "unknown",
            Standing::Valid => "valid",
            Standing::Invalid => "invalid",
        };
        let mut update = Update::default();
        if !unfinished || standing == Standing::Invalid {
            self.state.attempt();
            update.patches.push(self.view().whole());
        }
        if standing == Standing::Invalid {
            update.focus = Some(glue(&[&self.screen.prefix, "-summary"]));
        }
        update.to_json(&Changes::default(), Some(name))
    }

    /// The answers that are agreed to, as JSON text: what an acknowledgement carries the digest of.
    pub fn answers(&self) -> String {
        json::write(&self.state.answers())
    }

    /// The answers that the acknowledgements of the document that was opened were given for, if it has any: their
    /// digest is to be [`Engine::check`]ed.
    #[wasm_bindgen(js_name = toCheck)]
    pub fn to_check(&self) -> Option<String> {
        self.state.answers_to_check().map(json::write)
    }

    /// Takes in the digest of [`Engine::to_check`].
    pub fn check(&mut self, digest: &str) -> String {
        let before = self.state.progress();
        let changes = self.state.check(digest);
        self.view().update(&changes, before).to_json(&changes, None)
    }

    /// What an envelope says besides the answers and the form knows: `{"waitingfor"?, "reviewdate"?, "party"?, "changedby"?,
    /// "changereason"?}`.
    pub fn occasion(&self) -> String {
        let account = self.state.account();
        let by = account.map(|account| account.by.trim().to_owned());
        let reason = account.map(|account| account.reason.split_whitespace().collect::<Vec<_>>().join(" "));
        let waited_for = self.state.waited_for().join("; ");
        let (party, by) = if self.state.is_apart() { (by, None) } else { (None, by) };
        let entries = [
            ("waitingfor", Some(waited_for)),
            ("reviewdate", self.state.review_date()),
            ("party", party),
            ("changedby", by),
            ("changereason", reason),
        ];
        let said = |value: Option<String>| value.filter(|value| !value.is_empty()).map(Value::from);
        let entries = entries.into_iter().filter_map(|(name, value)| Some((name, said(value)?)));
        object(&entries.collect::<Vec<_>>())
    }

    /// What the questions are called whose answers these places are in, without doubles.
    pub fn titles(&self, pointers: &str) -> String {
        let pointers = parse(pointers);
        let places = pointers.as_array().into_iter().flatten().filter_map(|at| Pointer::parse(at.as_str()?));
        // Who has agreed is no answer that was changed.
        let agreed = self.state.acknowledging().map(|(id, _)| self.state.pointer(id));
        let places = places.filter(|at| !agreed.as_ref().is_some_and(|agreed| agreed.covers(at)));
        let mut titles: Vec<String> = Vec::new();
        for at in places {
            let title = self.view().title_at(&at);
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        json::write(&titles.into_iter().collect::<Value>())
    }

    /// What has come of submitting.
    pub fn outcome(&mut self, outcome: &str) -> String {
        let outcome = parse(outcome);
        let mut nodes = self.problem_nodes();
        let text = |from: &Value, name: &str| from.get(name).and_then(Value::as_str).map(str::to_owned);
        let problems = outcome.get("problems").and_then(Value::as_array).into_iter().flatten();
        self.screen.outcome = Outcome {
            code: text(&outcome, "code").or_else(|| text(&outcome, "state")).unwrap_or_default(),
            message: text(&outcome, "message"),
            problems: problems
                .filter_map(|problem| {
                    let pointer = Pointer::parse(&text(problem, "pointer")?)?;
                    Some(Problem { pointer, message: text(problem, "message")? })
                })
                .collect(),
        };
        nodes.extend(self.problem_nodes());
        let changes = Changes { nodes, ..Changes::default() };
        let mut update = self.view().update(&changes, self.state.progress());
        update.patches.push(self.view().outcome());
        update.to_json(&changes, None)
    }

    /// All that somebody has typed, to be kept until the host has it ([`FormState::draft`]); `"private": true` in it says
    /// that something is not.
    pub fn draft(&self) -> String {
        let mut draft = self.state.draft();
        if self.state.has_private_answers() {
            draft["private"] = true.into();
        }
        json::write(&draft)
    }

    /// The same with all that is private: what there is to go on from when this engine fails.
    pub fn mirror(&self) -> String {
        json::write(&self.state.mirror())
    }

    /// Goes on from a draft: `exact` when it is of this very form, else from its answers alone. Throws like the constructor.
    pub fn resume(&mut self, draft: &str, exact: bool) -> Result<String, String> {
        let draft = answers(&self.catalogue, draft)?;
        if exact {
            self.state.resume(&draft);
        } else {
            self.state.replace(draft.get("answers").filter(|answers| answers.is_object()));
        }
        self.screen.outcome = Outcome::default();
        Ok(self.anew())
    }

    /// Where the answers are until then: `{"code", "date"?, "time"?, "today"?, "until"?}`. What somebody ought to know of
    /// is said aloud.
    pub fn keeping(&mut self, keeping: &str) -> String {
        let keeping = parse(keeping);
        let text = |name: &str| keeping.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let before = std::mem::replace(
            &mut self.screen.keeping,
            Keeping {
                code: text("code"),
                date: text("date"),
                time: text("time"),
                today: text("today"),
                until: text("until"),
            },
        );
        let now = &self.screen.keeping;
        let is_news = before.code != now.code && (now.is_notice() || now.code == "removed");
        let announce = is_news.then(|| self.view().keeping_words());
        Update { patches: vec![self.view().keeping()], announce, ..Update::default() }
            .to_json(&Changes::default(), None)
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
    fn anew(&mut self) -> String {
        let asks = asked(&self.state.take_asks());
        let changes = Changes { judge: vec![Change::All(self.state.instance())], ..Changes::default() };
        let update = Update { patches: vec![self.view().whole()], asks, ..Update::default() };
        update.to_json(&changes, None)
    }

    fn view(&self) -> View<'_> {
        View { state: &self.state, catalogue: &self.catalogue, screen: &self.screen }
    }

    /// The questions that the host has found something wrong with.
    fn problem_nodes(&self) -> Vec<NodeId> {
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
            self.state.call_to_account(match occasion.as_str() {
                Some("change") => Some(Occasion::Change),
                Some("apart") => Some(Occasion::Apart),
                _ => None,
            });
        }
        self.state.is_apart() != was_apart
    }
}

/// What the host gives as answers; throws when that cannot be read.
fn answers(catalogue: &Catalogue, text: &str) -> Result<Value, String> {
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
    }
}
