"""What a site without a page named "login" shows to a stranger: `stranger.py PATH LOGIN_URL`.

Wagtail's own template of a project has no such page. The site's address that PATH asks for, and the documents, as JSON.
"""

import json
import sys

import django

django.setup()

from django.test import Client  # noqa: E402
from django.test.utils import override_settings  # noqa: E402
from intranet import urls  # noqa: E402

# Django finds it under the name of this module.
urlpatterns = [pattern for pattern in urls.urlpatterns if getattr(pattern, "name", None) != "login"]

path, login = sys.argv[1:]
with override_settings(ROOT_URLCONF=__name__, LOGIN_URL=login):
    site = Client(SERVER_NAME="127.0.0.1")
    page, documents = site.get(path), site.get("/sovitaan/documents/")
    print(json.dumps({"status": page.status_code, "text": page.text, "location": documents["Location"]}))
