"""What the desk has pinned on a front, as readers see it."""

import datetime as dt
from collections.abc import Iterable

from articles.editions.edition import Edition
from articles.editions.front_edition import FrontEdition, FrontPlace
from articles.masthead.section import Section
from articles.reading.figure import shown
from articles.reading.listed import listed
from articles.reading.prepared import Prepared


def front_places(section: Section | None, at: dt.datetime) -> list[FrontPlace]:
    """The places of a section's front (None: the front page) at `at`: one query."""
    if section is None:
        return list(IN_FRONT(at=at))
    return list(IN_SECTION(section_id=section.pk, at=at))


def _places(at: dt.datetime, section_id: int | None = None):
    live = FrontEdition.objects.live(section_id, at).values("pk")
    places = FrontPlace.objects.filter(edition__in=live).select_related("image")
    return places.defer("image__metadata")


IN_FRONT = Prepared(FrontPlace, _places)
IN_SECTION = Prepared(FrontPlace, _places)


def pinned(places: Iterable[FrontPlace], at: dt.datetime) -> list[Edition]:
    """The stories of these places that are live at `at`, in order: one query.

    A story that is not out yet, or no longer, leaves its place to the next.
    """
    by_article = {place.article_id: place for place in places}
    if not by_article:
        return []
    found = {edition.article_id: edition for edition in live_of(tuple(by_article), at)}
    return [
        _dressed(found[article_id], place, at)
        for article_id, place in by_article.items()
        if article_id in found
    ]


def live_of(article_ids: tuple[int, ...], at: dt.datetime) -> Iterable[Edition]:
    """What readers have of these articles, as lists show it: one query."""
    return OF_ARTICLES(at=at, article_ids=article_ids)


def _of_articles(at: dt.datetime, article_ids: tuple[int, ...]):
    return listed(Edition.objects.live(at).filter(article_id__in=article_ids))


OF_ARTICLES = Prepared(Edition, _of_articles)


def _dressed(edition: Edition, place: FrontPlace, at: dt.datetime) -> Edition:
    """An edition in the words and with the picture of its place; it is never saved."""
    edition.kicker = place.kicker or edition.kicker
    edition.headline = place.headline or edition.headline
    if shown(place.image, at):
        edition.lead_image = place.image
        edition.lead_alt, edition.lead_decorative = place.alt, False
    return edition
