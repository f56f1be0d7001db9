//! A portal of its own for each case.

use crate::{client::Client, scratch::Scratch};
use sovitaan_portal::{Config, Database, Log, Portal};
use sqlx::{ConnectOptions, Connection, sqlite::SqliteConnectOptions};
use std::{
    ops::Deref,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};
use tokio::runtime::Runtime;

pub struct Host {
    client: Client,
    config: Config,
    lines: Arc<Mutex<Vec<String>>>,
    runtime: Runtime,
    portal: Option<Portal>,
    pub scratch: Scratch,
}

impl Host {
    /// With a `SQLite` file that goes with it.
    pub fn with_sqlite() -> Self {
        Self::with(|_| {})
    }

    /// With the database of a URL.
    pub fn with_url(url: String) -> Self {
        Self::with(|config| config.database = Database::Url(url))
    }

    /// Started as `change` says.
    pub fn with(change: impl FnOnce(&mut Config)) -> Self {
        let scratch = Scratch::new();
        let lines = Arc::new(Mutex::new(Vec::new()));
        let sink = Arc::clone(&lines);
        let mut config = Config {
            port: 0,
            dist: scratch.path().join("dist"),
            schemas: checklists(),
            // A name that has to be escaped in a URL.
            database: Database::File(scratch.path().join("äiti 100 %?.sqlite")),
            log: Log::to(move |line| lock(&sink).push(line.to_owned())),
            ..Config::default()
        };
        change(&mut config);
        let runtime = Runtime::new().expect("tokio starts");
        let portal = runtime.block_on(Portal::start(config.clone())).expect("the portal starts");
        let client = Client::new(format!("http://{}", portal.address()));
        Self { client, config, lines, runtime, portal: Some(portal), scratch }
    }

    /// A second portal over the same documents.
    pub fn another(&self) -> Host {
        Self::with(|config| config.database = self.config.database.clone())
    }

    /// Runs a statement in the `SQLite` file behind the portal's back.
    pub fn sabotage(&self, statement: &'static str) {
        let Database::File(path) = &self.config.database else {
            panic!("only a SQLite file can be reached from here");
        };
        let options = SqliteConnectOptions::new().filename(path);
        self.runtime.block_on(async {
            let mut connection = options.connect().await.expect("the file is there");
            sqlx::query(statement).execute(&mut connection).await.expect("SQLite does it");
            connection.close().await.expect("the connection ends");
        });
    }

    pub fn log(&self) -> String {
        lock(&self.lines).join("\n")
    }
}

impl Deref for Host {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let stopped = self.portal.take().map(|portal| self.runtime.block_on(portal.stop()));
        if let Some(Err(error)) = stopped {
            eprintln!("the portal did not stop well: {error}");
        }
    }
}

/// The checklists of these tests.
pub fn checklists() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checklists")
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
