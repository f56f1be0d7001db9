//! The part that a real host copies: it takes envelopes, checks them and stores them once.

use crate::{
    Language, carry, headers, log,
    problem::{Kind, Problem},
    receive,
    server::Shared,
    store::{Document, ENOUGH, Listing, Stored},
    topics::Topic,
};
use axum::{
    body::Bytes,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use sovitaan::{locale::Catalogue, submission::Reminder};
use std::{collections::HashMap, sync::Arc};

/// The media type of an envelope.
pub(crate) const ENVELOPE: &str = "application/cloudevents+json";

/// `POST /api/documents`
pub(crate) async fn post(State(portal): State<Shared>, headers: HeaderMap, body: Bytes) -> Response {
    match take(&portal, &headers, &body).await {
        Ok(response) => response,
        Err(problem) => problem.into_response(),
    }
}

async fn take(portal: &Shared, headers: &HeaderMap, body: &[u8]) -> Result<Response, Problem> {
    let language = language(headers);
    if !readable(headers) {
        return Err(Problem::new(Kind::MediaType, language));
    }
    // JSON that systems exchange is UTF-8 (RFC 8259, 8.1).
    let Ok(envelope) = std::str::from_utf8(body) else {
        return Err(Problem::new(Kind::NotJson, language));
    };

    // Judging is work for the processor; it must not keep other requests waiting.
    let (checker, text) = (Arc::clone(portal), envelope.to_owned());
    let judge = move || receive::receive(&checker.checklists, &text, language);
    let judged = tokio::task::spawn_blocking(judge).await;
    let document = judged.unwrap_or_else(|error| {
        portal.log.line(&format!("judging a document failed: {error}"));
        Err(Problem::new(Kind::Internal, language))
    })?;

    let language = Language::of_tag(&document.locale).unwrap_or(language);
    let answer = match portal.store.put(&document, envelope, portal.stored.is_some()).await {
        Ok(Stored::Now) => {
            portal.stored.iter().for_each(|relay| relay.notify_one());
            stored(StatusCode::CREATED, &document)
        }
        Ok(Stored::Before) => stored(StatusCode::OK, &document),
        Ok(Stored::Otherwise) => Problem::new(Kind::Conflict, language).into_response(),
        Err(error) => portal.failed(&error, language).into_response(),
    };
    Ok(log::about(answer, &document.checklist))
}

fn stored(status: StatusCode, document: &Document) -> Response {
    let location = location(document);
    let body = json!({"id": document.id, "location": location});
    (status, [(header::LOCATION, location)], json_answer(&body)).into_response()
}

/// `GET /api/documents`
pub(crate) async fn list(
    State(portal): State<Shared>,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    match portal.store.list(page_number(&query)).await {
        Ok(listing) => json_answer(&listing_json(&listing)).into_response(),
        Err(error) => portal.failed(&error, language(&headers)).into_response(),
    }
}

/// `GET /api/documents/{id}`: the envelope as it came, byte for byte.
pub(crate) async fn get(State(portal): State<Shared>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    match portal.store.envelope(&id).await {
        Ok(Some(envelope)) => {
            let headers = [
                (header::CONTENT_TYPE, HeaderValue::from_static(ENVELOPE)),
                (header::CACHE_CONTROL, headers::KEEP_NOWHERE),
            ];
            (headers, envelope).into_response()
        }
        Ok(None) => Problem::new(Kind::NotFound, language(&headers)).into_response(),
        Err(error) => portal.failed(&error, language(&headers)).into_response(),
    }
}

/// `GET /api/documents/{id}/next/{checklist}`: the answers that the next document starts with.
pub(crate) async fn next(
    State(portal): State<Shared>,
    Path((id, checklist)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let envelope = match portal.store.envelope(&id).await {
        Ok(envelope) => envelope,
        Err(error) => return portal.failed(&error, language(&headers)).into_response(),
    };
    let follows = Topic::named(&checklist).and_then(|topic| topic.follows.as_ref());
    let answers = follows.zip(envelope).and_then(|(follows, envelope)| carry::answers(follows, &envelope));
    match answers {
        Some(answers) => json_answer(&answers).into_response(),
        None => Problem::new(Kind::NotFound, language(&headers)).into_response(),
    }
}

/// `GET /api/documents/{id}/calendar`: the review date as a file for a calendar (RFC 5545). It has the same name for all
/// documents of a chain, so that a date that has moved moves in the calendar too.
pub(crate) async fn calendar(State(portal): State<Shared>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let language = language(&headers);
    let found = async {
        let Some(document) = portal.store.document(&id).await? else { return Ok(None) };
        let chain = portal.store.earlier(&document).await?;
        Ok::<_, sqlx::Error>(Some((document, chain)))
    };
    let (document, chain) = match found.await {
        Ok(Some(found)) => found,
        Ok(None) => return Problem::new(Kind::NotFound, language).into_response(),
        Err(error) => return portal.failed(&error, language).into_response(),
    };
    let language = Language::of_tag(&document.locale).unwrap_or(language);
    let reminder = document.review_date.clone().and_then(|date| {
        let reminder = Reminder {
            first: chain.last().unwrap_or(&document.event_id).clone(),
            sequence: u32::try_from(chain.len()).unwrap_or(u32::MAX),
            time: document.time.clone(),
            date,
            // In the form's own words: the form offers the same entry.
            summary: Catalogue::of(language.tag()).say("reminder.summary", &[("title", &document.title)]),
            description: None,
            categories: Vec::new(),
            url: None,
        };
        reminder.to_icalendar()
    });
    let Some(reminder) = reminder else { return Problem::new(Kind::NotFound, language).into_response() };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8; method=PUBLISH")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"sovitaan.ics\"")),
        (header::CACHE_CONTROL, headers::KEEP_NOWHERE),
    ];
    (headers, reminder).into_response()
}

/// `GET /api/halves/{subject}`: the parties' own answers, once enough of them have shared theirs.
pub(crate) async fn halves(State(portal): State<Shared>, Path(subject): Path<String>, headers: HeaderMap) -> Response {
    match portal.store.halves(&subject).await {
        Ok(halves) if halves.len() >= ENOUGH => {
            let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/cloudevents-batch+json"));
            let headers = [kind, (header::CACHE_CONTROL, headers::KEEP_NOWHERE)];
            (headers, format!("[{}]", halves.join(","))).into_response()
        }
        Ok(_) => Problem::new(Kind::NotFound, language(&headers)).into_response(),
        Err(error) => portal.failed(&error, language(&headers)).into_response(),
    }
}

/// Any other address under `/api`.
pub(crate) async fn nothing_here(headers: HeaderMap) -> Problem {
    Problem::new(Kind::NotFound, language(&headers))
}

/// An address under `/api` by a method that it does not have.
pub(crate) async fn not_so(headers: HeaderMap) -> Problem {
    Problem::new(Kind::Method, language(&headers))
}

/// The language to refuse in, as long as no envelope says which one the person reads.
pub(crate) fn language(headers: &HeaderMap) -> Language {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Language::preferred(accepted.unwrap_or_default())
}

/// The number in `?page=`; the first page when there is none.
pub(crate) fn page_number(query: &HashMap<String, String>) -> i64 {
    query.get("page").and_then(|number| number.parse().ok()).unwrap_or(1)
}

/// Whether the body is said to be an envelope in UTF-8.
fn readable(headers: &HeaderMap) -> bool {
    let Some(Ok(value)) = headers.get(header::CONTENT_TYPE).map(|value| value.to_str()) else {
        return false;
    };
    let mut parts = value.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default();
    let charset = parts.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.eq_ignore_ascii_case("charset").then(|| value.trim_matches('"'))
    });
    [ENVELOPE, "application/json"].iter().any(|known| essence.eq_ignore_ascii_case(known))
        && charset.is_none_or(|charset| charset.eq_ignore_ascii_case("utf-8"))
}

fn location(document: &Document) -> String {
    format!("/api/documents/{}", document.id)
}

fn listing_json(listing: &Listing) -> Value {
    let documents: Vec<Value> = listing
        .documents
        .iter()
        .map(|document| {
            json!({
                "id": document.id,
                "location": location(document),
                "source": document.source,
                "eventId": document.event_id,
                "type": document.type_,
                "subject": document.subject,
                "checklist": document.checklist,
                "title": document.title,
                "time": document.time,
                "locale": document.locale,
                "datadigest": document.datadigest,
                "receivedAt": document.received_at,
            })
        })
        .collect();
    json!({
        "documents": documents,
        "page": listing.page,
        "pages": listing.pages,
        "total": listing.total,
    })
}

fn json_answer(body: &Value) -> impl IntoResponse + use<> {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CACHE_CONTROL, headers::KEEP_NOWHERE),
    ];
    (headers, body.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(content_type: &str, expected: bool) {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, content_type.parse().unwrap());
        assert_eq!(readable(&headers), expected, "{content_type}");
    }

    #[test]
    fn two_content_types_are_read() {
        check("application/cloudevents+json", true);
        check("application/cloudevents+json; charset=UTF-8", true);
        check("Application/JSON;charset=\"utf-8\"", true);
        check("application/json; charset=iso-8859-1", false);
        check("application/cloudevents-batch+json", false);
        check("text/plain", false);
        check("", false);
        assert!(!readable(&HeaderMap::new()));
    }
}
