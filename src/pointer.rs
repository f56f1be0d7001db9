//! JSON Pointer (RFC 6901): the only address type. Nobody else splits a path.

use std::fmt;

/// Where a value stands in a JSON document: reference tokens, each written after a `/`.
///
/// ```
/// use sovitaan::pointer::Pointer;
///
/// let name = Pointer::root().child("people").child(0).child("a/b");
/// assert_eq!(name.as_str(), "/people/0/a~1b");
/// assert_eq!(name.tokens().collect::<Vec<_>>(), ["people", "0", "a/b"]);
/// assert_eq!(name.parent().unwrap().as_str(), "/people/0");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(String);

impl Pointer {
    /// The whole document: the empty pointer.
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads a pointer; `None` when it is neither empty nor starts with `/`, or has a stray `~`.
    ///
    /// ```
    /// # use sovitaan::pointer::Pointer;
    /// assert!(Pointer::parse("/a/0").is_some());
    /// assert!(Pointer::parse("a").is_none());
    /// assert!(Pointer::parse("/a~2").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let well_formed = text.is_empty() || text.starts_with('/');
        let escapes_end_well = text.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']));
        (well_formed && escapes_end_well).then(|| Self(text.to_owned()))
    }

    /// This pointer and one token more: a property name or an array index.
    #[must_use]
    pub fn child(&self, token: impl Token) -> Self {
        let mut longer = self.clone();
        longer.0.push('/');
        token.write(&mut longer.0);
        longer
    }

    /// The pointer that `self` is a child of; `None` for the root.
    pub fn parent(&self) -> Option<Self> {
        self.0.rsplit_once('/').map(|(above, _)| Self(above.to_owned()))
    }

    /// The last token, unescaped; `None` for the root.
    pub fn last(&self) -> Option<String> {
        self.0.rsplit_once('/').map(|(_, token)| unescape(token))
    }

    /// The tokens from the root down, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = String> + '_ {
        self.0.split('/').skip(1).map(unescape)
    }

    /// Whether `self` is `other` or stands above it.
    ///
    /// ```
    /// # use sovitaan::pointer::Pointer;
    /// let people = Pointer::parse("/people").unwrap();
    /// assert!(people.covers(&people.child(0)));
    /// assert!(!people.covers(&Pointer::parse("/peoples").unwrap()));
    /// ```
    pub fn covers(&self, other: &Self) -> bool {
        other.0.strip_prefix(&self.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The tokens of `tail` appended to this pointer.
    #[must_use]
    pub fn join(&self, tail: &Self) -> Self {
        let mut longer = self.clone();
        longer.0.push_str(&tail.0);
        longer
    }

    /// The pointer as RFC 6901 writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a pointer can be extended by.
pub trait Token {
    /// Appends the token, escaped, to `text`.
    fn write(self, text: &mut String);
}

impl Token for &str {
    fn write(self, text: &mut String) {
        for c in self.chars() {
            match c {
                '~' => text.push_str("~0"),
                '/' => text.push_str("~1"),
                other => text.push(other),
            }
        }
    }
}

impl Token for usize {
    fn write(self, text: &mut String) {
        text.push_str(&self.to_string());
    }
}

fn unescape(token: &str) -> String {
    let mut plain = String::with_capacity(token.len());
    let mut parts = token.split('~');
    plain.push_str(parts.next().unwrap_or_default());
    for part in parts {
        // What follows a `~` is `0` or `1`: a pointer with anything else is not read.
        plain.push(if part.starts_with('1') { '/' } else { '~' });
        plain.push_str(part.get(1..).unwrap_or_default());
    }
    plain
}
