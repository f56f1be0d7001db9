//! The checklist author's own words, in the language that fits best.

use serde_json::Value;

/// A text and, where it is in another language than the form, the language it is in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The words.
    pub text: String,
    /// BCP 47 tag, when it differs from the language asked for (WCAG 3.1.2 wants it on the element).
    pub lang: Option<String>,
}

/// Texts put together. (`concat` is as good, at a kilobyte for each kind of slice.)
pub fn glue(parts: &[&str]) -> String {
    let mut whole = String::new();
    for part in parts {
        whole.push_str(part);
    }
    whole
}

/// The tags under which a text is looked for, best first (RFC 4647, section 3.4: lookup).
///
/// ```
/// use sovitaan::locale::lookup_chain;
///
/// assert_eq!(lookup_chain("sv-FI"), ["sv-FI", "sv"]);
/// ```
pub fn lookup_chain(tag: &str) -> Vec<String> {
    let mut chain = vec![tag.to_owned()];
    let mut rest = tag;
    while let Some((shorter, _)) = rest.rsplit_once('-') {
        chain.push(shorter.to_owned());
        rest = shorter;
    }
    chain
}

/// A form's language and the language of a checklist's plain texts: what it takes to pick a text.
#[derive(Clone, Debug)]
pub struct Speaker {
    chain: Vec<String>,
    plain: Option<String>,
}

impl Speaker {
    /// For a form in `locale` whose checklist's plain texts are in `plain`, where it says so.
    pub fn new(locale: &str, plain: Option<&str>) -> Self {
        Self { chain: lookup_chain(locale), plain: plain.map(str::to_owned) }
    }

    /// The language tag of the form.
    pub fn locale(&self) -> &str {
        &self.chain[0]
    }

    /// The best of `plain` and the translations in `x_i18n`, both as `find` takes them out: first the
    /// form's language, then the plain text, then whatever language there is.
    pub fn pick<'a, T>(
        &self,
        plain: Option<T>,
        x_i18n: Option<&'a Value>,
        find: impl Fn(&'a Value) -> Option<T>,
    ) -> Option<(T, Option<String>)> {
        let plain_fits = self.plain.as_ref().is_some_and(|tag| self.chain.contains(tag));
        if plain_fits && let Some(text) = plain {
            return Some((text, None));
        }
        let translations = x_i18n.and_then(Value::as_object);
        let translated = |tag: &str| translations.and_then(|all| all.get(tag)).and_then(&find);
        if let Some(text) = self.chain.iter().find_map(|tag| translated(tag)) {
            return Some((text, None));
        }
        if let Some(text) = plain {
            return Some((text, self.plain.clone()));
        }
        let (tag, text) = translations?.iter().find_map(|(tag, all)| Some((tag, find(all)?)))?;
        Some((text, Some(tag.clone())))
    }
}
