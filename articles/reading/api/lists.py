"""What stories can be asked by: sections, tags and authors, those with stories that readers have.

A name that only drafts have is in none of them. Each is read by key, which no new name moves.
"""

from collections.abc import Callable
from urllib.parse import urlencode

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from articles.editions.edition import Edition
from articles.editions.removal import Removal
from articles.masthead.author import Author
from articles.masthead.section import Section
from articles.masthead.tag import Tag
from articles.reading import paging
from articles.reading.absolute import absolute
from articles.reading.api.articles import next_page
from articles.reading.api.documents import removed
from articles.reading.api.door import Asked, answer


def sections(request: HttpRequest, asked: Asked) -> HttpResponseBase:
    live = _one_of(asked, paging.OF_EDITION, section=OuterRef("pk"))
    with_stories = Section.objects.alias(story=live).exclude(story=None)
    return _page(request, asked, with_stories, _named)


def tags(request: HttpRequest, asked: Asked) -> HttpResponseBase:
    """Each subject by its lasting name, with the stories of those merged into it."""
    own = _one_of(asked, paging.OF_TAG, tag_items__tag=OuterRef("pk"))
    into = _one_of(asked, paging.OF_TAG, tag_items__tag__merged_into=OuterRef("pk"))
    lasting = Tag.objects.filter(merged_into=None).alias(own=own, into=into)
    with_stories = lasting.exclude(Q(own=None) & Q(into=None))
    return _page(request, asked, with_stories, _named)


def authors(request: HttpRequest, asked: Asked) -> HttpResponseBase:
    live = _one_of(asked, paging.OF_AUTHOR, bylines__author=OuterRef("pk"))
    with_stories = Author.objects.alias(story=live).exclude(story=None)
    return _page(request, asked, with_stories, _author)


def removals(request: HttpRequest, asked: Asked) -> HttpResponseBase:
    """What the law had removed: of that nothing is left in any other list."""
    return _page(request, asked, Removal.objects.filter(whole=True), removed)


def _one_of(asked: Asked, by: paging.Columns, **which) -> Subquery:
    """A story that readers have: one look into an index, and no EXISTS, which PostgreSQL
    would turn into a join of everything."""
    live = Edition.objects.live(asked.at).filter(**which)
    return Subquery(live.order_by(f"-{by.date}", f"-{by.key}").values("pk")[:1])


def _page(
    request: HttpRequest, asked: Asked, rows: QuerySet, said: Callable
) -> HttpResponseBase:
    """One query."""
    cursor, limit = asked.said["cursor"], asked.said["limit"]
    further = rows.filter(pk__gt=int(cursor[1])) if cursor else rows
    found = list(further.order_by("pk")[: limit + 1])
    key = str(found[limit - 1].pk) if len(found) > limit else ""
    items = [said(row) for row in found[:limit]]
    return answer(request, {"items": items, "next": next_page(request, asked, key)})


def _named(row: Section | Tag | Author, words: str = "", **more: str) -> dict:
    """Its page for people, and the list of its stories here."""
    query = urlencode({row.kind: row.slug})
    said = {
        "name": row.name,
        "slug": row.slug,
        "description": words or getattr(row, "description", ""),
        "uri": absolute(row.get_absolute_url()),
        "articles": f"{absolute(reverse('api_articles'))}?{query}",
    } | more
    return {name: value for name, value in said.items() if value}


def _author(author: Author) -> dict:
    return _named(author, author.bio, role=author.role)
