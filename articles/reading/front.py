"""What stands where on the front page, and on the first page of a section."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import OuterRef, Subquery

from articles.editions.edition import Edition
from articles.editions.front_edition import FrontPlace
from articles.masthead.section import Section
from articles.reading import paging
from articles.reading.figure import shown
from articles.reading.listed import listed
from articles.reading.pinned import pinned
from articles.reading.prepared import Prepared

NEWEST = 60
# The opening story, and those beside it.
TOP = 4
JUST_IN = 8
BAND = 4
# Among how many of the newest one with a picture is looked for, to open the page.
OPENERS = 6
IN_BAND = tuple(f"place_{place}" for place in range(BAND))


@dataclass(frozen=True)
class Band:
    """One section on the front: its lead, then the others."""

    section: Section
    editions: list


@dataclass(frozen=True)
class Front:
    """The opening story, the seconds, what else is pinned, the newest, the bands."""

    opening: Edition | None
    seconds: list
    further: list
    just_in: list
    bands: list[Band]


def front_page(
    sections: list[Section], places: Iterable[FrontPlace], at: dt.datetime
) -> Front:
    """What is pinned first, then the newest, each story once: four queries at most."""
    chosen = pinned(places, at)
    filling = _newest(at, chosen)
    if not chosen:
        filling = picture_first(filling[:OPENERS], at) + filling[OPENERS:]
    missing = max(0, TOP - len(chosen))
    top, rest = chosen[:TOP] + filling[:missing], filling[missing:]
    # Of a small paper the bands get most: they show a story as more than a line.
    lines = min(JUST_IN, -(-len(rest) // 3))
    just_in, rest = rest[:lines], rest[lines:]
    elsewhere = [*chosen, *top, *just_in]
    whole = len(filling) < NEWEST
    bands = _bands(sections, rest, None if whole else elsewhere, at)
    return Front(next(iter(top), None), top[1:], chosen[TOP:], just_in, bands)


def section_page(
    section: Section, places: Iterable[FrontPlace], at: dt.datetime, query
) -> paging.Page:
    """A page of a section: on the first what is pinned, then the others, each once."""
    chosen = pinned(places, at)
    ids = _ids(chosen)

    def first(_many: int) -> list:
        return list(IN_SECTION(at=at, article_ids=ids, section_id=section.pk))

    found = _live_but(at, ids).filter(section=section)
    page = paging.page(found, query, first=first)
    return replace(page, editions=[*chosen, *page.editions]) if page.first else page


def picture_first(editions, at: dt.datetime | None = None) -> list:
    """The same editions, led by the first of them that has a picture to show."""
    editions = list(editions)
    led = [edition for edition in editions if shown(edition.lead_image, at)][:1]
    return led + [edition for edition in editions if edition not in led]


def _newest(at: dt.datetime, but: Iterable[Edition]) -> list:
    """What readers have, but for the stories that stand elsewhere on the page."""
    return list(IN_FRONT(at=at, article_ids=_ids(but)))


def _ids(editions: Iterable[Edition]) -> tuple[int, ...]:
    return tuple(sorted({edition.article_id for edition in editions}))


def _live_but(at: dt.datetime, article_ids: tuple[int, ...]):
    live = listed(Edition.objects.live(at)).exclude(article_id__in=article_ids)
    return live.by_first_publication()


def _first_of_section(at, article_ids, section_id):
    found = _live_but(at, article_ids).filter(section=section_id)
    return found[: paging.PER_PAGE + 1]


IN_FRONT = Prepared(
    Edition, lambda at, article_ids: _live_but(at, article_ids)[:NEWEST]
)
IN_SECTION = Prepared(Edition, _first_of_section)


def _bands(sections: list[Section], rest: list, but, at: dt.datetime) -> list[Band]:
    """Each section's first stories; `but` these where `rest` is not all that there is."""
    here = {
        section.pk: [edition for edition in rest if edition.section_id == section.pk]
        for section in sections
    }
    if but is not None:
        thin = [key for key, editions in here.items() if len(editions) < BAND]
        here |= _newest_of(tuple(thin), _ids(but), at)
    bands = [
        Band(section, picture_first(here[section.pk][:BAND], at))
        for section in sections
    ]
    return [band for band in bands if band.editions]


def _newest_of(sections: tuple[int, ...], but: tuple[int, ...], at) -> dict[int, list]:
    """Sections that others have pushed out of the newest: two queries for all of them."""
    if not sections:
        return {}
    rows = PLACES(section_ids=sections, article_ids=but, at=at)
    keys = [getattr(row, place) for row in rows for place in IN_BAND]
    here: dict[int, list] = {key: [] for key in sections}
    for edition in OF_KEYS(keys=tuple(sorted({key for key in keys if key}))):
        here[edition.section_id].append(edition)
    return here


def _places(section_ids, article_ids, at):
    of_section = _live_but(at, article_ids).filter(section=OuterRef("pk")).values("pk")
    # SQLite takes no LIMIT in a union; a subquery for each place is as quick.
    places = {
        name: Subquery(of_section[place : place + 1])
        for place, name in enumerate(IN_BAND)
    }
    return Section.objects.filter(pk__in=section_ids).order_by().annotate(**places)


def _of_keys(keys):
    return listed(Edition.objects.filter(pk__in=keys)).by_first_publication()


PLACES = Prepared(Section, _places)
OF_KEYS = Prepared(Edition, _of_keys)
