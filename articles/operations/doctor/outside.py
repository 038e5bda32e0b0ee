"""Outside: mail, hubs, and the network in front of the paper."""

import datetime as dt
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import get_connection
from django.utils.translation import gettext as _

from articles.dispatch.purge import APIS
from articles.operations.doctor.finding import Finding, doubtful, well, wrong
from articles.reading.feeds.hub import OWN


def mail(at: dt.datetime) -> Iterator[Finding]:
    """The server is really asked, and nothing sent."""
    if not settings.DESK_MAIL:
        yield well("mail", _("Nothing is mailed: EMAIL_URL is not set."))
        return
    try:
        server = get_connection()
        server.open()
        server.close()
    except OSError as error:
        words = _("The mail server does not take us: %(error)s.")
        cure = _("See EMAIL_URL: address, port, name and password.")
        yield doubtful("mail", words % {"error": error}, cure)
    else:
        yield well("mail", _("The mail server answers."))


def hub(at: dt.datetime) -> Iterator[Finding]:
    named = settings.WEBSUB_HUB
    if named in ("", OWN) or urlsplit(named).scheme in ("http", "https"):
        words = _("Feeds have a hub.") if named else _("Feeds have no hub.")
        yield well("hub", words)
    else:
        words = _("WEBSUB_HUB is neither an address nor “own”.")
        yield wrong("hub", words, _("Give the hub’s https address, or own."))


def delivery_network(at: dt.datetime) -> Iterator[Finding]:
    if not settings.CDN:
        yield from _without_network()
    elif settings.CDN not in APIS:
        words = _("CDN is none that we know how to tell.")
        yield wrong("cdn", words, _("Set it to one of: %s.") % ", ".join(APIS))
    elif not (settings.CDN_SERVICE and settings.CDN_TOKEN):
        words = _("The CDN cannot be told of changes: its service or key is not set.")
        yield wrong("cdn", words, _("Set CDN_SERVICE and CDN_TOKEN."))
    else:
        words = _("The CDN is told which pages change.")
        yield well("cdn", words)


def _without_network() -> Iterator[Finding]:
    if settings.CDN_TTL > 1:
        words = _("CDN_TTL lets caches keep pages, and no CDN is told of changes.")
        cure = _("Take CDN_TTL out, or set CDN.")
        yield wrong("cdn", words, cure)
    else:
        yield well("cdn", _("There is no CDN to be told."))


LOOKS = [mail, hub, delivery_network]
