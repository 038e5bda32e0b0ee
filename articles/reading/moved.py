"""Where an address leads that is no more: in one step, and only to pages of ours.

Asked only after everything else has found nothing, so that a page that is there pays
nothing for those that were, and a name that is taken anew is the new one's.
"""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import Http404
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from articles.editions.edition import Edition
from articles.masthead.old_address import LONGEST, OldAddress, with_query
from articles.reading.story_address import answered_elsewhere, newest_of

# What the house itself remembers of a name that changed: so did all that is below it.
WITH_ALL_BELOW = (OldAddress.Origin.RENAMED, OldAddress.Origin.SYNONYM)
DEEPEST = 8


def moved(request: HttpRequest) -> HttpResponse | None:
    """A redirect, or 410 where what it leads to was withdrawn; None where it leads nowhere."""
    if request.method not in ("GET", "HEAD"):
        return None
    article_id = _story_without_slash(request.path_info)
    if article_id and (found := _to_story(request, article_id)):
        return found
    old, below = _remembered(request)
    if old is None:
        return None
    if old.article_id:
        return _to_story(request, old.article_id)
    if old.to:
        return _to(old.to)
    return _to_thing(request, old.thing, below)


def _remembered(request: HttpRequest) -> tuple[OldAddress | None, str]:
    """The old address that fits best, and what was asked for below it: one query."""
    path, query = request.path_info, request.META.get("QUERY_STRING", "")
    exact = list(_ways_to_write(path, query))
    above = list(_above(path))
    known = OldAddress.objects.select_related("section", "author", "tag__merged_into")
    wanted = [way for way in [*exact, *above] if len(way) <= LONGEST]
    found = {old.path: old for old in known.filter(path__in=wanted)}
    for way in exact:
        if way in found:
            return found[way], ""
    for way in above:
        if way in found and found[way].origin in WITH_ALL_BELOW:
            return found[way], path[len(way) :]
    return None, ""


def _ways_to_write(path: str, query: str) -> Iterator[str]:
    """With its query and without, with the last slash and without: the nearest first."""
    bare = path.rstrip("/")
    paths = dict.fromkeys([path, f"{bare}/", bare or "/"])
    if query:
        yield from (with_query(way, query) for way in paths)
    yield from paths


def _above(path: str) -> Iterator[str]:
    """The folders that a path lies in, the nearest first."""
    parts = path.split("/")[1:-1][:DEEPEST]
    for depth in range(len(parts), 0, -1):
        way = "/" + "/".join(parts[:depth]) + "/"
        if way != path:
            yield way


def _story_without_slash(path: str) -> int | None:
    """The number in a story's address that lacks its last slash."""
    if path.endswith("/"):
        return None
    try:
        match = resolve(f"{path}/")
    except Resolver404:
        return None
    return match.kwargs["article_id"] if match.url_name == "story" else None


def _to_story(request: HttpRequest, article_id: int) -> HttpResponse | None:
    edition = newest_of(article_id, timezone.now()).first()
    try:
        gone = answered_elsewhere(request, edition, article_id)
    except Http404:
        return None
    if gone or edition is None:
        return gone
    return HttpResponsePermanentRedirect(edition.get_absolute_url())


def _to_thing(request: HttpRequest, thing, below: str) -> HttpResponse | None:
    """The page of a section, tag or author, unless only drafts know it."""
    if thing.kind == "tag":
        thing = thing.lasting
    if not _has_stories(thing):
        return None
    address = thing.get_absolute_url() + below
    if not below:
        return _to(address, request)
    try:
        match = resolve(address)
    except Resolver404:
        return None
    # A story has been looked for by its number already.
    return None if "article_id" in match.kwargs else _to(address, request)


def _has_stories(thing) -> bool:
    """Sections are in the menu; the name of a tag or author is told with its stories."""
    live = Edition.objects.live().order_by()
    if thing.kind == "tag":
        family = [thing, *thing.merged.all()]
        return live.filter(tag_items__tag__in=family).exists()
    if thing.kind == "author":
        return live.filter(bylines__author=thing).exists()
    return True


def _to(address: str, request: HttpRequest | None = None) -> HttpResponse | None:
    """Within this site only, with the query that was asked if it goes along."""
    if not url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return None
    query = request.META.get("QUERY_STRING", "") if request else ""
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
