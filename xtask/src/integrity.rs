//! The digests of `dist`, as HTML's `integrity` takes them (Subresource Integrity).

use anyhow::Result;
use data_encoding::BASE64;
use sha2::{Digest as _, Sha384};

use crate::dist::Files;

/// Its name in `dist`.
pub const FILE: &str = "integrity.json";

/// Path, with `/` between its parts, to digest: of every file but this one.
pub fn json(files: &Files) -> Result<Vec<u8>> {
    let digests = files.iter().map(|(path, bytes)| {
        let name = path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        (name, of(bytes))
    });
    let mut text = serde_json::to_vec_pretty(&digests.collect::<serde_json::Map<_, _>>())?;
    text.push(b'\n');
    Ok(text)
}

fn of(bytes: &[u8]) -> serde_json::Value {
    format!("sha384-{}", BASE64.encode(&Sha384::digest(bytes))).into()
}

#[cfg(test)]
mod tests {
    use super::json;
    use std::path::Path;

    /// The digest is that of the standard's own example.
    #[test]
    fn a_digest_is_what_a_browser_computes() {
        let files = [(Path::new("a").join("b.js"), b"alert('Hello, world.');".to_vec())].into();
        let text = String::from_utf8(json(&files).unwrap()).unwrap();
        let digest = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
        assert_eq!(text, format!("{{\n  \"a/b.js\": \"{digest}\"\n}}\n"));
    }
}
