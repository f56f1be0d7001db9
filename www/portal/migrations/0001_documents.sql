-- One stored document is one row. The SQL is the part that SQLite and PostgreSQL share.
--
-- `envelope` is the text as it came, byte for byte; the other columns are copied out of it (or, `id`
-- and `received_at`, made here) so that documents can be listed without opening them.
CREATE TABLE documents (
    id           TEXT NOT NULL PRIMARY KEY,
    source       TEXT NOT NULL,
    event_id     TEXT NOT NULL,
    type         TEXT NOT NULL,
    subject      TEXT,
    checklist    TEXT NOT NULL,
    title        TEXT NOT NULL,
    time         TEXT NOT NULL,
    locale       TEXT NOT NULL,
    datadigest   TEXT NOT NULL,
    schemadigest TEXT NOT NULL,
    received_at  TEXT NOT NULL,
    envelope     TEXT NOT NULL,
    -- A document is stored once however often it is sent.
    UNIQUE (source, event_id)
);

CREATE INDEX documents_newest ON documents (received_at DESC, id);
