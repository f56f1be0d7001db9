//! What a portal is started with.

use crate::log::Log;
use std::{fmt, path::PathBuf};

/// How a portal is started; [`Config::default`] is what `cargo run` in the project's root wants.
#[derive(Clone, Debug)]
pub struct Config {
    /// Port on 127.0.0.1; 0 is any free one.
    pub port: u16,
    /// Directory that `/sovitaan/*` serves: what `cargo xtask dist` wrote.
    pub dist: PathBuf,
    /// Directory of the checklists: read at start, and served under `/schemas/*`.
    pub schemas: PathBuf,
    /// Where documents are kept.
    pub database: Database,
    /// Where documents are handed on to, once they are stored; none keeps them here.
    pub outbox: Option<Outbox>,
    /// Whether the routes under `/api/faults/` exist. For browser tests only.
    pub faults: bool,
    /// Whether the Content-Security-Policy lets WebAssembly run. `false` is for browser tests only:
    /// it shows what a person sees in a portal whose administrator has not allowed it yet.
    pub wasm_allowed: bool,
    /// Where a line for each request goes.
    pub log: Log,
}

/// Where documents are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Database {
    /// A `SQLite` file, made when it is not there.
    File(PathBuf),
    /// The URL of a `PostgreSQL` database (`postgres://user@host:port/name`).
    Url(String),
}

/// A stream of NATS `JetStream` that is given every document.
#[derive(Clone, PartialEq, Eq)]
pub struct Outbox {
    /// The server's address (`nats://user:password@host:port`, `tls://host`), or several of a cluster, with commas.
    pub servers: String,
    /// The stream, made when there is none.
    pub stream: String,
    /// The subject that documents are published to.
    pub subject: String,
}

impl Outbox {
    /// The stream `SOVITAAN` with the subject `sovitaan.documents`.
    pub fn new(servers: impl Into<String>) -> Self {
        Self { servers: servers.into(), stream: "SOVITAAN".to_owned(), subject: "sovitaan.documents".to_owned() }
    }
}

impl fmt::Debug for Outbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The address may hold a password.
        f.debug_struct("Outbox").field("stream", &self.stream).field("subject", &self.subject).finish_non_exhaustive()
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            port: 8080,
            dist: "dist".into(),
            schemas: "schemas".into(),
            database: Database::File("www/portal/portal.sqlite".into()),
            outbox: None,
            faults: false,
            wasm_allowed: true,
            log: Log::to_stderr(),
        }
    }
}
