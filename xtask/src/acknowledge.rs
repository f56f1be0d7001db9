//! `cargo xtask acknowledge`: the examples are agreed to by the people in them, and an agreement is of exactly one text.
//! Whoever changes an example renews the digests with this.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;
use sovitaan::submission::{Records, digest};

use crate::args::Args;
use crate::project::Project;

const EXAMPLES: &str = "schemas/examples";

pub fn run(project: &Project, args: Args) -> Result<()> {
    args.end()?;
    for language in entries(&project.path(EXAMPLES))? {
        for path in entries(&language)? {
            let name = path.file_name().context("an example has a name")?;
            let schema = read(&project.path("schemas").join(name))?;
            let text = read(&path)?;
            let renewed = renewed(&text, &serde_json::from_str(&schema)?)
                .with_context(|| format!("reading {}", project.show(&path)))?;
            if renewed != text {
                fs::write(&path, renewed)?;
                println!("{}", project.show(&path));
            }
        }
    }
    Ok(())
}

/// The text with the digests that its acknowledgements should have. What else stands in it, and how it is laid out, stays.
fn renewed(text: &str, schema: &Value) -> Result<String> {
    let data: Value = serde_json::from_str(text)?;
    let records = Records::of(schema);
    let expected = digest(&records.answers(&data));
    let given = records.acknowledgements(&data).iter().filter_map(|one| one.get("digest")?.as_str());
    Ok(given.filter(|digest| !digest.is_empty()).fold(text.to_owned(), |text, old| text.replace(old, &expected)))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_the_digests_are_renewed() {
        let schema = json!({"properties": {"signed": {"x-form": {"widget": "acknowledgements"}}}});
        let text = r#"{ "aim": "Peace",  "signed": [{ "name": "Aino Virta", "digest": "sha-256-0" }] }"#;
        let expected = digest(&json!({"aim": "Peace"}));
        let renewed = renewed(text, &schema).unwrap();
        assert_eq!(renewed, text.replace("sha-256-0", &expected));
        assert_eq!(super::renewed(&renewed, &schema).unwrap(), renewed);
    }
}
