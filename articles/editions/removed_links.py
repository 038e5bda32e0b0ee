"""Links in other stories to one that was removed: its words stood in its address too."""

import re
from collections.abc import Callable, Collection
from html import unescape

from django.db import models
from django.db.models.functions import Cast
from django.utils.text import slugify

from articles.copydesk.addresses import own_story
from articles.drafts.article import Article
from articles.drafts.revision import Revision
from articles.drafts.working_copy import WorkingCopy
from articles.editions.edition import Edition
from articles.editions.live_post import LivePostEdition
from articles.editions.removal import Removal

# As a body is stored: a link stands around all other marks and says only where it leads.
_link = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_slug = re.compile(r"(?<=/)[\w%-]*(?=~)")
# What an address says of a story without a Latin letter, too.
NO_SLUG = "story"


def without_removed(body: str) -> str:
    """A body in which the words of links to removed stories stay, and lead nowhere."""
    asked = {story for href, _words in _link.findall(body) if (story := _story(href))}
    removed = removed_among(asked) if asked else set()
    return _unlinked(body, removed) if removed else body


def removed_among(ids: Collection[int]) -> set[int]:
    """Which of these stories were removed whole."""
    found = Removal.objects.filter(article_id__in=ids, whole=True)
    return set(found.values_list("article_id", flat=True))


def forget_links(article_id: int, words: str = "") -> dict[str, int]:
    """Readers get no link any more to a story that is gone; a draft's link keeps its number.

    Where only some words were removed, links whose address has them lead on without them.
    What the links stand on are the words of other stories, and stays.
    """
    said = slugify(words)

    def unlink(body: str) -> str:
        return _unlinked(body, {article_id})

    def shorten(body: str) -> str:
        return _link.sub(lambda found: _shortened(found, article_id, said), body)

    public = shorten if words else unlink
    changes: tuple[tuple[type[models.Model], str, Callable[[str], str]], ...] = (
        (Edition, "body", public),
        (LivePostEdition, "body", public),
        (Article, "body", shorten),
        (Revision, "story", shorten),
        (WorkingCopy, "form", shorten),
    )
    return {
        f"{model.__name__} (link)": _change(model, name, change, article_id)
        for model, name, change in changes
    }


def still_linking(article_id: int) -> list[Article]:
    """The stories whose draft leads to it: somebody has to say what becomes of that."""
    naming = Article.objects.filter(body__contains=f"~{article_id}")
    return [
        article
        for article in naming.defer("intro").order_by("pk")
        if any(
            _story(href) == article_id for href, _words in _link.findall(article.body)
        )
    ]


def _change(model, name: str, change: Callable[[str], str], article_id: int) -> int:
    """A queryset's update: a row's own save would refuse, or add what it adds."""
    changed = 0
    letters = Cast(name, models.TextField())
    naming = models.QuerySet(model).annotate(letters=letters)
    naming = naming.filter(letters__contains=f"~{article_id}")
    for key, value in list(naming.values_list("pk", name)):
        after = _everywhere(value, change)
        if after != value:
            models.QuerySet(model).filter(pk=key).update(**{name: after})
            changed += 1
    return changed


def _everywhere(value, change: Callable[[str], str]):
    if isinstance(value, dict):
        return {key: _everywhere(each, change) for key, each in value.items()}
    if isinstance(value, list):
        return [_everywhere(each, change) for each in value]
    return change(value) if isinstance(value, str) else value


def _unlinked(body: str, removed: Collection[int]) -> str:
    return _link.sub(
        lambda found: found[2] if _story(found[1]) in removed else found[0], body
    )


def _shortened(found: re.Match, article_id: int, said: str) -> str:
    slug = _slug.search(found[1])
    if _story(found[1]) != article_id or not slug or said not in slug[0]:
        return found[0]
    return f'<a href="{_slug.sub(NO_SLUG, found[1], count=1)}">{found[2]}</a>'


def _story(href: str) -> int | None:
    return own_story(unescape(href))
