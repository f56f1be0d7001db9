//! From what an edit changed to what the page replaces.

use super::{
    Element, View, account, acknowledging, explain, group, keeping, leftovers, outcome, sections, steps, summary,
    table, tally,
};
use crate::form::{Kind, Layout};
use crate::json::{write_text, write_to};
use crate::pointer::Pointer;
use crate::state::{Changes, Focus, FormState, NodeId, Remark};
use crate::validate::Change;

/// An element, as `JsonML`, to put in the place of the one with its id.
pub type Patch = (String, String);

/// Everything that a page does after an edit.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// What is replaced.
    pub patches: Vec<Patch>,
    /// The id of the element that takes the focus.
    pub focus: Option<String>,
    /// What is said aloud.
    pub announce: Option<String>,
    /// What the validator is asked ([`crate::state::Ask::list_to_json`]).
    pub asks: Option<String>,
}

impl View<'_> {
    /// What the page replaces after these changes. `before` is the progress as it stood.
    pub fn update(self, changes: &Changes, before: (usize, usize)) -> Update {
        let whole = changes.nodes.contains(&FormState::ROOT);
        if whole {
            return Update { patches: vec![self.whole()], ..self.attention(changes) };
        }
        let mut update = self.attention(changes);
        let mut nodes: Vec<NodeId> = Vec::new();
        for id in changes.nodes.iter().copied().chain(self.suggested_to(changes)).map(|id| self.framed(id)) {
            if !nodes.contains(&id) {
                nodes.push(id);
            }
        }
        // What stands inside something that is rendered again is rendered with it.
        let inside = |id: NodeId| {
            let mut above = self.state.node(id).parent;
            std::iter::from_fn(move || {
                let here = above?;
                above = self.state.node(here).parent;
                Some(here)
            })
        };
        let outermost = nodes.iter().filter(|id| !inside(**id).any(|above| nodes.contains(&above)));
        update.patches = outermost.map(|id| (self.id(*id, ""), group::element(self, *id).to_jsonml())).collect();
        if self.state.progress() != before {
            update.patches.push((self.own_id("progress"), sections::progress(self).to_jsonml()));
        }
        for id in self.stirred_sections(changes) {
            update.patches.push((self.id(id, "s"), sections::state(self, id).to_jsonml()));
            update.patches.extend(sections::clear(self, id).map(|button| (self.id(id, "clear"), button.to_jsonml())));
        }
        if changes.steps {
            update.patches.push((self.own_id("steps"), steps::buttons(self).to_jsonml()));
        }
        for (id, part, element) in self.stirred_lines(changes) {
            update.patches.push((self.id(id, part), element.to_jsonml()));
        }
        if self.state.came_with_leftovers() && !(changes.nodes.is_empty() && changes.values.is_empty()) {
            update.patches.push((self.own_id("leftovers"), leftovers::section(self).to_jsonml()));
        }
        // To list what is missing is a walk through the form: only when something else is to be said.
        if self.state.attempted() && !(changes.nodes.is_empty() && changes.judged.is_empty()) {
            update.patches.push(self.summary());
        }
        update
    }

    /// The whole form anew.
    pub fn whole(self) -> Patch {
        (self.own_id("form"), self.to_jsonml())
    }

    /// The error summary anew.
    pub fn summary(self) -> Patch {
        (self.own_id("summary"), summary::summary(self).to_jsonml())
    }

    /// What has come of submitting, anew.
    pub fn outcome(self) -> Patch {
        (self.own_id("outcome"), outcome::outcome(self).to_jsonml())
    }

    /// Where the answers are until the host has them, anew.
    pub fn keeping(self) -> Patch {
        (self.own_id("keeping"), keeping::element(self).to_jsonml())
    }

    /// What is said of that.
    pub fn keeping_words(self) -> String {
        keeping::words(self)
    }

    /// Where people agree, when the names of those who may have changed.
    fn suggested_to(self, changes: &Changes) -> Option<NodeId> {
        let (id, _) = self.state.acknowledging()?;
        let people = self.definition(id).presentation.as_ref()?.suggest.as_ref()?;
        changes.values.iter().any(|(at, _)| people.covers(at)).then_some(id)
    }

    /// What is said beside the answers, anew.
    pub fn account(self) -> Option<Patch> {
        Some((self.own_id("beside"), account::element(self)?.to_jsonml()))
    }

    /// The sections whose state in the list beside the form may be another one. (A form of one piece has no
    /// such list; the page passes over a patch that has no place.)
    fn stirred_sections(self, changes: &Changes) -> Vec<NodeId> {
        let mut stirred = Vec::new();
        for place in changes.values.iter().map(|(at, _)| at).chain(&changes.judged) {
            let Some(name) = place.tokens().next() else { return sections::list(self) };
            let section = self.state.find(&Pointer::root().child(name.as_str()));
            if let Some(id) = section.filter(|id| group::is_section(self, *id))
                && !stirred.contains(&id)
            {
                stirred.push(id);
            }
        }
        stirred
    }

    /// What is counted or listed of the answers above those that changed.
    fn stirred_lines(self, changes: &Changes) -> Vec<(NodeId, &'static str, Element)> {
        let mut lines: Vec<(NodeId, &'static str, Element)> = Vec::new();
        for (at, _) in &changes.values {
            let mut above = self.state.find(at);
            while let Some(id) = above {
                if !lines.iter().any(|(known, ..)| *known == id) {
                    lines.extend(tally::line(self, id).map(|line| (id, "t", line)));
                    if self.definition(id).layout() == Layout::People {
                        lines.push((id, "o", table::names(self, id)));
                    }
                }
                above = self.state.node(id).parent;
            }
        }
        lines
    }

    /// The node whose element is replaced for a change at `id`: a row's questions have no frame of their
    /// own, their list has.
    fn framed(self, id: NodeId) -> NodeId {
        match self.state.node(id).parent {
            Some(parent) => match self.definition(parent).kind {
                Kind::Repeat(_) if super::repeat::is_group(self, id) => parent,
                // So has the name of a map's property, of whatever kind.
                Kind::Map(_) => parent,
                // And so has a table of a group's.
                Kind::Group(_) if table::is_table(self, parent) => parent,
                _ => id,
            },
            _ => id,
        }
    }

    fn attention(self, changes: &Changes) -> Update {
        let focus = changes.focus.map(|focus| match focus {
            Focus::Row(row) if self.state.node(row).name.is_some() => self.id(row, "n"),
            Focus::Row(row) if super::repeat::is_group(self, row) => self.id(row, "l"),
            Focus::Opened(group) => self.id(group, "l"),
            Focus::Leftovers => self.own_id("leftovers-l"),
            Focus::Form => self.id(FormState::ROOT, "l"),
            Focus::Row(row) => self.id(row, "c"),
            Focus::Subject(subject) => steps::target(self, subject),
            Focus::Adder(repeat) => self.id(repeat, "add"),
            Focus::Mover(row, down) => {
                // At either end the button is of no use any more: its neighbour takes over.
                let count = self.state.node(row).parent.map_or(0, |repeat| self.state.node(repeat).children.len());
                let position = self.state.position(row);
                let down = if down { position + 1 < count } else { position == 0 };
                self.id(row, if down { "down" } else { "up" })
            }
        });
        let announce = changes.remark.map(|remark| {
            let (id, repeat, position) = match remark {
                Remark::Opened(group) | Remark::Closed(group) => {
                    let opened = matches!(remark, Remark::Opened(_));
                    let title = &self.definition(group).title.text;
                    return self.catalogue.say(if opened { "row.added" } else { "row.removed" }, &[("title", title)]);
                }
                Remark::Cleared(group) => {
                    let title = explain::called(self.state, self.catalogue, group);
                    return self.catalogue.say("cleared", &[("title", &title)]);
                }
                Remark::Undone(subject) => return steps::said(self, "undone", subject),
                Remark::Redone(subject) => return steps::said(self, "redone", subject),
                Remark::TakenAway => return self.say("leftover.removed"),
                Remark::Warned(_) => return self.say("warning.identity-code"),
                Remark::Acknowledged(index) => {
                    return acknowledging::given(self, &self.state.acknowledgements()[index]);
                }
                Remark::Voided(index) => {
                    return acknowledging::voided(self, &self.state.acknowledgements()[index]);
                }
                Remark::Added(row) => ("row.added", self.state.node(row).parent, self.state.position(row)),
                Remark::Removed(repeat, position) => ("row.removed", Some(repeat), position),
                Remark::Moved(row) => ("row.moved", self.state.node(row).parent, self.state.position(row)),
            };
            let repeat = repeat.unwrap_or(FormState::ROOT);
            let count = self.state.node(repeat).children.len().to_string();
            let title = self.row_title(repeat, position);
            let place = (position + 1).to_string();
            self.catalogue.say(id, &[("title", &title), ("position", &place), ("count", &count)])
        });
        Update { patches: Vec::new(), focus, announce, asks: None }
    }
}

impl Update {
    /// The update as it crosses the border, with what the host and the validator are told.
    pub fn to_json(&self, changes: &Changes, standing: Option<&str>) -> String {
        let mut out = String::with_capacity(256 + self.patches.iter().map(|(_, element)| element.len()).sum::<usize>());
        out.push_str("{\"patches\":[");
        for (index, (id, element)) in self.patches.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            out.push('[');
            write_text(id, &mut out);
            out.push(',');
            out.push_str(element);
            out.push(']');
        }
        out.push_str("],\"changes\":[");
        for (index, (at, value)) in changes.values.iter().enumerate() {
            out.push_str(if index > 0 { ",{\"pointer\":" } else { "{\"pointer\":" });
            write_text(at.as_str(), &mut out);
            if let Some(value) = value {
                out.push_str(",\"value\":");
                write_to(value, &mut out);
            }
            out.push('}');
        }
        // Text within the text: JavaScript would round the digits of what only passes through its hands.
        out.push(']');
        if !changes.judge.is_empty() {
            out.push_str(",\"judge\":");
            write_text(&judged(&changes.judge), &mut out);
        }
        for (name, text) in [
            (",\"asks\":", self.asks.as_deref()),
            (",\"focus\":", self.focus.as_deref()),
            (",\"announce\":", self.announce.as_deref()),
            (",\"verdict\":", standing),
        ] {
            if let Some(text) = text {
                out.push_str(name);
                write_text(text, &mut out);
            }
        }
        out.push('}');
        out
    }
}

/// What the validator is told, as JSON text.
fn judged(changes: &[Change]) -> String {
    let mut out = String::from("[");
    for (index, change) in changes.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        let (name, at, value) = match change {
            Change::Set(at, value) => ("[\"set\"", Some(at), Some(value)),
            Change::Remove(at) => ("[\"remove\"", Some(at), None),
            Change::All(value) => ("[\"all\"", None, Some(value)),
        };
        out.push_str(name);
        if let Some(at) = at {
            out.push(',');
            write_text(at.as_str(), &mut out);
        }
        if let Some(value) = value {
            out.push(',');
            write_to(value, &mut out);
        }
        out.push(']');
    }
    out.push(']');
    out
}
