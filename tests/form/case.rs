//! One case: what it is given, and each thing that it may expect.
//!
//! Given are `schema`, `documents` (URI to schema), `locale` (else `en`), `words` (the host's, by their keys), `start`
//! (the host's answers) and `edits`.
//! Expected are, each when it is there:
//!
//! - `asks`: the outline of the form, whole (see [`crate::outline`])
//! - `instance`: the document, every digit and the order of the keys included
//! - `progress`: `"answered/total"`
//! - `required`, `relevant`: pointer to `true` or `false`
//! - `verdict`: every violation as `"pointer keyword"`, in the order of the form
//! - `says`: pointer to the keyword that is said first at the question, or `null`
//! - `sentences`: pointer to the sentence that a person reads
//! - `shows`, `hides`: texts that are on screen or not; `reads`, `omits`: the same of the form as it is read
//! - `diagnostics`: every remark to the author as `"code pointer subject"`, but for missing titles
//! - `again`: the document that comes of the document, where that is another one
//! - `then`: goes on from there, with edits and expectations of its own
//!
//! Whatever a case expects: what the validator is told leads it to the form's document, and the document that comes
//! out, given to a new form, comes out again.

use crate::outline::outline;
use crate::read::list;
use serde_json::{Map, Value, json};
use sovitaan::form::{self, FormDefinition};
use sovitaan::locale::Catalogue;
use sovitaan::pointer::Pointer;
use sovitaan::schema::{Diagnostic, DiagnosticCode, Documents, Schema};
use sovitaan::state::{Changes, Edit, FormState};
use sovitaan::validate::{Judge, Validator};
use sovitaan::view::{Mode, Screen, View, explain};

/// What is wrong; nothing when the case holds. What the case does not say the suite says.
pub fn check(about: &str, suite: &Value, case: &Value) -> Vec<String> {
    let given = |name: &str| case.get(name).or(suite.get(name)).cloned();
    let schema_text = given("schema").expect(about).to_string();
    let documents = Documents::from(given("documents").and_then(|all| all.as_object().cloned()).unwrap_or_default());
    let locale = given("locale").and_then(|locale| locale.as_str().map(str::to_owned)).unwrap_or("en".to_owned());
    let schema = Schema::read_with(&schema_text, &documents).unwrap_or_else(|error| panic!("{about}: {error}"));
    let (form, diagnostics) = form::compile(&schema, &locale);
    let mut bench = Bench {
        about,
        state: FormState::new(form.clone(), case.get("start")),
        judge: Validator::read_with(&schema_text, &documents).ok().map(Judge::new),
        catalogue: catalogue(&locale, given("words")),
        faults: Vec::new(),
    };
    bench.begin();
    bench.diagnostics(case, &diagnostics);
    let mut step = Some(case);
    while let Some(case) = step {
        for edit in list(&case["edits"]) {
            bench.edit(edit);
        }
        bench.expectations(case);
        step = case.get("then");
    }
    bench.read_back(form, case.get("again"));
    bench.faults
}

/// The form's words, with those of the host.
fn catalogue(locale: &str, words: Option<Value>) -> Catalogue {
    let shipped = format!("{}/src/locale/catalogues/{locale}.json", env!("CARGO_MANIFEST_DIR"));
    let Some(Value::Object(words)) = words else { return Catalogue::of(locale) };
    let text = std::fs::read_to_string(shipped).expect("a catalogue");
    let mut messages: Map<String, Value> = serde_json::from_str(&text).expect("messages");
    messages.extend(words);
    Catalogue::new(locale, messages)
}

struct Bench<'a> {
    about: &'a str,
    state: FormState,
    judge: Option<Judge>,
    catalogue: Catalogue,
    faults: Vec<String>,
}

impl Bench<'_> {
    /// The validator has come.
    fn begin(&mut self) {
        let Some(judge) = &mut self.judge else { return };
        settle(&mut self.state, judge);
        let verdict = judge.judge_all(self.state.instance());
        self.state.hear(verdict);
    }

    fn edit(&mut self, edit: &Value) {
        let about = self.about;
        let parsed = Edit::from_json(edit).unwrap_or_else(|| panic!("{about}: {edit} is no edit"));
        let changes = self.state.apply(&parsed);
        let Some(judge) = &mut self.judge else { return };
        follow(&mut self.state, judge, changes, &format!("{about}: {edit}"));
        while answer(&mut self.state, judge, &format!("{about}: {edit}")) {}
        let told = judge.instance().clone();
        if !form::same_value(&told, &self.state.instance()) {
            self.same(
                &format!("after {edit} the validator's document"),
                &told.to_string(),
                &self.state.instance().to_string(),
            );
        }
    }

    fn expectations(&mut self, case: &Value) {
        for (name, expected) in case.as_object().into_iter().flatten() {
            match name.as_str() {
                "asks" => self.same(name, &json!(outline(&self.state)).to_string(), &expected.to_string()),
                "instance" => self.same(name, &self.state.instance().to_string(), &expected.to_string()),
                "progress" => {
                    let (answered, total) = self.state.progress();
                    self.same(name, &format!("{answered}/{total}"), expected.as_str().unwrap_or_default());
                }
                "required" => self.at_places(name, expected, |bench, at| {
                    bench.state.find(at).is_some_and(|id| bench.state.node(id).required).into()
                }),
                "relevant" => self.at_places(name, expected, |bench, at| {
                    bench.state.find(at).is_some_and(|id| bench.state.node(id).relevant).into()
                }),
                "says" => self.at_places(name, expected, |bench, at| {
                    let id = bench.state.find(at).unwrap_or_else(|| panic!("{}: {at} is not asked", bench.about));
                    let names = bench.state.name_violations(id).into_iter();
                    let mut all = names.chain(bench.state.violations_of(bench.state.innermost(id)));
                    all.next().map_or(Value::Null, |violation| violation.keyword.as_str().into())
                }),
                "sentences" => self.at_places(name, expected, |bench, at| {
                    let mut all = bench.state.violations().into_iter().filter(|violation| violation.pointer == *at);
                    all.next().map_or(Value::Null, |one| explain(&bench.state, &bench.catalogue, &one).into())
                }),
                "verdict" => {
                    assert!(self.judge.is_some(), "{}: there is no verdict", self.about);
                    let all = self.state.violations();
                    let lines = all.iter().map(|one| format!("{} {}", one.pointer, one.keyword.as_str()));
                    self.same(name, &json!(lines.collect::<Vec<_>>()).to_string(), &expected.to_string());
                }
                "shows" | "hides" => self.texts(name, expected, Mode::Fill),
                "reads" | "omits" => self.texts(name, expected, Mode::View),
                "about" | "schema" | "documents" | "locale" | "words" | "start" | "edits" | "diagnostics" | "again"
                | "then" => {}
                other => panic!("{}: what is {other}?", self.about),
            }
        }
    }

    fn at_places(&mut self, name: &str, expected: &Value, found: impl Fn(&Self, &Pointer) -> Value) {
        let expected = expected.as_object().unwrap_or_else(|| panic!("{}: {name}", self.about));
        let place = |at: &String| Pointer::parse(at).unwrap_or_else(|| panic!("{}: {at}", self.about));
        let found: Map<_, _> = expected.keys().map(|at| (at.clone(), found(self, &place(at)))).collect();
        self.same(name, &json!(found).to_string(), &json!(expected).to_string());
    }

    fn texts(&mut self, name: &str, expected: &Value, mode: Mode) {
        let screen = Screen { mode, ..Screen::default() };
        let view = View { state: &self.state, catalogue: &self.catalogue, screen: &screen };
        let html = view.form().to_html();
        let wanted = matches!(name, "shows" | "reads");
        for text in list(expected).iter().filter_map(Value::as_str) {
            if html.contains(text) != wanted {
                self.faults.push(format!("{}: {name} {text}:\n    {html}", self.about));
            }
        }
    }

    fn diagnostics(&mut self, case: &Value, found: &[Diagnostic]) {
        let told = found.iter().filter(|one| one.code != DiagnosticCode::Untitled);
        let lines =
            told.map(|one| format!("{} {} {}", one.code.as_str(), one.pointer, one.subject)).collect::<Vec<_>>();
        let expected = case.get("diagnostics").cloned().unwrap_or(json!([]));
        self.same("diagnostics", &json!(lines).to_string(), &expected.to_string());
    }

    /// The document that came out, given to a form that knows nothing else, comes out again.
    fn read_back(&mut self, form: FormDefinition, expected: Option<&Value>) {
        let instance = self.state.instance();
        let mut again = FormState::new(form, Some(&instance));
        if let Some(judge) = &mut self.judge {
            settle(&mut again, judge);
        }
        self.same("again", &again.instance().to_string(), &expected.unwrap_or(&instance).to_string());
    }

    fn same(&mut self, what: &str, found: &str, expected: &str) {
        if found != expected {
            self.faults.push(format!("{}: {what}:\n    {found}\n  not {expected}", self.about));
        }
    }
}

/// Lets the validator say which conditions and branches hold that the form cannot evaluate itself.
fn settle(state: &mut FormState, judge: &mut Judge) {
    let mut asks = state.ask_all();
    while !asks.is_empty() {
        let told: Vec<_> = asks.iter().map(|ask| (ask.node, ask.index, judge.holds(&ask.place, &ask.value))).collect();
        state.told(&told);
        asks = state.take_asks();
    }
}

/// The same after an edit; says whether there was anything to ask.
fn answer(state: &mut FormState, judge: &mut Judge, about: &str) -> bool {
    let asks = state.take_asks();
    let told: Vec<_> = asks.iter().map(|ask| (ask.node, ask.index, judge.holds(&ask.place, &ask.value))).collect();
    let changes = state.told(&told);
    follow(state, judge, changes, about);
    !told.is_empty()
}

/// Tells the validator what has changed, and the form what it says.
fn follow(state: &mut FormState, judge: &mut Judge, changes: Changes, about: &str) {
    if !changes.judge.is_empty() {
        let verdict = judge.apply(changes.judge).unwrap_or_else(|misplaced| panic!("{about}: {misplaced}"));
        state.hear(verdict);
    }
}
