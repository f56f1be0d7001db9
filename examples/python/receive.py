"""A host of one page: receives envelopes, checks them, and stores each once.

    cargo run --example envelope-schema schemas/NAME.json > SCHEMAS/NAME.json    # for each checklist
    SCHEMAS=SCHEMAS DATABASE=documents.sqlite uvicorn --app-dir examples/python receive:app

What no schema can say of answers that are not finished is not checked here; a host that stores drafts looks again when
they are finished. A login, and who may read what, are the host's own.
"""

import hashlib
import json
import os
import sqlite3
from pathlib import Path

import rfc8785
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from jsonschema import Draft202012Validator

LONGEST = 5_000_000

app = FastAPI()
schemas = [json.loads(path.read_text("utf-8")) for path in Path(os.environ["SCHEMAS"]).glob("*.json")]
judges = {
    schema["properties"]["dataschema"]["const"]: Draft202012Validator(
        schema, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    for schema in schemas
}
database = sqlite3.connect(os.environ["DATABASE"])
database.execute("CREATE TABLE IF NOT EXISTS documents (source, id, canonical, text, UNIQUE (source, id))")


@app.post("/api/documents")
async def receive(request: Request):
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LONGEST:
            return problem(413, "too-large", "The document is too large.")
    try:
        envelope = json.loads(body.decode("utf-8"), parse_constant=refuse)
    except (ValueError, RecursionError):
        return problem(400, "not-json", "The document is no JSON.")
    judge = judges.get(text(envelope, "dataschema"))
    if not judge:
        return problem(422, "unknown-checklist", "This checklist is not known here.")
    errors = [place for error in judge.iter_errors(envelope) for place in places(error)]
    if errors:
        return problem(422, "invalid", "The document does not keep to its schema.", errors)
    try:
        digest = hashlib.sha256(rfc8785.dumps(envelope["data"])).hexdigest()
        canonical = rfc8785.dumps(envelope)
    except rfc8785.CanonicalizationError:
        return problem(422, "altered", "The document has numbers with more digits than can be kept.")
    if envelope["datadigest"] != f"sha-256-{digest}":
        return problem(422, "altered", "The answers were changed after they were sealed.")
    return store(envelope, canonical, bytes(body))


def store(envelope, canonical, body):
    name = (envelope["source"], envelope["id"])
    with database:
        new = database.execute("INSERT OR IGNORE INTO documents VALUES (?, ?, ?, ?)", (*name, canonical, body)).rowcount
    stored = database.execute("SELECT canonical FROM documents WHERE source = ? AND id = ?", name).fetchone()[0]
    if stored != canonical:
        return problem(409, "conflict", "Another document has this source and id.")
    # 200: the answer got lost, and the form has sent it again.
    return Response(status_code=201 if new else 200, headers={"location": f"/api/documents/{envelope['id']}"})


def places(error):
    """An error with its pointer, into the answers where it is there. Where some are missing, to each question."""
    ends = [()]
    if error.validator == "required":
        ends = [(name,) for name in error.validator_value if name not in error.instance]
    for end in ends:
        steps = (str(step).replace("~", "~0").replace("/", "~1") for step in (*error.absolute_path, *end))
        pointer = "".join(f"/{step}" for step in steps)
        # The message of the validator repeats answers.
        yield {"pointer": pointer.removeprefix("/data"), "detail": f"This does not keep to '{error.validator}'."}


def problem(status, code, detail, errors=()):
    """RFC 9457."""
    content = {"type": f"urn:example:problem:{code}", "status": status, "detail": detail, "errors": list(errors)}
    return JSONResponse(content, status, media_type="application/problem+json")


def text(envelope, name):
    value = envelope.get(name) if isinstance(envelope, dict) else None
    return value if isinstance(value, str) else None


def refuse(constant):
    """Python reads NaN and Infinity, which are no JSON."""
    raise ValueError(constant)
