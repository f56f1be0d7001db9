//! What a page asks about documents, of no one form.

use crate::compare;
use crate::submission::Reminder;
use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;

/// The file for a calendar: `{"first", "sequence", "time", "date", "summary", "description"?, "categories"?, "url"?}`, as
/// [`Reminder`] has them. Nothing where they make none.
#[wasm_bindgen]
pub fn calendar(reminder_text: &str) -> Option<String> {
    let json: Value = crate::json::read(reminder_text).ok()?;
    let text = |name: &str| json.get(name).and_then(Value::as_str).map(str::to_owned);
    let categories = json.get("categories").and_then(Value::as_array).into_iter().flatten();
    let reminder = Reminder {
        first: text("first")?,
        sequence: json.get("sequence").and_then(Value::as_u64).and_then(|count| u32::try_from(count).ok())?,
        time: text("time")?,
        date: text("date")?,
        summary: text("summary")?,
        description: text("description"),
        categories: categories.filter_map(Value::as_str).map(str::to_owned).collect(),
        url: text("url"),
    };
    reminder.to_icalendar()
}

/// Where a chain of documents was changed: an array of envelopes' texts, oldest first, in; `{"index", "id"?, "code",
/// "message"}` out, of the first break, or nothing.
#[wasm_bindgen]
pub fn verify(envelopes_text: &str) -> Option<String> {
    let envelopes = crate::json::read(envelopes_text).unwrap_or_default();
    let texts: Vec<&str> = envelopes.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    compare::verify(&texts).err().map(|found| found.to_json().to_string())
}
