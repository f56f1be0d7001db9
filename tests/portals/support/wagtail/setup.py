"""Makes the site: `setup.py PASSWORD`. Its tables and its people."""

import sys

import django

django.setup()

from django.contrib.auth.models import Group, User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from wagtail.users.models import UserProfile  # noqa: E402

call_command("migrate", verbosity=0)
for name, first, last in [
    ("editor", "Elli", "Toimittaja"),
    ("worker", "Aino", "Työntekijä"),
    ("other", "Antti", "Toinen"),
]:
    User.objects.create_user(name, password=sys.argv[1], first_name=first, last_name=last)
editor = User.objects.get(username="editor")
# Those who may publish.
editor.groups.add(Group.objects.get(name="Moderators"))
profile = UserProfile.get_for_user(editor)
profile.preferred_language = "en"
profile.save()
