//! `sovitaan completions`: what a shell needs to know to complete a command line.

use crate::output::Outcome;
use clap::{Args, Command};
use clap_complete::{Shell, generate};

/// Writes the completions for a shell
#[derive(Args, Debug)]
pub struct Arguments {
    /// Which shell
    shell: Shell,
}

/// Writes the script.
pub fn run(arguments: &Arguments, command: &mut Command) -> Outcome {
    let mut script = Vec::new();
    let name = command.get_name().to_owned();
    generate(arguments.shell, command, name, &mut script);
    Outcome::of(String::from_utf8_lossy(&script).into_owned())
}
