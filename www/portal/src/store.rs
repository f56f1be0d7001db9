//! Where documents are kept: `SQLite` or `PostgreSQL`, by the same SQL.

use crate::config::Database;
use sovitaan::{state::same_name, submission};
use sqlx::{
    Any, AnyPool, Row, SqlSafeStr as _, Transaction,
    any::{AnyPoolOptions, AnyRow},
    migrate::{Migration, MigrationType, Migrator},
};
use std::{fmt::Write, path::Path};

/// A document's columns, and what a later document is to it.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT documents.*, (SELECT MAX(later.relation) FROM documents AS later ",
            "WHERE later.relates_to = documents.event_id AND later.source = documents.source ",
            "AND later.relation IN ('amends', 'replaces')) AS later FROM documents ",
            $rest
        )
    };
}

/// The steps to the tables of today, in their order. Each is there for good: a database knows which it has been through,
/// by their bytes.
const MIGRATIONS: [(&str, &str); 3] = [
    ("documents", include_str!("../migrations/0001_documents.sql")),
    ("agreements", include_str!("../migrations/0002_agreements.sql")),
    ("outbox", include_str!("../migrations/0003_outbox.sql")),
];

/// Written out rather than found by `sqlx::migrate!`: for that one macro all of `sqlx` would be compiled twice.
fn migrator() -> Migrator {
    let steps = (1..).zip(MIGRATIONS).map(|(number, (name, sql))| {
        Migration::new(number, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
    });
    Migrator::with_migrations(steps.collect())
}

/// As many halves have to be shared before anybody sees the others'.
pub(crate) const ENOUGH: usize = 2;

/// Documents shown on one page of the list.
pub(crate) const PAGE: i64 = 50;

/// What is known of a document without opening it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Document {
    /// The host's own name for it, made from source and event id; part of its address.
    pub id: String,
    pub source: String,
    pub event_id: String,
    pub type_: String,
    pub subject: Option<String>,
    /// The checklist's `$id`.
    pub checklist: String,
    /// The checklist's title in the document's own language.
    pub title: String,
    /// When it was completed, by the clock of whoever completed it.
    pub time: String,
    pub locale: String,
    pub datadigest: String,
    pub schemadigest: String,
    /// When it was stored, by this host's clock.
    pub received_at: String,
    /// Who answered alone: one party's half.
    pub party: Option<String>,
    /// Who has not agreed yet.
    pub waiting_for: Option<String>,
    /// How many points were left open.
    pub open_points: i64,
    /// When somebody means to come back to it.
    pub review_date: Option<String>,
    /// What it is to an earlier document, and the event id of that one.
    pub relation: Option<String>,
    pub relates_to: Option<String>,
    /// What a later document is to it: `amends` or `replaces`. Found when it is listed, not stored.
    pub later: Option<String>,
}

/// Whether two envelopes say the same: their bytes may differ by what a gateway has added on the way.
fn is_same(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(submission::open);
    matches!((one, other), (Ok(one), Ok(other)) if one == other)
}

/// What came of storing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stored {
    /// It is new here.
    Now,
    /// The same document was here already: sent again, because the answer had been lost.
    Before,
    /// Another document is here under the same source and event id.
    Otherwise,
}

/// One page of the list, newest first.
#[derive(Clone, Debug)]
pub(crate) struct Listing {
    pub documents: Vec<Document>,
    pub page: i64,
    pub pages: i64,
    pub total: i64,
}

/// The documents.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    pool: AnyPool,
    /// Whether other portals may have the same database.
    is_shared: bool,
}

impl Store {
    /// Opens the store and brings its tables up to date.
    pub(crate) async fn open(database: &Database) -> Result<Self, sqlx::Error> {
        sqlx::any::install_default_drivers();
        let url = match database {
            Database::File(path) => sqlite_url(&std::path::absolute(path)?),
            Database::Url(url) => url.clone(),
        };
        let pool = AnyPoolOptions::new().max_connections(5).connect(&url).await?;
        migrator().run(&pool).await?;
        Ok(Self { pool, is_shared: url.starts_with("postgres") })
    }

    /// Stores a document once, however often and however simultaneously it is sent: whether it was
    /// there already is decided by the database. The same statement notes whether it is `to_hand_on`. It is not noted
    /// where nobody hands on: notes would pile up, and go out some day to those of whom nobody knew then.
    pub(crate) async fn put(
        &self,
        document: &Document,
        envelope: &str,
        to_hand_on: bool,
    ) -> Result<Stored, sqlx::Error> {
        let inserted = sqlx::query(
            "INSERT INTO documents (id, source, event_id, type, subject, checklist, title, time, \
             locale, datadigest, schemadigest, received_at, envelope, party, waiting_for, open_points, \
             review_date, relation, relates_to, to_hand_on) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, \
             $20) \
             ON CONFLICT DO NOTHING",
        )
        .bind(&document.id)
        .bind(&document.source)
        .bind(&document.event_id)
        .bind(&document.type_)
        .bind(document.subject.as_deref())
        .bind(&document.checklist)
        .bind(&document.title)
        .bind(&document.time)
        .bind(&document.locale)
        .bind(&document.datadigest)
        .bind(&document.schemadigest)
        .bind(&document.received_at)
        .bind(envelope)
        .bind(document.party.as_deref())
        .bind(document.waiting_for.as_deref())
        .bind(document.open_points)
        .bind(document.review_date.as_deref())
        .bind(document.relation.as_deref())
        .bind(document.relates_to.as_deref())
        .bind(i64::from(to_hand_on))
        .execute(&self.pool)
        .await?;
        if inserted.rows_affected() == 1 {
            return Ok(Stored::Now);
        }
        let before: Option<String> =
            sqlx::query_scalar("SELECT envelope FROM documents WHERE source = $1 AND event_id = $2")
                .bind(&document.source)
                .bind(&document.event_id)
                .fetch_optional(&self.pool)
                .await?;
        let same = before.is_some_and(|before| is_same(&before, envelope));
        Ok(if same { Stored::Before } else { Stored::Otherwise })
    }

    /// The envelope as it came; none while nobody may read it.
    pub(crate) async fn envelope(&self, id: &str) -> Result<Option<String>, sqlx::Error> {
        match self.document(id).await? {
            Some(document) if !self.is_kept_back(&document).await? => {}
            _ => return Ok(None),
        }
        sqlx::query_scalar("SELECT envelope FROM documents WHERE id = $1").bind(id).fetch_optional(&self.pool).await
    }

    /// What is known of one document.
    pub(crate) async fn document(&self, id: &str) -> Result<Option<Document>, sqlx::Error> {
        if !is_storable(id) {
            return Ok(None);
        }
        let row = sqlx::query(select!("WHERE id = $1")).bind(id).fetch_optional(&self.pool).await?;
        row.as_ref().map(document).transpose()
    }

    /// A page of the list, the first of which is 1; a page that there is not is the nearest one.
    pub(crate) async fn list(&self, page: i64) -> Result<Listing, sqlx::Error> {
        let total: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM documents").fetch_one(&self.pool).await?;
        let pages = ((total + PAGE - 1) / PAGE).max(1);
        let page = page.clamp(1, pages);
        let rows = sqlx::query(select!("ORDER BY received_at DESC, id LIMIT $1 OFFSET $2"))
            .bind(PAGE)
            .bind((page - 1) * PAGE)
            .fetch_all(&self.pool)
            .await?;
        let documents = rows.iter().map(document).collect::<Result<_, _>>()?;
        Ok(Listing { documents, page, pages, total })
    }

    /// The documents that somebody meant to come back to by this day (ISO 8601), the longest due first; those in whose
    /// place a later one stands are left out.
    pub(crate) async fn due(&self, today: &str) -> Result<Vec<Document>, sqlx::Error> {
        let rows = sqlx::query(select!("WHERE review_date <= $1 ORDER BY review_date, id LIMIT $2"))
            .bind(today)
            .bind(PAGE)
            .fetch_all(&self.pool)
            .await?;
        let documents: Vec<Document> = rows.iter().map(document).collect::<Result<_, _>>()?;
        Ok(documents.into_iter().filter(|document| document.later.is_none()).collect())
    }

    /// The ids of the documents that this one goes on from, the first one last.
    pub(crate) async fn earlier(&self, document: &Document) -> Result<Vec<String>, sqlx::Error> {
        let mut chain = Vec::new();
        let mut next = document.relates_to.clone();
        // A chain that leads back into itself ends all the same.
        while let Some(id) = next.filter(|id| !chain.contains(id)) {
            next = sqlx::query_scalar("SELECT relates_to FROM documents WHERE event_id = $1 AND source = $2")
                .bind(&id)
                .bind(&document.source)
                .fetch_optional(&self.pool)
                .await?
                .flatten();
            chain.push(id);
        }
        Ok(chain)
    }

    /// Whether nobody may read a document yet: one party's half, until as many as have to be have shared theirs.
    pub(crate) async fn is_kept_back(&self, document: &Document) -> Result<bool, sqlx::Error> {
        Ok(match &document.subject {
            _ if document.party.is_none() => false,
            Some(subject) => self.halves(subject).await?.len() < ENOUGH,
            None => true,
        })
    }

    /// The halves that were shared under a subject: each party's own answers to one form, the latest of each party.
    pub(crate) async fn halves(&self, subject: &str) -> Result<Vec<String>, sqlx::Error> {
        if !is_storable(subject) {
            return Ok(Vec::new());
        }
        let rows = sqlx::query(
            "SELECT party, envelope FROM documents WHERE subject = $1 AND party IS NOT NULL ORDER BY received_at, id",
        )
        .bind(subject)
        .fetch_all(&self.pool)
        .await?;
        let mut halves: Vec<(String, String)> = Vec::new();
        for row in rows {
            let (party, envelope): (String, String) = (row.try_get("party")?, row.try_get("envelope")?);
            match halves.iter_mut().find(|(known, _)| same_name(known, &party)) {
                Some(half) => half.1 = envelope,
                None => halves.push((party, envelope)),
            }
        }
        Ok(halves.into_iter().map(|(_, envelope)| envelope).collect())
    }

    /// The oldest document that is to be handed on, of those that come after one (`received_at` and `id`).
    pub(crate) async fn to_hand_on(&self, after: &(String, String)) -> Result<Option<Waiting>, sqlx::Error> {
        let row = sqlx::query(
            "SELECT id, received_at, envelope FROM documents \
             WHERE to_hand_on = 1 AND (received_at, id) > ($1, $2) ORDER BY received_at, id LIMIT 1",
        )
        .bind(&after.0)
        .bind(&after.1)
        .fetch_optional(&self.pool)
        .await?;
        row.map(|row| {
            Ok(Waiting {
                id: row.try_get("id")?,
                received_at: row.try_get("received_at")?,
                envelope: row.try_get("envelope")?,
            })
        })
        .transpose()
    }

    /// Takes the note away: it has been handed on.
    pub(crate) async fn handed_on(&self, id: &str) -> Result<(), sqlx::Error> {
        sqlx::query("UPDATE documents SET to_hand_on = 0 WHERE id = $1").bind(id).execute(&self.pool).await?;
        Ok(())
    }

    /// Waits for the turn to hand on. Of all portals on one `PostgreSQL` one at a time has it, so that two do not hand
    /// on the same document; the server takes it back from one that is gone. A `SQLite` file has one portal.
    pub(crate) async fn turn(&self) -> Result<Turn, sqlx::Error> {
        if !self.is_shared {
            return Ok(Turn(None));
        }
        let mut turn = self.pool.begin().await?;
        // Longer than a document takes: who has it for longer hangs, and the others go on beside it. What is then said
        // twice, the stream knows again.
        sqlx::query("SET LOCAL lock_timeout = '30s'").execute(&mut *turn).await?;
        match sqlx::query("SELECT pg_advisory_xact_lock(1358789284)").execute(&mut *turn).await {
            Ok(_) => Ok(Turn(Some(turn))),
            Err(error) if has_timed_out(&error) => Ok(Turn(None)),
            Err(error) => Err(error),
        }
    }

    /// Ends every connection.
    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}

/// A document that is to be handed on.
pub(crate) struct Waiting {
    pub id: String,
    pub received_at: String,
    pub envelope: String,
}

/// The turn to hand on, until it is ended or dropped: a transaction in which nothing happens.
pub(crate) struct Turn(Option<Transaction<'static, Any>>);

impl Turn {
    /// Lets the next portal have it.
    pub(crate) async fn end(self) -> Result<(), sqlx::Error> {
        match self.0 {
            Some(turn) => turn.commit().await,
            None => Ok(()),
        }
    }
}

/// Whether a lock was waited for in vain (`lock_not_available`).
fn has_timed_out(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|error| error.code().as_deref() == Some("55P03"))
}

/// Whether a column may hold it. `PostgreSQL` knows no NUL, and does not even look for one: that is no failure of the
/// store, for what cannot be there is not there.
fn is_storable(text: &str) -> bool {
    !text.contains('\0')
}

fn document(row: &AnyRow) -> Result<Document, sqlx::Error> {
    Ok(Document {
        id: row.try_get("id")?,
        source: row.try_get("source")?,
        event_id: row.try_get("event_id")?,
        type_: row.try_get("type")?,
        subject: row.try_get("subject")?,
        checklist: row.try_get("checklist")?,
        title: row.try_get("title")?,
        time: row.try_get("time")?,
        locale: row.try_get("locale")?,
        datadigest: row.try_get("datadigest")?,
        schemadigest: row.try_get("schemadigest")?,
        received_at: row.try_get("received_at")?,
        party: row.try_get("party")?,
        waiting_for: row.try_get("waiting_for")?,
        open_points: row.try_get("open_points")?,
        review_date: row.try_get("review_date")?,
        relation: row.try_get("relation")?,
        relates_to: row.try_get("relates_to")?,
        later: row.try_get("later")?,
    })
}

/// The URL of a `SQLite` file. Every byte that could mean something in a URL is escaped, so any
/// absolute path is taken as it is written.
fn sqlite_url(path: &Path) -> String {
    let mut url = "sqlite://".to_owned();
    for &byte in path.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-".contains(&byte) {
            url.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(url, "%{byte:02X}");
        }
    }
    url + "?mode=rwc"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_path_is_a_url() {
        let url = |path| sqlite_url(Path::new(path));
        assert_eq!(url("/tmp/a.sqlite"), "sqlite:///tmp/a.sqlite?mode=rwc");
        assert_eq!(url("/tmp/ä ?.db"), "sqlite:///tmp/%C3%A4%20%3F.db?mode=rwc");
    }
}
