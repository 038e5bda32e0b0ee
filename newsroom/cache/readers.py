"""The page cache of this paper: what it asks of the database, and what it must forget."""

import datetime as dt
import re
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections, connection
from django.utils import timezone
from django.utils.module_loading import import_string

from newsroom.cache.entry import Entry
from newsroom.cache.front import Front
from newsroom.cache.page_cache import Application, PageCache
from newsroom.cache.shared import Shared
from newsroom.cache.store import Store
from newsroom.cache.watch import Watch
from newsroom.metrics.looks import Looks
from newsroom.replicas import chosen

# A withdrawal that came in while a question was on its way is found by the next one.
LOOKS_BACK = dt.timedelta(minutes=5)
# nginx asks again each second; until then a page may change only with FRONT_CACHE.
IN_FRONT = [("X-Accel-Expires", "1")]


def with_page_cache(application: Application) -> Application:
    """The application behind a cache of PAGE_CACHE_MB; without one where that is 0."""
    if not settings.PAGE_CACHE_MB:
        return application
    store = Store(settings.PAGE_CACHE_MB * 1024 * 1024)
    looks = Looks(_ask) if settings.METRICS else None
    shared = Shared(settings.REDIS_URL) if settings.REDIS_URL else None
    front = Front(Path(settings.FRONT_CACHE)) if settings.FRONT_CACHE else None
    watch = Watch(
        ask=looks or _ask,
        changed=lambda: forget_gone(store, shared),
        **({"seen": front.seen} if front else {}),
    )
    if front:
        front.watch(watch)
    always = IN_FRONT if front else []
    cache = PageCache(application, watch, store, settings.CDN_TTL, shared, always)
    if looks:
        looks.cache = cache
    return cache


def _ask() -> str:
    close_old_connections()
    now, state = timezone.now(), import_string(settings.PAPER_STATE)
    try:
        return chosen.state(lambda using: state(now, using=using))
    except Exception:
        connection.close()
        raise


def forget_gone(store: Store, shared: Shared | None = None) -> None:
    """No page that shows a story which was withdrawn or removed is a last good page."""
    ids = import_string(settings.PAPER_GONE)(timezone.now() - LOOKS_BACK)
    if not ids:
        return
    links = re.compile(rb"~(?:%s)/" % b"|".join(str(key).encode() for key in ids))

    def shows(key: tuple, entry: Entry) -> bool:
        return bool(links.search(key[2].encode()) or links.search(entry.body))

    store.drop_where(shows)
    if shared is not None:
        shared.forget_gone()
