//! Refusals of the API: RFC 9457 problem details.

use crate::{Language, log};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

/// Why the API says no. Each has a status, a `type` and, in every language, a title and a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Sent by a page of another site.
    CrossSite,
    /// Neither of the two content types that are read.
    MediaType,
    /// More bytes than are read.
    TooLarge,
    /// The body did not arrive in time.
    TooSlow,
    /// No JSON.
    NotJson,
    /// JSON, but not an envelope.
    Malformed,
    /// An envelope of a checklist that this host does not have.
    UnknownChecklist,
    /// The digest is not the data's: something changed the document on its way.
    Altered,
    /// Somebody agreed to other answers, or twice.
    Unacknowledged,
    /// The digest is not the checklist's: it was filled in with another edition of it.
    OtherEdition,
    /// The answers break the checklist.
    Invalid,
    /// Another document was stored under the same source and id.
    Conflict,
    /// Nothing at this address.
    NotFound,
    /// The address exists, for other methods.
    Method,
    /// The host could not do its part.
    Internal,
}

impl Kind {
    fn status(self) -> StatusCode {
        match self {
            Self::CrossSite => StatusCode::FORBIDDEN,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::NotJson => StatusCode::BAD_REQUEST,
            Self::Malformed
            | Self::UnknownChecklist
            | Self::Altered
            | Self::Unacknowledged
            | Self::OtherEdition
            | Self::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict => StatusCode::CONFLICT,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn type_(self) -> &'static str {
        match self {
            Self::CrossSite => "urn:sovitaan:problem:cross-site",
            Self::MediaType => "urn:sovitaan:problem:media-type",
            Self::TooLarge => "urn:sovitaan:problem:too-large",
            Self::TooSlow => "urn:sovitaan:problem:too-slow",
            Self::NotJson => "urn:sovitaan:problem:not-json",
            Self::Malformed => "urn:sovitaan:problem:malformed",
            Self::UnknownChecklist => "urn:sovitaan:problem:unknown-checklist",
            Self::Altered => "urn:sovitaan:problem:altered",
            Self::Unacknowledged => "urn:sovitaan:problem:unacknowledged",
            Self::OtherEdition => "urn:sovitaan:problem:other-edition",
            Self::Invalid => "urn:sovitaan:problem:invalid",
            Self::Conflict => "urn:sovitaan:problem:conflict",
            Self::NotFound => "urn:sovitaan:problem:not-found",
            Self::Method => "urn:sovitaan:problem:method",
            Self::Internal => "urn:sovitaan:problem:internal",
        }
    }
}

/// One refusal, ready to be sent.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    kind: Kind,
    language: Language,
    reason: Option<String>,
    members: Vec<(&'static str, Value)>,
    checklist: Option<String>,
}

impl Problem {
    pub(crate) fn new(kind: Kind, language: Language) -> Self {
        Self { kind, language, reason: None, members: Vec::new(), checklist: None }
    }

    /// More than the sentence of the kind says: which part, and what is wrong with it.
    pub(crate) fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    /// A member of its own beside the standard ones (RFC 9457, 3.2).
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.members.push((name, value.into()));
        self
    }

    /// The checklist that it is about, for the log.
    pub(crate) fn about(mut self, checklist: &str) -> Self {
        self.checklist = Some(checklist.to_owned());
        self
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.kind.status();
        let words = self.language.texts().problems.of(self.kind);
        let detail = match self.reason {
            Some(reason) => format!("{} ({reason})", words.detail),
            None => words.detail.to_owned(),
        };
        let mut json = json!({
            "type": self.kind.type_(),
            "title": words.title,
            "status": status.as_u16(),
            "detail": detail,
        });
        if let Value::Object(standard) = &mut json {
            standard.extend(self.members.into_iter().map(|(name, value)| (name.to_owned(), value)));
        }
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json")),
            (header::CONTENT_LANGUAGE, HeaderValue::from_static(self.language.tag())),
            (header::CACHE_CONTROL, crate::headers::KEEP_NOWHERE),
        ];
        let response = (status, headers, json.to_string()).into_response();
        match self.checklist {
            Some(checklist) => log::about(response, &checklist),
            None => response,
        }
    }
}
