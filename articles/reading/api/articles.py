"""Stories: a list, and each by its permanent id."""

import uuid as uuids
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase

from articles.editions.edition import Edition, EditionQuerySet
from articles.editions.removal import Removal
from articles.reading import paging
from articles.reading.absolute import absolute
from articles.reading.api.cursor import cursor
from articles.reading.api.documents import documents, removed, whole
from articles.reading.api.door import Asked, answer
from articles.reading.api.problem import not_found
from articles.reading.api.selection import planned, selection
from articles.reading.surrogate import story_key


def articles(request: HttpRequest, asked: Asked) -> HttpResponseBase:
    """A page of stories: at most seven queries, whatever is asked and however many."""
    said, chosen = asked.said, selection(asked)
    oldest_first = said["order"] == "oldest"
    key = {}
    if said["cursor"]:
        key = {"after" if oldest_first else "before": said["cursor"][1]}
    page = paging.page(
        whole(chosen.editions),
        key,
        by=chosen.by,
        of=chosen.of,
        size=said["limit"],
        oldest_first=oldest_first,
    )
    items = documents(page, asked.at)
    further = next_page(request, asked, page.next_key)
    return answer(request, {"items": items, "next": further})


def article(request: HttpRequest, asked: Asked, uuid: uuids.UUID) -> HttpResponseBase:
    """A story as readers have it; 410 with the cancellation of what was withdrawn."""
    found = whole(_of_one(asked)).filter(article_uuid=uuid)
    edition = found.first()
    if edition is None:
        return _removed(request, uuid)
    response = answer(
        request,
        documents([edition], asked.at)[0],
        status=410 if edition.withdrawn else 200,
        changed=edition.published_at,
    )
    response.keys_shown = [story_key(edition.article_id)]  # type: ignore[attr-defined]
    return response


def next_page(request: HttpRequest, asked: Asked, key: str) -> str | None:
    """The address of the next page of a list; None after the last."""
    if not key:
        return None
    query = request.GET.dict() | {"cursor": cursor(asked.question.of, key)}
    return f"{absolute(request.path)}?{urlencode(query)}"


def _of_one(asked: Asked) -> EditionQuerySet:
    if asked.planned:
        return planned(asked.at).order_by("published_at", "id")
    return Edition.objects.newest(asked.at)


def _removed(request: HttpRequest, uuid: uuids.UUID) -> HttpResponseBase:
    removal = Removal.objects.filter(article_uuid=uuid, whole=True).first()
    if removal is None:
        raise not_found()
    return answer(request, removed(removal), status=410, changed=removal.removed_at)
