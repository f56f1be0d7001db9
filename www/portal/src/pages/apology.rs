//! Pages that say why there is no page.

use super::frame::{Frame, Scripts};
use crate::{Language, site::Page, texts::Apology};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::html;

/// Nothing at this address.
pub(crate) fn not_found(language: Language) -> Response {
    page(StatusCode::NOT_FOUND, language, &language.texts().missing)
}

/// The portal could not do its part.
pub(crate) fn broken(language: Language) -> Response {
    page(StatusCode::INTERNAL_SERVER_ERROR, language, &language.texts().broken)
}

fn page(status: StatusCode, language: Language, texts: &Apology) -> Response {
    let frame = Frame {
        language,
        page: None,
        title: texts.title.to_owned(),
        title_lang: None,
        above: None,
        scripts: Scripts::None,
    };
    let page = frame.around(&html! {
        div.introduction {
            h1 { (texts.title) }
            p.lead { (texts.text) }
            p {
                a.button href=(Page::Home.path(language)) { (language.texts().home.menu) }
            }
        }
    });
    (status, page).into_response()
}
