//! The portal over HTTP: every case runs against a real one on a free port, once with `SQLite` and once
//! with a `PostgreSQL` server that the test starts itself.

mod client;
mod documents;
mod envelope;
mod faults;
mod files;
mod gallery;
mod host;
mod nats;
mod outbox;
mod pages;
mod postgres;
mod program;
mod refusals;
mod scratch;
mod wait;

use host::Host;
use std::io::Write;

/// Declares the cases: each becomes a test of its own with `SQLite`, and a part of the one test that
/// runs them all with `PostgreSQL`.
macro_rules! cases {
    ($($room:ident: $($case:ident)+;)+) => {
        mod sqlite {
            $($(
                #[test]
                fn $case() {
                    crate::$room::$case(&crate::host::Host::with_sqlite());
                }
            )+)+
        }

        const CASES: &[(&str, fn(&Host))] = &[$($((stringify!($case), $room::$case),)+)+];
    };
}

cases! {
    documents:
        a_document_is_stored_once_however_often_it_is_sent
        a_document_is_stored_once_when_it_is_sent_many_times_at_once
        an_envelope_is_kept_byte_for_byte
        other_content_under_the_same_name_is_a_conflict
        the_same_id_of_another_source_is_another_document
        the_list_has_the_newest_first
        a_long_list_has_pages
        documents_are_there_after_a_restart
        the_pages_show_what_is_stored;
    refusals:
        what_is_not_json_is_a_bad_request
        a_body_may_have_five_megabytes
        two_content_types_are_taken
        an_envelope_must_be_whole
        the_checklist_must_be_known_and_the_same
        an_altered_document_is_noticed
        violations_are_said_in_the_language_of_the_envelope
        other_sites_store_nothing
        unknown_addresses_are_problems
        the_log_has_no_answers;
}

#[test]
fn every_case_holds_with_postgresql() {
    let Some(server) = postgres::Server::start() else {
        let message = format!(
            "PostgreSQL is not installed: {} HTTP cases ran with SQLite only. \
             Install Debian's package `postgresql` to run them with both.\n",
            CASES.len()
        );
        assert!(std::env::var_os("SOVITAAN_REQUIRE_POSTGRES").is_none_or(|v| v != "1"), "{message}");
        // Past the test runner, which shows nothing of a test that passes.
        std::io::stderr().write_all(message.as_bytes()).expect("stderr can be written");
        return;
    };
    let mut failed = Vec::new();
    for (name, case) in CASES {
        let url = server.database(name);
        let outcome = std::panic::catch_unwind(|| case(&Host::with_url(url)));
        if outcome.is_err() {
            failed.push(name);
        }
    }
    assert!(failed.is_empty(), "with PostgreSQL these cases fail: {failed:?}");
}
