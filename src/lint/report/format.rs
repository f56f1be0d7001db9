//! Which of the ways to write findings somebody wants.

use super::{File, json, sarif, text, versions_file, versions_json, versions_text};
use crate::lint::Question;
use std::str::FromStr;

/// A way to write findings.
///
/// ```
/// use sovitaan::lint::report::Format;
///
/// assert_eq!("text".parse(), Ok(Format::Text));
/// assert_eq!(Format::Text.files(&[]), "no findings in no checklists\n");
/// assert!("yaml".parse::<Format>().unwrap_err().contains("sarif"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people at a terminal.
    Text,
    /// For programs.
    Json,
    /// For what shows findings beside the code.
    Sarif,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Text, Self::Json, Self::Sarif];

    /// Its name on a command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Sarif => "sarif",
        }
    }

    /// What was found in each file, with a line feed at the end.
    pub fn files(self, files: &[File]) -> String {
        match self {
            Self::Text => text(files),
            Self::Json => format!("{:#}\n", json(files)),
            Self::Sarif => format!("{:#}\n", sarif(files)),
        }
    }

    /// What becomes of old answers in the new version, whose path this is, with a line feed at the end.
    pub fn versions(self, path: &str, questions: &[Question]) -> String {
        match self {
            Self::Text => versions_text(path, questions),
            Self::Json => format!("{:#}\n", versions_json(path, questions)),
            Self::Sarif => self.files(&[versions_file(path, questions)]),
        }
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let named = Self::ALL.into_iter().find(|format| format.as_str() == name);
        named.ok_or_else(|| format!("there are {}", Self::ALL.map(Self::as_str).join(", ")))
    }
}
