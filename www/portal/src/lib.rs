//! A small municipal intranet that embeds `<sovitaan-form>` with the two lines of the public contract,
//! and the host part behind it: it checks each document with the same code as the browser, stores it
//! once, and shows it. `README.md` says how to run it and what a real host would copy.

mod api;
mod assets;
mod body;
mod carry;
mod checklists;
mod config;
mod connections;
mod dates;
mod digest;
mod faults;
mod files;
mod guard;
mod headers;
mod language;
mod log;
mod outbox;
mod pages;
mod problem;
mod receive;
mod router;
mod server;
mod site;
mod store;
mod texts;
mod topics;

pub use config::{Config, Database, Outbox};
pub use language::Language;
pub use log::Log;
pub use server::{Portal, StartError};
