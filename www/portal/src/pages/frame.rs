//! The frame of every page: header, menus, footer.

use crate::{
    Language,
    site::Page,
    texts::Texts,
    topics::{GROUPS, Group},
};
use axum::{
    http::{HeaderValue, header},
    response::{Html, IntoResponse, Response},
};
use maud::{DOCTYPE, Markup, html};

/// A page, to be filled with content.
pub(crate) struct Frame {
    pub language: Language,
    /// Which page it is; none for a page that says that there is none.
    pub page: Option<Page>,
    pub title: String,
    /// The language of the title where it is not the page's.
    pub title_lang: Option<String>,
    /// The pages above this one, below the front page.
    pub above: Option<(Page, String)>,
    /// Scripts of the page besides its text: addresses, modules first.
    pub scripts: Scripts,
}

/// Which scripts a page loads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scripts {
    /// None.
    None,
    /// The form library, and the portal's script of that name.
    Form(&'static str),
}

impl Frame {
    /// The whole page around `content`, which holds the page's one `h1`.
    pub(crate) fn around(&self, content: &Markup) -> Response {
        let texts = self.language.texts();
        let page = html! {
            (DOCTYPE)
            html lang=(self.language.tag()) {
                (self.head(texts))
                body {
                    a.skip href="#content" { (texts.frame.skip) }
                    (self.header(texts))
                    (self.menu(texts))
                    main #content tabindex="-1" {
                        (self.trail(texts))
                        (content)
                    }
                    (self.footer(texts))
                }
            }
        };
        let language = HeaderValue::from_static(self.language.tag());
        ([(header::CONTENT_LANGUAGE, language)], Html(page.into_string())).into_response()
    }

    fn head(&self, texts: &Texts) -> Markup {
        html! {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title {
                    @if self.page != Some(Page::Home) { (self.title) " – " }
                    (texts.frame.suffix)
                }
                link rel="icon" type="image/svg+xml" href="/portal/lehtola.svg";
                link rel="stylesheet" href="/portal/portal.css";
                link rel="stylesheet" href="/portal/checklists.css";
                link rel="stylesheet" href="/portal/documents.css";
                link rel="stylesheet" href="/portal/print.css" media="print";
                @if let Some(page) = &self.page {
                    @for language in Language::ALL {
                        link rel="alternate" hreflang=(language.tag()) href=(page.path(language));
                    }
                }
                @if let Scripts::Form(own) = self.scripts {
                    script type="module" src="/sovitaan/sovitaan.js" {}
                    script src={ "/portal/" (own) } defer {}
                }
            }
        }
    }

    fn header(&self, texts: &Texts) -> Markup {
        html! {
            header.masthead {
                div.width {
                    a.brand href=(Page::Home.path(self.language)) {
                        img src="/portal/lehtola.svg" alt="" width="44" height="52";
                        span {
                            strong { (texts.frame.name) }
                            span.tagline { (texts.frame.tagline) }
                        }
                    }
                    nav.languages aria-label=(texts.frame.language_menu) {
                        ul {
                            @for language in Language::ALL {
                                li { (self.language_link(language)) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn language_link(&self, language: Language) -> Markup {
        let tag = language.tag();
        let path = self.page.as_ref().unwrap_or(&Page::Home).path(language);
        let here = (language == self.language).then_some("true");
        html! {
            a href=(path) lang=(tag) hreflang=(tag) aria-current=[here] {
                (language.texts().frame.own_name)
            }
        }
    }

    fn menu(&self, texts: &Texts) -> Markup {
        let home = Page::Home.path(self.language);
        html! {
            nav.menu aria-label=(texts.frame.main_menu) {
                ul.width {
                    (self.menu_item(&Page::Home, texts.home.menu))
                    @for group in &GROUPS {
                        li.group {
                            a href={ (home) "#" (group.id) } aria-current=[self.is_in(group).then_some("true")] {
                                (group.texts.of(self.language).name)
                            }
                        }
                    }
                    (self.menu_item(&Page::Documents, texts.documents.menu))
                }
            }
        }
    }

    /// Whether the page is that of a checklist of the group.
    fn is_in(&self, group: &Group) -> bool {
        match &self.page {
            Some(Page::Topic(topic) | Page::Example(topic) | Page::Next(topic, _)) => group.topics.contains(topic),
            _ => false,
        }
    }

    fn menu_item(&self, page: &Page, name: &str) -> Markup {
        let below = self.above.as_ref().is_some_and(|(above, _)| above == page);
        let current = if self.page.as_ref() == Some(page) { Some("page") } else { below.then_some("true") };
        html! {
            li { a href=(page.path(self.language)) aria-current=[current] { (name) } }
        }
    }

    fn trail(&self, texts: &Texts) -> Markup {
        if self.page == Some(Page::Home) {
            return html! {};
        }
        html! {
            nav.trail aria-label=(texts.frame.trail) {
                ol {
                    li { a href=(Page::Home.path(self.language)) { (texts.home.menu) } }
                    @if let Some((page, name)) = &self.above {
                        li { a href=(page.path(self.language)) { (name) } }
                    }
                    li aria-current="page" lang=[&self.title_lang] { (self.title) }
                }
            }
        }
    }

    fn footer(&self, texts: &Texts) -> Markup {
        html! {
            footer {
                div.width {
                    div {
                        p.municipality { (texts.frame.municipality) }
                        p { (texts.frame.upkeep) }
                    }
                    div {
                        p {
                            a href=(Page::Accessibility.path(self.language)) {
                                (texts.accessibility.title)
                            }
                        }
                        p { (texts.frame.invented) }
                    }
                }
            }
        }
    }
}
