//! A checklist's page: some words, and the form.

use super::{
    embed,
    frame::{Frame, Scripts},
};
use crate::{
    Language,
    site::{Page, Topic},
};
use axum::response::Response;
use maud::html;

/// `/fi/parityo` and its like
pub(crate) fn page(language: Language, topic: Topic) -> Response {
    let texts = language.texts();
    let own = texts.topics.of(topic);
    let frame = Frame {
        language,
        page: Some(Page::Topic(topic)),
        title: own.title.to_owned(),
        title_lang: None,
        above: None,
        scripts: Scripts::Form("portal.js"),
    };
    frame.around(&html! {
        div.columns {
            div.introduction {
                h1 { (own.title) }
                p.lead { (own.lead) }
                h2 { (own.steps_title) }
                ol { @for step in own.steps { li { (step) } } }
            }
            div.side {
                section.box.reminder aria-labelledby="reminder" {
                    h2 #reminder { (texts.form.no_clients) }
                    p { (texts.form.no_clients_text) }
                }
            }
        }
        (embed::to_fill(language, topic))
        div.after {
            section.box aria-labelledby="others" {
                h2 #others { (texts.form.others) }
                ul.links {
                    @for other in Topic::ALL.into_iter().filter(|other| *other != topic) {
                        li {
                            a href=(Page::Topic(other).path(language)) {
                                (texts.topics.of(other).title)
                            }
                        }
                    }
                }
            }
            section.box aria-labelledby="help" {
                h2 #help { (texts.form.help) }
                p { (texts.form.help_text) }
            }
        }
    })
}
