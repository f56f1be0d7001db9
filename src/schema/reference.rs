//! Following a `$ref` inside one document. Nothing is ever fetched.

use serde_json::Value;

pub(super) fn resolve<'a>(root: &'a Value, id: &str, reference: &str) -> Option<&'a Value> {
    let (document, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    if !document.is_empty() && document != id.trim_end_matches('#') {
        return None;
    }
    let fragment = percent_decoded(fragment)?;
    if fragment.is_empty() || fragment.starts_with('/') { root.pointer(&fragment) } else { anchored(root, &fragment) }
}

/// The subschema with this `$anchor` (JSON Schema 2020-12 core, 8.2.2).
fn anchored<'a>(value: &'a Value, anchor: &str) -> Option<&'a Value> {
    match value {
        Value::Object(map) => {
            let here = map.get("$anchor").and_then(Value::as_str) == Some(anchor);
            if here { Some(value) } else { map.values().find_map(|inner| anchored(inner, anchor)) }
        }
        Value::Array(items) => items.iter().find_map(|inner| anchored(inner, anchor)),
        _ => None,
    }
}

/// A URI fragment's `%2F` and its like; `None` when it is not UTF-8.
fn percent_decoded(fragment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let [first, tail @ ..] = rest {
        let pair = tail.first_chunk::<2>().filter(|_| *first == b'%');
        let hex = |byte: u8| char::from(byte).to_digit(16);
        if let Some([high, low]) = pair
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            bytes.push(u8::try_from(high * 16 + low).ok()?);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}
