//! What is stored, and how it is found again.

use crate::{
    client::ENVELOPE,
    envelope::{CHECKLIST, envelope, sealed, simple},
    host::Host,
};
use serde_json::{Value, json};
use std::{collections::HashSet, thread};

pub fn a_document_is_stored_once_however_often_it_is_sent(host: &Host) {
    let text = simple("once");
    let first = host.store(&text).expect(201);
    let body = first.json();
    let location = body["location"].as_str().unwrap();
    assert_eq!(first.header("location"), location);
    assert_eq!(location, format!("/api/documents/{}", body["id"].as_str().unwrap()));

    for _ in 0..3 {
        let again = host.store(&text).expect(200);
        assert_eq!((again.header("location"), again.bytes == first.bytes), (location, true));
    }
    assert_eq!(host.get("/api/documents").expect(200).json()["total"], 1);
}

pub fn a_document_is_stored_once_when_it_is_sent_many_times_at_once(host: &Host) {
    let text = simple("race");
    let mut answers: Vec<u16> = thread::scope(|scope| {
        let sending: Vec<_> = (0..8).map(|_| scope.spawn(|| host.store(&text).status)).collect();
        sending.into_iter().map(|sent| sent.join().expect("the portal answers")).collect()
    });
    answers.sort_unstable();
    assert_eq!(answers, [200, 200, 200, 200, 200, 200, 200, 201]);
    assert_eq!(host.get("/api/documents").json()["total"], 1);
}

pub fn an_envelope_is_kept_byte_for_byte(host: &Host) {
    let data: Value = serde_json::from_str(r#"{"share": 1.10, "aim": "Åse & <Äijä> \u0000 \"5\" 😀"}"#).unwrap();
    let sealed = envelope("bytes", "fi", &data);
    // What another program may write for the same event: spaces, escapes, another order.
    let text = sealed.replacen("{\"specversion\":\"1.0\"", "{ \n\t\"specversion\" : \"1\\u002e0\"", 1);
    assert_ne!(text, sealed);
    let location = host.store(&text).expect(201).header("location").to_owned();
    let stored = host.get(&location).expect(200);
    assert_eq!(stored.text(), text);
    assert_eq!(stored.header("content-type"), ENVELOPE);
    assert_eq!(stored.header("cache-control"), "private, no-store");
}

pub fn other_content_under_the_same_name_is_a_conflict(host: &Host) {
    let text = simple("taken");
    let location = host.store(&text).expect(201).header("location").to_owned();
    let other = envelope("taken", "sv", &json!({"aim": "Något annat."}));
    let problem = host.store(&other).problem(409, "conflict");
    assert_eq!(problem["title"], "Beteckningen är redan i bruk");
    // The same answers, said of another case; what a gateway adds says nothing.
    let with = |attribute: &str| text.replacen('{', &format!("{{{attribute},"), 1);
    host.store(&with(r#""subject":"case-9""#)).problem(409, "conflict");
    host.store(&with(r#""traceparent":"00-ab-cd-01""#)).expect(200);
    assert_eq!(host.get(&location).expect(200).text(), text);
    assert_eq!(host.get("/api/documents").json()["total"], 1);
}

pub fn the_same_id_of_another_source_is_another_document(host: &Host) {
    let data = json!({"aim": "Sama"});
    let mut seen = HashSet::new();
    for source in ["https://a.example", "https://b.example", "/forms"] {
        let text = sealed(&data, |occasion| source.clone_into(&mut occasion.source));
        let id = host.store(&text).expect(201).json()["id"].as_str().unwrap().to_owned();
        assert!(seen.insert(id), "{source}");
    }
}

pub fn the_list_has_the_newest_first(host: &Host) {
    for (id, locale) in [("a", "fi"), ("b", "sv"), ("c", "en-GB")] {
        host.store(&envelope(id, locale, &json!({"aim": id}))).expect(201);
    }
    let list = host.get("/api/documents").expect(200);
    assert_eq!(list.header("content-type"), "application/json");
    let list = list.json();
    let column = |name: &str| -> Vec<String> {
        let documents = list["documents"].as_array().unwrap();
        documents.iter().map(|document| document[name].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(column("eventId"), ["c", "b", "a"]);
    assert_eq!(column("title"), ["Example", "Exempel", "Esimerkki"]);
    assert_eq!(column("locale"), ["en-GB", "sv", "fi"]);
    assert_eq!(column("checklist"), [CHECKLIST; 3]);
    assert_eq!(column("time"), ["2026-02-03T12:05:09Z"; 3]);
    assert!(column("datadigest").iter().all(|digest| digest.starts_with("sha-256-")));
    for (id, location) in column("id").iter().zip(column("location")) {
        assert_eq!(location, format!("/api/documents/{id}"));
        host.get(&location).expect(200);
    }
}

pub fn a_long_list_has_pages(host: &Host) {
    for id in 0..51 {
        host.store(&simple(&id.to_string())).expect(201);
    }
    let ids = |page: &str| -> Vec<String> {
        let list = host.get(&format!("/api/documents{page}")).expect(200).json();
        assert_eq!((&list["total"], &list["pages"]), (&json!(51), &json!(2)));
        let documents = list["documents"].as_array().unwrap();
        documents.iter().map(|document| document["eventId"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids("").len(), 50);
    assert_eq!(ids("?page=2"), ["0"]);
    // A page that there is not is the nearest one.
    assert_eq!(ids("?page=99"), ["0"]);
    for first in ["?page=0", "?page=-1", "?page=x", "?page=9223372036854775808"] {
        assert_eq!(ids(first).len(), 50, "{first}");
    }
    assert_eq!(ids("?page=9223372036854775807"), ["0"]);
    let page = host.get("/sv/dokument?page=2").expect(200).text();
    assert!(page.contains("href=\"/sv/dokument?page=1\""), "{page}");
    assert!(!page.contains("page=3"), "{page}");
}

pub fn documents_are_there_after_a_restart(host: &Host) {
    let text = simple("stays");
    let location = host.store(&text).expect(201).header("location").to_owned();
    // The second one runs the migrations over the same tables.
    let second = host.another();
    assert_eq!(second.get(&location).expect(200).text(), text);
    second.store(&text).expect(200);
}

pub fn the_pages_show_what_is_stored(host: &Host) {
    let empty = host.get("/fi/asiakirjat").expect(200).text();
    assert!(empty.contains("Asiakirjoja ei ole vielä."), "{empty}");

    let text = sealed(&json!({"aim": "Jotain"}), |occasion| {
        "sv".clone_into(&mut occasion.locale);
        occasion.subject = Some("<script>alert(1)</script> & \"7\"".to_owned());
    });
    let id = host.store(&text).expect(201).json()["id"].as_str().unwrap().to_owned();

    let list = host.get("/fi/asiakirjat").expect(200);
    assert_eq!(list.header("cache-control"), "private, no-store");
    let list = list.text();
    for part in [
        &format!("<a href=\"/fi/asiakirjat/{id}\"><span lang=\"sv\">Exempel</span>"),
        "Esimerkki<span class=\"version\">versio 1.2.0</span>",
        "<span class=\"status\">Valmis</span>",
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;7&quot;",
    ] {
        assert!(list.contains(part), "{part} is not in {list}");
    }
    assert!(!list.contains("<script>alert"), "{list}");

    let page = host.get(&format!("/en/documents/{id}")).expect(200);
    assert_eq!(page.header("cache-control"), "private, no-store");
    let page = page.text();
    for part in [
        "<h1 lang=\"sv\">Exempel</h1>",
        "<dd>Swedish</dd>",
        &format!("data-document=\"/api/documents/{id}\""),
        "<sovitaan-form src=\"/schemas/example.json\" lang=\"en\" mode=\"view\">",
        "<script src=\"/portal/document.js\" defer></script>",
        "Print the document</button>",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    let missing = host.get("/en/documents/0123").expect(404);
    assert!(missing.text().contains("Page not found"), "{}", missing.text());
}
