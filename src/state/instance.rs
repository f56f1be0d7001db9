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
}

impl<'a> Seen<'a> {
    /// The value of a control or a misfit; `None` for a group or a repeat.
    fn plain(&self) -> Option<&'a Value> {
        match self {
            Self::Node(state, id) => state.node(*id).value.as_ref(),
            Self::Value(value) => Some(value),
        }
    }
}

impl Instance for Seen<'_> {
    fn value(&self) -> Cow<'_, Value> {
        match self {
            Self::Node(state, id) => match self.plain() {
                Some(value) => Cow::Borrowed(value),
                None => Cow::Owned(state.emitted(*id).unwrap_or_default()),
            },
            Self::Value(value) => Cow::Borrowed(value),
        }
    }

    fn property(&self, key: &str) -> Option<Self> {
        if let Some(value) = self.plain() {
            return Some(Self::Value(value.as_object()?.get(key)?));
        }
        let Self::Node(state, id) = self else { return None };
        match state.child(*id, key) {
            Some(child) => state.is_emitted(child).then_some(Self::Node(state, child)),
            None => Some(Self::Value(state.node(*id).extra.as_ref()?.get(key)?)),
        }
    }

    fn elements(&self) -> Option<Vec<Self>> {
        if let Some(value) = self.plain() {
            return Some(value.as_array()?.iter().map(Self::Value).collect());
        }
        let Self::Node(state, id) = self else { return None };
        let rows = matches!(state.definition(*id).kind, Kind::Repeat(_)).then(|| &state.node(*id).children);
        Some(rows?.iter().map(|row| Self::Node(state, *row)).collect())
    }

    fn is_object(&self) -> bool {
        match (self, self.plain()) {
            (_, Some(value)) => value.is_object(),
            (Self::Node(state, id), None) => matches!(state.definition(*id).kind, Kind::Group(_)),
            (Self::Value(_), None) => false,
        }
    }
}
