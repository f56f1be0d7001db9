//! A document: an envelope, or its answers alone.

use crate::checklist::Asked;
use crate::input::{Input, name};
use crate::output::Trouble;
use serde_json::Value;
use sovitaan::compare::{Flaw, verify};
use sovitaan::schema::{Version, same_checklist};
use sovitaan::submission::{Envelope, open};
use std::path::Path;

/// A document that can be shown and compared.
pub struct Document {
    /// What it was sealed in, if it was.
    pub envelope: Option<Envelope>,
    /// The answers.
    pub answers: Value,
}

impl Document {
    /// Reads a document of a checklist, of any version. Whether its answers keep to the checklist is not asked.
    pub fn read(path: &Path, asked: &Asked, input: &mut Input) -> Result<Self, Trouble> {
        let (text, json) = input.json(path)?;
        if !is_envelope(&json) {
            return Ok(Self { envelope: None, answers: json });
        }
        let trouble = |what: String, advice: &str| Trouble::new(name(path), what, advice);
        let as_stored = "take the document as it was stored: this one is not to be relied on";
        let envelope = open(&text).map_err(|refusal| trouble(refusal.to_string(), as_stored))?;
        // It alone may go on from another; what it says of itself has to hold.
        if let Err(Flaw::Unacknowledged(at)) = verify(&[&text]).map_err(|broken| broken.flaw) {
            return Err(trouble(Flaw::Unacknowledged(at).to_string(), as_stored));
        }
        if !asked.id().is_empty() && same_checklist(&envelope.dataschema, asked.id()) == Version::Another {
            let what = format!("it was made with `{}`, and {} is `{}`", envelope.dataschema, asked.name, asked.id());
            return Err(trouble(what, "name the checklist that it was made with"));
        }
        Ok(Self { answers: envelope.data.clone(), envelope: Some(envelope) })
    }
}

/// Whether it is meant as an envelope: it says which version of CloudEvents it keeps to.
pub fn is_envelope(json: &Value) -> bool {
    json.get("specversion").is_some()
}
