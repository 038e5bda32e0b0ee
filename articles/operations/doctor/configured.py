"""What is set: keys, hosts, TLS, and who has to have a second step."""

import datetime as dt
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from articles.operations.doctor.finding import Finding, doubtful, well, wrong

LONG, VARIED = 50, 5
HERE = ("localhost", "127.0.0.1", "::1")


def secret_key(at: dt.datetime) -> Iterator[Finding]:
    key = settings.SECRET_KEY
    if len(key) < LONG or len(set(key)) < VARIED or key.startswith("django-insecure"):
        words = _("SECRET_KEY is short or can be guessed: sessions can be forged.")
        cure = _(
            "Put 50 random characters in SECRET_KEY_FILE; everybody signs in anew."
        )
        yield wrong("secret_key", words, cure)
    else:
        yield well("secret_key", _("SECRET_KEY is long enough."))


def debug(at: dt.datetime) -> Iterator[Finding]:
    if settings.DEBUG:
        words = _("DEBUG is on: faults show code and settings to everybody.")
        yield wrong("debug", words, _("Take DEBUG out of the environment."))
    else:
        yield well("debug", _("DEBUG is off."))


def hosts(at: dt.datetime) -> Iterator[Finding]:
    """The paper's own name is among those that it answers to, and not every name is."""
    host = urlsplit(settings.SITE_URL).hostname or ""
    if "*" in settings.ALLOWED_HOSTS:
        words = _("ALLOWED_HOSTS takes every name: pages can be made for a false one.")
        yield wrong("hosts", words, _("Name the paper’s own hosts in ALLOWED_HOSTS."))
    elif not any(_matches(host, name) for name in settings.ALLOWED_HOSTS):
        words = _("SITE_URL says %(host)s, and ALLOWED_HOSTS does not have it.")
        cure = _("Add it to ALLOWED_HOSTS, or take ALLOWED_HOSTS out.")
        yield wrong("hosts", words % {"host": host}, cure)
    else:
        yield well("hosts", _("The paper answers to %(host)s.") % {"host": host})


def _matches(host: str, name: str) -> bool:
    return host == name or (name.startswith(".") and f".{host}".endswith(name))


def https(at: dt.datetime) -> Iterator[Finding]:
    parts = urlsplit(settings.SITE_URL)
    if parts.scheme != "https" and parts.hostname not in HERE:
        words = _("SITE_URL is not https: passwords can be read on their way.")
        cure = _("Get a certificate, and set SITE_URL to the https address.")
        yield wrong("https", words, cure)
    elif parts.scheme == "https" and not settings.SECURE_PROXY_SSL_HEADER:
        words = _("SITE_URL is https, and BEHIND_PROXY is off.")
        cure = _("Where a web server in front does TLS, set BEHIND_PROXY=on.")
        yield doubtful("https", words, cure)
    else:
        yield well("https", _("Addresses are as the paper is reached."))


def second_step(at: dt.datetime) -> Iterator[Finding]:
    if settings.TWO_FACTOR_REQUIRED:
        words = _("Who may publish signs in with a second step.")
        yield well("two_factor", words)
    else:
        words = _("A password alone is enough to publish.")
        cure = _("Set TWO_FACTOR_REQUIRED=publishers.")
        yield doubtful("two_factor", words, cure)


LOOKS = [secret_key, debug, hosts, https, second_step]
