"""What is looked at before a document is stored.

The answers themselves were judged in the browser. Whoever has to be sure that they are valid checks `data` with a
validator of JSON Schema 2020-12 besides.
"""

import json

from . import checklists
from .models import Document
from .problem import Problem

LONGEST_ID = Document._meta.get_field("id").max_length


def read(body):
    """The id of an envelope and the name of its checklist."""
    try:
        # For a look only: what is stored is the body.
        envelope = json.loads(body.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise Problem("not-json") from None
    if not isinstance(envelope, dict):
        raise Problem("not-json")
    texts = [envelope.get(name) for name in ("specversion", "id", "source", "type", "dataschema", "locale")]
    if not all(isinstance(text, str) and text for text in texts):
        raise Problem("malformed")
    version, identity, _, kind, dataschema, _ = texts
    is_ours = version == "1.0" and kind.startswith("fi.sovitaan.submission.")
    # An id stands in addresses: no line breaks, no half characters.
    is_name = identity.isprintable() and len(identity) <= LONGEST_ID
    if not is_ours or not is_name or not isinstance(envelope.get("data"), dict):
        raise Problem("malformed")
    name = checklists.name_of(dataschema)
    if name is None:
        raise Problem("unknown")
    return identity, name


def _refuse(constant):
    """Python reads `NaN` and `Infinity`, which are no JSON."""
    raise ValueError(constant)
