//! Whether a document and those it goes on from are still what they were.

use super::{Misfit, apply};
use crate::pointer::Pointer;
use crate::submission::{Envelope, Refusal, Relation, digest, open};
use serde_json::{Value, json};
use std::fmt;

/// The first place where a chain of documents does not hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Break {
    /// Which of the documents, from 0.
    pub index: usize,
    /// Its `id`, where it can be read.
    pub id: Option<String>,
    /// What is the matter with it.
    pub flaw: Flaw,
}

/// Why a document does not hold, or does not go on from the one before it.
#[derive(Clone, Debug, PartialEq)]
pub enum Flaw {
    /// It is no envelope, or its answers are not those that were sealed in it.
    Unopened(Refusal),
    /// An acknowledgement was given for other answers; this one.
    Unacknowledged(Pointer),
    /// It is the first one here, and goes on from one that is not.
    Beginning,
    /// It does not say that it goes on from the one before it.
    Unrelated,
    /// The one before it was another when this one was made: what its envelope says has been changed.
    Altered {
        /// The digest that this document names.
        expected: String,
        /// The digest of the one before it.
        found: String,
    },
    /// The changes that it records cannot be applied to the one before it; `None` where they cannot be read.
    Unapplied(Option<Misfit>),
    /// The changes that it records do not give its answers.
    OtherAnswers,
}

impl Break {
    /// The break as it crosses a border: `{"index", "id"?, "code", "message"}`.
    ///
    /// ```
    /// let broken = sovitaan::compare::verify(&["{}"]).unwrap_err().to_json();
    /// assert_eq!((&broken["index"], broken.get("id"), &broken["code"]), (&0.into(), None, &"malformed".into()));
    /// ```
    pub fn to_json(&self) -> Value {
        let mut json = json!({"index": self.index, "code": self.flaw.code(), "message": self.to_string()});
        if let Some(id) = &self.id {
            json["id"] = id.as_str().into();
        }
        json
    }
}

impl Flaw {
    /// The kind of flaw as it crosses a border: a [`Refusal::code`] (`altered`: other answers than those that were
    /// sealed), or what is said here of a chain.
    ///
    /// ```
    /// assert_eq!(sovitaan::compare::Flaw::Beginning.code(), "beginning");
    /// ```
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unopened(refusal) => refusal.code(),
            Self::Unacknowledged(_) => "unacknowledged",
            Self::Beginning => "beginning",
            Self::Unrelated => "unrelated",
            Self::Altered { .. } => "former-altered",
            Self::Unapplied(_) => "unapplied",
            Self::OtherAnswers => "other-answers",
        }
    }
}

impl fmt::Display for Break {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "document {} of the chain does not hold: {}", self.index, self.flaw)
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unopened(refusal) => write!(f, "{refusal}"),
            Self::Unacknowledged(at) => write!(f, "the acknowledgement at '{at}' was given for other answers"),
            Self::Beginning => write!(f, "it goes on from a document that is not here"),
            Self::Unrelated => write!(f, "it does not say that it goes on from the one before it"),
            Self::Altered { expected, found } => {
                write!(f, "the one before it was changed: its digest is {found}, this one names {expected}")
            }
            Self::Unapplied(Some(misfit)) => write!(f, "its changes do not fit the one before it: {misfit}"),
            Self::Unapplied(None) => write!(f, "its changes cannot be read"),
            Self::OtherAnswers => write!(f, "its changes do not give its answers"),
        }
    }
}

impl std::error::Error for Break {}

/// Checks a document and all that it goes on from, oldest first, as the texts that were stored.
///
/// Each one's answers are those that were sealed and agreed to; each names the one before it by `id` and by the digest of
/// its envelope, and its own place in the chain; and what each records as changed makes its answers of the former ones. So none can be changed, left out or
/// put in without a break at that place. It asks no checklist: what one says of the answers is asked by
/// [`receive`](crate::submission::receive).
///
/// ```
/// use sovitaan::compare::{Flaw, patch, verify};
/// use sovitaan::submission::{Checklist, Occasion, Relation, RelationKind, Stage, seal};
/// use serde_json::json;
///
/// let checklist = Checklist::read(r#"{"$id": "urn:x:y:1.0.0"}"#).unwrap();
/// let occasion = |id: &str, relation| Occasion { id: id.into(), source: "/forms".into(), locale: "fi".into(),
///     time: "2026-09-30T12:00:00Z".into(), relation, ..Occasion::default() };
/// let (before, after) = (json!({"day": "Mon"}), json!({"day": "Tue"}));
/// let first = seal(&checklist, &before, Stage::Finished, occasion("1", None)).unwrap();
/// let relation = Relation { kind: RelationKind::Amends, id: "1".into(), digest: first.digest(),
///     first: "1".into(), index: 1, changes: patch(&before, &after).to_string(), changed: None, by: None, reason: None };
/// let second = seal(&checklist, &after, Stage::Finished, occasion("2", Some(relation))).unwrap();
/// let (first, second) = (first.to_text(), second.to_text());
///
/// assert_eq!(verify(&[&first, &second]), Ok(()));
/// let later = first.replace("12:00:00Z", "13:00:00Z");
/// assert!(matches!(verify(&[&later, &second]).unwrap_err().flaw, Flaw::Altered { .. }));
/// ```
///
/// # Errors
///
/// The first [`Break`].
pub fn verify(envelopes: &[&str]) -> Result<(), Break> {
    let mut former = None;
    for (index, text) in envelopes.iter().enumerate() {
        let broken = |id: Option<&str>, flaw| Break { index, id: id.map(str::to_owned), flaw };
        let envelope = open(text).map_err(|refusal| broken(None, Flaw::Unopened(refusal)))?;
        check(&envelope, former.as_ref()).map_err(|flaw| broken(Some(&envelope.occasion.id), flaw))?;
        former = Some(envelope);
    }
    Ok(())
}

fn check(envelope: &Envelope, former: Option<&Envelope>) -> Result<(), Flaw> {
    if let Some(pointer) = unacknowledged(&envelope.data) {
        return Err(Flaw::Unacknowledged(pointer));
    }
    match (former, &envelope.occasion.relation) {
        (None, None) => Ok(()),
        (None, Some(_)) => Err(Flaw::Beginning),
        (Some(former), Some(relation)) if relation.id == former.occasion.id => follows(envelope, former, relation),
        (Some(_), _) => Err(Flaw::Unrelated),
    }
}

fn follows(envelope: &Envelope, former: &Envelope, relation: &Relation) -> Result<(), Flaw> {
    let found = former.digest();
    if relation.digest != found {
        return Err(Flaw::Altered { expected: relation.digest.clone(), found });
    }
    let (first, index) = former.chain();
    if (relation.first.as_str(), relation.index) != (first, index.saturating_add(1)) {
        return Err(Flaw::Unrelated);
    }
    let changes = crate::json::read(&relation.changes).map_err(|_| Flaw::Unapplied(None))?;
    let answers = apply(&changes, &former.data).map_err(|misfit| Flaw::Unapplied(Some(misfit)))?;
    if digest(&answers) == envelope.datadigest { Ok(()) } else { Err(Flaw::OtherAnswers) }
}

/// The first acknowledgement that was given for other answers. Without the checklist they are known by what they are:
/// a list right under the root of which each row says who has agreed (`name`), to which words (`statement`) and answers
/// (`digest`).
fn unacknowledged(data: &Value) -> Option<Pointer> {
    let is_record = |row: &Value| {
        let has = |name: &str| row.get(name).is_some_and(Value::is_string);
        has("name") && has("statement") && has("digest")
    };
    let lists = data.as_object().into_iter().flatten();
    let lists = lists.filter_map(|(name, value)| Some((name, value.as_array()?)));
    for (name, rows) in lists.filter(|(_, rows)| !rows.is_empty() && rows.iter().all(is_record)) {
        let mut answers = data.clone();
        answers.as_object_mut()?.shift_remove(name);
        let expected = digest(&answers);
        if let Some(place) = rows.iter().position(|row| row["digest"] != expected) {
            return Some(Pointer::root().child(name.as_str()).child(place));
        }
    }
    None
}
