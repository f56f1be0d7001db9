//! The whole pass: one schema, one instance, every violation.

use super::{
    Formats, SchemaError, Violation,
    convert::{Frame, convert},
    document::Document,
    growth::Growth,
    limits::MAX_ERRORS,
    options::{Setting, registry},
    read::read_schema,
    refusal::{not_followed, reference, refusal, unknown_dialect},
    tidy::tidy,
    unfold,
};
use crate::{pointer::Pointer, schema::Documents};
use jsonschema::Draft;
use serde_json::Value;
use std::fmt;

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
/// The figures are in [`limits`](super::limits); `docs/limits.md` says what happens at each. Text of 2 MB,
/// nesting of 128, 256 references in a row, 50,000 ways through references, `allOf`, `anyOf`
/// and `oneOf` for one value; patterns of 1 MiB when compiled. A text longer than 4,000 characters is not
/// matched against a pattern with look-around or back-reference, nor is a match followed over more than
/// 10,000 steps back. If the verdict hangs on such a match and nothing else is wrong for certain, it is
/// [`Keyword::Unchecked`]. At most 5,000 errors are looked at, and at most 200 violations listed of one
/// violation's alternatives, 8 deep.
///
/// [`Keyword::Unchecked`]: super::Keyword::Unchecked
pub struct Validator {
    pub(super) document: Document,
    pub(super) setting: Setting,
    /// Whether only the whole document can be judged: the schema applies itself to a value to which
    /// it is being applied, can cost more than an instance may, has keywords that reach across places, or a pattern whose matching may be
    /// left unfinished (what `jsonschema` then reports depends on every other error there is).
    pub(super) is_one: bool,
    /// What it costs by depth, where it contains itself.
    growth: Option<Growth>,
    whole: jsonschema::Validator,
}

impl fmt::Debug for Validator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Validator").field("setting", &self.setting).finish_non_exhaustive()
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
        Self::read_with(schema_text, &Documents::default())
    }

    /// [`Validator::read`], with the documents that the schema refers to. They may be of other dialects.
    ///
    /// ```
    /// use sovitaan::{schema::Documents, validate::Validator};
    ///
    /// let others = Documents::read(r#"{"https://example.org/name.json": {"minLength": 2}}"#).unwrap();
    /// let form = r#"{"properties": {"name": {"$ref": "https://example.org/name.json"}}}"#;
    /// let validator = Validator::read_with(form, &others).unwrap();
    /// assert_eq!(validator.validate(&serde_json::json!({"name": "A"})).len(), 1);
    ///
    /// let refused = Validator::read(form).unwrap_err();
    /// assert_eq!(refused.pointer.unwrap().as_str(), "/properties/name/$ref");
    /// assert!(refused.message.contains("https://example.org/name.json"));
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Validator::read`]; a place in a document that was handed over is that in the root's `$defs`,
    /// under the document's URI.
    pub fn read_with(schema_text: &str, documents: &Documents) -> Result<Self, SchemaError> {
        Self::read_as(schema_text, documents, Formats::default())
    }

    /// [`Validator::read_with`], with a word on what `format` does.
    ///
    /// ```
    /// use sovitaan::{schema::Documents, validate::{Formats, Validator}};
    ///
    /// let (schema, none) = (r#"{"format": "email"}"#, Documents::default());
    /// let standard = Validator::read_as(schema, &none, Formats::Annotated).unwrap();
    /// assert_eq!(standard.validate(&"foo".into()), []);
    /// let form = Validator::read_as(schema, &none, Formats::Asserted).unwrap();
    /// assert_eq!(form.validate(&"foo".into()).len(), 1);
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Validator::read_with`].
    pub fn read_as(schema_text: &str, documents: &Documents, formats: Formats) -> Result<Self, SchemaError> {
        Self::of(read_schema(schema_text)?, documents, formats)
    }

    pub(crate) fn of(schema: Value, documents: &Documents, formats: Formats) -> Result<Self, SchemaError> {
        let (draft, is_custom) = dialect(&schema, documents)?;
        let setting = Setting { draft, is_custom, formats };
        let root = Pointer::root();
        let document = Document::new(schema, documents, draft);
        for handed in &document.handed {
            check_handed(&document, &handed.place)?;
        }
        let counted = unfold::check(&document, &root)?;
        let whole = compile(&document, setting)?;
        if let Some(place) = counted.nowhere {
            return Err(not_followed(&document, place));
        }
        let explodes = counted.growth.as_ref().is_some_and(Growth::explodes);
        let is_one = counted.loops || explodes || document.is_guarded || document.is_entangled || is_custom;
        Ok(Self { document, setting, is_one, growth: counted.growth, whole })
    }

    /// Every violation in an instance, in the order of the instance's pointers as text.
    pub fn validate(&self, instance: &Value) -> Vec<Violation> {
        self.judge(instance).0
    }

    /// What the schema says of an instance, in the crate's own terms.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn evaluate(&self, instance: &Value) -> jsonschema::Evaluation {
        self.whole.evaluate(instance)
    }

    /// Whether an instance can be judged at all: within the depth, and in a bearable time.
    pub(super) fn bears(&self, instance: &Value) -> bool {
        Growth::bears(self.growth.as_ref(), instance)
    }

    /// [`Validator::validate`], and whether the list was cut short.
    pub(super) fn judge(&self, instance: &Value) -> (Vec<Violation>, bool) {
        let root = Pointer::root();
        if !self.bears(instance) {
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

fn compile(document: &Document, setting: Setting) -> Result<jsonschema::Validator, SchemaError> {
    let refused = |error: jsonschema::ValidationError<'static>| refusal(&error, document, &Pointer::root());
    if document.handed.is_empty() {
        return setting.options().build(&document.plain).map_err(refused);
    }
    let registry = registry(document).map_err(|error| reference(&error, document))?;
    setting.options().with_registry(&registry).build(&document.plain).map_err(refused)
}

/// The draft of a schema, and whether it got there by way of a meta-schema that was handed over.
fn dialect(schema: &Value, documents: &Documents) -> Result<(Draft, bool), SchemaError> {
    let mut draft = Draft::default().detect(schema);
    let is_custom = draft == Draft::Unknown;
    let (mut schema, mut known) = (schema, documents.iter().count());
    while draft == Draft::Unknown {
        let uri = schema.get("$schema").and_then(Value::as_str).unwrap_or_default();
        let is_named = |name: &str| name.trim_end_matches('#') == uri.trim_end_matches('#');
        let meta = documents.iter().find(|(name, _)| is_named(name)).filter(|_| known > 0);
        let Some((_, meta)) = meta else { return Err(unknown_dialect(uri)) };
        draft = Draft::default().detect(meta);
        (schema, known) = (meta, known - 1);
    }
    Ok((draft, is_custom))
}

/// Holds a document that was handed over to the meta-schema that it names, as the root is held to its own.
fn check_handed(document: &Document, place: &Pointer) -> Result<(), SchemaError> {
    let Some(contents) = document.at(place) else { return Ok(()) };
    let is_known = Draft::Unknown.detect(contents) != Draft::Unknown;
    if !is_known {
        return Ok(());
    }
    jsonschema::meta::validate(contents).map_err(|error| refusal(&error, document, place))
}
