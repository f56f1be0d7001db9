//! The pages that there are, and the address of each in each language.

use crate::Language;

/// A page of the intranet, whatever its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    Home,
    /// A piece of news, by its place in the list.
    News(usize),
    /// The page with a checklist's form.
    Topic(Topic),
    /// The list of stored documents.
    Documents,
    /// One stored document, by its id.
    Document(String),
    Accessibility,
}

impl Page {
    /// Where the page stands in a language.
    pub(crate) fn path(&self, language: Language) -> String {
        let (tag, texts) = (language.tag(), language.texts());
        match self {
            Self::Home => format!("/{tag}"),
            Self::News(at) => {
                format!("/{tag}/{}/{}", texts.home.news_path, texts.news[*at].slug)
            }
            Self::Topic(topic) => format!("/{tag}/{}", texts.topics.of(*topic).slug),
            Self::Documents => format!("/{tag}/{}", texts.documents.slug),
            Self::Document(id) => format!("/{tag}/{}/{id}", texts.documents.slug),
            Self::Accessibility => format!("/{tag}/{}", texts.accessibility.slug),
        }
    }
}

/// A subject that has a page of its own and a checklist on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    PairWork,
    Disagreement,
    Documentation,
}

impl Topic {
    pub(crate) const ALL: [Self; 3] = [Self::PairWork, Self::Disagreement, Self::Documentation];

    /// The name of the checklist: its file's, and the last part but one of its `$id`.
    pub(crate) fn checklist(self) -> &'static str {
        match self {
            Self::PairWork => "pair-work-agreement",
            Self::Disagreement => "disagreement-protocol",
            Self::Documentation => "documentation-practices",
        }
    }

    /// The topic of a checklist's `$id` (`urn:sovitaan:checklist:<name>:<version>`), if it has a page.
    pub(crate) fn of_checklist(id: &str) -> Option<Self> {
        let name = id.strip_prefix("urn:sovitaan:checklist:")?.split(':').next()?;
        Self::ALL.into_iter().find(|topic| topic.checklist() == name)
    }
}
