//! `docs/limits.md` names every limit in the code, with its figure.

use std::{collections::BTreeSet, fs, path::Path};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A constant of that name: where it stands, and its figure; none for one that stands for another.
fn limits_in(folder: &Path, found: &mut BTreeSet<(String, String, String)>) {
    for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            limits_in(&path, found);
            continue;
        }
        let inside = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).expect("a file of the repository");
        let inside = inside.to_string_lossy().replace('\\', "/");
        for line in fs::read_to_string(&path).expect("a text").lines() {
            let Some((_, constant)) = line.split_once("const MAX_") else { continue };
            let Some((name, rest)) = constant.split_once(':') else { continue };
            let figure = rest.split_once('=').map_or("", |(_, figure)| figure).trim().trim_end_matches(';');
            if figure.starts_with(|c: char| c.is_ascii_digit()) {
                found.insert((inside.clone(), format!("MAX_{name}"), figure.replace('_', ",")));
            }
        }
    }
}

#[test]
fn the_documentation_names_every_limit_with_its_figure() {
    let mut limits = BTreeSet::new();
    limits_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut limits);
    let mut named = BTreeSet::new();
    let page = read("docs/limits.md");
    for row in page.lines().filter(|row| row.contains("`src/")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [_, limit, beyond, code, _] = cells[..] else { panic!("a row has three cells: {row}") };
        assert!(!beyond.is_empty(), "nothing is said of what happens: {row}");
        let figure = limit.split(' ').next().expect("a figure");
        for place in code.split(", ") {
            let (file, name) = place.split_once(' ').expect("a file and a name");
            named.insert((file.trim_matches('`').to_owned(), name.trim_matches('`').to_owned(), figure.to_owned()));
        }
    }
    let missing: Vec<_> = limits.difference(&named).collect();
    let stale: Vec<_> = named.difference(&limits).collect();
    assert!(missing.is_empty() && stale.is_empty(), "not on the page: {missing:?}; not in the code: {stale:?}");
}
