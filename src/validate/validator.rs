//! The whole pass: one schema, one instance, every violation.

use super::{
    SchemaError, SchemaErrorCode, Violation,
    convert::{Frame, convert},
    document::Document,
    guard, read,
    table::order,
    unfold,
};
use crate::pointer::Pointer;
use jsonschema::{
    Draft, PatternOptions, ReferencingError, ValidationError, ValidationOptions, error::ValidationErrorKind,
};
use serde_json::Value;
use std::fmt;

/// Longest schema text, in bytes.
const MAX_SCHEMA: usize = 2_000_000;
/// Most errors looked at in one pass: a list for a person, and a bound for memory.
pub(super) const MAX_ERRORS: usize = 5_000;
const BACKTRACK_LIMIT: usize = 10_000;
const REGEX_SIZE_LIMIT: usize = 1 << 20;

/// A schema that was read and found usable.
///
/// Formats are asserted, unknown formats and keywords are ignored, and nothing is ever fetched.
///
/// ```
/// use sovitaan::validate::{Keyword, Validator};
///
/// let validator = Validator::read(r#"{
///     "$schema": "https://json-schema.org/draft/2020-12/schema",
///     "properties": {"begins": {"type": "string", "format": "date"}},
///     "required": ["begins", "name"]
/// }"#).unwrap();
/// let found = validator.validate(&serde_json::json!({"begins": "soon"}));
///
/// assert_eq!(found.len(), 2);
/// assert_eq!((found[0].pointer.as_str(), found[0].keyword), ("/begins", Keyword::Format));
/// assert_eq!((found[1].pointer.as_str(), found[1].keyword), ("/name", Keyword::Required));
/// assert_eq!(found[1].schema_pointer.as_str(), "/required");
/// ```
///
/// # Limits
///
/// Text of 2 MB, nesting of 128, 256 references in a row, 50,000 ways through `$ref`, `allOf`, `anyOf`
/// and `oneOf` for one value; patterns of 1 MiB when compiled. A text longer than 4,000 characters is not
/// matched against a pattern with look-around or back-reference, nor is a match followed over more than
/// 10,000 steps back. If the verdict hangs on such a match and nothing else is wrong for certain, it is
/// [`Keyword::Unchecked`]. At most 5,000 errors are looked at.
///
/// [`Keyword::Unchecked`]: super::Keyword::Unchecked
pub struct Validator {
    pub(super) document: Document,
    pub(super) draft: Draft,
    /// Whether only the whole document can be judged: the schema applies itself to a value to which
    /// it is being applied, has keywords that reach across places, or a pattern whose matching may be
    /// left unfinished (what `jsonschema` then reports depends on every other error there is).
    pub(super) is_one: bool,
    whole: jsonschema::Validator,
}

impl fmt::Debug for Validator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Validator").field("draft", &self.draft).finish_non_exhaustive()
    }
}

impl Validator {
    /// Reads a schema from its JSON text.
    ///
    /// # Errors
    ///
    /// A [`SchemaError`] that says what is wrong and where: no JSON, beyond a limit, against the
    /// dialect's meta-schema, or with a reference that leads nowhere or out of the document.
    pub fn read(schema_text: &str) -> Result<Self, SchemaError> {
        let schema = read_schema(schema_text)?;
        Self::of(schema)
    }

    pub(crate) fn of(mut schema: Value) -> Result<Self, SchemaError> {
        let draft = Draft::default().detect(&schema);
        if draft == Draft::Unknown {
            let place = Some(Pointer::root().child("$schema"));
            let message = "$schema names an unknown dialect; use https://json-schema.org/draft/2020-12/schema";
            return Err(SchemaError::new(SchemaErrorCode::Dialect, place, message));
        }
        let is_guarded = guard::protect(&mut schema);
        let stands_alone = matches!(draft, Draft::Draft4 | Draft::Draft6 | Draft::Draft7);
        let document = Document::new(schema, stands_alone);
        let loops = unfold::check(&document)?;
        let whole = options(draft).build(&document.schema).map_err(|error| refusal(&error, &document, is_guarded))?;
        let is_one = loops || is_guarded || document.is_entangled;
        Ok(Self { document, draft, is_one, whole })
    }

    /// Every violation in an instance, in the order of the instance's pointers as text.
    pub fn validate(&self, instance: &Value) -> Vec<Violation> {
        self.judge(instance).0
    }

    /// [`Validator::validate`], and whether the list was cut short.
    pub(super) fn judge(&self, instance: &Value) -> (Vec<Violation>, bool) {
        let root = Pointer::root();
        if read::is_deeper(instance, read::MAX_DEPTH) {
            return (vec![Violation::unchecked(root)], false);
        }
        let frame = Frame { instance: &root, schema: &str::to_owned };
        let mut found = Vec::new();
        let mut errors = self.whole.iter_errors(instance);
        for error in errors.by_ref().take(MAX_ERRORS) {
            convert(&error, &frame, &mut found);
        }
        tidy(&mut found);
        (found, errors.next().is_some())
    }
}

/// One order, whoever found the violations, and nothing said twice.
pub(super) fn tidy(violations: &mut Vec<Violation>) {
    let key = |violation: &Violation| {
        let Violation { pointer, schema_pointer, keyword, limit } = violation;
        // No pointer has the character zero in front of where another one ends.
        let key = [pointer.as_str(), schema_pointer.as_str(), keyword.as_str(), &limit.to_string()];
        key.join("\0").into_bytes()
    };
    if violations.len() < 2 {
        return;
    }
    let order = order(violations.iter().map(key));
    *violations = order.into_iter().map(|position| violations[position].clone()).collect();
    violations.dedup();
}

/// The options under which every validator is built, for whole schemas and for parts.
pub(super) fn options<'a>(draft: Draft) -> ValidationOptions<'a> {
    let patterns = PatternOptions::fancy_regex().backtrack_limit(BACKTRACK_LIMIT).size_limit(REGEX_SIZE_LIMIT);
    jsonschema::options()
        .offline()
        .with_draft(draft)
        .with_pattern_options(patterns)
        .should_validate_formats(true)
        .should_ignore_unknown_formats(true)
}

/// Reads the text of a schema within the limits.
pub(crate) fn read_schema(text: &str) -> Result<Value, SchemaError> {
    read::json(text, MAX_SCHEMA).map_err(|unread| {
        let code = match &unread {
            read::Unread::TooLarge { .. } => SchemaErrorCode::TooLarge,
            read::Unread::Syntax { .. } | read::Unread::TooDeep => SchemaErrorCode::NotJson,
            read::Unread::ReservedKey { .. } => SchemaErrorCode::ReservedKey,
        };
        SchemaError::new(code, None, unread.message())
    })
}

/// Our own words for what the crate found: its text repeats values of any length.
fn refusal(error: &ValidationError<'_>, document: &Document, is_guarded: bool) -> SchemaError {
    let place = guard::unguarded(error.instance_path().as_str()).into_owned();
    let pointer = Pointer::parse(&place);
    let keyword = pointer.as_ref().and_then(Pointer::last);
    match error.kind() {
        ValidationErrorKind::Referencing(error) => reference(error, document, is_guarded),
        ValidationErrorKind::Format { format } if format == "regex" => {
            let message = "this regular expression is malformed, or too large when compiled";
            SchemaError::new(SchemaErrorCode::Pattern, pointer, message)
        }
        _ => {
            let message = match keyword {
                Some(keyword) => format!("the dialect does not allow what '{keyword}' holds"),
                None => "a schema is an object, true or false".to_owned(),
            };
            SchemaError::new(SchemaErrorCode::Invalid, pointer, message)
        }
    }
}

fn reference(error: &ReferencingError, document: &Document, is_guarded: bool) -> SchemaError {
    let of_text = |named: &str| document.place_of_reference(|reference| reference.ends_with(named));
    let (code, found, message) = match error {
        ReferencingError::Unretrievable { uri, .. } => {
            let base = uri.strip_prefix("json-schema:///").unwrap_or(uri);
            let found = document.place_of_reference(|reference| {
                reference.split('#').next().is_some_and(|written| !written.is_empty() && base.ends_with(written))
            });
            let message = format!(
                "the reference leads to '{}', outside this document; nothing is fetched, so copy that schema into $defs",
                shortened(base)
            );
            (SchemaErrorCode::RemoteReference, found, message)
        }
        ReferencingError::PointerToNowhere { pointer }
        | ReferencingError::InvalidPercentEncoding { pointer, .. }
        | ReferencingError::InvalidArrayIndex { pointer, .. } => {
            let message = if is_guarded && pointer.contains("/patternProperties/") {
                "a reference cannot lead through a pattern with look-around or back-reference; move the schema to $defs"
                    .to_owned()
            } else {
                format!("there is nothing at '{}' in this document", shortened(pointer))
            };
            (SchemaErrorCode::Reference, of_text(pointer), message)
        }
        ReferencingError::NoSuchAnchor { anchor } | ReferencingError::InvalidAnchor { anchor } => {
            let message = format!("no schema in this document has the anchor '{}'", shortened(anchor));
            (SchemaErrorCode::Reference, of_text(anchor), message)
        }
        ReferencingError::InvalidUri(_) => {
            // The crate keeps its words for URIs to itself; what is not allowed in one is soon told.
            let is_odd =
                |reference: &str| reference.bytes().any(|b| !b.is_ascii_graphic() || b"\"<>\\^`{|}".contains(&b));
            let message = "a reference or an identifier is no URI; write other characters as %XX".to_owned();
            (SchemaErrorCode::Reference, document.place_of_reference(is_odd), message)
        }
        ReferencingError::UnknownSpecification { specification: uri }
        | ReferencingError::CircularMetaschema { uri } => {
            let message = format!("$schema names an unknown dialect: '{}'", shortened(uri));
            (SchemaErrorCode::Dialect, None, message)
        }
    };
    SchemaError::new(code, found.map(|(place, _)| place), message)
}

fn shortened(text: &str) -> String {
    const MOST: usize = 200;
    let mut kept: String = text.chars().take(MOST).collect();
    if kept.len() < text.len() {
        kept.push('…');
    }
    kept
}
