//! How far a document has come, in words: the same everywhere.

use super::{DocumentFacts, Element, View};
use crate::locale::{Catalogue, glue, show_date};
use crate::schema::{Version, same_checklist, version};

/// What is said of a document by its envelope; empty where that does not say what it is.
///
/// ```
/// use sovitaan::{locale::Catalogue, view::{DocumentFacts, standing}};
///
/// let mut document = DocumentFacts { type_: "waiting".into(), waiting_for: "Antti Salo".into(), ..Default::default() };
/// assert_eq!(standing(&Catalogue::of("en"), &document), "Waiting for: Antti Salo");
/// document = DocumentFacts { type_: "fi.sovitaan.submission.agreed".into(), ..Default::default() };
/// assert_eq!(standing(&Catalogue::of("fi"), &document), "Sovittu");
/// ```
pub fn standing(catalogue: &Catalogue, document: &DocumentFacts) -> String {
    let name = document.type_.rsplit('.').next().unwrap_or_default();
    let detail = match name {
        "waiting" if !document.party.is_empty() => "-part",
        "waiting" if document.waiting_for.is_empty() => "-any",
        _ => "",
    };
    let id = glue(&["document.", name, detail]);
    if !catalogue.has(&id) {
        return String::new();
    }
    let count = document.open_points.to_string();
    catalogue.say(&id, &[("who", &document.waiting_for), ("count", &count)])
}

/// That a document is to be looked at again, once its day has come.
pub(super) fn due(catalogue: &Catalogue, document: &DocumentFacts) -> Option<String> {
    let is_due = !document.review_date.is_empty() && document.review_date <= document.today;
    let date = show_date(&document.review_date)?;
    is_due.then(|| catalogue.say("document.due", &[("date", &date)]))
}

/// The version of the checklist that the document was made with; of the form's, where there is no document.
pub(super) fn version_of(view: View<'_>) -> &str {
    let made_with = &view.screen.document.dataschema;
    version(if made_with.is_empty() { &view.state.form().id } else { made_with })
}

/// That somebody has changed the answers behind the form's back. It is known a moment after the form is there.
pub(super) fn altered(view: View) -> Option<Element> {
    let note = || Element::part("p", "altered").attr("role", "alert").text(view.say("document.altered"));
    view.screen.document.altered.then(note)
}

/// That the document was made with another version of the checklist than the one that asks here.
pub(super) fn other_version(view: View) -> Option<Element> {
    let (old, new) = (&view.screen.document.dataschema, &view.state.form().id);
    (same_checklist(old, new) == Version::Other).then(|| {
        let words = view.catalogue.say("document.other-version", &[("old", version(old)), ("new", version(new))]);
        Element::part("p", "other-version").text(words)
    })
}
