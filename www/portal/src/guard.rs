//! Protection against other sites: a page elsewhere must not store documents here in the name of
//! whoever looks at it.
//!
//! Three things stand in its way, none of which needs a token in the page:
//! 1. A browser says where a request comes from, in `Sec-Fetch-Site` and, on every POST, in `Origin`;
//!    what does not come from this very origin is refused here.
//! 2. Only the content types that a page elsewhere cannot send without asking first (a CORS preflight)
//!    are read, and no preflight is ever answered with yes.
//! 3. A host with a login marks its session cookie `SameSite=Lax` or `Strict`. The portal has no login.
//!
//! A request with neither header does not come from a browser, so there is nobody to be protected.

use crate::{
    api,
    problem::{Kind, Problem},
};
use axum::{
    extract::Request,
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Lets reading pass, and writing only from this origin.
pub(crate) async fn same_origin(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || from_here(request.headers()) {
        return next.run(request).await;
    }
    Problem::new(Kind::CrossSite, api::language(request.headers())).into_response()
}

fn from_here(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    let Some(origin) = text("origin") else { return true };
    // The scheme is left out of the comparison: behind a proxy that ends TLS, only the proxy knows it.
    let origin = origin.split_once("://").map(|(_, authority)| authority);
    origin.is_some() && origin == text(header::HOST.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(headers: &[(&'static str, &'static str)], expected: bool) {
        let headers = headers
            .iter()
            .map(|(name, value)| (header::HeaderName::from_static(name), (*value).parse().unwrap()))
            .collect();
        assert_eq!(from_here(&headers), expected, "{headers:?}");
    }

    #[test]
    fn only_this_origin_writes() {
        let host = ("host", "intra.example:8080");
        check(&[host], true);
        check(&[host, ("origin", "https://intra.example:8080")], true);
        check(&[host, ("origin", "https://elsewhere.example")], false);
        check(&[host, ("origin", "null")], false);
        check(&[("origin", "null")], false);
        check(&[host, ("sec-fetch-site", "same-origin")], true);
        for site in ["same-site", "cross-site", "none", ""] {
            check(&[host, ("sec-fetch-site", site)], false);
        }
        let both = [("sec-fetch-site", "cross-site"), ("origin", "https://intra.example:8080")];
        check(&[host, both[0], both[1]], false);
    }
}
