//! How a form is shown: settings of the embedding page, and what has come of submitting.

use super::Outcome;

/// What the form is shown for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// To be filled in.
    #[default]
    Fill,
    /// To be read and printed.
    View,
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
    /// What every id starts with, so that two forms share none.
    pub prefix: String,
    /// The day of the document that is read, ISO 8601.
    pub date: Option<String>,
    /// What has come of submitting.
    pub outcome: Outcome,
}

impl Default for Screen {
    fn default() -> Self {
        Self {
            mode: Mode::Fill,
            heading_level: 2,
            readonly: false,
            disabled: false,
            prefix: "s1".to_owned(),
            date: None,
            outcome: Outcome::default(),
        }
    }
}

impl Screen {
    /// Whether nothing can be changed at all.
    pub fn is_locked(&self) -> bool {
        self.readonly || self.disabled
    }

    /// The heading tag `deeper` levels under the form's title.
    pub(super) fn heading(&self, deeper: usize) -> &'static str {
        const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        TAGS[(self.heading_level.clamp(1, 6) - 1 + deeper).min(5)]
    }
}
