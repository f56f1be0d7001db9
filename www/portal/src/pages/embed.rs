//! The form in a page: the element exactly as any portal would write it.

use crate::{
    Language,
    site::{Page, Topic},
};
use maud::{Markup, html};

/// A checklist to fill in, and the portal's own place for what came of it.
pub(crate) fn to_fill(language: Language, topic: Topic) -> Markup {
    let texts = &language.texts().form;
    // `portal.js` puts the document's id at the end.
    let documents = Page::Document(String::new()).path(language);
    html! {
        div.form {
            sovitaan-form src={ "/schemas/" (topic.checklist()) ".json" } lang=(language.tag())
                action="/api/documents" { (texts.fallback) }
        }
        div.stored role="status" data-stored=(texts.stored) data-open=(texts.open)
            data-documents=(documents) {}
    }
}

/// A stored document to read; `document.js` fetches it and gives it to the element.
pub(crate) fn to_read(language: Language, src: &str, id: &str) -> Markup {
    let texts = &language.texts().documents;
    html! {
        div.form.reading data-document={ "/api/documents/" (id) } data-unavailable=(texts.unavailable) {
            sovitaan-form src=(src) lang=(language.tag()) mode="view" { (texts.fallback) }
        }
        div.stored role="status" {}
    }
}
