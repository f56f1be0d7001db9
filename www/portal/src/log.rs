//! One line for each request: method, path, status, checklist. Never a query, a body or an answer.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use std::{fmt, sync::Arc};

/// Where the lines go.
#[derive(Clone)]
pub struct Log(Arc<dyn Fn(&str) + Send + Sync>);

impl Log {
    /// Lines to standard error, each with its time.
    pub fn to_stderr() -> Self {
        Self::to(|line| eprintln!("{} {line}", crate::dates::now()))
    }

    /// Lines to a function, without a time; a test looks at them.
    ///
    /// ```
    /// let log = sovitaan_portal::Log::to(|line| assert_eq!(line, "GET /fi 200"));
    /// log.line("GET /fi 200");
    /// ```
    pub fn to(sink: impl Fn(&str) + Send + Sync + 'static) -> Self {
        Self(Arc::new(sink))
    }

    /// Writes one line.
    pub fn line(&self, line: &str) {
        (self.0)(line);
    }
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Log")
    }
}

/// A response's extension: the checklist that the request was about. It is one that the portal knows,
/// so nothing that a sender wrote gets into the log by it.
#[derive(Clone)]
struct About(String);

/// Says which checklist a response is about.
pub(crate) fn about(mut response: Response, checklist: &str) -> Response {
    response.extensions_mut().insert(About(checklist.to_owned()));
    response
}

/// Writes the line once the answer is known.
pub(crate) async fn requests(State(log): State<Log>, request: Request, next: Next) -> Response {
    let asked = format!("{} {}", request.method(), request.uri().path());
    let response = next.run(request).await;
    let status = response.status().as_u16();
    match response.extensions().get::<About>() {
        Some(About(checklist)) => log.line(&format!("{asked} {status} {checklist}")),
        None => log.line(&format!("{asked} {status}")),
    }
    response
}
