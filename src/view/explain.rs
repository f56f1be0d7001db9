//! A violation in words. The catalogue has the sentence, the definition has the title; here they meet.

use crate::form::{Control, FormDefinition, Kind};
use crate::locale::glue;
use crate::locale::{Catalogue, show_number};
use crate::pointer::Pointer;
use crate::validate::{Keyword, Violation};
use serde_json::Value;

/// A sentence that says what is wrong and what to do, with the question's title, and the row's where
/// there are rows. For people: no keyword, no pointer.
///
/// ```
/// use sovitaan::{form, locale::Catalogue, pointer::Pointer, schema::Schema, view::explain};
/// use sovitaan::validate::{Keyword, Violation};
///
/// let schema = Schema::read(
///     r#"{"type": "object", "properties": {"name": {"type": "string", "title": "Nimi"}}}"#,
/// ).unwrap();
/// let missing = Violation {
///     pointer: Pointer::root().child("name"),
///     schema_pointer: Pointer::root().child("required"),
///     keyword: Keyword::Required,
///     limit: serde_json::Value::Null,
/// };
/// let form = form::compile(&schema, "fi").0;
/// assert_eq!(explain(&form, &Catalogue::of("fi"), &missing), "Vastaa kohtaan ”Nimi”");
/// ```
pub fn explain(form: &FormDefinition, catalogue: &Catalogue, violation: &Violation) -> String {
    let place = Place::of(form, catalogue, &violation.pointer);
    let sentence = place.sentence(catalogue, violation);
    if place.rows.is_empty() { sentence } else { glue(&[&place.rows, ": ", &sentence]) }
}

/// The sentence alone, for where the row is plain to see.
pub(super) fn in_place(form: &FormDefinition, catalogue: &Catalogue, violation: &Violation) -> String {
    Place::of(form, catalogue, &violation.pointer).sentence(catalogue, violation)
}

/// The title of a row: the author's word for it and its place, from 0 here and from 1 on screen.
pub(super) fn row_title(catalogue: &Catalogue, repeat: &Kind, position: usize) -> String {
    let word = match repeat {
        Kind::Repeat(repeat) => repeat.row.as_ref().map(|row| row.text.clone()),
        _ => None,
    };
    let item = word.unwrap_or_else(|| catalogue.say("row.item", &[]));
    catalogue.say("row.title", &[("item", &item), ("position", &(position + 1).to_string())])
}

/// Where a pointer leads in the definition.
struct Place<'a> {
    kind: &'a Kind,
    title: String,
    /// The titles of the rows on the way, outermost first.
    rows: String,
}

impl<'a> Place<'a> {
    fn of(form: &'a FormDefinition, catalogue: &Catalogue, pointer: &Pointer) -> Self {
        let mut here = form.get(FormDefinition::ROOT);
        let mut title = here.title.text.clone();
        let mut rows = String::new();
        for token in pointer.tokens() {
            match &here.kind {
                Kind::Group(group) => {
                    let Some(child) = form.index_of(group, &token) else {
                        // A property that nothing asks for has no title but its name.
                        title = token;
                        break;
                    };
                    here = form.get(group.children[child].definition);
                    title.clone_from(&here.title.text);
                }
                Kind::Repeat(repeat) => {
                    let row = row_title(catalogue, &here.kind, token.parse().unwrap_or_default());
                    here = form.get(repeat.item);
                    if matches!(here.kind, Kind::Group(_)) {
                        if !rows.is_empty() {
                            rows.push_str(", ");
                        }
                        rows.push_str(&row);
                    }
                    title = row;
                }
                Kind::Control(_) | Kind::Unsupported(_) => break,
            }
        }
        Self { kind: &here.kind, title, rows }
    }

    fn sentence(&self, catalogue: &Catalogue, violation: &Violation) -> String {
        let limit = match &violation.limit {
            Value::Number(number) => show_number(number, &catalogue.say("number.decimal", &[])),
            Value::String(text) => text.clone(),
            _ => String::new(),
        };
        let name = violation.keyword.as_str();
        let id = glue(&["violation.", name]);
        // The most telling sentence that the catalogue has.
        let detail = match violation.keyword {
            Keyword::Required | Keyword::Unreadable | Keyword::MinItems => self.control(),
            Keyword::Format => &limit,
            Keyword::Type if violation.limit == "integer" => "integer",
            _ => "",
        };
        let detailed = glue(&[&id, ".", detail]);
        let candidates = [&detailed, &id, "violation.other"];
        let exists = |id: &&str| catalogue.has(id) || catalogue.has(&glue(&[id, ".other"]));
        let id = candidates.into_iter().map(|id| id as &str).find(exists).unwrap_or("violation.other");
        catalogue.say_count(id, &limit, &[("title", &self.title), ("limit", &limit)])
    }

    /// The kind of control, as message ids name it.
    fn control(&self) -> &'static str {
        match self.kind {
            Kind::Control(Control::Choice { .. } | Control::MultiChoice(_)) => "choice",
            Kind::Control(Control::Date) => "date",
            Kind::Control(Control::Time) => "time",
            Kind::Control(Control::Number(_)) => "number",
            Kind::Control(Control::Text { .. }) | Kind::Group(_) | Kind::Repeat(_) | Kind::Unsupported(_) => "",
        }
    }
}
