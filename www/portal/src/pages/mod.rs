//! What a person sees: one file for each kind of page, and the frame that all of them share.

pub(crate) mod accessibility;
mod apology;
pub(crate) mod document;
pub(crate) mod documents;
pub(crate) mod embed;
mod frame;
pub(crate) mod home;
pub(crate) mod news;
pub(crate) mod topic;

use crate::{Language, api, server::Shared, site::Page, store::Document};
use axum::{
    http::{HeaderMap, HeaderValue, Uri, header},
    response::{IntoResponse, Redirect, Response},
};

/// `/`: to the front page in the language that the browser likes best.
pub(crate) async fn front_door(headers: HeaderMap) -> Response {
    let path = Page::Home.path(api::language(&headers));
    let vary = [(header::VARY, HeaderValue::from_static("accept-language"))];
    (vary, Redirect::temporary(&path)).into_response()
}

/// An address that is no page's. One with a slash too many leads to the page.
pub(crate) async fn nothing_here(uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path();
    let language = Language::of_path(path);
    // A path that starts with a language cannot lead to another host, as `//host` would.
    if let (Some(_), Some(shorter)) = (language, path.strip_suffix('/')) {
        return Redirect::permanent(shorter.trim_end_matches('/')).into_response();
    }
    apology::not_found(language.unwrap_or_else(|| api::language(&headers)))
}

/// A stored document, or what a page answers when it has none.
async fn stored(portal: &Shared, id: &str, language: Language) -> Result<Document, Box<Response>> {
    match portal.store.document(id).await {
        Ok(Some(document)) => Ok(document),
        Ok(None) => Err(Box::new(apology::not_found(language))),
        Err(error) => Err(Box::new(store_failed(portal, &error, language))),
    }
}

/// What a page answers when the store does not.
fn store_failed(portal: &Shared, error: &sqlx::Error, language: Language) -> Response {
    portal.log.line(&format!("the store failed: {error}"));
    apology::broken(language)
}
