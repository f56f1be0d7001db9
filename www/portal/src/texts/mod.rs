//! What the portal says, as data: one file for each language, all of the same shape, so that a text
//! missing in one language does not compile.

mod en;
mod fi;
mod sv;

pub(crate) use {en::EN, fi::FI, sv::SV};

use crate::problem::Kind;
use jiff::civil::{Date, date};

/// The days of the news, newest first; the texts of each language stand in the same order.
pub(crate) const NEWS_DAYS: [Date; 4] = [date(2026, 11, 18), date(2026, 11, 12), date(2026, 11, 5), date(2026, 10, 29)];

/// Everything that is said in one language.
pub(crate) struct Texts {
    pub frame: Frame,
    pub home: Home,
    pub news: [NewsItem; NEWS_DAYS.len()],
    pub form: Form,
    pub documents: Documents,
    pub accessibility: Accessibility,
    pub missing: Apology,
    pub broken: Apology,
    pub problems: Problems,
}

/// What stands around every page.
pub(crate) struct Frame {
    pub name: &'static str,
    pub tagline: &'static str,
    pub suffix: &'static str,
    pub skip: &'static str,
    pub main_menu: &'static str,
    pub language_menu: &'static str,
    /// This language's own name; the switch shows it in every language.
    pub own_name: &'static str,
    pub trail: &'static str,
    pub municipality: &'static str,
    pub upkeep: &'static str,
    pub invented: &'static str,
}

/// The front page.
pub(crate) struct Home {
    pub menu: &'static str,
    pub title: &'static str,
    pub lead: &'static str,
    pub news: &'static str,
    pub news_path: &'static str,
    pub tools: &'static str,
    pub tools_lead: &'static str,
    pub reminder: &'static str,
    pub reminder_text: &'static str,
    pub more_news: &'static str,
}

/// A piece of news.
pub(crate) struct NewsItem {
    pub slug: &'static str,
    pub category: &'static str,
    pub title: &'static str,
    pub lead: &'static str,
    pub body: &'static [&'static str],
    /// The name of a checklist that it is about.
    pub see: Option<&'static str>,
}

/// What stands around a form.
pub(crate) struct Form {
    pub fallback: &'static str,
    pub stored: &'static str,
    pub open: &'static str,
    pub language: &'static str,
    pub show_example: &'static str,
    pub show_empty: &'static str,
    pub example_slug: &'static str,
    pub example: &'static str,
    pub example_notice: &'static str,
    pub example_notice_more: &'static str,
    pub no_example: &'static str,
    pub apart_slug: &'static str,
    pub apart: &'static str,
    pub apart_notice: &'static str,
    pub go_on_slug: &'static str,
    pub go_on_notice: &'static str,
    pub compare_slug: &'static str,
    pub compare: &'static str,
    pub compare_notice: &'static str,
    pub compare_wait: &'static str,
    pub next_slug: &'static str,
    pub next_notice: &'static str,
    pub nothing_carried: &'static str,
    pub others: &'static str,
    pub help: &'static str,
    pub help_text: &'static str,
}

/// The list of documents and the page of one.
pub(crate) struct Documents {
    pub slug: &'static str,
    pub menu: &'static str,
    pub lead: &'static str,
    pub none: &'static str,
    pub caption: &'static str,
    pub column_document: &'static str,
    pub column_stored: &'static str,
    pub column_checklist: &'static str,
    pub column_status: &'static str,
    pub due: &'static str,
    pub go_on: &'static str,
    pub amend: &'static str,
    pub hidden: &'static str,
    pub number: &'static str,
    pub subject: &'static str,
    pub version: &'static str,
    pub language: &'static str,
    pub in_finnish: &'static str,
    pub in_swedish: &'static str,
    pub in_english: &'static str,
    pub print: &'static str,
    pub fallback: &'static str,
    pub unavailable: &'static str,
    pub pages: &'static str,
    pub newer: &'static str,
    pub older: &'static str,
}

/// The accessibility page.
pub(crate) struct Accessibility {
    pub slug: &'static str,
    pub title: &'static str,
    pub lead: &'static str,
    pub sections: &'static [(&'static str, &'static str)],
}

/// A page that says why there is no page.
pub(crate) struct Apology {
    pub title: &'static str,
    pub text: &'static str,
}

/// The title and the sentence of a refusal of the API.
pub(crate) struct Said {
    pub title: &'static str,
    pub detail: &'static str,
}

/// The refusals of the API.
pub(crate) struct Problems {
    pub cross_site: Said,
    pub media_type: Said,
    pub too_large: Said,
    pub too_slow: Said,
    pub not_json: Said,
    pub malformed: Said,
    pub unknown_checklist: Said,
    pub altered: Said,
    pub unacknowledged: Said,
    pub other_edition: Said,
    pub invalid: Said,
    pub conflict: Said,
    pub not_found: Said,
    pub method: Said,
    pub internal: Said,
}

impl Problems {
    pub(crate) fn of(&self, kind: Kind) -> &Said {
        match kind {
            Kind::CrossSite => &self.cross_site,
            Kind::MediaType => &self.media_type,
            Kind::TooLarge => &self.too_large,
            Kind::TooSlow => &self.too_slow,
            Kind::NotJson => &self.not_json,
            Kind::Malformed => &self.malformed,
            Kind::UnknownChecklist => &self.unknown_checklist,
            Kind::Altered => &self.altered,
            Kind::Unacknowledged => &self.unacknowledged,
            Kind::OtherEdition => &self.other_edition,
            Kind::Invalid => &self.invalid,
            Kind::Conflict => &self.conflict,
            Kind::NotFound => &self.not_found,
            Kind::Method => &self.method,
            Kind::Internal => &self.internal,
        }
    }
}
