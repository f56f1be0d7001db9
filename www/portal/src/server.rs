//! Starting and stopping.

use crate::{
    Config, Language,
    checklists::Checklists,
    config::Database,
    connections,
    log::Log,
    outbox::Relay,
    problem::{Kind, Problem},
    router,
    store::Store,
};
use std::{
    fmt, io,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};
use tokio::{
    net::TcpListener,
    sync::{Notify, oneshot},
    task::JoinHandle,
};

/// What every request can reach.
pub(crate) type Shared = Arc<State>;

/// What every request can reach.
pub(crate) struct State {
    pub checklists: Checklists,
    pub store: Store,
    /// To be told of each document that is stored, where documents are handed on.
    pub stored: Option<Arc<Notify>>,
    pub dist: PathBuf,
    pub schemas: PathBuf,
    pub faults: bool,
    pub wasm_allowed: bool,
    pub log: Log,
}

impl State {
    /// Writes down why the store did not answer, and makes of it what may be said outside.
    pub(crate) fn failed(&self, error: &sqlx::Error, language: Language) -> Problem {
        self.log.line(&format!("the store failed: {error}"));
        Problem::new(Kind::Internal, language)
    }
}

/// A portal that is running.
pub struct Portal {
    address: SocketAddr,
    state: Shared,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
    relay: Option<Relay>,
}

/// How long requests that have begun may go on when the portal is told to stop. A browser holds
/// connections open for requests that it may never make; they do not keep the portal alive.
const GRACE: Duration = Duration::from_secs(5);

impl Portal {
    /// Starts a portal in the current tokio runtime. When this returns, it answers requests.
    pub async fn start(config: Config) -> Result<Self, StartError> {
        let Config { port, dist, schemas, database, outbox, faults, wasm_allowed, log } = config;
        let checklists =
            Checklists::read(&schemas, &log).map_err(|error| StartError::Schemas(schemas.clone(), error))?;
        let store = Store::open(&database).await.map_err(|error| StartError::Database(database, Box::new(error)))?;
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|error| StartError::Port(port, error))?;
        let address = listener.local_addr().map_err(|error| StartError::Port(port, error))?;

        let relay = match outbox {
            Some(outbox) => Some(Relay::start(outbox, store.clone(), log.clone()).await.map_err(StartError::Outbox)?),
            None => None,
        };
        let stored = relay.as_ref().map(Relay::stored);
        let state = State { checklists, store, stored, dist, schemas, faults, wasm_allowed, log };
        let state = Arc::new(state);
        let app = router::router(Arc::clone(&state));
        let (stop, stopped) = oneshot::channel();
        let serving = tokio::spawn(connections::serve(listener, app, async {
            // Told to stop, or the handle is gone: both mean stop.
            let _ = stopped.await;
        }));
        Ok(Self { address, state, stop, serving, relay })
    }

    /// Where it listens; the port is the real one also when any was asked for.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes no more requests, answers those that have begun, and ends.
    pub async fn stop(mut self) -> io::Result<()> {
        // The receiver is gone when serving has ended already; its result says why.
        let _ = self.stop.send(());
        let served = tokio::time::timeout(GRACE, &mut self.serving).await;
        self.serving.abort();
        if let Some(relay) = self.relay {
            relay.stop(GRACE).await;
        }
        // A connection that waits for another portal's turn may take longer; it ends with the process.
        let _ = tokio::time::timeout(GRACE, self.state.store.close()).await;
        match served {
            Ok(served) => served.map_err(io::Error::other),
            Err(_) => Ok(()),
        }
    }
}

/// Why a portal cannot start, and what to do about it.
#[derive(Debug)]
pub enum StartError {
    /// The directory of the checklists cannot be read.
    Schemas(PathBuf, io::Error),
    /// The store cannot be opened.
    Database(Database, Box<sqlx::Error>),
    /// Documents cannot be handed on as the configuration says.
    Outbox(String),
    /// Nothing can listen at the port.
    Port(u16, io::Error),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Schemas(path, error) => write!(
                f,
                "cannot read the checklists in {}: {error}\nSay where they are with --schemas DIRECTORY.",
                path.display()
            ),
            Self::Database(Database::File(path), error) => write!(
                f,
                "cannot open the SQLite file {}: {error}\nThe directory must exist and be writable; \
                 choose another file with --database FILE.",
                path.display()
            ),
            // The URL may hold a password: it is not repeated.
            Self::Database(Database::Url(_), error) => {
                write!(f, "cannot open the database of DATABASE_URL: {error}")
            }
            Self::Outbox(reason) => write!(
                f,
                "cannot hand documents on: {reason}\nSay where to with --nats nats://HOST:PORT, \
                 --nats-stream NAME and --nats-subject SUBJECT."
            ),
            Self::Port(port, error) if error.kind() == io::ErrorKind::AddrInUse => write!(
                f,
                "port {port} of 127.0.0.1 is taken by another program\nEnd that program, or choose \
                 another port with --port NUMBER (0: any free port)."
            ),
            Self::Port(port, error) => write!(f, "cannot listen on 127.0.0.1:{port}: {error}"),
        }
    }
}

impl std::error::Error for StartError {}
