//! Every block of code in the documentation is judged: as JSON, as what the element takes, by TypeScript, by the commands
//! that there are. A block that nothing judges, and so one without a language, is an error, unless it stands in [`SHOWN`]
//! with the reason.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::project::{Build, Project};
use crate::{command, npm, stamp, types, wasm};

/// Where pages are: folders, and single files.
pub const PAGES: [&str; 8] = [
    "docs",
    "www/docs",
    "README.md",
    "SECURITY.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "www/portal/README.md",
    "seeds/README.md",
];

/// What is shown and not judged here: the page, the language, and why.
const SHOWN: [(&str, &str, &str); 14] = [
    ("docs/command-line.md", "console", "cli/tests/command_line/documentation.rs runs each"),
    ("docs/receiving.md", "rust", "examples/receive.rs makes the same two calls, and tests/hosts runs it"),
    ("docs/linting.md", "json", "each shows a fault; tests/lint.rs has the linter find it"),
    ("docs/linting.md", "text", "what the linter prints; its messages are held by tests/lint.rs"),
    ("docs/embedding.md", "", "a policy: tests/browser/csp.test.mjs reads it here, and holds the portal to it"),
    ("docs/portals/drupal.md", "yaml", "untried, as the page says"),
    ("docs/portals/drupal.md", "php", "untried, as the page says"),
    ("docs/portals/liferay.md", "yaml", "untried, as the page says"),
    ("docs/portals/moodle.md", "php", "untried, as the page says"),
    ("docs/portals/sharepoint.md", "ts", "untried, as the page says"),
    ("docs/portals/wagtail.md", "python", "www/portals/wagtail is a site with the same, and tests/portals runs it"),
    ("docs/portals/wagtail.md", "sh", "tests/portals installs and starts it so"),
    ("docs/portals/wordpress.md", "", "a shortcode: tests/portals puts one on a page"),
    ("ARCHITECTURE.md", "", "a drawing"),
];

/// The names that the scripts in the pages take as given.
const GIVEN: &str = "\
import type { SovitaanForm as Form } from 'sovitaan';
declare global {
  const SovitaanForm: typeof import('sovitaan').SovitaanForm;
  const form: Form;
  const address: object;
  const body: string;
  const documents: string[];
  const readFile: (path: string, encoding: string) => Promise<string>;
  const csrf: () => Record<string, string>;
  const store: (text: string) => Promise<Response>;
  const stored: (id: number) => Promise<string>;
  const Liferay: { Util: { fetch: typeof fetch } };
  const get: (key: string) => Promise<string | undefined>;
  const put: (key: string, text: string) => Promise<void>;
  const forget: (key: string) => Promise<void>;
}
";

/// A block of code in a page.
#[derive(Debug)]
struct Block {
    page: String,
    /// Of its first line, from 1.
    line: usize,
    language: String,
    text: String,
}

/// Judges all of them.
pub fn check(project: &Project) -> Result<()> {
    let manifest = fs::read_to_string(project.path("www/element/custom-elements.json"))?;
    let names = Names::of(&serde_json::from_str(&manifest)?);
    let mut scripts = Vec::new();
    let mut count = 0;
    let mut idle: Vec<_> = SHOWN.iter().map(|(page, language, _)| (*page, *language)).collect();
    for page in pages(project)? {
        let text = fs::read_to_string(project.path(&page)).with_context(|| format!("reading {page}"))?;
        for block in blocks(&page, &text) {
            count += 1;
            let here = (&*block.page, &*block.language);
            if SHOWN.iter().any(|(page, language, _)| (*page, *language) == here) {
                idle.retain(|shown| *shown != here);
                continue;
            }
            let judged = match block.language.as_str() {
                "json" => judge_json(&block.text),
                "html" => names.judge_html(&block.text),
                "css" => names.judge_css(&block.text),
                "sh" => judge_commands(project, &block.text),
                "js" => {
                    scripts.push(block);
                    continue;
                }
                "" => Err(anyhow::anyhow!("it does not say in which language it is")),
                other => Err(anyhow::anyhow!("nothing judges `{other}`")),
            };
            judged.with_context(|| format!("{}:{}", block.page, block.line))?;
        }
    }
    if let Some((page, language)) = idle.first() {
        bail!("no block of `{language}` in {page} any more: it needs no exemption");
    }
    judge_scripts(project, &scripts)?;
    println!("{count} blocks of code in the documentation are as they should be");
    Ok(())
}

/// The pages by their paths in the repository.
pub fn pages(project: &Project) -> Result<Vec<String>> {
    let mut pages = Vec::new();
    for place in PAGES {
        for file in stamp::files(&project.path(place))? {
            let name = file.strip_prefix(&project.root)?.iter().map(|part| part.to_string_lossy());
            let name = name.collect::<Vec<_>>().join("/");
            if Path::new(&name).extension().is_some_and(|kind| kind == "md") {
                pages.push(name);
            }
        }
    }
    Ok(pages)
}

fn blocks(page: &str, text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (number, line) in text.lines().enumerate() {
        match (&mut open, line.trim_start().strip_prefix("```")) {
            (None, Some(language)) => {
                let language = language.trim().to_owned();
                open = Some(Block { page: page.to_owned(), line: number + 2, language, text: String::new() });
            }
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(block), None) => block.text.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    blocks
}

/// JSON; and what calls itself a schema has nothing that the linter would mend.
fn judge_json(text: &str) -> Result<()> {
    let value: Value = serde_json::from_str(text)?;
    if value.get("$schema").is_some()
        && let Some(finding) = sovitaan::lint::lint(text).first()
    {
        bail!("the linter finds {finding:?}");
    }
    Ok(())
}

/// What the element is called by.
struct Names {
    attributes: Vec<String>,
    parts: Vec<String>,
    properties: Vec<String>,
}

impl Names {
    fn of(manifest: &Value) -> Self {
        let element = &manifest["modules"][0]["declarations"][0];
        let named = |kind: &str| {
            let entries = element[kind].as_array().into_iter().flatten();
            entries.filter_map(|entry| entry["name"].as_str()).map(str::to_owned).collect()
        };
        Self { attributes: named("attributes"), parts: named("cssParts"), properties: named("cssProperties") }
    }

    fn judge_html(&self, text: &str) -> Result<()> {
        let tags = text.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag);
        for tag in tags {
            let is_form = tag.starts_with("sovitaan-form");
            if !is_form && !tag.contains("data-sovitaan") {
                continue;
            }
            for name in attributes(tag) {
                let name =
                    if is_form { Some(name) } else { name.strip_prefix("data-").filter(|name| *name != "sovitaan") };
                if let Some(name) = name.filter(|name| *name != "id" && !self.attributes.iter().any(|one| one == name))
                {
                    bail!("the element has no attribute `{name}`");
                }
            }
        }
        Ok(())
    }

    fn judge_css(&self, text: &str) -> Result<()> {
        let word =
            |text: &str| text.chars().take_while(|sign| sign.is_alphanumeric() || *sign == '-').collect::<String>();
        for (at, _) in text.match_indices("--sovitaan-") {
            let name = word(&text[at..]);
            if !self.properties.contains(&name) {
                bail!("there is no property `{name}`");
            }
        }
        for rest in text.split("::part(").skip(1) {
            let name = word(rest);
            if !self.parts.contains(&name) {
                bail!("there is no part `{name}`");
            }
        }
        Ok(())
    }
}

/// The names of a tag's attributes, as far as the documentation writes tags.
fn attributes(tag: &str) -> Vec<&str> {
    // Every other piece stands between quotes.
    let outside = tag.split('"').step_by(2);
    let words = outside.enumerate().flat_map(|(at, piece)| piece.split_whitespace().skip(usize::from(at == 0)));
    words.map(|word| word.trim_end_matches('=')).filter(|word| !word.is_empty() && *word != "/").collect()
}

/// Commands of ours that there are, with options that they have.
fn judge_commands(project: &Project, text: &str) -> Result<()> {
    let usage = crate::USAGE;
    for line in text.lines() {
        let line = line.split(" #").next().unwrap_or_default().trim();
        // What is set for the command alone is its own affair.
        let is_setting = |word: &&str| word.split('=').next().is_some_and(|name| *word != name && is_variable(name));
        let words: Vec<&str> = line.split_whitespace().skip_while(is_setting).collect();
        let (known, rest) = match words.as_slice() {
            [] => continue,
            ["cargo", "xtask", command, rest @ ..] => (usage.contains(&format!("\n  {command} ")), rest),
            ["cargo", "test", "--test", name] => {
                let places = [format!("tests/{name}.rs"), format!("tests/{name}/main.rs")];
                (places.iter().any(|place| project.path(place).exists()), &[][..])
            }
            ["cargo", "install", "--path", path] => (project.path(path).is_dir(), &[][..]),
            ["cargo", "run", "-p", "sovitaan-portal"] => (true, &[][..]),
            ["cargo", "run", "--example", "envelope-schema", file, ..] => (project.path(file).exists(), &[][..]),
            ["sovitaan", command, rest @ ..] => {
                let page = fs::read_to_string(project.path("docs/command-line.md"))?;
                (
                    page.contains(&format!("`sovitaan {command}")) && !rest.iter().any(|word| word.starts_with('-')),
                    &[][..],
                )
            }
            _ => (false, &[][..]),
        };
        let has = |option: &str| usage.contains(&format!("[{option}")) || usage.contains(&format!(" {option} "));
        if !known || rest.iter().any(|word| word.starts_with('-') && !has(word)) {
            bail!("there is no `{line}`");
        }
    }
    Ok(())
}

fn is_variable(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}

/// TypeScript takes them, with the types of the package.
fn judge_scripts(project: &Project, scripts: &[Block]) -> Result<()> {
    npm::install(project)?;
    wasm::build(project, Build::Release)?;
    types::emit(project, Build::Release)?;
    let folder = project.target.join("snippets");
    fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    let mut files = vec!["given.ts".to_owned()];
    fs::write(folder.join("given.ts"), GIVEN)?;
    for block in scripts {
        // Named by where it stands, so that what TypeScript says leads there.
        let name = format!("{}.{}.ts", block.page.replace('/', "-"), block.line);
        fs::write(folder.join(&name), format!("{}\nexport {{}};\n", block.text))?;
        files.push(name);
    }
    let typed = |name: &str| vec![project.parts(Build::Release).join("types").join(name)];
    let config = serde_json::json!({
        "compilerOptions": {
            "target": "es2022", "lib": ["es2022", "dom", "dom.iterable"], "module": "esnext",
            "moduleResolution": "bundler", "types": [], "noEmit": true, "skipLibCheck": true,
            // What `querySelector` finds is there, in an example.
            "strict": true, "strictNullChecks": false, "noImplicitAny": false,
            "paths": {
                "sovitaan": typed("sovitaan.d.ts"),
                "sovitaan/validate": typed("validate.d.ts"),
                "/sovitaan/frame.js": typed("frame.d.ts"),
            },
        },
        "files": files,
    });
    fs::write(folder.join("tsconfig.json"), config.to_string())?;
    command::run(command::npm_bin(project, "tsc").arg("--project").arg(&folder))
}

#[cfg(test)]
mod tests {
    use super::{Names, attributes, blocks, judge_commands, judge_json};
    use crate::project::Project;
    use serde_json::json;

    #[test]
    fn blocks_are_found_wherever_they_stand() {
        let found = blocks("a.md", "x\n```js\n1\n```\n- y\n\n  ```\n  2\n  ```\n");
        let found: Vec<_> = found.iter().map(|one| (one.line, one.language.as_str(), one.text.as_str())).collect();
        assert_eq!(found, [(3, "js", "1\n"), (8, "", "  2\n")]);
    }

    #[test]
    fn what_is_wrong_is_found() {
        assert_eq!(attributes(r#"sovitaan-form src="/a b" readonly lang="fi""#), ["src", "readonly", "lang"]);
        let element =
            json!({"attributes": [{"name": "src"}], "cssParts": [], "cssProperties": [{"name": "--sovitaan-ink"}]});
        let names = Names::of(&json!({"modules": [{"declarations": [element]}]}));
        assert!(names.judge_html(r#"<sovitaan-form src="/a">"#).is_ok());
        assert!(names.judge_html(r#"<sovitaan-form source="/a">"#).is_err());
        assert!(names.judge_html(r#"<div data-sovitaan data-source="/a">"#).is_err());
        assert!(names.judge_css("a { color: var(--sovitaan-ink) }").is_ok());
        assert!(names.judge_css("a { color: var(--sovitaan-inc) }").is_err());
        assert!(names.judge_css("sovitaan-form::part(x) {}").is_err());
        assert!(judge_json("{,}").is_err());
        assert!(judge_json(r#"{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "objct"}"#).is_err());
    }

    #[test]
    fn commands_are_those_that_there_are() {
        let project = Project::here().unwrap();
        let judge = |text| judge_commands(&project, text).is_ok();
        assert!(judge("cargo xtask lint --against old.json new.json   # why\n\nsovitaan verify a.json\n"));
        assert!(judge("SUITE=/a/b cargo test --test lint") && !judge("cargo test --test paint") && !judge("a=b"));
        assert!(!judge("cargo xtask paint") && !judge("cargo xtask lint --paint") && !judge("sovitaan paint"));
        assert!(!judge("rm everything"));
    }
}
