//! What every response says about itself, as a careful intranet does.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

/// The policy that the form has to live with. `wasm_allowed` is false in one browser test only.
pub(crate) fn policy(wasm_allowed: bool) -> HeaderValue {
    HeaderValue::from_static(if wasm_allowed {
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         require-trusted-types-for 'script'; object-src 'none'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'none'"
    } else {
        "default-src 'self'; script-src 'self'; style-src 'self'; \
         require-trusted-types-for 'script'; object-src 'none'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'none'"
    })
}

const ALWAYS: [(HeaderName, HeaderValue); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=()"),
    ),
];

/// Nothing is reused without asking: a page may have changed, and a new build must be seen at once.
pub(crate) const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// Documents and lists of them stay in no cache of a shared machine.
pub(crate) const KEEP_NOWHERE: HeaderValue = HeaderValue::from_static("private, no-store");

/// Adds the headers to whatever comes out, refusals and missing pages included.
pub(crate) async fn on_every_response(State(policy): State<HeaderValue>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    headers.extend(ALWAYS.map(|(name, value)| (name, value)));
    headers.entry(header::CACHE_CONTROL).or_insert(ASK_AGAIN);
    response
}
