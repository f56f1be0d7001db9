//! Files for calendars, as data: `cases/calendar.json` has what a calendar is told and what another reader makes of the
//! file. The reader is asked by `cargo xtask test validators`; what can be seen in the bytes is looked at here.

use serde_json::{Value, json};
use sovitaan::submission::Reminder;
use std::{fs, path::Path};

/// A change that leaves no entry.
type Spoil = fn(&mut Reminder);

fn reminder(json: &Value) -> Reminder {
    let text = |name: &str| json[name].as_str().map(str::to_owned);
    let categories = json["categories"].as_array().into_iter().flatten();
    Reminder {
        first: text("first").expect("first"),
        sequence: json["sequence"].as_u64().and_then(|count| count.try_into().ok()).expect("a count"),
        time: text("time").expect("a time"),
        date: text("date").expect("a date"),
        summary: text("summary").expect("a summary"),
        description: text("description"),
        categories: categories.map(|category| category.as_str().expect("a text").to_owned()).collect(),
        url: text("url"),
    }
}

fn cases() -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/calendar.json");
    serde_json::from_str(&fs::read_to_string(path).expect("cases")).expect("a list")
}

#[test]
fn a_file_is_lines_that_every_calendar_can_read() {
    // `target/tmp`: what is written there is found by the step `validators`.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("calendars");
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder).expect("a folder");
    for (number, case) in cases().iter().enumerate() {
        let about = case["about"].as_str().expect("about");
        let file = reminder(&case["reminder"]).to_icalendar().expect(about);
        let lines: Vec<&str> = file.split_inclusive('\n').collect();
        assert!(lines.iter().all(|line| line.ends_with("\r\n")), "{about}: lines end in CRLF");
        assert!(lines.iter().all(|line| line.len() <= 75 + 2), "{about}: a line is too long");
        let is_control = |character: char| character.is_control() && !matches!(character, '\r' | '\n');
        assert!(!file.contains(is_control), "{about}: control characters");
        let read = json!({"about": about, "file": file, "reads": case["reads"]});
        fs::write(folder.join(format!("{number}.json")), read.to_string()).expect("a file");
    }
}

#[test]
fn what_makes_no_entry_makes_no_file() {
    let sound = reminder(&cases()[0]["reminder"]);
    assert!(sound.to_icalendar().is_some());
    let spoilt: [(&str, Spoil); 7] = [
        ("no id", |reminder| reminder.first.clear()),
        ("no words", |reminder| reminder.summary.clear()),
        ("no day of the calendar", |reminder| reminder.date = "2027-02-29".into()),
        ("a date as people write it", |reminder| reminder.date = "31.3.2027".into()),
        ("a date with a time", |reminder| reminder.date = "2027-03-31T00:00:00Z".into()),
        ("no time", |reminder| reminder.time = "2026-09-30".into()),
        ("no URL", |reminder| reminder.url = Some("forms\r\nBEGIN:VEVENT".into())),
    ];
    for (about, spoil) in spoilt {
        let mut reminder = sound.clone();
        spoil(&mut reminder);
        assert_eq!(reminder.to_icalendar(), None, "{about}");
    }
}
