//! Findings on paper: for people, for programs, and for what shows them beside the code.

mod format;
mod json;
mod sarif;
mod text;
mod versions;

pub use format::Format;
pub use json::json;
pub use sarif::sarif;
pub use text::text;
pub use versions::{versions_file, versions_json, versions_text};

use super::Finding;

/// A file that was looked at.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path, as the reader knows it.
    pub path: String,
    /// What was found in it.
    pub findings: Vec<Finding>,
}
