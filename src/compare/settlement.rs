//! What is said of a discrepancy.

/// What the parties say of a discrepancy.
#[derive(Clone, Debug, PartialEq)]
pub enum Settlement {
    /// One side's answer is the answer; this one's.
    Take(usize),
    /// They write one together; it stands in [`Settling::merged`](super::Settling::merged).
    Common,
    /// They leave it open.
    Open {
        /// Why.
        reason: String,
        /// When they come back to it (ISO 8601).
        return_date: String,
    },
}

/// How far a discrepancy is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing has been said of it.
    Untouched,
    /// Something is still to be written: the common answer, or why it stays open and until when.
    Unfinished,
    /// It is settled.
    Settled,
    /// It is not asked any more, as other ones are settled.
    Moot,
}

/// What is written of an open point besides what the parties say: made by whoever knows their language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The question's title.
    pub question: String,
    /// Each party's name, and what it answered.
    pub answers: Vec<(String, String)>,
}
