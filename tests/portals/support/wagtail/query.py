"""Rows of a file of SQLite as JSON: `query.py FILE SQL`."""

import json
import sqlite3
import sys

with sqlite3.connect(sys.argv[1]) as database:
    print(json.dumps(database.execute(sys.argv[2]).fetchall()))
