//! What a document changes in an earlier one, to read: by whom, why, and question by question what was there and what is
//! there now. The changes carry what was there, so that nobody needs the earlier document.

#[cfg(not(target_arch = "wasm32"))]
use super::element::Node;
use super::read::shown;
use super::{Element, View};
use crate::form::{Control, Kind};
use crate::json;
use crate::pointer::Pointer;
use crate::state::NodeId;
use serde_json::Value;

/// One change: where, what was there, and what is there now.
struct Change {
    at: Pointer,
    before: Option<Value>,
    after: Option<Value>,
}

/// A change in words, without markup.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Where in the answers.
    pub at: Pointer,
    /// What the question is called.
    pub title: String,
    /// What was there, if anything.
    pub before: Option<String>,
    /// What is there now, if anything.
    pub after: Option<String>,
}

#[cfg(not(target_arch = "wasm32"))]
impl View<'_> {
    /// What a patch changes, question by question, as [`patch`](crate::compare::patch()) writes it: for where no page shows it.
    ///
    /// ```
    /// use sovitaan::{compare::patch, form, locale::Catalogue, schema::Schema, state::FormState, view::{Screen, View}};
    /// use serde_json::json;
    ///
    /// let schema = r#"{"type": "object", "properties": {"meets": {"type": "boolean", "title": "Do we meet?"}}}"#;
    /// let (before, after) = (json!({}), json!({"meets": true}));
    /// let state = FormState::new(form::compile(&Schema::read(schema).unwrap(), "en").0, Some(&after));
    /// let view = View { state: &state, catalogue: &Catalogue::of("en"), screen: &Screen::default() };
    /// let changed = &view.changed(&patch(&before, &after))[0];
    /// assert_eq!((&*changed.title, &changed.before, changed.after.as_deref()), ("Do we meet?", &None, Some("Yes")));
    /// ```
    pub fn changed(self, patch: &Value) -> Vec<Changed> {
        let changes = operations(patch).into_iter().map(|change| {
            let node = self.state.innermost(self.state.nearest(&change.at));
            let words = |of: &Value| {
                let words = words(&value(self, node, Some(of), "span")).join(", ");
                // An empty text is something else than no answer.
                if words.is_empty() { json::write(of) } else { words }
            };
            let (before, after) = (change.before.as_ref().map(words), change.after.as_ref().map(words));
            Changed { title: self.title_at(&change.at), before, after, at: change.at }
        });
        changes.collect()
    }
}

/// Every text in an element, in its order.
#[cfg(not(target_arch = "wasm32"))]
fn words(element: &Element) -> Vec<String> {
    let each = element.0.children.iter().flat_map(|child| match child {
        Node::Element(element) => words(element),
        Node::Text(text) => vec![text.clone()],
    });
    each.collect()
}

/// The change as a section; none where the document changes nothing in another.
pub(super) fn element(view: View) -> Option<Element> {
    let document = &view.screen.document;
    let changes = operations(&json::read(&document.changes).unwrap_or_default());
    let agreed = view.state.acknowledging().map(|(id, _)| view.state.pointer(id));
    // Who has agreed stands in its own place.
    let changes = changes.into_iter().filter(|change| !agreed.as_ref().is_some_and(|at| at.covers(&change.at)));
    let entries: Vec<Element> = changes.map(|change| entry(view, &change)).collect();
    let said = [("read.changed-by", &document.changed_by), ("read.change-reason", &document.change_reason)];
    let said = said.into_iter().filter(|(_, words)| !words.is_empty());
    let said: Vec<Element> =
        said.map(|(id, words)| pair(&view.say(id), Element::new("dd").text(words.clone()))).collect();
    if entries.is_empty() && said.is_empty() {
        return None;
    }
    let title = Element::new(view.screen.heading(1)).attr("class", "section-title").text(view.say("read.changes"));
    let who = (!said.is_empty()).then(|| Element::new("dl").children(said));
    let list = (!entries.is_empty()).then(|| Element::new("dl").children(entries));
    Some(Element::part("section", "section").child(title).children(who).children(list))
}

fn pair(term: &str, answer: Element) -> Element {
    Element::new("div").child(Element::new("dt").text(term.to_owned())).child(answer)
}

fn entry(view: View, change: &Change) -> Element {
    let node = view.state.innermost(view.state.nearest(&change.at));
    let before = value(view, node, change.before.as_ref(), "del");
    let after = value(view, node, change.after.as_ref(), "ins");
    let arrow = Element::new("span").attr("class", "visually-hidden").text(view.say("read.changed-to"));
    let answer = Element::new("dd").attr("class", "change").child(before).text(" ").child(arrow).text(" ").child(after);
    pair(&view.title_at(&change.at), answer)
}

/// A value as it reads: as an answer where it is one, else what stands in it.
fn value(view: View, node: NodeId, value: Option<&Value>, tag: &'static str) -> Element {
    let words = match &view.definition(node).kind {
        Kind::Control(Control::Text { .. } | Control::Json) | Kind::Unsupported(_) => None,
        Kind::Control(control) => Some(shown(view, node, control, value, "span")),
        _ => None,
    };
    let plain = || match value {
        Some(value) => Element::new("span").text(texts(value).join(", ")),
        None => Element::new("span").attr("class", "no-answer").text(view.say("no-answer")),
    };
    Element::new(tag).child(words.unwrap_or_else(plain))
}

/// Everything that stands in a value, in its order.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(members) => members.values().flat_map(texts).collect(),
        Value::Bool(_) | Value::Number(_) => vec![json::write(value)],
    }
}

/// The operations of a JSON Patch, each with the value that a `test` before it says was there.
fn operations(patch: &Value) -> Vec<Change> {
    let mut was: Option<(Pointer, Value)> = None;
    let mut changes = Vec::new();
    for operation in patch.as_array().into_iter().flatten() {
        let text = |name: &str| operation.get(name).and_then(Value::as_str);
        let Some(at) = text("path").and_then(Pointer::parse) else { continue };
        let value = operation.get("value").cloned();
        match text("op") {
            Some("test") => was = value.map(|value| (at, value)),
            Some("add" | "replace" | "remove") => {
                let before = was.take().filter(|(place, _)| *place == at).map(|(_, value)| value);
                changes.push(Change { at, before, after: value });
            }
            _ => {}
        }
    }
    changes
}
