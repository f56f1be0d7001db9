//! How a form is shown: settings of the embedding page, and what has come of submitting.

use super::{Keeping, Outcome};

/// What the form is shown for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// To be filled in.
    #[default]
    Fill,
    /// To be read and printed.
    View,
}

/// What an envelope says of a document besides its answers: empty where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentFacts {
    /// The `$id` of the checklist that it was made with.
    pub dataschema: String,
    /// The day on which it was sealed, ISO 8601.
    pub date: String,
    /// The day on which it is read.
    pub today: String,
    /// The envelope's `type`, or the last part of it.
    pub type_: String,
    /// Who answered alone.
    pub party: String,
    /// Who has not agreed yet.
    pub waiting_for: String,
    /// How many points were left open.
    pub open_points: usize,
    /// When somebody means to come back to it, ISO 8601.
    pub review_date: String,
    /// What is different from an earlier document: the text of a JSON Patch.
    pub changes: String,
    /// Who changed it.
    pub changed_by: String,
    /// Why.
    pub change_reason: String,
    /// Its answers are not those that were sealed.
    pub altered: bool,
}

/// The settings of one form on one page.
#[derive(Clone, Debug)]
pub struct Screen {
    /// Fill in or read.
    pub mode: Mode,
    /// The level of the form's title, 1 to 6; sections are one deeper.
    pub heading_level: usize,
    /// Shown but not to be changed.
    pub readonly: bool,
    /// Not to be used now.
    pub disabled: bool,
    /// No script answers a button: on paper, and in a page that is only read.
    pub still: bool,
    /// What every id starts with, so that two forms share none.
    pub prefix: String,
    /// What the envelope says of the document that is read.
    pub document: DocumentFacts,
    /// What has come of submitting.
    pub outcome: Outcome,
    /// Where the answers are until then.
    pub keeping: Keeping,
}

impl Default for Screen {
    fn default() -> Self {
        Self {
            mode: Mode::Fill,
            heading_level: 2,
            readonly: false,
            disabled: false,
            still: false,
            prefix: "s1".to_owned(),
            document: DocumentFacts::default(),
            outcome: Outcome::default(),
            keeping: Keeping::default(),
        }
    }
}

impl Screen {
    /// Whether nothing can be changed at all.
    pub fn is_locked(&self) -> bool {
        self.readonly || self.disabled
    }

    /// Whether the answers can be changed: what is read is not, whoever asks.
    pub fn takes_edits(&self) -> bool {
        self.mode == Mode::Fill && !self.is_locked()
    }

    /// The heading tag `deeper` levels under the form's title.
    pub(super) fn heading(&self, deeper: usize) -> &'static str {
        const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        TAGS[(self.heading_level.clamp(1, 6) - 1 + deeper).min(5)]
    }
}
