//! JSON text out, without spaces.

use serde_json::Value;

/// Writes a value without spaces.
pub fn write(value: &Value) -> String {
    let mut out = String::new();
    write_to(value, &mut out);
    out
}

/// Appends a value without spaces.
pub fn write_to(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => out.push_str(number.as_str()),
        Value::String(text) => write_text(text, out),
        Value::Array(elements) => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_to(element, out);
            }
            out.push(']');
        }
        Value::Object(properties) => {
            out.push('{');
            for (index, (key, value)) in properties.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_text(key, out);
                out.push(':');
                write_to(value, out);
            }
            out.push('}');
        }
    }
}

/// Appends a text as a JSON string (RFC 8259, section 7).
pub fn write_text(text: &str, out: &mut String) {
    out.push('"');
    if text.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
        out.push_str(text);
    } else {
        for c in text.chars() {
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                control if control < ' ' => {
                    let digit = |nibble| char::from_digit(nibble, 16).unwrap_or('0');
                    out.push_str("\\u00");
                    out.extend([digit(u32::from(control) >> 4), digit(u32::from(control) & 15)]);
                }
                c => out.push(c),
            }
        }
    }
    out.push('"');
}
