//! Prints the JSON Schema of a checklist's envelopes, for hosts that are not written in Rust:
//! `cargo run --example envelope-schema schemas/pair-work-agreement.json > envelope.schema.json`.

use sovitaan::submission::{Checklist, envelope_schema};
use std::{env, error::Error, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let file = env::args().nth(1).ok_or("say which checklist: envelope-schema FILE")?;
    let checklist = Checklist::read(&fs::read_to_string(file)?)?;
    println!("{:#}", envelope_schema(&checklist));
    Ok(())
}
