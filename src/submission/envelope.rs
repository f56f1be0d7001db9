//! The envelope: one CloudEvents 1.0 event in structured JSON.

use super::{Checklist, Records, Refusal, Relation, Type, attribute::Shape, digest};
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// What is known of a submission besides its answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Occasion {
    /// Names the submission; the same over every retry.
    pub id: String,
    /// Where it comes from: a URI or URI reference of the host's.
    pub source: String,
    /// When (RFC 3339).
    pub time: String,
    /// The host's own name for the matter, if it has one.
    pub subject: Option<String>,
    /// The language in which the form was shown (BCP 47).
    pub locale: String,
    /// Who has answered alone: these are one party's own answers, to be compared with the others'.
    pub party: Option<String>,
    /// Who has not agreed yet, by name, separated by "; ".
    pub waiting_for: Option<String>,
    /// The day on which somebody means to come back to it (ISO 8601).
    pub review_date: Option<String>,
    /// The ids of the documents that were compared and settled in this one, separated by spaces.
    pub settles: Option<String>,
    /// What it is to an earlier document.
    pub relation: Option<Relation>,
}

/// A submission that keeps the rules: made by [`seal`], or taken in by [`receive`](super::receive()).
#[derive(Clone, Debug, PartialEq)]
pub struct Envelope {
    /// What happened.
    pub type_: Type,
    /// What is known of it besides the answers.
    pub occasion: Occasion,
    /// The checklist's `$id`.
    pub dataschema: String,
    /// The digest of the answers' canonical text.
    pub datadigest: String,
    /// The digest of the checklist's canonical text.
    pub schemadigest: String,
    /// How many points the parties have left open.
    pub open_points: usize,
    /// The answers: the instance, and nothing else.
    pub data: Value,
}

/// An attribute's name and shape, and whether it has to be there.
pub(super) const ATTRIBUTES: [(&str, Shape, bool); 25] = [
    ("specversion", Shape::Exactly("1.0"), true),
    ("id", Shape::Text, true),
    ("source", Shape::UriReference, true),
    ("type", Shape::Type, true),
    ("time", Shape::Timestamp, true),
    ("subject", Shape::Text, false),
    // Left out, it is this (CloudEvents 1.0, JSON format, 3.1).
    ("datacontenttype", Shape::Exactly("application/json"), false),
    ("dataschema", Shape::Uri, true),
    ("locale", Shape::LanguageTag, true),
    ("datadigest", Shape::Digest, true),
    ("schemadigest", Shape::Digest, true),
    ("party", Shape::Text, false),
    ("waitingfor", Shape::Text, false),
    ("openpoints", Shape::Count, false),
    ("reviewdate", Shape::Date, false),
    ("settles", Shape::Text, false),
    ("relation", Shape::Relation, false),
    ("relatesto", Shape::Text, false),
    ("relateddigest", Shape::Digest, false),
    ("chainid", Shape::Text, false),
    ("chainindex", Shape::Count, false),
    ("changes", Shape::Patch, false),
    ("changed", Shape::Text, false),
    ("changedby", Shape::Text, false),
    ("changereason", Shape::Text, false),
];

/// Whether a submission is meant to be the last word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It is complete: valid, and agreed to by as many as its checklist demands.
    Finished,
    /// Somebody goes on with it: answers may be missing, but none may be wrong.
    Unfinished,
}

/// Makes the envelope of a form. Its [`Type`] follows from what the answers hold.
///
/// # Errors
///
/// [`Refusal::Malformed`] when the occasion breaks a rule of CloudEvents, [`Refusal::Invalid`] when the answers do not
/// keep to the checklist (nothing looks finished that is not), and [`Refusal::Unacknowledged`] when somebody has agreed
/// to other answers than these.
///
/// ```
/// use sovitaan::submission::{Checklist, Occasion, Refusal, Stage, Type, seal};
///
/// let checklist = Checklist::read(r#"{"$id": "urn:x:y:1.0.0", "required": ["agreed"]}"#).unwrap();
/// let occasion = Occasion {
///     id: "1".into(),
///     source: "/forms".into(),
///     time: "2026-09-30T12:00:00Z".into(),
///     subject: Some("case 7".into()),
///     locale: "sv".into(),
///     ..Occasion::default()
/// };
/// let nothing = serde_json::json!({});
/// let unfinished = seal(&checklist, &nothing, Stage::Finished, occasion.clone());
/// assert!(matches!(unfinished, Err(Refusal::Invalid(violations)) if violations.len() == 1));
/// let draft = seal(&checklist, &nothing, Stage::Unfinished, occasion.clone()).unwrap();
/// assert_eq!(draft.type_, Type::Draft);
///
/// let envelope = seal(&checklist, &serde_json::json!({"agreed": true}), Stage::Finished, occasion).unwrap();
/// assert_eq!((envelope.type_, &*envelope.dataschema), (Type::Completed, "urn:x:y:1.0.0"));
/// ```
pub fn seal(checklist: &Checklist, instance: &Value, stage: Stage, occasion: Occasion) -> Result<Envelope, Refusal> {
    let records = Records::of(checklist.schema());
    let type_ = records.kind(instance, stage == Stage::Finished, occasion.party.as_deref());
    let violations = records.against(type_, instance, checklist.validator().validate(instance));
    if !violations.is_empty() {
        return Err(Refusal::Invalid(violations));
    }
    records.check(instance)?;
    let envelope = Envelope {
        type_,
        occasion,
        dataschema: checklist.id().to_owned(),
        datadigest: digest(instance),
        schemadigest: checklist.digest().to_owned(),
        open_points: records.open_points(instance).len(),
        data: instance.clone(),
    };
    let json = envelope.attributes();
    for (name, shape, _) in ATTRIBUTES {
        if let Some(reason) = json.get(name).and_then(|value| shape.fault(value)) {
            return Err(Refusal::Malformed { pointer: Pointer::root().child(name), reason });
        }
    }
    Ok(envelope)
}

impl Envelope {
    /// The event in CloudEvents' JSON format. Store and send this text: it is the same for the same
    /// envelope.
    pub fn to_text(&self) -> String {
        let mut json = self.attributes();
        json.insert("data".to_owned(), self.data.clone());
        Value::Object(json).to_string()
    }

    /// The digest of everything that the envelope says: of the canonical text of its own attributes, among them the
    /// digest of the answers. A later document that names this one carries it (`relateddigest`), so that neither can be
    /// changed without the other. Attributes that a gateway has added do not count.
    ///
    /// ```
    /// # use sovitaan::submission::{Checklist, Occasion, Stage, seal};
    /// # let checklist = Checklist::read(r#"{"$id": "urn:x:y:1.0.0"}"#).unwrap();
    /// # let occasion = Occasion { id: "1".into(), source: "/forms".into(), time: "2026-09-30T12:00:00Z".into(),
    /// #     locale: "sv".into(), ..Occasion::default() };
    /// let envelope = seal(&checklist, &serde_json::json!({}), Stage::Finished, occasion).unwrap();
    /// let mut other = envelope.clone();
    /// other.occasion.time = "2026-09-30T12:00:01Z".into();
    /// assert_ne!(envelope.digest(), other.digest());
    /// ```
    pub fn digest(&self) -> String {
        digest(&Value::Object(self.attributes()))
    }

    /// The chain that it is in, as those have it that go on from it: the `id` of the first document, and how many come
    /// before this one.
    ///
    /// ```
    /// # use sovitaan::submission::{Checklist, Occasion, Stage, seal};
    /// # let checklist = Checklist::read(r#"{"$id": "urn:x:y:1.0.0"}"#).unwrap();
    /// # let occasion = Occasion { id: "1".into(), source: "/forms".into(), time: "2026-09-30T12:00:00Z".into(),
    /// #     locale: "sv".into(), ..Occasion::default() };
    /// let envelope = seal(&checklist, &serde_json::json!({}), Stage::Finished, occasion).unwrap();
    /// assert_eq!(envelope.chain(), ("1", 0));
    /// ```
    pub fn chain(&self) -> (&str, u32) {
        self.occasion.relation.as_ref().map_or((&self.occasion.id, 0), |relation| (&relation.first, relation.index))
    }

    fn attributes(&self) -> Map<String, Value> {
        let Occasion { id, source, time, subject, locale, party, waiting_for, review_date, settles, relation } =
            &self.occasion;
        let type_ = self.type_.to_type();
        let text = |text: &Option<String>| text.as_deref().map(Value::from);
        let related = |part: fn(&Relation) -> &str| relation.as_ref().map(part).map(Value::from);
        let said = |part: fn(&Relation) -> &Option<String>| relation.as_ref().map(part).and_then(text);
        let attributes = [
            ("specversion", Some("1.0".into())),
            ("id", Some(id.as_str().into())),
            ("source", Some(source.as_str().into())),
            ("type", Some(type_.into())),
            ("time", Some(time.as_str().into())),
            ("subject", text(subject)),
            ("datacontenttype", Some("application/json".into())),
            ("dataschema", Some(self.dataschema.as_str().into())),
            ("locale", Some(locale.as_str().into())),
            ("datadigest", Some(self.datadigest.as_str().into())),
            ("schemadigest", Some(self.schemadigest.as_str().into())),
            ("party", text(party)),
            ("waitingfor", text(waiting_for)),
            ("openpoints", (self.open_points > 0).then(|| self.open_points.into())),
            ("reviewdate", text(review_date)),
            ("settles", text(settles)),
            ("relation", related(|relation| relation.kind.as_str())),
            ("relatesto", related(|relation| &relation.id)),
            ("relateddigest", related(|relation| &relation.digest)),
            ("chainid", related(|relation| &relation.first)),
            ("chainindex", relation.as_ref().map(|relation| relation.index.into())),
            ("changes", related(|relation| &relation.changes)),
            ("changed", said(|relation| &relation.changed)),
            ("changedby", said(|relation| &relation.by)),
            ("changereason", said(|relation| &relation.reason)),
        ];
        attributes.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
    }
}
