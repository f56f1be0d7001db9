//! Texts too long to be written out: `"…"`, or a list of `"…"` and `{"times", "of", "between"?}`. In what is repeated,
//! `<n>` is its number from 0, and `<n+1>` the next one.

use serde_json::Value;

pub fn expanded(text: &Value) -> String {
    match text {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().map(expanded).collect(),
        part => {
            let times = part["times"].as_u64().expect("a number of times");
            let one = |n: u64| {
                let next = (n + 1).to_string();
                part["of"].as_str().expect("a text").replace("<n>", &n.to_string()).replace("<n+1>", &next)
            };
            let between = part.get("between").and_then(Value::as_str).unwrap_or_default();
            (0..times).map(one).collect::<Vec<_>>().join(between)
        }
    }
}
