//! The front page: which checklist to use when, and what is new.

use super::frame::{Frame, Scripts};
use crate::{
    Language, dates,
    server::Shared,
    site::Page,
    texts::NEWS_DAYS,
    topics::{GROUPS, Group},
};
use axum::{extract::State, response::Response};
use maud::{Markup, html};

/// `/fi`, `/sv`, `/en`
pub(crate) fn page(State(portal): State<Shared>, language: Language) -> Response {
    let texts = &language.texts().home;
    let frame = Frame {
        language,
        page: Some(Page::Home),
        title: texts.title.to_owned(),
        title_lang: None,
        above: None,
        scripts: Scripts::None,
    };
    frame.around(&html! {
        div.welcome {
            h1 { (texts.title) }
            p.lead { (texts.lead) }
        }
        div.columns {
            section.gallery aria-labelledby="tools" {
                h2 #tools { (texts.tools) }
                p { (texts.tools_lead) }
                @for group in &GROUPS { (checklists(&portal, language, group)) }
            }
            div.side {
                section.box aria-labelledby="news" {
                    h2 #news { (texts.news) }
                    ul.links {
                        @for at in 0..NEWS_DAYS.len() { (news_item(language, at)) }
                    }
                }
                section.box.reminder aria-labelledby="reminder" {
                    h2 #reminder { (texts.reminder) }
                    p { (texts.reminder_text) }
                }
            }
        }
    })
}

fn checklists(portal: &Shared, language: Language, group: &Group) -> Markup {
    let texts = group.texts.of(language);
    html! {
        section.group aria-labelledby=(group.id) {
            h3 #(group.id) { (texts.name) }
            p.who { (texts.who) }
            ul {
                @for topic in group.topics {
                    li {
                        a href=(Page::Topic(topic).path(language)) {
                            (portal.checklists.title_of(topic.checklist, language))
                        }
                        p { (topic.texts.of(language).summary) }
                    }
                }
            }
        }
    }
}

fn news_item(language: Language, at: usize) -> Markup {
    let (item, day) = (&language.texts().news[at], NEWS_DAYS[at]);
    html! {
        li {
            a href=(Page::News(at).path(language)) { (item.title) }
            time datetime=(day) { (dates::day(language, day)) }
        }
    }
}
