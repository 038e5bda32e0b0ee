"""The address of something on this site, whole."""

from django.conf import settings


def absolute(path: str) -> str:
    """“/sport/” as “https://courant.example/sport/”; another site's stays as it is."""
    own = path.startswith("/") and not path.startswith("//")
    return settings.SITE_URL + path if own else path
