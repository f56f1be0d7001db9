//! Files, and what every response says about itself.

use crate::{client::ENVELOPE, envelope::simple, host::Host};

fn host() -> Host {
    let host = Host::with_sqlite();
    host.scratch.write("dist/sovitaan.js", b"export {};");
    host.scratch.write("dist/sovitaan.wasm", b"\0asm\x01\0\0\0");
    host.scratch.write("dist/locales/fi.json", b"{}");
    host.scratch.write("dist/sovitaan.d.ts", b"export {};");
    host.scratch.write("secret.txt", b"secret");
    host
}

#[test]
fn files_have_their_media_type() {
    let host = host();
    for (path, media_type) in [
        ("/sovitaan/sovitaan.js", "text/javascript; charset=utf-8"),
        ("/sovitaan/sovitaan.wasm", "application/wasm"),
        ("/sovitaan/locales/fi.json", "application/json"),
        ("/sovitaan/sovitaan.d.ts", "text/plain; charset=utf-8"),
        ("/schemas/example.json", "application/json"),
        ("/portal/portal.css", "text/css; charset=utf-8"),
        ("/portal/portal.js", "text/javascript; charset=utf-8"),
        ("/portal/lehtola.svg", "image/svg+xml"),
    ] {
        let answer = host.get(path).expect(200);
        assert_eq!(answer.header("content-type"), media_type, "{path}");
    }
}

#[test]
fn a_file_is_sent_again_only_when_it_changed() {
    let host = host();
    for path in ["/sovitaan/sovitaan.js", "/portal/portal.css"] {
        let first = host.get(path).expect(200);
        assert_eq!(first.header("cache-control"), "no-cache");
        let tag = first.header("etag");
        assert!(tag.starts_with('"'), "{tag}");
        let again = host.get_with(path, &[("if-none-match", tag)]).expect(304);
        assert!(again.bytes.is_empty());
        assert_eq!(again.header("etag"), tag);
        host.get_with(path, &[("if-none-match", "\"other\"")]).expect(200);
    }
    let tag = host.get("/sovitaan/sovitaan.js").header("etag").to_owned();
    host.scratch.write("dist/sovitaan.js", b"export { changed };");
    let changed = host.get_with("/sovitaan/sovitaan.js", &[("if-none-match", &tag)]).expect(200);
    assert_eq!(changed.text(), "export { changed };");
}

#[test]
fn no_path_leads_out_of_a_directory() {
    let host = host();
    for path in [
        "/sovitaan/%2e%2e/secret.txt",
        "/sovitaan/..%2fsecret.txt",
        "/sovitaan/locales/..%2f..%2fsecret.txt",
        "/sovitaan/%2fetc%2fpasswd",
        "/sovitaan/sovitaan.js%00",
        "/sovitaan/locales",
        "/sovitaan/nothing.js",
        "/schemas/..%2fhttp%2fmain.rs",
        "/portal/nothing.css",
    ] {
        assert_eq!(host.get(path).expect(404).text(), "no such file\n", "{path}");
    }
}

#[test]
fn every_response_carries_the_policy() {
    let host = host();
    let large = " ".repeat(5_000_001);
    let responses = [
        host.get("/fi").expect(200),
        host.get("/").expect(307),
        host.get("/fi/olematon").expect(404),
        host.get("/api/documents").expect(200),
        host.get("/api/nothing").expect(404),
        host.get("/sovitaan/sovitaan.wasm").expect(200),
        host.get("/sovitaan/nothing").expect(404),
        host.store(&simple("1")).expect(201),
        host.store("{").expect(400),
        host.store(&large).expect(413),
        host.post("/fi", &[], b"").expect(405),
        host.post("/api/documents", &[("origin", "null")], b"").expect(403),
    ];
    for response in responses {
        for (name, value) in [
            (
                "content-security-policy",
                "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                 require-trusted-types-for 'script'; object-src 'none'; base-uri 'none'; \
                 form-action 'self'; frame-ancestors 'none'",
            ),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(response.header(name), value, "{response:?}");
        }
        assert!(response.header("permissions-policy").contains("camera=()"));
        assert!(!response.header("cache-control").is_empty());
        assert_eq!(response.header("access-control-allow-origin"), "");
    }
}

#[test]
fn a_test_can_forbid_wasm() {
    let host = Host::with(|config| config.wasm_allowed = false);
    let page = host.get("/fi/parityo").expect(200);
    let policy = page.header("content-security-policy");
    assert!(policy.contains("script-src 'self'; "), "{policy}");
    assert!(!policy.contains("wasm"), "{policy}");
}

#[test]
fn no_preflight_is_answered_with_yes() {
    let host = host();
    // What a browser asks before a page elsewhere may send an envelope here.
    let client = ureq::Agent::config_builder().http_status_as_error(false).proxy(None).build();
    let response = ureq::Agent::from(client)
        .options(format!("{}/api/documents", host.base()))
        .header("origin", "https://elsewhere.example")
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "content-type")
        .header("accept", ENVELOPE)
        .call()
        .expect("the portal answers");
    assert_eq!(response.status().as_u16(), 405);
    assert!(!response.headers().contains_key("access-control-allow-origin"));
}
