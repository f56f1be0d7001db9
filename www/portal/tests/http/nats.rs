//! A NATS server for the test: its own directory, a port of 127.0.0.1 that stays the same, started and ended at will.

use crate::{scratch::Scratch, wait};
use async_nats::jetstream::{self, stream};
use sovitaan_portal::Outbox;
use std::{
    env, fs,
    io::{BufRead, BufReader, Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};
use tokio::runtime::Runtime;

pub const STREAM: &str = "SOVITAAN";
pub const SUBJECT: &str = "sovitaan.documents";

pub struct Nats {
    program: PathBuf,
    port: u16,
    process: Option<Child>,
    runtime: Runtime,
    scratch: Scratch,
}

/// What a stream holds of one document.
#[derive(Debug)]
pub struct Message {
    pub subject: String,
    pub id: String,
    pub content_type: String,
    pub payload: Vec<u8>,
}

impl Nats {
    /// One that is not running yet; none where it is not installed, which is said.
    pub fn new() -> Option<Self> {
        let Some(program) = program() else {
            let message = "nats-server is not installed: a test of handing documents on was not run. \
                           Install Debian's package `nats-server` to run it.\n";
            assert!(env::var_os("SOVITAAN_REQUIRE_NATS").is_none_or(|v| v != "1"), "{message}");
            // Past the test runner, which shows nothing of a test that passes.
            std::io::stderr().write_all(message.as_bytes()).expect("stderr can be written");
            return None;
        };
        let runtime = Runtime::new().expect("tokio starts");
        Some(Self { program, port: free_port(), process: None, runtime, scratch: Scratch::new() })
    }

    /// One that is running; none where it is not installed.
    pub fn started() -> Option<Self> {
        let mut nats = Self::new()?;
        nats.start();
        Some(nats)
    }

    pub fn start(&mut self) {
        self.start_with("");
    }

    /// Starts it, with more in its configuration. When this returns, it takes connections.
    pub fn start_with(&mut self, more: &str) {
        let store = self.scratch.path().join("store");
        let config = format!(
            "listen: \"127.0.0.1:{}\"\njetstream {{ store_dir: {:?} }}\n{more}\n",
            self.port,
            store.to_str().expect("a path of ASCII")
        );
        self.scratch.write("nats.conf", config.as_bytes());
        let mut process = Command::new(&self.program)
            .arg("--config")
            .arg(self.scratch.path().join("nats.conf"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("nats-server starts");
        let mut log = BufReader::new(process.stderr.take().expect("stderr is piped"));
        self.process = Some(process);
        let mut said = String::new();
        while !said.contains("Server is ready") {
            assert!(log.read_line(&mut said).expect("stderr can be read") > 0, "nats-server ended: {said}");
        }
        // What it says later is let go, and does not keep it waiting.
        thread::spawn(move || log.read_to_end(&mut Vec::new()));
    }

    /// Ends it. What its streams hold stays.
    pub fn stop(&mut self) {
        let Some(mut process) = self.process.take() else { return };
        let told = Command::new("kill").args(["-TERM", &process.id().to_string()]).status();
        if !told.is_ok_and(|status| status.success()) {
            let _ = process.kill();
        }
        process.wait().expect("nats-server ends");
    }

    /// Where a portal finds it.
    pub fn outbox(&self) -> Outbox {
        Outbox::new(self.address())
    }

    pub fn address(&self) -> String {
        format!("nats://127.0.0.1:{}", self.port)
    }

    /// What the stream holds, in its order; nothing when there is no stream.
    pub fn messages(&self) -> Vec<Message> {
        self.runtime.block_on(async {
            let Ok(stream) = self.jetstream().await.get_stream(STREAM).await else { return Vec::new() };
            let state = stream.cached_info().state.clone();
            let mut messages = Vec::new();
            // An empty stream begins at 0.
            for number in state.first_sequence.max(1)..=state.last_sequence {
                let message = stream.get_raw_message(number).await.expect("nothing is taken out");
                let header = |name: &str| message.headers.get(name).map(ToString::to_string).unwrap_or_default();
                messages.push(Message {
                    subject: message.subject.to_string(),
                    id: header("Nats-Msg-Id"),
                    content_type: header("Content-Type"),
                    payload: message.payload.to_vec(),
                });
            }
            assert_eq!(messages.len() as u64, state.messages);
            messages
        })
    }

    /// What the documents' texts are, in the stream's order.
    pub fn texts(&self) -> Vec<String> {
        let text = |message: Message| String::from_utf8(message.payload).expect("an envelope is UTF-8");
        self.messages().into_iter().map(text).collect()
    }

    /// Makes a stream, as somebody else would, or takes another one's place.
    pub fn make_stream(&self, name: &str, subjects: &[&str]) {
        let subjects = subjects.iter().map(ToString::to_string).collect();
        let config = stream::Config { name: name.to_owned(), subjects, ..stream::Config::default() };
        self.runtime.block_on(async {
            let context = self.jetstream().await;
            context.create_or_update_stream(config).await.expect("the stream is made");
        });
    }

    pub fn remove_stream(&self, name: &str) {
        self.runtime.block_on(async {
            self.jetstream().await.delete_stream(name).await.expect("the stream is there");
        });
    }

    async fn jetstream(&self) -> jetstream::Context {
        jetstream::new(async_nats::connect(self.address()).await.expect("the server runs"))
    }
}

impl Drop for Nats {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A line between portals and the server that can be held up: what the server answers does not arrive then.
pub struct Line {
    port: u16,
    state: Arc<Held>,
}

#[derive(Default)]
struct Held {
    holds: AtomicBool,
    sent: Mutex<Vec<u8>>,
}

impl Line {
    pub fn to(nats: &Nats) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("there is a free port");
        let port = listener.local_addr().expect("it has an address").port();
        let (state, target) = (Arc::new(Held::default()), nats.port);
        let held = Arc::clone(&state);
        // Ends with the test's process.
        thread::spawn(move || {
            for portal in listener.incoming().map_while(Result::ok) {
                let Ok(server) = TcpStream::connect(("127.0.0.1", target)) else { continue };
                let again = |stream: &TcpStream| stream.try_clone().expect("there are descriptors left");
                let (from_portal, from_server) = (again(&portal), again(&server));
                let (asks, answers) = (Arc::clone(&held), Arc::clone(&held));
                thread::spawn(move || {
                    carry(from_portal, server, |bytes| {
                        asks.sent.lock().unwrap_or_else(PoisonError::into_inner).extend(bytes);
                    });
                });
                thread::spawn(move || {
                    carry(from_server, portal, |_| {
                        wait::until("the line is free", || !answers.holds.load(Ordering::SeqCst));
                    });
                });
            }
        });
        Self { port, state }
    }

    pub fn outbox(&self) -> Outbox {
        Outbox::new(self.address())
    }

    pub fn address(&self) -> String {
        format!("nats://127.0.0.1:{}", self.port)
    }

    pub fn hold(&self) {
        self.state.holds.store(true, Ordering::SeqCst);
    }

    pub fn release(&self) {
        self.state.holds.store(false, Ordering::SeqCst);
    }

    /// How many documents were sent, doubles included.
    pub fn sent(&self) -> usize {
        let sent = self.state.sent.lock().unwrap_or_else(PoisonError::into_inner);
        let start = format!("HPUB {SUBJECT} ");
        sent.windows(start.len()).filter(|window| *window == start.as_bytes()).count()
    }
}

/// Carries what comes from one end to the other, until either is gone.
fn carry(mut from: TcpStream, mut to: TcpStream, each: impl Fn(&[u8])) {
    let mut bytes = vec![0; 1 << 16];
    while let Ok(count @ 1..) = from.read(&mut bytes) {
        each(&bytes[..count]);
        if to.write_all(&bytes[..count]).is_err() {
            break;
        }
    }
    // Either may be gone already.
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}

/// On the PATH, else where Debian puts what is not for everybody.
fn program() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let places = env::split_paths(&path).chain([Path::new("/usr/sbin").to_owned()]);
    places.map(|place| place.join("nats-server")).find(|program| fs::metadata(program).is_ok_and(|file| file.is_file()))
}

pub fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("there is a free port");
    listener.local_addr().expect("it has an address").port()
}
