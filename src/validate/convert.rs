//! From `jsonschema`'s errors to [`Violation`]s. No wildcard arm: a kind that the crate adds has to
//! be decided on here.

use super::{
    Keyword, Violation,
    alternatives::{Room, alternatives},
    guard::unguarded,
};
use crate::pointer::Pointer;
use jsonschema::{ValidationError, error::TypeKind, error::ValidationErrorKind as Kind};
use serde_json::{Number, Value};

/// Where an error belongs, when a part of a document was judged by a part of a schema.
pub(super) struct Frame<'a> {
    /// Where the judged value stands in the instance.
    pub(super) instance: &'a Pointer,
    /// From the evaluation path that the crate reports to the one from the root of the schema.
    pub(super) schema: &'a dyn Fn(&str) -> String,
}

/// Appends the violations that an error stands for.
pub(super) fn convert(error: &ValidationError<'_>, frame: &Frame<'_>, found: &mut Vec<Violation>) {
    convert_within(error, frame, Room::default(), found);
}

/// [`convert`], with so much room for alternatives.
pub(super) fn convert_within(error: &ValidationError<'_>, frame: &Frame<'_>, room: Room, found: &mut Vec<Violation>) {
    let tail = Pointer::parse(error.instance_path().as_str()).unwrap_or_default();
    let pointer = frame.instance.join(&tail);
    // For a name the crate gives the place of the schema, not the way to it; the error inside knows.
    let path = match error.kind() {
        Kind::PropertyNames { error } => error.evaluation_path(),
        _ => error.evaluation_path(),
    };
    let evaluated = (frame.schema)(path.as_str());
    let schema_pointer = Pointer::parse(&unguarded(&evaluated)).unwrap_or_default();
    let mut violate = |pointer: Pointer, keyword, limit| {
        found.push(Violation::new(pointer, schema_pointer.clone(), keyword, limit));
    };
    let mut at_each = |names: &[String], keyword| {
        for name in names {
            violate(pointer.child(name.as_str()), keyword, Value::Null);
        }
    };
    let (keyword, limit) = match error.kind() {
        Kind::AdditionalProperties { unexpected } => {
            return at_each(unexpected, Keyword::AdditionalProperties);
        }
        Kind::UnevaluatedProperties { unexpected } => {
            return at_each(unexpected, Keyword::UnevaluatedProperties);
        }
        Kind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            return violate(pointer.child(name), Keyword::Required, Value::Null);
        }
        Kind::PropertyNames { error } => {
            let instance = error.instance();
            let name = instance.as_str().unwrap_or_default();
            let keyword = if is_unfinished(error.kind()) {
                Keyword::Unchecked
            } else {
                Keyword::PropertyNames
            };
            return violate(pointer.child(name), keyword, Value::Null);
        }
        // What the crate calls additional items is an array longer than the schema has places for.
        Kind::AdditionalItems { limit } => (Keyword::MaxItems, Number::from(*limit).into()),
        Kind::AnyOf { context } => {
            violate(pointer, Keyword::AnyOf, Value::Null);
            return list(alternatives(context, frame, room), found);
        }
        Kind::OneOfNotValid { context } => {
            violate(pointer, Keyword::OneOf, Value::Null);
            return list(alternatives(context, frame, room), found);
        }
        Kind::BacktrackLimitExceeded { .. }
        | Kind::RegexEngineFailure { .. }
        // The last two cannot come: no keyword of our own is registered, and references are resolved
        // before anything is judged. If they did, nothing would be known about the answer.
        | Kind::Custom { .. }
        | Kind::Referencing(_) => (Keyword::Unchecked, Value::Null),
        Kind::Constant { expected_value } => (Keyword::Const, plain(expected_value)),
        Kind::Contains => (Keyword::Contains, Value::Null),
        Kind::ContentEncoding { content_encoding } => {
            (Keyword::ContentEncoding, content_encoding.as_str().into())
        }
        Kind::FromUtf8 { .. } => (Keyword::ContentEncoding, Value::Null),
        Kind::ContentMediaType { content_media_type } => {
            (Keyword::ContentMediaType, content_media_type.as_str().into())
        }
        Kind::Enum { .. } => (Keyword::Enum, Value::Null),
        Kind::ExclusiveMaximum { limit } => (Keyword::ExclusiveMaximum, plain(limit)),
        Kind::ExclusiveMinimum { limit } => (Keyword::ExclusiveMinimum, plain(limit)),
        Kind::FalseSchema => (Keyword::FalseSchema, Value::Null),
        Kind::Format { format } => (Keyword::Format, format.as_str().into()),
        Kind::MaxItems { limit } => (Keyword::MaxItems, Number::from(*limit).into()),
        Kind::Maximum { limit } => (Keyword::Maximum, plain(limit)),
        Kind::MaxLength { limit } => (Keyword::MaxLength, Number::from(*limit).into()),
        Kind::MaxProperties { limit } => (Keyword::MaxProperties, Number::from(*limit).into()),
        Kind::MinItems { limit } => (Keyword::MinItems, Number::from(*limit).into()),
        Kind::Minimum { limit } => (Keyword::Minimum, plain(limit)),
        Kind::MinLength { limit } => (Keyword::MinLength, Number::from(*limit).into()),
        Kind::MinProperties { limit } => (Keyword::MinProperties, Number::from(*limit).into()),
        Kind::MultipleOf { multiple_of } => (Keyword::MultipleOf, plain(multiple_of)),
        Kind::Not { .. } => (Keyword::Not, Value::Null),
        Kind::OneOfMultipleValid { .. } => (Keyword::OneOf, Value::Null),
        Kind::Pattern { pattern } => (Keyword::Pattern, unguarded(pattern).as_ref().into()),
        Kind::Type { kind: TypeKind::Single(one) } => (Keyword::Type, one.as_str().into()),
        Kind::Type { kind: TypeKind::Multiple(several) } => {
            let names: Vec<Value> = several.iter().map(|one| one.as_str().into()).collect();
            (Keyword::Type, names.into())
        }
        // The crate names the elements by their text, which is an answer; the array is named instead.
        Kind::UnevaluatedItems { .. } => (Keyword::UnevaluatedItems, Value::Null),
        Kind::UniqueItems => (Keyword::UniqueItems, Value::Null),
    };
    violate(pointer, keyword, limit);
}

/// Says of the last violation what its alternatives lack.
fn list(alternatives: Vec<Vec<Violation>>, found: &mut [Violation]) {
    if let Some(last) = found.last_mut() {
        last.alternatives = alternatives;
    }
}

fn is_unfinished(kind: &Kind) -> bool {
    matches!(kind, Kind::BacktrackLimitExceeded { .. } | Kind::RegexEngineFailure { .. })
}

/// A value that a sentence can name.
fn plain(value: &Value) -> Value {
    if value.is_array() || value.is_object() { Value::Null } else { value.clone() }
}
