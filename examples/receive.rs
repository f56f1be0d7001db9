//! A host of one page: it receives envelopes, checks them with the library, and stores each once.
//!
//! `cargo run --example receive schemas/*.json` says where it listens. It keeps what it stores in memory; a real host has
//! a table with `UNIQUE (source, id)` ([`sql/envelopes.sql`](sql/envelopes.sql)), a login, and its pages.

use axum::{
    Router,
    extract::{DefaultBodyLimit, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use serde_json::{Value, json};
use sovitaan::submission::{Checklist, MAX_ENVELOPE, Refusal, receive};
use std::{
    collections::HashMap,
    env,
    error::Error,
    fs,
    sync::{Arc, Mutex, PoisonError},
};

struct Host {
    checklists: Vec<Checklist>,
    /// What is stored, by source and id: the digest of the whole envelope, and its text.
    documents: Mutex<HashMap<(String, String), (String, String)>>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let files = env::args().skip(1);
    let checklists = files.map(|file| Ok(Checklist::read(&fs::read_to_string(file)?)?));
    let checklists = checklists.collect::<Result<_, Box<dyn Error>>>()?;
    let host = Arc::new(Host { checklists, documents: Mutex::default() });
    let documents = post(store).layer(DefaultBodyLimit::max(MAX_ENVELOPE));
    let router = Router::new().route("/api/documents", documents).with_state(host);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("listening on http://{}", listener.local_addr()?);
    Ok(axum::serve(listener, router).await?)
}

/// Text that is too long or no UTF-8 does not come here: it is answered with 413 or 400.
async fn store(State(host): State<Arc<Host>>, body: String) -> Response {
    let find = |id: &str| host.checklists.iter().find(|checklist| checklist.id() == id);
    let envelope = match receive(&body, find) {
        Ok(envelope) => envelope,
        Err(refusal) => return refused(&refusal),
    };
    let digest = envelope.digest();
    let location = format!("/api/documents/{}", envelope.occasion.id);
    let name = (envelope.occasion.source, envelope.occasion.id);
    let mut documents = host.documents.lock().unwrap_or_else(PoisonError::into_inner);
    let status = match documents.get(&name) {
        None => StatusCode::CREATED,
        // The answer got lost, and the form has sent it again.
        Some((stored, _)) if *stored == digest => StatusCode::OK,
        Some(_) => {
            return problem(StatusCode::CONFLICT, "conflict", "Another document has this source and id.", &json!([]));
        }
    };
    // As it came: a digest is made of this text.
    documents.entry(name).or_insert((digest, body));
    (status, [(header::LOCATION, location)]).into_response()
}

/// What the form shows beside the questions: `errors` with a pointer into the answers.
fn refused(refusal: &Refusal) -> Response {
    let errors: Value = match refusal {
        Refusal::Invalid(violations) => {
            let error = |one: &sovitaan::validate::Violation| json!({"pointer": one.pointer.as_str(), "detail": "This answer does not keep to the checklist."});
            violations.iter().map(error).collect()
        }
        _ => json!([]),
    };
    let status = match refusal {
        Refusal::NotJson { .. } => StatusCode::BAD_REQUEST,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    problem(status, refusal.code(), &refusal.to_string(), &errors)
}

/// RFC 9457.
fn problem(status: StatusCode, code: &str, detail: &str, errors: &Value) -> Response {
    let body = json!({"type": format!("urn:example:problem:{code}"), "status": status.as_u16(), "detail": detail,
        "errors": errors});
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
}
