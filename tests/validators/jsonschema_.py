"""Python's jsonschema: interprets a schema. `python jsonschema_.py FOLDER`"""

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

root = Path(__file__).resolve().parents[2]
faults = 0
for path in sorted(Path(sys.argv[1]).iterdir()):
    asked = json.loads(path.read_text("utf-8"))
    schema, name = asked["schema"], asked["schema"]
    if isinstance(schema, str):
        schema = json.loads((root / schema).read_text("utf-8"))
    else:
        name = schema["title"]
    documents = asked["documents"]
    judge = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    other = [document for document in documents if judge.is_valid(document["data"]) != document["valid"]]
    for document in other:
        print(f"  {'valid only' if document['valid'] else 'invalid only'} for us: {document['why']}")
    agreed = len(documents) - len(other)
    print(f"jsonschema (Python), {name}: {agreed}/{len(documents)} verdicts as ours")
    faults += len(other) or not documents
sys.exit(faults > 0)
