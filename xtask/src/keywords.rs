//! `cargo xtask keywords`: writes `docs/keywords.md`, the table of what each keyword does to the form, from the files
//! whose cases `tests/form` runs.

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::args::Args;
use crate::project::Project;

const PAGE: &str = "docs/keywords.md";
const CASES: &str = "tests/cases/keywords";

/// The files in the order of the page.
const VOCABULARIES: [&str; 9] =
    ["core", "applicator", "unevaluated", "validation", "format", "content", "meta-data", "earlier", "own"];

const INTRODUCTION: &str = "\
<!-- Written by `cargo xtask keywords` from tests/cases/keywords; a test fails when it is stale. -->

# What each keyword does

Any JSON Schema 2020-12 with an object at its root becomes a form; 2019-09 and the drafts from 4 to 7 are read by their \
own rules. Every keyword has an effect on the form, or none, as stated here; each statement has cases in \
[`tests/cases/keywords`](../tests/cases/keywords) that the tests run. The verdict on the answers is the standard's own, \
given by `jsonschema`; what is said of it here is where the standard leaves a choice.

A keyword that is in no table is an annotation of somebody else's: it is kept, and does nothing.
";

pub fn run(project: &Project, args: Args) -> Result<()> {
    args.end()?;
    let page = page(project)?;
    fs::write(project.path(PAGE), page).with_context(|| format!("writing {PAGE}"))
}

/// The page as it should be.
fn page(project: &Project) -> Result<String> {
    let mut page = INTRODUCTION.to_owned();
    for name in VOCABULARIES {
        let path = format!("{CASES}/{name}.json");
        let text = fs::read_to_string(project.path(&path)).with_context(|| format!("reading {path}"))?;
        let vocabulary: Value = serde_json::from_str(&text).with_context(|| format!("reading {path}"))?;
        page.push_str(&table(&vocabulary).with_context(|| format!("in {path}"))?);
    }
    Ok(page)
}

/// One vocabulary. The column for the verdict is there when there is something to say.
fn table(vocabulary: &Value) -> Result<String> {
    let title = text(vocabulary, "title").context("there is no title")?;
    let entries = vocabulary["keywords"].as_array().context("there are no keywords")?;
    let has_verdict = entries.iter().any(|entry| entry.get("verdict").is_some());
    let (head, rule) = if has_verdict { (" verdict |", "---|") } else { ("", "") };
    let mut table = format!("\n## {title}\n\n| keyword | form |{head}\n|---|---|{rule}\n");
    for entry in entries {
        let (Some(keyword), Some(form)) = (text(entry, "keyword"), text(entry, "form")) else {
            bail!("an entry has no keyword or no effect on the form");
        };
        let (name, which) = keyword.split_once(": ").unwrap_or((keyword, ""));
        let which = if which.is_empty() { String::new() } else { format!(" ({which})") };
        table.push_str(&["| `", name, "`", &which, " | ", form, " |"].concat());
        if has_verdict {
            table.push_str(&[" ", text(entry, "verdict").unwrap_or("–"), " |"].concat());
        }
        table.push('\n');
    }
    Ok(table)
}

/// A text that fits into a cell.
fn text<'a>(of: &'a Value, name: &str) -> Option<&'a str> {
    of.get(name)?.as_str().filter(|text| !text.is_empty() && !text.contains(['|', '\n']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_what_the_cases_say() {
        let project = Project::here().unwrap();
        let written = fs::read_to_string(project.path(PAGE)).unwrap_or_default();
        assert!(written == page(&project).unwrap(), "{PAGE} is stale: cargo xtask keywords");
    }

    #[test]
    fn no_file_is_left_out() {
        let project = Project::here().unwrap();
        let files = fs::read_dir(project.path(CASES)).unwrap().count();
        assert_eq!(files, VOCABULARIES.len(), "each file of {CASES} stands in VOCABULARIES");
    }

    #[test]
    fn a_table_says_of_the_verdict_what_there_is_to_say() {
        let entry =
            |verdict: Value| serde_json::json!({"keyword": "format: date", "form": "A day.", "verdict": verdict});
        let page = table(&serde_json::json!({"title": "T", "keywords": [entry("Asserted.".into())]})).unwrap();
        assert_eq!(
            page,
            "\n## T\n\n| keyword | form | verdict |\n|---|---|---|\n| `format` (date) | A day. | Asserted. |\n"
        );
        assert!(table(&serde_json::json!({"title": "T", "keywords": [{"keyword": "x"}]})).is_err());
    }
}
