//! What is on screen, as plain data: tags, attributes, text. Pure and native; nothing here changes the
//! answers, and nothing here touches a page.

mod account;
mod acknowledging;
mod amendment;
#[cfg(feature = "compare")]
mod compare;
mod element;
mod explain;
mod field;
mod group;
#[cfg(not(target_arch = "wasm32"))]
mod html;
mod keeping;
mod leftovers;
mod map;
mod open_points;
mod outcome;
mod page;
mod patch;
mod pick;
mod read;
mod reminder;
mod repeat;
mod screen;
mod sections;
mod standing;
mod steps;
mod summary;
mod table;
mod tally;
mod widget;

#[cfg(not(target_arch = "wasm32"))]
pub use amendment::Changed;
#[cfg(feature = "compare")]
pub use compare::Comparing;
pub use element::{Attribute, Element, Node};
pub use explain::explain;
pub use keeping::Keeping;
pub use outcome::{Outcome, Problem};
pub use patch::{Patch, Update};
pub use screen::{DocumentFacts, Mode, Screen};
pub use standing::standing;

use crate::form::Definition;
use crate::locale::glue;
use crate::locale::{Catalogue, Text};
use crate::pointer::Pointer;
use crate::state::{FormState, NodeId};

/// What a node takes on screen, as `JsonML`, on average.
const NODE_BYTES: usize = 720;

/// The answers, the words and the settings that a screen is made from.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The answers.
    pub state: &'a FormState,
    /// The form's own messages.
    pub catalogue: &'a Catalogue,
    /// How it is shown.
    pub screen: &'a Screen,
}

impl<'a> View<'a> {
    /// The whole form as one element.
    ///
    /// ```
    /// use sovitaan::{form, locale::Catalogue, schema::Schema, state::FormState, view::{Screen, View}};
    ///
    /// let schema = Schema::read(r#"{"title": "Agreement", "type": "object"}"#).unwrap();
    /// let state = FormState::new(form::compile(&schema, "en").0, None);
    /// let view = View { state: &state, catalogue: &Catalogue::of("en"), screen: &Screen::default() };
    /// assert!(view.form().to_html().contains("Agreement"));
    /// ```
    pub fn form(self) -> Element {
        match self.screen.mode {
            Mode::Fill => page::form(self, group::contents(self, FormState::ROOT)),
            Mode::View => read::form(self),
        }
    }

    /// The whole form as `JsonML`. Its parts are made and written one after the other: all of a long form's elements at
    /// once take more memory than everything else together, and a wasm memory never shrinks.
    pub fn to_jsonml(self) -> String {
        if self.screen.mode == Mode::View {
            return self.form().to_jsonml();
        }
        // No other element has no name, and in text these quotes would be escaped.
        let around = page::form(self, vec![Element::new("")]).to_jsonml();
        let Some((before, after)) = around.split_once(r#"["",{}]"#) else { return around };
        // Room for all of it at once: a text that grows is copied, and each copy leaves a hole behind.
        let mut out = String::with_capacity(self.state.size() * NODE_BYTES);
        out.push_str(before);
        let start = out.len();
        for child in group::applying(self, FormState::ROOT) {
            if out.len() > start {
                out.push(',');
            }
            group::element(self, child).write_jsonml(&mut out);
        }
        if out.len() == start {
            return self.form().to_jsonml();
        }
        out.push_str(after);
        out
    }

    /// What the question is called that an answer at this place belongs to.
    pub fn title_at(self, at: &Pointer) -> String {
        self.definition(self.state.innermost(self.state.nearest(at))).title.text.clone()
    }

    /// A message of the catalogue.
    fn say(self, id: &str) -> String {
        self.catalogue.say(id, &[])
    }

    fn definition(self, id: NodeId) -> &'a Definition {
        self.state.definition(id)
    }

    /// The id of a node's frame, of its control (`c`), its label (`l`), its message (`m`) and so on.
    fn id(self, id: NodeId, part: &str) -> String {
        let dash = if part.is_empty() { "" } else { "-" };
        glue(&[&self.screen.prefix, "-", &id.to_string(), dash, part])
    }

    /// The id of something that the form has once.
    fn own_id(self, name: &str) -> String {
        glue(&[&self.screen.prefix, "-", name])
    }

    /// Whether the person may change anything here.
    fn is_locked(self, id: NodeId) -> bool {
        self.screen.is_locked() || self.state.is_read_only(id)
    }

    /// The title of a row: the author's word for it and its place, from 1.
    fn row_title(self, repeat: NodeId, position: usize) -> String {
        explain::row_title(self.catalogue, &self.definition(repeat).kind, position)
    }

    /// What a row is called: by its own title where it has a place of its own, else by its number.
    fn row_words(self, row: NodeId, repeat: NodeId, position: usize) -> Text {
        explain::row_words(self.catalogue, self.definition(row), &self.definition(repeat).kind, position)
    }
}

/// The author's words, with the language that they are in where it is another.
fn worded(tag: &'static str, text: &Text) -> Element {
    Element::new(tag).maybe("lang", text.lang.clone()).text(text.text.clone())
}
