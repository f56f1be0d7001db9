//! The three languages of the intranet.

use crate::texts::{self, Texts};

/// Something that there is in each language: one that is missing does not compile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct InThree<T> {
    pub fi: T,
    pub sv: T,
    pub en: T,
}

impl<T> InThree<T> {
    pub(crate) fn each(make: impl Fn(Language) -> T) -> Self {
        Self { fi: make(Language::Finnish), sv: make(Language::Swedish), en: make(Language::English) }
    }

    pub(crate) fn of(&self, language: Language) -> &T {
        match language {
            Language::Finnish => &self.fi,
            Language::Swedish => &self.sv,
            Language::English => &self.en,
        }
    }
}

/// A language that every page exists in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Finnish; what is shown when nothing else is asked for.
    Finnish,
    /// Swedish as it is written in Finland.
    Swedish,
    /// English.
    English,
}

impl Language {
    /// All of them, in the order of the language switch.
    pub const ALL: [Self; 3] = [Self::Finnish, Self::Swedish, Self::English];

    /// The BCP 47 tag, which is also the first part of a page's path.
    ///
    /// ```
    /// # use sovitaan_portal::Language;
    /// assert_eq!(Language::Swedish.tag(), "sv");
    /// ```
    pub fn tag(self) -> &'static str {
        match self {
            Self::Finnish => "fi",
            Self::Swedish => "sv",
            Self::English => "en",
        }
    }

    /// Everything that the portal says in this language.
    pub(crate) fn texts(self) -> &'static Texts {
        match self {
            Self::Finnish => &texts::FI,
            Self::Swedish => &texts::SV,
            Self::English => &texts::EN,
        }
    }

    /// The language of a tag, whatever its region or script (`sv-FI` is Swedish).
    ///
    /// ```
    /// # use sovitaan_portal::Language;
    /// assert_eq!(Language::of_tag("sv-FI"), Some(Language::Swedish));
    /// assert_eq!(Language::of_tag("se"), None);
    /// ```
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The language of a page's path: its first part.
    pub(crate) fn of_path(path: &str) -> Option<Self> {
        let first = path.strip_prefix('/')?.split('/').next()?;
        Self::ALL.into_iter().find(|language| language.tag() == first)
    }

    /// The one that a browser likes best, by its `Accept-Language`; Finnish when it likes none of them.
    ///
    /// ```
    /// # use sovitaan_portal::Language;
    /// assert_eq!(Language::preferred("de, sv-FI;q=0.8, en;q=0.9"), Language::English);
    /// assert_eq!(Language::preferred("de"), Language::Finnish);
    /// ```
    pub fn preferred(accept_language: &str) -> Self {
        let mut best: Option<(f32, Self)> = None;
        for range in accept_language.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let Some(language) = parts.next().and_then(Self::of_tag) else { continue };
            let weight =
                parts.find_map(|parameter| parameter.strip_prefix("q=")).map_or(1.0, |q| q.parse().unwrap_or(0.0));
            if weight > best.map_or(0.0, |(heaviest, _)| heaviest) {
                best = Some((weight, language));
            }
        }
        best.map_or(Self::Finnish, |(_, language)| language)
    }
}
