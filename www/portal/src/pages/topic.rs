//! A checklist's page: some words, and the form; empty, with example answers, or going on from a document.

use super::{
    apology, documents,
    embed::{self, Start},
    frame::{Frame, Scripts},
};
use crate::{
    Language, headers,
    server::Shared,
    site::Page,
    store::ENOUGH,
    topics::{self, Topic},
};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

/// A checklist's page.
struct Sheet {
    language: Language,
    topic: &'static Topic,
    page: Page,
    title: String,
    /// Where the answers come from, when they are not those of whoever opens the page.
    notice: Option<Markup>,
    start: Start,
}

/// `/fi/parityo` and its like
pub(crate) fn empty(State(portal): State<Shared>, language: Language, topic: &'static Topic) -> Response {
    let title = portal.checklists.title_of(topic.checklist, language).to_owned();
    Sheet { language, topic, page: Page::Topic(topic), title, notice: None, start: Start::Empty }.laid_out(&portal)
}

/// `/fi/parityo/esimerkki`
pub(crate) fn example(State(portal): State<Shared>, language: Language, topic: &'static Topic) -> Response {
    let texts = &language.texts().form;
    let sheet = Sheet {
        language,
        topic,
        page: Page::Example(topic),
        title: format!("{}: {}", texts.example, portal.checklists.title_of(topic.checklist, language)),
        notice: Some(html! { strong { (texts.example_notice) } " " (texts.example_notice_more) }),
        start: Start::Example(format!("/schemas/examples/{}/{}.json", language.tag(), topic.checklist)),
    };
    sheet.laid_out(&portal)
}

/// `/fi/parityon-arviointi/jatko/{id}`
pub(crate) async fn next(
    State(portal): State<Shared>,
    Path(id): Path<String>,
    language: Language,
    topic: &'static Topic,
) -> Response {
    let document = match super::stored(&portal, &id, language).await {
        Ok(document) => document,
        Err(apology) => return *apology,
    };
    if !topics::after(&document.checklist, document.open_points).any(|(next, _)| next == topic) {
        return apology::not_found(language);
    }
    let sheet = Sheet {
        language,
        topic,
        title: portal.checklists.title_of(topic.checklist, language).to_owned(),
        notice: Some(html! { (language.texts().form.next_notice) " " (documents::link(language, &document)) }),
        start: Start::Carried(format!("/api/documents/{id}/next/{}", topic.checklist)),
        page: Page::Next(topic, id),
    };
    ([(header::CACHE_CONTROL, headers::KEEP_NOWHERE)], sheet.laid_out(&portal)).into_response()
}

/// `/fi/parityo/jatkaminen/{id}`: an unfinished document goes on, a finished one is amended.
pub(crate) async fn go_on(
    State(portal): State<Shared>,
    Path(id): Path<String>,
    language: Language,
    topic: &'static Topic,
) -> Response {
    let document = match super::stored(&portal, &id, language).await {
        Ok(document) => document,
        Err(apology) => return *apology,
    };
    if Topic::of_checklist(&document.checklist) != Some(topic) {
        return apology::not_found(language);
    }
    let sheet = Sheet {
        language,
        topic,
        title: portal.checklists.title_of(topic.checklist, language).to_owned(),
        notice: Some(html! { (language.texts().form.go_on_notice) " " (documents::link(language, &document)) }),
        start: Start::Document(format!("/api/documents/{id}")),
        page: Page::GoOn(topic, id),
    };
    ([(header::CACHE_CONTROL, headers::KEEP_NOWHERE)], sheet.laid_out(&portal)).into_response()
}

/// `/fi/parityo/erikseen`: what the parties share is an address of their own.
pub(crate) fn begin_apart(language: Language, topic: &'static Topic) -> Response {
    let mut bytes = [0; 16];
    if getrandom::fill(&mut bytes).is_err() {
        return apology::broken(language);
    }
    let pair = format!("{:032x}", u128::from_ne_bytes(bytes));
    let page = Page::Apart(topic, pair).path(language);
    ([(header::CACHE_CONTROL, headers::KEEP_NOWHERE)], Redirect::to(&page)).into_response()
}

/// `/fi/parityo/erikseen/{pair}`
pub(crate) fn apart(
    State(portal): State<Shared>,
    Path(pair): Path<String>,
    language: Language,
    topic: &'static Topic,
) -> Response {
    let texts = &language.texts().form;
    let compare = Page::Compare(topic, pair.clone()).path(language);
    let sheet = Sheet {
        language,
        topic,
        title: format!("{}: {}", portal.checklists.title_of(topic.checklist, language), texts.apart),
        notice: Some(html! { (texts.apart_notice) " " a href=(compare) { (texts.compare) } }),
        start: Start::Apart(pair.clone()),
        page: Page::Apart(topic, pair),
    };
    sheet.laid_out(&portal)
}

/// `/fi/parityo/vertailu/{pair}`
pub(crate) async fn compare(
    State(portal): State<Shared>,
    Path(pair): Path<String>,
    language: Language,
    topic: &'static Topic,
) -> Response {
    let halves = match portal.store.halves(&pair).await {
        Ok(halves) => halves,
        Err(error) => return super::store_failed(&portal, &error, language),
    };
    let texts = &language.texts().form;
    let is_ready = halves.len() >= ENOUGH;
    let sheet = Sheet {
        language,
        topic,
        title: format!("{}: {}", portal.checklists.title_of(topic.checklist, language), texts.compare),
        notice: Some(html! { (if is_ready { texts.compare_notice } else { texts.compare_wait }) }),
        start: if is_ready { Start::Halves(format!("/api/halves/{pair}")) } else { Start::Nothing },
        page: Page::Compare(topic, pair),
    };
    ([(header::CACHE_CONTROL, headers::KEEP_NOWHERE)], sheet.laid_out(&portal)).into_response()
}

impl Sheet {
    fn laid_out(self, portal: &Shared) -> Response {
        let Self { language, topic, page, title, notice, start } = self;
        let texts = &language.texts().form;
        let own = Page::Topic(topic);
        let above = matches!(page, Page::Example(_)).then(|| {
            let title = portal.checklists.title_of(topic.checklist, language);
            (own.clone(), title.to_owned())
        });
        let scripts = if matches!(start, Start::Nothing) { Scripts::None } else { Scripts::Form("portal.js") };
        let frame = Frame { language, page: Some(page), title, title_lang: None, above, scripts };
        frame.around(&html! {
            div.introduction {
                h1 { (frame.title) }
                p.lead { (topic.texts.of(language).lead) }
            }
            @if let Some(notice) = &notice {
                div.notice {
                    p role="status" { (notice) }
                    @if matches!(start, Start::Example(_) | Start::Carried(_)) {
                        p { a href=(own.path(language)) { (texts.show_empty) } }
                    }
                }
            }
            div.bar {
                (embed::language_choice(language))
                @if notice.is_none() {
                    a href=(Page::Example(topic).path(language)) { (texts.show_example) }
                    @if topic.is_agreed {
                        a href=(Page::Apart(topic, String::new()).path(language).trim_end_matches('/')) { (texts.apart) }
                    }
                }
            }
            (embed::to_fill(language, topic, &start))
            div.after {
                (others(portal, language, topic))
                section.box aria-labelledby="help" {
                    h2 #help { (texts.help) }
                    p { (texts.help_text) }
                }
            }
        })
    }
}

/// The other checklists of the group.
fn others(portal: &Shared, language: Language, topic: &Topic) -> Markup {
    let group = topics::group_of(topic);
    html! {
        section.box aria-labelledby="others" {
            h2 #others { (group.texts.of(language).name) }
            ul.links {
                @for other in group.topics.iter().filter(|other| **other != topic) {
                    li {
                        a href=(Page::Topic(other).path(language)) {
                            (portal.checklists.title_of(other.checklist, language))
                        }
                    }
                }
                li { a href=(Page::Home.path(language)) { (language.texts().form.others) } }
            }
        }
    }
}
