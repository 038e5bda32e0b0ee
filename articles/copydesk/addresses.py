"""Where a link in a story leads: nowhere, to a page, or to a story of our own."""

import re
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

_host = re.compile(
    r"(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\]|"
    r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{1,62})\.?\Z",
    re.IGNORECASE,
)
_mail = re.compile(r"[^\s@]{1,64}@[^\s@]{1,255}\.[^\s@.]{2,63}\Z")
_telephone = re.compile(r"\+?[\d\s().-]{3,25}\Z")
_own_path = re.compile(r"/[\w-]+/[\w%-]*~([1-9]\d{0,17})/?\Z")


def malformed(address: str) -> bool:
    """Whether a reader who clicks gets nowhere: no scheme, no host, a doubled scheme."""
    parts = _split(address)
    if parts is None:
        return True
    if parts.scheme in ("http", "https"):
        return not _reachable(parts)
    if parts.scheme == "mailto":
        return not _mail.match(parts.path)
    if parts.scheme == "tel":
        return not _telephone.match(parts.path)
    # A path of our own site is fine; “www.example.com” is none.
    return bool(parts.scheme) or not address.startswith("/")


def own_story(address: str) -> int | None:
    """The number of the story of ours that an address leads to."""
    parts = _split(address)
    if parts is None or parts.netloc not in ("", urlsplit(settings.SITE_URL).netloc):
        return None
    found = _own_path.match(parts.path)
    return int(found[1]) if found else None


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _reachable(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    if parts.netloc.startswith("["):
        host = f"[{host}]"
    if len(host) > 253 or any(character.isspace() for character in parts.netloc):
        return False
    return bool(_host.match(host)) and parts.netloc not in ("http:", "https:")
