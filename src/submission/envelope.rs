//! The envelope: one CloudEvents 1.0 event in structured JSON.

use super::{Checklist, Refusal, attribute::Shape, digest};
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// The type of an event that says: this form was completed.
pub const COMPLETED: &str = "fi.sovitaan.submission.completed";

/// What the host knows about a submission, besides its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// Names the submission; the same over every retry.
    pub id: String,
    /// Where it comes from: a URI or URI reference of the host's.
    pub source: String,
    /// What happened: [`COMPLETED`].
    pub type_: String,
    /// When (RFC 3339).
    pub time: String,
    /// The host's own name for the matter, if it has one.
    pub subject: Option<String>,
    /// The language in which the form was shown (BCP 47).
    pub locale: String,
}

/// A submission that keeps the rules: made by [`seal`], or taken in by [`receive`](super::receive()).
#[derive(Clone, Debug, PartialEq)]
pub struct Envelope {
    /// Names the submission; the same over every retry.
    pub id: String,
    /// Where it comes from.
    pub source: String,
    /// What happened: [`COMPLETED`].
    pub type_: String,
    /// When (RFC 3339).
    pub time: String,
    /// The host's own name for the matter, if it has one.
    pub subject: Option<String>,
    /// The checklist's `$id`.
    pub dataschema: String,
    /// The language in which the form was shown (BCP 47).
    pub locale: String,
    /// The digest of the answers' canonical text.
    pub datadigest: String,
    /// The digest of the checklist's canonical text.
    pub schemadigest: String,
    /// The answers: the instance, and nothing else.
    pub data: Value,
}

/// An attribute's name and shape, and whether it has to be there.
pub(super) const ATTRIBUTES: [(&str, Shape, bool); 11] = [
    ("specversion", Shape::Exactly("1.0"), true),
    ("id", Shape::Text, true),
    ("source", Shape::UriReference, true),
    ("type", Shape::Exactly(COMPLETED), true),
    ("time", Shape::Timestamp, true),
    ("subject", Shape::Text, false),
    ("datacontenttype", Shape::Exactly("application/json"), true),
    ("dataschema", Shape::Uri, true),
    ("locale", Shape::LanguageTag, true),
    ("datadigest", Shape::Digest, true),
    ("schemadigest", Shape::Digest, true),
];

/// Makes the envelope for a completed form.
///
/// # Errors
///
/// [`Refusal::Malformed`] when the occasion breaks a rule of CloudEvents, and [`Refusal::Invalid`]
/// when the answers do not keep to the checklist: nothing looks finished that is not.
///
/// ```
/// use sovitaan::submission::{Checklist, COMPLETED, Occasion, Refusal, seal};
///
/// let checklist = Checklist::read(r#"{"$id": "urn:x:y:1.0.0", "required": ["agreed"]}"#).unwrap();
/// let occasion = Occasion {
///     id: "1".into(),
///     source: "/forms".into(),
///     type_: COMPLETED.into(),
///     time: "2026-09-30T12:00:00Z".into(),
///     subject: Some("case 7".into()),
///     locale: "sv".into(),
/// };
/// let unfinished = seal(&checklist, &serde_json::json!({}), occasion.clone());
/// assert!(matches!(unfinished, Err(Refusal::Invalid(violations)) if violations.len() == 1));
///
/// let envelope = seal(&checklist, &serde_json::json!({"agreed": true}), occasion).unwrap();
/// assert_eq!(envelope.dataschema, "urn:x:y:1.0.0");
/// ```
pub fn seal(checklist: &Checklist, instance: &Value, occasion: Occasion) -> Result<Envelope, Refusal> {
    let Occasion { id, source, type_, time, subject, locale } = occasion;
    let violations = checklist.validator().validate(instance);
    if !violations.is_empty() {
        return Err(Refusal::Invalid(violations));
    }
    let envelope = Envelope {
        id,
        source,
        type_,
        time,
        subject,
        dataschema: checklist.id().to_owned(),
        locale,
        datadigest: digest(instance),
        schemadigest: checklist.digest().to_owned(),
        data: instance.clone(),
    };
    let json = envelope.to_json();
    for (name, shape, _) in ATTRIBUTES {
        let fault = json.get(name).and_then(Value::as_str).and_then(|value| shape.fault(value));
        if let Some(reason) = fault {
            return Err(Refusal::Malformed { pointer: Pointer::root().child(name), reason });
        }
    }
    Ok(envelope)
}

impl Envelope {
    /// The event in CloudEvents' JSON format. Store and send this text: it is the same for the same
    /// envelope.
    pub fn to_text(&self) -> String {
        Value::Object(self.to_json()).to_string()
    }

    fn to_json(&self) -> Map<String, Value> {
        let attributes = [
            ("specversion", Some("1.0")),
            ("id", Some(self.id.as_str())),
            ("source", Some(&self.source)),
            ("type", Some(&self.type_)),
            ("time", Some(&self.time)),
            ("subject", self.subject.as_deref()),
            ("datacontenttype", Some("application/json")),
            ("dataschema", Some(&self.dataschema)),
            ("locale", Some(&self.locale)),
            ("datadigest", Some(&self.datadigest)),
            ("schemadigest", Some(&self.schemadigest)),
        ];
        let present = attributes.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?.into())));
        let mut json: Map<String, Value> = present.collect();
        json.insert("data".to_owned(), self.data.clone());
        json
    }
}
