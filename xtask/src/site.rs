//! `cargo xtask site`: the documentation as a site, in `target/site/book`. The pages stay where they are in the repository;
//! here they are laid out for mdBook, with their links led to each other's new places.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::args::Args;
use crate::dist::{self, Files};
use crate::project::Project;
use crate::{command, snippets, stamp};

/// The generator, at one version. It is installed for this project only.
const MDBOOK: [&str; 8] =
    ["install", "mdbook", "--version", "=0.5.4", "--locked", "--no-default-features", "--features", "search"];
const OWN: &str = "www/docs";

pub fn run(project: &Project, args: Args) -> Result<()> {
    args.end()?;
    check(project)
}

/// Writes the site, and follows its links.
pub fn check(project: &Project) -> Result<()> {
    let home = project.target.join("site");
    dist::fill(&home.join("source"), &sources(project)?)?;
    fs::copy(project.path(OWN).join("book.toml"), home.join("book.toml")).context("copying book.toml")?;
    command::run(std::process::Command::new(mdbook(project)?).arg("build").arg(&home))?;
    let book = home.join("book");
    let count = follow(&book)?;
    println!("{} is ready; {count} links in it lead somewhere", project.show(&book));
    Ok(())
}

fn mdbook(project: &Project) -> Result<PathBuf> {
    let tools = project.target.join("tools");
    let program = tools.join("bin").join(format!("mdbook{}", std::env::consts::EXE_SUFFIX));
    if !program.exists() {
        println!("installing mdBook …");
        command::run(command::cargo(project).args(MDBOOK).arg("--root").arg(&tools))?;
    }
    Ok(program)
}

/// Path in the repository to path in the book.
type Places = BTreeMap<String, String>;

/// The book's own folder is its root, and so is `docs`; a page alone in its folder is called by that.
fn places(project: &Project) -> Result<Places> {
    let mut places = Places::new();
    for page in snippets::pages(project)? {
        let own = page.strip_prefix("www/docs/").or_else(|| page.strip_prefix("docs/"));
        let place = match (own, page.as_str()) {
            (Some(own), _) => own.to_owned(),
            (None, "README.md") => "repository.md".to_owned(),
            (None, page) => page.trim_start_matches("www/").replace("/README.md", ".md").to_lowercase(),
        };
        if places.values().any(|taken| *taken == place) {
            bail!("two pages would be {place} in the book");
        }
        places.insert(page, place);
    }
    for file in stamp::files(&project.path("docs"))? {
        if file.extension().is_some_and(|kind| kind == "png") {
            let name = project.show(&file);
            let place = name.trim_start_matches("docs/").to_owned();
            places.insert(name, place);
        }
    }
    Ok(places)
}

fn sources(project: &Project) -> Result<Files> {
    let places = places(project)?;
    let mut files = Files::new();
    for (page, place) in &places {
        let bytes = fs::read(project.path(page)).with_context(|| format!("reading {page}"))?;
        let bytes =
            if is_page(page) { lead(project, &places, page, &String::from_utf8(bytes)?)?.into_bytes() } else { bytes };
        files.insert(place.into(), bytes);
    }
    let summary = &files.get(Path::new("SUMMARY.md")).context("www/docs has no SUMMARY.md")?;
    let summary = String::from_utf8_lossy(summary).into_owned();
    for place in places.values().filter(|place| is_page(place) && *place != "SUMMARY.md") {
        if !summary.contains(&format!("]({place})")) {
            bail!("{OWN}/SUMMARY.md leaves out what is {place} in the book");
        }
    }
    Ok(files)
}

fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|kind| kind == "md")
}

/// A page with its links led to where things are in the book. What is in the repository only is named, not linked.
fn lead(project: &Project, places: &Places, page: &str, text: &str) -> Result<String> {
    let mut led = String::new();
    let mut in_block = false;
    for line in text.split_inclusive('\n') {
        let is_fence = line.trim_start().starts_with("```");
        in_block ^= is_fence;
        if in_block || is_fence {
            led += line;
            continue;
        }
        let mut rest = line;
        while let Some(at) = rest.find("](") {
            let (before, after) = rest.split_at(at);
            let (target, after) = after[2..].split_once(')').with_context(|| format!("{page}: a link does not end"))?;
            led += before;
            let local = !target.is_empty() && !target.starts_with('#') && !target.contains(':');
            led += &if local { link(project, places, page, target)? } else { ["](", target, ")"].concat() };
            rest = after;
        }
        led += rest;
    }
    Ok(led)
}

/// `](…)`, from that page.
fn link(project: &Project, places: &Places, page: &str, target: &str) -> Result<String> {
    let (path, fragment) =
        target.split_once('#').map_or((target, String::new()), |(path, at)| (path, format!("#{at}")));
    let meant = resolve(page, path).with_context(|| format!("{page}: {target} leads out of the repository"))?;
    let here = places.get(page).context("a page without a place")?;
    if let Some(place) = places.get(&meant) {
        let up = "../".repeat(here.matches('/').count());
        return Ok(format!("]({up}{place}{fragment})"));
    }
    if !project.path(&meant).exists() {
        bail!("{page}: {target} leads nowhere");
    }
    Ok(format!("] (`{meant}` in the repository)"))
}

/// A relative path as one from the root of the repository.
fn resolve(page: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "" | "." => {}
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Follows every link of the site that stays in it; says how many there are.
fn follow(book: &Path) -> Result<usize> {
    let mut pages = BTreeMap::new();
    for file in stamp::files(book)? {
        if file.extension().is_some_and(|kind| kind == "html") {
            let text = fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
            pages.insert(file, text);
        }
    }
    let ids: BTreeMap<&PathBuf, BTreeSet<&str>> =
        pages.iter().map(|(file, text)| (file, values(text, " id=\"").collect())).collect();
    let mut count = 0;
    for (file, text) in &pages {
        // Its addresses begin at the root of a site, wherever that is.
        if file.ends_with("404.html") {
            continue;
        }
        for source in values(text, " src=\"") {
            if source.contains("//") {
                bail!("{}: {source} is fetched from elsewhere", file.display());
            }
        }
        for target in values(text, " href=\"").chain(values(text, " src=\"")) {
            if target.contains(':') || target.starts_with("//") {
                continue;
            }
            let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
            let meant = if path.is_empty() { file.clone() } else { normal(&file.with_file_name(path)) };
            let is_there =
                meant.is_file() && (fragment.is_empty() || ids.get(&meant).is_none_or(|ids| ids.contains(fragment)));
            if !is_there {
                bail!("{}: {target} leads nowhere", file.strip_prefix(book)?.display());
            }
            count += 1;
        }
    }
    Ok(count)
}

/// The values of an attribute in all tags: what is code on the page has no `<` of its own.
fn values<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    let tags = text.split('<').filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag);
    tags.filter_map(move |tag| tag.split_once(before)?.1.split('"').next())
}

/// Without `..` and `.`.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => drop(normal.pop()),
            std::path::Component::CurDir => {}
            part => normal.push(part),
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::{places, resolve, sources};
    use crate::project::Project;

    #[test]
    fn links_are_led_to_where_things_are_in_the_book() {
        let project = Project::here().unwrap();
        assert_eq!(places(&project).unwrap()["www/portal/README.md"], "portal.md");
        assert_eq!(resolve("docs/portals/a.md", "../b.md").as_deref(), Some("docs/b.md"));
        assert_eq!(resolve("a.md", "../b.md"), None);
        let files = sources(&project).unwrap();
        let page = String::from_utf8_lossy(&files[std::path::Path::new("start/page.md")]).into_owned();
        assert!(page.contains("](../embedding.md#in-a-frame)"), "{page}");
    }
}
