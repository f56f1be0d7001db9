//! One stored document, to read and to print.

use super::{
    documents, embed,
    frame::{Frame, Scripts},
};
use crate::{
    Language, headers, log,
    server::Shared,
    site::Page,
    store::Document,
    texts,
    topics::{self, Topic},
};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use sovitaan::submission::Type;

/// `/fi/asiakirjat/{id}`
pub(crate) async fn page(State(portal): State<Shared>, Path(id): Path<String>, language: Language) -> Response {
    let document = match super::stored(&portal, &id, language).await {
        Ok(document) => document,
        Err(apology) => return *apology,
    };
    let is_kept_back = match portal.store.is_kept_back(&document).await {
        Ok(is_kept_back) => is_kept_back,
        Err(error) => return super::store_failed(&portal, &error, language),
    };
    let texts = &language.texts().documents;
    let frame = Frame {
        language,
        page: Some(Page::Document(id)),
        title: document.title.clone(),
        title_lang: Some(document.locale.clone()),
        above: Some((Page::Documents, texts.menu.to_owned())),
        scripts: if is_kept_back { Scripts::None } else { Scripts::Form("document.js") },
    };
    let src = portal.checklists.src(&document.checklist);
    let page = frame.around(&html! {
        div.heading {
            h1 lang=(document.locale) { (document.title) }
            // `document.js` shows it: without a script it could do nothing.
            button.print type="button" hidden { (texts.print) }
        }
        (facts(&portal, language, &document))
        (next(language, &document))
        @if is_kept_back {
            p.notice role="status" { (texts.hidden) }
        } @else {
            (embed::to_read(language, &src, &document.id))
        }
    });
    let page = ([(header::CACHE_CONTROL, headers::KEEP_NOWHERE)], page).into_response();
    log::about(page, &document.checklist)
}

fn facts(portal: &Shared, language: Language, document: &Document) -> Markup {
    let texts = &language.texts().documents;
    html! {
        dl.facts {
            div { dt { (texts.number) } dd { (documents::number(document)) } }
            @if let Some(subject) = &document.subject {
                div { dt { (texts.subject) } dd { (subject) } }
            }
            div {
                dt { (texts.column_stored) }
                dd { (documents::stored_at(language, document)) }
            }
            div {
                dt { (texts.column_checklist) }
                dd { (documents::checklist(portal, language, document)) }
            }
            div { dt { (texts.language) } dd { (language_name(texts, &document.locale)) } }
            div { dt { (texts.column_status) } dd { (documents::status(language, document)) } }
        }
    }
}

/// What to go on with.
fn next(language: Language, document: &Document) -> Markup {
    let texts = &language.texts().documents;
    let topic = Topic::of_checklist(&document.checklist);
    let is_finished = Type::parse(&document.type_).is_some_and(Type::is_finished);
    html! {
        // Those who have gone on from it go on from there.
        @if let Some(topic) = topic.filter(|_| document.later.is_none() && document.party.is_none()) {
            p.next {
                a href=(Page::GoOn(topic, document.id.clone()).path(language)) {
                    (if is_finished { texts.amend } else { texts.go_on })
                }
            }
        }
        @for (topic, follows) in topics::after(&document.checklist, document.open_points) {
            p.next {
                a href=(Page::Next(topic, document.id.clone()).path(language)) {
                    (follows.link.of(language))
                }
            }
        }
    }
}

fn language_name<'a>(texts: &'a texts::Documents, locale: &'a str) -> &'a str {
    match Language::of_tag(locale) {
        Some(Language::Finnish) => texts.in_finnish,
        Some(Language::Swedish) => texts.in_swedish,
        Some(Language::English) => texts.in_english,
        None => locale,
    }
}
