//! The form's own sentences, one catalogue a language, kept as flat JSON: id to text.

use serde_json::{Map, Value};

/// The messages of one language. Formatting cannot fail: an unknown id comes back as it is, so that
/// a missing sentence is seen and never a blank.
///
/// ```
/// use sovitaan::locale::Catalogue;
///
/// let catalogue = Catalogue::of("sv-FI");
/// assert_eq!(catalogue.locale(), "sv");
/// assert_eq!(catalogue.say("progress", &[("answered", "3"), ("total", "9")]), "3/9 besvarade");
/// assert_eq!(catalogue.say("no.such.id", &[]), "no.such.id");
/// ```
#[derive(Clone, Debug)]
pub struct Catalogue {
    locale: String,
    messages: Map<String, Value>,
}

impl Catalogue {
    /// A catalogue from its parts: what a page has fetched.
    pub fn new(locale: &str, messages: Map<String, Value>) -> Self {
        Self { locale: locale.to_owned(), messages }
    }

    /// The shipped catalogue that fits `locale` best; English where none does. For servers and tests:
    /// a page fetches the one that it needs.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn of(locale: &str) -> Self {
        let shipped = |tag: &str| match tag {
            "fi" => Some(include_str!("catalogues/fi.json")),
            "sv" => Some(include_str!("catalogues/sv.json")),
            "en" => Some(include_str!("catalogues/en.json")),
            _ => None,
        };
        let (tag, text) = super::lookup_chain(locale)
            .into_iter()
            .find_map(|tag| shipped(&tag).map(|text| (tag, text)))
            .unwrap_or_else(|| ("en".to_owned(), include_str!("catalogues/en.json")));
        let messages = serde_json::from_str(text).unwrap_or_default();
        Self::new(&tag, messages)
    }

    /// The language tag of these messages.
    pub fn locale(&self) -> &str {
        &self.locale
    }

    /// Whether there is a message of that id.
    pub fn has(&self, id: &str) -> bool {
        self.messages.contains_key(id)
    }

    /// The message with each `{name}` replaced.
    pub fn say(&self, id: &str, values: &[(&str, &str)]) -> String {
        let pattern = self.messages.get(id).and_then(Value::as_str).unwrap_or(id);
        fill(pattern, values)
    }

    /// Like [`Catalogue::say`], from `id.one` or `id.other` by `count` (CLDR's plural categories of
    /// the languages here); `id` itself where the message has no plural.
    pub fn say_count(&self, id: &str, count: &str, values: &[(&str, &str)]) -> String {
        let plural = format!("{id}.{}", if count == "1" { "one" } else { "other" });
        self.say(if self.has(&plural) { &plural } else { id }, values)
    }
}

/// A text with each `{name}` replaced, in one pass, so that a value that looks like a placeholder stays what it is.
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut said = String::with_capacity(pattern.len());
    let mut parts = pattern.split('{');
    said.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            said.push_str(value);
            said.push_str(rest);
        } else {
            said.push('{');
            said.push_str(part);
        }
    }
    said
}
