//! The names of what can be found.

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The form does not do what the author meant, or leaves somebody out.
    Error,
    /// It works, and would work better.
    Warning,
}

impl Severity {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

macro_rules! codes {
    ($($variant:ident = $name:literal, $severity:ident, $summary:literal;)*) => {
        /// What is wrong, as a name that stays. The page `docs/linting.md` has a section for each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $summary] $variant,)* }

        impl Code {
            /// Every code, in the order of the page.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The stable name.
            ///
            /// ```
            /// assert_eq!(sovitaan::lint::Code::MissingTranslation.as_str(), "missing-translation");
            /// ```
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// How bad it is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// What it means, in a sentence.
            pub fn summary(self) -> &'static str {
                match self { $(Self::$variant => $summary,)* }
            }
        }
    };
}

codes! {
    NotJson = "not-json", Error, "The text is not JSON.";
    NotAChecklist = "not-a-checklist", Error, "The document is no schema of an object, or beyond a limit.";
    DuplicateKey = "duplicate-key", Error, "An object has a key twice; only the last one counts.";
    Dialect = "dialect", Error, "The checklist does not say that it is JSON Schema 2020-12.";
    MetaSchema = "meta-schema", Error, "The meta-schema of checklists does not allow this.";
    UnknownKeyword = "unknown-keyword", Error, "No vocabulary has this keyword, so it does nothing.";
    IdWithoutVersion = "id-without-version", Error, "The `$id` is no URI that ends in the checklist's version.";
    MissingReference = "missing-reference", Error, "A reference leads nowhere.";
    UnusedDefinition = "unused-definition", Warning, "Nothing refers to this definition.";
    Refused = "refused", Error, "The validator does not take the schema.";
    TooMuch = "too-much", Error, "The form cannot show all that the schema asks.";

    Untitled = "untitled", Error, "A question, a section or the checklist has no title.";
    UntitledChoice = "untitled-choice", Error, "One of several choices has no title.";
    EnumWithoutTitles = "enum-without-titles", Error, "The values of an `enum` are shown as they are.";
    NoLanguage = "no-language", Error, "The checklist does not say in which language its plain texts are.";
    StrayLanguage = "stray-language", Error, "A language stands at a few texts only.";
    RedundantTranslation = "redundant-translation", Error, "A translation into the language of the plain texts.";
    MissingTranslation = "missing-translation", Error, "A text is missing in a language of the checklist.";
    PartialTranslation = "partial-translation", Error, "A label, an error, an example or a default is missing in a language of the checklist.";
    Untranslated = "untranslated", Warning, "A translation is the plain text itself.";
    PlaceholderMismatch = "placeholder-mismatch", Error, "The placeholders of a text differ between its languages.";
    UnknownPlaceholder = "unknown-placeholder", Error, "Nothing is filled in for this placeholder.";
    SameTitle = "same-title", Error, "Two choices of one question read alike.";
    LongText = "long-text", Warning, "A text is longer than a person reads.";
    LongSentence = "long-sentence", Warning, "A sentence has too many words.";
    LongSentences = "long-sentences", Warning, "The sentences of a text are long on average.";
    LongWord = "long-word", Warning, "A Finnish word is too long to be read at a glance.";

    Unreachable = "unreachable", Error, "A condition never holds, or always does.";
    VacuousCondition = "vacuous-condition", Warning, "A condition holds before anybody has answered.";
    UnknownProperty = "unknown-property", Error, "A name is the name of nothing that is asked.";
    Impossible = "impossible", Error, "No answer can be valid here.";
    DuplicateChoice = "duplicate-choice", Error, "A value can be chosen twice.";
    InvalidDefault = "invalid-default", Error, "A default is not valid.";
    InvalidExample = "invalid-example", Error, "An example is not valid.";
    EmptyAnswer = "empty-answer", Warning, "An answer is demanded, and an empty one is enough.";
    WidgetMismatch = "widget-mismatch", Error, "The widget does not fit what is asked.";
    MisplacedWord = "misplaced-word", Error, "A word of `x-form` does nothing here.";
    StateWithoutChoice = "state-without-choice", Error, "What says how far a section is, is no choice.";
    SuggestWithoutPeople = "suggest-without-people", Error, "The names to suggest do not come from a list of people.";

    SameVersion = "same-version", Error, "Two texts have one `$id`.";
    QuestionGone = "question-gone", Error, "A question of the old version has no place any more.";
    OtherType = "other-type", Error, "A question takes another type of answer.";
    FewerChoices = "fewer-choices", Warning, "What could be chosen cannot be chosen any more.";
    Tighter = "tighter", Warning, "More is demanded of an answer than before.";
    NewlyRequired = "newly-required", Warning, "An answer is demanded that was not demanded before.";
    OnCondition = "on-condition", Warning, "A question is asked on a condition, or on another one than before.";
    OtherUnit = "other-unit", Warning, "A number counts something else than before.";
}
