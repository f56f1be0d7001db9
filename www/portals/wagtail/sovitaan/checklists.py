"""The checklists that came with the library: each a file of its `dist/schemas`, found as Django finds static files."""

import json
import re
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static

FOLDER = "sovitaan/dist/schemas"


def url(name):
    """Where a browser gets a checklist."""
    return static(f"{FOLDER}/{name}.json")


@cache
def titles():
    """Their titles by name, each a dictionary of languages: whatever stands there but the schema of the envelope."""
    folder = finders.find(FOLDER)
    if not folder:
        return {}
    files = (file for file in sorted(Path(folder).glob("*.json")) if file.stem != "envelope")
    return {file.stem: _titles_of(json.loads(file.read_text(encoding="utf-8"))) for file in files}


def title(name, language):
    """What a checklist is called; its name when its file is not there any more."""
    known = titles().get(name, {})
    return known.get(language) or known.get("") or name


def name_of(dataschema):
    """Which checklist a document was made with, `urn:sovitaan:checklist:NAME:1.0.0`; None when it is none of ours."""
    found = re.match(r"urn:sovitaan:checklist:([a-z0-9-]+):", dataschema)
    return found[1] if found and found[1] in titles() else None


def choices():
    """What an editor chooses from."""
    from .words import language

    return [(name, title(name, language())) for name in titles()]


def _titles_of(schema):
    translated = {tag: words["title"] for tag, words in schema.get("x-i18n", {}).items() if "title" in words}
    return {"": schema.get("title"), **translated}
