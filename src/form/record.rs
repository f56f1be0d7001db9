//! What people record of their agreement: who has agreed to it, and what stays open. Both are ordinary arrays under the
//! root, which any validator judges; here they are one question each, for the form writes them itself.

use super::compile::{Compiler, Spot, size};
use super::{Choice, Control};
use crate::locale::Text;
use crate::schema::Flat;
use serde_json::Value;

/// Who has to agree, and to what words.
#[derive(Clone, Debug)]
pub struct Acknowledging {
    /// The words that are agreed to, where the author has written them.
    pub statement: Option<Text>,
    /// The author's words on the button.
    pub button: Option<Text>,
    /// The roles that the checklist names; none where a role is written freely.
    pub roles: Vec<Choice>,
    /// Whether a role is asked for.
    pub asks_role: bool,
    /// The role of which the checklist wants at least one (`contains`).
    pub wanted: Option<Value>,
    /// How many have to agree.
    pub least: usize,
    /// How many may.
    pub most: usize,
}

impl<'a> Compiler<'a> {
    /// The control of a record, where the author wants one: right under the root.
    pub(super) fn record(&mut self, flat: &Flat<'a>, spot: &Spot) -> Option<Control> {
        let widget = flat.form("widget").and_then(Value::as_str).filter(|_| spot.level == 1)?;
        match widget {
            "openPoints" => Some(Control::OpenPoints),
            "acknowledgements" => {
                let item = super::asked::below(self.schema, flat, &["items"]);
                let role = super::asked::below(self.schema, &item, &["properties", "role"]);
                let wanted = super::asked::below(self.schema, flat, &["contains", "properties", "role"]);
                Some(Control::Acknowledgements(Box::new(Acknowledging {
                    statement: self.label(flat, "statement"),
                    button: self.label(flat, "add"),
                    roles: self.choices(&role).unwrap_or_default(),
                    asks_role: !role.parts.is_empty(),
                    wanted: wanted.get("const").cloned(),
                    least: size(flat, "minItems").unwrap_or(1),
                    most: size(flat, "maxItems").unwrap_or(usize::MAX),
                })))
            }
            _ => None,
        }
    }
}
