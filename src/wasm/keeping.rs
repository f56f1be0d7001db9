//! What an engine does for a draft.

use super::border::parse;
use super::engine::{Engine, answers};
use crate::json;
use crate::state::Changes;
use crate::view::{Keeping, Outcome, Update};
use serde_json::Value;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Engine {
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

    /// Goes on from a draft: `exact` when it is of this very form, else from what has a place in this one. Throws like the constructor.
    pub fn resume(&mut self, draft: &str, exact: bool) -> Result<String, String> {
        let draft = answers(&self.catalogue, draft)?;
        if exact {
            self.state.resume(&draft);
        } else {
            self.state.take_over(&draft);
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
}
