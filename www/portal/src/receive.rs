//! The one place where the portal asks the form library: an envelope's text goes in, and what is to be
//! stored comes out, or the reason why nothing is.

use crate::{
    Language,
    checklists::{Checklists, Known},
    dates, digest,
    problem::{Kind, Problem},
    store::Document,
};
use serde_json::{Value, json};
use sovitaan::{
    locale::Catalogue,
    state::FormState,
    submission::{self, Envelope, Refusal},
    validate::Violation,
    view::explain,
};

/// Neither of the two attributes that name an event may be longer, in bytes: the library allows more,
/// but `PostgreSQL` does not index it.
const LONGEST: usize = 1024;

/// Checks an envelope: by the same code that made it in the browser. `language` is what to refuse in
/// when the envelope does not say which language its reader knows.
pub(crate) fn receive(checklists: &Checklists, text: &str, language: Language) -> Result<Document, Problem> {
    let find = |dataschema: &str| checklists.find(dataschema).map(|known| &known.checklist);
    let envelope = submission::receive(text, find).map_err(|refusal| refused(checklists, text, refusal, language))?;
    let language = Language::of_tag(&envelope.occasion.locale).unwrap_or(language);
    check_names(&envelope, language)?;
    let title = checklists
        .find(&envelope.dataschema)
        .map(|known| known.form(&envelope.occasion.locale).title().to_owned())
        .unwrap_or_default();
    let occasion = envelope.occasion;
    Ok(Document {
        id: digest::short(&[occasion.source.as_bytes(), occasion.id.as_bytes()]),
        source: occasion.source,
        event_id: occasion.id,
        type_: envelope.type_.to_type(),
        subject: occasion.subject,
        checklist: envelope.dataschema,
        title,
        time: occasion.time,
        locale: occasion.locale,
        datadigest: envelope.datadigest,
        schemadigest: envelope.schemadigest,
        received_at: dates::now(),
        party: occasion.party,
        waiting_for: occasion.waiting_for,
        open_points: i64::try_from(envelope.open_points).unwrap_or(i64::MAX),
        review_date: occasion.review_date,
        relates_to: occasion.relation.as_ref().map(|relation| relation.id.clone()),
        relation: occasion.relation.map(|relation| relation.kind.as_str().to_owned()),
        later: None,
    })
}

/// What the database needs besides: names that it can index.
fn check_names(envelope: &Envelope, language: Language) -> Result<(), Problem> {
    for (pointer, name) in [("/id", &envelope.occasion.id), ("/source", &envelope.occasion.source)] {
        if name.len() > LONGEST {
            return Err(malformed(language, pointer, &format!("is longer than {LONGEST} bytes")));
        }
    }
    Ok(())
}

fn malformed(language: Language, pointer: &str, reason: &str) -> Problem {
    Problem::new(Kind::Malformed, language).because(format!("{pointer} {reason}")).with("pointer", pointer)
}

/// A refusal as the sender reads it.
fn refused(checklists: &Checklists, text: &str, refusal: Refusal, language: Language) -> Problem {
    // What is refused may still say in which language its sender reads.
    let envelope: Value = serde_json::from_str(text).unwrap_or_default();
    let attribute = |name| envelope.get(name).and_then(Value::as_str);
    let locale = attribute("locale").unwrap_or(language.tag());
    let language = Language::of_tag(locale).unwrap_or(language);
    let known = attribute("dataschema").and_then(|id| checklists.find(id));
    let problem = match refusal {
        Refusal::NotJson { reason } => Problem::new(Kind::NotJson, language).because(reason),
        Refusal::Malformed { pointer, reason } => malformed(language, pointer.as_str(), &reason),
        Refusal::UnknownChecklist { dataschema } => {
            Problem::new(Kind::UnknownChecklist, language).with("dataschema", dataschema)
        }
        Refusal::Altered { expected, found } => {
            Problem::new(Kind::Altered, language).with("expected", expected).with("found", found)
        }
        Refusal::Unacknowledged { pointer, reason } => {
            Problem::new(Kind::Unacknowledged, language).because(reason).with("pointer", pointer.as_str())
        }
        Refusal::OtherVersion { .. } => Problem::new(Kind::OtherEdition, language),
        Refusal::Invalid(violations) => {
            let errors = known.map(|known| explained(known, envelope.get("data"), language, &violations));
            Problem::new(Kind::Invalid, language).with("errors", errors)
        }
    };
    match known {
        Some(known) => problem.about(known.checklist.id()),
        None => problem,
    }
}

/// Each violation with a sentence for whoever filled in the form.
fn explained(known: &Known, data: Option<&Value>, language: Language, violations: &[Violation]) -> Value {
    let state = FormState::new(known.form(language.tag()), data);
    let catalogue = Catalogue::of(language.tag());
    violations
        .iter()
        .map(|violation| {
            json!({
                "pointer": violation.pointer.as_str(),
                "keyword": violation.keyword.as_str(),
                "detail": explain(&state, &catalogue, violation),
            })
        })
        .collect()
}
