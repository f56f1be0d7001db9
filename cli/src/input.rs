//! Texts in: from files and from the standard input, within limits.

use crate::output::Trouble;
use serde_json::Value;
use sovitaan::json::{self, MAX_DEPTH, Unread};
use sovitaan::submission::MAX_ENVELOPE;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The name of the standard input on the command line.
const STANDARD_INPUT: &str = "-";

/// Reads the files of one command line.
#[derive(Debug, Default)]
pub struct Input {
    is_stdin_read: bool,
}

impl Input {
    /// The text of a file, or of the standard input.
    pub fn text(&mut self, path: &Path) -> Result<String, Trouble> {
        let trouble = |what: &str, advice: &str| Trouble::new(name(path), what, advice);
        let is_stdin = path.as_os_str() == STANDARD_INPUT;
        if is_stdin && std::mem::replace(&mut self.is_stdin_read, true) {
            return Err(trouble("it can be read once", "name one file `-`, and write the others to files"));
        }
        let read = if is_stdin { read(io::stdin().lock()) } else { File::open(path).and_then(read) };
        let bytes = read.map_err(|error| trouble(&error.to_string(), "name a file that can be read, or `-`"))?;
        if bytes.len() > MAX_ENVELOPE {
            let what = format!("it is longer than {MAX_ENVELOPE} bytes");
            return Err(trouble(&what, "docs/limits.md says how long a checklist and a document may be"));
        }
        let text = String::from_utf8(bytes).map_err(|_| trouble("it is no UTF-8 text", "save it as UTF-8"))?;
        if text.starts_with('\u{feff}') {
            return Err(trouble("it begins with a byte order mark, which JSON does not know", "save it without one"));
        }
        Ok(text)
    }

    /// A file as JSON, with its text.
    pub fn json(&mut self, path: &Path) -> Result<(String, Value), Trouble> {
        let text = self.text(path)?;
        let json = parse(path, &text)?;
        Ok((text, json))
    }
}

/// A file as messages call it.
pub fn name(path: &Path) -> String {
    if path.as_os_str() == STANDARD_INPUT { "standard input".to_owned() } else { path.display().to_string() }
}

/// One byte more than anything may have, so that what is too long is told from what fits, and an endless file ends.
fn read(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MAX_ENVELOPE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn parse(path: &Path, text: &str) -> Result<Value, Trouble> {
    let name = name(path);
    json::read(text).map_err(|unread| match unread {
        Unread::Syntax { line, column } => {
            // Of an empty text no column is known.
            let advice = "look for a comma, a bracket or a quote that is missing there, or is too much";
            Trouble::new(format!("{name}:{line}:{}", column.max(1)), "from here on it is no JSON", advice)
        }
        Unread::TooDeep => {
            Trouble::new(name, format!("it is nested deeper than {MAX_DEPTH}"), "put less into one another")
        }
        Unread::ReservedKey(key) => Trouble::new(name, format!("it has the reserved key `{key}`"), "rename it"),
    })
}
