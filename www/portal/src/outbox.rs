//! Handing documents on: what is stored is published to a stream of NATS `JetStream`.
//!
//! The statement that stores a document notes that it is to be handed on (`Store::put`), and the note goes when
//! `JetStream` has acknowledged the message. So whatever ends in between, nothing is lost: at worst a message is sent
//! again, and `JetStream` drops it by its `Nats-Msg-Id`. Storing waits for none of this.

use crate::{
    api,
    config::Outbox,
    log::Log,
    store::{Store, Waiting},
};
use async_nats::{
    Client, ConnectOptions, Event,
    connection::State,
    jetstream::{
        self, Context, ErrorCode,
        context::{CreateStreamErrorKind, PublishError, PublishErrorKind},
        message::PublishMessage,
        stream,
    },
};
use std::{
    collections::HashSet,
    error::Error,
    future,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    sync::{Notify, watch},
    task::JoinHandle,
};

/// How long until the relay looks for what it was told nothing of: a portal that has ended may have left something.
const LOOK: Duration = Duration::from_secs(30);

/// How long it waits where something is in the way: twice as long each time.
const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// For how long a stream that is made here knows a message again: a portal that ended before it could note the answer
/// may be back a night later. The server's own two minutes are a restart.
const KNOWN_AGAIN: Duration = Duration::from_hours(24);

/// The relay: a task that hands on what waits, the oldest first.
pub(crate) struct Relay {
    stored: Arc<Notify>,
    running: JoinHandle<()>,
    /// Dropped to stop it, so that one whose portal is gone stops as well.
    stop: watch::Sender<()>,
}

impl Relay {
    /// Starts it. Whether there is a server shows later: a portal stores without one.
    pub(crate) async fn start(outbox: Outbox, store: Store, log: Log) -> Result<Self, String> {
        check(&outbox)?;
        let voice = Arc::new(Voice { log, said: Mutex::default() });
        let connected = Arc::new(Notify::new());
        let client = connect(&outbox.servers, &voice, &connected).await?;
        let stored = Arc::new(Notify::new());
        let context = jetstream::new(client.clone());
        let (stop, stopped) = watch::channel(());
        let task = Task { outbox, store, client, context, voice, stored: Arc::clone(&stored), connected, stopped };
        Ok(Self { stored, running: tokio::spawn(task.run()), stop })
    }

    /// To be told of each document that is stored.
    pub(crate) fn stored(&self) -> Arc<Notify> {
        Arc::clone(&self.stored)
    }

    /// Ends with the document that is on its way; what else waits stays noted.
    pub(crate) async fn stop(self, grace: Duration) {
        drop(self.stop);
        let mut running = self.running;
        if tokio::time::timeout(grace, &mut running).await.is_err() {
            running.abort();
        }
    }
}

/// A client that finds the server by itself, now and whenever it has lost it, with pauses that grow to four seconds.
async fn connect(servers: &str, voice: &Arc<Voice>, connected: &Arc<Notify>) -> Result<Client, String> {
    let (voice, connected) = (Arc::clone(voice), Arc::clone(connected));
    let heard = move |event| {
        match event {
            Event::Connected => connected.notify_one(),
            Event::ClientError(error) => voice.waits(&format!("NATS cannot be reached ({error})")),
            Event::ServerError(error) => voice.waits(&format!("NATS says: {error}")),
            _ => {}
        }
        future::ready(())
    };
    let options = ConnectOptions::new().name("sovitaan-portal").retry_on_initial_connect().event_callback(heard);
    let servers: Vec<_> = servers.split(',').map(str::trim).collect();
    options.connect(servers).await.map_err(|error| error.to_string())
}

/// What would else fail with each document.
fn check(outbox: &Outbox) -> Result<(), String> {
    let Outbox { stream, subject, .. } = outbox;
    let plain = |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || "*>/\\.".contains(c));
    if !plain(stream) {
        return Err(format!("{stream:?} is no name of a stream: it may have no space and none of . * > / \\"));
    }
    // What begins with $ is the server's.
    if subject.starts_with('$') || !subject.split('.').all(plain) {
        return Err(format!("{subject:?} is no subject to publish to, as sovitaan.documents is"));
    }
    Ok(())
}

/// What the relay works with.
struct Task {
    outbox: Outbox,
    store: Store,
    client: Client,
    context: Context,
    voice: Arc<Voice>,
    stored: Arc<Notify>,
    connected: Arc<Notify>,
    stopped: watch::Receiver<()>,
}

/// What is in the way of all that waits.
enum Obstacle {
    /// There is no connection. The client says why.
    Unconnected,
    /// Said in the log.
    Named(String),
}

impl From<sqlx::Error> for Obstacle {
    fn from(error: sqlx::Error) -> Self {
        Self::Named(format!("the store failed: {error}"))
    }
}

impl Task {
    async fn run(mut self) {
        let mut pause = FIRST_PAUSE;
        while !self.is_stopped() {
            let outcome = self.hand_on().await;
            let through = outcome.is_ok();
            let wait = if through { LOOK } else { pause };
            match outcome {
                Ok(0) => self.voice.goes_on(),
                Ok(too_large) => self.voice.waits(&self.is_too_large_for(too_large)),
                Err(Obstacle::Unconnected) => {}
                Err(Obstacle::Named(reason)) => self.voice.waits(&reason),
            }
            pause = if through { FIRST_PAUSE } else { LONGEST_PAUSE.min(2 * pause) };
            tokio::select! {
                // The sender says nothing; it goes.
                _ = self.stopped.changed() => {}
                () = self.connected.notified() => {}
                // Where something is in the way, what comes meanwhile is no reason to try sooner.
                () = self.stored.notified(), if through => {}
                () = tokio::time::sleep(wait) => {}
            }
        }
    }

    fn is_stopped(&self) -> bool {
        self.stopped.has_changed().is_err()
    }

    /// Hands on what waits, until nothing does; how many documents have to be left because they are too large.
    async fn hand_on(&self) -> Result<usize, Obstacle> {
        let mut too_large = 0;
        let mut after = (String::new(), String::new());
        while !self.is_stopped() {
            // Else the message would be kept by the client and sent when there is a connection: twice, for all we know.
            if self.client.connection_state() != State::Connected {
                return Err(Obstacle::Unconnected);
            }
            let turn = self.store.turn().await?;
            let Some(waiting) = self.store.to_hand_on(&after).await? else { break };
            if self.deliver(&waiting).await? {
                self.store.handed_on(&waiting.id).await?;
            } else {
                // It keeps its note, and stands in nobody's way.
                too_large += 1;
            }
            turn.end().await?;
            after = (waiting.received_at, waiting.id);
        }
        Ok(too_large)
    }

    /// Publishes a document, to a stream that is made when there is none; `false` when it is larger than they take.
    async fn deliver(&self, waiting: &Waiting) -> Result<bool, Obstacle> {
        let mut published = self.publish(waiting).await;
        if published.as_ref().is_err_and(|error| error.kind() == PublishErrorKind::StreamNotFound) {
            self.make_stream().await.map_err(Obstacle::Named)?;
            published = self.publish(waiting).await;
        }
        match published {
            Ok(()) => Ok(true),
            Err(error) if is_too_large(&error) => Ok(false),
            Err(error) if code(&error) == Some(ErrorCode::STREAM_NOT_MATCH) => {
                let Outbox { stream, subject, .. } = &self.outbox;
                Err(Obstacle::Named(format!(
                    "the subject {subject} belongs to another stream than {stream}; \
                     say which with --nats-stream, or choose another with --nats-subject"
                )))
            }
            Err(error) => Err(Obstacle::Named(format!("NATS did not take a document: {error}"))),
        }
    }

    /// Publishes a document and waits until the stream has it.
    async fn publish(&self, waiting: &Waiting) -> Result<(), PublishError> {
        let message = PublishMessage::build()
            .header("Content-Type", api::ENVELOPE)
            .message_id(&waiting.id)
            .expected_stream(&self.outbox.stream)
            .payload(waiting.envelope.clone().into());
        self.context.send_publish(self.outbox.subject.clone(), message).await?.await?;
        Ok(())
    }

    /// Makes the stream. Where somebody has made it already, it is theirs: nothing of it is changed.
    async fn make_stream(&self) -> Result<(), String> {
        let Outbox { stream, subject, .. } = &self.outbox;
        let config = stream::Config {
            name: stream.clone(),
            subjects: vec![subject.clone()],
            description: Some("Documents of Sovitaan forms, as CloudEvents".to_owned()),
            duplicate_window: KNOWN_AGAIN,
            ..stream::Config::default()
        };
        let Err(error) = self.context.create_stream(config).await else { return Ok(()) };
        Err(match error.kind() {
            CreateStreamErrorKind::JetStream(error) if error.error_code() == ErrorCode::STREAM_NAME_EXIST => format!(
                "the stream {stream} does not take the subject {subject}; \
                 add it to the stream's subjects, or say another stream with --nats-stream"
            ),
            CreateStreamErrorKind::JetStreamUnavailable => {
                "the server has no JetStream; start it with one (nats-server --jetstream)".to_owned()
            }
            _ => format!(
                "there is no stream that takes the subject {subject}, and it cannot be made here ({error}); \
                 make the stream {stream} with that subject"
            ),
        })
    }

    fn is_too_large_for(&self, too_large: usize) -> String {
        format!(
            "NATS does not take documents as large as {too_large} of those that are stored \
             (at most {} bytes): raise max_payload there, and the stream's own limit",
            self.client.max_payload()
        )
    }
}

/// Whether it is this document that is not taken, and the next one may be.
fn is_too_large(error: &PublishError) -> bool {
    error.kind() == PublishErrorKind::MaxPayloadExceeded
        || code(error) == Some(ErrorCode::STREAM_MESSAGE_EXCEEDS_MAXIMUM)
}

/// What `JetStream` itself has answered.
fn code(error: &PublishError) -> Option<ErrorCode> {
    error.source()?.downcast_ref::<jetstream::Error>().map(jetstream::Error::error_code)
}

/// Says what is in the way: once, however often it is tried, and again when it was over in between.
struct Voice {
    log: Log,
    said: Mutex<HashSet<String>>,
}

impl Voice {
    fn waits(&self, reason: &str) {
        if self.said.lock().unwrap_or_else(PoisonError::into_inner).insert(reason.to_owned()) {
            self.log.line(&format!("handing on waits: {reason}"));
        }
    }

    fn goes_on(&self) {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        if !said.is_empty() {
            said.clear();
            self.log.line("handing on goes on");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(stream: &str, subject: &str, expected: bool) {
        let outbox = Outbox { stream: stream.to_owned(), subject: subject.to_owned(), ..Outbox::new("localhost") };
        assert_eq!(check(&outbox).is_err(), expected, "{stream} {subject}");
    }

    #[test]
    fn names_that_nats_does_not_take_are_refused_at_once() {
        refused("SOVITAAN", "sovitaan.documents", false);
        refused("s", "a-b.c_d.ä", false);
        for stream in ["", "a.b", "a b", "*", "a/b"] {
            refused(stream, "sovitaan.documents", true);
        }
        for subject in ["", "a.", ".a", "a..b", "a b", "a.*", "a.>", "$JS.API.INFO"] {
            refused("SOVITAAN", subject, true);
        }
    }
}
