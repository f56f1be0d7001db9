//! The files with the cases.

use serde_json::Value;
use sovitaan::json;
use std::fs;

/// The JSON files in a folder of `tests/cases`, each with its name, in the order of the names.
pub fn files(folder: &str) -> Vec<(String, Value)> {
    let folder = format!("{}/tests/cases/{folder}", env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> = fs::read_dir(folder).expect("cases").map(|entry| entry.expect("entry").path()).collect();
    paths.sort();
    let read = |path: std::path::PathBuf| {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a file");
        let value = json::read(&text).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        (name, value)
    };
    paths.into_iter().map(read).collect()
}

/// The elements of an array; none where there is no array.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
