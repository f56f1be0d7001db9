-- Envelopes in PostgreSQL: what is stored, how far each document is, each answer as a row, and the answers to one
-- checklist as columns.

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

-- Makes a view for reports on one checklist: a row per document as above, and a column per question. A question is named
-- by its JSON Pointer, and so is its column. An answer is text (cast it where a report counts), a list is JSON as text,
-- no answer is null.
--
-- checklist: what its `$id` begins with, so that the documents of all its versions are there.
CREATE FUNCTION make_report(report text, checklist text, VARIADIC pointers text[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    columns text := '';
    pointer text;
    path text[];
BEGIN
    FOREACH pointer IN ARRAY pointers LOOP
        path := ARRAY(
            SELECT replace(replace(step, '~1', '/'), '~0', '~')
            FROM unnest(string_to_array(substr(pointer, 2), '/')) WITH ORDINALITY AS steps (step, place)
            ORDER BY place
        );
        columns := columns || format(', envelopes.envelope -> ''data'' #>> %L AS %I', path, pointer);
    END LOOP;
    EXECUTE format(
        'CREATE VIEW %I AS SELECT documents.*%s FROM documents JOIN envelopes USING (source, id)
            WHERE starts_with(documents.checklist, %L)',
        report, columns, checklist
    );
END
$$;

-- How pair work goes on, for whoever plans it. Another report is another call.
SELECT make_report(
    'pair_work_reviews', 'urn:sovitaan:checklist:pair-work-review:',
    '/agreement/date', '/agreed/reached', '/experience/from', '/workers/load', '/change/keep', '/next/decision',
    '/next/reviewDate'
);
