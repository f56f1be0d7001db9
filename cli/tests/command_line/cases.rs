//! `tests/cases`: a command line, perhaps files and what comes in, and what comes out.

use crate::lot::Lot;
use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Output, Stdio};

#[test]
fn every_case_answers_as_it_says() {
    let lot = Lot::new("cases");
    let (mut count, mut faults) = (0, Vec::new());
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")).unwrap() {
        let path = file.unwrap().path();
        let cases: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for case in cases.as_array().unwrap() {
            let about = format!("{}: {}", path.file_stem().unwrap().display(), case["about"].as_str().unwrap());
            faults.extend(faults_of(&lot, case).into_iter().map(|fault| format!("{about}: {fault}")));
            count += 1;
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(count > 80, "{count} cases");
}

fn faults_of(lot: &Lot, case: &Value) -> Vec<String> {
    for (name, text) in case["files"].as_object().into_iter().flatten() {
        lot.write(name, text.as_str().unwrap());
    }
    let output = run(lot, case["line"].as_str().unwrap(), case["stdin"].as_str().unwrap_or_default());
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    let mut faults = Vec::new();
    let mut demand = |holds: bool, what: &str| {
        if !holds {
            faults.push(format!("{what} in\n{out}{err}"));
        }
    };
    let code = output.status.code().unwrap_or(-1);
    demand(i64::from(code) == case["code"].as_i64().unwrap(), &format!("exit code {code}"));
    demand((code == 2) != err.is_empty(), "what went wrong is said, and nothing else");
    for text in texts(&case["out"]) {
        demand(out.contains(text), &format!("no `{text}`"));
    }
    for text in texts(&case["not"]) {
        demand(!out.contains(text), &format!("`{text}`"));
    }
    for text in texts(&case["err"]) {
        demand(err.contains(text), &format!("no `{text}`"));
    }
    if let Some(text) = case["text"].as_str() {
        demand(out == text, &format!("something else than `{text}`"));
    }
    for (pointer, expected) in case["json"].as_object().into_iter().flatten() {
        let json: Value = serde_json::from_str(&out).unwrap_or_default();
        demand(json.pointer(pointer) == Some(expected), &format!("no {expected} at {pointer}"));
    }
    faults
}

fn texts(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().map(|text| text.as_str().unwrap())
}

/// Words are separated by spaces: no case needs a space in a word.
fn run(lot: &Lot, line: &str, stdin: &str) -> Output {
    let mut program = lot.program();
    program.args(line.split_whitespace()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = program.spawn().unwrap();
    // Who reads no standard input may be gone already.
    let _ = running.stdin.take().unwrap().write_all(stdin.as_bytes());
    running.wait_with_output().unwrap()
}
