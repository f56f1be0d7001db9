-- Envelopes in PostgreSQL: what is stored, how far each document is, and each answer as a row.

CREATE TABLE envelopes (
    envelope jsonb NOT NULL CHECK (jsonb_typeof(envelope -> 'data') = 'object'),
    received timestamptz NOT NULL DEFAULT now(),
    -- Together they name one document: one that is sent again is stored once (ON CONFLICT DO NOTHING).
    source text NOT NULL GENERATED ALWAYS AS (envelope ->> 'source') STORED,
    id text NOT NULL GENERATED ALWAYS AS (envelope ->> 'id') STORED,
    PRIMARY KEY (source, id)
);

-- One row per document with its state. One that a later document goes on from says by which, and is not due any more.
CREATE VIEW documents AS
SELECT
    stored.source,
    stored.id,
    envelope ->> 'dataschema' AS checklist,
    envelope ->> 'subject' AS subject,
    envelope ->> 'locale' AS locale,
    (envelope ->> 'time')::timestamptz AS completed,
    replace(envelope ->> 'type', 'fi.sovitaan.submission.', '') AS state,
    envelope ->> 'waitingfor' AS waiting_for,
    coalesce((envelope ->> 'openpoints')::integer, 0) AS open_points,
    coalesce(envelope ->> 'chainid', stored.id) AS chain,
    later.relation AS superseded_how,
    later.id AS superseded_by,
    (envelope ->> 'reviewdate')::date AS review_date,
    later.id IS NULL AND coalesce((envelope ->> 'reviewdate')::date <= current_date, false) AS due
FROM envelopes AS stored
LEFT JOIN LATERAL (
    SELECT next.id, next.envelope ->> 'relation' AS relation
    FROM envelopes AS next
    WHERE next.source = stored.source AND next.envelope ->> 'relatesto' = stored.id
    ORDER BY next.received DESC, next.id DESC
    LIMIT 1
) AS later ON true;

-- One row per answer: its place in the document (a JSON Pointer), and the answer itself.
CREATE VIEW answers AS
WITH RECURSIVE walk AS (
    SELECT source, id, envelope ->> 'dataschema' AS checklist, '' AS pointer, envelope -> 'data' AS answer
    FROM envelopes
    UNION ALL
    SELECT source, id, checklist, pointer || '/' || step.name, step.value
    FROM walk
    CROSS JOIN LATERAL (
        SELECT replace(replace(key, '~', '~0'), '/', '~1') AS name, value
        FROM jsonb_each(CASE jsonb_typeof(answer) WHEN 'object' THEN answer ELSE '{}' END)
        UNION ALL
        SELECT (place - 1)::text, value
        FROM jsonb_array_elements(CASE jsonb_typeof(answer) WHEN 'array' THEN answer ELSE '[]' END)
            WITH ORDINALITY AS items (value, place)
    ) AS step
)
SELECT source, id, checklist, pointer, answer
FROM walk
WHERE jsonb_typeof(answer) NOT IN ('object', 'array');
