//! What an envelope says has happened: CloudEvents' `type`.

/// How far a document has come. Every reader shows it in the same words, which a catalogue has under `document.` and
/// the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Stored unfinished: answers may be missing, and nobody has agreed to them.
    Draft,
    /// Stored for somebody else to go on with: one has agreed, or has answered alone. Answers may be missing.
    Waiting,
    /// Finished; its checklist asks nobody to agree.
    Completed,
    /// As many have agreed as the checklist demands.
    Agreed,
    /// The same, and the parties have left something open. Answers are missing there and nowhere else.
    AgreedWithOpenPoints,
}

/// What the names of all types begin with.
const PREFIX: &str = "fi.sovitaan.submission.";

impl Type {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Draft, Self::Waiting, Self::Completed, Self::Agreed, Self::AgreedWithOpenPoints];

    /// The last part of the type, and of its message ids.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Waiting => "waiting",
            Self::Completed => "completed",
            Self::Agreed => "agreed",
            Self::AgreedWithOpenPoints => "agreed-with-open-points",
        }
    }

    /// The `type` of an envelope.
    ///
    /// ```
    /// use sovitaan::submission::Type;
    ///
    /// assert_eq!(Type::Agreed.to_type(), "fi.sovitaan.submission.agreed");
    /// assert_eq!(Type::parse("fi.sovitaan.submission.agreed"), Some(Type::Agreed));
    /// assert_eq!(Type::parse("com.example.agreed"), None);
    /// ```
    pub fn to_type(self) -> String {
        [PREFIX, self.as_str()].concat()
    }

    /// Reads the `type` of an envelope.
    pub fn parse(text: &str) -> Option<Self> {
        let name = text.strip_prefix(PREFIX)?;
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether nothing more is expected of anybody.
    pub fn is_finished(self) -> bool {
        match self {
            Self::Draft | Self::Waiting => false,
            Self::Completed | Self::Agreed | Self::AgreedWithOpenPoints => true,
        }
    }
}
