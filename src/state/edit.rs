//! The one arrow back: a closed set of edits, and what each changed.

use super::{AccountPart, NodeId, Party, Subject};
use crate::pointer::Pointer;
use crate::validate::Change;
use serde_json::Value;

/// Everything that a person can do to the answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// The text in a text-like input.
    Type {
        /// The question.
        at: Pointer,
        /// All of the text.
        text: String,
    },
    /// One of several.
    Choose {
        /// The question.
        at: Pointer,
        /// Which, from 0; `None` for no answer.
        choice: Option<usize>,
    },
    /// One of any of several.
    Toggle {
        /// The question.
        at: Pointer,
        /// Which, from 0.
        choice: usize,
        /// Chosen or not.
        on: bool,
    },
    /// A file in place of the one that was there.
    Attach {
        /// The question.
        at: Pointer,
        /// Its bytes.
        size: usize,
        /// Its contents as base64; empty for no file, and for one that is too large to be read.
        data: String,
    },
    /// One of several kinds of answer, or of several sets of questions.
    Pick {
        /// The question, or the group.
        at: Pointer,
        /// Which of the group's picks, from 0.
        pick: usize,
        /// Which branch, from 0.
        choice: usize,
        /// Picked or not.
        on: bool,
    },
    /// The name of one of a map's properties.
    Name {
        /// The property.
        at: Pointer,
        /// Its name from now on.
        name: String,
    },
    /// The person has left the question.
    Leave {
        /// The question.
        at: Pointer,
    },
    /// A row more at the end, a property more, or a group that waits to be opened.
    Add {
        /// The repeat or the group.
        at: Pointer,
        /// Which of the group's maps, from 0.
        map: usize,
    },
    /// A row or a property less, or a group that was opened.
    Remove {
        /// The row, the property or the group.
        at: Pointer,
    },
    /// Somebody agrees to the answers.
    Acknowledge {
        /// Who.
        by: Party,
        /// When (RFC 3339, UTC).
        time: String,
        /// The digest of [`FormState::answers`](super::FormState::answers).
        digest: String,
    },
    /// Somebody takes back what they have just agreed to.
    Withdraw {
        /// Their name.
        name: String,
    },
    /// Something is said of the change to a finished document.
    Account {
        /// Which part of the account.
        part: AccountPart,
        /// All of the text.
        text: String,
    },
    /// A row changes place with its neighbour.
    Move {
        /// The row.
        at: Pointer,
        /// Downwards (`true`) or upwards.
        down: bool,
    },
    /// All answers of a group or a list gone; those that may not be changed stay.
    Clear {
        /// The group or the list.
        at: Pointer,
    },
    /// The last step is undone: an edit of the answers or of what is said beside them, or what was typed in one go
    /// ([`FormState::pause`](super::FormState::pause)). Who has agreed is not undone: they withdraw.
    Undo,
    /// What was undone last is done again, unless something else was done meanwhile.
    Redo,
}

impl Edit {
    /// Reads an edit as it crosses the border: `{"kind": "type", "at": "/name", "text": "…"}` and its
    /// like. `None` when it is something else.
    ///
    /// ```
    /// use sovitaan::state::Edit;
    ///
    /// let edit = Edit::from_json(&serde_json::json!({"kind": "choose", "at": "/a", "choice": 2}));
    /// assert!(matches!(edit, Some(Edit::Choose { choice: Some(2), .. })));
    /// assert_eq!(Edit::from_json(&serde_json::json!({"kind": "run", "at": "/a"})), None);
    /// ```
    pub fn from_json(json: &Value) -> Option<Self> {
        let at = Pointer::parse(json.get("at")?.as_str()?)?;
        let number = |name| json.get(name).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
        Some(match json.get("kind")?.as_str()? {
            "type" => Self::Type { at, text: json.get("text")?.as_str()?.to_owned() },
            "choose" => Self::Choose { at, choice: number("choice") },
            "toggle" => Self::Toggle { at, choice: number("choice")?, on: json.get("on")?.as_bool()? },
            "leave" => Self::Leave { at },
            "attach" => {
                let data = json.get("data").and_then(Value::as_str).unwrap_or_default().to_owned();
                Self::Attach { at, size: number("size")?, data }
            }
            "pick" => {
                let pick = number("pick").unwrap_or_default();
                Self::Pick { at, pick, choice: number("choice")?, on: json.get("on")?.as_bool()? }
            }
            "name" => Self::Name { at, name: json.get("name")?.as_str()?.to_owned() },
            "add" => Self::Add { at, map: number("map").unwrap_or_default() },
            "remove" => Self::Remove { at },
            "clear" => Self::Clear { at },
            "undo" => Self::Undo,
            "redo" => Self::Redo,
            "acknowledge" => {
                let text = |name| json.get(name).and_then(Value::as_str).map(str::to_owned);
                let by = Party::from_json(json).unwrap_or_default();
                Self::Acknowledge { by, time: text("time")?, digest: text("digest")? }
            }
            "withdraw" => Self::Withdraw { name: json.get("name")?.as_str()?.to_owned() },
            "account" => {
                let part = AccountPart::parse(json.get("part")?.as_str()?)?;
                Self::Account { part, text: json.get("text")?.as_str()?.to_owned() }
            }
            "move" => Self::Move { at, down: json.get("by")?.as_i64()? > 0 },
            _ => return None,
        })
    }

    /// Whether it comes letter by letter.
    pub(super) fn is_typed(&self) -> bool {
        matches!(self, Self::Type { .. } | Self::Account { .. })
    }
}

/// What an edit changed: what to render again, what to tell the host, what to judge again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Nodes whose own frame on screen is to be rendered again.
    pub nodes: Vec<NodeId>,
    /// Answers that the host is told: where, and the new value (`None` when there is none any more).
    pub values: Vec<(Pointer, Option<Value>)>,
    /// Places of which the validator now says something else; the root when it may be any.
    pub judged: Vec<Pointer>,
    /// What the validator is told.
    pub judge: Vec<Change>,
    /// Where the focus goes.
    pub focus: Option<Focus>,
    /// What is said aloud.
    pub remark: Option<Remark>,
    /// Something else can be undone now, or done again.
    pub steps: bool,
}

/// Where the focus goes after rows have changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The first question of a new row.
    Row(NodeId),
    /// The button that moves the row up (`false`) or down (`true`).
    Mover(NodeId, bool),
    /// The button that adds a row, or opens a group.
    Adder(NodeId),
    /// The first question of a group that was opened.
    Opened(NodeId),
    /// The answers that have no question.
    Leftovers,
    /// The title of the form.
    Form,
    /// What was undone or done again.
    Subject(Subject),
}

/// What is said aloud: what has become of rows and groups, and what to look at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// This row is new.
    Added(NodeId),
    /// The row that was at this place (from 0) of the repeat is gone.
    Removed(NodeId, usize),
    /// This row has moved.
    Moved(NodeId),
    /// An answer that has no question is gone.
    TakenAway,
    /// This group was opened.
    Opened(NodeId),
    /// This group was closed.
    Closed(NodeId),
    /// A personal identity code stands in this answer now.
    Warned(NodeId),
    /// This one of the acknowledgements has been given, or counts again.
    Acknowledged(usize),
    /// This one of the acknowledgements does not count any more.
    Voided(usize),
    /// This group or list is empty now.
    Cleared(NodeId),
    /// What was done here is undone.
    Undone(Subject),
    /// What was undone here is done again.
    Redone(Subject),
}
