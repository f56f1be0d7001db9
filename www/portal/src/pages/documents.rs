//! The list of stored documents.

use super::frame::{Frame, Scripts};
use crate::{
    Language, api, dates, headers,
    server::Shared,
    site::Page,
    store::{Document, Listing},
    topics::Topic,
};
use axum::{
    extract::{Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use sovitaan::{
    locale::{Catalogue, show_date},
    view::{DocumentFacts, standing},
};
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
    let to_review = match portal.store.due(&dates::today()).await {
        Ok(documents) => documents,
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
        (due(language, &to_review))
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
                        td data-label=(texts.column_status) { (status(language, document)) }
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

/// How far it has come, in the words that the form has for it.
pub(crate) fn status(language: Language, document: &Document) -> Markup {
    let catalogue = Catalogue::of(language.tag());
    let facts = DocumentFacts {
        type_: document.type_.clone(),
        party: document.party.clone().unwrap_or_default(),
        waiting_for: document.waiting_for.clone().unwrap_or_default(),
        open_points: usize::try_from(document.open_points).unwrap_or_default(),
        ..DocumentFacts::default()
    };
    let said = standing(&catalogue, &facts);
    let said = if said.is_empty() { document.type_.clone() } else { said };
    let later = match document.later.as_deref() {
        Some("amends") => Some(catalogue.say("document.amended", &[])),
        Some("replaces") => Some(catalogue.say("document.replaced", &[])),
        _ => None,
    };
    let due = document.review_date.as_deref().filter(|date| later.is_none() && *date <= dates::today().as_str());
    let due = due.and_then(show_date).map(|date| catalogue.say("document.due", &[("date", &date)]));
    html! {
        span.status { (said) }
        @for more in later.iter().chain(&due) { br; span.status { (more) } }
    }
}

/// What somebody meant to come back to by now.
fn due(language: Language, documents: &[Document]) -> Markup {
    let texts = &language.texts().documents;
    html! {
        @if !documents.is_empty() {
            section.box aria-labelledby="due" {
                h2 #due { (texts.due) }
                ul.links {
                    @for document in documents {
                        li { (link(language, document)) " " (status(language, document)) }
                    }
                }
            }
        }
    }
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
