//! The form in a page: the element exactly as any portal would write it.

use crate::{Language, site::Page, topics::Topic};
use maud::{Markup, html};

/// What a form has in it when it opens.
pub(crate) enum Start {
    /// Nothing.
    Empty,
    /// The example answers of this address.
    Example(String),
    /// What carries over from an earlier document: the answers of this address.
    Carried(String),
    /// A stored document: the envelope of this address.
    Document(String),
    /// Nothing; one of the parties answers alone, under this subject.
    Apart(String),
    /// The halves of this address, beside each other.
    Halves(String),
    /// There is no form yet.
    Nothing,
}

/// A checklist to fill in, and the portal's own place for what came of it.
pub(crate) fn to_fill(language: Language, topic: &Topic, start: &Start) -> Markup {
    let texts = &language.texts().form;
    let src = format!("/schemas/{}.json", topic.checklist);
    // `portal.js` puts the document's id at the end.
    let documents = Page::Document(String::new()).path(language);
    html! {
        @match start {
            Start::Empty => {
                div.form.to-fill {
                    sovitaan-form src=(src) lang=(language.tag()) action="/api/documents" { (texts.fallback) }
                }
            }
            // `portal.js` hands over the answers, and then says which form they are for: nobody types
            // into a form whose answers are still to come.
            Start::Example(answers) => {
                div.form.to-fill data-src=(src) data-answers=(answers) data-unavailable=(texts.no_example) {
                    sovitaan-form lang=(language.tag()) action="/api/documents" drafts="off" { (texts.fallback) }
                }
            }
            Start::Carried(answers) => {
                div.form.to-fill data-src=(src) data-answers=(answers) data-unavailable=(texts.nothing_carried) {
                    sovitaan-form lang=(language.tag()) action="/api/documents" { (texts.fallback) }
                }
            }
            Start::Document(envelope) => {
                div.form.to-fill data-src=(src) data-submission=(envelope) data-unavailable=(texts.nothing_carried) {
                    sovitaan-form lang=(language.tag()) action="/api/documents" { (texts.fallback) }
                }
            }
            Start::Apart(pair) => {
                div.form.to-fill {
                    sovitaan-form src=(src) lang=(language.tag()) action="/api/documents" subject=(pair) apart {
                        (texts.fallback)
                    }
                }
            }
            Start::Halves(halves) => {
                div.form.to-fill data-src=(src) data-halves=(halves) data-unavailable=(texts.nothing_carried) {
                    sovitaan-form lang=(language.tag()) action="/api/documents" mode="compare" { (texts.fallback) }
                }
            }
            Start::Nothing => {}
        }
        div.stored role="status" data-stored=(texts.stored) data-open=(texts.open)
            data-documents=(documents) {}
    }
}

/// The choice of the form's language, which leaves the page and the answers as they are. `portal.js`
/// shows it: without a script it could do nothing.
pub(crate) fn language_choice(language: Language) -> Markup {
    html! {
        div.form-language role="radiogroup" aria-labelledby="form-language" hidden {
            span #form-language { (language.texts().form.language) }
            @for choice in Language::ALL {
                label lang=(choice.tag()) {
                    // `autocomplete`: a browser that restores a page must not restore a choice that the form does not have.
                    input type="radio" name="form-language" value=(choice.tag()) checked[choice == language]
                        autocomplete="off";
                    (choice.texts().frame.own_name)
                }
            }
        }
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
