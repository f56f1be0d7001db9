//! `cargo xtask reference`: writes `docs/element.md` from `custom-elements.json`, and `docs/words.md` from the meta-schema.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::args::Args;
use crate::project::Project;

const ELEMENT: &str = "docs/element.md";
const MANIFEST: &str = "www/element/custom-elements.json";
const WORDS: &str = "docs/words.md";
const VOCABULARY: &str = "schemas/meta/x-form.json";

pub fn run(project: &Project, args: Args) -> Result<()> {
    args.end()?;
    for (path, page) in pages(project)? {
        fs::write(project.path(path), page).with_context(|| format!("writing {path}"))?;
    }
    Ok(())
}

/// The pages as they should be.
fn pages(project: &Project) -> Result<[(&'static str, String); 2]> {
    Ok([(ELEMENT, element(&read(project, MANIFEST)?)?), (WORDS, words(&read(project, VOCABULARY)?)?)])
}

fn read(project: &Project, path: &str) -> Result<Value> {
    let text = fs::read_to_string(project.path(path)).with_context(|| format!("reading {path}"))?;
    serde_json::from_str(&text).with_context(|| format!("reading {path}"))
}

fn element(manifest: &Value) -> Result<String> {
    let element = &manifest["modules"][0]["declarations"][0];
    let summary = element["summary"].as_str().context("the element has no summary")?;
    let head = format!(
        "<!-- Written by `cargo xtask reference` from {MANIFEST}; a test fails when it is stale. -->\n\n# The element\n\n\
         `<sovitaan-form>`: {summary} [Embedding](embedding.md) says how to use it; editors read the same from the \
         package's `custom-elements.json`.\n"
    );
    let all = |name: &str| element[name].as_array().cloned().unwrap_or_default();
    let is = |member: &Value, kind: &str, fixed: bool| member["kind"] == kind && (member["static"] == true) == fixed;
    let members = |kind: &'static str, fixed: bool| all("members").into_iter().filter(move |one| is(one, kind, fixed));
    // What an attribute sets is described there.
    let own: Vec<_> = members("field", false).filter(|one| one.get("attribute").is_none()).collect();
    let reflecting = members("field", false).filter_map(|one| Some(quoted(one.get("attribute")?, &one)));
    let reflecting = reflecting.collect::<Vec<_>>().join(", ");
    let of_class: Vec<_> = members("field", true).chain(members("method", true)).collect();
    let either = |one: &Value| if one["kind"] == "method" { called(one) } else { typed(one) };
    let property = |one: &Value| [quoted_name(one), code(&one["default"])];
    let part = |part: &Value| format!("| {} | {} |\n", quoted_name(part), cell(&part["description"]));
    Ok([
        head,
        table("Attributes", ["attribute", "type"], &all("attributes"), typed),
        table("Properties", ["property", "type"], &own, typed),
        format!("\nEach attribute but `lang` is a property too: {reflecting}.\n"),
        table("Methods", ["method", "gives"], &members("method", false).collect::<Vec<_>>(), called),
        table("On the class", ["`SovitaanForm.`…", "type"], &of_class, either),
        table("Events", ["event", "type"], &all("events"), typed),
        table("Custom properties", ["property", "default"], &all("cssProperties"), property),
        "\n## Parts\n\nFor `sovitaan-form::part(…)`.\n\n| part | what it is |\n|---|---|\n".to_owned(),
        all("cssParts").iter().map(part).collect::<Vec<_>>().concat(),
    ]
    .concat())
}

/// A table of what has a description.
fn table(title: &str, [name, kind]: [&str; 2], entries: &[Value], row: impl Fn(&Value) -> [String; 2]) -> String {
    let head = format!("\n## {title}\n\n| {name} | {kind} | what it is |\n|---|---|---|\n");
    let rows = entries.iter().map(|entry| {
        let [name, kind] = row(entry);
        format!("| {name} | {kind} | {} |\n", cell(&entry["description"]))
    });
    std::iter::once(head).chain(rows).collect::<Vec<_>>().concat()
}

fn typed(entry: &Value) -> [String; 2] {
    let default = entry.get("default").map(|default| format!(", else {}", code(default))).unwrap_or_default();
    let fixed = if entry["readonly"] == true { ", read only" } else { "" };
    [quoted_name(entry), format!("{}{default}{fixed}", code(&entry["type"]["text"]))]
}

fn called(method: &Value) -> [String; 2] {
    let parameters = method["parameters"].as_array().into_iter().flatten();
    let parameter = |one: &Value| {
        let optional = if one["optional"] == true { "?" } else { "" };
        format!("{}{optional}: {}", plain(&one["name"]), plain(&one["type"]["text"]))
    };
    let parameters: Vec<_> = parameters.map(parameter).collect();
    let call = format!("{}({})", plain(&method["name"]), parameters.join(", "));
    [code(&call.into()), code(&method["return"]["type"]["text"])]
}

/// `readOnly` (`readonly`): a property, and its attribute where that is written otherwise.
fn quoted(attribute: &Value, property: &Value) -> String {
    if property["name"] == *attribute {
        quoted_name(property)
    } else {
        format!("{} ({})", quoted_name(property), code(attribute))
    }
}

fn words(vocabulary: &Value) -> Result<String> {
    let mut parts = vec![format!(
        "<!-- Written by `cargo xtask reference` from {VOCABULARY}; a test fails when it is stale. -->\n\n\
         # The words of `x-form` and `x-i18n`\n\n{} [What a checklist can ask for](widgets.md) shows them at work.\n",
        plain(&vocabulary["description"])
    )];
    for (name, definition) in vocabulary["$defs"].as_object().context("the meta-schema defines nothing")? {
        let title = definition.get("title").map_or_else(|| name.clone(), plain);
        parts.push(format!("\n## {title}\n\n{}\n", plain(&definition["description"])));
        for (word, meaning) in definition["properties"].as_object().into_iter().flatten() {
            parts.push(format!("\n### {title}.{word}\n\n{}\n", plain(&meaning["description"])));
            let facts = facts(meaning);
            if !facts.is_empty() {
                parts.push(format!("\n- {}\n", facts.join("\n- ")));
            }
        }
    }
    Ok(parts.concat())
}

/// What a word takes, what it is without it, and examples.
fn facts(meaning: &Value) -> Vec<String> {
    let mut facts = Vec::new();
    match ["enum", "type", "$ref"].iter().find_map(|name| meaning.get(*name)) {
        Some(Value::Array(choices)) => {
            facts.push(format!("takes one of {}", choices.iter().map(json).collect::<Vec<_>>().join(", ")));
        }
        Some(Value::String(kind)) if kind.starts_with('#') => {
            facts.push(format!("takes: what is said under `{}`", kind.rsplit('/').next().unwrap_or_default()));
        }
        Some(Value::String(kind)) => facts.push(format!("takes: {kind}")),
        _ => {}
    }
    for (name, says) in [("pattern", "that matches"), ("default", "without it")] {
        facts.extend(meaning.get(name).map(|value| format!("{says}: {}", json(value))));
    }
    let examples = meaning["examples"].as_array().into_iter().flatten();
    facts.extend(examples.map(|example| format!("for example {}", json(example))));
    facts
}

fn plain(text: &Value) -> String {
    text.as_str().unwrap_or_default().to_owned()
}

/// A description in a cell: no bar.
fn cell(text: &Value) -> String {
    plain(text).replace('|', "\\|")
}

fn quoted_name(of: &Value) -> String {
    code(&of["name"])
}

fn code(text: &Value) -> String {
    let text = plain(text).replace('|', "\\|");
    if text.is_empty() { text } else { format!("`{text}`") }
}

fn json(value: &Value) -> String {
    format!("`{value}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_say_what_their_sources_say() {
        let project = Project::here().unwrap();
        for (path, page) in pages(&project).unwrap() {
            let written = fs::read_to_string(project.path(path)).unwrap_or_default();
            assert!(written == page, "{path} is stale: cargo xtask reference");
        }
    }
}
