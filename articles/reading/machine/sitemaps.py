"""Sitemaps: every story by the month it came out, and the news of two days."""

import datetime as dt

from django.conf import settings
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.editions.edition import Edition, EditionPicture
from articles.images.renditions import largest
from articles.reading.absolute import absolute
from articles.reading.figure import shown
from articles.reading.machine import sitemap_xml
from articles.reading.machine.conditional import conditional
from articles.reading.machine.moments import written
from articles.reading.machine.months import (
    Listed,
    Month,
    months_with_stories,
    part_of,
)
from articles.reading.machine.sitemap_xml import MEDIA_TYPE, Entry

NEWS_DAYS, MOST_NEWS = 2, 1000
# Editions that are in memory at once, with the renditions of their pictures.
AT_ONCE = 2_000
FIELDS = (
    "slug",
    "kind",
    "article_id",
    "published_at",
    "first_published_at",
    "headline",
    "language",
    "section__slug",
)


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponseBase:
    """Which months there are, and when each last changed."""
    now = timezone.now()
    newest = Edition.objects.due(now).values_list("published_at", flat=True).first()
    entries = [entry for each in months_with_stories(now) for entry in _files(each)]
    content = sitemap_xml.index(entries)
    return conditional(request, content, MEDIA_TYPE, changed=newest, tells_all=True)


@require_safe
def sitemap_month(
    request: HttpRequest, year: str, month: str, part: str | None = None
) -> HttpResponseBase:
    """The stories that first came out in a month, with their pictures."""
    at, asked = timezone.now(), Month(int(year), int(month))
    entries, changed = [], None
    for edition in _with_pictures(part_of(asked, int(part or 1), at)):
        changed = max(changed or edition.published_at, edition.published_at)
        if not edition.withdrawn:
            entries.append(_entry(edition, at))
    if not entries:
        raise Http404
    content = sitemap_xml.sitemap(entries)
    return conditional(request, content, MEDIA_TYPE, changed=changed)


@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponseBase:
    """What came out in two days; empty where nothing did."""
    at = timezone.now()
    since = at - dt.timedelta(days=NEWS_DAYS)
    recent = Edition.objects.live(at).filter(first_published_at__gt=since)
    found = recent.select_related("section").only(*FIELDS).by_first_publication()
    editions = list(found[:MOST_NEWS])
    content = sitemap_xml.news_sitemap(map(_news, editions))
    changed = max((edition.published_at for edition in editions), default=None)
    return conditional(request, content, MEDIA_TYPE, changed=changed, seconds=60)


def _files(listed: Listed) -> list[Entry]:
    year, month = listed.month.name.split("-")
    parts = [{}, *({"part": part} for part in range(2, listed.parts + 1))]
    return [
        Entry(
            absolute(
                reverse("sitemap_month", kwargs={"year": year, "month": month} | part)
            ),
            listed.changed,
        )
        for part in parts
    ]


def _with_pictures(editions):
    pictures = EditionPicture.objects.select_related("image").order_by("pk")
    few = pictures.only(
        "edition_id", "image__file", "image__renditions", "image__rights_end"
    )
    whole = editions.select_related("section").only(*FIELDS)
    return whole.prefetch_related(Prefetch("pictures", few)).iterator(AT_ONCE)


def _entry(edition: Edition, at: dt.datetime) -> Entry:
    images = [each.image for each in edition.pictures.all() if shown(each.image, at)]
    files = [file for image in images if (file := largest(image))]
    return Entry(
        absolute(edition.get_absolute_url()),
        edition.published_at,
        [absolute(file.url) for file in files],
    )


def _news(edition: Edition) -> Entry:
    publication = {"news:name": settings.SITE_NAME, "news:language": edition.language}
    news = {
        "news:publication": publication,
        "news:publication_date": written(edition.first_published_at),
        "news:title": edition.headline,
    }
    return Entry(absolute(edition.get_absolute_url()), news=news)
