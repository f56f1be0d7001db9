//! `sovitaan render`: a document as it is read, as a page.

use crate::checklist::{self, Asked, language};
use crate::document::Document;
use crate::input::Input;
use crate::output::{Outcome, Trouble};
use clap::Args;
use sovitaan::locale::Catalogue;
use sovitaan::state::FormState;
use sovitaan::submission::Envelope;
use sovitaan::view::{DocumentFacts, Element, Mode, Screen, View};
use std::path::PathBuf;

/// An apostrophe is the one quote that is not escaped as text.
const STYLE: &str = include_str!("page.css");

/// Writes a document as it is read, as one HTML page without a script
#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    checklist: checklist::Source,
    /// The document: an envelope, or its answers alone; without it the questions are shown
    document: Option<PathBuf>,
    /// The language of the page; else that of the envelope, else English
    #[arg(long, value_parser = language, value_name = "TAG")]
    lang: Option<String>,
}

/// Writes the page.
pub fn run(arguments: &Arguments, input: &mut Input) -> Result<Outcome, Trouble> {
    let asked = Asked::read(&arguments.checklist, input)?;
    let document = arguments.document.as_ref().map(|path| Document::read(path, &asked, input)).transpose()?;
    let envelope = document.as_ref().and_then(|document| document.envelope.as_ref());
    let own = envelope.map(|envelope| envelope.occasion.locale.as_str()).and_then(|tag| language(tag).ok());
    let tag = arguments.lang.clone().or(own).unwrap_or_else(|| "en".to_owned());
    let state = asked.form(&tag, document.as_ref().map(|document| &document.answers));
    let screen = Screen {
        mode: Mode::View,
        heading_level: 1,
        still: true,
        document: envelope.map(facts).unwrap_or_default(),
        ..Screen::default()
    };
    let view = View { state: &state, catalogue: &Catalogue::of(&tag), screen: &screen };
    let title = [&state.definition(FormState::ROOT).title.text, asked.id(), &asked.name];
    let title = title.into_iter().find(|title| !title.is_empty()).unwrap_or_default();
    Ok(Outcome::of(page(&tag, title, view.form())))
}

/// What the envelope says of the document. Nobody tells which day it is: whether a review is due is not said.
fn facts(envelope: &Envelope) -> DocumentFacts {
    let occasion = &envelope.occasion;
    let relation = occasion.relation.as_ref();
    let or_nothing = |text: Option<&String>| text.cloned().unwrap_or_default();
    DocumentFacts {
        dataschema: envelope.dataschema.clone(),
        // As RFC 3339 writes it, the day comes first.
        date: occasion.time.chars().take(10).collect(),
        today: String::new(),
        type_: envelope.type_.to_type(),
        party: or_nothing(occasion.party.as_ref()),
        waiting_for: or_nothing(occasion.waiting_for.as_ref()),
        open_points: envelope.open_points,
        review_date: or_nothing(occasion.review_date.as_ref()),
        changes: or_nothing(relation.map(|relation| &relation.changes)),
        changed_by: or_nothing(relation.and_then(|relation| relation.by.as_ref())),
        change_reason: or_nothing(relation.and_then(|relation| relation.reason.as_ref())),
        // Such a document is not opened.
        altered: false,
    }
}

fn page(language: &str, title: &str, form: Element) -> String {
    let meta = |name: &'static str, content: &'static str| Element::new("meta").attr(name, content);
    let named = |name: &'static str, content: &'static str| meta("name", name).attr("content", content);
    let head = Element::new("head")
        .child(meta("charset", "utf-8"))
        .child(named("viewport", "width=device-width, initial-scale=1"))
        // Nothing of a checklist or an answer is markup; if it ever were, it could still load and run nothing.
        .child(
            meta("http-equiv", "Content-Security-Policy")
                .attr("content", "default-src 'none'; style-src 'unsafe-inline'"),
        )
        .child(Element::new("title").text(title))
        .child(Element::new("style").text(STYLE));
    let body = Element::new("body").child(Element::new("main").child(form));
    let html = Element::new("html").attr("lang", language.to_owned()).child(head).child(body);
    format!("<!DOCTYPE html>\n{}\n", html.to_html())
}
