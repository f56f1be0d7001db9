//! Names that the person chooses, and the patterns (`patternProperties`) that take them.

/// Whether a name follows a pattern (ECMA-262, searched for anywhere in the name), where that is plain to see:
/// `^x-`, `_id$`, `^name$`, and those that take everything. `None` is left to the validator.
///
/// ```
/// use sovitaan::form::name_matches;
///
/// assert_eq!(name_matches("^x-", "x-form"), Some(true));
/// assert_eq!(name_matches("^[a-z]+$", "form"), None);
/// ```
pub fn name_matches(pattern: &str, name: &str) -> Option<bool> {
    if ["", ".*", "^.*$", "^.*", ".*$", "^", "$"].contains(&pattern) {
        return Some(true);
    }
    if [".+", "^.+$", "."].contains(&pattern) {
        return Some(!name.is_empty());
    }
    let start = pattern.strip_prefix('^');
    let rest = start.unwrap_or(pattern);
    let end = rest.strip_suffix('$');
    let literal = end.unwrap_or(rest);
    if literal.contains(['\\', '^', '$', '.', '|', '?', '*', '+', '(', ')', '[', ']', '{', '}']) {
        return None;
    }
    Some(match (start.is_some(), end.is_some()) {
        (true, true) => name == literal,
        (true, false) => name.starts_with(literal),
        (false, true) => name.ends_with(literal),
        (false, false) => name.contains(literal),
    })
}

#[cfg(test)]
mod tests {
    use super::name_matches;

    #[test]
    fn plain_patterns_are_matched_and_others_left_alone() {
        for (pattern, name, fits) in [
            ("^x-", "x-form", Some(true)),
            ("^x-", "form", Some(false)),
            ("_id$", "own_id", Some(true)),
            ("^id$", "ids", Some(false)),
            ("id", "ids", Some(true)),
            (".*", "", Some(true)),
            ("^.+$", "", Some(false)),
            ("^[a-z]+$", "abc", None),
            (r"^\d", "1", None),
        ] {
            assert_eq!(name_matches(pattern, name), fits, "{pattern} {name}");
        }
    }
}
