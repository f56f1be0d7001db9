"""Texts of JSON come in, one list of them; what Python's json makes of each goes out."""

import json
import sys

texts = json.loads(sys.stdin.buffer.read())
print(json.dumps([json.dumps(json.loads(text)) for text in texts]))
