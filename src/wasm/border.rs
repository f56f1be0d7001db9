//! What crosses the border for an engine and for a comparer alike.

use crate::json;
use crate::locale::Catalogue;
use crate::schema::{Broken, Version, same_checklist};
use crate::state::Ask;
#[cfg(feature = "compare")]
use crate::view::Screen;
use serde_json::Value;

/// Reads what the page's side has written; `null` where that is no JSON.
pub(super) fn parse(text: &str) -> Value {
    json::read(text).unwrap_or_default()
}

/// What the host gave and nobody can read.
pub(super) fn unreadable(catalogue: &Catalogue, code: &str, what: &str) -> String {
    let message = catalogue.say(&["broken.", what].concat(), &[]);
    object(&[("code", code.into()), ("message", message.into())])
}

/// Questions to the validator; `None` for none.
pub(super) fn asked(asks: &[Ask]) -> Option<String> {
    (!asks.is_empty()).then(|| Ask::list_to_json(asks))
}

/// The words that the page has fetched.
pub(super) fn catalogue(options: &Value) -> Catalogue {
    let locale = options.get("locale").and_then(Value::as_str).unwrap_or("en");
    Catalogue::new(locale, options.get("catalogue").and_then(Value::as_object).cloned().unwrap_or_default())
}

/// An object as text.
pub(super) fn object(entries: &[(&str, Value)]) -> String {
    let entries = entries.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
    json::write(&Value::Object(entries.collect()))
}

/// Whether a document with this `dataschema` is of the checklist with this `$id`, be it of another version. Where one of
/// the two has no name, nobody knows.
pub(super) fn is_of(id: &str, dataschema: &str) -> bool {
    id.is_empty() || dataschema.is_empty() || same_checklist(dataschema, id) != Version::Another
}

/// Why no form can be made of a schema.
pub(super) fn refusal(catalogue: &Catalogue, broken: &Broken) -> String {
    let (line, column) = broken.place.unwrap_or_default();
    let values = [("line", &*line.to_string()), ("column", &*column.to_string())];
    let message = catalogue.say(broken.message_id(), &values);
    object(&[("code", "schema-broken".into()), ("message", message.into())])
}

/// Takes in the settings that a comparison has too.
#[cfg(feature = "compare")]
pub(super) fn set_screen(screen: &mut Screen, options: &Value) {
    if let Some(level) = options.get("headingLevel").and_then(Value::as_u64) {
        screen.heading_level = usize::try_from(level).unwrap_or(2);
    }
    if let Some(prefix) = options.get("prefix").and_then(Value::as_str) {
        prefix.clone_into(&mut screen.prefix);
    }
    let flag = |name, was| options.get(name).and_then(Value::as_bool).unwrap_or(was);
    screen.readonly = flag("readonly", screen.readonly);
    screen.disabled = flag("disabled", screen.disabled);
}
