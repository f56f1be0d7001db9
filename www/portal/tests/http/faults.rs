//! Failing, on purpose and not.

use crate::{client::ENVELOPE, envelope::simple, host::Host};

const TYPE: (&str, &str) = ("content-type", ENVELOPE);

#[test]
fn without_the_option_nothing_fails_on_purpose() {
    let host = Host::with_sqlite();
    for fault in ["500", "login", "html403", "slow"] {
        let answer = host.post(&format!("/api/faults/{fault}"), &[TYPE], b"{}");
        answer.problem(404, "not-found");
    }
}

#[test]
fn each_fault_fails_as_it_should() {
    let host = Host::with(|config| config.faults = true);
    let post = |path: &str| host.post(&format!("/api/faults/{path}"), &[TYPE], simple("1").as_bytes());
    post("500").problem(500, "internal");

    let login = post("login").expect(302);
    let page = host.get(login.header("location")).expect(200);
    assert!(page.header("content-type").starts_with("text/html"));

    let forbidden = post("html403").expect(403);
    assert!(forbidden.header("content-type").starts_with("text/html"));

    assert_eq!(host.get("/api/documents").json()["total"], 0);
    post("slow?ms=1").expect(201);
    post("slow?ms=1").expect(200);
    assert_eq!(host.get("/api/documents").json()["total"], 1);
}

#[test]
fn a_store_that_fails_is_said_and_nothing_is_told() {
    let host = Host::with_sqlite();
    host.sabotage("DROP TABLE documents");
    let problem = host.store(&simple("1")).problem(500, "internal");
    assert!(!problem.to_string().contains("table"), "{problem}");
    host.get("/api/documents").problem(500, "internal");
    host.get("/api/documents/0123").problem(500, "internal");
    for path in ["/sv/dokument", "/sv/dokument/0123"] {
        let page = host.get(path).expect(500).text();
        assert!(page.contains("<h1>Sidan kunde inte visas</h1>"), "{page}");
        assert!(!page.contains("table"), "{page}");
    }
    assert!(host.log().contains("the store failed: "), "{}", host.log());
}
