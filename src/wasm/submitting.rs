//! What an engine does for a submission: from the attempt to what has come of it.

use super::border::{object, parse};
use super::engine::Engine;
use crate::json;
use crate::locale::glue;
use crate::pointer::Pointer;
use crate::state::{Changes, Standing};
use crate::view::{Outcome, Problem, Update};
use serde_json::Value;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Engine {
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
}
