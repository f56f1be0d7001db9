//! What a command has to say, and the exit code that says the same to a script.

use clap::ValueEnum;
use serde_json::Value;
use std::fmt;
use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;

/// How the answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Why a command could not do its work: where, what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The file, with line and column where they are known.
    pub place: String,
    /// What is the matter.
    pub what: String,
    /// What to do.
    pub advice: String,
}

impl Trouble {
    /// A trouble with a file.
    pub fn new(place: impl Into<String>, what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into(), advice: advice.into() }
    }
}

/// What comes of a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// For the standard output.
    text: String,
    /// Whether there is something that the command looks for.
    pub found: bool,
    /// What could not be done; it goes to the standard error.
    pub troubles: Vec<Trouble>,
}

impl From<Trouble> for Outcome {
    fn from(trouble: Trouble) -> Self {
        Self { troubles: vec![trouble], ..Self::default() }
    }
}

impl Outcome {
    /// Nothing is said yet; something may have been found.
    pub fn new(found: bool) -> Self {
        Self { found, ..Self::default() }
    }

    /// An answer that is written as it is.
    pub fn of(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// Adds a line of text.
    pub fn line(&mut self, line: impl fmt::Display) {
        self.text.push_str(&tame(&line.to_string()));
        self.text.push('\n');
    }

    /// Adds lines of text.
    pub fn lines(&mut self, text: &str) {
        text.lines().for_each(|line| self.line(line));
    }

    /// Adds a text that is written as it is.
    pub fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds JSON, readable.
    pub fn json(&mut self, json: &Value) {
        self.raw(&format!("{json:#}\n"));
    }
}

/// A line in which nothing acts on a terminal, or looks like another line: a title or an answer may hold anything.
fn tame(line: &str) -> String {
    let mut tamed = String::with_capacity(line.len());
    for c in line.chars() {
        if c.is_control() {
            tamed.extend(c.escape_default());
        } else {
            tamed.push(c);
        }
    }
    tamed
}

/// Writes all of it, and says how the program ends.
pub fn finish(mut outcome: Outcome) -> ExitCode {
    if let Err(error) = write(&outcome.text) {
        let advice = "see that there is room, and that it may be written to";
        outcome.troubles.push(Trouble::new("the standard output", error.to_string(), advice));
    }
    for Trouble { place, what, advice } in &outcome.troubles {
        let lines = [format!("sovitaan: {place}: {what}"), format!("  = do: {advice}")];
        // Where even this cannot be written, the exit code has to do.
        let _ = lines.iter().try_for_each(|line| writeln!(io::stderr(), "{}", tame(line)));
    }
    match (outcome.troubles.is_empty(), outcome.found) {
        (false, _) => ExitCode::from(2),
        (true, true) => ExitCode::from(1),
        (true, false) => ExitCode::SUCCESS,
    }
}

/// Whoever has closed the pipe has read enough.
fn write(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}
