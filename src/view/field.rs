//! The frame that every question has, whatever its control: title, help, message, control, in this
//! order. What a control needs of the frame is the ids that it is described by.

use super::{Element, View, explain, group, open_points, widget, worded};
use crate::form::{Control, Definition, Kind, Look};
use crate::json;
use crate::locale::{Text, glue, has_identity_code, show_number};
use crate::pointer::Pointer;
use crate::state::NodeId;
use serde_json::Value;

/// One question as its control needs it.
pub(super) struct Field<'a> {
    pub(super) view: View<'a>,
    pub(super) node: NodeId,
    pub(super) definition: &'a Definition,
    pub(super) at: Pointer,
    /// Messages, when the question may speak and has something to say.
    messages: Vec<Text>,
    /// What is said of the answer besides.
    warning: Option<String>,
    pub(super) locked: bool,
}

impl<'a> Field<'a> {
    /// The frame of a question.
    pub(super) fn element(view: View<'a>, node: NodeId, control: &'a Control) -> Element {
        let at = view.state.pointer(node);
        let field = Self {
            view,
            node,
            definition: view.definition(node),
            messages: messages(view, node),
            warning: warning(view, node),
            at,
            locked: view.is_locked(node),
        };
        let (class, body) = match control {
            Control::Text { multiline, format, max } => widget::text(&field, *multiline, format, *max),
            Control::Date => widget::date(&field),
            Control::Time => widget::time(&field),
            Control::Number(_) => widget::number(&field),
            Control::Choice { choices, look } => match look {
                Look::Select => widget::select(&field, choices),
                Look::Scale(ends) => widget::scale(&field, choices, ends),
                Look::Check => widget::check(&field),
                Look::Radios | Look::Row => widget::radios(&field, choices, look),
            },
            Control::MultiChoice(choices) => widget::checkboxes(&field, choices),
            Control::Fixed(choice) => widget::fixed(&field, choice),
            Control::File { media, max } => widget::file(&field, media.as_deref(), *max),
            // Both stand as sections of their own.
            Control::Json | Control::Acknowledgements(_) | Control::OpenPoints => widget::json(&field),
        };
        let several = match control {
            Control::Choice { look, .. } => !matches!(look, Look::Select | Look::Check),
            Control::MultiChoice(_) => true,
            _ => false,
        };
        field.frame(several, class, body)
    }

    fn frame(&self, several: bool, class: &'static str, control: Element) -> Element {
        let wrong = if self.messages.is_empty() { "" } else { " is-wrong" };
        let silent = if group::is_silent(self.view, self.node) { " is-silent" } else { "" };
        let label = match class {
            _ if several => Element::part("legend", "label"),
            "fixed" => Element::part("p", "label").attr("id", self.id("l")),
            _ => Element::part("label", "label").attr("for", self.id("c")),
        };
        let title = self.title();
        let frame = Element::new(if several { "fieldset" } else { "div" })
            .attr("class", glue(&["field field--", class, wrong, silent]))
            .attr("part", "field")
            .attr("id", self.id(""))
            .attr("data-pointer", self.at.as_str().to_owned());
        // Of several inputs the frame says what one input says of itself.
        let frame = match class {
            "choice" | "row" | "scale" => self.described(frame.attr("role", "radiogroup")),
            "checkboxes" => frame.maybe("aria-describedby", self.described_by()),
            _ => frame,
        };
        // A single box has its words beside it.
        let label = (class != "check").then(|| label.child(title).children(marks(self.view, self.node)));
        frame
            .children(label)
            .children(help(self.view, self.node))
            .children(self.view.state.open_point(self.node).map(|point| open_points::note(self.view, point)))
            .child(message(self.view, self.node, &self.messages))
            .children(
                self.warning
                    .as_ref()
                    .map(|words| Element::part("p", "warning").attr("id", self.id("w")).text(words.clone())),
            )
            .child(control)
            .children(self.suggestions(class))
    }

    /// A radio button cannot be taken back by itself; where no answer is demanded, one may want to.
    pub(super) fn clear(&self, chosen: Option<usize>) -> Option<Element> {
        (chosen.is_some() && !self.locked && !self.view.state.node(self.node).required).then(|| {
            Element::part("button", "clear-choice")
                .attr("type", "button")
                .attr("data-edit", "clear-choice")
                .attr("data-pointer", self.at.as_str().to_owned())
                .text(self.view.say("choice.clear"))
        })
    }

    /// The question's title; a row of a list of single answers is called by its place, one of several kinds of answer
    /// by its kind.
    fn title(&self) -> Element {
        title(self.view, self.node)
    }

    /// What an answer may be besides anything else, for the browser to offer.
    fn suggestions(&self, class: &str) -> Option<Element> {
        let values = &self.definition.examples;
        let options = values.suggested.iter().chain(&values.values).filter_map(|value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(show_number(number, &self.view.say("number.decimal"))),
            _ => None,
        });
        let options: Vec<Element> = options.map(|option| Element::new("option").attr("value", option)).collect();
        let offers = is_offered(class) && !options.is_empty();
        offers.then(|| Element::new("datalist").attr("id", self.id("o")).children(options))
    }

    /// The id of [`Field::suggestions`], where there are any.
    pub(super) fn offered(&self, class: &str) -> Option<String> {
        self.suggestions(class).map(|_| self.id("o")).or_else(|| {
            // Or the names of a list of people.
            let people = self.definition.presentation.as_ref()?.suggest.as_ref()?;
            Some(self.view.id(self.view.state.find(people)?, "o"))
        })
    }

    /// What the number counts, after its input.
    pub(super) fn with_unit(&self, input: Element) -> Element {
        let Some(unit) = self.definition.unit() else { return input };
        let unit = worded("span", unit).attr("class", "unit").attr("id", self.id("u"));
        Element::new("div").attr("class", "measured").child(input).child(unit)
    }

    pub(super) fn id(&self, part: &str) -> String {
        self.view.id(self.node, part)
    }

    /// The ids of what describes the control: the help that is there, and the message's place.
    fn described_by(&self) -> Option<String> {
        let is_json = matches!(self.definition.kind, Kind::Control(Control::Json));
        let parts = [
            (self.definition.unit().is_some(), "u"),
            (has_help(self.definition), "d"),
            (is_json, "h"),
            (!self.messages.is_empty(), "m"),
            (self.warning.is_some(), "w"),
        ];
        let ids: Vec<String> = parts.iter().filter(|(is_there, _)| *is_there).map(|(_, part)| self.id(part)).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// With what is said of the control: its help, its message, whether an answer is demanded.
    pub(super) fn described(&self, element: Element) -> Element {
        let truly = |on: bool| on.then(|| "true".to_owned());
        element
            .maybe("aria-describedby", self.described_by())
            .maybe("aria-invalid", truly(!self.messages.is_empty()))
            .maybe("aria-required", truly(self.view.state.node(self.node).required))
    }

    /// What every input of this question has: how it is addressed.
    pub(super) fn input(&self, tag: &'static str, edit: &'static str) -> Element {
        Element::new(tag)
            .attr("class", "control")
            .attr("part", "control")
            .attr("data-edit", edit)
            .attr("data-pointer", self.at.as_str().to_owned())
    }
}

/// What is said where a personal identity code is being written: people write about their work here.
fn warning(view: View, node: NodeId) -> Option<String> {
    let is_text = matches!(view.definition(node).kind, Kind::Control(Control::Text { .. }));
    let text = view.state.node(node).value.as_ref()?.as_str()?;
    (is_text && !view.is_locked(node) && has_identity_code(text)).then(|| view.say("warning.identity-code"))
}

/// Whether the browser offers values at a control of this class.
fn is_offered(class: &str) -> bool {
    matches!(class, "text" | "number")
}

/// Whether there is anything under the question that describes it.
pub(super) fn has_help(definition: &Definition) -> bool {
    definition.description.is_some() || !definition.examples.values.is_empty()
}

/// What a node is called.
pub(super) fn title(view: View, node: NodeId) -> Element {
    let definition = view.definition(node);
    let Some(parent) = view.state.node(node).parent else { return worded("span", &definition.title) };
    let own = &definition.title;
    match &view.definition(parent).kind {
        Kind::Repeat(_) => worded("span", &view.row_words(node, parent, view.state.position(node))),
        Kind::Map(_) if own.text.is_empty() => Element::new("span").text(view.say("map.value")),
        Kind::Alternatives(pick, _) if own.text.is_empty() || *own == view.definition(parent).title => {
            let word = view.state.node(node).branch.map_or("", |branch| pick.branches[branch].word);
            if word.is_empty() { title(view, parent) } else { Element::new("span").text(view.say(word)) }
        }
        _ => worded("span", own),
    }
}

/// What a question or a list says is wrong with it.
pub(super) fn messages(view: View, node: NodeId) -> Vec<Text> {
    let mut messages = Vec::new();
    if view.state.speaks(node) {
        for violation in view.state.violations_of(node) {
            messages.push(explain::in_place(view.state, view.catalogue, node, &violation));
        }
    }
    // What the host says of it stands there too, until the answer is another one.
    for problem in &view.screen.outcome.problems {
        if view.state.innermost(view.state.nearest(&problem.pointer)) == node {
            messages.push(Text { text: problem.message.clone(), lang: None });
        }
    }
    messages
}

/// The place of the message, there before it has anything to say.
pub(super) fn message(view: View, node: NodeId, messages: &[Text]) -> Element {
    message_at(view, view.id(node, "m"), messages)
}

/// The same for a place of that id.
pub(super) fn message_at(view: View, id: String, messages: &[Text]) -> Element {
    let place = Element::part("div", "message").attr("id", id);
    let prefix = (!messages.is_empty())
        .then(|| Element::new("span").attr("class", "visually-hidden").text(view.say("message.prefix") + " "));
    place.children(prefix).children(messages.iter().map(|text| worded("p", text)))
}

/// Prompt, description, examples and longer help, as far as the author has written them.
pub(super) fn help(view: View, node: NodeId) -> Vec<Element> {
    let definition = view.definition(node);
    let mut help = Vec::new();
    if let Some(prompt) = &definition.prompt {
        help.push(worded("p", prompt).attr("class", "prompt").attr("part", "prompt"));
    }
    if has_help(definition) {
        let mut described = Element::part("div", "description").attr("id", view.id(node, "d"));
        described = described.children(definition.description.as_ref().map(|text| worded("p", text)));
        if !definition.examples.values.is_empty() {
            let said = view.catalogue.say("examples", &[("examples", &examples(view, &definition.examples.values))]);
            described = described.child(Element::new("p").maybe("lang", definition.examples.lang.clone()).text(said));
        }
        help.push(described);
    }
    if let Some(more) = &definition.help {
        let summary = Element::new("summary").text(view.say("help.more"));
        help.push(Element::part("details", "help").child(summary).child(worded("p", more)));
    }
    help
}

/// Examples in one line.
fn examples(view: View, values: &[Value]) -> String {
    let shown = values.iter().map(|value| match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => show_number(number, &view.say("number.decimal")),
        other => json::write(other),
    });
    shown.collect::<Vec<_>>().join("; ")
}

/// "Required" or "optional" in words, whichever is the rarer in the form; and that a question is on its way out.
pub(super) fn marks(view: View, node: NodeId) -> Vec<Element> {
    // The space is for those who hear the label: the looks come from the style sheet.
    let mark = |id: &str| Element::part("span", "mark").text(glue(&[" (", &view.say(id), ")"]));
    let mut marks = Vec::new();
    let required = view.state.node(node).required;
    let is_fixed = matches!(view.definition(node).kind, Kind::Control(Control::Fixed(_)));
    if required == view.state.mostly_optional() && !view.is_locked(node) && !is_fixed {
        marks.push(mark(if required { "mark.required" } else { "mark.optional" }));
    }
    if view.definition(node).deprecated {
        marks.push(mark("mark.deprecated"));
    }
    marks
}
