//! A placeholder for which nothing is filled in: the person reads it as it is written.

use super::placeholder_mismatch::placeholders;
use crate::lint::{checklist::Checklist, finding::Remark, words::Word};
use crate::validate::Keyword;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for said in checklist.words() {
        for version in &said.versions {
            for name in version.text().map(placeholders).unwrap_or_default() {
                let message = match (&said.word, name.as_str()) {
                    (Word::Error(_), "{title}") => continue,
                    (Word::Error(keyword), "{limit}") if has_limit(keyword) => continue,
                    (Word::Error(keyword), "{limit}") => {
                        format!("`{keyword}` demands nothing that {name} could stand for")
                    }
                    (Word::Error(_), _) => format!("nothing is filled in for {name}"),
                    _ if !is_name(&name) => continue,
                    _ => format!("{name} is shown as it is: in `{}` nothing is filled in", said.word.name()),
                };
                let advice = "{title} and {limit} are filled in, in `errors`; write other texts out";
                remarks.push(Remark::new(version.at.clone(), message, advice));
            }
        }
    }
    remarks
}

/// Whether what a keyword demands is one plain value.
fn has_limit(keyword: &str) -> bool {
    !matches!(
        Keyword::parse(keyword),
        Some(
            Keyword::AdditionalProperties
                | Keyword::AnyOf
                | Keyword::Contains
                | Keyword::Enum
                | Keyword::Not
                | Keyword::OneOf
                | Keyword::PropertyNames
                | Keyword::Required
                | Keyword::UniqueItems
        )
    )
}

/// Braces around anything else than a name are somebody's text.
fn is_name(placeholder: &str) -> bool {
    placeholder.trim_matches(['{', '}']).bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
