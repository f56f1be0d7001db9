//! A violation in words. The catalogue has the sentence, the definition has the title; here they meet.

use super::widget::weight;
use crate::form::{Control, Definition, Kind, Layout, Map, Repeat};
use crate::locale::{Catalogue, Text, fill, glue, show_number};
use crate::state::{FormState, NodeId};
use crate::validate::{Keyword, Violation};
use serde_json::Value;

/// A sentence that says what is wrong and what to do, with the question's title, and the row's where
/// there are rows. For people: no keyword, no pointer. The author's own words come first, then those of the host's
/// catalogue under the keys of JSON Forms, then the form's.
///
/// ```
/// use sovitaan::{form, locale::Catalogue, pointer::Pointer, schema::Schema, state::FormState, view::explain};
/// use sovitaan::validate::{Keyword, Violation};
///
/// let schema = Schema::read(
///     r#"{"type": "object", "properties": {"name": {"type": "string", "title": "Nimi"}}}"#,
/// ).unwrap();
/// let missing = Violation::new(Pointer::root().child("name"), Pointer::root().child("required"), Keyword::Required, serde_json::Value::Null);
/// let state = FormState::new(form::compile(&schema, "fi").0, None);
/// assert_eq!(explain(&state, &Catalogue::of("fi"), &missing), "Vastaa kohtaan ”Nimi”");
/// ```
pub fn explain(state: &FormState, catalogue: &Catalogue, violation: &Violation) -> String {
    let node = state.nearest(&violation.pointer);
    let place = Place::of(state, catalogue, node, violation);
    let sentence = place.sentence(catalogue, violation).text;
    if place.rows.is_empty() { sentence } else { glue(&[&place.rows, ": ", &sentence]) }
}

/// The sentence alone, for where the row is plain to see.
pub(super) fn in_place(state: &FormState, catalogue: &Catalogue, node: NodeId, violation: &Violation) -> Text {
    Place::of(state, catalogue, node, violation).sentence(catalogue, violation)
}

/// The title of a row: the author's word for it and its place, from 0 here and from 1 on screen.
pub(super) fn row_title(catalogue: &Catalogue, repeat: &Kind, position: usize) -> String {
    let word = match repeat {
        Kind::Repeat(Repeat { row, .. }) | Kind::Map(Map { row, .. }) => row.as_ref().map(|row| row.text.clone()),
        _ => None,
    };
    let item = word.unwrap_or_else(|| catalogue.say("row.item", &[]));
    catalogue.say("row.title", &[("item", &item), ("position", &(position + 1).to_string())])
}

/// What a row is called: what stands at a place of its own may have a title of its own.
pub(super) fn row_words(catalogue: &Catalogue, row: &Definition, repeat: &Kind, position: usize) -> Text {
    if position < repeat.places() && !row.title.text.is_empty() {
        return row.title.clone();
    }
    Text { text: row_title(catalogue, repeat, position), lang: None }
}

/// The name of a row: of a list's, or of a table's that is a group.
fn row_name(state: &FormState, catalogue: &Catalogue, id: NodeId) -> Option<String> {
    let parent = state.node(id).parent?;
    match state.row_of(id) {
        Some((list, position)) => Some(row_title(catalogue, &state.definition(list).kind, position)),
        None => state.definition(parent).layout().is_table().then(|| state.definition(id).title.text.clone()),
    }
}

/// Whether what is wrong at `node` stands in a row with questions of its own: a row of one question is that question.
fn is_row_of_many(state: &FormState, id: NodeId, node: NodeId) -> bool {
    let is_group = matches!(state.definition(state.innermost(id)).kind, Kind::Group(_));
    is_group && (id != node || state.row_of(id).is_some())
}

/// The titles of the rows on the way to a node, outermost first.
fn rows_around(state: &FormState, catalogue: &Catalogue, node: NodeId) -> String {
    let mut above: Vec<NodeId> = std::iter::successors(Some(node), |id| state.node(*id).parent).collect();
    above.reverse();
    let rows =
        above.into_iter().filter_map(|id| row_name(state, catalogue, id).filter(|_| is_row_of_many(state, id, node)));
    rows.collect::<Vec<_>>().join(", ")
}

/// What a node is called where nothing around it is in sight. What has no title is called by what it stands in.
pub(super) fn called(state: &FormState, catalogue: &Catalogue, node: NodeId) -> String {
    let title = title_of(state, catalogue, node);
    let rows = rows_around(state, catalogue, node);
    match (rows.is_empty(), state.node(node).parent) {
        (true, Some(parent)) if title.is_empty() => called(state, catalogue, parent),
        (true, _) => title,
        (false, _) if title.is_empty() || rows.ends_with(&title) => rows,
        (false, _) => glue(&[&rows, ": ", &title]),
    }
}

/// What a violation is about.
struct Place<'a> {
    definition: &'a Definition,
    title: String,
    /// The titles of the rows on the way, outermost first.
    rows: String,
    /// The keys of the host's catalogue begin with this (JSON Forms: the schema's `i18n`, else the path without rows).
    prefix: String,
}

impl<'a> Place<'a> {
    fn of(state: &'a FormState, catalogue: &Catalogue, node: NodeId, violation: &Violation) -> Self {
        let inner = state.innermost(node);
        let definition = state.definition(inner);
        let own = match state.find(&violation.pointer) {
            // A property that nothing asks for has no title but its name.
            None if matches!(definition.kind, Kind::Group(_) | Kind::Map(_)) => violation.pointer.last(),
            _ => None,
        };
        let title = own.unwrap_or_else(|| title_of(state, catalogue, node));
        let rows = rows_around(state, catalogue, node);
        let prefix = definition.i18n.clone().unwrap_or_else(|| {
            let is_index = |token: &String| token.bytes().all(|byte| byte.is_ascii_digit());
            let names: Vec<String> = violation.pointer.tokens().filter(|token| !is_index(token)).collect();
            if names.is_empty() { "root".to_owned() } else { names.join(".") }
        });
        Self { definition, title, rows, prefix }
    }

    fn sentence(&self, catalogue: &Catalogue, violation: &Violation) -> Text {
        let limit = match &violation.limit {
            Value::Number(bytes) if self.control() == "file" && violation.keyword == Keyword::Unreadable => {
                weight(catalogue, bytes.as_u64().and_then(|bytes| usize::try_from(bytes).ok()).unwrap_or_default())
            }
            Value::Number(number) => show_number(number, &catalogue.say("number.decimal", &[])),
            Value::String(text) => text.clone(),
            _ => String::new(),
        };
        let name = violation.keyword.as_str();
        let values = [("title", &*self.title), ("limit", &*limit)];
        let own =
            ["custom", name].into_iter().find_map(|word| self.definition.errors.iter().find(|(key, _)| key == word));
        if let Some((_, text)) = own {
            return Text { text: fill(&text.text, &values), lang: text.lang.clone() };
        }
        let prefixed = |word: &str| glue(&[&self.prefix, ".error.", word]);
        let id = glue(&["violation.", name]);
        // The most telling sentence that the catalogue has.
        let detail = match violation.keyword {
            Keyword::Unreadable if self.control() == "file" && violation.limit.is_null() => "file-unread",
            Keyword::Required | Keyword::Unreadable | Keyword::MinItems => self.control(),
            Keyword::Format | Keyword::PropertyNames => &limit,
            Keyword::Type if violation.limit == "integer" => "integer",
            _ => "",
        };
        let detailed = glue(&[&id, ".", detail]);
        let candidates =
            [&prefixed("custom"), &prefixed(name), &glue(&["error.", name]), &detailed, &id, "violation.other"];
        let exists = |id: &&str| catalogue.has(id) || catalogue.has(&glue(&[id, ".other"]));
        let id = candidates.into_iter().map(|id| id as &str).find(exists).unwrap_or("violation.other");
        Text { text: catalogue.say_count(id, &limit, &values), lang: None }
    }

    /// The kind of control, as message ids name it.
    fn control(&self) -> &'static str {
        match &self.definition.kind {
            Kind::Control(control) => match control {
                Control::Choice { .. } | Control::MultiChoice(_) => "choice",
                Control::Date => "date",
                Control::Time => "time",
                Control::Number(_) => "number",
                Control::File { .. } => "file",
                Control::Json => "json",
                Control::Acknowledgements(_) => "acknowledgements",
                Control::Text { .. } | Control::Fixed(_) | Control::OpenPoints => "",
            },
            Kind::Pick(_) | Kind::Alternatives(..) => "choice",
            Kind::Group(_) | Kind::Map(_) | Kind::Repeat(_) | Kind::Unsupported(_) => "",
        }
    }
}

/// What a node is called in a sentence.
pub(super) fn title_of(state: &FormState, catalogue: &Catalogue, node: NodeId) -> String {
    let own = &state.definition(node).title.text;
    // What stands beside a statement is called by it.
    if let Some(parent) = state.node(node).parent
        && state.definition(parent).layout() == Layout::Agreement
        && state.node(parent).children.first() == Some(&node)
    {
        return state.definition(parent).title.text.clone();
    }
    match state.row_of(node) {
        Some((parent, position)) => match (&state.node(node).name, &state.definition(parent).kind) {
            (Some(name), _) if !name.is_empty() => name.clone(),
            (_, kind) => row_words(catalogue, state.definition(node), kind, position).text,
        },
        None => own.clone(),
    }
}
