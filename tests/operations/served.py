"""The project's settings as in production, but for static files, which take a minute."""

from newsroom.settings import *  # noqa: F403
from newsroom.settings import STORAGES

STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)
