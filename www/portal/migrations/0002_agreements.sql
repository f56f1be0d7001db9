-- What an envelope says of an agreement: how far it has come, and what it is to an earlier one.
ALTER TABLE documents ADD COLUMN party TEXT;
ALTER TABLE documents ADD COLUMN waiting_for TEXT;
ALTER TABLE documents ADD COLUMN open_points BIGINT NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN review_date TEXT;
ALTER TABLE documents ADD COLUMN relation TEXT;
ALTER TABLE documents ADD COLUMN relates_to TEXT;

CREATE INDEX documents_due ON documents (review_date);
CREATE INDEX documents_related ON documents (relates_to);
