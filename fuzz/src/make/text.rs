//! Texts that have a history of being misread.

use super::Source;

/// Names of properties. Few, so that a condition often asks for a name that is there.
const NAMES: [&str; 20] = [
    "a",
    "b",
    "c",
    "kind",
    "a",
    "b",
    "c",
    "kind",
    "list",
    "x-1",
    "",
    "a/b",
    "~",
    "~1",
    "$ref",
    "__proto__",
    "constructor",
    "0",
    "properties",
    "ä😀",
];

/// What a person types.
const TYPED: [&str; 32] = [
    "a",
    "b",
    "Aino",
    "",
    " ",
    " b ",
    "0",
    "1",
    "2",
    "3",
    "-1",
    "1,5",
    "1.5",
    "1 000",
    "1,",
    ",5",
    "-0",
    "1e2",
    "1e400",
    "123456789012345678901234567890,123456789012345678901234567890",
    "kaksi",
    "3.2.2026",
    "30.2.2026",
    "2026-11-25",
    "12.30",
    "25:00",
    "a@example.org",
    "https://example.org/a?b#c",
    "<b>\"'&",
    "\u{0}\u{7f}\u{202e}",
    "ä😀\u{301}",
    "0f8fad5b-d9cb-469f-a165-70867728950e",
];

/// Numbers as JSON writes them.
pub const NUMBERS: [&str; 22] = [
    "0",
    "1",
    "2",
    "3",
    "-1",
    "10",
    "1.0",
    "1.5",
    "1.10",
    "-0",
    "-0.0",
    "1e2",
    "1E+2",
    "100",
    "1e400",
    "1e-400",
    "0.1",
    "9007199254740992",
    "9007199254740993",
    "18446744073709551616",
    "0.30000000000000000000000000000000000001",
    "-1e400",
];

/// Patterns of every engine's kind: linear, with look-around, with a back-reference, slow, and none.
pub const PATTERNS: [&str; 14] = [
    "^a",
    "^[a-z]+$",
    "a|b",
    "^x-",
    "^b?$",
    "\\d",
    "\\p{L}",
    "",
    "^(a+)+$",
    "(?=.*[A-Z])",
    "^(?!a)",
    "^(a|b)\\1$",
    "(",
    "^.{2,3}$",
];

/// `format`s, known and not.
pub const FORMATS: [&str; 20] = [
    "date",
    "time",
    "date-time",
    "duration",
    "email",
    "idn-email",
    "hostname",
    "idn-hostname",
    "ipv4",
    "ipv6",
    "uri",
    "uri-reference",
    "iri",
    "iri-reference",
    "uuid",
    "uri-template",
    "json-pointer",
    "relative-json-pointer",
    "regex",
    "colour",
];

/// A property's name.
pub fn name(source: &mut Source) -> &'static str {
    source.pick(&NAMES)
}

/// What a person types; now and then a great deal of it.
pub fn typed(source: &mut Source) -> String {
    let text = source.pick(&TYPED);
    if source.one_in(24) { text.repeat(40) } else { text.to_owned() }
}

/// A pointer to something, or to nothing.
pub fn pointer(source: &mut Source) -> String {
    const TOKENS: [&str; 9] = ["a", "b", "c", "kind", "0", "-", "01", "", "a~1b"];
    (0..source.below(4)).flat_map(|_| ["/", source.pick(&TOKENS)]).collect()
}

/// A text for an attribute of an envelope.
pub fn attribute(source: &mut Source) -> &'static str {
    source.pick(&[
        "",
        "1.0",
        "fi",
        "sv-FI",
        "urn:x:y",
        "https://example.org/ä",
        "/forms",
        "%zz",
        "2026-09-30T12:00:00Z",
        "2026-13-30T12:00:00+25:00",
        "2026-09-30T23:59:60Z",
        "application/json",
        "fi.sovitaan.submission.completed",
        "sha-256-0000000000000000000000000000000000000000000000000000000000000000",
        "a\u{7}",
        "urn:sovitaan:fuzz:2",
    ])
}
