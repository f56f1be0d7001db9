//! `sovitaan man`: the manual pages.

use crate::output::{Outcome, Trouble};
use clap::{Args, Command};
use clap_mangen::Man;

/// Writes the manual page, for `man`
#[derive(Args, Debug)]
pub struct Arguments {
    /// The command to write about; else the whole program
    command: Option<String>,
}

/// Writes one page.
pub fn run(arguments: &Arguments, mut program: Command) -> Result<Outcome, Trouble> {
    // Only then a command knows its whole name.
    program.build();
    let page = match &arguments.command {
        None => program,
        Some(name) => program.find_subcommand(name).cloned().ok_or_else(|| {
            let all: Vec<&str> = program.get_subcommands().map(Command::get_name).collect();
            Trouble::new(name, "there is no such command", format!("there are {}", all.join(", ")))
        })?,
    };
    let mut text = Vec::new();
    Man::new(page)
        .render(&mut text)
        .map_err(|error| Trouble::new("the manual page", error.to_string(), "report it with this command line"))?;
    Ok(Outcome::of(String::from_utf8_lossy(&text).into_owned()))
}
