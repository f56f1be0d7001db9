//! A host that fails, for browser tests: `--faults` registers these routes, nothing else does.

use crate::{
    api,
    problem::{Kind, Problem},
    server::Shared,
};
use axum::{
    Router,
    body::Bytes,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use std::{collections::HashMap, time::Duration};

/// How long the slow store waits when the query does not say (`?ms=…`), and at most.
const SLOW: u64 = 3_000;
const SLOWEST: u64 = 60_000;

/// The routes, to be put under `/api/faults`.
pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/500", post(async |headers: HeaderMap| broken(&headers)))
        .route("/login", post(async || login()))
        .route("/login-page", get(async || login_page()))
        .route("/html403", post(async || forbidden()))
        .route("/slow", post(slow))
}

/// A server error, said properly.
fn broken(headers: &HeaderMap) -> Problem {
    Problem::new(Kind::Internal, api::language(headers))
}

/// A session has ended: the POST is redirected to a page, and the page is there.
fn login() -> Response {
    (StatusCode::FOUND, [(header::LOCATION, "/api/faults/login-page")]).into_response()
}

fn login_page() -> Html<&'static str> {
    Html(
        "<!DOCTYPE html><html lang=\"fi\"><title>Kirjaudu sisään</title>\
         <main><h1>Kirjaudu sisään</h1><p>Istunto on päättynyt.</p></main></html>",
    )
}

/// A web application firewall says no, in its own way.
fn forbidden() -> Response {
    let page = Html(
        "<!DOCTYPE html><html lang=\"en\"><title>403 Forbidden</title>\
         <main><h1>Forbidden</h1></main></html>",
    );
    (StatusCode::FORBIDDEN, page).into_response()
}

/// Stores as usual, after a while.
async fn slow(
    state: State<Shared>,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let wait = query.get("ms").and_then(|ms| ms.parse().ok()).unwrap_or(SLOW);
    tokio::time::sleep(Duration::from_millis(wait.min(SLOWEST))).await;
    api::post(state, headers, body).await
}
