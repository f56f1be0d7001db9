//! What the meta-schema of checklists (`schemas/meta`) does not allow.

use crate::lint::{checklist::Checklist, finding::Remark};
use crate::schema::Documents;
use crate::validate::{Keyword, Validator, Violation};
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// The vocabulary of `x-form` and `x-i18n`, and the name under which the meta-schema refers to it.
const WORDS: (&str, &str) = ("urn:sovitaan:meta:x-form:1", include_str!("../../../schemas/meta/x-form.json"));

/// `None` would be a fault of the project's own files; a test notices.
static META: LazyLock<Option<Validator>> = LazyLock::new(|| {
    let words = crate::json::read(WORDS.1).ok()?;
    let documents = Documents::from(Map::from_iter([(WORDS.0.to_owned(), words)]));
    Validator::read_with(include_str!("../../../schemas/meta/checklist.json"), &documents).ok()
});

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let found = META.as_ref().map(|meta| meta.validate(checklist.schema.root())).unwrap_or_default();
    let mut remarks: Vec<Remark> = Vec::new();
    for violation in found.iter().map(deepest) {
        // The same place is looked at by the dialect and by the words of a checklist.
        if remarks.iter().all(|known| known.at != violation.pointer) {
            let (message, advice) = explain(violation, checklist.schema.root());
            remarks.push(Remark::new(violation.pointer.clone(), message, advice));
        }
    }
    remarks
}

/// Of alternatives, what was nearest to fitting: the violation that stands deepest.
fn deepest(violation: &Violation) -> &Violation {
    let depth = |violation: &Violation| violation.pointer.tokens().count();
    let inner = violation.alternatives.iter().flatten().map(deepest);
    let inner = inner.max_by_key(|inner| depth(inner)).filter(|inner| depth(inner) > depth(violation));
    inner.unwrap_or(violation)
}

fn explain(violation: &Violation, root: &Value) -> (String, String) {
    let name = violation.pointer.last().unwrap_or_default();
    let limit = match &violation.limit {
        Value::String(text) => text.clone(),
        other => crate::json::write(other),
    };
    let value = root.pointer(violation.pointer.as_str()).map(crate::json::write).unwrap_or_default();
    let see = || "schemas/meta/x-form.json says what may stand here".to_owned();
    match violation.keyword {
        Keyword::AdditionalProperties => (format!("`{name}` is no word that may stand here"), see()),
        Keyword::PropertyNames => (
            format!("`{name}` is no name that may stand here"),
            "languages are named by BCP 47 tags, such as `fi` or `sv-FI`".to_owned(),
        ),
        Keyword::Enum | Keyword::Const => (format!("{value} is none of the values that `{name}` may have"), see()),
        Keyword::Type => (
            format!("`{name}` is of another type than {limit}"),
            format!("write {}", limit.trim_matches(['[', ']']).replace(',', " or ")),
        ),
        Keyword::MinLength | Keyword::MinItems => {
            (format!("`{name}` is empty"), "say something, or leave it out".to_owned())
        }
        Keyword::Pattern => (format!("{value} is not written as `{name}` has to be"), format!("match {limit}")),
        Keyword::Format => (format!("{value} is no {limit}"), format!("write `{name}` as {limit}")),
        Keyword::UniqueItems => (format!("something stands twice in `{name}`"), "leave the second one out".to_owned()),
        Keyword::Minimum | Keyword::ExclusiveMinimum => {
            (format!("`{name}` is {value}, which is too little"), format!("write at least {limit}"))
        }
        Keyword::AnyOf | Keyword::OneOf => (
            format!("{value} is nothing that `{name}` may have"),
            "see what JSON Schema 2020-12 says of this keyword".to_owned(),
        ),
        other => (
            format!("`{name}` breaks `{}` of the meta-schema", other.as_str()),
            "see what JSON Schema 2020-12 says of this keyword".to_owned(),
        ),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_meta_schema_is_a_schema() {
        assert!(super::META.is_some());
    }
}
