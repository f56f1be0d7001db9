//! The checklists that this host takes documents of: read once, at start.

use crate::{Language, language::InThree, log::Log};
use sovitaan::{
    form::{self, FormDefinition},
    schema::Schema,
    submission::Checklist,
};
use std::{fs, io, path::Path};

/// What a checklist's `$id` starts with; other schemas in the directory (the meta-schema, the
/// envelope's) are not for filling in.
const OURS: &str = "urn:sovitaan:checklist:";

/// The checklists.
pub(crate) struct Checklists(Vec<Known>);

/// A checklist, read.
pub(crate) struct Known {
    /// Its file's name in the directory.
    file: String,
    /// What judges and digests.
    pub checklist: Checklist,
    schema: Schema,
    titles: InThree<String>,
}

impl Known {
    /// The form in a language: its titles, to name an answer by.
    pub(crate) fn form(&self, locale: &str) -> FormDefinition {
        form::compile(&self.schema, locale).0
    }
}

impl Checklists {
    /// Reads every checklist of a directory. One that cannot be read is reported and left out: the
    /// rest of the intranet goes on, and documents of that checklist are refused.
    pub(crate) fn read(directory: &Path, log: &Log) -> io::Result<Self> {
        let mut known = Vec::new();
        for entry in fs::read_dir(directory)? {
            let path = entry?.path();
            if path.extension() != Some("json".as_ref()) || path.is_dir() {
                continue;
            }
            let Some(file) = path.file_name().and_then(|name| name.to_str()) else { continue };
            let text = fs::read_to_string(&path)?;
            match read(file, &text) {
                Ok(Some(checklist)) => known.push(checklist),
                Ok(None) => {}
                Err(reason) => log.line(&format!("{} is left out: {reason}", path.display())),
            }
        }
        known.sort_by(|a, b| a.file.cmp(&b.file));
        Ok(Self(known))
    }

    /// The checklist of an `$id`.
    pub(crate) fn find(&self, id: &str) -> Option<&Known> {
        self.0.iter().find(|known| known.checklist.id() == id)
    }

    /// The title of an `$id` in a language.
    pub(crate) fn title(&self, id: &str, language: Language) -> Option<&str> {
        Some(self.find(id)?.titles.of(language))
    }

    /// The title of the checklist of this name; the name itself when it is not here, so that a page
    /// still has a heading, and whoever looks after the portal reads which file is missing.
    pub(crate) fn title_of<'a>(&'a self, name: &'a str, language: Language) -> &'a str {
        let known = self.0.iter().find(|known| known.file.strip_suffix(".json") == Some(name));
        known.map_or(name, |known| known.titles.of(language))
    }

    /// Where a page finds the checklist of an `$id`. One that is here no more has no address; the
    /// element then says that there is no checklist.
    pub(crate) fn src(&self, id: &str) -> String {
        self.find(id).map_or_else(String::new, |known| format!("/schemas/{}", known.file))
    }
}

/// A checklist from a file's text; none when it is another kind of JSON document.
fn read(file: &str, text: &str) -> Result<Option<Known>, String> {
    let schema = Schema::read(text).map_err(|broken| broken.to_string())?;
    if !schema.id().starts_with(OURS) {
        return Ok(None);
    }
    let checklist = Checklist::read(text).map_err(|error| error.to_string())?;
    let titles = InThree::each(|language| form::compile(&schema, language.tag()).0.title().to_owned());
    Ok(Some(Known { file: file.to_owned(), checklist, schema, titles }))
}
