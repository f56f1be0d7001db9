//! The accessibility page.

use super::frame::{Frame, Scripts};
use crate::{Language, site::Page};
use axum::response::Response;
use maud::html;

/// `/fi/saavutettavuus`
pub(crate) fn page(language: Language) -> Response {
    let texts = &language.texts().accessibility;
    let frame = Frame {
        language,
        page: Some(Page::Accessibility),
        title: texts.title.to_owned(),
        title_lang: None,
        above: None,
        scripts: Scripts::None,
    };
    frame.around(&html! {
        div.introduction {
            h1 { (texts.title) }
            p.lead { (texts.lead) }
            @for (title, text) in texts.sections {
                h2 { (title) }
                p { (text) }
            }
        }
    })
}
