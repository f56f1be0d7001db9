//! The list of stored documents.

use super::frame::{Frame, Scripts};
use crate::{
    Language, api, dates, headers,
    server::Shared,
    site::Page,
    store::{Document, Listing},
    texts::Documents,
    topics::Topic,
};
use axum::{
    extract::{Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use std::collections::HashMap;

/// `/fi/asiakirjat`
pub(crate) async fn page(
    State(portal): State<Shared>,
    Query(query): Query<HashMap<String, String>>,
    language: Language,
) -> Response {
    let listing = match portal.store.list(api::page_number(&query)).await {
        Ok(listing) => listing,
        Err(error) => return super::store_failed(&portal, &error, language),
    };
    let texts = &language.texts().documents;
    let frame = Frame {
        language,
        page: Some(Page::Documents),
        title: texts.menu.to_owned(),
        title_lang: None,
        above: None,
        scripts: Scripts::None,
    };
    let page = frame.around(&html! {
        h1 { (texts.menu) }
        p.lead { (texts.lead) }
        @if listing.total == 0 {
            p.none { (texts.none) }
        } @else {
            (table(&portal, language, &listing))
            (pager(language, &listing))
        }
    });
    ([(header::CACHE_CONTROL, headers::KEEP_NOWHERE)], page).into_response()
}

fn table(portal: &Shared, language: Language, listing: &Listing) -> Markup {
    let texts = &language.texts().documents;
    html! {
        table {
            caption { (texts.caption) }
            thead {
                tr {
                    th scope="col" { (texts.column_document) }
                    th scope="col" { (texts.column_stored) }
                    th scope="col" { (texts.column_checklist) }
                    th scope="col" { (texts.column_status) }
                }
            }
            tbody {
                @for document in &listing.documents {
                    tr {
                        th scope="row" {
                            (link(language, document))
                            @if let Some(subject) = &document.subject { span.subject { (subject) } }
                        }
                        td data-label=(texts.column_stored) { (stored_at(language, document)) }
                        td data-label=(texts.column_checklist) {
                            (checklist(portal, language, document))
                        }
                        td data-label=(texts.column_status) { (status(texts, document)) }
                    }
                }
            }
        }
    }
}

/// A document's title and number, leading to it.
pub(crate) fn link(language: Language, document: &Document) -> Markup {
    html! {
        a href=(Page::Document(document.id.clone()).path(language)) {
            span lang=(document.locale) { (document.title) } " "
            span.number { (number(document)) }
        }
    }
}

/// What tells documents of one title apart when people talk about them: the start of the id.
pub(crate) fn number(document: &Document) -> String {
    document.id.chars().take(8).collect()
}

/// When it was stored, for people and for machines.
pub(crate) fn stored_at(language: Language, document: &Document) -> Markup {
    html! {
        time datetime=(document.received_at) { (dates::moment(language, &document.received_at)) }
    }
}

/// The checklist's title in the page's language, with its version; a link where it has a page.
pub(crate) fn checklist(portal: &Shared, language: Language, document: &Document) -> Markup {
    let id = &document.checklist;
    let (title, version) = (portal.checklists.title(id, language), id.rsplit(':').next());
    let texts = &language.texts().documents;
    html! {
        @match (title, version, Topic::of_checklist(id)) {
            (Some(title), Some(version), Some(topic)) => {
                a href=(Page::Topic(topic).path(language)) { (title) }
                span.version { (texts.version) " " (version) }
            }
            (Some(title), Some(version), None) => {
                (title) span.version { (texts.version) " " (version) }
            }
            _ => { (id) }
        }
    }
}

/// What has become of it, by the envelope's type.
pub(crate) fn status(texts: &Documents, document: &Document) -> Markup {
    let said = match document.type_.rsplit('.').next() {
        Some("completed") => texts.completed,
        Some("amended") => texts.amended,
        Some("disagreed") => texts.disagreed,
        _ => &document.type_,
    };
    html! { span.status { (said) } }
}

fn pager(language: Language, listing: &Listing) -> Markup {
    let texts = &language.texts().documents;
    let path = Page::Documents.path(language);
    html! {
        @if listing.pages > 1 {
            nav.pager aria-label=(texts.pages) {
                @if listing.page > 1 {
                    a.button href={ (path) "?page=" (listing.page - 1) } { (texts.newer) }
                }
                span { (listing.page) " / " (listing.pages) }
                @if listing.page < listing.pages {
                    a.button href={ (path) "?page=" (listing.page + 1) } { (texts.older) }
                }
            }
        }
    }
}
