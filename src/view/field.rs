//! The frame that every question has, whatever its control: title, help, message, control, in this
//! order. What a control needs of the frame is the ids that it is described by.

use super::{Element, View, explain, widget, worded};
use crate::form::{Control, Definition, Kind};
use crate::locale::glue;
use crate::pointer::Pointer;
use crate::state::NodeId;

/// One question as its control needs it.
pub(super) struct Field<'a> {
    pub(super) view: View<'a>,
    pub(super) node: NodeId,
    pub(super) definition: &'a Definition,
    pub(super) at: Pointer,
    /// Messages, when the question may speak and has something to say.
    messages: Vec<String>,
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
            at,
            locked: view.is_locked(node),
        };
        let (class, body) = match control {
            Control::Text { multiline, format, max } => widget::text(&field, *multiline, format, *max),
            Control::Date => widget::date(&field),
            Control::Time => widget::time(&field),
            Control::Number(_) => widget::number(&field),
            Control::Choice { choices, select: true } => widget::select(&field, choices),
            Control::Choice { choices, select: false } => widget::radios(&field, choices),
            Control::MultiChoice(choices) => widget::checkboxes(&field, choices),
        };
        let several = matches!(control, Control::Choice { select: false, .. } | Control::MultiChoice(_));
        field.frame(several, class, body)
    }

    fn frame(&self, several: bool, class: &'static str, control: Element) -> Element {
        let wrong = if self.messages.is_empty() { "" } else { " is-wrong" };
        let label = if several {
            Element::part("legend", "label")
        } else {
            Element::part("label", "label").attr("for", self.id("c"))
        };
        let title = self.title();
        let frame = Element::new(if several { "fieldset" } else { "div" })
            .attr("class", glue(&["field field--", class, wrong]))
            .attr("part", "field")
            .attr("id", self.id(""))
            .attr("data-pointer", self.at.as_str().to_owned());
        // Of several inputs the frame says what one input says of itself.
        let frame = match class {
            "choice" => self.described(frame.attr("role", "radiogroup")),
            "checkboxes" => frame.maybe("aria-describedby", self.described_by()),
            _ => frame,
        };
        frame
            .child(label.child(title).children(self.mark()))
            .children(help(self.view, self.node))
            .child(message(self.view, self.node, &self.messages))
            .child(control)
    }

    /// The question's title; a row of a list of single answers is called by its place.
    fn title(&self) -> Element {
        let parent = self.view.state.node(self.node).parent;
        match parent.map(|parent| (parent, &self.view.definition(parent).kind)) {
            Some((repeat, Kind::Repeat(_))) => {
                let position = self.view.state.position(self.node);
                Element::new("span").text(self.view.row_title(repeat, position))
            }
            _ => worded("span", &self.definition.title),
        }
    }

    fn mark(&self) -> Option<Element> {
        mark(self.view, self.node)
    }

    pub(super) fn id(&self, part: &str) -> String {
        self.view.id(self.node, part)
    }

    /// The ids of what describes the control: the help that is there, and the message's place.
    fn described_by(&self) -> Option<String> {
        let help = self.definition.description.is_some() || self.definition.examples.is_some();
        let wrong = !self.messages.is_empty();
        match (help, wrong) {
            (true, true) => Some(glue(&[&self.id("d"), " ", &self.id("m")])),
            (true, false) => Some(self.id("d")),
            (false, true) => Some(self.id("m")),
            (false, false) => None,
        }
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

/// What a question or a list says is wrong with it.
pub(super) fn messages(view: View, node: NodeId) -> Vec<String> {
    let mut messages = Vec::new();
    if view.state.speaks(node) {
        for violation in view.state.violations_of(node) {
            messages.push(explain::in_place(view.state.form(), view.catalogue, &violation));
        }
    }
    // What the host says of it stands there too, until the answer is another one.
    for problem in &view.screen.outcome.problems {
        if view.state.nearest(&problem.pointer) == node {
            messages.push(problem.message.clone());
        }
    }
    messages
}

/// The place of the message, there before it has anything to say.
pub(super) fn message(view: View, node: NodeId, messages: &[String]) -> Element {
    let place = Element::part("div", "message").attr("id", view.id(node, "m"));
    let prefix = (!messages.is_empty())
        .then(|| Element::new("span").attr("class", "visually-hidden").text(view.say("message.prefix") + " "));
    place.children(prefix).children(messages.iter().map(|text| Element::new("p").text(text.clone())))
}

/// Prompt, description, examples and longer help, as far as the author has written them.
pub(super) fn help(view: View, node: NodeId) -> Vec<Element> {
    let definition = view.definition(node);
    let mut help = Vec::new();
    if let Some(prompt) = &definition.prompt {
        help.push(worded("p", prompt).attr("class", "prompt").attr("part", "prompt"));
    }
    if definition.description.is_some() || definition.examples.is_some() {
        let mut described = Element::part("div", "description").attr("id", view.id(node, "d"));
        described = described.children(definition.description.as_ref().map(|text| worded("p", text)));
        if let Some(examples) = &definition.examples {
            let said = view.catalogue.say("examples", &[("examples", &examples.text)]);
            described = described.child(Element::new("p").maybe("lang", examples.lang.clone()).text(said));
        }
        help.push(described);
    }
    if let Some(more) = &definition.help {
        let summary = Element::new("summary").text(view.say("help.more"));
        help.push(Element::part("details", "help").child(summary).child(worded("p", more)));
    }
    help
}

/// "Required" or "optional" in words, whichever is the rarer in the form.
pub(super) fn mark(view: View, node: NodeId) -> Option<Element> {
    let required = view.state.node(node).required;
    if required != view.state.mostly_optional() || view.is_locked(node) {
        return None;
    }
    let word = view.say(if required { "mark.required" } else { "mark.optional" });
    // The space is for those who hear the label: the looks come from the style sheet.
    Some(Element::part("span", "mark").text(glue(&[" (", &word, ")"])))
}
