"""The SDK of CloudEvents for Python reads envelopes: texts come in, one list of them; what it makes of each goes out."""

import json
import sys

from cloudevents.core.bindings.http import HTTPMessage, from_structured_event, to_structured_event

seen = []
for text in json.loads(sys.stdin.buffer.read()):
    message = HTTPMessage({"content-type": "application/cloudevents+json"}, text.encode("utf-8"))
    event = from_structured_event(message)
    attributes = {**event.get_attributes(), "time": event.get_time().isoformat()}
    written = to_structured_event(event).body.decode("utf-8")
    seen.append({"attributes": attributes, "data": event.get_data(), "written": written})
print(json.dumps(seen))
