//! The rules. Each gives what it has to say of a checklist; the code is said here.

mod dialect;
mod duplicate_choice;
mod duplicate_key;
mod empty_answer;
mod enum_without_titles;
mod id_without_version;
mod impossible;
mod invalid_default;
mod invalid_example;
mod long_sentence;
mod long_sentences;
mod long_text;
mod long_word;
mod meta_schema;
mod misplaced_word;
mod missing_reference;
mod missing_translation;
mod no_language;
mod partial_translation;
mod placeholder_mismatch;
mod redundant_translation;
mod refused;
mod same_title;
mod state_without_choice;
mod stray_language;
mod suggest_without_people;
mod too_much;
mod unknown_keyword;
mod unknown_placeholder;
mod unknown_property;
mod unreachable;
mod untitled;
mod untitled_choice;
mod untranslated;
mod unused_definition;
mod vacuous_condition;
mod widget_mismatch;

use super::{Code, checklist::Checklist, finding::Remark};

/// What a rule is: a look at a checklist.
type Rule = fn(&Checklist) -> Vec<Remark>;

/// Every rule, in the order of [`Code`]. The first two codes are for what is no checklist at all, the last ones for two
/// versions.
pub(super) const RULES: &[(Code, Rule)] = &[
    (Code::DuplicateKey, duplicate_key::check),
    (Code::Dialect, dialect::check),
    (Code::MetaSchema, meta_schema::check),
    (Code::UnknownKeyword, unknown_keyword::check),
    (Code::IdWithoutVersion, id_without_version::check),
    (Code::MissingReference, missing_reference::check),
    (Code::UnusedDefinition, unused_definition::check),
    (Code::Refused, refused::check),
    (Code::TooMuch, too_much::check),
    (Code::Untitled, untitled::check),
    (Code::UntitledChoice, untitled_choice::check),
    (Code::EnumWithoutTitles, enum_without_titles::check),
    (Code::NoLanguage, no_language::check),
    (Code::StrayLanguage, stray_language::check),
    (Code::RedundantTranslation, redundant_translation::check),
    (Code::MissingTranslation, missing_translation::check),
    (Code::PartialTranslation, partial_translation::check),
    (Code::Untranslated, untranslated::check),
    (Code::PlaceholderMismatch, placeholder_mismatch::check),
    (Code::UnknownPlaceholder, unknown_placeholder::check),
    (Code::SameTitle, same_title::check),
    (Code::LongText, long_text::check),
    (Code::LongSentence, long_sentence::check),
    (Code::LongSentences, long_sentences::check),
    (Code::LongWord, long_word::check),
    (Code::Unreachable, unreachable::check),
    (Code::VacuousCondition, vacuous_condition::check),
    (Code::UnknownProperty, unknown_property::check),
    (Code::Impossible, impossible::check),
    (Code::DuplicateChoice, duplicate_choice::check),
    (Code::InvalidDefault, invalid_default::check),
    (Code::InvalidExample, invalid_example::check),
    (Code::EmptyAnswer, empty_answer::check),
    (Code::WidgetMismatch, widget_mismatch::check),
    (Code::MisplacedWord, misplaced_word::check),
    (Code::StateWithoutChoice, state_without_choice::check),
    (Code::SuggestWithoutPeople, suggest_without_people::check),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_rule() {
        let of_two = crate::lint::versions::RULES.iter().map(|(code, _)| *code);
        let codes: Vec<Code> = RULES.iter().map(|(code, _)| *code).chain(of_two).collect();
        assert_eq!([&[Code::NotJson, Code::NotAChecklist], &codes[..]].concat(), Code::ALL);
    }
}
