//! What a document is to an earlier one.

/// A document that goes on from an earlier one: which, in what way, and what is different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// In what way.
    pub kind: RelationKind,
    /// The `id` of the earlier document.
    pub id: String,
    /// Its [`digest`](super::Envelope::digest).
    pub digest: String,
    /// The `id` of the first document of the chain: the one that goes on from none.
    pub first: String,
    /// How many documents of the chain come before this one.
    pub index: u32,
    /// What is different, as the text of a JSON Patch (RFC 6902). Before each `replace` and `remove` stands a `test` with
    /// the value that was there, so that the patch can be read without the earlier document.
    pub changes: String,
    /// The questions whose answers are different, by their titles, separated by "; ".
    pub changed: Option<String>,
    /// Who has changed it.
    pub by: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// The ways in which a document goes on from an earlier one (the codes of HL7 FHIR's document relationships).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationKind {
    /// The earlier one holds but for what this one changes.
    Amends,
    /// This one stands in its place: it was not finished.
    Replaces,
    /// Both hold.
    Appends,
}

impl RelationKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Amends, Self::Replaces, Self::Appends];

    /// The code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Amends => "amends",
            Self::Replaces => "replaces",
            Self::Appends => "appends",
        }
    }

    /// Reads the code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == code)
    }
}
