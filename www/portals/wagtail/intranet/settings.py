"""To try the app on this machine; not for a server that others reach."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
# Where the database and the files that editors upload are.
DATA = Path(os.environ.get("INTRANET_DATA", Path(__file__).resolve().parent.parent / "data"))

SECRET_KEY = "only to try it"
DEBUG = True
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "intranet.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "intranet.sqlite3",
        # Two who write at once wait for each other: without this SQLite refuses who has read before.
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
    }
}

INSTALLED_APPS = [
    "intranet",
    "sovitaan",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "intranet.policy.strict",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

LANGUAGE_CODE = "fi"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("fi", "suomi"), ("sv", "svenska"), ("en", "English")]
TIME_ZONE = "Europe/Helsinki"
USE_TZ = True

# Where the app sends whoever is not logged in: the page of that name in `urls.py`.
LOGIN_URL = "login"
STATIC_URL = "/static/"
# The library's files, as `cargo xtask dist` or the package has them.
STATICFILES_DIRS = [("sovitaan/dist", os.environ.get("SOVITAAN_DIST", ROOT / "dist"))]
MEDIA_ROOT = DATA / "media"
MEDIA_URL = "/media/"
# A document may be as large as the form's answers get.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

WAGTAIL_SITE_NAME = "Kuntalan intranet"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
# Nothing is looked up outside.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
