//! Documents are handed on to a real NATS server: each one, byte for byte, once, whatever ends in between.

use crate::{
    client::{Client, ENVELOPE},
    envelope::{envelope, sealed, simple},
    host::Host,
    nats::{Line, Nats, STREAM, SUBJECT, free_port},
    postgres,
    program::{Running, run},
    scratch::Scratch,
    wait,
};
use serde_json::{Value, json};
use sovitaan_portal::{Database, Outbox};
use sqlx::{AnyConnection, Connection};
use std::{path::Path, thread};
use tokio::runtime::Runtime;

/// A look into the portal's database, past the portal.
struct Tables {
    url: String,
    runtime: Runtime,
}

impl Tables {
    fn of(url: String) -> Self {
        sqlx::any::install_default_drivers();
        Self { url, runtime: Runtime::new().expect("tokio starts") }
    }

    fn of_file(path: &Path) -> Self {
        Self::of(format!("sqlite://{}", path.to_str().expect("a path of ASCII")))
    }

    fn count(&self, query: &'static str) -> i64 {
        self.runtime.block_on(async {
            let mut connection = AnyConnection::connect(&self.url).await.expect("the database is there");
            let count = sqlx::query_scalar(query).fetch_one(&mut connection).await.expect("it can be asked");
            connection.close().await.expect("the connection ends");
            count
        })
    }

    /// How many documents are still to be handed on.
    fn waiting(&self) -> i64 {
        self.count("SELECT COUNT(*) FROM documents WHERE to_hand_on = 1")
    }

    #[track_caller]
    fn wait_until_none_waits(&self) {
        wait::until("nothing is to be handed on", || self.waiting() == 0);
    }
}

/// A portal in this process, with a `SQLite` file that outlives it.
fn host(scratch: &Scratch, outbox: Option<Outbox>) -> (Host, Tables) {
    let file = scratch.path().join("portal.sqlite");
    let host = Host::with(|config| {
        config.outbox = outbox;
        config.database = Database::File(file.clone());
    });
    (host, Tables::of_file(&file))
}

fn store(portal: &Client, ids: &[&str]) -> Vec<String> {
    let texts: Vec<String> = ids.iter().map(|id| simple(id)).collect();
    for text in &texts {
        portal.store(text).expect(201);
    }
    texts
}

#[test]
fn each_document_is_handed_on_byte_for_byte_and_once() {
    let Some(nats) = Nats::started() else { return };
    let scratch = Scratch::new();
    let (host, tables) = host(&scratch, Some(nats.outbox()));
    let data: Value = serde_json::from_str(r#"{"share": 1.10, "aim": "Åse & <Äijä> \u0000 \"5\" 😀"}"#).unwrap();
    let odd =
        envelope("odd", "sv", &data).replacen("{\"specversion\":\"1.0\"", "{ \r\n\t\"specversion\" : \"1\\u002e0\"", 1);
    let secret = sealed(&json!({"aim": "SALAISUUS"}), |occasion| {
        "secret".clone_into(&mut occasion.id);
        occasion.subject = Some("SALAISUUS".to_owned());
    });
    let mut texts = vec![odd, secret];
    texts.extend((0..20).map(|number| simple(&number.to_string())));
    let ids: Vec<String> = texts
        .iter()
        .map(|text| {
            let id = host.store(text).expect(201).json()["id"].as_str().expect("an id").to_owned();
            // Its answer may have been lost; it is the same document.
            host.store(text).expect(200);
            id
        })
        .collect();
    tables.wait_until_none_waits();
    let log = host.log();
    drop(host);

    assert_eq!(nats.texts(), texts, "the oldest first");
    for (message, id) in nats.messages().iter().zip(&ids) {
        assert_eq!((&*message.subject, &*message.content_type, &message.id), (SUBJECT, ENVELOPE, id));
    }
    assert!(!log.contains("SALAISUUS") && !log.contains("handing on"), "{log}");
}

#[test]
fn without_nats_documents_are_stored_and_handed_on_later() {
    let Some(mut nats) = Nats::new() else { return };
    let scratch = Scratch::new();
    let (host, tables) = host(&scratch, Some(nats.outbox()));
    let mut texts = store(&host, &["1", "2", "3"]);
    assert_eq!(tables.waiting(), 3);
    wait::until("it is said what is in the way", || host.log().contains("handing on waits: NATS cannot be reached"));

    nats.start();
    tables.wait_until_none_waits();
    assert_eq!(nats.texts(), texts);
    wait::until("it is said that it is over", || host.log().contains("handing on goes on"));

    nats.stop();
    texts.extend(store(&host, &["4", "5"]));
    assert_eq!(tables.waiting(), 2);
    nats.start();
    tables.wait_until_none_waits();
    assert_eq!(nats.texts(), texts);
}

#[test]
fn a_portal_that_was_killed_hands_on_when_it_is_back() {
    let Some(mut nats) = Nats::new() else { return };
    let scratch = Scratch::new();
    let tables = Tables::of_file(&scratch.path().join("portal.sqlite"));
    let address = nats.address();
    let portal = Running::start(&scratch, &["--nats", &address]);
    let texts = store(&Client::new(portal.base().to_owned()), &["1", "2", "3"]);
    portal.kill();
    nats.start();
    assert_eq!((tables.waiting(), nats.messages().len()), (3, 0));

    let portal = Running::start(&scratch, &["--nats", &address]);
    tables.wait_until_none_waits();
    assert_eq!(nats.texts(), texts);
    portal.end();
    assert_eq!(nats.texts(), texts);
}

#[test]
fn what_was_sent_before_a_portal_was_killed_is_not_there_twice() {
    let Some(nats) = Nats::started() else { return };
    let scratch = Scratch::new();
    let tables = Tables::of_file(&scratch.path().join("portal.sqlite"));
    let line = Line::to(&nats);
    let portal = Running::start(&scratch, &["--nats", &line.address()]);
    let client = Client::new(portal.base().to_owned());
    let mut texts = store(&client, &["1"]);
    tables.wait_until_none_waits();

    line.hold();
    texts.extend(store(&client, &["2"]));
    wait::until("the stream has it", || nats.messages().len() == 2);
    portal.kill();
    // The portal never knew.
    assert_eq!(tables.waiting(), 1);
    line.release();

    let again = Line::to(&nats);
    let portal = Running::start(&scratch, &["--nats", &again.address()]);
    tables.wait_until_none_waits();
    portal.end();
    assert_eq!(again.sent(), 1, "it was sent again");
    assert_eq!(nats.texts(), texts);
}

#[test]
fn several_portals_on_one_database_hand_each_document_on_once() {
    let Some(nats) = Nats::started() else { return };
    let Some(server) = postgres::Server::start() else { return };
    // Else the first document is sent twice: there is no stream, and then there is one.
    nats.make_stream(STREAM, &[SUBJECT]);
    let url = server.database("outbox");
    let line = Line::to(&nats);
    let host = |outbox| {
        Host::with(|config| {
            config.outbox = Some(outbox);
            config.database = Database::Url(url.clone());
        })
    };
    let tables = Tables::of(url.clone());
    let portals = [host(line.outbox()), host(line.outbox())];
    for (portal, id) in portals.iter().zip(["a", "b"]) {
        // Then it has its connection.
        store(portal, &[id]);
        tables.wait_until_none_waits();
    }

    line.hold();
    for (portal, id) in portals.iter().zip(["c", "d"]) {
        store(portal, &[id]);
    }
    // One waits for its answer, and the other for its turn.
    wait::until("the relays take turns", || {
        tables.count("SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") == 1
    });
    line.release();

    thread::scope(|scope| {
        for portal in &portals {
            scope.spawn(move || {
                for number in 0..30 {
                    portal.store(&simple(&format!("{number} {}", portal.base()))).expect(201);
                }
            });
        }
    });
    // Of one that never had a connection another hands on what it has left.
    let without = host(Outbox::new(format!("nats://127.0.0.1:{}", free_port())));
    store(&without, &["e"]);
    drop(without);
    store(&portals[0], &["f"]);
    tables.wait_until_none_waits();
    let logs = portals.each_ref().map(Host::log).concat();
    drop(portals);

    let mut expected: Vec<String> = stored_texts(&tables);
    assert_eq!(expected.len(), 66);
    let mut texts = nats.texts();
    if !logs.contains("handing on waits") {
        // Nothing had to be tried again.
        assert_eq!(line.sent(), 66);
    }
    texts.sort_unstable();
    expected.sort_unstable();
    assert_eq!(texts, expected);
}

fn stored_texts(tables: &Tables) -> Vec<String> {
    tables.runtime.block_on(async {
        let mut connection = AnyConnection::connect(&tables.url).await.expect("the database is there");
        sqlx::query_scalar("SELECT envelope FROM documents").fetch_all(&mut connection).await.expect("it can be asked")
    })
}

#[test]
fn without_configuration_nothing_is_noted() {
    let Some(nats) = Nats::started() else { return };
    let scratch = Scratch::new();
    let (silent, tables) = host(&scratch, None);
    store(&silent, &["1"]);
    assert_eq!(tables.waiting(), 0);
    drop(silent);

    let (host, _) = host(&scratch, Some(nats.outbox()));
    host.store(&simple("1")).expect(200);
    let texts = store(&host, &["2"]);
    tables.wait_until_none_waits();
    drop(host);
    assert_eq!(nats.texts(), texts, "what was stored before stays here");
}

#[test]
fn a_document_that_is_too_large_stands_in_nobodys_way() {
    let Some(mut nats) = Nats::new() else { return };
    nats.start_with("max_payload: 4096");
    let scratch = Scratch::new();
    let (host, tables) = host(&scratch, Some(nats.outbox()));
    let large = envelope("large", "fi", &json!({"aim": "a".repeat(5000)}));
    host.store(&large).expect(201);
    let mut texts = store(&host, &["1", "2"]);
    wait::until("the others are handed on", || nats.messages().len() == 2);
    wait::until("it is said", || host.log().contains("raise max_payload"));
    assert_eq!((tables.waiting(), nats.texts()), (1, texts.clone()));

    nats.stop();
    nats.start();
    tables.wait_until_none_waits();
    texts.push(large);
    assert_eq!(nats.texts(), texts);
}

#[test]
fn a_stream_that_is_not_right_is_said_and_can_be_mended() {
    let Some(nats) = Nats::started() else { return };
    nats.make_stream("OTHER", &["sovitaan.>"]);
    let scratch = Scratch::new();
    let (host, tables) = host(&scratch, Some(nats.outbox()));
    let texts = store(&host, &["1"]);
    let wait_for = |words: &str| wait::until(words, || host.log().contains(words));
    wait_for("the subject sovitaan.documents belongs to another stream than SOVITAAN");

    nats.make_stream(STREAM, &["elsewhere"]);
    nats.remove_stream("OTHER");
    wait_for("the stream SOVITAAN does not take the subject sovitaan.documents");
    assert_eq!(tables.waiting(), 1);

    nats.make_stream(STREAM, &["elsewhere", SUBJECT]);
    tables.wait_until_none_waits();
    assert_eq!(nats.texts(), texts);
}

#[test]
fn the_program_ends_when_told_whatever_waits() {
    let scratch = Scratch::new();
    let address = format!("nats://127.0.0.1:{}", free_port());
    let portal = Running::start(&scratch, &["--nats", &address]);
    store(&Client::new(portal.base().to_owned()), &["1"]);
    portal.end();
}

#[test]
fn what_nats_cannot_be_asked_is_named_at_once() {
    let scratch = Scratch::new();
    for (option, value) in [("--nats-subject", "a.*"), ("--nats-stream", "a.b"), ("--nats", "http://127.0.0.1")] {
        let output = run(&scratch, &["--port", "0", "--nats", "nats://127.0.0.1", option, value]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("cannot hand documents on") && said.contains("--nats-subject"), "{said}");
    }
}
