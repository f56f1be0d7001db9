//! `custom-elements.json`, from which editors and `docs/element.md` know the element, is written by hand: here it is held
//! to the sources, both ways. What the sources have and nobody describes is missing, what is described and nowhere
//! written is superfluous.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

type Names = BTreeSet<String>;

/// Where a part is handed on under the name `class` or `part`: the file (empty for all of `src/view`), what is called
/// there, and which of its arguments is the part.
const HANDED_ON: [(&str, &str, usize); 8] = [
    ("", "Element::part", 1),
    ("", "root", 1),
    ("", "repeat::button", 3),
    ("repeat.rs", "button", 3),
    ("page.rs", "button", 0),
    ("group.rs", "frame", 3),
    ("group.rs", "fieldset", 2),
    ("group.rs", "action", 2),
];

/// Parts that are no part of the looks, and why.
const UNTOLD: [(&str, &str); 1] = [("none", "hidden: where open points will be")];

#[test]
fn every_code_is_described() {
    let codes = codes();
    assert_same("codes of `sovitaan-error`", &codes, &described_codes());
    let page = read("docs/embedding.md");
    let table = between(&page, "| code | what happened |", "\n\n");
    let cells = table.lines().skip(2).filter_map(|row| row.split('|').nth(1));
    assert_same("codes in docs/embedding.md", &codes, &cells.flat_map(|cell| quoted(cell, '`')).collect());
}

#[test]
fn every_code_is_said_somewhere() {
    let mut said = Names::new();
    for file in files("www/element", "ts") {
        // In the unions each code has a line or a bar before it; what says one does not.
        let source = code_of(&file);
        let lines =
            source.lines().filter(|line| !line.trim_start().starts_with("| ") && !line.contains("readonly code:"));
        said.extend(lines.flat_map(|line| quoted(line, '\'')));
    }
    let thrown: Names = files("src/wasm", "rs")
        .iter()
        .flat_map(|file| calls(&code_of(file), "unreadable"))
        .filter_map(|call| literal(call.get(1)?))
        .collect();
    let codes = codes();
    assert_eq!(thrown.difference(&codes).collect::<Vec<_>>(), [""; 0], "codes that only the wasm knows");
    said.extend(thrown);
    assert_eq!(codes.difference(&said).collect::<Vec<_>>(), [""; 0], "codes that nothing says");
}

#[test]
fn every_event_is_described() {
    let mut dispatched = Names::new();
    for file in files("www/element", "ts") {
        let source = code_of(&file);
        let told = if file.ends_with("element.ts") { calls(&source, "this.#tell") } else { Vec::new() };
        let made = ["new SovitaanEvent", "super"].into_iter().flat_map(|callee| calls(&source, callee)).chain(told);
        let names = made.filter_map(|call| literal(call.first()?));
        dispatched.extend(names.map(|name| format!("sovitaan-{name}")));
    }
    assert_same("events", &dispatched, &described("events", "name"));
    let map = read("www/element/sovitaan-event.ts");
    let map = between(&map, "interface SovitaanEventMap {", "\n}");
    let typed = map.lines().filter(|line| line.starts_with("  'sovitaan-")).flat_map(|line| quoted(line, '\''));
    assert_same("events of the type", &dispatched, &typed.collect());
    // In a frame the page hears all of them; the document to store goes its own way.
    let embed = read("www/element/embed.ts");
    let forwarded = quoted(between(&embed, "const events = [", "]"), '\'');
    let forwarded = forwarded.into_iter().chain(["submit".to_owned()]).map(|name| format!("sovitaan-{name}"));
    assert_same("events of the frame", &dispatched, &forwarded.collect());
}

#[test]
fn every_attribute_is_described() {
    let element = read("www/element/element.ts");
    let base = read("www/element/attributes.ts");
    let mut attributes = listed(&element, "observedAttributes = [");
    // Some are only looked at when they are needed.
    attributes.extend(listed(&base, "const plain = ["));
    for callee in ["this.getAttribute", "this.hasAttribute"] {
        attributes.extend(calls(&base, callee).iter().filter_map(|call| literal(call.first()?)));
    }
    assert_same("attributes", &attributes, &described("attributes", "name"));
    assert_same("data-… of `mount`", &attributes, &listed(&read("www/element/mount.ts"), "const told = ["));
}

#[test]
fn every_property_and_method_is_described() {
    let mut members = Names::new();
    for file in ["www/element/element.ts", "www/element/attributes.ts"] {
        members.extend(read(file).lines().filter_map(member));
    }
    assert_same("members", &members, &described("members", "name"));
    let reflected = described("members", "attribute").into_iter().chain(["lang".to_owned()]);
    assert_same("attributes that are properties", &described("attributes", "name"), &reflected.collect());
}

#[test]
fn every_part_is_described() {
    let mut parts = Names::new();
    for file in files("src/view", "rs") {
        parts.extend(parts_of(&file, &code_of(&file)).unwrap_or_else(|fault| panic!("{}: {fault}", file.display())));
    }
    for file in files("www/element", "ts") {
        let source = code_of(&file);
        let set = calls(&source, "setAttribute").into_iter().filter(|call| call[0] == "'part'");
        let written = source.split("part: '").skip(1).filter_map(|rest| rest.split('\'').next()).map(str::to_owned);
        parts.extend(set.filter_map(|call| literal(call.get(1)?)).chain(written));
    }
    for (part, why) in UNTOLD {
        assert!(parts.remove(part), "no part `{part}` any more ({why})");
    }
    assert_same("parts", &parts, &described("cssParts", "name"));
}

#[test]
fn every_custom_property_is_described() {
    let mut properties = Names::new();
    for file in files("www/element", "css") {
        let source = fs::read_to_string(&file).expect("a style sheet");
        for (at, _) in source.match_indices("--sovitaan-") {
            let name: String = source[at..].chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
            // A comment names them all.
            properties.extend(Some(name).filter(|name| !name.ends_with('-')));
        }
    }
    assert_same("custom properties", &properties, &described("cssProperties", "name"));
}

#[test]
fn all_that_is_described_is_described() {
    let element = manifest();
    for kind in ["attributes", "members", "events", "cssParts", "cssProperties"] {
        for entry in element[kind].as_array().expect("a list") {
            // What an attribute sets is described there.
            let told = entry["description"].as_str().is_some_and(|words| words.ends_with('.'));
            assert!(told || entry.get("attribute").is_some(), "{kind}: {entry}");
        }
    }
}

#[test]
fn the_readers_see_what_is_written() {
    assert_eq!(calls("a(x, \"y, z\", f(1, 2)); b.a(3); fn a(c)", "a"), [["x", "\"y, z\"", "f(1, 2)"]]);
    assert_eq!(
        calls("Element::part(\n  if x { \"a\" } else { \"b\" },\n  \"row\",\n)", "Element::part")[0][1],
        "\"row\""
    );
    let parts =
        |source: &str| parts_of(Path::new("group.rs"), source).map(|parts| parts.into_iter().collect::<Vec<_>>());
    assert_eq!(
        parts(r#"Element::part("p", "a b").attr("part", "c")"#),
        Ok(["a", "b", "c"].map(str::to_owned).to_vec())
    );
    assert_eq!(parts(r#"let class = if x { "d" } else { class }; frame(v, i, "p", class)"#), Ok(vec!["d".to_owned()]));
    assert!(parts(r#"Element::part("p", name())"#).is_err());
    assert_eq!(member("  get value(): X {"), Some("value".to_owned()));
    assert_eq!(member("  static readonly version: string = version;"), Some("version".to_owned()));
    assert_eq!(member("  submit({ unfinished }: X = {}): Y {"), Some("submit".to_owned()));
    for none in [
        "  #tell(name: string): void {",
        "  protected honour(): void {",
        "  connectedCallback(): void {",
        "    for (x)",
    ] {
        assert_eq!(member(none), None);
    }
}

/// Why there is no form, why a document was not stored, and what else fails.
fn codes() -> Names {
    let union = |file: &str, start: &str| {
        let source = code_of(&root().join(file));
        quoted(between(&source, start, ";"), '\'')
    };
    let all = [
        union("www/element/failure.ts", "type FailureCode ="),
        union("www/element/host.ts", "type HostCode ="),
        union("www/element/sovitaan-event.ts", "readonly code: FailureCode | HostCode |"),
    ];
    all.into_iter().flatten().collect()
}

fn described_codes() -> Names {
    let element = manifest();
    let events = element["events"].as_array().expect("events");
    let error = events.iter().find(|event| event["name"] == "sovitaan-error").expect("the event");
    let (_, codes) = error["description"].as_str().expect("a text").split_once("Codes: ").expect("its codes");
    codes.trim_end_matches('.').split(", ").map(str::to_owned).collect()
}

/// The parts that a file of `src/view` writes.
fn parts_of(file: &Path, source: &str) -> Result<Names, String> {
    let mut written = Vec::new();
    for (place, callee, which) in HANDED_ON {
        if place.is_empty() || file.ends_with(place) {
            written.extend(calls(source, callee).into_iter().filter_map(|call| call.get(which).cloned()));
        }
    }
    written.extend(
        source.split(".attr(\"part\",").skip(1).map(|rest| rest.split(')').next().unwrap_or("").trim().to_owned()),
    );
    let mut parts = Names::new();
    for part in written {
        match (literal(&part), part.as_str()) {
            (Some(words), _) => parts.extend(words.split(' ').map(str::to_owned)),
            // Whoever calls this says which; or it is said a few lines above.
            (None, "class" | "part") => {
                for statement in source.split("let class = ").skip(1).filter_map(|rest| rest.split(';').next()) {
                    parts.extend(quoted(statement, '"').iter().flat_map(|words| words.split(' ')).map(str::to_owned));
                }
            }
            (None, other) => return Err(format!("which part is `{other}`?")),
        }
    }
    Ok(parts)
}

/// The name of a public property or method, if the line begins one.
fn member(line: &str) -> Option<String> {
    let line = line.strip_prefix("  ").filter(|line| !line.starts_with([' ', '#', '/', '*', '}']))?;
    let line = ["static ", "readonly ", "get "].iter().fold(line, |line, word| line.strip_prefix(word).unwrap_or(line));
    let name: String = line.chars().take_while(|c| c.is_alphanumeric()).collect();
    let begins = line[name.len()..].starts_with(['(', ':']) && !name.is_empty();
    (begins && !name.ends_with("Callback")).then_some(name)
}

/// The arguments of each call, as they are written. Not of a method of that name, nor where it is made.
fn calls(source: &str, callee: &str) -> Vec<Vec<String>> {
    let mut calls = Vec::new();
    for (at, _) in source.match_indices(&format!("{callee}(")) {
        let before = &source[..at];
        let is_other = before.ends_with(|c: char| c.is_alphanumeric() || "_:#".contains(c)) || before.ends_with("fn ");
        let is_method = before.ends_with('.') && callee != "setAttribute";
        if !is_other && !is_method {
            calls.push(arguments(&source[at + callee.len() + 1..]));
        }
    }
    calls
}

/// What stands between the commas, up to the bracket that ends the call.
fn arguments(rest: &str) -> Vec<String> {
    let (mut depth, mut quote) = (0, None);
    let mut all = vec![String::new()];
    for c in rest.chars() {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') if depth == 0 => break,
            (None, ')' | ']' | '}') => depth -= 1,
            (None, ',') if depth == 0 => {
                all.push(String::new());
                continue;
            }
            _ => {}
        }
        all.last_mut().expect("one at least").push(c);
    }
    all.iter().map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect()
}

/// What is between the quotes, if it is a text and nothing else.
fn literal(argument: &str) -> Option<String> {
    let quote = argument.chars().next().filter(|c| ['"', '\''].contains(c))?;
    let inside = argument[1..].strip_suffix(quote)?;
    (!inside.contains(quote)).then(|| inside.to_owned())
}

/// Every other piece stands between quotes.
fn quoted(text: &str, quote: char) -> Vec<String> {
    text.split(quote).skip(1).step_by(2).map(str::to_owned).collect()
}

/// The texts of a list in TypeScript.
fn listed(source: &str, start: &str) -> Names {
    quoted(between(source, start, "]"), '\'').into_iter().collect()
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no `{start}` any more"));
    rest.split_once(end).map_or(rest, |(inside, _)| inside)
}

fn manifest() -> Value {
    let manifest: Value = serde_json::from_str(&read("www/element/custom-elements.json")).expect("JSON");
    manifest["modules"][0]["declarations"][0].clone()
}

fn described(kind: &str, name: &str) -> Names {
    let element = manifest();
    let entries = element[kind].as_array().expect("a list").iter();
    entries.filter_map(|entry| entry[name].as_str()).map(str::to_owned).collect()
}

#[track_caller]
fn assert_same(what: &str, written: &Names, told: &Names) {
    let missing: Vec<_> = written.difference(told).collect();
    let superfluous: Vec<_> = told.difference(written).collect();
    assert!(missing.is_empty() && superfluous.is_empty(), "{what}: missing {missing:?}, superfluous {superfluous:?}");
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A source without the lines that are comments: they quote what they like.
fn code_of(file: &Path) -> String {
    let source = fs::read_to_string(file).expect("a source");
    let is_comment = |line: &&str| ["//", "/*", "*"].iter().any(|start| line.trim_start().starts_with(start));
    source.lines().filter(|line| !is_comment(line)).collect::<Vec<_>>().join("\n")
}

/// Every file under a directory of the project with this ending.
fn files(directory: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![root().join(directory)];
    while let Some(path) = waiting.pop() {
        for entry in fs::read_dir(path).expect("a directory of the project") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                found.push(path);
            }
        }
    }
    found
}
