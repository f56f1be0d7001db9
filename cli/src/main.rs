//! `sovitaan`: checklists and their documents at the command line. One command, one file; what they share is how texts
//! are read (`input`, `checklist`, `document`) and how one answers (`output`).
#![forbid(unsafe_code)]

mod checklist;
mod completions;
mod diff;
mod document;
mod input;
mod lint;
mod man;
mod output;
mod render;
mod validate;
mod verify;

use clap::{CommandFactory, Parser, Subcommand};
use input::Input;
use output::{Outcome, Trouble};
use std::process::ExitCode;

const EXIT_CODES: &str = "\
Exit codes:
  0  in order
  1  something was found: a violation, a finding, a difference, a break
  2  the command line is wrong, or something cannot be read, used or written

A file named `-` is the standard input.";

/// Checks, shows and compares checklists and the documents that were made with them.
#[derive(Debug, Parser)]
#[command(name = "sovitaan", version, after_help = EXIT_CODES, disable_help_subcommand = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Validate(validate::Arguments),
    Lint(lint::Arguments),
    Render(render::Arguments),
    Diff(diff::Arguments),
    Verify(verify::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

fn main() -> ExitCode {
    let command_line = CommandLine::parse();
    output::finish(run(&command_line.command).unwrap_or_else(Outcome::from))
}

fn run(command: &Command) -> Result<Outcome, Trouble> {
    let mut input = Input::default();
    match command {
        Command::Validate(arguments) => validate::run(arguments, &mut input),
        Command::Lint(arguments) => lint::run(arguments, &mut input),
        Command::Render(arguments) => render::run(arguments, &mut input),
        Command::Diff(arguments) => diff::run(arguments, &mut input),
        Command::Verify(arguments) => verify::run(arguments, &mut input),
        Command::Completions(arguments) => Ok(completions::run(arguments, &mut CommandLine::command())),
        Command::Man(arguments) => man::run(arguments, CommandLine::command()),
    }
}
