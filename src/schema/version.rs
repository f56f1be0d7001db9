//! Versions of a checklist: an `$id` names both the checklist and which text of it, and only the end differs.

/// How two `$id`s stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// The same text.
    Same,
    /// Another version of the same checklist.
    Other,
    /// Another checklist.
    Another,
}

/// The version that an `$id` names, empty where it names none; [`same_checklist`] says where it stands.
///
/// ```
/// use sovitaan::schema::version;
///
/// assert_eq!(version("urn:sovitaan:checklist:pair-work-agreement:1.0.0"), "1.0.0");
/// assert_eq!(version("https://example.org/1.2.0/agreement.json"), "1.2.0");
/// assert_eq!(version("https://example.org/agreement"), "");
/// ```
pub fn version(id: &str) -> &str {
    split(id).map_or("", |(_, version, _)| version)
}

/// What an `$id` names whatever the version: the checklist.
///
/// ```
/// use sovitaan::schema::unversioned;
///
/// assert_eq!(unversioned("urn:sovitaan:checklist:pair-work-agreement:1.0.0"), "urn:sovitaan:checklist:pair-work-agreement:");
/// assert_eq!(unversioned("https://example.org/1.2.0/agreement.json"), "https://example.org/agreement.json");
/// assert_eq!(unversioned("https://example.org/agreement"), "https://example.org/agreement");
/// ```
pub fn unversioned(id: &str) -> String {
    split(id).map_or_else(|| id.to_owned(), |(before, _, after)| [before, after].concat())
}

/// Whether a document of one checklist (its `dataschema`) is of that with the other `$id`: of the same version, of
/// another one, or of another checklist altogether. A version is three numbers, and what semver.org lets follow them;
/// it stands after the last `:`, `@` or `/`, perhaps before `.json`, or is the last but one part of a path.
///
/// ```
/// use sovitaan::schema::{Version, same_checklist};
///
/// let old = "urn:sovitaan:checklist:pair-work-agreement:1.0.0";
/// assert_eq!(same_checklist(old, old), Version::Same);
/// assert_eq!(same_checklist(old, "urn:sovitaan:checklist:pair-work-agreement:1.1.0"), Version::Other);
/// assert_eq!(same_checklist(old, "urn:sovitaan:checklist:team-ground-rules:1.1.0"), Version::Another);
/// ```
pub fn same_checklist(old: &str, new: &str) -> Version {
    match (split(old), split(new)) {
        _ if old == new => Version::Same,
        (Some((before, _, after)), Some(other)) if (before, after) == (other.0, other.2) => Version::Other,
        _ => Version::Another,
    }
}

/// What stands before the version, the version, and what stands after it; `None` where there is none.
fn split(id: &str) -> Option<(&str, &str, &str)> {
    let from = id.bytes().rposition(|byte| matches!(byte, b':' | b'@' | b'/'))? + 1;
    let (before, last) = id.split_at(from);
    let (version, ending) = last.strip_suffix(".json").map_or((last, ""), |version| (version, ".json"));
    if is_version(version) {
        return Some((before, version, ending));
    }
    // https://example.org/schemas/1.0.0/agreement.json
    let folder = before.strip_suffix('/')?;
    let (around, version) = folder.split_at(folder.rfind('/')? + 1);
    is_version(version).then_some((around, version, last))
}

/// Three numbers, and what may follow them.
fn is_version(text: &str) -> bool {
    let (mut points, mut is_number) = (0, false);
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => is_number = true,
            b'.' if is_number => (points, is_number) = (points + 1, false),
            b'-' | b'+' => break,
            _ => return false,
        }
    }
    points == 2 && is_number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_version_may_differ() {
        for (old, new, expected) in [
            ("urn:x:a:1.0.0", "urn:x:a:1.0.0", Version::Same),
            ("urn:x:a:1.0.0", "urn:x:a:12.0.3-beta.1+7", Version::Other),
            ("urn:x:a@1.0.0", "urn:x:a@1.0.1", Version::Other),
            ("https://h.example/a/1.0.0", "https://h.example/a/2.0.0", Version::Other),
            ("https://h.example/a/1.0.0.json", "https://h.example/a/2.0.0.json", Version::Other),
            ("https://h.example/1.0.0/a.json", "https://h.example/1.1.0/a.json", Version::Other),
            ("https://h.example/1.0.0/a.json", "https://h.example/1.1.0/b.json", Version::Another),
            ("urn:x:a:1.0.0", "urn:x:b:1.0.0", Version::Another),
            ("urn:x:a:1.0.0", "urn:x:a", Version::Another),
            ("urn:x:a:1.0", "urn:x:a:1.1", Version::Another),
            ("https://h.example/a", "https://h.example/b", Version::Another),
            ("a", "b", Version::Another),
            ("", "", Version::Same),
        ] {
            assert_eq!(same_checklist(old, new), expected, "{old} and {new}");
            assert_eq!(same_checklist(new, old), expected, "{new} and {old}");
        }
    }
}
