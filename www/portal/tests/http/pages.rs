//! What a person sees: every page, in every language.

use crate::{
    client::Answer,
    gallery::{self, NAMES},
    host::Host,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// Every page that can be reached by links from the front pages, and the files that they load.
fn crawl(host: &Host) -> BTreeMap<String, Answer> {
    let mut open: Vec<String> = ["/fi", "/sv", "/en"].map(String::from).into();
    let mut found = BTreeMap::new();
    while let Some(path) = open.pop() {
        if found.contains_key(&path) {
            continue;
        }
        let answer = host.get(&path);
        if answer.header("content-type").starts_with("text/html") {
            let text = answer.text();
            for name in ["href", "src", "action", "data-document", "data-src", "data-answers"] {
                let links = attributes(&text, name).filter(|link| link.starts_with('/'));
                // A fragment is not asked for.
                open.extend(links.filter_map(|link| link.split('#').next().map(str::to_owned)));
            }
        }
        found.insert(path, answer);
    }
    found
}

/// The values of an attribute wherever it stands.
fn attributes(html: &str, name: &str) -> impl Iterator<Item = String> {
    let start = format!(" {name}=\"");
    let values: Vec<String> =
        html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
    values.into_iter()
}

fn html_pages(host: &Host) -> Vec<(String, String)> {
    let pages = crawl(host).into_iter().filter(|(_, answer)| answer.header("content-type").starts_with("text/html"));
    pages.map(|(path, answer)| (path, answer.text())).collect()
}

/// The checklists of the repository.
fn schemas() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas")
}

fn host() -> Host {
    let host = Host::with(|config| config.schemas = schemas());
    host.scratch.write("dist/sovitaan.js", b"export {};");
    host
}

/// The same with a checklist and an example for every page that has one.
fn complete() -> Host {
    let host = gallery::host(&NAMES);
    host.scratch.write("dist/sovitaan.js", b"export {};");
    for language in ["fi", "sv", "en"] {
        for name in NAMES {
            host.scratch.write(&format!("schemas/examples/{language}/{name}.json"), b"{}");
        }
    }
    host
}

#[test]
fn no_link_is_dead() {
    let host = complete();
    let found = crawl(&host);
    // Three languages of: front page, twelve checklists, empty and as an example, seven of them to answer apart,
    // documents, accessibility, four pieces of news.
    let pages = found.keys().filter(|path| ["/fi", "/sv", "/en"].contains(&path.get(..3).unwrap()));
    assert_eq!(pages.count(), 114, "{:?}", found.keys());
    for (path, answer) in &found {
        // Who begins to answer apart is led to an address of their own.
        let is_begun = ["/erikseen", "/var-for-sig", "/apart"].iter().any(|end| path.ends_with(end));
        assert_eq!(answer.status, if is_begun { 303 } else { 200 }, "{path}");
    }
}

#[test]
fn every_page_is_well_made() {
    let host = complete();
    let mut titles = BTreeSet::new();
    for (path, html) in html_pages(&host) {
        let language = &path[1..3];
        for (part, times) in [
            ("<h1", 1),
            ("<main id=\"content\"", 1),
            ("<header class", 1),
            ("<footer>", 1),
            ("<a class=\"skip\" href=\"#content\">", 1),
            (&format!("<html lang=\"{language}\">"), 1),
            ("rel=\"alternate\"", 3),
            (&format!("hreflang=\"{language}\" aria-current=\"true\""), 1),
        ] {
            assert_eq!(html.matches(part).count(), times, "{part} in {path}");
        }
        let title = html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
        assert!(titles.insert(title.unwrap_or_default().to_owned()), "{title:?} of {path}");
        let ids: Vec<_> = attributes(&html, "id").collect();
        let distinct: BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), distinct.len(), "{path}: {ids:?}");
        // Nothing inline: the policy would not let it work.
        for inline in [" style=", "<style", " onclick=", " onload=", "javascript:", "http:", "https:"] {
            assert!(!html.contains(inline), "{inline} in {path}");
        }
        for script in html.split("<script").skip(1) {
            assert!(script.contains("></script>") && script.contains(" src=\"/"), "{path}");
        }
    }
}

#[test]
fn the_form_is_embedded_by_the_two_lines_of_the_contract() {
    let host = host();
    for (path, checklist) in [
        ("/fi/parityo", "pair-work-agreement"),
        ("/sv/pararbete", "pair-work-agreement"),
        ("/en/pair-work", "pair-work-agreement"),
        ("/fi/erimielisyyskaytanto", "disagreement-protocol"),
        ("/fi/kirjaamiskaytannot", "documentation-practices"),
    ] {
        let page = host.get(path).expect(200).text();
        let language = &path[1..3];
        let script = "<script type=\"module\" src=\"/sovitaan/sovitaan.js\"></script>";
        let element = format!(
            "<sovitaan-form src=\"/schemas/{checklist}.json\" lang=\"{language}\" \
             action=\"/api/documents\">"
        );
        assert!(page.contains(script) && page.contains(&element), "{page}");

        let schema = host.get(&format!("/schemas/{checklist}.json")).expect(200).json();
        let name = format!("urn:sovitaan:checklist:{checklist}:");
        assert!(schema["$id"].as_str().is_some_and(|id| id.starts_with(&name)), "{checklist}");
    }
    assert!(!host.log().contains("left out"), "{}", host.log());
}

#[test]
fn every_checklist_has_a_page() {
    let host = host();
    let front = host.get("/fi").expect(200).text();
    for entry in std::fs::read_dir(schemas()).expect("the checklists are there") {
        let path = entry.expect("a file").path();
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let schema: serde_json::Value = serde_json::from_str(&text).expect("a schema is JSON");
        if schema["$id"].as_str().is_some_and(|id| id.starts_with("urn:sovitaan:checklist:")) {
            let title = schema["title"].as_str().expect("a checklist has a title");
            assert!(front.contains(&format!(">{title}</a>")), "{} in {front}", path.display());
        }
    }
}

#[test]
fn a_missing_page_is_a_page_in_its_language() {
    let host = host();
    for (path, accepted, lang, title) in [
        ("/fi/olematon", "en", "fi", "Sivua ei löytynyt"),
        ("/sv/saknas", "fi", "sv", "Sidan hittades inte"),
        ("/en/fi", "fi", "en", "Page not found"),
        ("/de", "de, sv;q=0.5", "sv", "Sidan hittades inte"),
        ("/", "", "", ""),
    ] {
        let answer = host.get_with(path, &[("accept-language", accepted)]);
        if path == "/" {
            assert_eq!((answer.status, answer.header("location")), (307, "/fi"));
            continue;
        }
        let text = answer.expect(404).text();
        assert!(text.contains(&format!("<html lang=\"{lang}\">")), "{text}");
        assert!(text.contains(&format!("<h1>{title}</h1>")), "{text}");
    }
}

#[test]
fn the_front_door_leads_to_the_language_of_the_browser() {
    let host = host();
    for (accepted, path) in [("", "/fi"), ("sv-FI,fi;q=0.7", "/sv"), ("de,en;q=0.1", "/en")] {
        let answer = host.get_with("/", &[("accept-language", accepted)]).expect(307);
        assert_eq!(answer.header("location"), path);
        assert_eq!(answer.header("vary"), "accept-language");
    }
}

#[test]
fn a_slash_too_many_leads_to_the_page_and_nowhere_else() {
    let host = host();
    for (path, location) in [("/fi/", "/fi"), ("/sv/pararbete/", "/sv/pararbete")] {
        assert_eq!(host.get(path).expect(308).header("location"), location);
    }
    for path in ["//elsewhere.example/", "//elsewhere.example/fi/", "/x/"] {
        host.get(path).expect(404);
    }
}
