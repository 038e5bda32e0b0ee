"""The project's settings, with what makes tests quick, alike and alone."""

import os

from tests import servers

# What a developer's own environment says must not change what tests see.
os.environ |= {
    "SECRET_KEY": "for-tests-only-" + "0123456789abcdef" * 4,
    "DATABASE_URL": servers.database_url(),
    "SITE_URL": "http://127.0.0.1:8000",
    "SITE_NAME": "De Courant",
    "LANGUAGE_CODE": "nl",
    "TIME_ZONE": "Europe/Amsterdam",
    "DEBUG": "off",
}

from newsroom.settings import *  # noqa: F403
from newsroom.settings import DATABASES, STORAGES

# Each worker of pytest-xdist writes its own files; databases get its name by themselves.
FOLDER = servers.FOLDER / os.environ.get("PYTEST_XDIST_WORKER", "alone")

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, since other threads and processes write to it too. Nothing is kept, so
    # nothing needs to reach the disk.
    DATABASES["default"]["TEST"] = {"NAME": str(servers.FOLDER / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0

MEDIA_ROOT = FOLDER / "media"
STATIC_ROOT = FOLDER / "static"
BUILT_ROOT = FOLDER / "built"
STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)
# What the worker does, done at once.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
# Drawn where a test asks for it: a card for every story of every test takes minutes.
SOCIAL_CARDS = False
# A thread would write after its test is over.
COUNT_READS = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
