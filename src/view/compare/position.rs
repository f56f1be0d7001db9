//! What a discrepancy is called, and what each side says of it, in words.

use super::super::element::Node;
use super::super::{Element, explain, read};
use super::{Desk, line};
use crate::compare::{Compared, Position};
use crate::form::Kind;

impl Desk<'_> {
    /// The question's title; of a row, what it is called.
    pub(super) fn title(self, compared: &Compared) -> String {
        self.names(compared).pop().unwrap_or_default()
    }

    /// Where the question stands: the titles above its own.
    pub(super) fn path(self, compared: &Compared) -> Vec<String> {
        let mut names = self.names(compared);
        names.pop();
        names
    }

    pub(super) fn path_and_title(self, compared: &Compared) -> String {
        self.names(compared).join(" › ")
    }

    fn names(self, compared: &Compared) -> Vec<String> {
        let asked = compared.sides.iter().enumerate().find_map(|(document, side)| Some((document, side.node?)));
        let Some((document, id)) = asked else { return Vec::new() };
        let view = self.document(document);
        let mut names: Vec<String> = Vec::new();
        for id in line(view.state, id) {
            let node = view.state.node(id);
            let parent = node.parent.map(|parent| (parent, &view.definition(parent).kind));
            let name = match (&node.name, parent) {
                (Some(name), _) => name.clone(),
                // A row is called by what it begins with, else by its place.
                (None, Some((list, kind @ Kind::Repeat(_)))) => {
                    let own = Some(view.state.position(id)).filter(|position| *position >= kind.places());
                    own.and_then(|_| view.state.name_of(id)).unwrap_or_else(|| {
                        let position = view.state.position(id);
                        explain::row_words(self.catalogue, view.definition(id), &view.definition(list).kind, position)
                            .text
                    })
                }
                (None, _) => view.definition(id).title.text.clone(),
            };
            if !name.is_empty() && names.last() != Some(&name) {
                names.push(name);
            }
        }
        names
    }

    /// A side's answer as it is read.
    pub(super) fn read(self, compared: &Compared, side: usize, tag: &'static str) -> Element {
        let answered = compared.sides.get(side).filter(|side| side.answer.is_some());
        if let Some(id) = answered.and_then(|side| side.node) {
            if self.is_hidden(side, id) {
                return Element::new(tag).attr("class", "no-answer").text(self.say("compare.hidden"));
            }
            return read::value(self.document(side), id, tag);
        }
        let words = if compared.is_row { "compare.no-row" } else { "no-answer" };
        Element::new(tag).attr("class", "no-answer").text(self.say(words))
    }

    /// Whether the answer is never shown in what is read.
    pub(super) fn is_hidden(self, side: usize, id: usize) -> bool {
        let view = self.document(side);
        view.definition(id).write_only || view.definition(view.state.innermost(id)).write_only
    }

    /// What is written of an open point.
    pub(super) fn position(self, compared: &Compared) -> Position {
        let parties = self.parties().enumerate();
        let answers = parties.map(|(side, party)| (party, text_of(&self.read(compared, side, "dd")).join("; ")));
        Position { question: self.path_and_title(compared), answers: answers.collect() }
    }
}

/// The texts of an element, those that stand side by side in one.
fn text_of(element: &Element) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for child in &element.0.children {
        match child {
            Node::Text(text) => texts.push(text.clone()),
            Node::Element(inner) => texts.extend(text_of(inner)),
        }
    }
    texts.retain(|text| !text.trim().is_empty());
    texts
}
