//! The front page.

use super::frame::{Frame, Scripts};
use crate::{
    Language, dates,
    site::{Page, Topic},
    texts::NEWS_DAYS,
};
use axum::response::Response;
use maud::{Markup, html};

/// `/fi`, `/sv`, `/en`
pub(crate) fn page(language: Language) -> Response {
    let texts = language.texts();
    let frame = Frame {
        language,
        page: Some(Page::Home),
        title: texts.home.title.to_owned(),
        title_lang: None,
        above: None,
        scripts: Scripts::None,
    };
    frame.around(&html! {
        div.welcome {
            h1 { (texts.home.title) }
            p.lead { (texts.home.lead) }
        }
        div.columns {
            section aria-labelledby="news" {
                h2 #news { (texts.home.news) }
                @for at in 0..NEWS_DAYS.len() { (news_item(language, at)) }
            }
            div.side {
                section.box aria-labelledby="tools" {
                    h2 #tools { (texts.home.tools) }
                    p { (texts.home.tools_lead) }
                    ul.tools {
                        @for topic in Topic::ALL {
                            li {
                                a href=(Page::Topic(topic).path(language)) {
                                    (texts.topics.of(topic).title)
                                }
                                p { (texts.topics.of(topic).summary) }
                            }
                        }
                    }
                }
                section.box.reminder aria-labelledby="reminder" {
                    h2 #reminder { (texts.home.reminder) }
                    p { (texts.home.reminder_text) }
                }
            }
        }
    })
}

fn news_item(language: Language, at: usize) -> Markup {
    let item = &language.texts().news[at];
    let day = NEWS_DAYS[at];
    html! {
        article.teaser {
            p.meta {
                time datetime=(day) { (dates::day(language, day)) }
                span { (item.category) }
            }
            h3 { a href=(Page::News(at).path(language)) { (item.title) } }
            p { (item.lead) }
        }
    }
}
