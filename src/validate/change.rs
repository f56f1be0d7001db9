//! How the instance changed, as the one who fills it in tells the one who judges it.

use crate::pointer::Pointer;
use serde_json::Value;

/// One edit of the instance that a `Judge` remembers.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The value at the pointer, new or in place of another. Missing parents appear: objects, or an
    /// array before the token `0`. An index that equals the array's length appends.
    Set(Pointer, Value),
    /// What stands at the pointer goes; later elements of an array move up. Nothing there: no change.
    Remove(Pointer),
    /// Another instance.
    All(Value),
}

impl Change {
    /// Reads the form in which changes cross borders: `["set", pointer, value]`,
    /// `["remove", pointer]` or `["all", instance]`.
    ///
    /// ```
    /// use sovitaan::{pointer::Pointer, validate::Change};
    /// use serde_json::json;
    ///
    /// let change = Change::from_json(&json!(["set", "/name", "Aino"])).unwrap();
    /// assert_eq!(change, Change::Set(Pointer::root().child("name"), json!("Aino")));
    /// assert_eq!(Change::from_json(&json!(["rename", "/name"])), None);
    /// ```
    pub fn from_json(json: &Value) -> Option<Self> {
        let parts: Vec<&Value> = json.as_array()?.iter().collect();
        let pointer = |value: &Value| Pointer::parse(value.as_str()?);
        match (parts.first()?.as_str()?, &parts[1..]) {
            ("set", [at, value]) => Some(Self::Set(pointer(at)?, (*value).clone())),
            ("remove", [at]) => Some(Self::Remove(pointer(at)?)),
            ("all", [instance]) => Some(Self::All((*instance).clone())),
            _ => None,
        }
    }
}
