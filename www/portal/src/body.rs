//! Reading a request's body: so many bytes, in so much time, and no more.
//!
//! It is read before anything else is decided. A server that answers without having read the request
//! has to break the connection, and a client that is still writing may never see the answer.

use crate::{
    api,
    problem::{Kind, Problem},
};
use axum::{
    body::Body,
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use http_body_util::BodyExt;
use std::time::Duration;

/// The largest document.
const LIMIT: usize = 5_000_000;

/// A longer body is read so far, and thrown away, for the sender to see the answer that says why.
const DRAIN: usize = 8 * LIMIT;

const PATIENCE: Duration = Duration::from_mins(1);

/// Hands the request on with its whole body, or refuses it.
pub(crate) async fn whole(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let read = tokio::time::timeout(PATIENCE, collect(body)).await.unwrap_or(Err(Kind::TooSlow));
    match read {
        Ok(bytes) => next.run(Request::from_parts(parts, bytes.into())).await,
        Err(kind) => Problem::new(kind, api::language(&parts.headers)).into_response(),
    }
}

async fn collect(mut body: Body) -> Result<Vec<u8>, Kind> {
    let mut bytes = Vec::new();
    let mut seen = 0_usize;
    while let Some(frame) = body.frame().await {
        // On an error the connection is broken, and nobody is left to read the answer.
        let Ok(chunk) = frame.map_err(|_| Kind::TooSlow)?.into_data() else { continue };
        seen = seen.saturating_add(chunk.len());
        if seen > DRAIN {
            break;
        }
        if seen > LIMIT {
            bytes = Vec::new();
        } else {
            bytes.extend_from_slice(&chunk);
        }
    }
    if seen > LIMIT { Err(Kind::TooLarge) } else { Ok(bytes) }
}
