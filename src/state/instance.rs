//! The answers, looked at as if they were a JSON value already, so that a condition costs what it
//! reads and not what the form holds.

use super::{FormState, NodeId};
use crate::form::{Instance, Kind};
use serde_json::Value;
use std::borrow::Cow;

/// A node of the answers, or a plain value inside one.
pub(super) enum Seen<'a> {
    Node(&'a FormState, NodeId),
    Value(&'a Value),
    /// What stands in the place of a row that nobody has answered.
    Empty(Value),
}

impl<'a> Seen<'a> {
    /// A node that is in the document, as it is there.
    pub(super) fn of(state: &'a FormState, id: NodeId) -> Self {
        let inner = state.innermost(id);
        match &state.node(inner).value {
            // Of another type than asked for, or a control's answer.
            Some(value) if state.node(inner).answered == 0 || state.node(inner).children.is_empty() => {
                Self::Value(value)
            }
            _ => Self::Node(state, inner),
        }
    }
}

impl Instance for Seen<'_> {
    fn value(&self) -> Cow<'_, Value> {
        match self {
            Self::Node(state, id) => Cow::Owned(state.emitted(*id).unwrap_or_default()),
            Self::Value(value) => Cow::Borrowed(value),
            Self::Empty(value) => Cow::Borrowed(value),
        }
    }

    fn property(&self, key: &str) -> Option<Self> {
        match self {
            Self::Empty(value) => Some(Self::Empty(value.get(key)?.clone())),
            Self::Value(value) => Some(Self::Value(value.as_object()?.get(key)?)),
            Self::Node(state, id) => match state.child(*id, key).filter(|child| state.node(*child).relevant) {
                Some(child) => state.is_emitted(child).then(|| Self::of(state, child)),
                None => Some(Self::Value(state.node(*id).extra.as_ref()?.get(key)?)),
            },
        }
    }

    fn elements(&self) -> Option<Vec<Self>> {
        match self {
            Self::Empty(value) => Some(value.as_array()?.iter().cloned().map(Self::Empty).collect()),
            Self::Value(value) => Some(value.as_array()?.iter().map(Self::Value).collect()),
            Self::Node(state, id) => {
                let is_array = matches!(state.definition(*id).kind, Kind::Repeat(_)) && !state.is_null(*id);
                let rows = is_array.then(|| &state.node(*id).children[..state.length(*id)])?.iter();
                let seen = |row: &NodeId| {
                    if state.is_emitted(*row) { Self::of(state, *row) } else { Self::Empty(state.row(*row)) }
                };
                Some(rows.map(seen).collect())
            }
        }
    }

    fn is_object(&self) -> bool {
        match self {
            Self::Value(value) => value.is_object(),
            Self::Empty(value) => value.is_object(),
            Self::Node(state, id) => matches!(state.definition(*id).kind, Kind::Group(_)) && !state.is_null(*id),
        }
    }
}
