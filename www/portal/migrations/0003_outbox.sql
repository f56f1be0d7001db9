-- Whether a document is still to be handed on (`outbox.rs`): 1 from when it is stored until another program has said
-- that it has it. A column, and no table beside this one: one statement stores a document and notes it.
ALTER TABLE documents ADD COLUMN to_hand_on BIGINT NOT NULL DEFAULT 0;

-- Only what is waiting is in it, in the order in which it goes.
CREATE INDEX documents_to_hand_on ON documents (received_at, id) WHERE to_hand_on = 1;
