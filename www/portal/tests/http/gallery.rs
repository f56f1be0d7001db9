//! The front page's checklists, their pages, and the ways from one document to the next.

use crate::{client::Answer, host::Host};
use serde_json::{Value, json};
use sovitaan::submission::{Checklist, Occasion, Stage, seal};
use std::fs;

pub const NAMES: [&str; 12] = [
    "pair-work-agreement",
    "disagreement-protocol",
    "documentation-practices",
    "pair-work-review",
    "pair-work-adoption",
    "systemic-rollout",
    "systemic-weekly-meeting",
    "team-ground-rules",
    "shift-handover",
    "multisector-group",
    "development-experiment",
    "network-work",
];

/// A portal with small checklists of these names.
pub fn host(names: &[&str]) -> Host {
    Host::with(|config| {
        config.schemas = config.dist.with_file_name("schemas");
        fs::create_dir(&config.schemas).expect("the directory can be made");
        for name in names {
            fs::write(config.schemas.join(format!("{name}.json")), checklist(name)).expect("it can be written");
        }
    })
}

/// A checklist that takes any answers; its titles are `<name> (fi)` and so on.
fn checklist(name: &str) -> String {
    let titled = |language| json!({"title": format!("{name} ({language})")});
    let schema = json!({
        "$id": format!("urn:sovitaan:checklist:{name}:1.0.0"),
        "type": "object",
        "title": format!("{name} (fi)"),
        "x-form": {"language": "fi"},
        "x-i18n": {"sv": titled("sv"), "en": titled("en")},
    });
    schema.to_string()
}

/// Stores a document of a checklist; its id here.
fn stored(host: &Host, name: &str, data: &Value) -> String {
    let checklist = Checklist::read(&checklist(name)).expect("it is a checklist");
    let occasion = Occasion {
        id: "urn:uuid:7".to_owned(),
        source: "https://intranet.example".to_owned(),
        time: "2026-02-03T22:05:09Z".to_owned(),
        subject: None,
        locale: "fi".to_owned(),
        ..Occasion::default()
    };
    let envelope = seal(&checklist, data, Stage::Finished, occasion).expect("any answers are valid").to_text();
    host.store(&envelope).expect(201).json()["id"].as_str().expect("an id").to_owned()
}

/// The links of a page with what they say: `(address, text)`.
fn links(page: &Answer) -> Vec<(String, String)> {
    let text = page.text();
    let link = |link: &str| {
        let (attributes, rest) = link.split_once('>')?;
        let address = attributes.split("href=\"").nth(1)?.split('"').next()?;
        Some((address.to_owned(), rest.split("</a>").next()?.to_owned()))
    };
    text.split("<a ").skip(1).filter_map(link).collect()
}

/// The part of a page between two texts.
fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = page.split_once(start).unwrap_or_else(|| panic!("{start} is not in {page}"));
    rest.split(end).next().expect("there is a first part")
}

#[test]
fn the_front_page_has_every_checklist_by_its_own_title() {
    let host = host(&NAMES);
    for language in ["fi", "sv", "en"] {
        let front = host.get(&format!("/{language}")).expect(200);
        let links = links(&front);
        for name in NAMES {
            let title = format!("{name} ({language})");
            let (path, _) = links.iter().find(|(_, text)| *text == title).expect(&title);
            let summary = front.text();
            let summary = between(&summary, &format!("{title}</a><p>"), "</p>");
            assert!(summary.ends_with('.') && summary.len() > 20, "{title}: {summary}");

            let page = host.get(path).expect(200).text();
            assert!(page.contains(&format!("<h1>{title}</h1><p class=\"lead\">")), "{page}");
            assert!(
                page.contains(&format!("<sovitaan-form src=\"/schemas/{name}.json\" lang=\"{language}\"")),
                "{page}"
            );
        }
        // The menu leads to the groups.
        let front = front.text();
        for (address, _) in links.iter().filter(|(address, _)| address.contains('#') && address.starts_with('/')) {
            let (_, id) = address.split_once('#').expect("a fragment");
            assert_eq!(front.matches(&format!("id=\"{id}\"")).count(), 1, "{address}");
        }
    }
    assert_eq!(host.log().matches("left out").count(), 0, "{}", host.log());
}

#[test]
fn a_checklist_that_is_missing_has_a_page_all_the_same() {
    let host = host(&[]);
    let front = host.get("/fi").expect(200);
    let links = links(&front);
    for name in NAMES {
        let (path, _) = links.iter().find(|(_, text)| text == name).expect(name);
        let page = host.get(path).expect(200).text();
        assert!(page.contains("Lomake ei lataudu."), "{page}");
        host.get(&format!("/schemas/{name}.json")).expect(404);
    }
}

#[test]
fn example_answers_are_said_to_be_examples_and_lead_back() {
    let host = host(&NAMES);
    for (path, empty, words, file) in [
        ("/fi/parityo/esimerkki", "/fi/parityo", "Vastaukset ovat esimerkkejä.", "fi/pair-work-agreement"),
        ("/sv/skiftbyte/exempel", "/sv/skiftbyte", "Svaren är exempel.", "sv/shift-handover"),
        ("/en/network-work/example", "/en/network-work", "These answers are examples.", "en/network-work"),
    ] {
        assert!(links(&host.get(empty).expect(200)).iter().any(|(address, _)| address == path), "{path}");
        let page = host.get(path).expect(200);
        let text = page.text();
        let notice = between(&text, "<div class=\"notice\">", "</div>");
        assert!(notice.contains(words) && notice.contains(&format!("<a href=\"{empty}\">")), "{notice}");
        assert!(text.contains(&format!("data-answers=\"/schemas/examples/{file}.json\"")), "{text}");
        // The form waits for the answers.
        assert!(text.contains("<sovitaan-form lang="), "{text}");
    }
    host.scratch.write("schemas/examples/sv/shift-handover.json", b"{}");
    let answers = host.get("/schemas/examples/sv/shift-handover.json").expect(200);
    assert_eq!((answers.header("content-type"), answers.header("cache-control")), ("application/json", "no-cache"));
    host.get_with("/schemas/examples/sv/shift-handover.json", &[("if-none-match", answers.header("etag"))]).expect(304);
}

#[test]
fn an_agreement_leads_to_its_review() {
    let host = host(&NAMES);
    let id = stored(&host, "pair-work-agreement", &json!({"people": [{"name": "Aino"}]}));
    let document = host.get(&format!("/fi/asiakirjat/{id}")).expect(200);
    let next = format!("/fi/parityon-arviointi/jatko/{id}");
    assert!(links(&document).contains(&(next.clone(), "Arvioi parityö".to_owned())), "{}", document.text());

    let page = host.get(&next).expect(200);
    assert_eq!(page.header("cache-control"), "private, no-store");
    let text = page.text();
    let answers = format!("/api/documents/{id}/next/pair-work-review");
    assert!(text.contains(&format!("data-answers=\"{answers}\"")), "{text}");
    assert!(between(&text, "<div class=\"notice\">", "</div>").contains(&format!("/fi/asiakirjat/{id}")), "{text}");
    assert!(!text.contains("Aino"), "{text}");
    // The other languages of the page go on from the same document.
    assert!(links(&page).iter().any(|(address, _)| *address == format!("/en/pair-work-review/next/{id}")), "{text}");

    let answers = host.get(&answers).expect(200);
    assert_eq!(answers.header("cache-control"), "private, no-store");
    // The day in Finland, where it was past midnight.
    assert_eq!(answers.json(), json!({"agreement": {"id": "urn:uuid:7", "date": "2026-02-04"}}));
}

#[test]
fn a_weekly_meeting_leads_to_the_next() {
    let host = host(&NAMES);
    let data = json!({
        "meeting": {"date": "2026-02-03"},
        "members": [{"name": "Aino", "role": "social-worker"}],
        "agenda": [{"topic": "Kuulumiset", "minutes": 10, "kept": "ran-over"}],
        "climate": {"learned": "Jotain"},
        "agreed": {"actions": [{"what": "Soittaa", "owner": "Aino"}], "nextDate": "2026-02-10"},
    });
    let id = stored(&host, "systemic-weekly-meeting", &data);
    let document = host.get(&format!("/sv/dokument/{id}")).expect(200);
    let next = format!("/sv/systemiskt-veckomote/fortsattning/{id}");
    assert!(links(&document).iter().any(|(address, _)| *address == next), "{}", document.text());
    host.get(&next).expect(200);
    assert_eq!(
        host.get(&format!("/api/documents/{id}/next/systemic-weekly-meeting")).expect(200).json(),
        json!({
            "members": [{"name": "Aino", "role": "social-worker"}],
            "agenda": [{"topic": "Kuulumiset", "minutes": 10}],
            "agreed": {"actions": [{"what": "Soittaa", "owner": "Aino"}]},
        })
    );
}

#[test]
fn nothing_goes_on_from_what_it_does_not_follow() {
    let host = host(&NAMES);
    let id = stored(&host, "disagreement-protocol", &json!({}));
    let document = host.get(&format!("/fi/asiakirjat/{id}")).expect(200);
    assert!(!document.text().contains("/jatko/"), "{}", document.text());
    for path in [format!("/fi/parityon-arviointi/jatko/{id}"), "/fi/parityon-arviointi/jatko/0".to_owned()] {
        host.get(&path).expect(404);
    }
    for path in [
        format!("/api/documents/{id}/next/pair-work-review"),
        format!("/api/documents/{id}/next/disagreement-protocol"),
        "/api/documents/0/next/pair-work-review".to_owned(),
    ] {
        host.get(&path).problem(404, "not-found");
    }
}
