//! The compiled form as data.

use super::{Control, Test};
use crate::locale::Text;
use serde_json::Value;

/// Which definition: an index into [`FormDefinition::definitions`].
pub type DefinitionId = usize;

/// What is asked. Compiled from a schema by [`super::compile()`], for one language.
#[derive(Clone, Debug)]
pub struct FormDefinition {
    /// Every definition; the first is the root group.
    pub definitions: Vec<Definition>,
    /// The language of the texts, as asked for.
    pub locale: String,
    /// The author's words on the submit button.
    pub submit: Option<Text>,
}

impl FormDefinition {
    /// The root group.
    pub const ROOT: DefinitionId = 0;

    /// The definition of that number.
    pub fn get(&self, id: DefinitionId) -> &Definition {
        &self.definitions[id]
    }

    /// Which of the group's children has that key.
    pub fn index_of(&self, group: &Group, key: &str) -> Option<usize> {
        let key_of = |child: &usize| self.get(group.children[*child].definition).key.as_str();
        let found = group.by_key.binary_search_by(|child| key_of(child).cmp(key)).ok()?;
        Some(group.by_key[found])
    }

    /// The checklist's title, empty when it has none.
    ///
    /// ```
    /// use sovitaan::{form, schema::Schema};
    ///
    /// let schema = Schema::read(r#"{"title": "Agreement", "type": "object"}"#).unwrap();
    /// assert_eq!(form::compile(&schema, "en").0.title(), "Agreement");
    /// ```
    pub fn title(&self) -> &str {
        &self.get(Self::ROOT).title.text
    }
}

/// One node of the form: a group, a repeat, a control, or a note that something cannot be asked.
#[derive(Clone, Debug)]
pub struct Definition {
    /// The property's name; empty for the root and for the rows of a repeat.
    pub key: String,
    /// The question.
    pub title: Text,
    /// A sentence under the question.
    pub description: Option<Text>,
    /// Longer help, folded away.
    pub help: Option<Text>,
    /// A question to say aloud, above the input.
    pub prompt: Option<Text>,
    /// Examples of an answer.
    pub examples: Option<Text>,
    /// Shown, not edited.
    pub read_only: bool,
    /// What stands there before anybody answers.
    pub default: Option<Value>,
    /// What kind of node it is.
    pub kind: Kind,
}

/// The kinds of node.
#[derive(Clone, Debug)]
pub enum Kind {
    /// An object: questions that belong together.
    Group(Group),
    /// An array of rows, each of the same definition.
    Repeat(Repeat),
    /// A question with one answer.
    Control(Control),
    /// A part of the schema that no control exists for yet, by its keyword.
    Unsupported(String),
}

/// An object's questions, and when each applies.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// The questions in their order.
    pub children: Vec<Child>,
    /// Indexes into `children`, sorted by key: a child is found without walking them all.
    pub by_key: Vec<usize>,
    /// The conditions that the children's guards refer to.
    pub conditions: Vec<Condition>,
    /// Shown as a section with a heading of its own.
    pub section: bool,
    /// Conditions here depend on each other in a circle; relevance is then always settled afresh, so
    /// that the result depends on the answers and not on the order of the edits.
    pub circular: bool,
}

/// A question of a group.
#[derive(Clone, Debug)]
pub struct Child {
    /// What is asked.
    pub definition: DefinitionId,
    /// It applies when one of these holds …
    pub relevant: Vec<Guard>,
    /// … and none of these.
    pub forbidden: Vec<Guard>,
    /// An answer is demanded when one of these holds.
    pub required: Vec<Guard>,
}

impl Child {
    /// Whether an answer is demanded whatever else is answered.
    pub fn always_required(&self) -> bool {
        self.required.iter().any(|guard| guard.0.is_empty())
    }
}

/// Conditions that must all come out as stated; an empty guard always holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guard(pub Vec<(usize, bool)>);

impl Guard {
    /// Whether the guard holds, given each condition's truth; what is unknown holds nothing up or down.
    pub fn holds(&self, truths: &[Option<bool>]) -> bool {
        self.0.iter().all(|(condition, expected)| truths.get(*condition) == Some(&Some(*expected)))
    }
}

/// A condition on a group's own instance.
#[derive(Clone, Debug)]
pub struct Condition {
    /// What must hold.
    pub test: Test,
    /// The properties of the group that it looks at; only their edits can change it.
    pub reads: Vec<String>,
}

/// An array's rows.
#[derive(Clone, Debug)]
pub struct Repeat {
    /// What each row asks.
    pub item: DefinitionId,
    /// Rows shown from the start.
    pub min: usize,
    /// Rows at the most.
    pub max: usize,
    /// The author's words on the button that adds a row.
    pub add: Option<Text>,
    /// The author's word for one row.
    pub row: Option<Text>,
}
