//! The compiled form as data.

use super::{Control, Layout, Presentation, Test};
use crate::locale::Text;
use crate::pointer::Pointer;
use serde_json::Value;

/// Which definition: an index into [`FormDefinition::definitions`].
pub type DefinitionId = usize;

/// What is asked. Compiled from a schema by [`super::compile()`], for one language.
#[derive(Clone, Debug)]
pub struct FormDefinition {
    /// Every definition; the first is the root group. A schema that contains itself refers back to a number.
    pub definitions: Vec<Definition>,
    /// The language of the texts, as asked for.
    pub locale: String,
    /// The author's words on the submit button.
    pub submit: Option<Text>,
    /// The checklist's `$id`, empty where it has none.
    pub id: String,
}

impl FormDefinition {
    /// The root group.
    pub const ROOT: DefinitionId = 0;

    /// The definition of that number.
    pub fn get(&self, id: DefinitionId) -> &Definition {
        &self.definitions[id]
    }

    /// Which of the group's children have that key: more than one where alternatives ask for different things
    /// under one name.
    pub fn children_of<'a>(&'a self, group: &'a Group, key: &'a str) -> impl Iterator<Item = usize> + 'a {
        let key_of = |child: &usize| self.get(group.children[*child].definition).key.as_str();
        let from = group.by_key.partition_point(|child| key_of(child) < key);
        group.by_key[from..].iter().copied().take_while(move |child| key_of(child) == key)
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

/// One node of the form.
#[expect(clippy::struct_excessive_bools, reason = "what a schema says of a place, each for itself")]
#[derive(Clone, Debug)]
pub struct Definition {
    /// The property's name; empty for the root, for rows, and for what has no place of its own in the document.
    pub key: String,
    /// The question.
    pub title: Text,
    /// A sentence under the question.
    pub description: Option<Text>,
    /// Longer help, folded away.
    pub help: Option<Text>,
    /// A question to say aloud, above the input.
    pub prompt: Option<Text>,
    /// Examples of an answer, and what an answer may be besides anything else.
    pub examples: Examples,
    /// Shown, not edited.
    pub read_only: bool,
    /// Edited, and never shown in what is read or printed.
    pub write_only: bool,
    /// Not to be used any more.
    pub deprecated: bool,
    /// `null` is an answer too: that of a demanded question which is left empty.
    pub nullable: bool,
    /// The definition contains itself: it is opened by the person, not by itself.
    pub recursive: bool,
    /// What stands there before anybody answers.
    pub default: Option<Value>,
    /// The author's own words for what can be wrong, by keyword.
    pub errors: Vec<(String, Text)>,
    /// Under which key the host's catalogue has words for this question, where the schema says so (`i18n`).
    pub i18n: Option<String>,
    /// How it is presented, where the author has said so.
    pub presentation: Option<Box<Presentation>>,
    /// What kind of node it is.
    pub kind: Kind,
}

impl Definition {
    /// How the questions in it stand to each other.
    pub fn layout(&self) -> Layout {
        self.presentation.as_ref().map(|said| said.layout).unwrap_or_default()
    }

    /// What the number counts.
    pub fn unit(&self) -> Option<&Text> {
        self.presentation.as_ref()?.unit.as_ref()
    }
}

/// Values that an author shows as examples.
#[derive(Clone, Debug, Default)]
pub struct Examples {
    /// The values.
    pub values: Vec<Value>,
    /// Their language, where it is another one than the form's.
    pub lang: Option<String>,
    /// Values that the schema itself names, without demanding one of them.
    pub suggested: Vec<Value>,
}

/// The kinds of node.
#[derive(Clone, Debug)]
pub enum Kind {
    /// An object: questions that belong together.
    Group(Group),
    /// An object's further properties, whose names the person chooses. Stands in a group, and adds to its object.
    Map(Map),
    /// An array: a row for each element.
    Repeat(Repeat),
    /// Which of several sets of questions a group asks. Has no value: what it is answered with shows in the group.
    Pick(Pick),
    /// Which of several kinds of answer a place has. The document has the answer of the one picked.
    Alternatives(Pick, Vec<DefinitionId>),
    /// A question with one answer.
    Control(Control),
    /// A part of the schema that is not shown, by its keyword.
    Unsupported(String),
}

impl Kind {
    /// Whether nodes of this kind have no place of their own in the document: they share their parent's.
    pub fn is_transparent(&self) -> bool {
        matches!(self, Self::Map(_) | Self::Pick(_))
    }

    /// How many rows of a list have a place each (`prefixItems`); none of anything else.
    pub fn places(&self) -> usize {
        match self {
            Self::Repeat(repeat) => repeat.fixed.len(),
            _ => 0,
        }
    }
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
    /// The children that are a [`Pick`], in the order in which conditions count them.
    pub picks: Vec<usize>,
    /// Shown as a section with a heading of its own.
    pub section: bool,
    /// Properties that nothing asks for are not allowed.
    pub closed: bool,
    /// Conditions here depend on each other in a circle; relevance is then always settled afresh, so
    /// that the result depends on the answers and not on the order of the edits.
    pub circular: bool,
}

/// A question of a group.
#[derive(Clone, Debug, Default)]
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

/// Conditions that must all come out as stated; an empty guard always holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guard(pub Vec<Term>);

/// One condition of a guard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// How many groups further up the condition stands.
    pub up: usize,
    /// Which of that group's conditions.
    pub condition: usize,
    /// How it must come out.
    pub expected: bool,
}

impl Guard {
    /// With one condition more, of the group itself.
    #[must_use]
    pub(super) fn and(&self, condition: usize, expected: bool) -> Self {
        let mut guard = self.clone();
        guard.0.push(Term { up: 0, condition, expected });
        guard
    }

    /// Whether it holds wherever the other does.
    pub(super) fn follows_from(&self, other: &Self) -> bool {
        self.0.iter().all(|term| other.0.contains(term))
    }

    /// The guard as it reads from inside a group that stands in this one.
    #[must_use]
    pub(super) fn seen_from_below(&self) -> Self {
        Self(self.0.iter().map(|term| Term { up: term.up + 1, ..*term }).collect())
    }
}

/// A condition on a group's own instance.
#[derive(Clone, Debug)]
pub enum Condition {
    /// A subschema.
    Test {
        /// What must hold.
        test: Test,
        /// The properties of the group that it looks at: only their edits can change it. `None` for any.
        reads: Option<Vec<String>>,
        /// Where the subschema stands: the validator is asked when the test has no answer.
        place: Pointer,
    },
    /// The person has picked this branch.
    Picked {
        /// Which of [`Group::picks`].
        pick: usize,
        /// Which branch of it.
        branch: usize,
    },
}

impl Condition {
    /// Whether an edit of that property can change it.
    pub fn reads(&self, key: &str) -> bool {
        match self {
            Self::Test { reads, .. } => reads.as_ref().is_none_or(|names| names.iter().any(|name| name == key)),
            Self::Picked { .. } => false,
        }
    }
}

/// What one can pick from.
#[derive(Clone, Debug)]
pub struct Pick {
    /// Several may be picked.
    pub several: bool,
    /// What there is.
    pub branches: Vec<Branch>,
    /// The keywords that lead to `oneOf` or `anyOf` from where the group's schema starts; empty for kinds of value.
    pub path: Pointer,
}

/// One of the things to pick from.
#[derive(Clone, Debug)]
pub struct Branch {
    /// The words; empty where the author has written none.
    pub title: Text,
    /// A sentence under the words.
    pub description: Option<Text>,
    /// The kind of answer, where that is all there is to say: a message id.
    pub word: &'static str,
    /// Which of the schema's branches it is.
    pub index: usize,
    /// What fits the branch.
    pub test: Test,
    /// Where its subschema stands.
    pub place: Pointer,
}

/// An array's rows.
#[derive(Clone, Debug)]
pub struct Repeat {
    /// The rows that have a place each, and stay there.
    pub fixed: Vec<DefinitionId>,
    /// What each further row asks; `None` when there are none.
    pub item: Option<DefinitionId>,
    /// Rows shown from the start.
    pub min: usize,
    /// Rows at the most.
    pub max: usize,
    /// The author's words on the button that adds a row.
    pub add: Option<Text>,
    /// The author's word for one row.
    pub row: Option<Text>,
}

/// An object's properties of one kind, whose names the person chooses.
#[derive(Clone, Debug)]
pub struct Map {
    /// What each asks.
    pub item: DefinitionId,
    /// The pattern that the names follow, where the schema has one.
    pub pattern: Option<String>,
    /// Names to choose from, where the schema has them.
    pub names: Vec<String>,
    /// How many at the most.
    pub max: usize,
    /// The author's words on the button that adds one.
    pub add: Option<Text>,
    /// The author's word for one of them.
    pub row: Option<Text>,
}
