"""The page cache of this paper: what it asks of the database, and what it must forget."""

import datetime as dt
import re

from django.conf import settings
from django.db import close_old_connections, connection
from django.utils import timezone
from django.utils.module_loading import import_string

from newsroom.cache.entry import Entry
from newsroom.cache.page_cache import Application, PageCache
from newsroom.cache.store import Store
from newsroom.cache.watch import Watch

# A withdrawal that came in while a question was on its way is found by the next one.
LOOKS_BACK = dt.timedelta(minutes=5)


def with_page_cache(application: Application) -> Application:
    """The application behind a cache of PAGE_CACHE_MB; without one where that is 0."""
    if not settings.PAGE_CACHE_MB:
        return application
    store = Store(settings.PAGE_CACHE_MB * 1024 * 1024)
    watch = Watch(ask=_ask, changed=lambda: forget_gone(store))
    return PageCache(application, watch, store, settings.CDN_TTL)


def _ask() -> str:
    close_old_connections()
    try:
        return import_string(settings.PAPER_STATE)(timezone.now())
    except Exception:
        connection.close()
        raise


def forget_gone(store: Store) -> None:
    """No page that shows a story which was withdrawn or removed is a last good page."""
    ids = import_string(settings.PAPER_GONE)(timezone.now() - LOOKS_BACK)
    if not ids:
        return
    links = re.compile(rb"~(?:%s)/" % b"|".join(str(key).encode() for key in ids))

    def shows(key: tuple, entry: Entry) -> bool:
        return bool(links.search(key[2].encode()) or links.search(entry.body))

    store.drop_where(shows)
