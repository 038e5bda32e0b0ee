"""Parts of pages as they were last written, by all that they are made of.

What went out does not change, so most of a page that is made anew, because one story came
out, is what it was. A part's key holds every value that it shows: none has to be forgotten
when something changes, it is just not asked for any more.
"""

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from threading import Lock

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles.editions.edition import Edition
from articles.reading.figure import shown

# Characters in each process; a teaser takes 1,500, a story 10,000.
MOST = 16_000_000
_lock = Lock()
_kept: OrderedDict[Hashable, SafeString] = OrderedDict()
_size = 0


def kept(key: Hashable, write: Callable[[], SafeString]) -> SafeString:
    """What was written for a key, else what `write` makes now."""
    found = _kept.get(key)
    if found is not None:
        return found
    made = write()
    _keep(key, made)
    return made


def _keep(key: Hashable, made: SafeString) -> None:
    """The oldest is forgotten first: what is still wanted is soon written again."""
    global _size
    with _lock:
        if key not in _kept:
            _kept[key] = made
            _size += len(made)
        while _size > MOST:
            _size -= len(_kept.popitem(last=False)[1])


def forget() -> None:
    global _size
    with _lock:
        _kept.clear()
        _size = 0


def values(row) -> tuple:
    """All that was loaded of a row, what it was annotated with included."""
    return tuple(
        [
            _PLAIN[name](value) if name in _PLAIN else value
            for name, value in row.__dict__.items()
            if name[0] != "_"
        ]
    )


def whole(edition: Edition, at: dt.datetime | None) -> tuple:
    """An edition with its section and its picture, and whether that may be seen."""
    image = edition.lead_image
    picture = (shown(image, at), *values(image)) if image is not None else ()
    return (here(), values(edition), values(edition.section), picture)


def here() -> tuple:
    """What words and moments are written by."""
    return get_language(), _day(int(timezone.now().timestamp()) // 60)


@lru_cache(maxsize=8)
def _day(minute: int) -> dt.date:
    return timezone.localdate(dt.datetime.fromtimestamp(minute * 60, dt.UTC))


def rows(some: Iterable) -> tuple:
    return tuple([values(row) for row in some])


def _names(renditions: list[dict]) -> tuple:
    """No name of a file is ever used for another."""
    return tuple([made["name"] for made in renditions])


def _plain(value):
    kind = type(value)
    if kind is list:
        return tuple([_plain(each) for each in value])
    if kind is dict:
        return tuple([(name, _plain(each)) for name, each in value.items()])
    return value


# Of the columns that hold more than one value.
_PLAIN = {"renditions": _names, "corrections": _plain, "metadata": _plain}
