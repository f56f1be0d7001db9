//! One piece of news.

use super::frame::{Frame, Scripts};
use crate::{Language, dates, server::Shared, site::Page, texts::NEWS_DAYS, topics::Topic};
use axum::{extract::State, response::Response};
use maud::html;

/// `/fi/uutiset/…`
pub(crate) fn page(State(portal): State<Shared>, language: Language, at: usize) -> Response {
    let texts = language.texts();
    let item = &texts.news[at];
    let day = NEWS_DAYS[at];
    let frame = Frame {
        language,
        page: Some(Page::News(at)),
        title: item.title.to_owned(),
        title_lang: None,
        above: None,
        scripts: Scripts::None,
    };
    frame.around(&html! {
        div.columns {
            article {
                p.meta {
                    time datetime=(day) { (dates::day(language, day)) }
                    span { (item.category) }
                }
                h1 { (item.title) }
                p.lead { (item.lead) }
                @for paragraph in item.body { p { (paragraph) } }
                @if let Some(topic) = item.see.and_then(Topic::named) {
                    p {
                        a.button href=(Page::Topic(topic).path(language)) {
                            (portal.checklists.title_of(topic.checklist, language))
                        }
                    }
                }
            }
            div.side {
                section.box aria-labelledby="more" {
                    h2 #more { (texts.home.more_news) }
                    ul.links {
                        @for other in (0..NEWS_DAYS.len()).filter(|other| *other != at) {
                            li {
                                a href=(Page::News(other).path(language)) {
                                    (texts.news[other].title)
                                }
                            }
                        }
                    }
                }
            }
        }
    })
}
